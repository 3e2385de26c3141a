"""A document read into its record: furniture, blocks, apparatus, body, then what its passages say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from countermove.records.apparatus.find import Apparatus, find_apparatus
from countermove.records.body.beside_text import place_events
from countermove.records.body.blocks import Block, find_blocks
from countermove.records.body.drafts import Drafting, draft_sections
from countermove.records.body.footnotes import Noted, find_footnotes
from countermove.records.body.habits import measure_habits
from countermove.records.body.hyphens import Vocabulary
from countermove.records.body.paragraphs import Desk, write_passage
from countermove.records.body.portion_marks import has_portion_marks
from countermove.records.body.redactions import Marking
from countermove.records.body.roles import Cast, cast, lines_below
from countermove.records.body.running_heads import running_heads, without_cutting_lines
from countermove.records.body.sections import section_ids, write_sections
from countermove.records.furniture import Furniture, classify_lines
from countermove.records.identity import document_id as id_of
from countermove.records.layers import Kind
from countermove.records.record import Record, Section
from countermove.records.source import Remark, SourceText, Span

_STYLED = frozenset({"docx", "html"})


@dataclass(frozen=True)
class Reading:
    """A record with what it was made from: every line's class, what each block is, and the text itself."""

    source: SourceText
    furniture: Furniture
    apparatus: Apparatus
    blocks: tuple[Block, ...]
    record: Record


def read_file(
    path: str | os.PathLike[str],
    *,
    sections: Mapping[str, str] | None = None,
    document_id: str | None = None,
    scale: str = "kent-1964",
    names: Sequence[Path] = (),
    ocr: str = "auto",
) -> Record:
    """Return the record of a file: plain text, PDF, Word or HTML, told apart by what is in it.

    ``sections`` has the codes that a case cites sections by, with their headings; ``document_id`` the name that
    citations use; ``scale`` the published reading of words of probability; ``names`` files of a gazetteer of the
    user's own; ``ocr`` whether scans are read: auto, never or always.

    Raises: ``RecordError`` for a file that cannot be read, with what to do.
    """
    from countermove.records.readers.open import open_source

    source = open_source(path, ocr=ocr)
    return read_source(source, sections=sections, doc_id=document_id, scale=scale, names=names)


def read_source(
    source: SourceText,
    *,
    sections: Mapping[str, str] | None = None,
    doc_id: str | None = None,
    scale: str = "kent-1964",
    names: Sequence[Path] = (),
) -> Record:
    """Return the record of a document's text.

    ``sections`` has the codes that a case cites sections by, with their headings; ``doc_id`` the name that citations
    use; ``scale`` the published reading of words of probability; ``names`` files of a gazetteer of the user's own.

    Raises: ``RecordError`` for a scale that is not known and for a gazetteer that cannot be read.
    """
    from countermove.records.contents import with_contents

    reading = read_structure(source, sections=sections, doc_id=doc_id)
    return with_contents(reading.record, scale=scale, names=names)


def read_structure(
    source: SourceText, *, sections: Mapping[str, str] | None = None, doc_id: str | None = None
) -> Reading:
    """Return a document's record without judgments, actors and events, with what every line of it turned out to be."""
    furniture = classify_lines(source)
    habits = measure_habits(furniture.lines)
    furniture = replace(furniture, lines=without_cutting_lines(furniture.lines, habits))
    blocks = find_blocks(furniture.lines, habits)
    apparatus = find_apparatus(blocks, furniture)
    title = apparatus.document.title or ""
    taken = _taken(blocks, apparatus)
    breaks = [one.line for one in furniture.page_breaks]
    taken |= running_heads(furniture.lines, taken, title, habits, breaks)
    casting = cast(blocks, taken, title, habits)
    drafting = draft_sections(casting.blocks, casting.headings, lines_below(furniture.lines, blocks), habits)
    name = doc_id or id_of(apparatus.document, source.path, source.sha256)
    record = _record(name, source, sections or {}, (furniture, apparatus, casting, drafting))
    return Reading(source, furniture, apparatus, casting.blocks, record)


def _record(
    name: str,
    source: SourceText,
    codes: Mapping[str, str],
    stages: tuple[Furniture, Apparatus, Cast, Drafting],
) -> Record:
    """Return the record from what the stages found."""
    furniture, apparatus, casting, drafting = stages
    ids, unmatched = section_ids([draft.heading for draft in drafting.sections], codes)
    desk = _desk(furniture, casting, drafting)
    sections = write_sections(name, drafting.sections, ids, desk, trusted=source.medium in _STYLED)
    if len(casting.blocks) > 1 and casting.blocks[0].first == casting.blocks[-1].first:
        unmatched.append(Remark("one_line", "the text came as one line: each sentence is cited as a paragraph"))
    remarks = (*source.remarks, *furniture.remarks, *apparatus.remarks, *unmatched, *_gaps(sections))
    return Record(
        name,
        apparatus.document,
        furniture.counts,
        sections,
        find_footnotes(name, sections, _notes(drafting, ids, desk)),
        apparatus.distribution,
        remarks=remarks,
        path=source.path,
        sha256=source.sha256,
        medium=source.medium,
        quality=furniture.quality,
    )


def _taken(blocks: Sequence[Block], apparatus: Apparatus) -> dict[int, Kind]:
    """Return what the apparatus took, line by line."""
    taken = {line.number: kind for place, kind in apparatus.taken.items() for line in blocks[place].lines}
    return {**taken, **apparatus.lines}


def _notes(drafting: Drafting, ids: Sequence[str], desk: Desk) -> list[Noted]:
    """Return the footnotes written out, each with the section that it stands in."""
    return [
        Noted(
            draft.note.marker if draft.note else "",
            ids[max(0, place - 1)] if ids else "1",
            write_passage(draft, "", desk).passage,
        )
        for place, draft in drafting.notes
    ]


def _desk(furniture: Furniture, casting: Cast, drafting: Drafting) -> Desk:
    marking = Marking.of(furniture.marks, furniture.runs)
    alone = {entry.line.number for entry in furniture.lines if entry.kind is Kind.CODE}
    events = [event for event in marking.alone.values() if event.first in alone]
    inserts: dict[int, list[Span]] = {}
    for insert in furniture.inserts:
        inserts.setdefault(insert.line, []).append(insert.span)
    return Desk(
        Vocabulary(lambda: (block.text for block in casting.blocks)),
        marking,
        casting.notes,
        inserts,
        place_events(events, casting.blocks, drafting.passages()),
        has_portion_marks(block for block in casting.blocks if block.kind is Kind.TEXT),
    )


def _gaps(sections: Iterable[Section]) -> list[Remark]:
    """Return remarks on space that seems to be withheld: more codes after a paragraph than its mark accounts for."""
    return [
        Remark(
            "inferred_gap",
            f"{paragraph.cite}: {len(redaction.codes)} exemption codes after it; a block may be withheld there",
            redaction.line,
        )
        for section in sections
        for paragraph in section.paragraphs
        for redaction in paragraph.redactions
        if redaction.kind == "end_of_paragraph" and len(redaction.codes) > 1 + bool(redaction.marker)
    ]
