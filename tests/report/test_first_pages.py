"""The first page of a paper in each form, as an independent program shows it; pictures for the documentation."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from doc_pages import DOCS
from pictures import IMAGES, Album
from programs import program

import countermove as cm
from countermove.report.content import Paper
from countermove.report.paper import options_paper
from countermove.report.write import render

PAGE = DOCS / "how-to" / "write-a-paper.md"
DOTS_PER_INCH = 76
WIDTH, HEIGHT = 820, 1160
LINES, COLUMNS = 14, 110
"""How much of a plain text the documentation shows."""


@pytest.fixture(scope="module")
def paper() -> Paper:
    return options_paper(cm.assess("torva-dam"))


@pytest.fixture
def album(updates_pictures: bool) -> Album:
    return Album(IMAGES / "papers", updates_pictures)


def first_page(pdf: Path) -> bytes:
    """Return the first page of a PDF as Poppler draws it."""
    made = pdf.with_suffix("")
    asked = ["-png", "-gray", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile", str(pdf), str(made)]
    subprocess.run([program("pdftoppm"), *asked], check=True, capture_output=True, timeout=60)
    return made.with_suffix(".png").read_bytes()


def test_the_first_page_of_the_pdf(paper: Paper, album: Album, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(paper, ".pdf"))
    album.keep("pdf", first_page(path))


def test_the_first_pages_of_word_and_excel(paper: Paper, album: Album, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    sources = [tmp_path / f"{ending[1:]}{ending}" for ending in (".docx", ".xlsx")]
    for source in sources:
        source.write_bytes(render(paper, source.suffix))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    asked = [profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sources)]
    subprocess.run([office, *asked], check=True, capture_output=True, timeout=100)
    for source in sources:
        album.keep(source.stem, first_page(source.with_suffix(".pdf")))


def test_the_top_of_the_page_for_browsers(paper: Paper, album: Album, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_bytes(render(paper, ".html"))
    picture = tmp_path / "html.png"
    asked = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}"]
    apart = [f"--user-data-dir={tmp_path / 'profile'}", f"--screenshot={picture}", path.as_uri()]
    browser = program("chromium", "chromium-browser", "google-chrome")
    subprocess.run([browser, *asked, *apart], check=True, capture_output=True, timeout=60)
    album.keep("html", picture.read_bytes())


@pytest.mark.parametrize("ending", [".md", ".csv"])
def test_the_first_lines_of_plain_text(paper: Paper, ending: str, updates_pictures: bool) -> None:
    lines = render(paper, ending).decode("utf-8-sig").splitlines()[:LINES]
    shown = "\n".join(line if len(line) <= COLUMNS else line[:COLUMNS] + " …" for line in lines)
    block = re.compile(rf"(<!-- first lines of: paper{re.escape(ending)} -->\n```text\n).*?(\n```)", re.DOTALL)
    text = PAGE.read_text(encoding="utf-8")
    if updates_pictures:
        text = block.sub(lambda found: found[1] + shown + found[2], text)
        PAGE.write_text(text, encoding="utf-8")
    found = block.search(text)
    assert found
    assert found[0] == found[1] + shown + found[2], "run this test with --update-pictures"
