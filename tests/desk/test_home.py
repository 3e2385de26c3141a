"""Home: what lies in the folder, how to start, and documents that are sent."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from case_texts import bridge
from crossing_memo import write_memo
from desk.desk_client import make_client

from countermove.casefile.catalogue import bundled_names, catalogue_folder

LONG = "y" * 3_000 + ".txt"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Any]:
    folder = tmp_path / "cases"
    folder.mkdir()
    found: Any = make_client(folder)
    found.folder = folder
    yield found
    found.desk.close()


def home(client: Any) -> str:
    """Return the page once all cases are looked at."""
    for _ in range(100):
        page: str = client.get("/").text
        if "Not looked at yet" not in page and "<progress" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the cases are never looked at")


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_an_empty_folder_offers_three_ways_to_start(client: Any) -> None:
    page = home(client)
    assert "There is no case in this folder yet" in page
    assert page.count("<ol>") == 1
    assert 'action="/new"' in page
    assert 'action="/copy/@torva-dam"' in page
    assert "There is no document in this folder yet" in page
    for name in bundled_names():
        assert f'href="/board/@{name}"' in page


def test_a_case_is_shown_with_what_it_is_about_and_its_state(client: Any) -> None:
    (client.folder / "mine.yaml").write_text(bridge(more="summary: About a bridge.\n"), encoding="utf-8")
    (client.folder / "broken.yaml").write_text("countermove: 1\ntitle: Broken\nnonsense: [1\n", encoding="utf-8")
    write_memo(client.folder / "papers")
    page = words(home(client))
    assert "A bridge and a ferry" in page
    assert "About a bridge." in page
    assert "What could The town do to move The company?" in page
    assert re.search(r"A bridge and a ferry.*?Valid.*?1 of 1 source at hand", page)
    assert re.search(r"broken .*?\d+ problems?: ", page)
    assert "papers/MEMO-7.txt" in page


def test_a_draft_and_the_last_run_are_shown(client: Any) -> None:
    (client.folder / "mine.yaml").write_text(bridge(), encoding="utf-8")
    assert "Has a draft" not in home(client)
    opened = client.desk.open("mine.yaml")
    client.desk.assessment(opened.case, patience=20)
    opened.rewrite(opened.text + "# a remark\n", "wrote", opened.revision)
    page = home(client)
    assert "Has a draft that is not saved" in page
    assert "Last run: Assessing what could be done" in page


def test_a_new_case_is_made_and_opened(client: Any) -> None:
    answer = client.post("/new", data={"name": "harbour", "title": "The <harbour>"}, follow_redirects=False)
    assert answer.headers["location"] == "/board/harbour/case.yaml"
    assert (client.folder / "harbour" / "case.yaml").is_file()
    assert "The &lt;harbour&gt;" in home(client)


@pytest.mark.parametrize("name", ["../out", "a/b", "", "CON", ".hidden", "x" * 300, "a\0b", "/tmp/x"])
def test_no_case_is_made_under_an_odd_name(client: Any, name: str) -> None:
    before = set(client.folder.parent.rglob("*"))
    answer = client.post("/new", data={"name": name})
    assert answer.status_code == 422
    assert "That did not work" in answer.text
    assert set(client.folder.parent.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    [
        "../x.txt",
        "a/../../b.txt",
        "CON.txt",
        ".hidden.txt",
        "y" * 3_000 + ".txt",
        "n\0ul.txt",
        "C:\\x.txt",
        "~/.ssh/x.txt",
    ],
)
def test_documents_land_inside_whatever_they_are_called(client: Any, name: str) -> None:
    before = {path for path in client.folder.parent.rglob("*") if path != client.folder}
    answer = client.post("/upload", files={"documents": (name, b"words")}, data={"next": "/"})
    new = {path for path in client.folder.parent.rglob("*") if path != client.folder} - before
    saved = [path for path in new if path.is_file()]
    assert answer.status_code in {200, 400, 422}
    assert all(path.parent == client.folder / "sources" and not path.name.startswith(".") for path in saved)
    if answer.status_code == 200:
        assert len(saved) == 1
        assert f"One document was saved: sources/{saved[0].name}" in answer.text


def test_several_documents_are_told_one_by_one(client: Any) -> None:
    files = [("documents", (name, b"words")) for name in ("a.txt", "b.exe", "a.txt")]
    page = client.post("/upload", files=files, data={"next": "/"}).text
    assert "2 documents were saved: sources/a.txt, sources/a-2.txt." in page
    assert "“b.exe” was not saved" in page
    assert client.post("/upload", data={"next": "/"}).status_code == 422


def test_a_document_can_be_sent_for_a_source_of_a_case(client: Any) -> None:
    shutil.copytree(catalogue_folder() / "soviet-japan-1982", client.folder / "mine")
    sent = {"next": "/", "case": "mine/case.yaml", "as": "SOV-82-10075X"}
    client.post("/upload", files={"documents": ("scan 17.TXT", b"words")}, data=sent)
    assert (client.folder / "mine" / "sources" / "SOV-82-10075X.txt").read_bytes() == b"words"
    outside = client.post("/upload", files={"documents": ("x.txt", b"words")}, data={"case": "../case.yaml"})
    assert outside.status_code == 404


def test_more_documents_at_a_time_than_can_be_taken_are_refused_on_a_page(client: Any) -> None:
    files = [("documents", (f"{number}.txt", b"words")) for number in range(25)]
    answer = client.post("/upload", files=files)
    assert answer.status_code == 400
    assert "What was sent cannot be taken: Too many files. Maximum number of files is 20." in answer.text
    assert not (client.folder / "sources").exists()


def test_an_upload_that_is_too_long_is_refused_before_it_is_read(client: Any) -> None:
    headers = {"content-length": "99000000", "content-type": "multipart/form-data; boundary=x"}
    assert client.post("/upload", content=b"--x", headers=headers).status_code == 413
    assert not (client.folder / "sources").exists()


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="rights do not bind this user")
def test_a_folder_that_cannot_be_written_to_says_what_cannot_be_done(client: Any) -> None:
    client.folder.chmod(0o500)
    try:
        assert "Nothing can be written in this folder" in client.get("/").text
    finally:
        client.folder.chmod(0o700)


def test_a_read_only_folder_offers_nothing_that_writes(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from countermove.desk.folder import Folder

    monkeypatch.setattr(Folder, "is_writable", False)
    page = home(client)
    assert "Nothing can be written in this folder" in page
    assert "<form" not in page
    assert client.post("/new", data={"name": "x"}).status_code == 422
    assert client.post("/upload", files={"documents": ("x.txt", b"words")}).status_code == 422
    assert list(client.folder.iterdir()) == []


def test_a_full_folder_is_listed_quickly(client: Any) -> None:
    for number in range(2_000):
        (client.folder / f"paper-{number:04}.txt").write_bytes(b"words")
    for number in range(30):
        (client.folder / f"case-{number}.yaml").write_text(bridge(), encoding="utf-8")
    home(client)
    best = min(_seconds(client) for _ in range(3))
    assert best < 0.2
    assert "2,000" in client.get("/").text


def _seconds(client: Any) -> float:
    start = time.process_time()  # what the machine does besides does not count
    client.get("/")
    return time.process_time() - start
