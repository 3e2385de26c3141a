"""Coalitions as plain data: what ``countermove solve --coalition`` puts into its JSON document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from countermove.engine.coalition.as_one import AsOne, as_one
from countermove.engine.coalition.membership import Credible, coalition_concepts, coalitions_of, members_of
from countermove.engine.coalition.stability import CoalitionStability, coalition_stability
from countermove.engine.coalition.upset import Upset, universally_stable, upset_equilibria
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

EVERY = "every"


@dataclass(frozen=True, slots=True)
class CoalitionReport:
    """What was asked about coalitions: those named, every one of them against each equilibrium, and those merged.

    ``universal`` holds by concept the equilibria that no coalition upsets; None where only some coalitions were asked
    about. ``not_given`` holds the concepts whose equilibria take more work than the limit, and the reason.
    """

    credible: Credible
    asked: tuple[CoalitionStability, ...]
    upsets: tuple[Upset, ...]
    universal: dict[str, tuple[StateId, ...]] | None
    as_one: AsOne | None
    not_given: dict[str, str]


def coalition_report(
    solution: Solution,
    coalitions: Iterable[str] = (EVERY,),
    *,
    merged: Iterable[str] = (),
    credible: Credible | str = Credible.INDIVIDUALS,
) -> CoalitionReport:
    """Return all that ``--coalition`` asks for.

    Args:
        solution: a solved conflict; the concepts it holds that are defined for coalitions are used.
        coalitions: each written ``a+b``; ``every`` stands for all of two members or more.
        merged: coalitions whose members move as one, each written ``a+b``.
        credible: what answers count as credible under seq: ``individuals`` or ``groups``.

    Raises: ``NotApplicable`` for a coalition that is none, or where all of them are too many.
    Source: theory.md, section 8.
    """
    reading, wanted, together = Credible(credible), list(coalitions), list(merged)
    every = EVERY in wanted and EVERY not in solution.parties
    named = [coalition for coalition in wanted if not (every and coalition == EVERY)]
    groups = list(coalitions_of(len(solution.parties))) if every else [members_of(o, solution.parties) for o in named]
    concepts = coalition_concepts(None, solution.verdicts)
    asked = tuple(coalition_stability(solution, one, concepts, credible=reading) for one in named)
    upsets, universal, not_given = _against_equilibria(solution, concepts, groups, reading)
    return CoalitionReport(
        reading,
        asked,
        upsets,
        universal if every else None,
        as_one(solution, together, concepts) if together else None,
        not_given,
    )


def _against_equilibria(
    solution: Solution, concepts: tuple[str, ...], groups: list[tuple[int, ...]], credible: Credible
) -> tuple[tuple[Upset, ...], dict[str, tuple[StateId, ...]], dict[str, str]]:
    """Return who could upset which equilibrium, which ones nobody of those asked about could, and what is not given."""
    upsets: list[Upset] = []
    universal: dict[str, tuple[StateId, ...]] = {}
    not_given: dict[str, str] = {}
    coalitions = [tuple(solution.parties[dm] for dm in group) for group in groups]
    for concept in concepts if groups else ():
        try:
            found = upset_equilibria(solution, [concept], coalitions=coalitions, credible=credible)
        except NotApplicable as reason:
            not_given[concept] = str(reason)
            continue
        upset = {one.state for one in found if one.upsets}
        universal[concept] = (
            universally_stable(solution, concept, credible=credible)
            if concept == "seq" and credible is Credible.GROUPS
            else tuple(state for state in solution.equilibria(concept) if state not in upset)
        )
        upsets += found
    rank = {names: number for number, names in enumerate(coalitions)}
    upsets.sort(key=lambda one: (solution.place(one.state), rank[one.members], concepts.index(one.concept)))
    return tuple(upsets), universal, not_given


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
