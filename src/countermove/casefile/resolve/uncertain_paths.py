"""What uncertain items point at: statements, stakeholders, their grades, options."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_party import PartySpec, StakeholderSpec, StatementSpec

STATEMENT = "company/preferences/3 or company/stakeholders/board/preferences/1"
WEIGHT = "company/stakeholders/board"
GRADE = (
    "company/stakeholders/crews/influence, …/salience/AREA, …/reactions/OPTION/pull or push, "
    "…/stances/OPTION/for or against"
)


@dataclass(frozen=True, slots=True)
class StatementAt:
    """A statement of a file: whose list it is in, and its line, counted from 1."""

    party: str
    stakeholder: str
    line: int


@dataclass(frozen=True)
class Pointing:
    """The case as it stands in the file, and where problems are noted."""

    case: CaseSpec
    work: Resolution

    def statement(self, of: str, path: Path) -> StatementAt | None:
        """Return the statement that a path names by line or id; None where there is none, which is noted."""
        match of.split("/"):
            case [party, "preferences", last]:
                stakeholder = ""
            case [party, "stakeholders", stakeholder, "preferences", last]:
                pass
            case _:
                self._misshapen(of, path, STATEMENT)
                return None
        owner = self.party(party, path)
        if owner is None:
            return None
        inside = self._inside(owner, stakeholder, path) if stakeholder else None
        if stakeholder and inside is None:
            return None
        listed = inside.preferences if inside else owner.preferences or []
        line = _line(listed, last)
        if line is None:
            name = stakeholder or party
            has = f"{name} has {len(listed)} statements"
            if not stakeholder and owner.ranking is not None:
                has = f"{party} has a ranking, and so no statements"
            self.work.findings.problem(path, f'there is no statement "{of}"', has)
            return None
        return StatementAt(party, stakeholder, line)

    def weighed(self, of: str, path: Path) -> StakeholderSpec | None:
        """Return the stakeholder whose weight a path names."""
        match of.removesuffix("/weight").split("/"):
            case [party, "stakeholders", name]:
                owner = self.party(party, path)
                return self._inside(owner, name, path) if owner else None
        self._misshapen(of, path, WEIGHT)
        return None

    def graded(self, of: str, path: Path) -> StakeholderSpec | None:
        """Return the stakeholder one of whose grades a path names, the rest of the path checked."""
        match of.split("/"):
            case [party, "stakeholders", name, *where] if where:
                owner = self.party(party, path)
                inside = self._inside(owner, name, path) if owner else None
                return inside if inside and self._is_grade(inside, where, party, of, path) else None
        self._misshapen(of, path, GRADE)
        return None

    def _is_grade(self, inside: StakeholderSpec, where: list[str], party: str, of: str, path: Path) -> bool:
        match where:
            case ["influence"]:
                return True
            case ["salience", area]:
                return self._area(area, path)
            case ["reactions", option, "pull" | "push"]:
                return self._others_option(option, party, path)
            case ["stances", option, ("for" | "against") as side]:
                return self._own_stance(inside, option, side, party, path)
        self._misshapen(of, path, GRADE)
        return False

    def option(self, of: str, path: Path) -> str | None:
        """Return the option that a name, or a path such as town/options/permit, stands for."""
        if "/" not in of:
            return of if self.work.option(path, of) else None
        match of.split("/"):
            case [party, "options", name]:
                owner = self.party(party, path)
                if owner is None:
                    return None
                if name in owner.options:
                    return name
                self.work.findings.problem(path, f'there is no option "{name}"', self.work.names.unknown_advice(name))
                return None
        self._misshapen(of, path, "permit or town/options/permit")
        return None

    def party(self, name: str, path: Path) -> PartySpec | None:
        """Return a decision maker of the file; None where there is none, which is noted."""
        return self.case.decision_makers[name] if self.work.party(path, name) else None

    def _inside(self, owner: PartySpec, name: str, path: Path) -> StakeholderSpec | None:
        if name in owner.stakeholders:
            return owner.stakeholders[name]
        advice = known_advice(name, owner.stakeholders, "stakeholders")
        self.work.findings.problem(path, f'there is no stakeholder "{name}"', advice)
        return None

    def _area(self, area: str, path: Path) -> bool:
        areas = {option.area for party in self.case.decision_makers.values() for option in party.options.values()}
        if area in areas - {""}:
            return True
        self.work.findings.problem(path, f'no option has the area "{area}"', known_advice(area, areas - {""}, "areas"))
        return False

    def _others_option(self, option: str, party: str, path: Path) -> bool:
        if not self.work.option(path, option):
            return False
        if self.work.names.owners[option] == party:
            advice = "that belongs under stances"
            self.work.findings.problem(path, f'"{option}" is an option of {party} itself', advice)
            return False
        return True

    def _own_stance(self, inside: StakeholderSpec, option: str, side: str, party: str, path: Path) -> bool:
        if not self.work.option(path, option):
            return False
        if self.work.names.owners[option] != party:
            advice = "that belongs under reactions"
            self.work.findings.problem(path, f'"{option}" is an option of {self.work.names.owners[option]}', advice)
            return False
        stance = inside.stances.get(option)
        if stance is not None and (stance.supports if side == "against" else stance.against):
            other = "for" if side == "against" else "against"
            self.work.findings.problem(path, f'the file has the stance "{other}" on {option}', f"write …/{other}")
            return False
        return True

    def _misshapen(self, of: str, path: Path, shape: str) -> None:
        self.work.findings.problem(path, f'"{of}" is not of the form {shape}', "lines count from 1")


def _line(statements: list[StatementSpec], last: str) -> int | None:
    if last.isdecimal() and len(last) < 9:
        return int(last) if 0 < int(last) <= len(statements) else None
    return next((line for line, one in enumerate(statements, 1) if one.id and one.id == last), None)
