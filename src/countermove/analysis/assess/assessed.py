"""One initiative with everything computed about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.bind import Bind
from countermove.analysis.assess.cost import CostAndYield
from countermove.analysis.assess.dilemmas import Dilemmas, dilemmas
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.initiative import Initiative
from countermove.analysis.assess.pressure import Pressure
from countermove.analysis.assess.pull import Pull
from countermove.analysis.assess.split import Split
from countermove.analysis.assess.stable import Stable, stable_at
from countermove.analysis.assess.standing import TESTS, Standing
from countermove.analysis.assess.strain import NO_STRAIN, Strain
from countermove.analysis.assess.trap import Trap
from countermove.analysis.assess.verdict import Verdict


@dataclass(frozen=True)
class Assessed:
    """One initiative with everything computed about it.

    ``folded_into`` names a smaller initiative with the same best reply, verdict and test results; where it stands is
    then that one's place. For whom the end state is stable, and what dilemmas the sides are in given the ``positions``
    they argue for, is worked out when it is read.
    """

    initiative: Initiative
    consequence: Consequence
    verdict: Verdict
    pull: Pull
    bind: Bind
    split: Split
    strains: tuple[Strain, ...]
    trap: Trap
    cost: CostAndYield
    positions: tuple[int, int]
    in_full: bool = True
    pressure: Pressure | None = None
    standing: Standing | None = None
    folded_into: str | None = None

    @property
    def id(self) -> str:
        """Return the initiative's identifier."""
        return self.initiative.id

    @property
    def strain(self) -> Strain:
        """Return the strain on the ally most gravely touched."""
        return self.strains[0] if self.strains else NO_STRAIN

    @cached_property
    def stable(self) -> Stable:
        """Return for whom the end state holds."""
        return stable_at(self.consequence.situation, self.consequence.settled, self.in_full)

    @property
    def initiator_dilemmas(self) -> Dilemmas:
        """Return the dilemmas the initiator is in before and after the initiative."""
        return self._dilemmas[0]

    @property
    def target_dilemmas(self) -> Dilemmas:
        """Return the dilemmas the target is in before and after the initiative."""
        return self._dilemmas[1]

    @cached_property
    def _dilemmas(self) -> tuple[Dilemmas, Dilemmas]:
        return dilemmas(self.consequence.situation, self.positions, self.consequence.opened)

    @cached_property
    def tests_on(self) -> tuple[str, ...]:
        """Return the tests that are on, in the order pull, bind, split, strain, trap."""
        strained = any(one.is_on for one in self.strains)
        found = (self.pull.is_on, self.bind.is_on, self.split.is_on, strained, self.trap.is_on)
        return tuple([name for name, on in zip(TESTS, found, strict=True) if on])

    @property
    def keys(self) -> tuple[object, ...]:
        """Return the five sort keys."""
        return (self.pull.key, self.bind.key, self.split.key, self.strain.key, self.trap.key)

    @property
    def size(self) -> int:
        """Return the number of changes, needed ones included."""
        return len(self.initiative.changes) + len(self.initiative.needs)
