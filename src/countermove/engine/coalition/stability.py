"""The states that are stable for one coalition, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine.coalition.dominance import beaten
from countermove.engine.coalition.focus import Focus
from countermove.engine.coalition.groups import Groups
from countermove.engine.coalition.membership import Credible, coalition_concepts, members_of
from countermove.engine.coalition.moves import Moves, moves_of
from countermove.engine.coalition.sequences import least_reply, reached
from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

WORK_LIMIT = 20_000_000_000
# One question about one state goes over all cells about this many times, and takes as long as this many cells besides.
_PASSES, _CELLS_BESIDES = 8, 20_000


@dataclass(frozen=True, eq=False)
class CoalitionStability:
    """Which states are stable for one coalition; ``flags`` are one Boolean a state, in the order of the solution.

    ``not_given`` holds the concepts that have no answer here, and why.
    """

    members: tuple[str, ...]
    credible: Credible
    stable: dict[str, tuple[StateId, ...]]
    flags: dict[str, BoolArray]
    not_given: dict[str, str]


def coalition_stability(
    solution: Solution,
    coalition: str | Iterable[str],
    concepts: Iterable[str] | None = None,
    *,
    credible: Credible | str = Credible.INDIVIDUALS,
) -> CoalitionStability:
    """Return the states that are stable for one coalition.

    Args:
        solution: a solved conflict.
        coalition: two members or more, as names or as ``a+b``.
        concepts: nash, gmr, smr or seq; None stands for those of them the solution holds.
        credible: what answers count as credible under seq, those of individuals or of groups.

    Raises: ``NotApplicable`` for a coalition or a concept that is none. A concept that needs more work than its limit
    is told in ``not_given``.
    Source: theory.md, section 8.
    """
    members = members_of(coalition, solution.parties)
    moves, reading, cells = moves_of(solution), Credible(credible), solution.states.cells
    flags: dict[str, BoolArray] = {}
    not_given: dict[str, str] = {}
    for concept in coalition_concepts(concepts, solution.concepts):
        try:
            flags[concept] = stable_cells(moves, members, concept, credible=reading)[cells]
        except NotApplicable as reason:
            not_given[concept] = str(reason)
    stable = {
        concept: tuple(solution.states.name(place) for place in np.flatnonzero(found).tolist())
        for concept, found in flags.items()
    }
    return CoalitionStability(tuple(solution.parties[dm] for dm in members), reading, stable, flags, not_given)


def stable_cells(
    moves: Moves,
    members: tuple[int, ...],
    concept: str,
    *,
    credible: Credible = Credible.INDIVIDUALS,
    among: BoolArray | None = None,
) -> BoolArray:
    """Return which cells are stable for a coalition; those outside ``among`` are not looked at and are False.

    Nash, GMR and SEQ with individual answers are one vector a cell: for each member the lesser of its rank there and of
    the least the others can bring it to. A state is unstable where some cell within reach beats it in all of them.
    For SMR, and for answers by groups, what deters depends on the state left, so each state in doubt is asked about.

    Shape: one Boolean a cell.
    Raises: ``NotApplicable`` where that needs more work than the limit.
    Source: theory.md, section 8.
    """
    asked = moves.feasible if among is None else among & moves.feasible
    alone = credible is Credible.INDIVIDUALS or moves.movers - len(members) < 2
    simple = concept in ("nash", "gmr") or (concept == "seq" and alone)
    if simple:
        return asked & ~_unstable(moves, members, concept, asked)
    # SMR lies between Nash and GMR. Answers by groups add to those of individuals, and where two steps running by one
    # are no step of its own, even to those at any cost.
    sure = stable_cells(moves, members, "nash" if concept == "smr" else "seq", among=asked)
    doubtful = asked & ~sure
    if concept == "smr" or moves.composes:
        doubtful = stable_cells(moves, members, "gmr", among=doubtful)
    return sure | _asked_one_by_one(moves, members, concept, credible, doubtful)


def _asked_one_by_one(
    moves: Moves, members: tuple[int, ...], concept: str, credible: Credible, doubtful: BoolArray
) -> BoolArray:
    cells = np.flatnonzero(doubtful)
    require_work(moves, len(cells), f"listing all states that are stable for a coalition under {concept}")
    found, groups = np.zeros(moves.size, dtype=np.bool_), Groups(moves)
    for cell in cells.tolist():
        found[cell] = Focus(moves, members, cell, credible=credible, groups=groups).is_stable(concept)
    return found


def _unstable(moves: Moves, members: tuple[int, ...], concept: str, asked: BoolArray) -> BoolArray:
    ranks = [moves.rank(dm) for dm in members]
    values = _values(moves, members, concept, ranks)
    if moves.composes and all(moves.is_reversible(dm) for dm in members):
        return _beaten_within_reach(moves, members, values, ranks)
    cells = np.flatnonzero(asked)
    require_work(moves, len(cells), f"listing all states that are stable for a coalition under {concept}")
    found = np.zeros(moves.size, dtype=np.bool_)
    for cell in cells.tolist():
        better = np.logical_and.reduce([value > rank[cell] for value, rank in zip(values, ranks, strict=True)])
        found[cell] = better.any() and (better & reached(moves, members, cell)).any()
    return found


def _values(moves: Moves, members: tuple[int, ...], concept: str, ranks: list[IntArray]) -> list[IntArray]:
    """Return for each member the lesser of its rank and of the least rank the others can bring it to."""
    if concept == "nash":
        return ranks
    others = tuple(dm for dm in range(moves.movers) if dm not in members)
    return [np.minimum(rank, least_reply(moves, others, rank, credible=concept == "seq")) for rank in ranks]


def _beaten_within_reach(
    moves: Moves, members: tuple[int, ...], values: list[IntArray], ranks: list[IntArray]
) -> BoolArray:
    """Compare states within the classes that a coalition can move about in, since every move can be taken back."""
    cells = np.flatnonzero(moves.feasible)
    classes = _classes(moves, members)[cells]
    found = np.zeros(moves.size, dtype=np.bool_)
    found[cells] = beaten(classes, [value[cells] for value in values], [rank[cells] for rank in ranks])
    return found


def _classes(moves: Moves, members: tuple[int, ...]) -> IndexArray:
    """Return a number from 0 for each cell: the same for those the members can bring about from one another."""
    own = np.arange(moves.size, dtype=np.int32)
    lowest = np.minimum(own, least_reply(moves, members, own))
    _, classes = np.unique(lowest, return_inverse=True)
    found: IndexArray = classes.reshape(-1)
    return found


def require_work(moves: Moves, questions: int, what: str) -> None:
    """Stop before work begins that would go beyond the limit; a question is one coalition in one state.

    Raises: ``NotApplicable`` with the numbers and what to do.
    """
    work = _PASSES * questions * (moves.size + _CELLS_BESIDES)
    if work > WORK_LIMIT:
        raise NotApplicable(
            f"{what} takes {questions:,} questions about a coalition in a state, in about {work:,} steps, and the "
            f"limit is {WORK_LIMIT:,}; ask about fewer coalitions, states or concepts, or hold some options fixed"
        )
