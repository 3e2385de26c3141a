"""What every section of a paper reads: the assessment, its names, and the rows worth a card."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.carries import Carried
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.pressure import Pressure
from countermove.assessment import CaseAssessment
from countermove.citing.resolve import Citations
from countermove.command_line import case_argument
from countermove.report.content import Ground, Quotation
from countermove.report.naming import Naming
from countermove.report.quoting import quotations
from countermove.report.results import Result, results
from countermove.report.wording import Wording

if TYPE_CHECKING:
    from countermove.chronology import CaseTimeline
    from countermove.doubting import Doubts
    from countermove.report.tracked import Tracked
    from countermove.weighing import CaseMotives

HARDEST_PACKAGES = 3


@dataclass(frozen=True)
class AssessmentView:
    """An assessment as papers and charts look at it: names, sides, which initiatives are shown, and their numbers."""

    found: CaseAssessment

    @property
    def assessment(self) -> Assessment:
        """Return the assessment itself."""
        return self.found.assessment

    @cached_property
    def naming(self) -> Naming:
        """Return how parties and options are called."""
        return Naming(self.found.conflict)

    @cached_property
    def wording(self) -> Wording:
        """Return how judgments and changes of the coding are told."""
        return Wording(self.naming, self.assessment)

    @property
    def case_argument(self) -> str:
        """Return the case as a command line names it."""
        return shlex.quote(case_argument(self.found.case))

    def cited(self, label: str, cites: Sequence[str], basis: str = "") -> tuple[Ground, ...]:
        """Return citations as a ground; nothing where there are none."""
        return (Ground(label, cites=tuple(cites), basis=basis),) if cites else ()

    @property
    def initiator(self) -> str:
        """Return who moves first."""
        return self.assessment.situation.initiator

    @property
    def target(self) -> str:
        """Return who has to answer."""
        return self.assessment.situation.target

    @cached_property
    def us(self) -> str:
        """Return the initiator's name."""
        return self.naming.party(self.initiator)

    @cached_property
    def them(self) -> str:
        """Return the target's name."""
        return self.naming.party(self.target)

    @cached_property
    def hardest(self) -> Assessed | None:
        """Return the hardest initiative on the five tests."""
        return self.assessment.ordered[0] if self.assessment.hardest else None

    @cached_property
    def hardest_single(self) -> Assessed | None:
        """Return the hardest initiative of one change."""
        return next((row for row in self.assessment.ordered if row.size == 1 and row.tests_on), None)

    @cached_property
    def first_by_weighting(self) -> Assessed | None:
        """Return the initiative that comes first under most weightings of the five tests."""
        rows = [row for row in self.assessment.ordered if row.standing]
        return max(rows, key=lambda row: row.standing.first_share if row.standing else 0.0, default=None)

    @cached_property
    def paying(self) -> tuple[Assessed, ...]:
        """Return the initiatives that leave the initiator better off once all have answered, hardest first."""
        return tuple(row for row in self.assessment.ordered if row.cost.yielded.priority > 0)

    @cached_property
    def cheapest_paying(self) -> Assessed | None:
        """Return the initiative that pays at the least outlay; of those that cost the same, the smallest."""
        return min(
            self.paying,
            key=lambda row: (row.cost.outlay.is_loss, _dearness(row.cost.outlay), row.size),
            default=None,
        )

    @cached_property
    def best_paying(self) -> Assessed | None:
        """Return the initiative that brings the initiator the most; of those that bring the same, the hardest."""
        return min(self.paying, key=lambda row: row.cost.yielded.priority, default=None)

    @cached_property
    def lasting(self) -> tuple[Assessed, ...]:
        """Return the initiatives that pay and whose end state is itself an attainable outcome, hardest first."""
        outcomes = set(self.assessment.openings.outcomes)
        return tuple(row for row in self.paying if row.consequence.settled in outcomes)

    @cached_property
    def most_awkward(self) -> tuple[Pressure, ...]:
        """Return the options that those inside the target are most drawn to and wary of at once."""
        return tuple(one for one in self.assessment.pressure if one.rank == 1)

    @cached_property
    def singles(self) -> tuple[Assessed, ...]:
        """Return the initiatives of one change, in the order of the file."""
        return tuple(row for row in self.assessment.distinct if len(row.initiative.changes) == 1)

    @cached_property
    def shown(self) -> tuple[Assessed, ...]:
        """Return the initiatives that tables show: single changes, named packages, the hardest, and those that pay
        most."""
        hardest = {row.id for row in self.assessment.ordered[:HARDEST_PACKAGES]}
        picked = [
            row
            for row in self.assessment.ordered
            if len(row.initiative.changes) == 1 or row.initiative.is_named or row.id in hardest
        ]
        wanted = (self.first_by_weighting, *self.paying[:HARDEST_PACKAGES], self.cheapest_paying, self.best_paying)
        known = {row.id for row in picked}
        extra = {row.id: row for row in wanted if row and row.id not in known}
        order = {row.id: place for place, row in enumerate(self.assessment.ordered)}
        return tuple(sorted([*picked, *extra.values()], key=lambda row: order[row.id]))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the numbers under which the initiatives shown are referred to, hardest first."""
        return {row.id: number for number, row in enumerate(self.shown, 1)}

    def numbered(self, row: Assessed) -> str:
        """Return an initiative's number and words."""
        return f"{self.numbers[row.id]}. {self.naming.initiative(row.initiative)}"

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """Return those inside the target who have an order of their own."""
        return tuple(voice.id for voice in self.assessment.situation.voices)

    def reaction_grounds(self, options: Iterable[str]) -> tuple[Ground, ...]:
        """Return what the reactions inside the target to some options rest on."""
        inside = self.found.conflict.party(self.target).stakeholders
        return tuple(
            ground
            for option in options
            for ground in self.cited(
                f"reactions to {option}",
                list(dict.fromkeys(c for s in inside if option in s.reactions for c in s.reactions[option].cites)),
            )
        )

    def insider_grounds(self, names: Iterable[str]) -> tuple[Ground, ...]:
        """Return what the orders of some of those inside the target rest on."""
        inside = {one.id: one for one in self.found.conflict.party(self.target).stakeholders}
        return tuple(
            ground
            for name in names
            for ground in self.cited(self.naming.insider(self.target, name), inside[name].cites)
        )

    @cached_property
    def telling(self) -> tuple[Assessed, ...]:
        """Return the rows shown that change anything in the model or move somebody inside."""
        return tuple(row for row in self.shown if is_telling(row))


