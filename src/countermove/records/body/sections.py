"""Sections: their ids from the case's codes or their numbers, their levels, and their passages written out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from countermove.records.body.drafts import SectionDraft
from countermove.records.body.headings import Heading, levels_of
from countermove.records.body.paragraphs import Desk, write_paragraph
from countermove.records.furniture.marks import MarkKind
from countermove.records.record import Redaction, Section
from countermove.records.source import Remark

_SIGNS = re.compile(r"[\W_]+")
_NEAR = 0.8


def write_sections(
    document: str, drafts: Sequence[SectionDraft], ids: Sequence[str], desk: Desk, *, trusted: bool
) -> tuple[Section, ...]:
    """Return the sections with their paragraphs; ``trusted`` takes heading signs for real levels."""
    headed = [draft.heading for draft in drafts if draft.heading is not None]
    levels = iter(levels_of(headed, trusted=trusted))
    sections = []
    for number, (draft, name) in enumerate(zip(drafts, ids, strict=True), start=1):
        paragraphs = [
            write_paragraph(entry, f"{document}/{name}/{place}", desk)
            for place, entry in enumerate(draft.drafts, start=1)
        ]
        level = next(levels) if draft.heading is not None else 1
        heading = draft.heading.words if draft.heading else ""
        line = draft.block.first if draft.block else (draft.drafts[0].blocks[0].first if draft.drafts else 0)
        sections.append(Section(name, number, heading, level, line, tuple(paragraphs), _withheld(draft, desk)))
    return tuple(sections)


def _withheld(draft: SectionDraft, desk: Desk) -> tuple[Redaction, ...]:
    """Return the redactions between the paragraphs of a section, and those in its heading."""
    marking = desk.marking
    lines = [(0, line, "end_of_paragraph") for line in (draft.block.lines if draft.block else ())]
    lines += [(at, line, "block") for at, line in draft.withheld]
    found = []
    for at, line, kind in lines:
        for mark in marking.on(line):
            if mark.kind is MarkKind.MARKER:
                found.append(marking.redaction(mark, at, kind))
            elif event := marking.alone.get(mark.span.start):
                found.append(Redaction(at, "", event.codes, kind, "", "low", mark.line, mark.span))
    return tuple(found)


def section_ids(headings: Sequence[Heading | None], codes: Mapping[str, str]) -> tuple[list[str], list[Remark]]:
    """Return the id of every section and a remark for each code that no heading answers to.

    A code's heading matches when it is the same but for signs and capitals, else when one starts with the other, else
    when they are nearly the same. Each code is used once; other sections go by their number.
    """
    ids = [str(number) for number in range(1, len(headings) + 1)]
    free = [place for place, heading in enumerate(headings) if heading is not None]
    waiting = {code: _letters(heading) for code, heading in codes.items() if heading}
    for test in (_same, _starts, _near):
        for code, wanted in list(waiting.items()):
            place = next((place for place in free if test(wanted, _letters(headings[place].words))), None)  # type: ignore[union-attr]
            if place is not None:
                ids[place] = code
                free.remove(place)
                del waiting[code]
    return ids, [
        Remark("section_not_found", f'no heading answers to the section "{code}" ({codes[code]})') for code in waiting
    ]


def _same(wanted: str, found: str) -> bool:
    return wanted == found


def _starts(wanted: str, found: str) -> bool:
    return min(len(wanted), len(found)) >= 4 and (found.startswith(wanted) or wanted.startswith(found))


def _near(wanted: str, found: str) -> bool:
    return SequenceMatcher(None, wanted, found, autojunk=False).ratio() >= _NEAR


def _letters(text: str) -> str:
    return _SIGNS.sub("", text).lower()
