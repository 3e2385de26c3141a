"""A passage on its way into a case: what was typed into a form becomes operations on the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from countermove.casefile.case import Case
from countermove.coding.copying import RUN, copied_words
from countermove.coding.new_sources import source_entry
from countermove.coding.words import name_of, unused
from countermove.desk.reading.choices import KINDS, option_form
from countermove.editing.operation import (
    AddConstraint,
    AddEvent,
    AddOption,
    AddReaction,
    AddSource,
    AddStakeholder,
    AddStance,
    AddStatement,
    Operation,
    SetOption,
    SetReaction,
    SetStatement,
)
from countermove.errors import CaseError, Problem
from countermove.model import Conflict, DecisionMaker, Stakeholder, Statement
from countermove.records.record import Record

OWN_WORDS = ("text", "because", "note", "new_name")


@dataclass(frozen=True)
class Taken:
    """What a passage becomes: operations that are one step together, and what that step is called."""

    operations: tuple[Operation, ...]
    label: str


def take(case: Case, kind: str, cite: str, values: Mapping[str, str], options: Sequence[str] = ()) -> Taken:
    """Return what a form's fields come to.

    Args:
        kind: one of ``KINDS``.
        values: the form's fields by name; see ``templates/reading_fields.html.jinja``.
        options: the options that were ticked, for a constraint.

    Raises: ``CaseError`` with everything that is missing or wrong; ``NotApplicable`` for a case in graph form.
    """
    work = _Work(case, option_form(case), cite, {name: value.strip() for name, value in values.items()}, list(options))
    forms: dict[str, Callable[[], Iterator[Operation]]] = {
        "option": work.option,
        "interest": work.interest,
        "constraint": work.constraint,
        "reaction": work.reaction,
        "event": work.event,
    }
    if kind not in forms:
        work.wrong("kind", f"choose what the passage becomes: {', '.join(name for name, *_ in KINDS)}")
    operations = tuple(forms[kind]()) if kind in forms else ()
    if work.problems:
        raise CaseError(work.problems)
    return Taken(operations, f"{operations[-1].label}, from {cite}")


def source_operations(case: Case, record: Record, folder: Path, file: Path | None = None) -> tuple[Operation, ...]:
    """Return what puts a document among a case's sources; nothing where it is there.

    Args:
        folder: the folder of the case.
        file: where the document lies, if not where it was read from.
    """
    if record.id in case.sources:
        return ()
    entry = source_entry(record, folder)
    if file is not None:
        entry["file"] = file.relative_to(folder).as_posix()
    return (AddSource(record.id, **entry),)


def copied(values: Mapping[str, str], passage: str) -> str:
    """Return a remark on a field that has six words in a row from the passage; empty where none has."""
    for name in OWN_WORDS:
        run = copied_words(values.get(name, ""), passage)
        if run:
            return f"It still has {RUN} words in a row from the document (“{run}”): put it into your own words."
    return ""


@dataclass
class _Work:
    case: Case
    conflict: Conflict
    cite: str
    values: dict[str, str]
    options: list[str]
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, name: str, message: str) -> None:
        """Note what is wrong with a field."""
        self.problems.append(Problem(message, name.replace("_", " ")))

    def given(self, name: str) -> str:
        """Return a field; empty where it is not filled in."""
        return self.values.get(name, "")

    def needed(self, name: str, message: str) -> str:
        """Return a field that has to be filled in, and note where it is not."""
        if not self.given(name):
            self.wrong(name, message)
        return self.given(name)

    @property
    def basis(self) -> str:
        return self.given("basis")

    def option(self) -> Iterator[Operation]:
        """Yield a new option, or a citation for one that is there."""
        existing = next((one for one in self.conflict.options if one.id == self.given("existing")), None)
        if existing is not None:
            if self.cite in existing.cites:
                self.wrong("existing", f"{existing.id} rests on this passage already")
            yield SetOption(existing.id, "cites", [*existing.cites, self.cite])
            return
        party = self.needed("party", "choose whose option it is")
        text = self.needed("text", "say in your own words what it is")
        taken = {name for one in self.conflict.options for name in (one.id, one.part_of, *one.stands_for)}
        taken |= {one.id for one in self.conflict.decision_makers}
        name = self.given("id") or name_of(text, taken)
        yield AddOption(party, name, text, self.given("area"), cites=(self.cite,), basis=self.basis)

    def interest(self) -> Iterator[Operation]:
        """Yield a new statement, or a citation for one that is there."""
        party, _, inside = self.needed("whose", "choose who wants it").partition("/")
        formula = self.needed("statement", "write what is wanted as a formula over options, such as: not fee")
        same = next((one for one in self._wants(party, inside) if _plain(one.text) == _plain(formula)), None)
        if same is not None:
            if self.cite in same.cites:
                self.wrong("statement", f"line {same.line} says so already, and rests on this passage")
            cites = [*same.cites, self.cite]
            expected = same.reversed_from or same.text
            yield SetStatement(party, same.line, "cites", cites, expected, stakeholder=inside)
            return
        of, _, line = self.given("above").partition("/")
        if line and (of != party or inside):
            self.wrong("above", "choose a line of whoever wants it, or leave this empty to put it last")
        tier = self.given("tier")
        yield AddStatement(
            party,
            formula,
            int(line) if line.isdecimal() and of == party and not inside else None,
            (self.cite,),
            self.basis,
            self.given("because"),
            "" if tier == "important" else tier,
            stakeholder=inside,
        )

    def constraint(self) -> Iterator[Operation]:
        """Yield a new constraint."""
        shape = self.needed("shape", "choose how the options go together")
        formula, first = self.given("formula"), self.given("first")
        content: object = list(self.options)
        if shape == "never":
            content = formula or " and ".join(self.options)
            if not content:
                self.wrong("options", "tick the options that cannot hold together, or write a formula")
        elif shape == "requires":
            needs = [*self.options, *([formula] if formula else [])]
            if not first or not needs:
                self.wrong("first", "choose the first option, and tick what it needs or write it as a formula")
            content = {first: needs[0] if len(needs) == 1 else needs}
        elif len(self.options) < 2:
            self.wrong("options", "tick two options at least")
        yield AddConstraint(shape, content, because=self.given("because"), cites=(self.cite,), basis=self.basis)

    def reaction(self) -> Iterator[Operation]:
        """Yield how somebody takes an option, and that somebody where they are new."""
        option = next((one for one in self.conflict.options if one.id == self.given("option")), None)
        if option is None:
            self.wrong("option", "choose the option that is reacted to")
        if not self.given("pull") and not self.given("push"):
            self.wrong("pull", "say how much it draws them, or how much it puts them off")
        party, inside, person = self._person()
        if option is None or not party or self.problems:
            return
        if person is None and not self.given("who"):
            yield AddStakeholder(party, inside, self.given("new_name"))
        yield from self._takes(party, inside, option.id, option.owner == party, person)

    def _person(self) -> tuple[str, str, Stakeholder | None]:
        """Return the party and the name of whoever reacts, and the person where the case has one."""
        party, _, inside = self.given("who").partition("/")
        if not party:
            party = self.needed("new_party", "choose who reacts, or name somebody new and the party they are inside")
            name = self.needed("new_name", "name whoever reacts")
            held = self._party(party)
            taken = {one.id for one in held.stakeholders} if held else set()
            inside = unused(name_of(name), taken) if name else ""
        held = self._party(party)
        return party, inside, next((one for one in held.stakeholders if one.id == inside), None) if held else None

    def _takes(
        self, party: str, inside: str, option: str, is_own: bool, person: Stakeholder | None
    ) -> Iterator[Operation]:
        pull, push, cites = self.given("pull"), self.given("push"), (self.cite,)
        held = (person.stances if is_own else person.reactions).get(option) if person else None
        if held is None:
            add = AddStance if is_own else AddReaction
            yield add(party, inside, option, pull, push, cites, self.basis, self.given("note"))
        elif is_own or self.cite in held.cites:
            self.wrong("option", "this is in the case already; change it on the board")
        else:
            yield SetReaction(party, inside, option, "cites", [*held.cites, self.cite])

    def event(self) -> Iterator[Operation]:
        """Yield a dated event."""
        text = self.needed("text", "say in your own words what happened")
        date = self.needed("date", "give its date: YYYY, YYYY-MM or YYYY-MM-DD")
        taken = {event.id for event in self.case.events}
        name = self.given("id") or name_of(text, taken)
        keys = ("actor", "recipient", "option", "direction", "standing", "novelty")
        fields: dict[str, object] = {key: self.given(key) for key in keys if self.given(key)}
        if not self.given("option"):
            fields.pop("direction", None)
        more = {"text": text, "cites": [self.cite], **({"basis": self.basis} if self.basis else {})}
        yield AddEvent(name, date, fields | more)

    def _party(self, name: str) -> DecisionMaker | None:
        return next((one for one in self.conflict.decision_makers if one.id == name), None)

    def _wants(self, party: str, inside: str) -> Sequence[Statement]:
        held = self._party(party)
        if held is None:
            return ()
        if inside:
            return next((one.statements for one in held.stakeholders if one.id == inside), ())
        return () if held.preference.is_ranking else held.preference.statements


def _plain(text: str) -> str:
    return " ".join(text.split())
