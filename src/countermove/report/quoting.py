"""The words of what a case cites, as a paper quotes them: how they begin in a note, in full in the annex."""

from __future__ import annotations

from collections.abc import Iterable

from countermove.citing.resolve import Citations, Cited, Status
from countermove.records.record import Paragraph, Passage, Record
from countermove.report.content import Quotation, listing

LONGEST_OPENING = 16  # words


def quotations(citations: Citations) -> dict[str, Quotation]:
    """Return a quotation for every citation whose words are at hand, and a remark where the words are in doubt."""
    shown = citations.of(Status.FOUND, Status.CHANGED, Status.MOVED, Status.MISSING)
    return {entry.cite: _quotation(entry, citations) for entry in shown}


def _quotation(entry: Cited, citations: Citations) -> Quotation:
    if entry.passage is None:
        return Quotation(entry.cite, "", "", entry.message or "not in the text at hand")
    record = citations.at_hand.records[entry.cite.partition("/")[0]]
    passage = entry.passage
    words = "\n".join([passage.text, *(f"{item.label} {item.text}".strip() for item in _items(passage))])
    remarks = [entry.message, "words are withheld in it" if passage.redactions else ""]
    return Quotation(entry.cite, _opening(passage), words, "; ".join(filter(None, remarks)), _facts(passage, record))


def _items(passage: Passage) -> Iterable[Passage]:
    return passage.items if isinstance(passage, Paragraph) else ()


def _opening(passage: Passage) -> str:
    """Return how a passage begins; never across a place where something is withheld."""
    gap = min((redaction.at for redaction in passage.redactions), default=len(passage.text))
    words = passage.text[:gap].split()
    opening = " ".join(words[:LONGEST_OPENING])
    return opening + (" …" if len(words) > LONGEST_OPENING or gap < len(passage.text.rstrip()) else "")


def _facts(passage: Passage, record: Record) -> tuple[str, ...]:
    first, last = passage.lines
    place = f"line {first}" if first == last else f"lines {first} to {last}"
    cues = dict.fromkeys(
        f"{judgment.cue} ({judgment.holder})"
        for judgment in record.judgments
        if judgment.cite == passage.cite and judgment.kind != "option"
    )
    return (place, *([f"how sure: {listing(list(cues))}"] if cues else []))
