"""What carries a result: which single line, turned round or left alone, decides it, and which third party.

A result is *typed in, not found* where one line fixes it by itself: it holds when that line is the only thing anybody
in the case wants, and fails when that line alone is turned round, everything else as coded. A result *rests on* a line
or a third party where it fails once that line is dropped, or that party never moves.

Source: mission F34 and F54; the ablations of interface.md, section 2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from countermove.analysis.assess.again import Redraws
from countermove.analysis.assess.assessment import Assessment, Extent
from countermove.analysis.assess.initiative import Package
from countermove.analysis.assess.situation import Situation
from countermove.engine.watch import Progress, silent
from countermove.language import Formula, Implies, Not
from countermove.model import Conflict, Preference, Statement

MANY = 80
CONTENDERS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A statement of a party by its place in the order, counted from 1."""

    party: str
    place: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Judgment:
    """A headline result: what it is, which option or initiative it is about, and a test of whether it still holds."""

    kind: str
    about: str
    holds: Callable[[Assessment], bool]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a headline result depends on."""

    judgment: Judgment
    fixed_by: tuple[Line, ...]
    rests_on: tuple[Line, ...]
    rests_on_parties: tuple[str, ...]

    @property
    def is_typed_in(self) -> bool:
        """Say whether one typed-in line decides the result."""
        return bool(self.fixed_by)


def headlines(assessment: Assessment) -> tuple[Judgment, ...]:
    """Return the headline results of an assessment that its paper states."""
    found = [_unchanged(assessment, name) for name in commitments(assessment)]
    for name in assessment.hardest:
        found += [_hardest(name), _reply(assessment, name), _pays(assessment, name)]
    found.append(_opening_pays(assessment))
    return tuple(found)


def commitments(assessment: Assessment) -> list[str]:
    """Return the options in use at the baseline that stay in every end state and outcome, and that somebody
    mentions."""
    situation = assessment.situation
    taken = set(situation.conflict.taken(situation.baseline)) - set(assessment.held)
    return [name for name in assessment.unchanged if name in taken]


def _unchanged(assessment: Assessment, name: str) -> Judgment:
    """Return the judgment that an option keeps the setting it has at the baseline, and has the same one there."""
    bit = 1 << assessment.situation.conflict.position[name]
    setting = assessment.situation.baseline & bit
    return Judgment(
        "unchanged", name, lambda other: name in other.unchanged and other.situation.baseline & bit == setting
    )


def _hardest(name: str) -> Judgment:
    return Judgment("hardest", name, lambda other: name in other.hardest)


def _row_holds(name: str, test: Callable[[int, int, Assessment], bool]) -> Callable[[Assessment], bool]:
    def holds(other: Assessment) -> bool:
        row = next((row for row in other.rows if row.id == name), None)
        return row is not None and test(row.consequence.opened, row.consequence.replied, other)

    return holds


def _reply(assessment: Assessment, name: str) -> Judgment:
    row = assessment.initiative(name)
    answer = row.consequence.opened ^ row.consequence.replied
    return Judgment("reply", name, _row_holds(name, lambda opened, replied, _: opened ^ replied == answer))


def _pays(assessment: Assessment, name: str) -> Judgment:
    sign = _sign(assessment.initiative(name).cost.yielded.priority)

    def holds(other: Assessment) -> bool:
        row = next((row for row in other.rows if row.id == name), None)
        return row is not None and _sign(row.cost.yielded.priority) == sign

    return Judgment("return", name, holds)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _opening_pays(assessment: Assessment) -> Judgment:
    def pays(other: Assessment) -> bool:
        situation = other.situation
        return any(situation.own.order.prefers(code, situation.baseline) for code in other.openings.outcomes)

    wanted = pays(assessment)
    return Judgment("opening pays" if wanted else "no opening pays", "", lambda other: pays(other) == wanted)


def carries(
    assessment: Assessment,
    packages: Sequence[Package] = (),
    progress: Progress = silent,
) -> tuple[Carried, ...]:
    """Return, for each headline of an assessment, the line that fixes it alone and what it rests on.

    Every line of every party is left as the only one, turned round, and dropped; every third party is muted. Where many
    initiatives were looked at, the runs compare the contenders alone: the named ones, the single changes, and the forty
    hardest; a headline that does not stand among those is left out.
    """
    again = _Rerun(assessment, packages)
    plain = again.run(assessment.situation.conflict)
    judgments = [judgment for judgment in headlines(assessment) if judgment.holds(plain)]
    conflict, lines = assessment.situation.conflict, list(_lines(assessment.situation.conflict))
    fixed: list[list[Line]] = [[] for _ in judgments]
    rests: list[list[Line]] = [[] for _ in judgments]
    for number, line in enumerate(lines):
        progress("what carries the results", number, len(lines))
        alone, turned, without = (again.run(variant) for variant in _variants(conflict, line))
        for n, judgment in enumerate(judgments):
            if judgment.holds(alone) and not judgment.holds(turned):
                fixed[n].append(line)
            if not judgment.holds(without):
                rests[n].append(line)
    parties = _party_dependence(again, assessment.situation, judgments)
    return tuple(Carried(j, tuple(fixed[n]), tuple(rests[n]), parties[n]) for n, j in enumerate(judgments))


class _Rerun:
    """The same question put to a changed conflict."""

    def __init__(self, assessment: Assessment, packages: Sequence[Package]) -> None:
        self._situation = assessment.situation
        is_reduced = len(assessment.distinct) > MANY
        largest, followed = (0, 1) if is_reduced else (assessment.max_changes, assessment.max_changes)
        self._redraws = Redraws(
            self._situation.conflict,
            self._situation.initiator,
            self._situation.target,
            self._situation.allies,
            packages=_contenders(assessment) if is_reduced else packages,
            positions=assessment.stated_positions,
            extent=Extent(largest, followed, assessment.only_area, in_full=False),
        )

    def run(self, conflict: Conflict, muted: str = "") -> Assessment:
        silent = {*self._situation.muted, *([muted] if muted else [])}
        return self._redraws.assess(conflict, self._situation.third_parties, silent)


def _contenders(assessment: Assessment) -> list[Package]:
    hardest = {row.id for row in assessment.ordered[:CONTENDERS]}
    return [
        Package(row.id, row.initiative.changes)
        for row in assessment.distinct
        if row.initiative.is_named or len(row.initiative.changes) == 1 or row.id in hardest
    ]


def _lines(conflict: Conflict) -> Iterator[Line]:
    for party in conflict.decision_makers:
        if not party.preference.is_ranking:
            for place, statement in enumerate(party.preference.statements, 1):
                yield Line(party.id, place, statement)


def _variants(conflict: Conflict, line: Line) -> tuple[Conflict, Conflict, Conflict]:
    """Return the conflict with a line as the only one in the case, with it turned round, and without it."""
    statements = conflict.party(line.party).preference.statements
    turned = replace(line.statement, formula=reverse(line.statement.formula))
    others = tuple(s for place, s in enumerate(statements, 1) if place != line.place)
    in_place = tuple(turned if place == line.place else s for place, s in enumerate(statements, 1))
    return (
        _silenced(conflict).with_preference(line.party, Preference((line.statement,))),
        conflict.with_preference(line.party, Preference(in_place)),
        conflict.with_preference(line.party, Preference(others)),
    )


def _silenced(conflict: Conflict) -> Conflict:
    """Return the conflict with nobody wanting anything, those inside included."""
    nobody = tuple(replace(party, preference=Preference(()), stakeholders=()) for party in conflict.decision_makers)
    return replace(conflict, decision_makers=nobody)


def reverse(formula: Formula) -> Formula:
    """Return a statement turned round: a conditional keeps its condition, and its consequence is denied."""
    match formula:
        case Implies(condition, consequence, written_as_if):
            return Implies(condition, reverse(consequence), written_as_if)
        case Not(part):
            return part
    return Not(formula)


def _party_dependence(again: _Rerun, situation: Situation, judgments: Sequence[Judgment]) -> list[tuple[str, ...]]:
    found: list[list[str]] = [[] for _ in judgments]
    for name in situation.third_parties:
        other = again.run(situation.conflict, muted=name)
        for n, judgment in enumerate(judgments):
            if not judgment.holds(other):
                found[n].append(name)
    return [tuple(names) for names in found]
