"""From a solution to how the conflict can move on: which ways to search, and what to list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import numpy as np

from countermove.engine.coalition.membership import members_of
from countermove.engine.evolution.circles import circles
from countermove.engine.evolution.coalition import coalition_colour
from countermove.engine.evolution.colour import Colour
from countermove.engine.evolution.evolution import Evolution, Reach, RoundAbout, StateList, Target, Ways
from countermove.engine.evolution.leaving import Holds, can_move, wants_to_move
from countermove.engine.evolution.lines import LineColour
from countermove.engine.evolution.listed import listed_moves
from countermove.engine.evolution.positions import Positions
from countermove.engine.evolution.search import (
    BY_IMPROVEMENTS,
    BY_MOVES,
    LOSS_STEP,
    UNREACHED,
    WITH_FEWEST_LOSSES,
    Search,
    Way,
    search,
)
from countermove.engine.evolution.shortest import last_arcs, shortest
from countermove.engine.evolution.telling import Teller
from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray, IndexArray, Layout
from countermove.engine.solution import Solution
from countermove.errors import NotApplicable
from countermove.model import Conflict

WAYS_LISTED = 6
TARGETS_LISTED = 50
STATES_LISTED = 1_000
CIRCLES_LISTED = 20
TREE_STATES, TREE_STEPS = 30, 90
_REACHES = tuple(Reach)
_LEVEL = {reach: level for level, reach in enumerate(Reach)}
_EASIEST_WAY = {
    Reach.IMPROVEMENTS: BY_IMPROVEMENTS,
    Reach.WITHOUT_LOSS: WITH_FEWEST_LOSSES,
    Reach.LOSS: WITH_FEWEST_LOSSES,
}
# What is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], object]


def evolve(
    solution: Solution,
    start: Any = None,
    targets: Iterable[Any] | None = None,
    coalitions: Iterable[str | Iterable[str]] = (),
    progress: Progress | None = None,
) -> Evolution:
    """Return how a conflict can move on from a state, and what it takes to get to others.

    Args:
        solution: what is stable for whom; equilibria are taken from it.
        start: where things stand; the status quo by default.
        targets: the states asked about; by default all equilibria under the concepts of the solution.
        coalitions: decision makers who may also move as one, ``a+b`` or names, where all of them gain.
        progress: called with what is being done, how much is done, and how much there is at most.

    Raises: ``NotApplicable`` for a state or a coalition that is none, and where there is no status quo.
        ``TooLarge`` where a coalition could bring about too many states.
    Source: Li, Kilgour and Hipel (2004, 2005); theory.md, section 9.
    """
    named = dict.fromkeys(members_of(coalition, solution.parties) for coalition in coalitions)
    members = [tuple(solution.parties[dm] for dm in numbers) for numbers in named]
    begins = start_of(solution, start)
    wanted = _equilibria(solution) if targets is None else [solution.place(target) for target in targets]
    return _Evolving(solution, begins, members, progress).evolution(np.array(wanted, dtype=np.int64))


def start_of(solution: Solution, start: Any = None) -> int:
    """Return the place of the start: a state given in any way, or the status quo.

    Raises: ``NotApplicable`` where there is no such state, or no status quo that is one.
    """
    if start is not None:
        return solution.place(start)
    model = solution.model
    if not isinstance(model, Conflict):
        if not model.status_quo:
            raise NotApplicable("this case names no status quo; say where to start (--from STATE)")
        return solution.place(model.status_quo)
    try:
        return solution.place(code=model.status_quo)
    except NotApplicable as reason:
        advice = "say where to start (--from STATE)"
        raise NotApplicable(f"the status quo cannot be the start: {reason}; {advice}") from None


def colours_of(solution: Solution, coalitions: Iterable[tuple[str, ...]] = ()) -> Positions:
    """Return everybody's arcs, and those of coalitions, as one search space.

    Source: theory.md, sections 1.2 and 9.
    """
    kernel, layout = solution.kernel, _layout(solution)
    colours: list[Colour] = []
    if layout is None:
        cells = np.flatnonzero(kernel.feasible).tolist()
        colours += [listed_moves(kernel, dm, cells) for dm in range(kernel.parties)]
    else:
        lines = [(dm, axis) for dm, axis in enumerate(layout.axes) if axis.width]
        colours += [LineColour(dm, axis, kernel.rank(dm), kernel.feasible) for dm, axis in lines]
    for names in coalitions:
        members = tuple(solution.parties.index(name) for name in names)
        colours.append(coalition_colour(kernel, members, layout))
    return Positions(len(kernel.feasible), colours, keeps_last_mover=layout is None)


def reached(solution: Solution, state: Any, improvements_only: bool = True) -> IndexArray:
    """Return the cells that all decision makers together can bring about from a state, the state itself left out.

    Shape: cells in increasing order.
    Source: theory.md, sections 2.2 (legal sequences; the start is not among them) and 9.
    """
    start = int(solution.states.cells[solution.place(state)])
    return search(colours_of(solution), start, BY_IMPROVEMENTS if improvements_only else BY_MOVES).reached


def _layout(solution: Solution) -> Layout | None:
    """Return how options lie in the kernel's cells, where all moves are changes of options and hence transitive."""
    layout = getattr(solution.kernel, "layout", None)
    if not isinstance(solution.model, Conflict) or not isinstance(layout, Layout):
        return None
    return layout if layout.size == len(solution.kernel.feasible) else None


