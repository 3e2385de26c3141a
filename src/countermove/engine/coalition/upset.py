"""Which coalition could upset a state, by what joint move; and if it cannot, what keeps it from doing so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from countermove.engine.coalition.focus import Focus
from countermove.engine.coalition.groups import Groups
from countermove.engine.coalition.membership import (
    Credible,
    coalition_concept,
    coalition_concepts,
    coalitions_named,
    coalitions_of,
    credible_named,
)
from countermove.engine.coalition.moves import Moves, mask, moves_of
from countermove.engine.coalition.sequences import shortest
from countermove.engine.coalition.stability import require_work, stable_cells
from countermove.engine.coalition.steps import Steps
from countermove.engine.coalition.tally import Tally
from countermove.engine.coalition.wording import sentence
from countermove.engine.watch import Watch, unwatched

if TYPE_CHECKING:
    from countermove.engine.explain import Step
    from countermove.engine.layout import BoolArray
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateId

Coalitions = str | Iterable[str | Iterable[str]]


@dataclass(frozen=True, slots=True)
class Upset:
    """Whether one coalition could upset one state under one concept, and how.

    ``move`` is a joint move that takes as few steps as any, and nobody moves twice running in it. Where the coalition
    upsets the state, nobody deters that move. Where it is deterred, ``sanction`` is what the others do after it,
    ``ends`` is where that leaves the conflict, and ``unwilling`` are the members who are then no better off than in the
    state. Where there is no joint move to everybody's gain, both are empty.

    Units: ``improvements`` counts the states the coalition could bring about that all its members prefer; ``gains`` and
    ``loses`` name the decision makers, members or not, who are better or worse off where the joint move ends.
    """

    case: str
    state: StateId
    label: str
    members: tuple[str, ...]
    member_names: tuple[str, ...]
    concept: str
    credible: str
    upsets: bool
    improvements: int
    move: tuple[Step, ...] = ()
    gains: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    sanction: tuple[Step, ...] = ()
    ends: StateId | None = None
    unwilling: tuple[str, ...] = ()
    outsiders: int = 0

    @property
    def text(self) -> str:
        """Return the finding in sentences."""
        return sentence(self)

    def __str__(self) -> str:
        return self.text


def upset(
    solution: Solution,
    state: object,
    concept: str = "nash",
    *,
    coalitions: Coalitions | None = None,
    credible: Credible | str = Credible.INDIVIDUALS,
) -> tuple[Upset, ...]:
    """Return for every coalition of two or more whether it could upset a state, and by what joint move.

    Args:
        solution: a solved conflict.
        state: a state, called by anything ``Solution.place`` reads.
        concept: nash, gmr, smr or seq: how far the coalition looks ahead.
        coalitions: those to ask about, as names or as ``a+b``; None stands for all.
        credible: what answers count as credible under seq, those of individuals or of groups.

    Raises: ``NotApplicable`` for a state, a concept, a coalition or a reading that is none, or where the work is
    beyond the limit.
    Source: theory.md, section 8.
    """
    name, moves, wanted = coalition_concept(concept), moves_of(solution), _wanted(solution, coalitions)
    cell = int(solution.states.cells[solution.place(state)])
    require_work(moves, len(wanted), "asking which coalition could upset a state")
    return tuple(Asked(solution, moves, credible_named(credible)).answers(cell, [name], wanted))


def upset_equilibria(
    solution: Solution,
    concepts: Iterable[str] | None = None,
    *,
    coalitions: Coalitions | None = None,
    credible: Credible | str = Credible.INDIVIDUALS,
) -> tuple[Upset, ...]:
    """Return the same for every equilibrium, under each concept under which it is one.

    A coalition upsets an equilibrium that is stable for each decision maker alone. An equilibrium that no coalition of
    two or more upsets is universally coalitionally stable.

    Raises: ``NotApplicable`` where the solution does not hold a concept, for a coalition that is none, and where the
    equilibria and coalitions are too many.
    Source: theory.md, section 8.
    """
    moves, wanted = moves_of(solution), _wanted(solution, coalitions)
    held = {name: solution.flags(name) for name in coalition_concepts(concepts, solution.verdicts)}
    places = np.flatnonzero(np.logical_or.reduce([np.zeros(len(solution), dtype=np.bool_), *held.values()])).tolist()
    require_work(moves, len(wanted) * sum(int(found.sum()) for found in held.values()), "upsetting all equilibria")
    asked = Asked(solution, moves, credible_named(credible))
    cells = solution.states.cells
    return tuple(
        answer
        for place in places
        for answer in asked.answers(int(cells[place]), [name for name, found in held.items() if found[place]], wanted)
    )


def universally_stable(
    solution: Solution,
    concept: str,
    *,
    credible: Credible | str = Credible.INDIVIDUALS,
    watch: Watch = unwatched,
) -> tuple[StateId, ...]:
    """Return the states that no coalition of any size upsets.

    They are equilibria, except where the others may answer as groups: then single decision makers, too, are asked about
    with those answers, and a state may hold that no answer of individuals would hold.

    Raises: ``NotApplicable`` where the solution does not hold the concept or the work is beyond the limit.
    Source: theory.md, section 8.
    """
    name, moves, cells = coalition_concept(concept), moves_of(solution), solution.states.cells
    reading = credible_named(credible)
    alone = reading is Credible.INDIVIDUALS or name != "seq"
    left = mask(moves.size, cells[solution.flags(name)].tolist()) if alone else moves.feasible.copy()
    for members in coalitions_of(moves.movers, 2 if alone else 1):
        if left.any():
            left = stable_cells(moves, members, name, credible=reading, among=left, watch=watch)
    return tuple(solution.states.name(place) for place in np.flatnonzero(left[cells]).tolist())


def _wanted(solution: Solution, coalitions: Coalitions | None) -> list[tuple[int, ...]]:
    if coalitions is None:
        return list(coalitions_of(len(solution.parties)))
    return coalitions_named(coalitions, solution.parties)


class Asked:
    """One solution that is asked about many coalitions and states; each coalition in a state is a piece of work."""

    def __init__(self, solution: Solution, moves: Moves, credible: Credible, tally: Tally | None = None) -> None:
        self._solution, self._moves, self._credible = solution, moves, credible
        self._tally = tally or Tally()
        self._steps, self._groups = Steps(solution), Groups(moves, tally=self._tally)

    def answers(self, cell: int, concepts: list[str], coalitions: list[tuple[int, ...]]) -> Iterator[Upset]:
        """Yield one answer a concept and coalition."""
        for members in coalitions:
            self._tally.pause()
            focus = Focus(self._moves, members, cell, credible=self._credible, groups=self._groups)
            for concept in concepts:
                yield self._answer(focus, concept)
            self._tally.count()

    def _answer(self, focus: Focus, concept: str) -> Upset:
        undeterred = focus.undeterred(concept)
        upsets = bool(undeterred.any())
        targets = undeterred if upsets else focus.improvements
        path = shortest(self._moves, focus.members, focus.cell, targets, self._steps.order) if targets.any() else []
        sanction = self._sanction(focus, concept, path[-1][1]) if path and not upsets else []
        end = path[-1][1] if path else focus.cell
        last = sanction[-1][1] if sanction else None
        decision_makers = self._solution.model.decision_makers
        return Upset(
            case=self._solution.case,
            state=self._steps.name(focus.cell),
            label=self._steps.label(focus.cell),
            members=tuple(decision_makers[dm].id for dm in focus.members),
            member_names=tuple(decision_makers[dm].name for dm in focus.members),
            concept=concept,
            credible=self._credible.value,
            upsets=upsets,
            improvements=int(focus.improvements.sum()),
            move=self._steps.told(focus.cell, path),
            gains=self._who(focus.cell, end),
            loses=self._who(end, focus.cell),
            sanction=self._steps.told(end, sanction),
            ends=None if last is None else self._steps.name(last),
            unwilling=() if last is None else self._unwilling(focus, last),
            outsiders=len(focus.others),
        )

    def _sanction(self, focus: Focus, concept: str, start: int) -> list[tuple[int, int]]:
        """Return a shortest answer of the others that deters; one by groups is told as their members' moves."""
        bad, order = focus.deterring(concept), self._steps.order
        found = shortest(self._moves, focus.others, start, bad, order, credible=concept == "seq")
        if found or concept != "seq":
            return found
        for group, end in self._groups.answer(focus.others, start, bad):
            found += shortest(self._moves, group, found[-1][1] if found else start, self._only(end), order)
        return found

    def _only(self, cell: int) -> BoolArray:
        return mask(self._moves.size, [cell])

    def _who(self, before: int, after: int) -> tuple[str, ...]:
        ranks = [self._moves.rank(dm) for dm in range(self._moves.movers)]
        better = [bool(rank[after] > rank[before]) for rank in ranks]
        return tuple(dm for dm, gains in zip(self._solution.parties, better, strict=True) if gains)

    def _unwilling(self, focus: Focus, end: int) -> tuple[str, ...]:
        ranks = {dm: self._moves.rank(dm) for dm in focus.members}
        return tuple(self._solution.parties[dm] for dm, rank in ranks.items() if rank[end] <= rank[focus.cell])
