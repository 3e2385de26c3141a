"""Footnotes: which are there, which are called without a text, which numbers are skipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countermove.records.record import Footnote, Paragraph, Passage, Section


@dataclass
class Called:
    """A note mark in the text and the paragraph that has it."""

    marker: str
    cite: str
    section: str


@dataclass
class Noted:
    """A footnote's words, its mark, and the section it stands in."""

    marker: str
    section: str
    note: Passage


def find_footnotes(document: str, sections: Sequence[Section], notes: Sequence[Noted]) -> tuple[Footnote, ...]:
    """Return the footnotes in the order of their numbers: present, called without text, or skipped.

    A number that comes again starts a new count, as where every page has its own.
    """
    calls = [
        Called(anchor.marker, paragraph.cite, section.id)
        for section in sections
        for paragraph in section.paragraphs
        for anchor in paragraph.anchors
    ]
    waiting = list(notes)
    found: list[Footnote] = []
    taken: set[str] = set()
    for call in calls:
        note = next((entry for entry in waiting if entry.marker == call.marker), None)
        if note is not None:
            waiting.remove(note)
        elif any(footnote.marker == call.marker and footnote.anchor for footnote in found):
            continue
        found.append(_footnote(document, call.marker, call.cite, call.section, note, taken))
    for note in waiting:
        found.append(_footnote(document, note.marker, "", note.section, note, taken))
    return tuple(_with_skipped(found))


def _footnote(document: str, marker: str, anchor: str, section: str, note: Noted | None, taken: set[str]) -> Footnote:
    if note is None:
        return Footnote(marker, anchor, "text_missing")
    cite = _free_cite(f"{document}/{section}", marker, taken)
    written = note.note
    passage = Passage(
        cite,
        written.text,
        written.lines,
        written.pieces,
        written.redactions,
        written.joins,
        written.key,
        written.sketch,
    )
    return Footnote(marker, anchor, "present", passage)


def _free_cite(section: str, marker: str, taken: set[str]) -> str:
    """Return a citation for a footnote that no other has: its own number where that is free."""
    number = int(marker) if marker.isdecimal() else 1
    while f"{section}/fn{number}" in taken:
        number += 1
    taken.add(f"{section}/fn{number}")
    return f"{section}/fn{number}"


def _with_skipped(found: Iterable[Footnote]) -> list[Footnote]:
    """Return footnotes with those whose numbers are skipped; a number that is no higher starts a new count."""
    runs: list[list[Footnote]] = [[]]
    for footnote in found:
        if not footnote.marker.isdecimal():
            runs[-1].append(footnote)
            continue
        highest = max((int(other.marker) for other in runs[-1] if other.marker.isdecimal()), default=0)
        if highest >= int(footnote.marker) and any(other.marker == footnote.marker for other in runs[-1]):
            runs.append([])
        runs[-1].append(footnote)
    return [footnote for run in runs for footnote in _filled(run)]


def _filled(run: list[Footnote]) -> list[Footnote]:
    numbers = {int(footnote.marker) for footnote in run if footnote.marker.isdecimal()}
    if not numbers or max(numbers) > _HIGHEST:
        return run
    missing = [Footnote(str(number), "", "missing") for number in range(1, max(numbers)) if number not in numbers]
    return sorted(
        [*run, *missing], key=lambda footnote: int(footnote.marker) if footnote.marker.isdecimal() else _HIGHEST
    )


_HIGHEST = 300


def anchored(paragraph: Paragraph) -> tuple[str, ...]:
    """Return the names of the footnotes called in a paragraph, as citations have them."""
    return tuple(f"fn{anchor.marker}" for anchor in paragraph.anchors)
