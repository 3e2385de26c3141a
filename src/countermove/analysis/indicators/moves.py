"""Which moves of an actor a variant of the model leads one to expect: in its best package, and on its way to rest.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.situation import Situation
from countermove.analysis.indicators.likelihood import NO, YES
from countermove.analysis.sweep.edits import Variant
from countermove.analysis.sweep.judgments import best, contained
from countermove.analysis.sweep.question import AssessmentQuestion
from countermove.model import Conflict
from countermove.model.state import bits

BEST, ON_PATH = "best_contains", "on_path"
STATES = 5_000
"""States gone through by improvements before the ways to an equilibrium are left open, and that is said."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class MoveQuestion:
    """Which options the actor's best package changes, and which a way of improvements to an equilibrium does.

    The actor is the initiator of ``asked``. ``best_contains/OPTION`` is yes where every package tied for best changes
    it; ``on_path/OPTION`` where some sequence of improvements of anybody, from the status quo to a state from which
    nobody has an improvement, has a step of the actor that changes it; ``unknown`` where such states are too many.
    """

    asked: AssessmentQuestion
    usual: str = NO

    @property
    def conflict(self) -> Conflict:
        """Return the conflict as coded."""
        return self.asked.conflict

    @property
    def options(self) -> tuple[str, ...]:
        """Return the actor's options."""
        return tuple(option.id for option in self.conflict.party(self.asked.initiator).options)

    @property
    def headlines(self) -> tuple[str, ...]:
        """Return nothing: no judgment is stated."""
        return ()

    @cached_property
    def coded(self) -> dict[str, str]:
        """Return what is expected as coded."""
        return self.evaluate(Variant(self.conflict))

    @property
    def joined(self) -> frozenset[str]:
        """Return the judgments counted with each hypothesis: all of them."""
        return frozenset(f"{kind}/{option}" for kind in (BEST, ON_PATH) for option in self.options)

    @property
    def chunk(self) -> int:
        """Return how many completions are one piece of work."""
        return self.asked.chunk

    def key(self) -> str:
        """Return what the question is, as text."""
        return f"moves {self.asked.key()}"

    def evaluate(self, variant: Variant) -> dict[str, str]:
        """Return which moves are expected in a variant."""
        assessment = self.asked.assess(variant)
        rows = {row.id: row for row in assessment.rows}
        sets = [contained(rows[name]) if name in rows else frozenset[str]() for name in best(assessment)]
        found = {f"{BEST}/{name}": YES if all(name in one for one in sets) else NO for name in self.options}
        on_path = stepped(assessment.situation)
        for name in self.options:
            found[f"{ON_PATH}/{name}"] = UNKNOWN if on_path is None else YES if name in on_path else NO
        return found


def stepped(situation: Situation, limit: int = STATES) -> frozenset[str] | None:
    """Return the initiator's options that it changes on some way of improvements from the status quo to an equilibrium.

    An equilibrium is a state from which nobody has an improvement. None where more states than ``limit`` are reached.

    Source: tradecraft.md, section 2.6.
    """
    movers, conflict = situation.view.movers, situation.conflict
    steps: dict[int, list[tuple[str, int]]] = {}
    queue = [conflict.status_quo]
    for state in queue:
        if state in steps:
            continue
        if len(steps) >= limit:
            return None
        steps[state] = [(name, after) for name, mover in movers.items() for after in mover.improved(state)]
        queue += [after for _, after in steps[state] if after not in steps]
    leading = _leading_to_rest(steps)
    changed = 0
    for state, found in steps.items():
        for name, after in found:
            if name == situation.initiator and after in leading:
                changed |= state ^ after
    return frozenset(conflict.option_names[bit] for bit in bits(changed))


def _leading_to_rest(steps: Mapping[int, list[tuple[str, int]]]) -> set[int]:
    """Return the states from which steps lead to a state without any."""
    sources: dict[int, list[int]] = {}
    for state, found in steps.items():
        for _, after in found:
            sources.setdefault(after, []).append(state)
    leading = {state for state, found in steps.items() if not found}
    queue = list(leading)
    while queue:
        for source in sources.get(queue.pop(), ()):
            if source not in leading:
                leading.add(source)
                queue.append(source)
    return leading
