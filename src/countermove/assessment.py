"""The options assessment of a case: what ``countermove options`` prints and ``cm.assess`` returns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable, unknown

if TYPE_CHECKING:
    from countermove.analysis.assess.assessed import Assessed
    from countermove.analysis.assess.assessment import Assessment
    from countermove.analysis.assess.carries import Carried
    from countermove.analysis.assess.initiative import Package
    from countermove.casefile.case import Case
    from countermove.model import Conflict


@dataclass(frozen=True)
class CaseAssessment:
    """An options assessment with the case it is of; immutable.

    ``profiles``, ``dropped`` and ``muted`` say how the case was changed before it was assessed; ``flags`` are those
    with which a command asks the same.
    """

    case: Case
    conflict: Conflict
    assessment: Assessment
    packages: tuple[Package, ...]
    profiles: Mapping[str, str]
    dropped: tuple[tuple[str, int], ...]
    flags: tuple[str, ...] = ()

    @property
    def hardest(self) -> tuple[str, ...]:
        """Return the initiative that is hardest for the target; empty where no test is on for any."""
        return self.assessment.hardest

    def initiative(self, name: str) -> Assessed:
        """Return one initiative by its identifier; raises ``KeyError`` where there is none."""
        return self.assessment.initiative(name)

    def carries(self, progress: Progress = silent) -> tuple[Carried, ...]:
        """Return what carries each headline result: single lines, and third parties."""
        from countermove.analysis.assess.carries import carries

        return carries(self.assessment, self.packages, progress)

    def to_json(self) -> dict[str, Any]:
        """Return the assessment as ``countermove.assessment/1``."""
        from countermove import __version__
        from countermove.analysis.assess.as_json import as_json

        made_of = {
            "case": self.case.name or self.case.title,
            "case_hash": self.case.hash,
            "profiles": dict(self.profiles),
            "dropped": [f"{party}/preferences/{line}" for party, line in self.dropped],
        }
        return as_json(self.assessment, __version__, made_of)

    def table(self) -> list[dict[str, Any]]:
        """Return the comparison table: one mapping an initiative, hardest first."""
        from countermove.analysis.assess.comparison import comparison

        return comparison(self.assessment)

    def columns(self) -> dict[str, list[Any]]:
        """Return the comparison table by column, as data frame constructors accept it."""
        rows = self.table()
        return {name: [row[name] for row in rows] for name in (rows[0] if rows else {})}

    def to_frame(self) -> Any:
        """Return the comparison table as a pandas data frame; raises ``NotApplicable`` where pandas is not
        installed."""
        try:
            import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]
        except ImportError:
            raise NotApplicable("a data frame needs pandas: install it, or use .columns() or .table()") from None
        return pandas.DataFrame(self.columns())

    def _repr_html_(self) -> str:
        from countermove.notebook import html_of_mappings

        return html_of_mappings(self.case.title, self.table())

    def __repr__(self) -> str:
        situation = self.assessment.situation
        hardest = ", ".join(self.hardest) or "none"
        return (
            f"<CaseAssessment {self.case.name or self.case.title!r}: {situation.initiator} towards {situation.target}, "
            f"initiatives: {len(self.assessment.distinct)}, hardest: {hardest}>"
        )


def assess(  # noqa: PLR0913 - every argument after the two parties is by name
    case: Case | str | Mapping[str, Any],
    actor: str | None = None,
    target: str | None = None,
    *,
    allies: Sequence[str] | None = None,
    packages: Sequence[str] | None = None,
    max_changes: int | None = None,
    profiles: Mapping[str, str] | None = None,
    dropped: Collection[tuple[str, int]] = (),
    muted: Collection[str] = (),
    only_area: str | None = None,
    progress: Progress = silent,
) -> CaseAssessment:
    """Return the options assessment of a case.

    Args:
        actor: the initiator; by default the case's question, or else its first decision maker.
        target: who has to answer; by default the case's question, or else the next decision maker.
        packages: names of packages of the case, or changes like ``"agenda,-tariff"``; given, only these are looked at.
        max_changes: how many options an unnamed initiative changes at most.
        profiles: another reading of a party's order, by party.
        dropped: statements left out, as party and line, counted from 1.
        muted: parties that never move.
        only_area: look only at initiatives made of the options of one area.

    Raises: ``NotApplicable`` for a case in graph form, an unknown party, package or area; ``CaseError`` for a bad case.
    Source: tradecraft.md, section 1.
    """
    from countermove.analysis.assess.assessment import Extent, assess_situation
    from countermove.analysis.assess.situation import Situation
    from countermove.command_line import question_flags

    named: dict[str, Any] = {
        "allies": allies,
        "packages": packages,
        "profiles": profiles,
        "dropped": dropped,
        "only_area": only_area,
    }
    asked = asked_of(case, actor, target, **named)
    situation = Situation(asked.conflict, asked.initiator, asked.target, asked.allies, muted)
    extent = Extent(0 if packages else max_changes, only_area=only_area)
    assessment = assess_situation(situation, asked.packages, asked.positions, extent, progress)
    read = (dict(profiles or {}), tuple(dropped))
    flags = question_flags(actor, target, max_changes=max_changes, muted=muted, **named)
    return CaseAssessment(asked.case, asked.conflict, assessment, asked.packages, *read, flags)


@dataclass(frozen=True)
class Asked:
    """A question put to a case: the conflict as it is read for it, the sides, and what is looked at by name."""

    case: Case
    conflict: Conflict
    initiator: str
    target: str
    allies: tuple[str, ...]
    packages: tuple[Package, ...]
    positions: Mapping[str, Mapping[str, bool]]


def asked_of(  # noqa: PLR0913 - every argument after the two parties is by name
    case: Case | str | Mapping[str, Any],
    actor: str | None = None,
    target: str | None = None,
    *,
    allies: Sequence[str] | None = None,
    packages: Sequence[str] | None = None,
    profiles: Mapping[str, str] | None = None,
    dropped: Collection[tuple[str, int]] = (),
    only_area: str | None = None,
) -> Asked:
    """Return the question that arguments as those of ``assess`` put to a case.

    Raises: as ``assess``.
    """
    case = _loaded(case)
    conflict = _option_form(case, profiles or {}, dropped)
    initiator, other = _sides(case, conflict, actor, target)
    found = _packages(case, conflict, initiator, packages)
    _check_area(conflict, only_area)
    usual = [name for name in case.question.allies if name != initiator] if other == case.question.target else []
    positions = {name: setting for name, setting in case.positions.items() if name in (initiator, other)}
    return Asked(case, conflict, initiator, other, tuple(usual if allies is None else allies), tuple(found), positions)


def _loaded(case: Case | str | Mapping[str, Any]) -> Case:
    from countermove.casefile.case import Case as LoadedCase
    from countermove.casefile.load import load

    return case if isinstance(case, LoadedCase) else load(case)


def _option_form(case: Case, profiles: Mapping[str, str], dropped: Collection[tuple[str, int]]) -> Conflict:
    from countermove.model import GraphConflict

    model = case.model(profiles, dropped)
    if isinstance(model, GraphConflict):
        raise NotApplicable(
            "this case is in graph form: its moves are drawn, so that there are no options to assess; "
            "use `countermove solve`, or code the dispute in options"
        )
    return model


def _sides(case: Case, conflict: Conflict, actor: str | None, target: str | None) -> tuple[str, str]:
    names = conflict.party_names
    if len(names) < 2:
        raise NotApplicable("an assessment needs at least two decision makers")
    initiator = actor or case.question.initiator or names[0]
    conflict.party(initiator)
    usual = case.question.target if case.question.target != initiator else ""
    other = target or usual or next(name for name in names if name != initiator)
    conflict.party(other)
    return initiator, other


def _check_area(conflict: Conflict, area: str | None) -> None:
    areas = {option.area for option in conflict.options if option.area}
    if area is not None and area not in areas:
        raise NotApplicable(unknown("area", area, areas))


def _packages(case: Case, conflict: Conflict, initiator: str, wanted: Sequence[str] | None) -> list[Package]:
    from countermove.analysis.assess.initiative import Package

    known = {
        package.id: Package(
            package.id,
            package.changes,
            package.condition,
            package.otherwise,
            package.kind,
            package.cites,
            package.because,
        )
        for package in case.packages
        if package.owner == initiator
    }
    if not wanted:
        return list(known.values())
    return [known[name] if name in known else _typed_package(conflict, initiator, name, known) for name in wanted]


def _typed_package(conflict: Conflict, initiator: str, text: str, known: Collection[str]) -> Package:
    """Return a package typed as changes: ``agenda,-tariff``."""
    from countermove.analysis.assess.initiative import Package, label

    own = {option.id for option in conflict.party(initiator).options}
    changes = {}
    for part in text.replace("+", ",").split(","):
        name = part.strip().removeprefix("-")
        if name not in own:
            raise NotApplicable(unknown(f"package or option of {initiator}", name, [*known, *own]))
        changes[name] = not part.strip().startswith("-")
    ordered = {name: changes[name] for name in conflict.option_names if name in changes}
    return Package(label(ordered), ordered)
