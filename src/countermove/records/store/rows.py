"""A record as rows of the store: plain tuples, made where the document is read, so that one writer has little to do."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from countermove.records.record import Actor, Event, Judgment, Record
from countermove.records.store.days import days_of
from countermove.records.store.places import Place, clean, places_of

LEAST_LETTERS = 40
"""A record with fewer letters is not recognised by its words: two sheets that are all redaction are two documents."""

_PARTS = re.compile(r"[A-Z]+")


class PassageRow(NamedTuple):
    """A place of the document; see the table ``passage``."""

    position: int
    kind: str
    place: str
    heading: str
    first_line: int
    last_line: int
    key: str
    twin: str
    portion_mark: str
    withheld: int


class Wording(NamedTuple):
    """A passage by its words: where it stands, its text, and the fingerprints that find it again."""

    position: int
    place: str
    text: str
    key: str
    sketch: str


class ReleaseRow(NamedTuple):
    """What the document says of itself and how it was read; see the table ``release``."""

    sha256: str
    reader: str
    contents: str
    read_as: str
    type: str | None
    title: str | None
    date: str | None
    earliest: str | None
    latest: str | None
    classification: str | None
    release_ids: str
    medium: str
    quality: float | None


Value = int | str | float | None


class Rows(NamedTuple):
    """Everything the store keeps of a record; rows that hang on a passage begin with its position."""

    name: str
    path: str
    release: ReleaseRow
    passages: tuple[PassageRow, ...]
    wordings: tuple[Wording, ...]
    offices: tuple[tuple[Value, ...], ...]
    release_markings: tuple[tuple[Value, ...], ...]
    redactions: tuple[tuple[Value, ...], ...]
    passage_markings: tuple[tuple[Value, ...], ...]
    judgments: tuple[tuple[Value, ...], ...]
    events: tuple[tuple[Value, ...], ...]
    actors: tuple[tuple[str, str, str], ...]
    forms: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[Value, ...], ...]


def rows_of(record: Record, reader: str) -> Rows:
    """Return a record as rows.

    Args:
        reader: the version of the program that read the document; what another one read is read anew.
    """
    places = list(places_of(record))
    wordings = tuple(
        Wording(position, place.place, place.text, place.key, place.sketch)
        for position, place in enumerate(places)
        if place.text
    )
    at = {f"{record.id}/{words.place}": words.position for words in wordings}
    return Rows(
        name=clean(record.id) or f"record-{record.sha256[:8]}",
        path=record.path,
        release=_release(record, reader, wordings),
        passages=tuple(_passages(places)),
        wordings=wordings,
        offices=tuple((clean(office.name), clean(office.role)) for office in record.document.offices),
        release_markings=tuple(_release_markings(record)),
        redactions=tuple(_redactions(places)),
        passage_markings=tuple(sorted(set(_passage_markings(places)))),
        judgments=tuple(_judgment(one, at[one.cite]) for one in record.judgments if one.cite in at),
        events=tuple(_event(one, at[one.cite]) for one in record.events if one.cite in at),
        actors=tuple((clean(actor.id), clean(actor.name), actor.type) for actor in record.actors),
        forms=tuple(sorted(set(_forms(record.actors)))),
        mentions=tuple(_mentions(record.actors, at)),
    )


def form_of(name: str) -> str:
    """Return a name as it is compared: lower case, single blanks, no full stops."""
    return " ".join(clean(name).casefold().replace(".", "").split())


def marking_of(text: str) -> str:
    """Return a marking as it is compared: capitals, single blanks, no brackets around it."""
    return " ".join(clean(text).upper().strip(" ()[]").split())


def _release(record: Record, reader: str, wordings: Sequence[Wording]) -> ReleaseRow:
    document = record.document
    earliest, latest = days_of(document.date or "") or (None, None)
    return ReleaseRow(
        record.sha256,
        reader,
        _contents(wordings),
        clean(record.id),
        _clean(document.type),
        _clean(document.title),
        _clean(document.date),
        earliest,
        latest,
        _clean(document.classification),
        clean(" ".join(document.release_ids)),
        record.medium,
        record.quality,
    )


def _clean(text: str | None) -> str | None:
    return clean(text) if text else None


def _contents(wordings: Iterable[Wording]) -> str:
    """Return a digest of which passages there are, by their letters; empty where there are hardly any letters."""
    keys = {words.key: _letters(words.text) for words in wordings if words.key}
    if sum(keys.values()) < LEAST_LETTERS:
        return ""
    return hashlib.sha256(" ".join(sorted(keys)).encode()).hexdigest()[:32]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:LEAST_LETTERS]))


def _passages(places: Iterable[Place]) -> Iterator[PassageRow]:
    times: Counter[str] = Counter()
    for position, place in enumerate(places):
        times[place.key] += 1
        has_words = bool(place.key) and any(map(str.isalpha, place.text))
        twin = f"{place.key}:{times[place.key]}" if has_words else f"{place.kind}:{place.place}:{position}"
        about = (place.kind, place.place, place.heading, *place.lines)
        yield PassageRow(position, *about, place.key, twin, place.portion_mark, place.withheld)


def _release_markings(record: Record) -> Iterator[tuple[Value, ...]]:
    if record.document.classification:
        yield marking_of(record.document.classification), "classification"
    for caveat in dict.fromkeys(map(marking_of, record.document.caveats)):
        yield caveat, "caveat"


def _redactions(places: Iterable[Place]) -> Iterator[tuple[Value, ...]]:
    for position, place in enumerate(places):
        for mark in place.redactions:
            codes = clean(" ".join(mark.codes))
            yield position, mark.at, mark.kind, clean(mark.marker), codes, clean(mark.extent), mark.certainty


def _passage_markings(places: Iterable[Place]) -> Iterator[tuple[int, str, str]]:
    for position, place in enumerate(places):
        whole = marking_of(place.portion_mark)
        if whole:
            yield position, whole, "portion"
            yield from ((position, part, "portion") for part in _PARTS.findall(whole))
        for mark in place.redactions:
            yield from ((position, marking_of(code), "code") for code in mark.codes)


def _judgment(judgment: Judgment, position: int) -> tuple[Value, ...]:
    low, high = judgment.range or (None, None)
    return (
        position,
        judgment.start,
        judgment.end,
        clean(judgment.cue).lower(),
        judgment.kind,
        judgment.tier,
        int(judgment.negated),
        form_of(judgment.holder),
        ">".join(map(form_of, judgment.holders)),
        low,
        high,
        judgment.scale,
    )


def _event(event: Event, position: int) -> tuple[Value, ...]:
    earliest, latest = days_of(event.date) or ("", "")
    return position, event.date, event.earliest or earliest, event.latest or latest, event.start, event.end


def _forms(actors: Iterable[Actor]) -> Iterator[tuple[str, str]]:
    for actor in actors:
        yield form_of(actor.id), actor.id
        yield form_of(actor.name), actor.id
        yield from ((form_of(mention.text), actor.id) for mention in actor.mentions)


def _mentions(actors: Iterable[Actor], at: Mapping[str, int]) -> Iterator[tuple[Value, ...]]:
    """Return for every actor and passage where it is named first there, and how often."""
    for actor in actors:
        first: dict[int, tuple[int, int]] = {}
        times: Counter[int] = Counter()
        for mention in actor.mentions:
            if mention.cite in at:
                position = at[mention.cite]
                first.setdefault(position, (mention.start, mention.end))
                times[position] += 1
        yield from ((position, actor.id, *where, times[position]) for position, where in first.items())
