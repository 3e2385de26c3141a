"""The options assessment: every initiative, what follows, what it costs, and how hard it is to handle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.bind import bind
from countermove.analysis.assess.cost import cost_and_yield
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.initiative import Catalogue, Initiative, Package, apply, catalogue, signed
from countermove.analysis.assess.offers import Offer, offer
from countermove.analysis.assess.openings import Openings, openings
from countermove.analysis.assess.places import folded, with_doubles, with_standing
from countermove.analysis.assess.pressure import Pressure, pressures
from countermove.analysis.assess.pull import pull
from countermove.analysis.assess.situation import Situation
from countermove.analysis.assess.split import split
from countermove.analysis.assess.stable import require_states
from countermove.analysis.assess.strain import strain
from countermove.analysis.assess.trap import trap
from countermove.analysis.assess.verdict import verdict
from countermove.engine.watch import Progress, silent


@dataclass(frozen=True)
class Assessment:
    """The result of an options assessment; immutable, and complete unless ``catalogue`` says it was capped."""

    situation: Situation
    catalogue: Catalogue
    rows: tuple[Assessed, ...]
    offers: tuple[Offer, ...]
    openings: Openings
    pressure: tuple[Pressure, ...]
    positions: tuple[int, int]
    stated_positions: Mapping[str, Mapping[str, bool]]
    max_changes: int
    only_area: str | None = None
    is_interrupted: bool = False

    @cached_property
    def distinct(self) -> tuple[Assessed, ...]:
        """Return the initiatives that lead to different states, each once."""
        return tuple(row for row in self.rows if row.initiative.same_as is None)

    @cached_property
    def ordered(self) -> tuple[Assessed, ...]:
        """Return the initiatives, hardest first: tests on, first-rank share, fewer changes, the analyst's order.

        Source: tradecraft.md, section 1.7 (tie rule).
        """
        places = {row.id: number for number, row in enumerate(self.rows)}
        kept = [row for row in self.rows if row.folded_into is None]
        return tuple(sorted(kept, key=lambda row: (-len(row.tests_on), -_share(row), row.size, places[row.id])))

    @cached_property
    def hardest(self) -> tuple[str, ...]:
        """Return the hardest initiative for the target; empty where no test is on for any."""
        return tuple(row.id for row in self.ordered[:1] if row.tests_on)

    @cached_property
    def unchanged(self) -> tuple[str, ...]:
        """Return the others' options that keep their baseline setting in every end state and every attainable
        outcome."""
        conflict, baseline = self.situation.conflict, self.situation.baseline
        ends = [row.consequence.settled for row in self.rows] + list(self.openings.outcomes)
        changed = conflict.own(self.situation.initiator).mask
        for end in ends:
            changed |= end ^ baseline
        return tuple(o.id for bit, o in enumerate(conflict.options) if not changed >> bit & 1)

    @cached_property
    def held(self) -> tuple[str, ...]:
        """Return the options that neither a decision maker's statement nor a constraint mentions."""
        conflict = self.situation.conflict
        return tuple(o.id for bit, o in enumerate(conflict.options) if not self.situation.view.mentioned >> bit & 1)

    def initiative(self, name: str) -> Assessed:
        """Return one initiative by its identifier, or by its changes in any order (``fm_visit+agenda``).

        Raises: ``KeyError`` where there is none of that name.
        """
        changes = set(name.split("+"))
        for row in self.rows:
            if row.id == name:
                return row
        for row in self.rows:
            if set(signed(row.initiative.changes)) == changes:
                return row
        raise KeyError(name)

    @property
    def is_complete(self) -> bool:
        """Say whether every initiative asked for was looked at, and every opening followed to its end."""
        return not (self.catalogue.is_capped or self.is_interrupted) and self.openings.cut_after is None


