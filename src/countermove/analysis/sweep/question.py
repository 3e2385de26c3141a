"""The question a sweep puts to every variant: an assessment, read as judgments with short values.

    question = AssessmentQuestion(conflict, "moscow", "tokyo", ("washington",))
    question.evaluate(apply(conflict, edits))    # {"hardest": "agenda+fm_visit", "opening_pays": "yes", …}

The judgments asked about are those of the case as coded, so that the same are counted in every completion; an
initiative that cannot be had in a variant has the value ``not possible`` there. Which initiative is hardest or best is
asked of all that a variant has, one that the case as coded does not have included.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from countermove.analysis.sweep.edits import Variant
from countermove.errors import NotApplicable
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.analysis.assess.again import Redraws
    from countermove.analysis.assess.assessment import Assessment
    from countermove.analysis.assess.initiative import Package
    from countermove.analysis.sweep.judgments import Asked

Judgments = dict[str, str]
MANY_OPTIONS = 20


class Question(Protocol):
    """Anything that can be asked of a variant; picklable, so that other processes can ask it."""

    @property
    def conflict(self) -> Conflict:
        """Return the conflict as coded."""
        ...

    @property
    def usual(self) -> str:
        """Return the value of a judgment that an answer leaves out."""
        ...

    @property
    def chunk(self) -> int:
        """Return how many completions are one piece of work."""
        ...

    @property
    def coded(self) -> Judgments:
        """Return the judgments of the case as coded."""
        ...

    @property
    def headlines(self) -> tuple[str, ...]:
        """Return the ids of the judgments that a paper's summary states."""
        ...

    @property
    def joined(self) -> frozenset[str]:
        """Return the ids of the judgments that are counted together with each factor."""
        ...

    def key(self) -> str:
        """Return what the question is, as text: the same for the same question."""
        ...

    def evaluate(self, variant: Variant) -> Judgments:
        """Return the judgments of a variant: their ids with short values."""
        ...


@dataclass(frozen=True)
class AssessmentQuestion:
    """The options assessment as a question; the arguments are those of ``assess_situation``."""

    conflict: Conflict
    initiator: str
    target: str
    allies: tuple[str, ...] = ()
    muted: frozenset[str] = frozenset()
    packages: tuple[Package, ...] = ()
    positions: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    max_changes: int | None = None
    only_area: str | None = None
    usual: str = "not possible"

    @cached_property
    def _redraws(self) -> Redraws:
        from countermove.analysis.assess.again import Redraws
        from countermove.analysis.assess.assessment import Extent

        extent = Extent(self.max_changes, None, self.only_area, in_full=False)
        return Redraws(
            self.conflict, self.initiator, self.target, self.allies, self.muted, self.packages, self.positions, extent
        )

    @cached_property
    def _asked(self) -> Asked:
        from countermove.analysis.sweep.judgments import asked_of

        return asked_of(self._redraws.assess(self.conflict))

    @cached_property
    def coded(self) -> Judgments:
        """Return the judgments of the case as coded."""
        return self.evaluate(Variant(self.conflict))

    @property
    def headlines(self) -> tuple[str, ...]:
        """Return the ids of the judgments that a paper's summary states, and what they lead to for the initiator."""
        return self._asked.headlines

    @property
    def joined(self) -> frozenset[str]:
        """Return the ids of the judgments counted together with each factor: headlines, replies, verdicts, returns, and
        what the best package contains, which indicators read."""
        counted = (name for name in self.coded if name.split("/")[0] in ("reply", "verdict", "return", "best_contains"))
        return frozenset((*self.headlines, *counted))

    @property
    def chunk(self) -> int:
        """Return how many completions are one piece of work: few where assessing one takes long."""
        return 32 if len(self.conflict.options) <= MANY_OPTIONS else 4

    def key(self) -> str:
        """Return what the question is, as text: the same for the same question."""
        asked = (self.initiator, self.target, self.allies, sorted(self.muted), self.packages, self.positions)
        return repr((self.conflict, *asked, self.max_changes, self.only_area))

    def evaluate(self, variant: Variant, muted: Collection[str] | None = None) -> Judgments:
        """Return the judgments of a variant.

        Raises: ``NotApplicable`` where the status quo is infeasible in the variant.
        """
        from countermove.analysis.sweep.judgments import judged

        return judged(self.assess(variant, muted), self._asked)

    def assess(self, variant: Variant, muted: Collection[str] | None = None) -> Assessment:
        """Return the whole assessment of a variant, without what no judgment reads."""
        conflict = variant.conflict
        if conflict.constraints is not self.conflict.constraints and not conflict.is_feasible(conflict.status_quo):
            raise NotApplicable("the status quo is infeasible in this variant")
        return self._redraws.assess(conflict, self._reply_order(variant.reply_order), muted)

    def _reply_order(self, first: Sequence[str] | None) -> tuple[str, ...] | None:
        """Return the third parties in an order of answering: those named first, then the others as declared; with
        nobody named, the declared order turned round."""
        if first is None:
            return None
        others = [name for name in self.conflict.party_names if name not in (self.initiator, self.target)]
        if not first:
            return tuple(reversed(others))
        named = [name for name in first if name in others]
        return (*named, *(name for name in others if name not in named))

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what is made on first use: another process makes its own."""
        made = {"_redraws", "_asked", "coded"}
        return {name: value for name, value in self.__dict__.items() if name not in made}
