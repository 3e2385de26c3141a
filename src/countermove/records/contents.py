"""What the passages of a record say: judgments, actors, dated events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from countermove.records.actors.find import find_actors
from countermove.records.actors.gazetteer import Gazetteer
from countermove.records.dates import Interval
from countermove.records.events import find_events
from countermove.records.judgments import find_judgments
from countermove.records.record import Passage, Record
from countermove.records.source import Remark

LONGEST_READ = 100_000
"""A longer passage, in characters, is no paragraph that anybody wrote: its words are kept, and not looked into."""


MOST_READ = 3_000_000
"""Of longer documents, in characters, the first so many are looked into: a thousand pages and more."""


def with_contents(record: Record, *, scale: str, names: Sequence[Path] = ()) -> Record:
    """Return a record with the judgments, actors and events of its passages.

    ``scale`` is the published reading of words of probability; ``names`` are files of a gazetteer of the user's own.

    Raises: ``RecordError`` for a scale that is not known and for a gazetteer that cannot be read.
    """
    passages = tuple(_looked_into(record))
    gazetteer = Gazetteer.load(names)
    date = record.document.date
    actors = find_actors(passages, gazetteer, int(date[:4]) if date else None)
    named = {mention.text for actor in actors for mention in actor.mentions}
    return replace(
        record,
        judgments=find_judgments(passages, scale=scale, gazetteer=sorted(named)),
        actors=actors,
        events=find_events(passages, Interval.of_iso(date), actors),
        remarks=(*record.remarks, *_left_out(record)),
    )


def _looked_into(record: Record) -> Iterator[Passage]:
    total = 0
    for passage in record.passages():
        if len(passage.text) <= LONGEST_READ and total + len(passage.text) <= MOST_READ:
            total += len(passage.text)
            yield passage


def _left_out(record: Record) -> list[Remark]:
    """Return remarks on the passages that were not looked into for what they say."""
    looked_into = {passage.cite for passage in _looked_into(record)}
    left_out = [passage for passage in record.passages() if passage.cite not in looked_into]
    rest = "judgments, actors and dates were not looked for"
    limit = f"more than {LONGEST_READ:,} characters in a paragraph"
    long = [passage for passage in left_out if len(passage.text) > LONGEST_READ]
    found = [Remark("long_passage", f"{one.cite}: {limit}; {rest}", one.lines[0]) for one in long]
    beyond = next((passage for passage in left_out if len(passage.text) <= LONGEST_READ), None)
    if beyond is not None:
        message = f"from {beyond.cite} on, {rest}: it is beyond the first {MOST_READ:,} characters"
        found.append(Remark("long_document", message, beyond.lines[0]))
    return found
