"""Hand-made records and cases for the tests of coding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.records.judgments import find_judgments
from countermove.records.record import (
    Actor,
    Counts,
    Document,
    Event,
    Item,
    Mention,
    Paragraph,
    Record,
    Redaction,
    Section,
)

MARK = "[redacted]"


def record_of(
    *texts: str | tuple[str, Sequence[str]],
    name: str = "M",
    events: Sequence[Event] = (),
    actors: Sequence[Actor] = (),
    judged: bool = True,
    **document: Any,
) -> Record:
    """Return a record of one section; a paragraph with a list is its text with the texts of its items."""
    paragraphs = [_paragraph(f"{name}/1/{number}", text) for number, text in enumerate(texts, start=1)]
    section = Section("1", 1, "Outlook", 1, 1, tuple(paragraphs))
    record = Record(name, Document(**document), Counts(), (section,), events=tuple(events), actors=tuple(actors))
    if not judged:
        return record
    judgments = find_judgments(record.passages())
    return Record(
        name,
        Document(**document),
        Counts(),
        (section,),
        judgments=judgments,
        events=tuple(events),
        actors=tuple(actors),
    )


def _paragraph(cite: str, given: str | tuple[str, Sequence[str]]) -> Paragraph:
    text, items = (given, ()) if isinstance(given, str) else given
    made = tuple(
        Item(f"{cite}{chr(97 + number)}", item, (1, 1), redactions=_marks(item)) for number, item in enumerate(items)
    )
    return Paragraph(cite, text, (1, 1), redactions=_marks(text), items=made)


def _marks(text: str) -> tuple[Redaction, ...]:
    places = [n for n in range(len(text)) if text.startswith(MARK, n)]
    return tuple(Redaction(place, MARK) for place in places)


def actor(name: str, *mentions: str, of: str = "", kind: str = "state") -> Actor:
    """Return an actor with other names that the record has for it."""
    found = tuple(Mention("M/1/1", 0, 1, mention) for mention in mentions)
    return Actor(name.lower().replace(" ", "_"), name, kind, found, of=of)


def case_of(**changes: Any) -> Case:
    """Return a small case: a town and a ferry company, and those inside it."""
    return load({**TOWN, **changes})


TOWN: Mapping[str, Any] = {
    "countermove": "1",
    "title": "A bridge and a ferry",
    "sources": {"M": {"title": "Memo"}},
    "decision_makers": {
        "town": {
            "name": "The town",
            "options": {
                "permit": {"text": "Grant the bridge permit", "cites": ["M/1/1"]},
                "fee": "Raise the landing fee",
            },
            "preferences": ["not fee", {"id": "T2", "statement": "build if permit"}],
        },
        "company": {
            "name": "The ferry company",
            "options": {"build": "Build the bridge"},
            "preferences": ["build"],
            "stakeholders": {"crews": {"name": "The crews", "reactions": {"fee": {"push": "low"}}}},
        },
    },
}
