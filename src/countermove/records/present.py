"""A record as plain JSON: the document ``countermove read`` writes (interface.md, section 3), with more beside it.

``restore.py`` reads it back; the command line adds ``format`` and ``countermove``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from countermove.records.record import (
    Actor,
    Copy,
    Counts,
    Document,
    Event,
    Footnote,
    Item,
    Judgment,
    Office,
    Paragraph,
    Passage,
    Record,
    Redaction,
    Section,
)
from countermove.records.source import Remark

FORMAT = "countermove.record/1"
Plain = dict[str, Any]


def present(record: Record) -> Plain:
    """Return a record as JSON takes it: dictionaries, lists, text and numbers only.

    Units: as in ``record.py``; ``spans`` are offsets into the source's text, ``lines`` count from 1.
    """
    called = {(note.anchor, note.marker): note_name(note) for note in record.footnotes}
    return {
        "id": record.id,
        "document": _document(record.document),
        "counts": _counts(record.counts),
        "sections": [_section(section, called) for section in record.sections],
        "footnotes": [_footnote(note) for note in record.footnotes],
        "distribution": [_copy(copy) for copy in record.distribution],
        "judgments": [_judgment(judgment) for judgment in record.judgments],
        "actors": [_actor(actor) for actor in record.actors],
        "events": [_event(event) for event in record.events],
        "remarks": [_remark(remark) for remark in record.remarks],
        "source": {"path": record.path, "sha256": record.sha256, "medium": record.medium, "quality": record.quality},
    }


def note_name(note: Footnote) -> str:
    """Return how a paragraph names a footnote called in it: ``fn1``."""
    return note.note.cite.rpartition("/")[2] if note.note is not None else f"fn{note.marker}"


def _document(document: Document) -> Plain:
    known = _flat(document, but=("offices", "duplicate_of"))
    first = ("type", "title", "date", "date_precision", "information_as_of", "control_numbers", "classification")
    duplicate = document.duplicate_of
    return {
        **{name: known.pop(name) for name in first},
        "offices": [_office(office) for office in document.offices],
        "coordination": known.pop("coordination"),
        "duplicate_of": {"case_id": duplicate.case_id, "code": duplicate.code} if duplicate else None,
        **known,
    }


def _office(office: Office) -> Plain:
    return _flat(office)


def _counts(counts: Counts) -> Plain:
    return {
        "redactions": dict(counts.redactions),
        "redaction_runs": counts.redaction_runs,
        "exemption_codes": dict(counts.exemption_codes),
        "denied_pages": counts.denied_pages,
        "banner_lines": counts.banner_lines,
        "illegible": counts.illegible,
    }


def _section(section: Section, called: dict[tuple[str, str], str]) -> Plain:
    return {
        "id": section.id,
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
        "line": section.line,
        "paragraphs": [_paragraph(paragraph, called) for paragraph in section.paragraphs],
        "withheld": _redactions(section.withheld),
    }


def _paragraph(paragraph: Paragraph, called: dict[tuple[str, str], str]) -> Plain:
    notes = [called.get((paragraph.cite, anchor.marker), f"fn{anchor.marker}") for anchor in paragraph.anchors]
    return {
        **_passage(paragraph),
        "items": [_item(item) for item in paragraph.items],
        "footnotes": notes,
        "anchors": [{"at": anchor.at, "marker": anchor.marker} for anchor in paragraph.anchors],
        "printed_number": paragraph.printed_number,
    }


def _item(item: Item) -> Plain:
    return {**_passage(item), "label": item.label}


def _passage(passage: Passage) -> Plain:
    return {
        "cite": passage.cite,
        "text": passage.text,
        "joined": passage.joined,
        "lines": list(passage.lines),
        "redactions": _redactions(passage.redactions),
        "joins": [
            {
                "at": join.at,
                "lines": list(join.lines),
                "across": list(join.across),
                "evidence": join.evidence,
                "certainty": join.certainty,
            }
            for join in passage.joins
        ],
        "spans": [{"at": piece.at, "start": piece.span.start, "end": piece.span.end} for piece in passage.pieces],
        "key": passage.key,
        "sketch": passage.sketch,
        "portion_mark": passage.portion_mark,
    }


def _redactions(redactions: Sequence[Redaction]) -> list[Plain]:
    return [
        {
            "at": redaction.at,
            "marker": redaction.marker,
            "codes": list(redaction.codes),
            "kind": redaction.kind,
            "extent": redaction.extent,
            "certainty": redaction.certainty,
            "line": redaction.line,
            "span": {"start": redaction.span.start, "end": redaction.span.end},
        }
        for redaction in redactions
    ]


def _footnote(note: Footnote) -> Plain:
    written = _passage(note.note) if note.note is not None else {}
    text = written.pop("text", None)
    return {"marker": note.marker, "anchor": note.anchor or None, "text": text, "status": note.status, **written}


def _copy(copy: Copy) -> Plain:
    return _flat(copy)


def _judgment(judgment: Judgment) -> Plain:
    known = _flat(judgment)
    first = ("cite", "span", "cue", "negated", "holder", "kind", "range", "scale")
    return {**{name: known.pop(name) for name in first}, **known}


def _actor(actor: Actor) -> Plain:
    places = [_flat(mention) for mention in actor.mentions]
    known = _flat(actor, but=("name", "type", "mentions"))
    return {"name": actor.name, "type": actor.type, "mentions": len(places), **known, "places": places}


def _event(event: Event) -> Plain:
    return _flat(event)


def _remark(remark: Remark) -> Plain:
    return _flat(remark)


def _flat(value: Any, but: Sequence[str] = ()) -> Plain:
    """Return the fields of an object that hold text, numbers, truth values and tuples of them."""
    taken = {entry.name: getattr(value, entry.name) for entry in fields(value) if entry.name not in but}
    return {name: list(held) if isinstance(held, tuple) else held for name, held in taken.items()}