def _equilibria(solution: Solution) -> IndexArray:
    anybody = [solution.flags(concept) for concept in solution.verdicts]
    return np.flatnonzero(np.logical_or.reduce(anybody)) if anybody else np.zeros(0, dtype=np.int64)


class _Evolving:
    """The searches of one question, each made when it is first needed."""

    def __init__(
        self, solution: Solution, begins: int, coalitions: list[tuple[str, ...]], progress: Progress | None
    ) -> None:
        self._solution, self._coalitions, self._progress = solution, coalitions, progress
        self._kernel: Kernel = solution.kernel
        self._start = int(solution.states.cells[begins])
        self._positions = colours_of(solution, coalitions)
        self._teller = Teller(solution, self._positions.colours)
        self._searches: dict[str, Search] = {}
        self._flags = {concept: solution.flags(concept) for concept in solution.verdicts}
        self._can = [can_move(self._kernel, dm) for dm in range(self._kernel.parties)]
        self._wants: BoolArray = np.logical_or.reduce(
            [wants_to_move(self._kernel, dm) for dm in range(self._kernel.parties)]
        )

    def evolution(self, wanted: IndexArray) -> Evolution:
        """Return everything about the ways from the start to some places."""
        solution, cells = self._solution, solution_cells(self._solution, wanted)
        level = self._levels(cells)
        order = self._easiest_first(cells, level)[:TARGETS_LISTED]
        targets = []
        for done, at in enumerate(order.tolist()):
            self._report("ways to equilibria", done, len(order))
            targets.append(self._target(int(cells[at]), _REACHES[level[at]]))
        start, round_about = self._teller.name(self._start), circles(self._search(BY_IMPROVEMENTS))
        stuck = np.flatnonzero(self._kernel.feasible & ~np.logical_or.reduce(self._can))
        return Evolution(
            case=solution.case,
            start=start,
            start_label=self._teller.labels[start],
            states_total=len(solution),
            parties={party.id: party.name for party in solution.model.decision_makers},
            concepts=tuple(solution.verdicts),
            coalitions=tuple(self._coalitions),
            by_improvements=self._states(self._search(BY_IMPROVEMENTS).reached),
            by_moves=self._states(self._search(BY_MOVES).reached),
            reaches={reach: int((level == _LEVEL[reach]).sum()) for reach in Reach},
            targets=tuple(targets),
            stuck=self._states(stuck),
            circles=tuple(
                RoundAbout(self._states(np.array(one.cells)), self._teller.steps(one.example), one.leads_out)
                for one in round_about.found[:CIRCLES_LISTED]
            ),
            circles_total=len(round_about.found),
            circling_states=round_about.within,
            tree=self._tree(),
            labels=self._teller.labels,
            equilibrium_under=self._teller.concepts,
            not_given=dict(solution.not_given),
            held=solution.held,
            case_hash=solution.case_hash,
        )

    def _search(self, way: Way) -> Search:
        if way.name not in self._searches:
            watch = partial(self._report, f"ways by {way.name}")
            self._searches[way.name] = search(self._positions, self._start, way, watch)
        return self._searches[way.name]

    def _report(self, what: str, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress(what, done, total)

    def _levels(self, cells: IndexArray) -> IndexArray:
        """Return how each cell is reached, the easiest way there is, by its place among the values of ``Reach``."""
        gains = self._search(BY_IMPROVEMENTS).by_cell[cells] != UNREACHED
        moves = self._search(BY_MOVES).by_cell[cells] != UNREACHED
        level = np.where(moves, _LEVEL[Reach.LOSS], _LEVEL[Reach.OUT_OF_REACH])
        hard = moves & ~gains
        if hard.any():
            losses = self._search(WITH_FEWEST_LOSSES).by_cell[cells] // LOSS_STEP
            level[hard & (losses == 0)] = _LEVEL[Reach.WITHOUT_LOSS]
        level[gains] = _LEVEL[Reach.IMPROVEMENTS]
        level[cells == self._start] = _LEVEL[Reach.HERE]
        return level

    def _easiest_first(self, cells: IndexArray, level: IndexArray) -> IndexArray:
        """Return the order of targets: the easier to reach before the others, and those under more concepts first.

        Then come the nearer, and then the order of places.
        """
        distance = np.zeros(len(cells), dtype=np.int64)
        for reach, way in _EASIEST_WAY.items():
            here = level == _LEVEL[reach]
            if here.any():
                distance[here] = self._search(way).by_cell[cells[here]]
        places = self._solution.states.places[cells]
        under = np.zeros(len(cells), dtype=np.int64)
        for flags in self._flags.values():
            under += flags[places]
        return np.lexsort((places, distance, -under, level))

    def _target(self, cell: int, reach: Reach) -> Target:
        name = self._teller.name(cell)
        concepts = self._teller.concepts[name]
        moved, is_hard = reach not in (Reach.HERE, Reach.OUT_OF_REACH), reach in (Reach.WITHOUT_LOSS, Reach.LOSS)
        return Target(
            name,
            self._teller.labels[name],
            concepts,
            reach,
            self._ways(BY_IMPROVEMENTS, cell) if reach is Reach.IMPROVEMENTS else None,
            self._ways(BY_MOVES, cell) if moved else None,
            self._ways(WITH_FEWEST_LOSSES, cell) if is_hard else None,
            self._holds(cell) if concepts else None,
            tuple(dm for dm, can in zip(self._solution.parties, self._can, strict=True) if not can[cell]),
        )

    def _ways(self, way: Way, cell: int) -> Ways | None:
        found = shortest(self._search(way), cell, WAYS_LISTED)
        if found is None:
            return None
        listed = tuple(sorted((self._teller.steps(arcs) for arcs in found.listed), key=self._teller.order))
        return Ways(found.steps, None if way is BY_MOVES else found.losses, found.count, listed)

    def _holds(self, cell: int) -> Holds:
        if not any(can[cell] for can in self._can):
            return Holds.NOBODY_CAN_LEAVE
        return Holds.DETERRED if self._wants[cell] else Holds.NOBODY_WANTS_TO

    def _tree(self) -> tuple[Any, ...]:
        """Return the last steps of the shortest improving ways to the nearest states."""
        found = self._search(BY_IMPROVEMENTS)
        reached = found.reached
        order = np.lexsort((self._solution.states.places[reached], found.by_cell[reached]))
        arcs = [arc for cell in reached[order[:TREE_STATES]].tolist() for arc in last_arcs(found, cell)]
        return self._teller.steps(arcs[:TREE_STEPS])

    def _states(self, cells: IndexArray) -> StateList:
        places = np.sort(self._solution.states.places[cells])
        return StateList(len(cells), tuple(map(self._solution.states.name, places[:STATES_LISTED].tolist())))


def solution_cells(solution: Solution, places: IndexArray) -> IndexArray:
    """Return the cells of some places, each once, in the order given."""
    found: IndexArray = solution.states.cells[np.array(list(dict.fromkeys(places.tolist())), dtype=np.int64)]
    return found
