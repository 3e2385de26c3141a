"""Every sentence of a paper traced: to the command that works it out, to the inputs it rests on, to the paragraphs.

The result is the body of the JSON document ``countermove.trace/1``. A sentence rests on the inputs that it names in its
notes; one that names none rests on the whole of what its section was worked out from.

Source: mission F59.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from countermove.assessment import CaseAssessment
from countermove.report.content import (
    Block,
    Box,
    Card,
    Claim,
    Figure,
    Ground,
    Items,
    Paper,
    Paragraph,
    Section,
    Sentence,
    Table,
)
from countermove.report.places import Places

FORMAT = "countermove.trace/1"
SUMMARY = "summary"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, a cell or the text of a figure: where it stands, what it rests on, and what it claims."""

    section: str
    part: str
    text: str
    grounds: tuple[Ground, ...] = ()
    claims: tuple[Claim, ...] = ()


def said(paper: Paper) -> Iterator[Said]:
    """Yield everything that a paper says, in the order in which it is read; quoted documents are not its sentences."""
    yield from _sentences(SUMMARY, "", paper.summary)
    for section in paper.sections:
        for block in section.blocks:
            yield from _said(section.anchor, block)


def _said(section: str, block: Block) -> Iterator[Said]:
    match block:
        case Paragraph() | Items():
            yield from _sentences(section, "", block.sentences)
        case Box():
            yield from _sentences(section, block.title, block.sentences)
        case Card():
            yield from (Said(section, block.title, fact) for fact in block.facts)
            for label, sentences in block.entries:
                yield from _sentences(section, f"{block.title} · {label}", sentences)
        case Table():
            yield from _cells(section, block)
        case Figure():
            yield Said(section, block.caption, block.alternative)


def _sentences(section: str, part: str, sentences: Iterable[Sentence]) -> Iterator[Said]:
    return (Said(section, part, one.text, one.grounds, one.claims) for one in sentences)


def _cells(section: str, table: Table) -> Iterator[Said]:
    for row in table.rows:
        for number, cell in enumerate(row):
            head = table.head[number] if number < len(table.head) else ""
            part = " · ".join(filter(None, (table.caption, row[0].text if number else "", head)))
            yield Said(section, part, cell.text, cell.grounds, cell.claims)
    yield from (Said(section, table.caption, note) for note in table.notes)


def trace(found: CaseAssessment, paper: Paper, kind: str = "options") -> Json:
    """Return where everything in a paper comes from, as plain data.

    Args:
        found: the assessment that the paper is of.
        kind: which paper it is: options or campaign.
    """
    places, makers = Places(found), _makers(paper)
    return {
        "kind": kind,
        "title": paper.title,
        "case": found.case.name or found.case.title,
        "case_hash": found.case.hash,
        "made_with": dict(paper.made_with),
        "sections": [_section(paper, number, one) for number, one in enumerate(paper.sections, 1)],
        "sentences": [_entry(number, one, paper, places, makers) for number, one in enumerate(said(paper), 1)],
    }


def _section(paper: Paper, number: int, section: Section) -> Json:
    computed = paper.computed.get(section.anchor)
    return {
        "number": number,
        "anchor": section.anchor,
        "title": section.title,
        "worked_out": computed.what if computed else "",
        "commands": list(computed.commands) if computed else [],
    }


def _makers(paper: Paper) -> dict[str, list[str]]:
    """Return which sections make a claim, by what it is about."""
    makers: dict[str, list[str]] = {}
    for one in said(paper):
        if one.section != SUMMARY:
            for claim in one.claims:
                if one.section not in makers.setdefault(claim.subject, []):
                    makers[claim.subject].append(one.section)
    return makers


def _entry(number: int, one: Said, paper: Paper, places: Places, makers: dict[str, list[str]]) -> Json:
    return {
        "number": number,
        "section": one.section,
        "part": one.part,
        "text": one.text,
        "said_in": _said_in(one, paper, makers),
        "rests_on": [_ground(ground, paper, places) for ground in one.grounds],
    }


def _said_in(one: Said, paper: Paper, makers: dict[str, list[str]]) -> list[str]:
    """Return the sections that say it: its own, or for the summary those that make its claims, or else all of them."""
    if one.section != SUMMARY:
        return [one.section]
    making = dict.fromkeys(anchor for claim in one.claims for anchor in makers.get(claim.subject, ()))
    return list(making) or [section.anchor for section in paper.sections]


def _ground(ground: Ground, paper: Paper, places: Places) -> Json:
    return {
        "label": ground.label,
        "inputs": list(places.of(ground)),
        "statement": ground.statement,
        "basis": ground.basis,
        "cites": [{"cite": cite, "words": _words(paper, cite)} for cite in ground.cites],
    }


def _words(paper: Paper, cite: str) -> str | None:
    quotation = paper.quotations.get(cite)
    return quotation.words if quotation and quotation.words else None
