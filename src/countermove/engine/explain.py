"""Why a state is stable or not: for each improvement what deters it and who carries that out, or that nobody does."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine import wording
from countermove.engine.concepts import concept_named
from countermove.engine.deciding import deciding_statement, label
from countermove.engine.dense import DenseKernel
from countermove.engine.kernel import Kernel
from countermove.engine.sanctions import Sanctions
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.engine.layout import IntArray
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId


@dataclass(frozen=True, slots=True)
class Step:
    """One move: who makes it, to which state, and what it changes, in words."""

    dm: str
    dm_name: str
    to: StateId
    does: str


@dataclass(frozen=True, slots=True)
class Reasoned(Step):
    """A move with what it brings its mover: ``better``, ``worse`` or ``same``, and by which statement of its order.

    ``decided_by`` is empty where the order is not made of statements. ``for_good`` names the options that cannot be
    moved back.
    """

    effect: str = "same"
    decided_by: str = ""
    for_good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One improvement of the focal decision maker, and the moves of others that deter it; none where nobody can.

    The moves follow one another, or ``at_once`` are made at the same moment as the improvement. ``ends`` is where that
    leaves the conflict; ``effect`` and ``decided_by`` say what that is for the focal decision maker, against where it
    was.
    """

    improvement: Reasoned
    sanction: tuple[Reasoned, ...]
    ends: StateId | None
    at_once: bool = False
    effect: str = ""
    decided_by: str = ""

    @property
    def deterred(self) -> bool:
        """Say whether somebody deters the improvement."""
        return bool(self.sanction)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one state is stable, or is not, for one decision maker under one concept."""

    case: str
    state: StateId
    label: str
    dm: str
    dm_name: str
    concept: str
    stable: bool
    answers: tuple[Answer, ...]
    can_move: bool = True
    sanctions: str = "legal"

    @property
    def text(self) -> str:
        """Return the reason in sentences."""
        return wording.sentences(self)

    @property
    def witness(self) -> Answer | None:
        """Return the improvement that nobody deters, where there is one."""
        return next((answer for answer in self.answers if not answer.deterred), None)

    def __str__(self) -> str:
        return self.text


def explain(solution: Solution, state: object, dm: str, concept: str) -> Explanation:
    """Return why a state is stable or not, with a shortest sanction for each improvement.

    Raises: ``NotApplicable`` where the state, the decision maker or the concept is not in the solution.
    Source: theory.md, section 4.
    """
    name = concept_named(concept).id
    place = solution.place(state)
    stable = bool(solution.flags(name, dm)[place])
    focal = solution.parties.index(dm)
    search = _Search(solution, focal, name, int(solution.states.cells[place]))
    return Explanation(
        solution.case,
        solution.states.name(place),
        solution.states.label(place),
        dm,
        solution.model.decision_makers[focal].name,
        name,
        stable,
        tuple(search.answer(improvement) for improvement in search.improvements(focal, search.cell)),
        bool(len(solution.kernel.moves(focal, search.cell))),
        solution.sanctions.value,
    )


# What each concept lets the others do, and the decision maker after them.
_IN_REPLY = frozenset({"gmr", "smr", "seq", "sseq", "seq_or_sim"})
_CREDIBLE = frozenset({"seq", "sseq", "seq_or_sim"})
_WITHOUT_ESCAPE = frozenset({"smr", "sseq"})
_AT_ONCE = frozenset({"sim", "seq_or_sim"})

# A cell, and who may not move next.
_Place = tuple[int, frozenset[int]]


class _Search:
    """The moves around one state, and what of them hurts the focal decision maker."""

    def __init__(self, solution: Solution, focal: int, concept: str, cell: int) -> None:
        self._solution, self._focal, self._concept, self.cell = solution, focal, concept, cell
        self._kernel: Kernel = solution.kernel
        self._own = int(self._kernel.rank(focal)[cell])
        self._others = [other for other in range(self._kernel.parties) if other != focal]
        self._level = self._sanction_levels()

    def improvements(self, dm: int, cell: int) -> list[int]:
        """Return the cells a decision maker improves to."""
        rank = self._kernel.rank(dm)
        cells: list[int] = [c for c in self._kernel.moves(dm, cell).tolist() if rank[c] > rank[cell]]
        return sorted(cells, key=self._place)

    def answer(self, improvement: int) -> Answer:
        """Return one improvement with what deters it: moves in reply if there are any, else moves made at once."""
        steps: tuple[Reasoned, ...] = ()
        ends: int | None = None
        if self._level is not None and self._level[improvement] <= self._own:
            steps, ends = self._sequence(improvement)
        at_once = not steps and self._concept in _AT_ONCE
        if at_once:
            steps, ends = self._joint(improvement)
        first = self._step(self._focal, self.cell, improvement)
        if ends is None:
            return Answer(first, (), None)
        effect, decided_by = self._merit(self._focal, self.cell, ends)
        return Answer(first, steps, self._name(ends), at_once, effect, decided_by)

    def _sanction_levels(self) -> IntArray | None:
        """Return what the others can do at worst from every cell, so that hopeless searches are not begun."""
        if self._concept not in _IN_REPLY:
            return None
        penalty = self._kernel.rank(self._focal)
        if self._concept in _WITHOUT_ESCAPE:
            penalty = self._kernel.best_move(self._focal, penalty)
        return self._kernel.worst_reply(self._focal, penalty, credible=self._concept in _CREDIBLE)

    def _deters(self, cell: int) -> bool:
        rank = self._kernel.rank(self._focal)
        if rank[cell] > self._own:
            return False
        if self._concept not in _WITHOUT_ESCAPE:
            return True
        return not bool(np.any(rank[self._kernel.moves(self._focal, cell)] > self._own))

    def _sequence(self, start: int) -> tuple[tuple[Reasoned, ...], int]:
        """Return a shortest sequence of the others to a state that deters: breadth first, over who may move next."""
        first: _Place = (start, frozenset())
        waiting: deque[_Place] = deque([first])
        came: dict[_Place, tuple[_Place, int]] = {}
        while waiting:
            here = waiting.popleft()
            for there, mover in self._onwards(here):
                if there in came:
                    continue
                came[there] = here, mover
                if self._deters(there[0]):
                    return self._steps(came, there, first), there[0]
                waiting.append(there)
        raise AssertionError("the level of this improvement says that a sanction exists")

    def _onwards(self, here: _Place) -> Iterator[tuple[_Place, int]]:
        cell, barred = here
        for mover in self._others:
            if mover not in barred:
                credible = self._concept in _CREDIBLE
                cells = self.improvements(mover, cell) if credible else self._kernel.moves(mover, cell).tolist()
                after = self._barred(barred, mover)
                yield from (((there, after), mover) for there in cells)

    def _barred(self, barred: frozenset[int], mover: int) -> frozenset[int]:
        """Return who may not move next, once somebody has moved."""
        if self._kernel.sanctions is Sanctions.LEGAL:
            return frozenset({mover})
        return barred | {mover} if self._kernel.sanctions is Sanctions.ONCE else frozenset(self._others)

    def _steps(self, came: dict[_Place, tuple[_Place, int]], end: _Place, start: _Place) -> tuple[Reasoned, ...]:
        steps: list[Reasoned] = []
        while end != start:
            before, mover = came[end]
            steps.append(self._step(mover, before[0], end[0]))
            end = before
        return tuple(reversed(steps))

    def _joint(self, improvement: int) -> tuple[tuple[Reasoned, ...], int | None]:
        """Return improvements by as few others as possible which, made at the same moment, spoil this one."""
        feasible = self._kernel.feasible
        for size in range(1, len(self._others) + 1):
            for group in combinations(self._others, size):
                for cells in product(*(self.improvements(other, self.cell) for other in group)):
                    joint = improvement
                    for cell in cells:
                        joint ^= self.cell ^ cell
                    if feasible[joint] and self._deters(joint):
                        moved = zip(group, cells, strict=True)
                        return tuple(self._step(other, self.cell, cell) for other, cell in moved), joint
        return (), None

    def _step(self, dm: int, before: int, after: int) -> Reasoned:
        party = self._solution.model.decision_makers[dm]
        merit = self._merit(dm, before, after)
        for_good = self._for_good(before, after)
        return Reasoned(party.id, party.name, self._name(after), self._does(before, after), *merit, for_good)

    def _merit(self, dm: int, before: int, after: int) -> tuple[str, str]:
        """Return what going from one cell to another brings a decision maker, and the statement that decides it."""
        rank = self._kernel.rank(dm)
        effect = "better" if rank[after] > rank[before] else "worse" if rank[after] < rank[before] else "same"
        if not isinstance(self._kernel, DenseKernel):
            return effect, ""
        codes = self._kernel.layout.code(before), self._kernel.layout.code(after)
        statement = deciding_statement(self._solution.model, self._solution.parties[dm], *codes)
        return effect, "" if statement is None else f"{label(statement)}: {statement.text}"

    def _for_good(self, before: int, after: int) -> tuple[str, ...]:
        model = self._solution.model
        if not isinstance(self._kernel, DenseKernel) or not isinstance(model, Conflict):
            return ()
        changed = model.changes(self._kernel.layout.code(before), self._kernel.layout.code(after))
        return tuple(name for name in changed if model.options[model.position[name]].is_one_way)

    def _does(self, before: int, after: int) -> str:
        if isinstance(self._kernel, DenseKernel):
            layout, model = self._kernel.layout, self._solution.model
            return wording.changes(model, layout.code(before), layout.code(after))
        return wording.goes_to(self._solution.states.label(self._place(after)))

    def _name(self, cell: int) -> StateId:
        return self._solution.states.name(self._place(cell))

    def _place(self, cell: int) -> int:
        return int(self._solution.states.places[cell])
