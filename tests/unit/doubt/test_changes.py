"""Changes of every kind of open point: what they come to in words, and what contradicts what."""

from __future__ import annotations

from typing import Any

import pytest
from unit.doubt.doubtful_cases import appendix_a, two_reasons

import countermove as cm
from countermove.analysis.doubt.changes import Change, changes_of
from countermove.analysis.indicators.moves import stepped
from countermove.analysis.sweep.edits import apply
from countermove.analysis.sweep.question import AssessmentQuestion


def settled(case: dict[str, Any]) -> dict[str, Change]:
    sweep = cm.sweep(case, max_changes=0, draws=1)
    found = changes_of(sweep.conflict, sweep.factors)
    return {f"{one.item}: {one.outcome}": one for one in found if one.kind == "settle"}


@pytest.mark.parametrize(
    ("entry", "outcomes", "text"),
    [
        (
            {"kind": "order", "block": [f"USSR/preferences/{line}" for line in (10, 11, 12)], "phi": 0.5},
            5,
            "USSR: lines in the order 10, 12, 11",
        ),
        ({"kind": "weight", "of": "Japan/stakeholders/rival", "range": [0.1, 0.3]}, 3, "Japan/rival has weight 0.1"),
        (
            {"kind": "structure", "what": "available", "of": "USSR/options/visit", "probability": 0.5},
            1,
            "visit cannot be had",
        ),
        (
            {"kind": "structure", "what": "reversible", "of": "USSR/options/isles", "probability": 0.5},
            1,
            "isles can be undone",
        ),
        (
            {"kind": "presence", "of": "China/preferences/1", "probability": 0.5},
            1,
            "China/preferences/1 “claims iff isles” is not held",
        ),
    ],
)  # fmt: skip
def test_open_points_are_settled_otherwise_and_told(entry: dict[str, Any], outcomes: int, text: str) -> None:
    found = settled(appendix_a(uncertain=[{"id": "it"} | entry]))
    assert len(found) == outcomes
    assert text in {change.text.removeprefix("it: ") for change in found.values()}


def test_an_answer_contradicts_what_it_settles_and_other_answers() -> None:
    answers = {
        "old": {"fixes": {"gromyko": "otherwise"}},
        "other": {"fixes": {"gromyko": "otherwise", "tokyo": "otherwise"}},
    }
    found = settled(appendix_a(hypotheses={"line": {"about": "USSR", "answers": answers}}))
    assert found["line: old"].contradicts(found["line: other"])
    assert found["line: old"].also == ("gromyko",)  # it settles that alone, and so comes to the same
    assert not found["line: old"].contradicts(found["tokyo: otherwise"])


def test_third_parties_never_move_one_at_a_time() -> None:
    sweep = cm.sweep(appendix_a(), max_changes=0, draws=1)
    muted = [one.muted for one in changes_of(sweep.conflict, (), "Japan", ("US", "China")) if one.kind == "mute"]
    assert muted == ["US", "China"]


def test_a_way_of_improvements_is_followed_to_where_nobody_moves() -> None:
    case = two_reasons()
    case["decision_makers"]["asker"]["preferences"] = ["ask iff not move"]
    case["decision_makers"]["stayer"]["preferences"] = ["move"]
    sweep = cm.sweep(case)
    assert isinstance(sweep.question, AssessmentQuestion)
    situation = sweep.question.assess(apply(sweep.conflict, ())).situation
    # From the status quo the asker asks or the stayer moves; after the move the asker takes back what it asked.
    assert stepped(situation) == {"ask"}
    assert stepped(situation, limit=1) is None


def test_where_nobody_has_an_improvement_no_way_leads_anywhere() -> None:
    sweep = cm.sweep(two_reasons())
    assert isinstance(sweep.question, AssessmentQuestion)
    assert stepped(sweep.question.assess(apply(sweep.conflict, ())).situation) == frozenset()
