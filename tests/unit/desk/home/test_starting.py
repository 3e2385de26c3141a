"""New cases and documents: where they go, and that nothing is written over."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from countermove.casefile.load import load
from countermove.desk.folder import Outside, open_folder
from countermove.desk.home import starting
from countermove.desk.home.starting import new_case, save_documents
from countermove.errors import CountermoveError


def sent(*names: str) -> list[tuple[str, io.BytesIO]]:
    return [(name, io.BytesIO(b"words " + name.encode())) for name in names]


def test_a_new_case_is_the_one_that_the_command_writes_with_its_title(tmp_path: Path) -> None:
    key = new_case(open_folder(tmp_path), "harbour", 'The "harbour": a title # with letters')
    case = load(tmp_path / key)
    assert key == "harbour/case.yaml"
    assert case.title == 'The "harbour": a title # with letters'
    assert "# A case for countermove" in (tmp_path / key).read_text(encoding="utf-8")


def test_no_folder_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    with pytest.raises(CountermoveError, match="choose another name"):
        new_case(open_folder(tmp_path), "harbour")
    assert list((tmp_path / "harbour").iterdir()) == []


def test_documents_of_one_name_get_numbers(tmp_path: Path) -> None:
    folder = open_folder(tmp_path)
    assert save_documents(folder, sent("memo.txt")).names == ("sources/memo.txt",)
    assert save_documents(folder, sent("memo.txt", "x/memo.txt")).names == (
        "sources/memo-2.txt",
        "sources/memo-3.txt",
    )
    assert (tmp_path / "sources" / "memo.txt").read_bytes() == b"words memo.txt"


def test_what_is_no_document_is_told_and_the_rest_is_saved(tmp_path: Path) -> None:
    found = save_documents(open_folder(tmp_path), [*sent("run.exe", "case.yaml", "memo.txt"), ("x.txt", io.BytesIO())])
    assert found.names == ("sources/memo.txt",)
    assert [name for name in ("run.exe", "case.yaml", "x.txt") if not any(name in one for one in found.refused)] == []
    assert [path.name for path in (tmp_path / "sources").iterdir()] == ["memo.txt"]


def test_a_document_that_is_too_long_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "LARGEST_DOCUMENT", 5)
    found = save_documents(open_folder(tmp_path), sent("memo.txt"))
    assert found.names == ()
    assert list((tmp_path / "sources").iterdir()) == []


def test_documents_go_beside_the_case_they_are_for(tmp_path: Path) -> None:
    folder = open_folder(tmp_path)
    key = new_case(folder, "harbour")
    assert save_documents(folder, sent("memo.txt"), key).names == ("harbour/sources/memo.txt",)
    with pytest.raises(Outside):
        save_documents(folder, sent("memo.txt"), "../case.yaml")


def test_a_link_for_a_folder_of_sources_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "sources").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CountermoveError, match="nothing was saved"):
        save_documents(open_folder(tmp_path / "desk"), sent("memo.txt"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    class Full(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(28, "No space left on device")

    found = save_documents(open_folder(tmp_path), [("memo.txt", Full())])
    assert found.refused == ("“memo.txt” was not saved: No space left on device",)
    assert list((tmp_path / "sources").iterdir()) == []