def _share(row: Assessed) -> float:
    return row.standing.first_share if row.standing else 0.0


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is looked at.

    ``max_changes`` bounds unnamed initiatives, and openings where the initiator's options are many, unless
    ``opening_changes`` does. Without ``in_full``, what no headline reads is left out: the pressure inside, and the
    concepts that need a list of all states.
    """

    max_changes: int | None = None
    opening_changes: int | None = None
    only_area: str | None = None
    in_full: bool = True


def assess_situation(
    situation: Situation,
    packages: Sequence[Package] = (),
    positions: Mapping[str, Mapping[str, bool]] | None = None,
    extent: Extent = Extent(),
    progress: Progress = silent,
) -> Assessment:
    """Return the options assessment of a situation.

    ``positions`` are what the initiator and the target argue for, as changes of the baseline; by default each one's
    best attainable outcome.

    Source: tradecraft.md, sections 1.2 to 1.8.
    """
    usual = default_changes(situation)
    largest = usual if extent.max_changes is None else extent.max_changes
    listed = catalogue(situation, packages, largest, extent.only_area)
    followed = (largest or usual) if extent.opening_changes is None else extent.opening_changes
    reached = openings(situation, followed, progress)
    argued = _positions(situation, reached, positions or {})
    if extent.in_full:
        require_states(situation)
    distinct = [initiative for initiative in listed.initiatives if initiative.same_as is None]
    rows = []
    for number, initiative in enumerate(distinct):
        if progress("initiatives", number, len(distinct)):
            break
        rows.append(_assess_one(situation, initiative, argued, extent.in_full))
    progress("initiatives", len(rows), len(rows))
    offered = {package.id: offer(situation, package) for package in packages if package.condition}
    refused = tuple(name for name, one in offered.items() if one is None)
    inside = situation.conflict.party(situation.target).stakeholders
    rows = _with_pressure(situation, rows) if extent.in_full else rows
    graded = extent.in_full and any(stakeholder.reactions for stakeholder in inside)
    return Assessment(
        situation=situation,
        catalogue=replace(listed, impossible=listed.impossible + refused),
        rows=tuple(with_doubles(with_standing(folded(rows)), listed.initiatives)),
        is_interrupted=len(rows) < len(distinct) or reached.is_interrupted,
        offers=tuple(one for one in offered.values() if one is not None),
        openings=reached,
        pressure=_pressure_of_single(situation) if graded else (),
        positions=argued,
        stated_positions=positions or {},
        max_changes=largest,
        only_area=extent.only_area,
    )


def default_changes(situation: Situation) -> int:
    """Return how many changes an initiative has at most unless asked: three, or two where options are many."""
    own = situation.conflict.own(situation.initiator).mask
    return 3 if own.bit_count() <= 12 else 2


def _assess_one(situation: Situation, initiative: Initiative, positions: tuple[int, int], in_full: bool) -> Assessed:
    consequence = Consequence(situation, initiative)
    pulled, bound, divided = pull(consequence), bind(consequence), split(consequence)
    return Assessed(
        initiative=initiative,
        consequence=consequence,
        verdict=verdict(consequence, pulled, bound, divided),
        pull=pulled,
        bind=bound,
        split=divided,
        strains=strain(consequence),
        trap=trap(consequence),
        cost=cost_and_yield(consequence),
        positions=positions,
        in_full=in_full,
    )


def _positions(situation: Situation, reached: Openings, stated: Mapping[str, Mapping[str, bool]]) -> tuple[int, int]:
    """Return what each side argues for; unstated, the attainable outcome it likes best, or else the baseline."""
    outcomes = reached.outcomes or (situation.baseline,)
    mine, theirs = (
        apply(situation, situation.baseline, stated[name])
        if name in stated
        else max(outcomes, key=situation.interests[name].order.vector)
        for name in (situation.initiator, situation.target)
    )
    return mine, theirs


def _with_pressure(situation: Situation, rows: Sequence[Assessed]) -> list[Assessed]:
    conflict = situation.conflict
    inside = conflict.party(situation.target).stakeholders
    if not any(stakeholder.reactions for stakeholder in inside):
        return list(rows)
    known = situation.results("pressure", situation.remembered.grades(inside), situation.baseline)
    key = tuple([(row.id, row.initiative.code) for row in rows])
    found: tuple[Pressure, ...] | None = known.get(key)
    if found is None:
        listed = [(row.id, conflict.changes(situation.baseline, row.initiative.code)) for row in rows]
        found = known[key] = pressures(conflict, inside, listed)
    return [replace(row, pressure=pressure) for row, pressure in zip(rows, found, strict=True)]


def _pressure_of_single(situation: Situation) -> tuple[Pressure, ...]:
    """Return the pressure of every option of the initiator taken by itself."""
    conflict = situation.conflict
    inside = conflict.party(situation.target).stakeholders
    known = situation.results("pressure of single options", situation.remembered.grades(inside))
    found: tuple[Pressure, ...] | None = known.get(())
    if found is None:
        single = [(o.id, {o.id: True}) for o in conflict.party(situation.initiator).options]
        found = known[()] = pressures(conflict, inside, single)
    return found
