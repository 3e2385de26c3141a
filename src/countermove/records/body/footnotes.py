"""Footnotes: which are there, which are called without a text, which numbers are skipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from countermove.records.record import Footnote, Passage, Section

_HIGHEST = 300
"""The highest number that still says how many notes there were; higher ones are misread."""


@dataclass(frozen=True, slots=True)
class Call:
    """A note mark in the text, the paragraph that has it, and its section.

    Units: ``line`` is the first of the paragraph, from 1.
    """

    marker: str
    cite: str
    section: str
    line: int


@dataclass(frozen=True, slots=True)
class Noted:
    """A footnote's words, its mark, and the section it stands in."""

    marker: str
    section: str
    note: Passage


def find_footnotes(document: str, sections: Sequence[Section], notes: Sequence[Noted]) -> tuple[Footnote, ...]:
    """Return the footnotes in the order of their calls, those without a call last, and skipped numbers in between.

    A number that comes again starts a new count, as where every page has its own.
    """
    calls = [
        Call(anchor.marker, paragraph.cite, section.id, paragraph.lines[0])
        for section in sections
        for paragraph in section.paragraphs
        for anchor in paragraph.anchors
    ]
    answers, uncalled = _match(calls, notes)
    names = _Names(document)
    found: list[Footnote] = []
    seen: set[str] = {calls[place].marker for place in answers}
    for place, call in enumerate(calls):
        if place in answers:
            found.append(Footnote(call.marker, call.cite, "present", names.named(answers[place], call.section)))
        elif call.marker not in seen:
            seen.add(call.marker)
            found.append(Footnote(call.marker, call.cite, "text_missing"))
    found += [Footnote(note.marker, "", "present", names.named(note, note.section)) for note in uncalled]
    return tuple(_with_skipped(found))


def _match(calls: Sequence[Call], notes: Sequence[Noted]) -> tuple[dict[int, Noted], list[Noted]]:
    """Return the note that answers to each call, by the call's place, and the notes that nothing calls.

    From the last note up, each answers to the last call of its mark above it that is still free: that holds for notes
    at the foot of the page and for notes at the end.
    """
    free: dict[str, list[int]] = {}
    for place, call in enumerate(calls):
        free.setdefault(call.marker, []).append(place)
    answers: dict[int, Noted] = {}
    uncalled: list[Noted] = []
    for note in reversed(notes):
        places = free.get(note.marker, [])
        later: list[int] = []
        while places and calls[places[-1]].line > note.note.lines[0]:
            later.append(places.pop())
        if places:
            answers[places.pop()] = note
        else:
            uncalled.append(note)
    return answers, uncalled[::-1]


@dataclass
class _Names:
    """Hands out citations of footnotes, none twice: a note's own number where that is free in its section."""

    document: str
    taken: dict[str, set[int]] = field(default_factory=dict)
    highest: dict[str, int] = field(default_factory=dict)

    def named(self, noted: Noted, section: str) -> Passage:
        """Return a note's words under its citation."""
        number = int(noted.marker) if noted.marker.isdecimal() else 1
        if number in self.taken.setdefault(section, set()):
            number = self.highest[section] + 1
        self.taken[section].add(number)
        self.highest[section] = max(number, self.highest.get(section, 0))
        return replace(noted.note, cite=f"{self.document}/{section}/fn{number}")


def _with_skipped(found: Iterable[Footnote]) -> list[Footnote]:
    """Return footnotes with those whose numbers are skipped; a number that comes again starts a new count."""
    runs: list[list[Footnote]] = [[]]
    seen: set[str] = set()
    for footnote in found:
        if footnote.marker.isdecimal() and footnote.marker in seen:
            runs.append([])
            seen = set()
        seen.add(footnote.marker)
        runs[-1].append(footnote)
    return [footnote for run in runs for footnote in _filled(run)]


def _filled(run: list[Footnote]) -> list[Footnote]:
    """Return the footnotes of one count in the order of their numbers, skipped ones too; other marks go last."""
    numbers = {int(footnote.marker) for footnote in run if footnote.marker.isdecimal()}
    if not numbers or max(numbers) > _HIGHEST:
        return run
    missing = [Footnote(str(number), "", "missing") for number in range(1, max(numbers)) if number not in numbers]
    return sorted([*run, *missing], key=_number)


def _number(footnote: Footnote) -> int:
    return int(footnote.marker) if footnote.marker.isdecimal() else _HIGHEST
