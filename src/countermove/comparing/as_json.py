"""A comparison as the body of the JSON document ``countermove.comparison/1``, described in docs/reference/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.comparing.coding import Difference
    from countermove.comparing.comparison import Comparison
    from countermove.comparing.expected import Expected
    from countermove.comparing.smallest import Explanation

FORMAT = "countermove.comparison/1"

Json = dict[str, Any]


def as_json(found: Comparison) -> Json:
    """Return a comparison as plain values."""
    numbers = {one.key: number for number, one in enumerate(found.differences)}
    searched = found.searched
    return {
        "cases": [_case(found.a), _case(found.b)],
        "matched": dict(found.matched),
        "same": found.is_same,
        "differences": [_difference(one) for one in found.differences],
        "results": [_result(one, numbers) for one in found.explanations],
        "expected": [_expected(one) for one in found.expected],
        "alike": [{"kind": o.kind, "before": o.before, "after": o.after, "why": o.why} for o in found.alike],
        "search": {
            "differences": searched.bearing,
            "runs": searched.runs,
            "limit": searched.limit,
            "unloadable": searched.unloadable,
            "interrupted": searched.is_interrupted,
        },
        "notes": list(found.notes),
    }


def _case(case: Case) -> Json:
    return {"case": case.name or case.title, "title": case.title, "case_hash": case.hash, "as_of": case.as_of}


def _difference(one: Difference) -> Json:
    return {
        "part": one.part,
        "change": one.change,
        "place": one.place,
        "aspect": one.aspect,
        "before": one.before,
        "after": one.after,
        "bears": one.bears,
        "text": one.text,
    }


def _result(one: Explanation, numbers: dict[tuple[str, ...], int]) -> Json:
    result = one.result
    return {
        "kind": result.kind,
        "about": result.about,
        "before": list(result.before),
        "after": list(result.after),
        "text": result.text,
        "explained_by": [numbers[cause.key] for cause in one.differences],
        "along": [numbers[cause.key] for cause in one.along],
        "proof": one.proof,
        "others": one.others,
    }


def _expected(one: Expected) -> Json:
    return {
        "kind": one.kind,
        "option": one.option,
        "owner": one.owner,
        "expected": one.expected,
        "recorded": one.recorded,
        "as_expected": one.came_true,
        "events": list(one.since),
        "text": one.text,
    }
