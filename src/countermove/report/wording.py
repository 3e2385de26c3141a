"""Judgments, changes of the coding and open points as a paper says them: with names in place of identifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.sweep.judgments import NONE, NOT_POSSIBLE, NOTHING, TIE
from countermove.report.content import Ground, capital, listing
from countermove.report.naming import Naming, possessive

_REF = re.compile(r"(?<![\w-])([\w-]+)(?:/stakeholders/([\w-]+))?/preferences/(\d+)(?!\w)")


@dataclass(frozen=True)
class Wording:
    """How the judgments about one assessment are told."""

    naming: Naming
    assessment: Assessment

    @cached_property
    def _us(self) -> str:
        return self.naming.party(self.assessment.situation.initiator)

    @cached_property
    def _them(self) -> str:
        return self.naming.party(self.assessment.situation.target)

    def package(self, name: str) -> str:
        """Return an initiative in words; one that this assessment does not list, by the options in its identifier."""
        row = next((row for row in self.assessment.rows if row.id == name), None)
        if row is not None:
            return self.naming.initiative(row.initiative)
        changes = {part.removeprefix("-"): not part.startswith("-") for part in name.split("+")}
        if any(part not in self.naming.conflict.position for part in changes):
            return f"“{name.replace('_', ' ')}”"
        return self.naming.together(changes)

    def options(self, name: str) -> str:
        """Return an option in words, or the identifier as it is where there is none of that name."""
        return self.naming.option(name) if name in self.naming.conflict.position else name.replace("_", " ")

    def value(self, judgment: str, value: str) -> str:
        """Return a value of a headline judgment in a few words, for a cell under the judgment's label."""
        kind = judgment.partition("/")[0]
        if value == NOT_POSSIBLE:
            return "it cannot be had"
        if kind == "hardest":
            return "nothing is hard" if value == NONE else self.package(value)
        if kind == "best":
            return " or ".join("doing nothing" if one == NOTHING else self.package(one) for one in value.split(TIE))
        if kind == "reply":
            return self._reply(value)
        if kind == "return":
            return {"gain": "better off", "loss": "worse off"}.get(value, "as well off as before")
        return value

    def _reply(self, value: str) -> str:
        if value == NONE:
            return "it does nothing"
        changes = {part.removeprefix("-"): not part.startswith("-") for part in value.split("+")}
        return self.naming.changes(changes)

    def label(self, judgment: str) -> str:
        """Return a headline judgment as a row's head names it."""
        kind, _, about = judgment.partition("/")
        several = len(self.assessment.hardest) > 1
        it = self.package(about) if several and kind in ("reply", "return") else "that move"
        return {
            "hardest": f"hardest move for {self._them}",
            "reply": f"{possessive(self._them)} answer to {it}",
            "return": f"what {it} leaves {self._us} with",
            "best": f"best move for {self._us}",
            "opening_pays": f"whether an opening pays for {self._us}",
            "stays": f"{self.options(about)} stays",
        }[kind]

    def readable(self, text: str) -> str:
        """Return a text with every statement in it called as the tables call it: Tokyo 4, not tokyo/preferences/6."""
        return _REF.sub(lambda found: self.statement(found[0]), text)

    def statement(self, subject: str) -> str:
        """Return a statement, by its place in the order; what is no statement of the case is returned as it is."""
        found = _REF.fullmatch(subject)
        if found is None or found[1] not in self.naming.conflict.party_names:
            return subject
        party, inside, line = found[1], found[2] or "", int(found[3])
        who = self.naming.insider(party, inside) if inside else self.naming.party(party)
        return f"{capital(who)} {self._place(party, inside, line)}"

    def _place(self, party: str, inside: str, line: int) -> int:
        """Return the place in the order that a line of the file has; the two differ where places are derived."""
        whole = self.naming.conflict.party(party)
        own = next((one.statements for one in whole.stakeholders if one.id == inside), whole.preference.statements)
        return next((place for place, one in enumerate(own, 1) if one.line == line), line)

    def is_statement(self, subject: str) -> bool:
        """Say whether the subject of an assumption is a statement, and not an open point."""
        return _REF.fullmatch(subject) is not None

    def point(self, name: str) -> str:
        """Return an open point's name; where it is whether a statement is held, that statement's."""
        told = self.statement(name) if self.is_statement(name) else name.replace("_", " ").replace("/", ": ")
        return f"“{told}”"

    def ground(self, label: str, cites: tuple[str, ...], basis: str = "") -> tuple[Ground, ...]:
        """Return citations as a ground; nothing where there are none."""
        return (Ground(label, cites=cites, basis=basis),) if cites else ()

    def listed(self, shares: Mapping[str, str]) -> str:
        """Return names by what is said of them: a, b: this; c: that."""
        groups: dict[str, list[str]] = {}
        for name, said in shares.items():
            groups.setdefault(said, []).append(name.replace("_", " "))
        return "; ".join(f"{said} under {listing(names)}" for said, names in groups.items())
