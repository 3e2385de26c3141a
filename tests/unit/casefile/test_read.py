"""Paths, folders, sizes and encodings of case files."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge

from countermove.casefile.load import load
from countermove.errors import CaseError


def message(path: Path | str) -> str:
    with pytest.raises(CaseError) as caught:
        load(path)
    return str(caught.value)


def test_a_folder_stands_for_its_case(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(bridge(), encoding="utf-8")
    case = load(tmp_path)
    assert case.name == tmp_path.name
    assert case.path == str(tmp_path / "case.yaml")
    assert load(tmp_path / "case.yaml").name == tmp_path.name


def test_a_file_by_another_name_gives_the_case_its_name(tmp_path: Path) -> None:
    path = tmp_path / "bridge.yaml"
    path.write_text(bridge(), encoding="utf-8")
    assert load(path).name == "bridge"


def test_a_folder_may_hold_its_case_as_json(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text('{"countermove": 1, "title": "J", "decision_makers": {"a": {"options":'
                                        '\n\t{"x": "X"}, "preferences": ["x"]}}}', encoding="utf-8")  # fmt: skip
    assert load(tmp_path).title == "J"


def test_a_byte_order_mark_and_foreign_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + bridge().replace("\n", "\r\n").encode())
    case = load(path)
    assert case.title == "A bridge and a ferry"


def test_a_fault_after_foreign_line_ends_has_the_line_an_editor_shows(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(bridge(("not sue", "not sew")).replace("\n", "\r\n").encode())
    with pytest.raises(CaseError) as caught:
        load(path)
    assert caught.value.problems[0].line == 18


@pytest.mark.parametrize("raw", [b"\xff\xfec\x00", b"a: \x80", b"\x80"])
def test_other_encodings_are_refused_at_the_first_byte(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(raw)
    assert "not UTF-8" in message(path)


@pytest.mark.parametrize("text", ["- a\n- b", "just a text", "[1, 2]", "42"])
def test_a_file_without_keys_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    assert "no keys at the top" in message(path)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_text_that_cannot_be_a_path_is_refused(name: str) -> None:
    assert "cannot be a path" in message(name) or "no such file" in message(name)


def test_a_device_is_no_case() -> None:
    if Path("/dev/null").exists():
        assert "neither a file nor a folder" in message("/dev/null")


def test_what_lies_on_the_disk_goes_before_a_bundled_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "hand-example").mkdir()
    (tmp_path / "hand-example" / "case.yaml").write_text(bridge(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load("hand-example").title == "A bridge and a ferry"
