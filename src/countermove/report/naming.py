"""Names and numbers as a paper says them: parties and options by their words, interests with their grounds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.initiative import Initiative
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.standing import TESTS
from countermove.model import Conflict, Statement
from countermove.report.content import Ground, capital, listing

LONGEST_LABEL = 100
STANDING = {"did": "done", "said": "said"}
"""How the standing of an event is called."""
_NAME = re.compile(r"[^\W\d][\w-]*")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class Naming:
    """How one conflict's parties and options are called in prose."""

    conflict: Conflict

    def party(self, name: str) -> str:
        """Return a party's name as people write it inside a sentence."""
        return _inside_a_sentence(self.conflict.party(name).name or name)

    def parties(self, names: Iterable[str]) -> str:
        """Return parties as a list in words."""
        return listing([self.party(name) for name in names])

    def insider(self, target: str, name: str) -> str:
        """Return a stakeholder's name, without what follows a comma."""
        inside = self.conflict.party(target).stakeholders
        words = next(((one.name or one.id).split(",")[0] for one in inside if one.id == name), name)
        return _inside_a_sentence(words)

    def insiders(self, target: str, names: Sequence[str], among: Sequence[str] = ()) -> str:
        """Return stakeholders as a list in words; of many ``among`` whom they are most, as all but the others."""
        others = [name for name in among if name not in names]
        if among and not others and len(among) > 2:
            return "everybody inside"
        if len(names) > 4 and len(others) < len(names) and len(others) <= 3:
            return f"all but {listing([self.insider(target, name) for name in others])}"
        return listing([self.insider(target, name) for name in names])

    def option(self, name: str) -> str:
        """Return an option's words, shortened, in quotation marks."""
        return f"“{self.short(name)}”"

    def short(self, name: str) -> str:
        """Return an option's words without what stands in brackets, cut at a word where long."""
        return self._short[name]

    @cached_property
    def _short(self) -> dict[str, str]:
        """Return every option's words, shortened where they still tell it from the others."""
        full = {option.id: option.text or option.id.replace("_", " ") for option in self.conflict.options}
        short = {name: _shortened(text) for name, text in full.items()}
        doubled = {text for text, count in Counter(short.values()).items() if count > 1}
        return {name: full[name] if text in doubled else text for name, text in short.items()}

    def changes(self, changes: Mapping[str, bool]) -> str:
        """Return changes in words: what is taken, and what is given up."""
        taken = [self.option(name) for name, setting in changes.items() if setting]
        dropped = [self.option(name) for name, setting in changes.items() if not setting]
        return listing([*taken, f"giving up {listing(dropped)}"] if dropped else taken)

    def means(self, changes: Mapping[str, bool]) -> str:
        """Return changes as what an answer is given with: with “a”, by giving up “b”."""
        words = self.changes(changes)
        return f"with {words}" if any(changes.values()) else f"by {words}"

    def initiative(self, initiative: Initiative) -> str:
        """Return an initiative in words, with what it needs besides."""
        words = self.together(initiative.changes)
        if initiative.needs:
            needed = {name.removeprefix("-"): not name.startswith("-") for name in initiative.needs}
            words += f" (which needs {self.changes(needed)})"
        return words

    def together(self, changes: Mapping[str, bool]) -> str:
        """Return the moves of a package so that it reads as one thing."""
        parts = [
            self.option(name) if setting else f"giving up {self.option(name)}" for name, setting in changes.items()
        ]
        if len(parts) == 2:
            return f"{parts[0]} together with {parts[1]}"
        return listing(parts) + (", all together" if len(parts) > 2 else "")

    def reply(self, row: Assessed) -> dict[str, bool]:
        """Return what the target changes in answer."""
        mask = self.conflict.own(row.consequence.situation.target).mask
        return self.conflict.changes(row.consequence.opened & mask, row.consequence.replied & mask)

    def ground(self, party: str, delta: Delta) -> tuple[Ground, ...]:
        """Return what a deciding priority rests on; nothing where nothing is decided."""
        if delta.statement is None:
            return ()
        return (self.statement_ground(party, abs(delta.priority), delta.statement),)

    def statement_ground(self, party: str, place: int, statement: Statement) -> Ground:
        """Return a statement as a ground."""
        return Ground(f"{capital(self.party(party))} {place}", statement.text, statement.cites, statement.basis)

    def interest(self, delta: Delta) -> str:
        """Return an interest in words: its place and its statement."""
        if delta.priority == 0:
            return "nothing it ranks"
        if delta.statement is None:
            return counted(abs(delta.priority), delta.unit.removesuffix("s"))
        return f"its priority {abs(delta.priority)} ({delta.statement.text})"

    def statement(self, text: str) -> str:
        """Return a statement's text with its options in their own words: not “fill the reservoir”."""
        return _NAME.sub(lambda found: self.option(found[0]) if found[0] in self.conflict.position else found[0], text)

    def place(self, delta: Delta) -> str:
        """Return a signed place as a table shows it."""
        if delta.priority == 0:
            return "0"
        sign = "+" if delta.priority > 0 else "−"
        unit = "" if delta.unit != "ranks" else " rank" if abs(delta.priority) == 1 else " ranks"
        return f"{sign}{abs(delta.priority)}{unit}"


def _shortened(text: str) -> str:
    """Return words without a bracket at their end or what follows a semicolon, cut at a word where long."""
    text = re.sub(r"\s*\([^()]*\)\s*$", "", text).split("; ")[0].strip() or text
    if len(text) > LONGEST_LABEL:
        text = text[:LONGEST_LABEL].rsplit(" ", 1)[0].rstrip(",") + " …"
    return text


def _inside_a_sentence(name: str) -> str:
    """Return a name with its article, if it has one, in small letters."""
    return name[0].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name


def possessive(name: str) -> str:
    """Return a name as an owner: Tokyo’s, the United States’."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def number_word(number: int) -> str:
    """Return a number in words up to twelve; none for nought, as it stands for things before named."""
    return "none" if not number else NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in words up to twelve."""
    word = NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def tests_in_words(row: Assessed) -> str:
    """Return how many tests are on, and which."""
    on = row.tests_on
    if len(on) == len(TESTS):
        return "all five tests are on"
    if not on:
        return "none of the five tests is on"
    verb = "is" if len(on) == 1 else "are"
    return f"{NUMBERS[len(on)]} of the five tests {verb} on ({listing(on)})"


def percent(share: float) -> str:
    """Return a share in whole per cent, never rounded to none or all of it when it is neither."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 < share < 1:
        return "over 99%"
    return f"{share:.0%}"
