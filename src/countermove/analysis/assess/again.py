"""The same question put to many variants of one conflict: planned once, each answer as if it had been asked alone.

    redraws = Redraws(conflict, initiator, target, allies, muted, packages, positions, extent)
    assessment = redraws.assess(variant)
    assessment = redraws.assess(variant, reply_order=("beijing", "washington"))
    assessment = redraws.assess(variant, muted={"beijing"})
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from countermove.analysis.assess.assessment import Assessment, Extent, assess_situation
from countermove.analysis.assess.initiative import Package
from countermove.analysis.assess.situation import Situation
from countermove.model import Conflict


class Redraws:
    """One question, ready to be put to any variant of a conflict.

    A variant has the same parties and usually the same options and constraints; with others the answer is as right, and
    merely slower.
    """

    def __init__(
        self,
        conflict: Conflict,
        initiator: str,
        target: str,
        allies: Sequence[str] = (),
        muted: Collection[str] = (),
        packages: Sequence[Package] = (),
        positions: Mapping[str, Mapping[str, bool]] | None = None,
        extent: Extent = Extent(),
    ) -> None:
        self.conflict, self.initiator, self.target = conflict, initiator, target
        self.allies, self.muted = tuple(allies), frozenset(muted)
        self.packages, self.positions, self.extent = tuple(packages), dict(positions or {}), extent

    def assess(
        self, conflict: Conflict, reply_order: Sequence[str] | None = None, muted: Collection[str] | None = None
    ) -> Assessment:
        """Return the assessment of a variant: what ``assess_situation`` gives for it, field by field.

        ``reply_order`` names the third parties in the order in which they answer, as declared unless given; ``muted``
        stands in for the parties that never move.

        Raises: ``NotApplicable`` for an order of answering that does not name every third party once.
        """
        silent = self.muted if muted is None else muted
        situation = Situation(conflict, self.initiator, self.target, self.allies, silent, reply_order)
        return assess_situation(situation, self.packages, self.positions, self.extent)
