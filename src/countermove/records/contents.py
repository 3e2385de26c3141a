"""What the passages of a record say: judgments, actors, dated events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from countermove.records.actors.find import find_actors
from countermove.records.actors.gazetteer import Gazetteer
from countermove.records.dates import Interval
from countermove.records.events import find_events
from countermove.records.judgments import find_judgments
from countermove.records.record import Record
from countermove.records.source import Remark

LONGEST_READ = 100_000
"""A longer passage, in characters, is no paragraph that anybody wrote: its words are kept, and not looked into."""


def with_contents(record: Record, *, scale: str, names: Sequence[Path] = ()) -> Record:
    """Return a record with the judgments, actors and events of its passages.

    ``scale`` is the published reading of words of probability; ``names`` are files of a gazetteer of the user's own.

    Raises: ``RecordError`` for a scale that is not known and for a gazetteer that cannot be read.
    """
    passages = tuple(passage for passage in record.passages() if len(passage.text) <= LONGEST_READ)
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


def _left_out(record: Record) -> list[Remark]:
    """Return a remark for every passage that was not looked into for what it says."""
    long = [passage for passage in record.passages() if len(passage.text) > LONGEST_READ]
    limit = f"more than {LONGEST_READ:,} characters in one paragraph"
    return [
        Remark("long_passage", f"{one.cite}: {limit}; judgments, actors and dates were not looked for", one.lines[0])
        for one in long
    ]
