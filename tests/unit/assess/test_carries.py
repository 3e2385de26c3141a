"""What carries a result: lines and parties it rests on, and lines that fix it by themselves (mission F34 and F54)."""

from __future__ import annotations

from typing import Any

import pytest
from oracle.chosen_conflicts import case

import countermove
from countermove.analysis.assess.carries import Carried, reverse
from countermove.language import parse, show

Case = dict[str, Any]

TWO_REASONS = case(
    "South keeps the alliance for either of two reasons, and would otherwise leave it",
    {
        "north": (["tanks", "gift"], ["not gift"]),
        "south": (["alliance", "thanks"], ["alliance", "alliance if tanks", "not alliance", "thanks iff gift"]),
    },
)
for party, name in (("north", "tanks"), ("south", "alliance")):
    TWO_REASONS["decision_makers"][party]["options"][name] = {"text": name, "status_quo": True, "direction": "both"}
TWO_REASONS["decision_makers"]["north"]["options"]["tanks"]["direction"] = "on"


def carried(found: Case | str, kind: str, **more: Any) -> Carried:
    assessed = countermove.assess(found, **more)
    return next(one for one in assessed.carries() if one.judgment.kind == kind)


def lines(found: tuple[Any, ...]) -> list[tuple[str, int]]:
    return [(line.party, line.place) for line in found]


def stays(found: Case, **more: Any) -> bool:
    """Whether the alliance is there at the baseline and in every end state and outcome."""
    assessment = countermove.assess(found, **more).assessment
    there = "alliance" in assessment.situation.conflict.taken(assessment.situation.baseline)
    return there and "alliance" in assessment.unchanged


def test_of_two_sufficient_reasons_neither_alone_is_critical_and_both_together_are() -> None:
    """F34."""
    assert carried(TWO_REASONS, "unchanged").judgment.about == "alliance"
    assert lines(carried(TWO_REASONS, "unchanged").rests_on) == []
    assert stays(TWO_REASONS)
    assert stays(TWO_REASONS, dropped=[("south", 1)])
    assert stays(TWO_REASONS, dropped=[("south", 2)])
    assert not stays(TWO_REASONS, dropped=[("south", 1), ("south", 2)])


def test_once_one_of_two_reasons_is_dropped_the_other_is_critical() -> None:
    for gone, left in ((1, 2), (2, 1)):
        found = carried(TWO_REASONS, "unchanged", dropped=[("south", gone)])
        assert [line.statement.line for line in found.rests_on] == [left]


def test_a_planted_circular_result_is_caught() -> None:
    """F54: the one line that says the alliance stays is all that the finding "the alliance stays" says."""
    planted = case(
        "Typed in",
        {"north": (["gift"], ["not gift"]), "south": (["alliance", "thanks"], ["alliance", "thanks iff gift"])},
    )
    planted["decision_makers"]["south"]["options"]["alliance"] = {"text": "Alliance", "status_quo": True}
    found = carried(planted, "unchanged")
    assert (found.judgment.about, found.is_typed_in) == ("alliance", True)
    assert lines(found.fixed_by) == [("south", 1)]
    assert found.fixed_by[0].statement.text == "alliance"


def test_a_reply_that_one_line_orders_is_typed_in() -> None:
    found = carried("hand-example", "reply")
    assert lines(found.fixed_by) == lines(found.rests_on) == [("tokyo", 1)]


def test_a_result_that_takes_several_lines_is_not_typed_in() -> None:
    """That the agenda is hardest, and that it pays, follow from lines of both sides together."""
    for kind in ("hardest", "return", "opening pays"):
        found = carried("hand-example", kind)
        assert not found.is_typed_in
    assert lines(carried("hand-example", "return").rests_on) == [("moscow", 1), ("tokyo", 1)]


def test_a_party_that_a_result_rests_on_is_named() -> None:
    """North gains by the pipeline only because east, which would protest against a road, lets it pass."""
    found = case(
        "Resting on the east",
        {
            "north": (["pay"], ["trade", "not pay"]),
            "south": (["sell"], ["sell iff pay"]),
            "east": (["trade"], ["trade iff sell"]),
        },
    )
    assert carried(found, "opening pays").rests_on_parties == ("east",)
    assert carried(found, "opening pays").is_typed_in is False


def test_that_no_opening_pays_is_a_result_too() -> None:
    found = case("Nothing pays", {"north": (["a"], ["not a"]), "south": (["b"], ["b iff a"])})
    assert carried(found, "no opening pays").judgment.about == ""


@pytest.mark.parametrize(
    ("statement", "turned"),
    [
        ("a", "not a"),
        ("not a", "a"),
        ("b if a", "not b if a"),
        ("a implies not b", "a implies b"),
        ("a iff b", "not (a iff b)"),
        ("a and b", "not (a and b)"),
    ],
)
def test_a_line_turned_round_keeps_its_condition(statement: str, turned: str) -> None:
    assert reverse(parse(statement)) == parse(turned)
    assert show(reverse(reverse(parse(statement)))) == show(parse(statement))


def test_headlines_of_a_large_table_are_rerun_with_its_contenders(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same headline comes out whether all initiatives are compared again or the contenders alone."""
    from countermove.analysis.assess import carries as module

    whole = {
        (c.judgment.kind, c.judgment.about): lines(c.fixed_by) for c in countermove.assess("hand-example").carries()
    }
    monkeypatch.setattr(module, "MANY", 0)
    reduced = {
        (c.judgment.kind, c.judgment.about): lines(c.fixed_by) for c in countermove.assess("hand-example").carries()
    }
    assert reduced == whole


def test_a_ranking_has_no_lines_to_drop() -> None:
    found = countermove.assess("chicken").carries()
    assert found
    assert all(one.fixed_by == one.rests_on == () for one in found)


def test_progress_is_reported() -> None:
    seen: list[tuple[int, int]] = []
    countermove.assess("hand-example").carries(lambda _, done, total: seen.append((done, total)))
    assert seen
    assert all(done <= total for done, total in seen)
