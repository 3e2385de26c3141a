"""Notes, tables and figures are numbered in the order of the text."""

from report.sample_paper import JOBS, SUBSIDY, WINTER

from countermove.report.letters import clean
from countermove.report.numbering import Mark, Numbering, basis_of


def test_one_ground_has_one_number_within_a_part() -> None:
    numbering = Numbering()
    numbering.begin()
    assert numbering.marks((WINTER, JOBS, WINTER)) == (Mark(1, 1), Mark(2, 1))
    assert numbering.marks((WINTER,)) == (Mark(1, 2),)
    assert [(note.number, note.ground, note.turns) for note in numbering.end()] == [(1, WINTER, 2), (2, JOBS, 1)]


def test_a_part_inside_a_part_has_its_own_notes() -> None:
    numbering = Numbering()
    numbering.begin()
    numbering.marks((WINTER,))
    numbering.begin()
    assert numbering.marks((WINTER, SUBSIDY)) == (Mark(2, 1), Mark(3, 1))
    assert [note.number for note in numbering.end()] == [2, 3]
    assert numbering.marks((SUBSIDY, WINTER)) == (Mark(1, 2), Mark(4, 1))
    assert [note.number for note in numbering.end()] == [1, 4]


def test_tables_and_figures_count_apart() -> None:
    numbering = Numbering()
    assert [numbering.next(kind) for kind in ("table", "figure", "table")] == [1, 1, 2]


def test_what_is_stated_goes_without_saying() -> None:
    assert basis_of(WINTER) == ""
    assert basis_of(JOBS) == ""
    assert basis_of(type(WINTER)("A", basis="judged")) == "judged"


def test_a_text_is_one_line_of_letters_that_can_be_written() -> None:
    assert clean("a\r\n\tb\u2028c") == "a b c"
    assert clean("a\x00\ud800\u202eb\uffff") == "a\ufffd\ufffd\ufffdb\ufffd"
    assert clean("Ωμέγα – “ok” 東京 🙂") == "Ωμέγα – “ok” 東京 🙂"
