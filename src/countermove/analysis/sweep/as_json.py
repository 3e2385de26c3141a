"""A sweep as plain data.

Source: interface.md, section 2; the fields are in docs/reference/json.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from countermove.analysis.sweep.factors import Factor
from countermove.analysis.sweep.found import Found, hanging
from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import AssessmentQuestion, Question
from countermove.analysis.sweep.sentences import sentence
from countermove.analysis.sweep.tally import Tally

Json = dict[str, Any]


def as_json(question: Question, plan: Plan, tally: Tally, judgments: Sequence[Found]) -> Json:
    """Return a sweep as plain data: how it was done, what was varied, every value of every judgment."""
    asked: Json = {"asked": "stability"}
    if isinstance(question, AssessmentQuestion):
        sides = {"initiator": question.initiator, "target": question.target, "allies": list(question.allies)}
        asked = {"asked": "assessment", **sides, "muted": sorted(question.muted)}
    return {
        **asked,
        "way": plan.way,
        "completions": plan.possible,
        "draws": None if plan.is_enumerated else plan.rows,
        "done": tally.rows,
        "complete": tally.rows == plan.rows,
        "seed": plan.seed,
        "weighted": plan.is_weighted,
        "items": [_item(factor) for factor in plan.factors],
        "judgments": [_judgment(question, one) for one in judgments],
        "hangs_on": list(_hangs_on(question, plan, tally)),
    }


def _item(factor: Factor) -> Json:
    return {
        "id": factor.id,
        "kind": factor.kind,
        "text": factor.text,
        "items": list(factor.items),
        "because": factor.because,
        "cites": list(factor.cites),
        "basis": factor.basis,
        "size": factor.size,
        "outcomes": [
            {"label": one.label, "probability": one.probability, "text": one.text, "fixes": dict(one.fixes)}
            for one in factor.outcomes
        ],
    }


def _judgment(question: Question, one: Found) -> Json:
    return {
        "id": one.id,
        "value": one.value,
        "text": sentence(question, one.id, one.value),
        "count": one.count,
        "of": one.total,
        "share": one.share,
        "interval": list(one.interval) if one.interval else None,
        "status": one.status,
        "headline": one.is_headline,
        "coded": one.is_coded,
    }


def _hangs_on(question: Question, plan: Plan, tally: Tally) -> Iterator[Json]:
    is_judged = any(factor.kind == "judged" for factor in plan.factors)
    for name in question.headlines:
        for one in hanging(question, plan, tally, name):
            yield {
                "judgment": name,
                "value": one.value,
                "item": one.factor,
                "shares": dict(one.shares) if plan.is_weighted or is_judged else None,
                "holds": one.holds,
            }
