"""Write the pictures of the how-to "from a PDF to a case". Needs chromium and pdftoppm.

docs/images/memo-page-one.png: page one of the bundled invented memorandum; docs/images/paper-cited-words.png: what the
initiator wants, from the paper of the case coded from it, with the cited words.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from write_paper_picture import FLAGS, ROOT

IMAGES = ROOT / "docs" / "images"
MEMO, PAPER = IMAGES / "memo-page-one.png", IMAGES / "paper-cited-words.png"
CASE = "torva-dam"
PDF = ROOT / "src" / "countermove" / "cases" / CASE / "sources" / "torva-dam-memo.pdf"
LARGEST = 150_000


def main() -> int:
    """Write both pictures, and return 1 where one is too large."""
    with tempfile.TemporaryDirectory() as folder:
        write_memo()
        write_paper(Path(folder))
    sizes = {path: path.stat().st_size for path in (MEMO, PAPER)}
    for path, size in sizes.items():
        print(f"{path.relative_to(ROOT)}: {size:,} bytes")
    return 0 if max(sizes.values()) < LARGEST else 1


def write_memo() -> None:
    """Write page one of the memorandum, in shades of grey."""
    command = ["pdftoppm", "-png", "-gray", "-r", "76", "-f", "1", "-l", "1", "-singlefile", str(PDF)]
    subprocess.run([*command, str(MEMO.with_suffix(""))], check=True)


def write_paper(folder: Path) -> None:
    """Write the part of the paper where the initiator's wants stand with their notes."""
    page = folder / "paper.html"
    subprocess.run([sys.executable, "-m", "countermove", "paper", CASE, "-o", str(page)], check=True)
    page.write_text(section_of(page.read_text(encoding="utf-8")), encoding="utf-8")
    flags = [flag for flag in FLAGS if not flag.startswith("--window-size")]
    command = [
        "chromium",
        *flags,
        "--window-size=1000,780",
        f"--user-data-dir={folder}/profile",
        f"--screenshot={PAPER}",
    ]
    subprocess.run([*command, page.as_uri()], check=True, stderr=subprocess.DEVNULL, timeout=120)


def section_of(html: str) -> str:
    """Return the paper with nothing but the section on what the initiator wants."""
    start = html.index('<h2 id="interests">')
    begin = html.rindex("<section", 0, start) if "<section" in html[:start] else start
    head = html[: html.index('<main id="main">') + len('<main id="main">')]
    body_start = head.index("<body") if "<body" in head else 0
    style = "<style>body { margin: 0; padding: 1.2rem 3rem 0; } .part { margin: 0; padding: 0; }</style>"
    opened = head[:body_start] + style + '<body><main id="main">'
    return opened + html[begin : html.index('<h2 id="area-', start)] + "</main></body></html>"


if __name__ == "__main__":
    sys.exit(main())
