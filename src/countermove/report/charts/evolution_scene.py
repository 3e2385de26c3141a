"""What the picture of an evolution shows: the ways there is room for, and how far from the start each state is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countermove.engine.evolution import Evolution, Reach, Step
from countermove.engine.evolution.sentences import EFFECTS
from countermove.engine.states import StateId
from countermove.report.charts.layers import Node

STATES_DRAWN, STEPS_DRAWN = 30, 120


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn: the start, steps from it, and the targets among the states."""

    found: Evolution
    steps: tuple[Step, ...]
    is_cut: bool

    @property
    def states(self) -> list[StateId]:
        """Return the states drawn, the start first."""
        return list(dict.fromkeys([self.found.start, *(end for step in self.steps for end in (step.leaves, step.to))]))

    @property
    def description(self) -> str:
        """Return every equilibrium drawn and every step in words."""
        under = {state: self.found.equilibrium_under[state] for state in self.states}
        equilibria = [f"State {state} is an equilibrium under {' '.join(by)}" for state, by in under.items() if by]
        steps = list(map(sentence, self.steps)) or ["No step leads away from where things stand"]
        return ". ".join([*equilibria, *steps])


def sentence(step: Step) -> str:
    """Return a step in words, for those who cannot see its arrow."""
    return f"From state {step.leaves} to state {step.to}: {step.text}; {EFFECTS[step.effect]}"


def scene_of(found: Evolution) -> Scene:
    """Choose whole ways, one after another, as long as there is room for their states."""
    chosen: dict[Step, None] = {}
    states, is_cut = {found.start}, False
    for way in _ways_in_order(found):
        wanted = states | {step.to for step in way}
        steps = dict.fromkeys([*chosen, *way])
        if way[0].leaves in states and len(wanted) <= STATES_DRAWN and len(steps) <= STEPS_DRAWN:
            states, chosen = wanted, steps
        else:
            is_cut = True
    missing = found.targets_total - found.reaches[Reach.OUT_OF_REACH] - sum(t.state in states for t in found.targets)
    return Scene(found, tuple(chosen), is_cut or missing > 0)


def _ways_in_order(found: Evolution) -> Iterable[tuple[Step, ...]]:
    """Yield the easiest ways to every target, then the improvements, then the other shortest ways."""
    for target in found.targets:
        easiest = target.by_improvements or target.by_fewest_losses
        yield from easiest.listed if easiest else ()
    yield from ((step,) for step in found.tree)
    for target in found.targets:
        yield from target.by_moves.listed if target.by_moves else ()


def steps_away(start: StateId, steps: Sequence[Step]) -> dict[Node, int]:
    """Return how many of some steps each of their states is away from the start, nobody moving twice running.

    A state that only somebody moving twice running could get to, for want of the steps that were not drawn, is one step
    farther than where its arrows come from.

    Source: theory.md, section 2.2.
    """
    away = _along(start, steps, is_legal=True)
    for state, steps_there in _along(start, steps, is_legal=False).items():
        away.setdefault(state, steps_there)
    return away


def _along(start: StateId, steps: Sequence[Step], is_legal: bool) -> dict[Node, int]:
    onward: dict[StateId, list[Step]] = {}
    for step in steps:
        onward.setdefault(step.leaves, []).append(step)
    away: dict[Node, int] = {}
    nobody: tuple[str, ...] = ()
    seen, waiting = {(start, nobody)}, deque([(start, nobody, 0)])
    while waiting:
        here, last, distance = waiting.popleft()
        away.setdefault(here, distance)
        for step in onward.get(here, ()):
            position = step.to, step.by if is_legal else nobody
            if (not is_legal or step.by != last) and position not in seen:
                seen.add(position)
                waiting.append((*position, distance + 1))
    return away
