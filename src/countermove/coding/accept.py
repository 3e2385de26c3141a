"""Accepted proposals as additions to a case: what is missing is told for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from countermove.casefile.case import Case
from countermove.coding.new_sources import lacks_section, source_entry
from countermove.coding.proposal import Kind
from countermove.coding.review import Entry
from countermove.editing.additions import At
from countermove.editing.additions import Entry as ShortEntry
from countermove.errors import Problem, nearest, unknown
from countermove.language import is_identifier
from countermove.model import Conflict, DecisionMaker
from countermove.records.record import Record


@dataclass
class Additions:
    """What accepted proposals add to a case, what is wrong with them, and what is there already.

    ``written`` are the ids of proposals that the case holds once the additions are in it; ``change`` is empty where it
    holds all of them already.
    """

    change: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


def additions(
    case: Case, entries: Iterable[Entry], records: Mapping[str, Record], *, review: str, folder: Path | None = None
) -> Additions:
    """Return what accepted entries of a review file add to a case.

    Args:
        records: the records at hand, by the name that citations use.
        review: the path of the review file, for messages.
        folder: the folder of the case, in which a new source's file has to lie to be named.
    """
    work = _Work(case, review)
    for entry in entries:
        if entry.is_to_be_applied:
            work.take(entry)
            work.take_source(entry, records, folder)
    return work.result


class _Work:
    def __init__(self, case: Case, review: str) -> None:
        assert isinstance(case.conflict, Conflict)
        self.case, self.conflict, self.review = case, case.conflict, review
        self.parties = {party.id: party for party in self.conflict.decision_makers}
        self.owners = {option.id: option.owner for option in self.conflict.options}
        self.result = Additions()
        self._new_options: dict[str, str] = {}

    def take(self, entry: Entry) -> None:
        """Add one accepted proposal."""
        before = len(self.result.problems)
        {
            Kind.OPTION: self._option,
            Kind.INTEREST: self._interest,
            Kind.LINK: self._link,
            Kind.REACTION: self._reaction,
            Kind.EVENT: self._event,
        }[entry.kind](entry)
        if len(self.result.problems) == before:
            self.result.written.append(entry.id)

    def _problem(self, entry: Entry, message: str) -> None:
        where = f"{entry.kind} {entry.id}"
        self.result.problems.append(Problem(message, where, self.review, entry.line, 1))

    def _party(self, entry: Entry) -> DecisionMaker | None:
        if not entry.party:
            self._problem(entry, f"nobody is named; put a decision maker after `party`: {', '.join(self.parties)}")
        elif entry.party not in self.parties:
            self._problem(entry, unknown("decision maker", entry.party, self.parties))
        return self.parties.get(entry.party)

    def _needs(self, entry: Entry, *names: str) -> bool:
        missing = [name for name in names if not entry.fields[name]]
        for name in missing:
            self._problem(entry, f"`{name}` is empty; fill it in before accepting, or put undecided")
        return not missing

    def _within(self, *path: str) -> dict[str, Any]:
        """Return the mapping of additions at a place of the case, made where it is not there yet."""
        table = self.result.change
        for step in path:
            table = table.setdefault(step, {})
        return table

    def _coded(self, party: str, *path: str) -> Mapping[str, Any]:
        """Return what the case says at a place of a decision maker; nothing where it says nothing."""
        table: Any = self.case.content["decision_makers"][party]
        for step in path:
            table = table.get(step) or {}
        return cast("Mapping[str, Any]", table)

    # Options

    def _option(self, entry: Entry) -> None:
        party = self._party(entry)
        if party is None or not self._needs(entry, "id"):
            return
        name = entry.fields["id"]
        if not is_identifier(name):
            self._problem(entry, f'"{name}" cannot name an option: letters, digits and _, starting with a letter')
        elif name in self.owners and self.owners[name] != party.id:
            self._problem(entry, f'"{name}" is an option of {self.owners[name]} already; take another id')
        elif name in self.owners:
            self._cite_option(party, name, entry.cite)
        elif name in self._new_options:
            self._again(entry, party, name)
        elif self._needs(entry, "text"):
            self._new_options[name] = party.id
            chosen = {key: entry.fields[key] for key in ("text", "area") if entry.fields[key]}
            more = {"cites": [entry.cite], **_given(entry, "basis")}
            self._within("decision_makers", party.id, "options")[name] = {**chosen, **more}

    def _cite_option(self, party: DecisionMaker, name: str, cite: str) -> None:
        """Add a citation to an option that the case has."""
        if cite not in self._coded(party.id, "options", name).get("cites", ()):
            table = self._within("decision_makers", party.id, "options")
            there = table.setdefault(name, ShortEntry("text", {"cites": []}))
            if cite not in there.keys["cites"]:
                there.keys["cites"].append(cite)

    def _again(self, entry: Entry, party: DecisionMaker, name: str) -> None:
        """Add the citation of a second proposal of one new option."""
        if self._new_options[name] != party.id:
            self._problem(entry, f'"{name}" goes to {self._new_options[name]} in this file already; take another id')
            return
        cites = self._within("decision_makers", party.id, "options")[name]["cites"]
        if entry.cite not in cites:
            cites.append(entry.cite)

    # Wants

    def _interest(self, entry: Entry) -> None:
        party = self._party(entry)
        if not self._needs(entry, "statement") or party is None:
            return
        inside = entry.fields["stakeholder"]
        if inside and not is_identifier(inside):
            self._problem(entry, f'"{inside}" cannot name a stakeholder: letters, digits and _, starting with a letter')
            return
        steps = ["stakeholders", inside] if inside else []
        held = list(self._coded(party.id, *steps).get("preferences", ()))
        if any(_same(one, entry) for one in held):
            return
        path = ["decision_makers", party.id, *steps]
        value = {
            "statement": entry.fields["statement"],
            **_given(entry, "tier", besides="important"),
            **_given(entry, "because"),
            "cites": [entry.cite],
            **_given(entry, "basis"),
            **_given(entry, "place", besides="judged"),
        }
        place = self._place(entry, held)
        self._within(*path).setdefault("preferences", []).append(value if place is None else At(place, value))

    def _place(self, entry: Entry, held: Sequence[Mapping[str, Any]]) -> int | None:
        """Return the index that a statement goes before; None for the end."""
        above = entry.fields["above"]
        if not above:
            return None
        found = next((n for n, one in enumerate(held) if above in (one.get("id"), str(n + 1))), None)
        if found is None:
            known = ", ".join(one.get("id") or str(n) for n, one in enumerate(held, start=1)) or "none"
            self._problem(entry, f'there is no statement "{above}" to stand above; there are: {known}')
        elif self._is_counted(entry.party, found + 1):
            self._problem(
                entry,
                f"`uncertain` names statements of {entry.party} by number, and they would move; "
                "name them there by id first, or leave `above` empty",
            )
        return found

    def _is_counted(self, party: str, line: int) -> bool:
        """Say whether a source of uncertainty names a statement at or below a line by its number."""
        start = f"{party}/preferences/"
        named = [name for one in self.case.uncertain for name in (one.of, one.above, one.below, *one.block)]
        numbers = [name.removeprefix(start) for name in named if name.startswith(start)]
        return any(number.isdecimal() and int(number) >= line for number in numbers)

    # Links, reactions, events

    def _link(self, entry: Entry) -> None:
        if entry.party:
            self._party(entry)
        if not self._needs(entry, "from", "to", "effect"):
            return
        ends = tuple(entry.fields[name] for name in ("from", "to", "effect"))
        if any((one.source, one.target, one.effect) == ends and entry.cite in one.cites for one in self.case.links):
            return
        believed = {"believed_by": entry.party} if entry.party else {}
        self._within().setdefault("links", []).append(
            {**dict(zip(("from", "to", "effect"), ends, strict=True)), **believed, **_given(entry, "because")}
            | {"cites": [entry.cite], **_given(entry, "basis")}
        )

    def _reaction(self, entry: Entry) -> None:
        party = self._party(entry)
        if not self._needs(entry, "stakeholder", "option") or party is None:
            return
        if not entry.fields["pull"] and not entry.fields["push"]:
            self._problem(entry, "neither `pull` nor `push` is given; one of them is needed")
            return
        name, option = entry.fields["stakeholder"], entry.fields["option"]
        owner = self.owners.get(option) or self._new_options.get(option)
        if owner is None:
            hint = nearest(option, [*self.owners, *self._new_options])
            self._problem(entry, f'there is no option "{option}"; {hint or "accept it first, or name another"}')
            return
        own = owner == party.id
        grades = {"for": entry.fields["pull"], "against": entry.fields["push"]} if own else {
            "pull": entry.fields["pull"], "push": entry.fields["push"]
        }  # fmt: skip
        table = "stances" if own else "reactions"
        if not is_identifier(name):
            self._problem(entry, f'"{name}" cannot name a stakeholder: letters, digits and _, starting with a letter')
            return
        self._react(entry, party.id, table, {key: grade for key, grade in grades.items() if grade})

    def _react(self, entry: Entry, party: str, table: str, grades: Mapping[str, str]) -> None:
        """Add grades and a citation to a reaction or stance; what is graded already is never graded anew."""
        name, option = entry.fields["stakeholder"], entry.fields["option"]
        there = self._coded(party, "stakeholders", name, table, option)
        other = [key for key, grade in grades.items() if there.get(key, grade) != grade]
        if other:
            message = f"{name} has another grade of `{other[0]}` for {option} already; change it in the case by hand"
            self._problem(entry, message)
            return
        if there and entry.cite in there.get("cites", ()) and all(key in there for key in grades):
            return
        inside = self._within("decision_makers", party, "stakeholders", name)
        if name not in self._coded(party, "stakeholders") and entry.fields["name"]:
            inside.setdefault("name", entry.fields["name"])
        value = inside.setdefault(table, {}).setdefault(option, {})
        if any(value.get(key, grade) != grade for key, grade in grades.items()):
            self._problem(entry, f"another accepted proposal grades {option} otherwise for {name}")
            return
        value |= {key: grade for key, grade in grades.items() if key not in there}
        if entry.cite not in (*there.get("cites", ()), *value.get("cites", ())):
            value.setdefault("cites", []).append(entry.cite)
        if not there:
            value |= _given(entry, "basis")

    def _event(self, entry: Entry) -> None:
        if not self._needs(entry, "id", "date"):
            return
        if any(event.id == entry.fields["id"] and entry.cite in event.cites for event in self.case.events):
            return
        keys = ("id", "date", "actor", "recipient", "option", "direction", "standing", "novelty", "text")
        value = {key: entry.fields[key] for key in keys if entry.fields[key]}
        self._within().setdefault("events", []).append(value | {"cites": [entry.cite], **_given(entry, "basis")})

    # Sources

    def take_source(self, entry: Entry, records: Mapping[str, Record], folder: Path | None) -> None:
        """Add the cited document to the sources, or the cited section to its sections, where they are not there."""
        name, _, rest = entry.cite.partition("/")
        section = rest.partition("/")[0]
        source = self.case.sources.get(name)
        record = records.get(name)
        if source is None:
            if record is None:
                message = f"the case has no source {name}, and its text is not at hand; name it with --sources"
                self._problem(entry, message)
            else:
                self._within("sources")[name] = source_entry(record, folder)
        elif record is not None and lacks_section(source, section):
            heading = next((one.heading for one in record.sections if one.id == section), "")
            there = self._within("sources").setdefault(name, ShortEntry("title", {"sections": {}}))
            if isinstance(there, ShortEntry):
                there.keys["sections"][section] = heading


def _same(statement: Mapping[str, Any], entry: Entry) -> bool:
    """Say whether the case has a statement already, with its citation."""
    text = " ".join(str(statement["statement"]).split())
    return text == " ".join(entry.fields["statement"].split()) and entry.cite in statement.get("cites", ())


def _given(entry: Entry, name: str, besides: str = "") -> dict[str, str]:
    """Return a field as a key with its value, nothing where it is empty or says what holds anyway."""
    value = entry.fields[name]
    return {name: value} if value and value != besides else {}
