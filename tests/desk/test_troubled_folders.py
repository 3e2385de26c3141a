"""Disks that are full, folders that cannot be written to, files that go away: said plainly, nothing left half."""

from __future__ import annotations

import html
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from crossing_memo import MEMO
from desk.desk_client import make_client

from countermove.desk.folder import Folder
from countermove.engine.watch import Progress

FULL = OSError(28, "No space left on device")


@contextmanager
def opened(folder: Path) -> Iterator[Any]:
    """Give a client of a desk on a folder, and close the desk."""
    client: Any = make_client(folder)
    try:
        yield client
    finally:
        client.desk.close()


def full_disk(*_: object, **__: object) -> None:
    raise FULL


def revision(client: Any, key: str) -> str:
    return re.findall(r'name="revision" value="([^"]+)"', client.get(f"/board/{key}").text)[0]


def words(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_a_case_that_cannot_be_started_leaves_its_name_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as client:
        with monkeypatch.context() as disk:
            disk.setattr(Path, "write_bytes", full_disk)
            answer = client.post("/new", data={"name": "harbour"})
        assert answer.status_code == 422
        assert "“harbour” cannot be made here: No space left on device" in words(answer.text)
        assert not (tmp_path / "harbour").exists()
        assert client.post("/new", data={"name": "harbour"}).status_code == 200


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (FULL, "No space left on device"),
        (OSError(30, "Read-only file system"), "Read-only file system"),
        (
            shutil.Error([("/a", "/b", "[Errno 28] No space left on device: '/a' -> '/b'"), ("/c", "/d", "more")]),
            "No space left on device",
        ),
        (shutil.Error([("/a", "/b", "something else")]), "something else"),
    ],
)
def test_a_copy_that_fails_says_why_in_a_sentence_without_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, why: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(shutil, "copytree", fails)
    with opened(tmp_path) as client:
        answer = client.post("/copy/@torva-dam")
    assert answer.status_code == 422
    assert f"“torva-dam” cannot be copied into this folder: {why}\n" in words(answer.text)
    assert "Errno" not in answer.text


def test_changes_in_a_folder_that_keeps_no_drafts_are_said_to_be_here_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
    monkeypatch.setattr(Folder, "is_writable", property(lambda _: False))
    key, told = "harbour/case.yaml", "your changes are here only until this desk is closed"
    with opened(tmp_path) as client:
        assert told not in words(client.get(f"/board/{key}").text)
        asked = {"revision": revision(client, key), "kind": "set_party", "id": "town", "name": "The council"}
        assert told in words(client.post(f"/edit/{key}", data=asked).text)
        assert told in words(client.get(f"/paper/{key}").text)
        assert told not in words(client.post(f"/undo/{key}", data={"revision": revision(client, key)}).text)


def test_a_file_that_is_gone_can_be_put_back_by_saving(tmp_path: Path) -> None:
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
        key, file = "harbour/case.yaml", tmp_path / "harbour" / "case.yaml"
        was = file.read_bytes()
        file.unlink()
        page = client.get(f"/board/{key}").text
        assert "case.yaml is no longer there; what you see here can be saved to put it back." in words(page)
        assert 'id="save" aria-keyshortcuts="Control+S">' in re.sub(r' title="[^"]*"', "", page)
        assert client.post(f"/save/{key}", data={"revision": revision(client, key)}).status_code == 200
        assert file.read_bytes() == was
        assert "no longer there" not in client.get(f"/board/{key}").text


def test_a_file_that_comes_back_is_no_longer_missed(tmp_path: Path) -> None:
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
        key, file = "harbour/case.yaml", tmp_path / "harbour" / "case.yaml"
        asked = {"revision": revision(client, key), "kind": "set_party", "id": "town", "name": "The council"}
        client.post(f"/edit/{key}", data=asked)
        moved = file.rename(file.with_name("away.txt"))
        assert "no longer there" in client.get(f"/board/{key}").text
        moved.rename(file)
        page = client.get(f"/board/{key}").text
        assert "no longer there" not in page
        assert "The council" in page
        assert "Draft, not saved" in page


def test_a_document_that_comes_is_found_on_the_board_and_in_the_paper(tmp_path: Path) -> None:
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
        key = "harbour/case.yaml"
        case = client.desk.sound(client.desk.open(key))
        assert not client.desk.gathered(case, 20).result.citations.at_hand.records
        assert "0 found in the text at hand" in settled(client, key)
        text = MEMO.replace("THE TALKS", "THE TALKS SO FAR").encode()
        client.post("/upload", data={"case": key, "as": "MEMO-7"}, files={"documents": ("a.txt", text)})
        assert re.search(r", [1-4] found in the text at hand", settled(client, key))
        assert "MEMO-7" in client.desk.gathered(case, 20).result.citations.at_hand.records


def test_a_folder_with_very_many_documents_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for number in range(501):
        (tmp_path / "papers" / f"{number}.txt").write_text("one\n")
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
        case = client.desk.sound(client.desk.open("harbour/case.yaml"))
        job = client.desk.gathered(case, 20)
        assert (job.state, job.error) == ("done", "")


def test_work_on_the_paper_of_an_earlier_state_is_stopped(tmp_path: Path) -> None:
    with opened(tmp_path) as client:
        client.post("/new", data={"name": "harbour"})
        key, jobs = "harbour/case.yaml", client.desk.jobs
        earlier = client.desk.sound(client.desk.open(key))
        stopped = [
            jobs.start((kind, earlier.hash, earlier.path, "x"), "Long", until_told) for kind in ("gathered", "paper")
        ]
        other = jobs.start(("gathered", earlier.hash, "elsewhere", "x"), "Long", until_told)
        asked = {"revision": revision(client, key), "kind": "set_party", "id": "town", "name": "The council"}
        client.post(f"/edit/{key}", data=asked)
        found = client.desk.gathered(client.desk.sound(client.desk.open(key)), 20)
        assert found.state == "done"
        assert all(job.wait(5) and job.state == "stopped" for job in stopped)
        assert not other.is_over
        other.cancel()


def until_told(progress: Progress) -> None:
    while not progress("waiting", 0, 1):
        time.sleep(0.01)


def settled(client: Any, key: str) -> str:
    client.desk.citations(client.desk.sound(client.desk.open(key)), 10)
    return words(client.get(f"/board/{key}").text)
