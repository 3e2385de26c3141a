"""Dated initiatives: what a record says somebody did or said, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.coding.clauses import Stretch
from countermove.coding.parties import Who
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reading import Reading
from countermove.coding.table import Found, table
from countermove.coding.words import clause_after, name_of
from countermove.records.record import Event, Passage

_TO = re.compile(
    r"\b(?:to|with|on|upon|from|against|toward|towards|told|asked|warned|urged|invited)\s+(?:the\s+)?$", re.I
)

_BOUND = re.compile(
    r"\b(?:until|till|by|before|since|through|for|over|during)\s+(?:the\s+|late\s+|early\s+|mid-?\s*)*(?=$|\w)", re.I
)

_APART = re.compile(r"[;:—–()]|--")


def find_events(reading: Reading) -> Iterator[Proposal]:
    """Yield the dated initiatives of a record in the order of the document."""
    by_cite: dict[str, list[Event]] = {}
    for event in reading.record.events:
        by_cite.setdefault(event.cite, []).append(event)
    for passage in reading.passages():
        for event in by_cite.get(passage.cite, ()):
            proposal = _proposal(reading, passage, event)
            if proposal is not None:
                yield proposal


def _proposal(reading: Reading, passage: Passage, event: Event) -> Proposal | None:
    stretch = next(
        (one for one in reading.stretches_of(passage) if one.start <= event.start < max(one.end, one.start + 1)), None
    )
    if stretch is None or not _date(event) or _is_bound(passage.text, event) or _is_to_come(reading, event):
        return None
    deed = _deed(reading, stretch, event)
    if deed is None:
        return None
    found, who = deed
    quote, start, end = stretch.quote(stretch.start + found.start)
    holder = reading.holder(stretch, found, who)
    return Proposal(
        Kind.EVENT,
        passage.cite,
        quote,
        f"{found.words} ({event.phrase or event.date})",
        party=who.party,
        named=who.shown,
        certainty=who.certainty,
        holder=holder,
        fields=_fields(reading, stretch, event, found, who),
        start=start,
        end=end,
        at=event.start,
    )


def _is_bound(text: str, event: Event) -> bool:
    """Say whether the date only bounds something: until, by or since then."""
    return _BOUND.search(text[max(0, event.start - 24) : event.start]) is not None or bool(_BOUND.match(event.phrase))


def _is_to_come(reading: Reading, event: Event) -> bool:
    """Say whether the date lies after that of the document."""
    written = reading.record.document.date
    return bool(written) and event.date[: len(str(written))] > str(written)[: len(event.date)]


def _date(event: Event) -> str:
    """Return a date as a case writes it, the year for a season; empty where the record knows no more than a stretch."""
    exact = {"day": 10, "month": 7, "part_of_month": 7, "season": 4, "year": 4}
    return event.date[: exact.get(event.precision, 0)]


def _deed(reading: Reading, stretch: Stretch, event: Event) -> tuple[Found, Who] | None:
    """Return the verb of doing that is nearest to the date and has somebody for its subject, and who that is."""
    at = event.start - stretch.start
    for found in sorted(table().events.find(stretch.text), key=lambda one: (abs(one.start - at), one.start)):
        first, last = sorted((at, found.end))
        if _APART.search(stretch.text, max(0, first), last):
            continue
        subject, who = reading.subject(stretch, found.start)
        if subject.text and not subject.is_negated and not subject.is_modal and reading.is_somebody(who):
            return found, who
    return None


def _fields(reading: Reading, stretch: Stretch, event: Event, found: Found, who: Who) -> dict[str, str]:
    own = {name: words for name, words in reading.option_stems.items() if reading.options[name].owner == who.party}
    about = reading.option_in(clause_after(stretch.text[found.end :]), own) or reading.option_in(stretch.text, own)
    novelty = next(table().novelty.find(stretch.text), None)
    named = found.entry.get("novelty") or (novelty.entry["novelty"] if novelty else "")
    return {
        "id": name_of(f"{found.words} {clause_after(stretch.text[found.end :])}"),
        "date": _date(event),
        "actor": who.party or who.named,
        "recipient": _recipient(reading, stretch, found, who),
        "option": about,
        "direction": found.entry.get("direction", "") if about else "",
        "standing": found.entry["standing"],
        "novelty": named,
        "text": "",
        "basis": "stated",
    }


def _recipient(reading: Reading, stretch: Stretch, found: Found, who: Who) -> str:
    """Return the other party that the words after the verb are addressed to."""
    after = stretch.text[found.end :]
    for start, other in reading.parties.mentions(after):
        is_object = not after[:start].strip(" ,").replace("the", "").strip()
        if other.party and other.party != who.party and (is_object or _TO.search(after[:start][-14:])):
            return other.party
    return ""
