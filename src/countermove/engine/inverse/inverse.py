"""For which preferences of whom one state would hold: conditions, counts and smallest changes, put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from countermove.engine.inverse.conditions import Condition, condition_for
from countermove.engine.inverse.counting import Count, count_rankings
from countermove.engine.inverse.credibly import DEPTH, JointSearch
from countermove.engine.inverse.jointly import Joint, separately
from countermove.engine.inverse.priorities import Priorities, priorities_of
from countermove.engine.inverse.readings import READINGS, Reading, readings
from countermove.engine.inverse.smallest import Smallest, smallest_change
from countermove.engine.inverse.surroundings import Surroundings
from countermove.engine.solution import Solution
from countermove.errors import NotApplicable, unknown


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision maker under one concept, the others' preferences as coded.

    ``above`` are the states that it prefers to the one asked about now.
    """

    dm: int
    reading: Reading
    condition: Condition
    above: frozenset[int]
    count: Count
    smallest: Smallest

    @property
    def is_stable(self) -> bool:
        """Say whether the state is stable as coded."""
        return self.condition.holds(self.above)


@dataclass(frozen=True, eq=False)
class Inverse:
    """The inverse of one state.

    ``asked`` holds by concept and decision maker (counted from 0) what was asked for, ``joint`` by concept the smallest
    change of everybody's priorities together.
    """

    solution: Solution
    place: int
    parties: tuple[int, ...]
    readings: tuple[Reading, ...]
    asked: Mapping[str, Mapping[int, Asked]]
    joint: Mapping[str, Joint]
    priorities: Mapping[int, Priorities] = field(repr=False)
    depth: int = DEPTH

    def to_json(self) -> dict[str, Any]:
        """Return everything as plain data for ``json.dump``."""
        from countermove.engine.inverse.present import as_json

        return as_json(self)

    def _repr_html_(self) -> str:
        from countermove.notebook import html_text

        return html_text(str(self))

    def __str__(self) -> str:
        from countermove.engine.inverse.wording import as_text

        return as_text(self)


def inverse(
    solution: Solution,
    state: Any,
    parties: Collection[str] | None = None,
    concepts: Iterable[str] | None = None,
    depth: int = DEPTH,
) -> Inverse:
    """Return for which preferences a state would be stable, and the smallest changes that turn the verdicts round.

    Args:
        solution: any solution of the conflict; which concepts it holds does not matter.
        state: anything ``solution.place`` takes.
        parties: decision makers to report on; None stands for all.
        concepts: from nash, gmr, smr, seq, sseq; None stands for the first four.
        depth: how many changes of everybody's priorities together to try where answers must be credible.

    Raises: ``NotApplicable`` for a state, decision maker or concept that is not there, or a concept without an inverse
    reading; ``TooLarge`` where there are too many states to look at one by one.
    Source: theory.md, section 10.
    """
    for name in parties or ():
        if name not in solution.parties:
            raise NotApplicable(unknown("decision maker", name, solution.parties))
    wanted = readings(concepts)
    around = Surroundings(solution, solution.place(state))
    work = _Work(around)
    chosen = tuple(dm for dm in around.parties if not parties or solution.parties[dm] in parties)
    return Inverse(
        solution,
        around.place,
        chosen,
        wanted,
        {reading.id: {dm: work.asked(dm, reading) for dm in around.parties} for reading in wanted},
        {reading.id: work.joint(reading, depth) for reading in wanted},
        work.priorities,
        depth,
    )


class _Work:
    """What several concepts need is worked out once."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.priorities = priorities_of(around)
        self._asked: dict[tuple[int, str], Asked] = {}

    def asked(self, dm: int, reading: Reading) -> Asked:
        """Return one decision maker under one concept; conditions that are the same are asked once."""
        if (dm, reading.id) not in self._asked:
            condition, above = condition_for(self._around, dm, reading), self._around.above(dm)
            same = [one for (who, _), one in self._asked.items() if who == dm and one.condition == condition]
            if same:
                self._asked[dm, reading.id] = replace(same[0], reading=reading)
            else:
                count = count_rankings(condition, len(self._around.solution))
                smallest = smallest_change(self.priorities.get(dm), condition, condition.holds(above))
                self._asked[dm, reading.id] = Asked(dm, reading, condition, above, count, smallest)
        return self._asked[dm, reading.id]

    def joint(self, reading: Reading, depth: int) -> Joint:
        """Return the smallest change of everybody's priorities together."""
        everybody = [self.asked(dm, reading) for dm in self._around.parties]
        if not reading.credible:
            return separately([asked.smallest for asked in everybody])
        widest = [self.asked(dm, READINGS["smr" if reading.symmetric else "gmr"]) for dm in self._around.parties]
        narrowest = [self.asked(dm, READINGS["nash"]) for dm in self._around.parties]
        is_equilibrium = all(asked.is_stable for asked in everybody)
        if not self.priorities:
            blocked = tuple(asked.dm for asked in everybody if is_equilibrium or not asked.is_stable)
            return Joint("no equilibrium" if is_equilibrium else "equilibrium", "no priorities", blocked=blocked)
        bounds = _bounds(is_equilibrium, narrowest, widest)
        if bounds.outcome != "limit":
            return bounds
        search = JointSearch(self._around, self.priorities, reading, [asked.condition for asked in widest])
        found = search.fewest(is_equilibrium, depth, bounds.at_least or 1)
        if found.outcome == "found":
            return found
        if bounds.at_most is not None and bounds.at_most == found.at_least:
            return replace(bounds, outcome="found", changes=bounds.at_most, examined=found.examined)
        return replace(found, at_most=bounds.at_most, listed=bounds.listed)


def _bounds(is_equilibrium: bool, narrowest: list[Asked], widest: list[Asked]) -> Joint:
    """Return what is known beforehand about changes where answers must be credible.

    The concept lies between Nash and the concept that admits every answer. To make an equilibrium takes no less than
    the wider one and no more than Nash; to destroy one no less than Nash and no more than the wider one.
    """
    near, far = separately([one.smallest for one in widest]), separately([one.smallest for one in narrowest])
    if is_equilibrium:
        near, far = far, near
    goal = "no equilibrium" if is_equilibrium else "equilibrium"
    if near.goal == goal and near.outcome in ("never", "no priorities"):
        return near
    least = near.changes or near.at_least or 1 if near.goal == goal else 1
    if far.goal != goal or far.changes is None:
        return Joint(goal, "limit", at_least=least)
    return Joint(goal, "limit", None, None, far.by, far.listed, at_least=least, at_most=far.changes)