def _dearness(outlay: Delta) -> float:
    """Return a sort value: the smaller, the less a loss costs, or the more a gain brings."""
    return -outlay.gravity if outlay.is_loss else outlay.gravity


@dataclass(frozen=True)
class CarriedView(AssessmentView):
    """An assessment with what carries its headline results: single lines, and third parties; empty where that was not
    worked out."""

    carried: tuple[Carried, ...]


@dataclass(frozen=True)
class PaperView(CarriedView):
    """The assessment a paper is of, with all that was worked out besides.

    ``readings`` are the other readings that were run, ``doubts`` is how sure the results are. ``motives``,
    ``timeline`` and ``forecasts`` are None where the case or the caller gives nothing for them.
    """

    readings: tuple[CaseAssessment, ...]
    citations: Citations
    doubts: Doubts
    motives: CaseMotives | None = None
    timeline: CaseTimeline | None = None
    forecasts: Tracked | None = None

    @cached_property
    def quotations(self) -> dict[str, Quotation]:
        """Return the words of what is cited, by citation, where they are at hand."""
        return quotations(self.citations)

    @property
    def changes_tried(self) -> int:
        """Return how many single changes of the coding were tried; none where all orders are plain rankings."""
        levels = self.doubts.flips.levels
        return levels[0].tried if levels else 0

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Return the headline results, lettered."""
        return results(self.doubts, self.wording)


def is_telling(row: Assessed) -> bool:
    """Say whether an initiative does anything that the model or those inside take notice of."""
    moved = row.pressure is not None and row.pressure.is_recorded
    decided = row.cost.outlay.priority or row.verdict.gives.priority or row.cost.yielded.priority
    return bool(row.tests_on or decided or moved or row.pull.share)


def in_area(rows: Sequence[Assessed], view: AssessmentView, area: str) -> tuple[Assessed, ...]:
    """Return the single-change initiatives whose option is of an area."""
    conflict = view.found.conflict
    return tuple(
        row for row in rows if conflict.options[conflict.position[next(iter(row.initiative.changes))]].area == area
    )
