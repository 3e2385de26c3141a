"""The words of what a case cites, as a paper quotes them: how they begin in a note, in full in the annex."""

from __future__ import annotations

from collections.abc import Iterable

from countermove.citing.resolve import Citations, Cited, Status
from countermove.records.judgments.told import told
from countermove.records.record import Item, Paragraph, Passage, Record
from countermove.report.content import Quotation, listing

LONGEST_OPENING = 10  # words
AT_THE_END = "a mark at its end, where its classification would stand"


def quotations(citations: Citations) -> dict[str, Quotation]:
    """Return a quotation for every citation whose words are at hand, and a remark where the words are in doubt.

    They stand in the order of the documents.
    """
    shown = citations.of(Status.FOUND, Status.CHANGED, Status.MOVED, Status.MISSING)
    sources = list(citations.at_hand.records)
    ordered = sorted(shown, key=lambda entry: (sources.index(entry.cite.partition("/")[0]), _place(entry)))
    return {entry.cite: _quotation(entry, citations) for entry in ordered}


def _place(entry: Cited) -> tuple[int, int]:
    return entry.passage.lines if entry.passage else (0, 0)


def _quotation(entry: Cited, citations: Citations) -> Quotation:
    if entry.passage is None:
        return Quotation(entry.cite, "", "", entry.message or "not in the text at hand")
    record = citations.at_hand.records[entry.cite.partition("/")[0]]
    passage = entry.passage
    words = "\n".join([passage.text, *(f"{item.label} {item.text}".strip() for item in _items(passage))])
    remarks = [entry.message, "words are withheld in it" if _marks(passage) - {"end_of_paragraph"} else ""]
    return Quotation(entry.cite, _opening(passage), words, "; ".join(filter(None, remarks)), _facts(passage, record))


def _items(passage: Passage) -> Iterable[Item]:
    return passage.items if isinstance(passage, Paragraph) else ()


def _marks(passage: Passage) -> set[str]:
    return {redaction.kind for redaction in passage.redactions if redaction.marker}


def _opening(passage: Passage) -> str:
    """Return how a passage begins; never across a place where something is withheld."""
    gap = min((redaction.at for redaction in passage.redactions if redaction.marker), default=len(passage.text))
    words = passage.text[:gap].split()
    opening = " ".join(words[:LONGEST_OPENING])
    return opening + (" …" if len(words) > LONGEST_OPENING or gap < len(passage.text.rstrip()) else "")


def _facts(passage: Passage, record: Record) -> tuple[str, ...]:
    first, last = passage.lines
    place = f"line {first}" if first == last else f"lines {first} to {last}"
    cues = dict.fromkeys(
        f"{told(judgment.cue, judgment.negated)} ({judgment.holder})"
        for judgment in record.judgments
        if judgment.cite == passage.cite and judgment.kind != "option"
    )
    end = "end_of_paragraph" in _marks(passage)
    facts = [place, f"how sure: {listing(list(cues))}" if cues else "", AT_THE_END if end else ""]
    return tuple(filter(None, facts))
