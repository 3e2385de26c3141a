"""The states that are stable for one coalition, all of them at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine.coalition.dominance import beaten, beaten_in_every_class
from countermove.engine.coalition.focus import Focus
from countermove.engine.coalition.groups import Groups
from countermove.engine.coalition.membership import Credible, coalition_concepts, credible_named, members_of
from countermove.engine.coalition.moves import Moves, moves_of
from countermove.engine.coalition.sequences import least_reply, reached
from countermove.engine.coalition.tally import Tally
from countermove.engine.coalition.wording import lists_of_states
from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.solve import INTERRUPTED
from countermove.engine.watch import Progress, Stopped, Watch, silent, unwatched, watching
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

    def __repr__(self) -> str:
        return lists_of_states(f"Stable for {'+'.join(self.members)} together", self.stable, self.not_given)


def coalition_stability(
    solution: Solution,
    coalition: str | Iterable[str],
    concepts: Iterable[str] | None = None,
    *,
    credible: Credible | str = Credible.INDIVIDUALS,
    progress: Progress = silent,
) -> CoalitionStability:
    """Return the states that are stable for one coalition.

    Args:
        solution: a solved conflict.
        coalition: two members or more, as names or as ``a+b``.
        concepts: nash, gmr, smr or seq; None stands for those of them the solution holds.
        credible: what answers count as credible under seq, those of individuals or of groups.
        progress: called with what is being done, how much is done, and how much there is; where it answers that the
            work should stop, the concepts finished so far are kept and the others are ``not_given``.

    Raises: ``NotApplicable`` for a coalition, a concept or a reading that is none. A concept that needs more work
    than its limit is told in ``not_given``.
    Source: theory.md, section 8.
    """
    members = members_of(coalition, solution.parties)
    moves, reading, cells = moves_of(solution), credible_named(credible), solution.states.cells
    labels = tuple(solution.parties[dm] for dm in members)
    flags: dict[str, BoolArray] = {}
    not_given: dict[str, str] = {}
    for concept in coalition_concepts(concepts, solution.concepts):
        try:
            watch = watching(progress, f"{concept} for {'+'.join(labels)}")
            flags[concept] = stable_cells(moves, members, concept, credible=reading, watch=watch)[cells]
        except NotApplicable as reason:
            not_given[concept] = str(reason)
        except Stopped:
            not_given[concept] = INTERRUPTED
    stable = {
        concept: tuple(solution.states.name(place) for place in np.flatnonzero(found).tolist())
        for concept, found in flags.items()
    }
    return CoalitionStability(labels, reading, stable, flags, not_given)


def stable_cells(
    moves: Moves,
    members: tuple[int, ...],
    concept: str,
    *,
    credible: Credible = Credible.INDIVIDUALS,
    among: BoolArray | None = None,
    watch: Watch = unwatched,
) -> BoolArray:
    """Return which cells are stable for a coalition; those outside ``among`` are not looked at and are False.

    Nash, GMR and SEQ with individual answers are one vector a cell: for each member the lesser of its rank there and of
    the least the others can bring it to. A state is unstable where some cell within reach beats it in all of them.
    For SMR, and for answers by groups, what deters depends on the state left, so each state in doubt is asked about,
    or for SMR where everybody can bring about everything, compared with each class of what the coalition can do.

    Shape: one Boolean a cell.
    Raises: ``NotApplicable`` where that needs more work than the limit.
    Source: theory.md, section 8.
    """
    watch(0, 1)
    asked = moves.feasible if among is None else among & moves.feasible
    alone = credible is Credible.INDIVIDUALS or moves.movers - len(members) < 2
    simple = concept in ("nash", "gmr") or (concept == "seq" and alone)
    if simple:
        return asked & ~_unstable(moves, members, concept, asked, watch)
    # SMR lies between Nash and GMR. Answers by groups add to those of individuals, and where two steps running by one
    # are no step of its own, even to those at any cost.
    sure = stable_cells(moves, members, "nash" if concept == "smr" else "seq", among=asked, watch=watch)
    doubtful = asked & ~sure
    if concept == "smr" or moves.composes:
        doubtful = stable_cells(moves, members, "gmr", among=doubtful, watch=watch)
    if concept == "smr" and _is_unrestricted(moves):
        return sure | _with_a_safe_class(moves, members, doubtful, watch)
    return sure | _asked_one_by_one(moves, members, concept, credible, doubtful, watch)


def _is_unrestricted(moves: Moves) -> bool:
    """Say whether every mover can set its options at will, whatever those of the others are."""
    return moves.composes and bool(moves.feasible.all()) and all(moves.is_reversible(dm) for dm in range(moves.movers))


def _with_a_safe_class(moves: Moves, members: tuple[int, ...], doubtful: BoolArray, watch: Watch) -> BoolArray:
    """Return the doubtful cells for which the others can go where the coalition finds nothing that all prefer.

    Where nothing restricts anybody, the others take a coalition from anywhere to any class of cells that it can move
    about in, so that what they can do does not depend on the improvement they answer.

    Source: theory.md, sections 1.2 (facts for pure option form) and 8.
    """
    cells, found = np.flatnonzero(doubtful), doubtful.copy()
    ranks = [moves.rank(dm) for dm in members]
    found[cells] = ~beaten_in_every_class(_classes(moves, members), ranks, cells, watch)
    return found


def _asked_one_by_one(
    moves: Moves, members: tuple[int, ...], concept: str, credible: Credible, doubtful: BoolArray, watch: Watch
) -> BoolArray:
    cells = np.flatnonzero(doubtful)
    require_work(moves, len(cells), f"listing all states that are stable for a coalition under {concept}")
    tally = Tally(watch, len(cells))
    found, groups = np.zeros(moves.size, dtype=np.bool_), Groups(moves, tally=tally)
    for cell in cells.tolist():
        found[cell] = Focus(moves, members, cell, credible=credible, groups=groups).is_stable(concept)
        tally.piece()
    return found


def _unstable(moves: Moves, members: tuple[int, ...], concept: str, asked: BoolArray, watch: Watch) -> BoolArray:
    ranks = [moves.rank(dm) for dm in members]
    values = _values(moves, members, concept, ranks)
    if moves.composes and all(moves.is_reversible(dm) for dm in members):
        return _beaten_within_reach(moves, members, values, ranks, watch)
    cells = np.flatnonzero(asked)
    require_work(moves, len(cells), f"listing all states that are stable for a coalition under {concept}")
    found, tally = np.zeros(moves.size, dtype=np.bool_), Tally(watch, len(cells))
    for cell in cells.tolist():
        better = np.logical_and.reduce([value > rank[cell] for value, rank in zip(values, ranks, strict=True)])
        found[cell] = better.any() and (better & reached(moves, members, cell)).any()
        tally.piece()
    return found


def _values(moves: Moves, members: tuple[int, ...], concept: str, ranks: list[IntArray]) -> list[IntArray]:
    """Return for each member the lesser of its rank and of the least rank the others can bring it to."""
    if concept == "nash":
        return ranks
    others = tuple(dm for dm in range(moves.movers) if dm not in members)
    return [np.minimum(rank, least_reply(moves, others, rank, credible=concept == "seq")) for rank in ranks]


def _beaten_within_reach(
    moves: Moves, members: tuple[int, ...], values: list[IntArray], ranks: list[IntArray], watch: Watch
) -> BoolArray:
    """Compare states within the classes that a coalition can move about in, since every move can be taken back."""
    cells = np.flatnonzero(moves.feasible)
    classes = _classes(moves, members)[cells]
    found = np.zeros(moves.size, dtype=np.bool_)
    found[cells] = beaten(classes, [value[cells] for value in values], [rank[cells] for rank in ranks], watch)
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
