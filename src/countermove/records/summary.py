"""A record in one page: what it is, what is missing, its judgments in order of strength, how to cite it."""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from countermove.records.judgments.strength import by_strength
from countermove.records.judgments.told import told
from countermove.records.record import Actor, Copy, Document, Event, Judgment, Record, Section

WIDTH = 100
SHOWN = 12
LITTLE = 3


def summary(record: Record, every: bool = False) -> str:
    """Return a record for people.

    Args:
        every: list every judgment, actor, dated event and remark; else those that come first, and how many more.
    """
    parts = [
        [record.id + (f": {record.document.title}" if record.document.title else "")],
        list(_labelled(facts(record))),
        ["What is missing", *_wrapped(missing(record))],
        ["Sections", *_sections(record.sections)],
        _some("Judgments, strongest first", _judgments(record.judgments), every),
        _some("Options it names (countermove code proposes them to a case)", _options(record.judgments), every),
        _some("Dated events", list(_events(record.events)), every),
        _some("Actors, by number of mentions", list(_actors(record.actors)), every),
        _some("To look into", [_remark(r.message, r.line) for r in record.remarks], every),
        ["To cite it in a case", *_source(record)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what a document says of itself, each with a label: its kind and date, numbers, offices, distribution."""
    document = record.document
    yield "what it is", ", ".join(filter(None, (document.type, document.date))) or "not stated"
    if document.subject and document.subject != document.title:
        yield "subject", document.subject
    yield "numbers", ", ".join((*document.control_numbers, *document.release_ids)) or "none found"
    yield "information as of", document.information_as_of or "not stated"
    yield "classification", ", ".join(filter(None, (document.classification, *document.caveats))) or "not stated"
    for role, names in _roles(document).items():
        yield role, "; ".join(names)
    yield "coordinated with", "; ".join(document.coordination) or "not stated"
    if document.contact:
        yield "contact", document.contact
    if document.duplicate_of:
        yield "duplicate of", " ".join(filter(None, (document.duplicate_of.case_id, document.duplicate_of.code)))
    if record.distribution:
        yield "distribution", _distribution(record.distribution)


def _roles(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for office in document.offices:
        doubt = " (inferred)" if office.certainty == "low" and not office.role.startswith("inferred") else ""
        found.setdefault(office.role, []).append(office.name + doubt)
    return found


def _distribution(copies: Iterable[Copy]) -> str:
    listed = list(copies)
    withheld = sum(copy.redacted for copy in listed)
    text = f"{len(listed)} entries, {sum(copy.copies for copy in listed)} copies"
    return text + (f", {withheld} with words withheld" if withheld else "")


def missing(record: Record) -> Iterator[str]:
    """Yield what is missing from a document, in words: marks and codes, pages, blocks, footnotes."""
    counts = record.counts
    if counts.redactions or counts.exemption_codes:
        marks = _counted("mark", sum(counts.redactions.values()), counts.redactions)
        codes = _counted("exemption code", sum(counts.exemption_codes.values()), counts.exemption_codes)
        yield f"{marks} and {codes}, in {counts.redaction_runs} places; one withholding often has several codes"
        inside = [p.cite for p in record.passages() if any(r.kind == "in_sentence" and r.marker for r in p.redactions)]
        if inside:
            yield f"words are withheld inside {', '.join(inside)}"
    else:
        yield "nothing is marked as withheld"
    if counts.denied_pages:
        yield f"{_plural(counts.denied_pages, 'page')} denied whole"
    blocks = [section.id for section in record.sections for _ in section.withheld]
    if blocks:
        where = ", ".join(dict.fromkeys(blocks))
        yield f"{_plural(len(blocks), 'block')} withheld between paragraphs, in section {where}"
    if counts.illegible:
        yield f"{_plural(counts.illegible, 'place')} illegible, which is not a withholding"
    for note in record.footnotes:
        if note.status != "present":
            called = f", called in {note.anchor}" if note.anchor else ", and nothing calls it: its number is skipped"
            yield f"footnote {note.marker} has no text{called}"


def _counted(noun: str, total: int, forms: object) -> str:
    shown = ", ".join(f"{form} {count}" for form, count in dict(forms).items())  # type: ignore[call-overload]
    return _plural(total, noun) + (f" ({shown})" if shown else "")


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        joined = sum(paragraph.joined for paragraph in section.paragraphs)
        items = sum(len(paragraph.items) for paragraph in section.paragraphs)
        facts = [_plural(len(section.paragraphs), "paragraph")]
        facts += [f"{_plural(items, 'item')} in lists"] if items else []
        facts += [f"{joined} put together across page stamps"] if joined else []
        yield f"  {section.id:<4} {section.heading or '(no heading)'}: {', '.join(facts)}"


def _judgments(judgments: Iterable[Judgment]) -> list[str]:
    found = by_strength(judgment for judgment in judgments if judgment.kind != "option")
    return [line for judgment in found for line in _judged(judgment)]


def _judged(judgment: Judgment) -> Iterator[str]:
    cue = told(judgment.cue, judgment.negated)
    read = judgment.kind
    if judgment.range:
        low, high = judgment.range
        read = f"{low:.0%} to {high:.0%}" + (f" on {judgment.scale}" if judgment.scale else "")
    holder = " > ".join(judgment.holders)
    yield f"  {cue}  [{read}; {holder}]  {judgment.cite}"
    yield from textwrap.wrap(
        f"“{judgment.span}”", WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6, max_lines=2, placeholder=" …"
    )


def _options(judgments: Iterable[Judgment]) -> list[str]:
    return [
        line
        for judgment in judgments
        if judgment.kind == "option"
        for line in textwrap.wrap(
            f"{judgment.cite}  {judgment.actor or 'actor not named'}: “{judgment.span}”",
            WIDTH,
            initial_indent="  ",
            subsequent_indent=" " * 6,
            max_lines=2,
            placeholder=" …",
        )
    ]


def _events(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        date = (
            event.date
            if event.precision in ("day", "month", "year")
            else f"{event.phrase} ({event.earliest}/{event.latest})"
        )
        line = f"  {date}  {event.cite}  {event.text}"
        yield from textwrap.wrap(
            line, WIDTH, subsequent_indent=" " * 6, max_lines=2, placeholder=" …", drop_whitespace=True
        )


def _actors(actors: Iterable[Actor]) -> Iterator[str]:
    names = Counter({f"{actor.name} ({actor.type})": len(actor.mentions) for actor in actors})
    yield from textwrap.wrap(
        ", ".join(f"{name} {count}" for name, count in names.most_common()),
        WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
    )


def _remark(message: str, line: int) -> str:
    return f"  line {line}: {message}" if line else f"  {message}"


def _some(head: str, lines: list[str], every: bool) -> list[str]:
    """Return a headed list, cut to what comes first unless every line is wanted."""
    if not lines:
        return []
    limit = 2 * SHOWN
    if every or len(lines) <= limit:
        return [head, *lines]
    return [head, *lines[:limit], f"  … {len(lines) - limit} lines more with --all"]


def _labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    listed = list(pairs)
    width = max(len(label) for label, _ in listed)
    for label, text in listed:
        yield from textwrap.wrap(
            f"  {label:<{width}}  {text}", WIDTH, subsequent_indent=" " * (width + 4), drop_whitespace=True
        )


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield from textwrap.wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _source(record: Record) -> Iterator[str]:
    """Return the entry for the sources of a case, ready to be pasted."""
    yield "  sources:"
    yield f"    {record.id}:"
    if record.document.title:
        yield f"      title: {_quoted(record.document.title)}"
    if record.document.date:
        yield f"      date: {record.document.date}"
    yield f"      file: sources/{record.path.rpartition('/')[2] or 'FILE'}"
    headed = [section for section in record.sections if section.heading]
    if headed:
        yield "      sections:  # change the codes as you like; without them, sections are cited by number"
        codes = proposed_codes(section.heading for section in headed)
        yield from (f"        {code}: {_quoted(section.heading)}" for code, section in zip(codes, headed, strict=True))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def proposed_codes(headings: Iterable[str]) -> list[str]:
    """Return a short code for each heading, all different: the start of its first long word, or a later one."""
    codes: list[str] = []
    for number, heading in enumerate(headings, 1):
        words = [word for word in re.findall(r"[A-Za-z]+", heading) if len(word) > LITTLE] or ["S"]
        tried = [word[:3].upper() for word in words]
        codes.append(next((code for code in tried if code not in codes), f"S{number}"))
    return codes
