"""Answers that hold together: file order means nothing, and points that an answer makes meaningless count once."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest

import countermove as cm
from countermove.analysis.sweep.edits import First, apply
from countermove.errors import NotApplicable

X = {"x1": {"probability": 0.5, "first": ["q/preferences/3"]}, "x2": {"probability": 0.5, "text": "nothing"}}
Y = {"y1": {"probability": 0.5, "first": ["q/preferences/2"]}, "y2": {"probability": 0.5, "text": "nothing"}}


def case(**more: Any) -> dict[str, Any]:
    q = {
        "options": {"c": "C", "d": "D"},
        "preferences": ["a", "d", "c"],
        "profiles": {"alt": {"preferences": ["not c and not d"]}},
    }
    return {
        "countermove": 1,
        "title": "Two wants",
        "question": {"initiator": "p", "target": "q"},
        "decision_makers": {"p": {"options": {"a": "A"}, "preferences": ["not a"]}, "q": q},
        "constraints": [{"never": "c and d"}],
    } | more


def judgments(hypotheses: dict[str, Any]) -> set[tuple[str, str, float | None]]:
    swept = cm.sweep(case(hypotheses=hypotheses))
    return {(one.id, one.value, one.share) for one in swept.judgments}


def test_the_order_of_questions_and_answers_in_the_file_changes_nothing() -> None:
    two = {"x": {"answers": X}, "y": {"answers": Y}}
    assert judgments(two) == judgments(dict(reversed(two.items())))
    free = X | Y
    found = [judgments({"x": {"exclusive": False, "answers": {name: free[name] for name in ("x1", *rest)}}})
             for rest in (("y1", "x2"), ("x2", "y1"))]  # fmt: skip
    found += [judgments({"x": {"exclusive": False, "answers": {name: free[name] for name in ("y1", "x1", "x2")}}})]
    assert found[0] == found[1] == found[2]


def test_what_several_answers_put_first_keeps_the_order_of_the_party() -> None:
    conflict = cm.sweep(case()).conflict
    for lists in permutations([(3,), (2,), (3, 1)]):
        edited = apply(conflict, [First("q", lines) for lines in lists]).conflict
        assert [one.line for one in edited.party("q").preference.statements] == [1, 2, 3]
    for edits in ([First("q", (3, 2))], [First("q", (3, 2)), First("q", (3, 2))]):
        assert [one.line for one in apply(conflict, edits).conflict.party("q").preference.statements] == [3, 2, 1]
    both = apply(conflict, [First("q", (3,)), First("q", (2,))]).conflict
    assert [one.line for one in both.party("q").preference.statements] == [2, 3, 1]


def test_points_that_mean_nothing_under_an_answer_are_not_gone_through_there() -> None:
    swept = cm.sweep(
        case(
            hypotheses={
                "aim": {
                    "answers": {
                        "other": {"probability": 0.5, "profiles": {"q": "alt"}},
                        "third": {"probability": 0.5, "first": ["q/preferences/3"]},
                    }
                }
            },
            uncertain=[
                {"id": "held", "kind": "presence", "of": "q/preferences/1", "probability": 0.4},
                {"id": "mixed", "kind": "order", "block": ["q/preferences/2", "q/preferences/3"], "phi": 0.5},
                {"id": "can", "kind": "structure", "what": "available", "of": "a", "probability": 0.5},
            ],
        )
    )
    plan = swept.plan
    assert plan.possible == 2 + 2 * 2 * 2
    found = [plan.completion(number) for number in range(plan.rows)]
    other = [one for one in found if dict(one.labels)["aim"] == "other"]
    assert sum(one.weight for one in found) == plan.total
    assert Fraction(sum(one.weight for one in other), plan.total) == Fraction(1, 2)
    assert [set(dict(one.labels)) for one in other] == [{"aim", "can"}] * 2
    drawn = cm.sweep(swept.case, draws=40, exact_up_to=1).plan
    assert {"held" in dict(one.labels) for one in map(drawn.completion, range(40))} == {True, False}


def test_weights_at_points_that_can_all_be_nothing_are_told_before_the_sweep() -> None:
    coded = case()
    coded["decision_makers"]["q"]["stakeholders"] = {
        "one": {"weight": 0.6, "preferences": ["c"]},
        "two": {"weight": 0.4, "preferences": ["d"]},
    }
    coded["uncertain"] = [
        {"id": "u", "kind": "weight", "of": "q/stakeholders/one", "range": [0, 1]},
        {"id": "w", "kind": "weight", "of": "q/stakeholders/two", "range": [0, 0.5]},
    ]
    with pytest.raises(NotApplicable, match="with u and w at the lowest, nobody inside q has a weight above 0"):
        cm.sweep(coded, weights_at_points=True)
    coded["uncertain"][1]["range"] = [0.1, 0.5]
    assert cm.sweep(coded, weights_at_points=True).plan.possible == 9


def test_with_nobody_named_third_parties_answer_in_the_order_turned_round() -> None:
    coded = case(uncertain=[{"id": "u", "kind": "structure", "what": "reply_order", "of": ["t", "s"]}])
    for name in ("r", "s", "t"):
        coded["decision_makers"][name] = {"options": {f"{name}_acts": name}, "preferences": ["a"]}
    question = cm.sweep(coded).question
    assert question._reply_order(("t", "s")) == ("t", "s", "r")  # type: ignore[attr-defined]
    assert question._reply_order(()) == ("t", "s", "r")  # type: ignore[attr-defined]
    assert question._reply_order(("s",)) == ("s", "r", "t")  # type: ignore[attr-defined]
