"""Members that move as one: the other meaning of coalition, in which they are merged into a single decision maker.

The merged mover changes any options of its members in one step, so that it jumps over what is infeasible on the way,
and improves only where all members strictly gain. Then every mover, merged or not, is tested alone. In a drawn graph,
where no options say what a joint step is, its arcs are the union of what its members reach in legal sequences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine.coalition.arc_moves import ArcMoves, Arcs, sorted_arcs
from countermove.engine.coalition.membership import coalition_concepts, coalitions_named
from countermove.engine.coalition.moves import Moves, mask, moves_of
from countermove.engine.coalition.sequences import leading_to, least_reply
from countermove.engine.coalition.tally import Tally
from countermove.engine.coalition.wording import lists_of_states
from countermove.engine.layout import BoolArray, IndexArray, IntArray
from countermove.engine.solve import INTERRUPTED
from countermove.engine.watch import Progress, Stopped, Watch, silent, watching
from countermove.errors import NotApplicable, TooLarge

if TYPE_CHECKING:
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

MOST_STATES = 1 << 14
MOST_ARCS = 1 << 23
WORK_LIMIT = 5_000_000_000
Unit = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class AsOne:
    """Stability where the members of each group move as one.

    ``movers`` are the labels of all movers, those of a merged one joined by a plus. ``verdicts`` are one Boolean a
    state, by concept and mover, in the order of the solution.
    """

    movers: tuple[str, ...]
    merged: tuple[tuple[str, ...], ...]
    verdicts: dict[str, dict[str, BoolArray]]
    not_given: dict[str, str]
    names: tuple[StateId, ...]

    def flags(self, concept: str) -> BoolArray:
        """Return one Boolean a state: stable for all movers."""
        everybody: BoolArray = np.logical_and.reduce(list(self.verdicts[concept].values()))
        return everybody

    def stable(self, mover: str, concept: str) -> tuple[StateId, ...]:
        """Return the states that are stable for one mover."""
        return self._named(self.verdicts[concept][mover])

    def equilibria(self, concept: str) -> tuple[StateId, ...]:
        """Return the states that are stable for all movers."""
        return self._named(self.flags(concept))

    def __repr__(self) -> str:
        found = {concept: self.equilibria(concept) for concept in self.verdicts}
        return lists_of_states(f"Equilibria of {', '.join(self.movers)}, members moving as one", found, self.not_given)

    def _named(self, flags: BoolArray) -> tuple[StateId, ...]:
        return tuple(self.names[place] for place in np.flatnonzero(flags).tolist())


def as_one(
    solution: Solution,
    coalitions: str | Iterable[str | Iterable[str]],
    concepts: Iterable[str] | None = None,
    *,
    progress: Progress = silent,
) -> AsOne:
    """Return what is stable where the members of each coalition are merged into one decision maker.

    Args:
        solution: a solved conflict; only its model is looked at.
        coalitions: one or more, each of two members or more, as names or as ``a+b``; nobody in two of them.
        concepts: nash, gmr, smr or seq; None stands for those of them the solution holds.
        progress: called with what is being done, how much is done, and how much there is; where it answers that the
            work should stop, the concepts finished so far are kept and the others are ``not_given``.

    Raises: ``NotApplicable`` for a coalition that is none, and where two of them share a member; ``TooLarge`` beyond
    ``MOST_STATES`` states or ``MOST_ARCS`` arcs. A concept that needs more work than its limit is in ``not_given``.
    Source: theory.md, section 8 (last paragraph); gmcr-format.md.
    """
    groups = require_disjoint(coalitions_named(coalitions, solution.parties), solution.parties)
    alone = [(dm,) for dm in range(len(solution.parties)) if not any(dm in group for group in groups)]
    units = sorted([*groups, *alone])
    labels = tuple("+".join(solution.parties[dm] for dm in unit) for unit in units)
    wanted = coalition_concepts(concepts, solution.concepts)
    verdicts, not_given = _verdicts(solution, units, labels, wanted, progress)
    names = tuple(solution.states.name(place) for place in range(len(solution)))
    merged = tuple(tuple(solution.parties[dm] for dm in unit) for unit in units if len(unit) > 1)
    return AsOne(labels, merged, verdicts, not_given, names)


def _verdicts(
    solution: Solution, units: list[Unit], labels: tuple[str, ...], concepts: Iterable[str], progress: Progress
) -> tuple[dict[str, dict[str, BoolArray]], dict[str, str]]:
    """Return one Boolean a state by concept and mover, and why a concept has none."""
    verdicts: dict[str, dict[str, BoolArray]] = {}
    not_given: dict[str, str] = {}
    try:
        moves = _merged(solution, units, watching(progress, "moves as one"))
    except Stopped:
        return verdicts, dict.fromkeys(concepts, INTERRUPTED)
    for concept in concepts:
        try:
            verdicts[concept] = {
                label: _stable(moves, units, mover, concept, watching(progress, f"as one: {concept} for {label}"))
                for mover, label in enumerate(labels)
            }
        except NotApplicable as reason:
            not_given[concept] = str(reason)
        except Stopped:
            not_given[concept] = INTERRUPTED
    return verdicts, not_given


def require_disjoint(groups: list[Unit], parties: Sequence[str]) -> list[Unit]:
    """Return coalitions whose members are to move as one, if nobody is in two of them.

    Raises: ``NotApplicable`` where somebody is.
    """
    together = [dm for group in groups for dm in group]
    for dm in together:
        if together.count(dm) > 1:
            raise NotApplicable(f"{parties[dm]} is in two of these coalitions; those that move as one share no member")
    return groups


def _merged(solution: Solution, units: list[Unit], watch: Watch) -> ArcMoves:
    """Return the arcs of every mover over the states of a solution, counted by their place."""
    states = len(solution)
    if states > MOST_STATES:
        raise TooLarge(
            f"Listing what members that move as one can do from {states:,} states",
            40 * states * states,
            f"The limit is {MOST_STATES:,} states. Hold some options fixed (--hold OPTION), or ask which coalition "
            "could upset a state, which needs no such list.",
        )
    moves, cells, places = moves_of(solution), solution.states.cells, solution.states.places
    ranks = [moves.rank(dm)[cells] for dm in range(moves.movers)]
    tally = Tally(watch, len(units) * states)
    arcs = [_arcs(moves, unit, cells, places, tally) for unit in units]
    improving = [
        own.only(np.logical_and.reduce([ranks[dm][own.head] > ranks[dm][own.tail] for dm in unit]))
        for own, unit in zip(arcs, units, strict=True)
    ]
    return ArcMoves(ranks, arcs, improving)


def _arcs(moves: Moves, unit: Unit, cells: IndexArray, places: IndexArray, tally: Tally) -> Arcs:
    tails: list[IndexArray] = []
    heads: list[IndexArray] = []
    total = 0
    for place, cell in enumerate(cells.tolist()):
        ends = moves.joint_step(unit, cell)
        total += len(ends)
        if total > MOST_ARCS:
            advice = f"The limit is {MOST_ARCS:,} moves. Hold some options fixed (--hold OPTION)."
            raise TooLarge("Listing the joint moves of members that move as one", 40 * total, advice)
        heads.append(np.sort(places[ends]))
        tails.append(np.full(len(ends), place, dtype=np.int64))
        tally.piece()
    return sorted_arcs(np.concatenate(tails), np.concatenate(heads).astype(np.int64))


def _stable(moves: ArcMoves, units: list[Unit], mover: int, concept: str, watch: Watch) -> BoolArray:
    """Return the states from which a mover has no improvement that the other movers do not deter.

    Source: theory.md, sections 4 and 8.
    """
    watch(0, 1)
    unit, improving = units[mover], moves.improving[mover]
    found = np.ones(moves.size, dtype=np.bool_)
    if concept == "nash":
        found[improving.tail] = False
        return found
    if concept == "smr" and len(unit) > 1:
        return _symmetric(moves, units, mover, watch)
    others = tuple(other for other in range(len(units)) if other != mover)
    helped = np.ones(len(improving.head), dtype=np.bool_)
    for dm in unit:
        rank = moves.rank(dm)
        penalty = _best_move(moves.arcs[mover], rank) if concept == "smr" else rank
        helped &= least_reply(moves, others, penalty, credible=concept == "seq")[improving.head] > rank[improving.tail]
    found[improving.tail[helped]] = False
    return found


def _best_move(arcs: Arcs, rank: IntArray) -> IntArray:
    """Return the best rank among a state and those a mover can move to."""
    best = rank.copy()
    if len(arcs.head):
        best[arcs.sources] = np.maximum(best[arcs.sources], np.maximum.reduceat(rank[arcs.head], arcs.starts))
    return best


def _symmetric(moves: ArcMoves, units: list[Unit], mover: int, watch: Watch) -> BoolArray:
    """Ask about each state that GMR and Nash leave in doubt: what all members prefer differs from state to state."""
    nash, gmr = (_stable(moves, units, mover, concept, watch) for concept in ("nash", "gmr"))
    doubtful = np.flatnonzero(gmr & ~nash).tolist()
    work = 4 * len(doubtful) * sum(len(arcs.head) for arcs in moves.arcs)
    if work > WORK_LIMIT:
        raise NotApplicable(
            f"{len(doubtful):,} states would be asked about one by one, in about {work:,} steps, and the limit is "
            f"{WORK_LIMIT:,}; leave this concept out, or hold some options fixed"
        )
    others = tuple(other for other in range(len(units)) if other != mover)
    tally = Tally(watch, len(doubtful))
    for state in doubtful:
        ranks = [moves.rank(dm) for dm in units[mover]]
        preferred: BoolArray = np.logical_and.reduce([rank > rank[state] for rank in ranks])
        deterring = ~(preferred | moves.step(mover, preferred, back=True))
        undeterred = preferred & ~leading_to(moves, others, deterring)
        gmr[state] = not (moves.step(mover, mask(moves.size, [state])) & undeterred).any()
        tally.piece()
    return gmr
