"""Distribution lists in all their layouts, and text that only sounds like one."""

from __future__ import annotations

import pytest
from unit.records.apparatus.papers import MORE, PROSE, found_in, left, paper

from countermove.records.apparatus.find import Apparatus
from countermove.records.record import Copy

HEAD = f"SECRET\n\nTessaly\n\n{PROSE}\n\n{MORE}\n\n"


def copies(found: Apparatus) -> list[tuple[int, str]]:
    """Return numbers of copies and recipients."""
    return [(copy.copies, copy.recipient) for copy in found.distribution]


def test_entries_one_a_block_with_marks_and_lines_that_run_on() -> None:
    text = HEAD + (
        "Distribution: Tessaly [redacted]\n\n25X1\n\nOriginal - OXQ/CD\n\n2 - C/OXQ\n\n1 - [redacted]\n\n25X1\n\n"
        "1 - Jane Doe, Office of the United Ports\nCommissioner\n\n1 - [redacted] Ports Agency\n\n"
        "DDX/OXQ/CD/COAST/[redacted]\n\n(17 July 1985)\n\n25X1\n"
    )
    found = found_in(text)
    assert found.distribution == (
        Copy(1, "OXQ/CD", False, 13, original=True),
        Copy(2, "C/OXQ", False, 15),
        Copy(1, "[redacted]", True, 17),
        Copy(1, "Jane Doe, Office of the United Ports Commissioner", False, 21),
        Copy(1, "[redacted] Ports Agency", True, 24),
    )
    assert found.document.originator == "DDX/OXQ/CD/COAST/[redacted]"
    assert found.document.date == "1985-07-17"
    assert left(text) == [PROSE[:24], MORE[:24]]


def test_entries_in_one_block() -> None:
    found = found_in(
        HEAD + "Distribution:\n     Original & 1 - Addressee\n     2 - C/OXQ\n     1 - Jane Doe, Office of the Under\n"
        "         Secretary of Ports\n     1 - STATINTL\nDDX/OXQ/SEA:jk (5 May 1982)\n"
    )
    expected = [
        (2, "Addressee"),
        (2, "C/OXQ"),
        (1, "Jane Doe, Office of the Under Secretary of Ports"),
        (1, "STATINTL"),
    ]
    assert copies(found) == expected
    assert [copy.redacted for copy in found.distribution] == [False, False, False, True]
    assert (found.document.originator, found.document.date) == ("DDX/OXQ/SEA:jk", "1982-05-05")


def test_heading_entries_and_drafting_line_without_any_blank_line() -> None:
    block = (
        "Distribution:\nOrig - DDX\n1 - Jane Doe, Office of the\n    Head of Ports\n"
        "DDX/OXQ/[redacted]:jk (5 May 1982)\n"
    )
    found = found_in(HEAD + block)
    assert copies(found) == [(1, "DDX"), (1, "Jane Doe, Office of the Head of Ports")]
    assert (found.document.originator, found.document.date) == ("DDX/OXQ/[redacted]:jk", "1982-05-05")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("Distribution: 1 - DCX; 1 - DDX; 2 - File", [(1, "DCX"), (1, "DDX"), (2, "File")]),
        ("Distribution:\nThe President\nThe Secretary of Ports", [(1, "The President"), (1, "The Secretary of Ports")]),
        ("Distribution:\n\nThe President\n\nHead of Ports", [(1, "The President"), (1, "Head of Ports")]),
        ("External Distribution:\nCopy #1 - The Board\nCopies 3-5 - The Council\nInternal Distribution:\n1 - DCX",
         [(1, "The Board"), (3, "The Council"), (1, "DCX")]),
        ("Orig - DDX\n1 - C/OXQ", [(1, "DDX"), (1, "C/OXQ")]),
        ("cc: DD/X\n    AD/CX", [(1, "DD/X"), (1, "AD/CX")]),
        ("Copies to:\nPrivate Secretary\nSir John Marl", [(1, "Private Secretary"), (1, "Sir John Marl")]),
        ("DISSEMINATION LIST\n1 cy - DCX\n3 copies - C/OXQ", [(1, "DCX"), (3, "C/OXQ")]),
    ],
)  # fmt: skip
def test_other_layouts(block: str, expected: list[tuple[int, str]]) -> None:
    assert copies(found_in(f"{HEAD}{block}\n")) == expected


@pytest.mark.parametrize(
    "block",
    [
        "Distribution: the board spread the grain among the villages, and distribution was slow.",
        "Distribution of grain will remain slow.",
        "Original - and stubborn - ideas are rare on the board.",
        "1 - The first step is the tariff.\n\n2 - The second step is the lock.\n\n3 - The third step is the boats.",
        "Copies to hand show nothing of the kind.",
    ],
)
def test_text_is_no_list(block: str) -> None:
    assert found_in(HEAD + block + "\n").distribution == ()
    assert len(left(HEAD + block + "\n")) > 2


def test_a_line_of_offices_without_a_list_needs_three_parts() -> None:
    assert paper("SECRET", "Tessaly", PROSE, MORE, "DDX/OXQ/CD").document.originator == "DDX/OXQ/CD"
    assert paper("SECRET", "Tessaly", PROSE, MORE, "Either/or").document.originator is None
