"""A record as it is read for a case: its stretches in order, who is meant where, and whose words they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.casefile.case import Case
from countermove.coding.clauses import Stretch, Subject, stretches, subject_before
from countermove.coding.parties import AUTHORS, LOW, MEDIUM, PRONOUNS, Parties, Who, is_head, is_somebody
from countermove.coding.table import Found, table
from countermove.coding.words import likest, stem, stems
from countermove.model import Conflict, Option
from countermove.records.record import Judgment, Passage, Record

_COMMA = re.compile(r",\s+")
_PREPOSITION = re.compile(
    r"(?:to|in|at|for|from|with|on|by|after|before|during|since|under|against|despite)\b", re.IGNORECASE
)
_CONJUNCTION = re.compile(r"(?:if|when|while|because|although|though|since|as|unless|until|once|whereas)\b", re.I)
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}")
LOOK_BACK = 2000
"""Characters before a pronoun in which whoever it stands for is looked for."""


@dataclass
class Reading:
    """What every finder of proposals works with."""

    case: Case
    record: Record
    parties: Parties = field(init=False)
    options: Mapping[str, Option] = field(init=False)
    option_stems: dict[str, frozenset[str]] = field(init=False)
    judgments: Mapping[str, Sequence[Judgment]] = field(init=False)
    _listed_before: dict[str, tuple[Passage, ...]] = field(init=False)
    _stretches: dict[int, tuple[Stretch, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.parties = Parties(self.case, self.record)
        conflict = self.case.conflict
        self.options = {option.id: option for option in conflict.options} if isinstance(conflict, Conflict) else {}
        self.option_stems = {name: stems(f"{name} {option.text}") for name, option in self.options.items()}
        by_cite: dict[str, list[Judgment]] = {}
        for judgment in self.record.judgments:
            by_cite.setdefault(judgment.cite, []).append(judgment)
        self.judgments = by_cite
        self._stretches = {}
        self._listed_before = {
            item.cite: (*reversed(paragraph.items[max(0, number - 3) : number]), paragraph)
            for paragraph in self.record.paragraphs()
            for number, item in enumerate(paragraph.items)
        }

    def passages(self) -> Iterator[Passage]:
        """Yield the passages in the order of the document."""
        yield from self.record.passages()

    def stretches(self) -> Iterator[Stretch]:
        """Yield every stretch of the document that can be read as one."""
        for passage in self.passages():
            yield from self.stretches_of(passage)

    def stretches_of(self, passage: Passage) -> tuple[Stretch, ...]:
        """Return the stretches of a passage; a passage is taken apart once."""
        if id(passage) not in self._stretches:
            self._stretches[id(passage)] = tuple(stretches(passage))
        return self._stretches[id(passage)]

    def subject(self, stretch: Stretch, at: int) -> tuple[Subject, Who]:
        """Return the subject of a verb at an offset of a stretch, and who that is."""
        subject = subject_before(stretch.text, at)
        who = self.who(stretch, subject)
        if not subject.text and stretch.is_cut:
            return subject, Who()
        return subject, who

    def who(self, stretch: Stretch, subject: Subject) -> Who:
        """Return who a subject is; a pronoun stands for the party named last before it, with low certainty."""
        phrase = subject.text
        if subject.is_shared:
            first = next(iter(self.parties.mentions(phrase)), None)
            if first is not None and first[0] <= 4:
                who = first[1]
                return Who(who.party, who.stakeholder, who.named, MEDIUM if who.certainty != LOW else LOW, who.inside)
            words = phrase.split()
            phrase = next((" ".join(words[:n]) for n in (2, 3, 1) if is_somebody(" ".join(words[:n]))), "")
        if phrase.lower() in PRONOUNS:
            return self._meant(stretch, subject, phrase)
        return self.parties.who(phrase)

    def _meant(self, stretch: Stretch, subject: Subject, pronoun: str) -> Who:
        """Return whom a pronoun seems to mean; never surely."""
        if stretch.is_cut:
            return Who(pronoun=pronoun)
        before = stretch.text[: subject.start]
        found = self._leading(before) if before.strip() else Who()
        if not found.named:
            found = self._last_named(before)
        if not found.named:
            found = self._leading_before(stretch)
        return Who(found.party, found.stakeholder, found.named, LOW, found.inside, pronoun)

    def _last_named(self, text: str) -> Who:
        """Return who a text names last: somebody the case knows, else a name."""
        known = self.parties.last_before(text, len(text))
        if known is not None:
            return known
        names = [found[0] for found in _NAME.finditer(text, 1) if is_somebody(found[0])]
        return self.parties.who(names[-1]) if names else Who()

    def _leading_before(self, stretch: Stretch) -> Who:
        """Return who the last sentence before starts with that does not start with a pronoun, else whom it names.

        Before the first sentence of an entry of a list stand the entries before it, and what opens the list.
        """
        text = stretch.passage.text[max(0, stretch.start - LOOK_BACK) : stretch.start]
        for passage in (None, *self._listed_before.get(stretch.passage.cite, ())):
            whole = passage.text if passage else text
            earlier = [
                one.text for one in stretches(passage or stretch.passage) if passage or one.start < stretch.start
            ]
            opening = [one for one in reversed(earlier) if one.split()[0].strip(",").lower() not in PRONOUNS]
            found = next((who for who in map(self._leading, opening[:1]) if who.named), None) or self._last_named(whole)
            if found.named:
                return found
        return Who()

    def _leading(self, text: str) -> Who:
        """Return who a sentence starts with: somebody the case knows, or somebody by the look of it."""
        opening = _PREPOSITION.match(text)
        if opening is not None:
            name = _NAME.search(text, opening.end(), opening.end() + 80)
            comma = _COMMA.search(text, 0, 120)
            if name is not None and (comma is None or name.start() < comma.start()) and is_somebody(name[0]):
                return self.parties.who(name[0])
        commas = [found.end() for found in _COMMA.finditer(text[:120])]
        starts = [0, *commas[:1]] if opening or text[:40].find(",") > 0 else [0]
        for start in commas[:1] if _CONJUNCTION.match(text) else starts:
            words = re.split(r"[,;:]", text[start : start + 120])[0].split()
            for length in (4, 3, 2, 1):
                phrase = " ".join(words[:length]).rstrip(".")
                if is_head(phrase) and (self.parties.who(phrase).is_known or is_somebody(phrase)):
                    return self.parties.who(phrase)
        return Who()

    def is_somebody(self, who: Who) -> bool:
        """Say whether the case knows somebody, or it reads like somebody."""
        return who.is_known or (who.named.lower() not in AUTHORS and is_somebody(who.named))

    def holder(self, stretch: Stretch, found: Found, own: Who) -> str:
        """Return whose view the words are: the authors', or whoever a judgment of the same sentence belongs to."""
        at = stretch.start + found.start
        held = [
            judgment.holder
            for judgment in self.judgments.get(stretch.passage.cite, ())
            if judgment.holder != "authors" and stretch.start <= judgment.start <= at
        ]
        others = [name for name in held if self.parties.who(name).party != own.party or not own.party]
        return others[-1] if others else "authors"

    def is_hedged(self, stretch: Stretch, start: int, end: int) -> bool:
        """Say whether the authors hedge what stands between two offsets of a stretch."""
        first, last = stretch.start + start, stretch.start + end
        return any(
            judgment.tier in {1, 2} and first - 1 <= judgment.start < last
            for judgment in self.judgments.get(stretch.passage.cite, ())
        )

    def option_in(self, phrase: str, among: Mapping[str, frozenset[str]] | None = None) -> str:
        """Return the option whose words are in a phrase; none where a word of the phrase may turn it round.

        That somebody wants a fee lowered says nothing of who would raise it: such a phrase is left to the coder.
        """
        option = likest(phrase, self.option_stems if among is None else among)
        words = {word.strip(".,;:'’\"").lower() for word in phrase.split()}
        turning = {stem(word) for word in words & table().turning}
        return "" if option and turning - self.option_stems[option] else option


def _start(stretch: Stretch) -> int:
    return stretch.start
