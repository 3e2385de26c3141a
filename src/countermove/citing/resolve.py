"""A case's citations followed into its sources: found, changed since, found elsewhere, or not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from countermove.casefile.case import Case, CitedAt
from countermove.casefile.resolve.citations import FRONT_MATTER, Citation, read_citation
from countermove.citing.at_hand import AtHand, sources_at_hand
from countermove.citing.pins import Pin, read_pins
from countermove.errors import Problem
from countermove.records.digest import similarity
from countermove.records.record import Paragraph, Passage, Record, Section

SAME_PARAGRAPH = 0.4
"""Two readings are taken for the same paragraph where at least this share of their word pairs is common.

A clean scan read twice has nearly all in common; one word in ten misread leaves about two thirds. Different paragraphs
of one document rarely share one pair in ten.
"""


class Status(StrEnum):
    """What became of a citation."""

    FOUND = "found"
    CHANGED = "changed"
    MOVED = "moved"
    WHOLE = "whole"
    MISSING = "missing"
    NO_TEXT = "no text"


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and what it points at.

    ``message`` says what is to be known: why there is no text, where else the paragraph is, how much has changed.
    """

    cite: str
    status: Status
    message: str = ""
    passage: Passage | None = None


@dataclass(frozen=True)
class Citations:
    """Every distinct citation of a case, resolved, in the order in which the case cites."""

    entries: Mapping[str, Cited] = field(default_factory=dict)
    at_hand: AtHand = field(default_factory=AtHand)

    def of(self, *status: Status) -> tuple[Cited, ...]:
        """Return the citations that have one of these outcomes."""
        return tuple(entry for entry in self.entries.values() if entry.status in status)

    def passage(self, cite: str) -> Passage | None:
        """Return the words a citation points at; None where they are not at hand."""
        entry = self.entries.get(cite)
        return entry.passage if entry else None


def resolve_citations(case: Case, places: Sequence[Path] = ()) -> Citations:
    """Return what every citation of a case points at.

    Args:
        places: documents, or folders of documents, that may hold the sources; see ``sources_at_hand``.

    Raises: ``RecordError`` for places that are not there, and for a file of fingerprints that is not one.
    """
    at_hand = sources_at_hand(case, places)
    pins = read_pins(case.path)
    cites = dict.fromkeys(entry.cite for entry in case.citations)
    return Citations({cite: _cited(cite, at_hand, pins.get(cite)) for cite in cites}, at_hand)


def _cited(cite: str, at_hand: AtHand, pin: Pin | None) -> Cited:
    citation = read_citation(cite)
    assert citation is not None  # loading the case has checked that
    record = at_hand.records.get(citation.source)
    if record is None:
        return Cited(cite, Status.NO_TEXT, at_hand.absent.get(citation.source, ""))
    if citation.section in FRONT_MATTER and not citation.paragraph:
        return Cited(cite, Status.WHOLE)
    passage = record.passage(cite)
    if pin is None:
        return (
            Cited(cite, Status.FOUND, "", passage)
            if passage
            else Cited(cite, Status.MISSING, _missing(citation, record))
        )
    return _pinned(cite, citation, record, passage, pin)


def _pinned(cite: str, citation: Citation, record: Record, passage: Passage | None, pin: Pin) -> Cited:
    """Return what a citation points at, given how the paragraph read when it was coded."""
    if passage and passage.key == pin.key:
        return Cited(cite, Status.FOUND, "", passage)
    same = next((other for other in record.passages() if other.key == pin.key), None)
    if same:
        return Cited(cite, Status.MOVED, f"the paragraph now stands at {same.cite}", same)
    shared = similarity(passage.sketch, pin.sketch) if passage else 0.0
    best = max(record.passages(), key=lambda other: similarity(other.sketch, pin.sketch), default=None)
    most = similarity(best.sketch, pin.sketch) if best else 0.0
    if passage and shared >= SAME_PARAGRAPH and shared >= most:
        return Cited(cite, Status.CHANGED, f"reads differently: {_common(shared)}", passage)
    if best and most >= SAME_PARAGRAPH:
        message = f"the coded paragraph is not there any more; one much like it stands at {best.cite}: {_common(most)}"
        return Cited(cite, Status.MOVED, message, best)
    if passage:
        return Cited(cite, Status.CHANGED, f"another paragraph stands there now: {_common(shared)}", None)
    return Cited(cite, Status.MISSING, _missing(citation, record))


def _common(share: float) -> str:
    return f"about {share:.0%} of its word pairs are those that were coded (a match needs {SAME_PARAGRAPH:.0%})"


def _missing(citation: Citation, record: Record) -> str:
    section = next((one for one in record.sections if one.id == citation.section), None)
    if section is None:
        there = ", ".join(one.id for one in record.sections)
        return f"the text has no section {citation.section}" + (f"; it has {there}" if there else ", and no others")
    return f"the text has no {citation.section}/{citation.paragraph}; {_contents(section)}"


def _contents(section: Section) -> str:
    count = len(section.paragraphs)
    if count == 0:
        return f"section {section.id} has no paragraphs"
    text = f"section {section.id} has {'one paragraph' if count == 1 else f'paragraphs 1 to {count}'}"
    lists = [paragraph for paragraph in section.paragraphs if paragraph.items]
    return text + "".join(f", {_tail(p)} with items {_tail(p.items[0])} to {_tail(p.items[-1])}" for p in lists)


def _tail(passage: Passage | Paragraph) -> str:
    return passage.cite.rpartition("/")[2]


def problems(case: Case, citations: Citations) -> Iterator[Problem]:
    """Return a problem, with its place in the case, for every citation whose paragraph is not in the text at hand."""
    missing = {entry.cite: entry.message for entry in citations.of(Status.MISSING)}
    lines = _case_lines(case) if missing else []
    for entry in case.citations:
        if entry.cite in missing:
            yield _problem(case, entry, missing[entry.cite], lines)


def _problem(case: Case, entry: CitedAt, message: str, lines: Sequence[str]) -> Problem:
    excerpt = lines[entry.line - 1] if 0 < entry.line <= len(lines) else ""
    column = excerpt.find(entry.cite) + 1
    return Problem(
        f'"{entry.cite}" points at nothing: {message}',
        entry.where,
        path=case.path,
        line=entry.line,
        column=max(column, 1),
        excerpt=excerpt if column else "",
    )


def _case_lines(case: Case) -> list[str]:
    path = Path(case.path) if case.path else None
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path and path.is_file() else []
