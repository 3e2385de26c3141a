"""A record as Markdown for people: facts, what is missing, every paragraph under its citation, notes, judgments.

The document's words are data: signs that Markdown or HTML would act on are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.records.judgments.told import told
from countermove.records.record import Document, Footnote, Judgment, Paragraph, Record, Redaction, Section

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!$^])|(?<=\w)(:)(?=//)|(?<=www)(\.)|(@)", re.IGNORECASE)
_STATUS = {"text_missing": "called, but its text is missing", "missing": "missing: the number is skipped"}


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], " ".join(text.split()))


def as_markdown(record: Record) -> str:
    """Return a record as a Markdown document that ends with a line end."""
    blocks = [
        f"# {escape(record.document.title or record.id)}",
        "\n".join(_facts(record)),
        *(block for section in record.sections for block in _section(section, record.id)),
        *_listed("Footnotes", [_footnote(note, record.id) for note in record.footnotes]),
        *_listed("Judgments", [_judgment(judgment) for judgment in record.judgments]),
        *_listed(
            "Dated events", [f"- {event.date}: {escape(event.text)} ({escape(event.cite)})" for event in record.events]
        ),
        *_listed(
            "Actors",
            [f"- {escape(actor.name)}, {escape(actor.type)}: {len(actor.mentions)}" for actor in record.actors],
        ),
        *_listed("Distribution", [f"- {copy.copies}: {escape(copy.recipient)}" for copy in record.distribution]),
        *_listed("Remarks", [f"- {escape(remark.message)}" for remark in record.remarks]),
    ]
    return "\n\n".join(blocks) + "\n"


def _listed(heading: str, lines: list[str]) -> list[str]:
    return [f"## {heading}", "\n".join(lines)] if lines else []


def _facts(record: Record) -> Iterator[str]:
    """Yield what the document says of itself, and what was counted in it."""
    yield f"- Record: {escape(record.id)}"
    yield from (f"- {name}: {escape(value)}" for name, value in _known(record.document) if value)
    counts = record.counts
    marks = ", ".join(f"{count} × {escape(mark)}" for mark, count in counts.redactions.items())
    codes = ", ".join(f"{count} × {escape(code)}" for code, count in counts.exemption_codes.items())
    yield f"- Redaction marks: {marks or 'none'}; codes: {codes or 'none'}; redaction events: {counts.redaction_runs}"
    if counts.denied_pages:
        yield f"- Pages denied: {counts.denied_pages}"


def _known(document: Document) -> Iterator[tuple[str, str]]:
    yield "Type", document.type or ""
    yield "Date", document.date or "not stated"
    yield "Information as of", document.information_as_of or ""
    yield "Control number", ", ".join(document.control_numbers)
    yield "Classification", ", ".join([document.classification or "not stated", *document.caveats])
    yield "Copy", document.copy_number or ""
    yield from ((office.role.capitalize(), office.name) for office in document.offices)
    yield "Coordinated with", ", ".join(document.coordination) or "not stated"
    yield "Contact", document.contact or ""
    yield "Duplicate of", document.duplicate_of.case_id if document.duplicate_of else ""
    yield "Release", ", ".join(document.release_ids)


def _section(section: Section, document: str) -> Iterator[str]:
    if section.heading:
        yield f"{'#' * min(6, section.level + 1)} {escape(section.heading)}"
    withheld = list(section.withheld)
    for place, paragraph in enumerate(section.paragraphs):
        yield from (_block(block) for block in withheld if block.at == place and block.kind == "block")
        yield _paragraph(paragraph, document)
    yield from (_block(block) for block in withheld if block.at >= len(section.paragraphs) and block.kind == "block")


def _block(redaction: Redaction) -> str:
    codes = f" ({escape(', '.join(redaction.codes))})" if redaction.codes else ""
    extent = f", {escape(redaction.extent)}" if redaction.extent else ""
    return f"*A block is withheld here: {escape(redaction.marker)}{extent}{codes}*"


def _paragraph(paragraph: Paragraph, document: str) -> str:
    number = f"{escape(paragraph.printed_number)} " if paragraph.printed_number else ""
    mark = f" ({escape(paragraph.portion_mark)})" if paragraph.portion_mark else ""
    notes = "".join(f" \\[note {escape(anchor.marker)}\\]" for anchor in paragraph.anchors)
    lines = [f"**{escape(_short(paragraph.cite, document))}** {number}{escape(paragraph.text)}{notes}{mark}"]
    lines += [
        f"- **{escape(_short(item.cite, document))}** {escape(item.text)}"
        + (f" ({escape(item.portion_mark)})" if item.portion_mark else "")
        for item in paragraph.items
    ]
    return "\n".join([lines[0], "", *lines[1:]]) if len(lines) > 1 else lines[0]


def _footnote(note: Footnote, document: str) -> str:
    at = f" to {escape(_short(note.anchor, document))}" if note.anchor else ""
    said = escape(note.note.text) if note.note is not None else f"*{_STATUS.get(note.status, escape(note.status))}*"
    return f"- Note {escape(note.marker)}{at}: {said}"


def _judgment(judgment: Judgment) -> str:
    share = (
        f", {judgment.range[0]:.0%} to {judgment.range[1]:.0%} ({escape(judgment.scale or '')})"
        if judgment.range
        else ""
    )
    read = f"{escape(told(judgment.cue, judgment.negated))}, {escape(judgment.holder)}{share}"
    return f"- {escape(judgment.cite)}: “{escape(judgment.span)}”: {read}"


def _short(cite: str, document: str) -> str:
    return cite.removeprefix(f"{document}/")
