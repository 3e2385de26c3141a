"""The same question put to many variants of one conflict, each answered as if it had been asked alone.

    redraws = Redraws(conflict, initiator, target, allies, muted, packages, positions, extent)
    assessment = redraws.assess(variant)
    assessment = redraws.assess(variant, reply_order=("beijing", "washington"))
    assessment = redraws.assess(variant, muted={"beijing"})

What is found on the way is kept under what it depends on, and a variant pays for what is new in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from countermove.analysis.assess.assessment import Assessment, Extent, assess_situation
from countermove.analysis.assess.initiative import Package
from countermove.analysis.assess.remembered import Remembered
from countermove.analysis.assess.situation import Situation
from countermove.model import Conflict

ENTRIES = 200_000
"""Results remembered, all together, before all of them are let go of."""
FRAMES = 8
"""Different options or constraints remembered at once, before all of them are let go of."""
LOOKED_AT = 8
"""After every so many variants it is looked at how much is remembered."""


class Redraws:
    """One question, ready to be put to any variant of a conflict.

    A variant has the same parties. With other options or constraints its answer is as right, and merely slower. An
    assessment that is kept keeps all that was remembered when it was made: over many variants, keep what is read from
    it instead. Pickled, the question goes without what it remembers.

    Units: ``entries`` bounds how many results are remembered, as counted after every eighth variant; one is 100 to 300
    bytes.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what an assessment is of, in the order of Situation and assess_situation
        self,
        conflict: Conflict,
        initiator: str,
        target: str,
        allies: Sequence[str] = (),
        muted: Collection[str] = (),
        packages: Sequence[Package] = (),
        positions: Mapping[str, Mapping[str, bool]] | None = None,
        extent: Extent | None = None,
        entries: int = ENTRIES,
    ) -> None:
        self.conflict, self.initiator, self.target = conflict, initiator, target
        self.allies, self.muted = tuple(allies), frozenset(muted)
        self.packages, self.positions, self.extent = tuple(packages), dict(positions or {}), extent or Extent()
        self.entries = entries
        self._asked = 0
        self._frames: list[tuple[Conflict, Remembered]] = []

    def assess(
        self, conflict: Conflict, reply_order: Sequence[str] | None = None, muted: Collection[str] | None = None
    ) -> Assessment:
        """Return the assessment of a variant: what ``assess_situation`` gives for it, field by field.

        ``reply_order`` names the third parties in the order in which they answer, as declared unless given; ``muted``
        stands in for the parties that never move.

        Raises: ``NotApplicable`` for an order of answering that does not name every third party once.
        """
        silent = self.muted if muted is None else muted
        remembered = self._remembered_of(conflict)
        situation = Situation(
            conflict, self.initiator, self.target, self.allies, silent, reply_order, remembered=remembered
        )
        found = assess_situation(situation, self.packages, self.positions, self.extent)
        self._let_go(remembered)
        return found

    def _let_go(self, remembered: Remembered) -> None:
        """Let go of everything where it has become too much, or where it would not answer the same a second time."""
        self._asked += 1
        is_full = self._asked % LOOKED_AT == 0 and self.remembered() > self.entries
        if is_full or not remembered.shared.is_repeatable:
            self._frames = []

    def remembered(self) -> int:
        """Return how many results are remembered now."""
        return sum(remembered.remembered() for _, remembered in self._frames)

    def _remembered_of(self, conflict: Conflict) -> Remembered:
        """Return what variants with the same options and constraints have left."""
        for number, (other, remembered) in enumerate(self._frames):
            if _are_alike(conflict, other):
                if number:
                    self._frames.insert(0, self._frames.pop(number))
                return remembered
        if len(self._frames) >= FRAMES:
            self._frames = []
        self._frames.insert(0, (conflict, Remembered(conflict)))
        return self._frames[0][1]

    def __reduce__(self) -> tuple[Any, ...]:
        return Redraws, (
            self.conflict,
            self.initiator,
            self.target,
            self.allies,
            self.muted,
            self.packages,
            self.positions,
            self.extent,
            self.entries,
        )


def _are_alike(conflict: Conflict, other: Conflict) -> bool:
    """Say whether two conflicts have the same parties, options, constraints and table of what is feasible."""
    if conflict.feasible is not other.feasible or len(conflict.decision_makers) != len(other.decision_makers):
        return False
    return (conflict.constraints is other.constraints or conflict.constraints == other.constraints) and all(
        one.id == two.id and (one.options is two.options or one.options == two.options)
        for one, two in zip(conflict.decision_makers, other.decision_makers, strict=True)
    )
