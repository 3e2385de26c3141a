"""Leaning on the opponent's habits: a line that is best only while the other side does not move (F41)."""

from __future__ import annotations

from unit.doubt.doubtful_cases import swept_appendix_a

from countermove.analysis.doubt.habits import habit
from countermove.doubting import doubts

CHANGES = {"a": frozenset("a"), "a+b": frozenset("ab"), "b": frozenset("b"), "c": frozenset("c")}


def test_of_initiatives_that_contain_each_other_the_smaller_is_named() -> None:
    found = habit(
        "one", "other", {"a": (True, True), "a+b": (True, True), "b": (False, False), "c": (True, False)}, CHANGES
    )
    assert (found.always, found.sometimes) == (("a",), ("c",))
    assert found.sentences == (
        "The present line of other is best only while one does not make any of these moves, in every completion: a.",
        "In some completions it also rests on one not making: c.",
    )


def test_a_line_that_nothing_displaces_leans_on_nobody() -> None:
    found = habit("one", "other", {"a": (False, False)}, CHANGES)
    assert "whatever one does" in found.sentences[0]


def test_the_fixture_leans_on_moscow_keeping_the_islands_off_the_agenda() -> None:
    found = doubts(swept_appendix_a(), runs=0, depth=0).habit
    assert found is not None
    assert found.always == ("fishing", "visit", "two_islands")
    assert found.sometimes == ("agenda",)
    assert found.to_json()["looked_at"] == 8
