"""Coalitions as plain data: what ``countermove solve --coalition`` puts into its JSON document."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.engine.coalition.as_one import AsOne
    from countermove.engine.coalition.report import CoalitionReport
    from countermove.engine.coalition.stability import CoalitionStability
    from countermove.engine.coalition.upset import Upset


def as_json(report: CoalitionReport) -> dict[str, Any]:
    """Return the report as plain data, for the key ``coalitions`` of a solution.

    Source: docs/reference/json.md, coalitions.
    """
    return {
        "credible": report.credible.value,
        "asked": [_asked(one) for one in report.asked],
        "upsets": [_upset(found) for found in report.upsets],
        "universally_stable": None
        if report.universal is None
        else {concept: list(states) for concept, states in report.universal.items()},
        "as_one": None if report.as_one is None else _as_one(report.as_one),
        "not_given": dict(report.not_given),
    }


def _asked(one: CoalitionStability) -> dict[str, Any]:
    return {
        "members": list(one.members),
        "stable": {concept: list(states) for concept, states in one.stable.items()},
        "not_given": dict(one.not_given),
    }


def _upset(found: Upset) -> dict[str, Any]:
    data = asdict(found)
    for name in ("case", "credible", "outsiders"):
        del data[name]
    return {**data, "text": found.text}


def _as_one(found: AsOne) -> dict[str, Any]:
    return {
        "movers": list(found.movers),
        "merged": [list(group) for group in found.merged],
        "stable": {
            concept: {mover: list(found.stable(mover, concept)) for mover in by_mover}
            for concept, by_mover in found.verdicts.items()
        },
        "equilibria": {concept: list(found.equilibria(concept)) for concept in found.verdicts},
        "not_given": dict(found.not_given),
    }
