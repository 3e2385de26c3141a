"""All that ``countermove solve`` is asked about coalitions, put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.engine.coalition.against_equilibria import against_equilibria
from countermove.engine.coalition.as_one import AsOne, as_one, require_disjoint
from countermove.engine.coalition.membership import (
    Credible,
    coalition_concepts,
    coalitions_named,
    coalitions_of,
    credible_named,
)
from countermove.engine.coalition.stability import CoalitionStability, coalition_stability
from countermove.engine.coalition.upset import Upset
from countermove.engine.watch import Progress, silent

if TYPE_CHECKING:
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

EVERY = "every"


@dataclass(frozen=True, slots=True)
class CoalitionReport:
    """What was asked about coalitions: those named, every one of them against each equilibrium, and those merged.

    ``universal`` holds by concept the states that no coalition of any size upsets; None where only some coalitions were
    asked about. ``not_given`` holds the concepts whose equilibria were not all asked about, and the reason: too much
    work, or interrupted, and then ``upsets`` holds what is finished.
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
    progress: Progress = silent,
) -> CoalitionReport:
    """Return all that ``--coalition`` and ``--as-one`` ask for.

    Args:
        solution: a solved conflict; the concepts it holds that are defined for coalitions are used.
        coalitions: each written ``a+b``; ``every`` stands for all of two members or more.
        merged: coalitions whose members move as one, each written ``a+b``.
        credible: what answers count as credible under seq: ``individuals`` or ``groups``.
        progress: called with what is being done, how much is done, and how much there is; where it answers that the
            work should stop, what is finished is kept and the rest is ``not_given``.

    Raises: ``NotApplicable`` for a coalition that is none, or where all of them are too many; ``TooLarge`` where the
    joint moves of members that move as one are.
    Source: theory.md, section 8.
    """
    # All that can be refused is looked at before the long work begins.
    reading, wanted, parties = credible_named(credible), list(coalitions), solution.parties
    every = EVERY in wanted and EVERY not in parties
    named = coalitions_named([one for one in wanted if not (every and one == EVERY)], parties)
    groups = list(coalitions_of(len(parties))) if every else named
    together = require_disjoint(coalitions_named(merged, parties), parties)
    concepts = coalition_concepts(None, solution.verdicts)

    as_labels = [tuple(parties[dm] for dm in group) for group in together]
    joined = as_one(solution, as_labels, concepts, progress=progress) if together else None
    asked = tuple(
        coalition_stability(solution, [parties[dm] for dm in one], concepts, credible=reading, progress=progress)
        for one in named
    )
    found = against_equilibria(solution, concepts, groups, reading, universally=every, progress=progress)
    return CoalitionReport(reading, asked, found.upsets, found.universal if every else None, joined, found.not_given)
