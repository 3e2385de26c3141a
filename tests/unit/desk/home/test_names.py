"""Names that come from elsewhere never lead out of a folder, and never mean something else to a system."""

from __future__ import annotations

import pytest

from countermove.desk.home.names import LONGEST_BYTES, checked_folder, cleaned, numbered
from countermove.errors import CountermoveError


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("memo.pdf", "memo.pdf"),
        ("../x.txt", "x.txt"),
        ("a/../../b.txt", "b.txt"),
        ("C:\\papers\\memo.TXT", "memo.txt"),
        ("/etc/passwd", "passwd"),
        (".hidden.txt", "hidden.txt"),
        ("CON.txt", "document-CON.txt"),
        ("nul.tar.pdf", "document-nul.tar.pdf"),
        ("me\0mo.txt", "memo.txt"),
        ("a\u202egpj.txt", "agpj.txt"),
        ("what: now?.pdf", "what- now-.pdf"),
        ("  memo .pdf ", "memo.pdf"),
        ("", "document"),
        ("...", "document"),
        ("Поездка в Токио.docx", "Поездка в Токио.docx"),
    ],
)
def test_a_name_is_cleaned(given: str, expected: str) -> None:
    assert cleaned(given) == expected


@pytest.mark.parametrize("letter", ["x", "ж", "漢"])
def test_a_very_long_name_is_cut_and_keeps_its_ending(letter: str) -> None:
    found = cleaned(letter * 5_000 + ".pdf")
    assert found.endswith(".pdf")
    assert LONGEST_BYTES - 4 <= len(found.encode()) <= LONGEST_BYTES


@pytest.mark.parametrize(
    "name",
    ["", " ", "..", ".", "../x", "a/b", "a\\b", ".hidden", "CON", "aux.x", "x\0y", "a:b", "x" * 200, "-x", "end."],
)
def test_a_folder_is_refused_that_is_no_plain_name(name: str) -> None:
    with pytest.raises(CountermoveError):
        checked_folder(name)


@pytest.mark.parametrize("name", ["harbour", "The crossing 2025", "Чайка", "a.b-c_d"])
def test_plain_names_of_folders_stay(name: str) -> None:
    assert checked_folder(f" {name} ") == name


def test_a_number_goes_before_the_ending() -> None:
    assert [numbered("memo.pdf", number) for number in (1, 2, 3)] == ["memo.pdf", "memo-2.pdf", "memo-3.pdf"]
