"""The documents a case can be coded from: its sources whose text is at hand, and new ones that are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from countermove.casefile.case import Case
from countermove.citing.at_hand import sources_at_hand
from countermove.errors import RecordError
from countermove.records.read import read_file
from countermove.records.record import Record


@dataclass(frozen=True)
class Documents:
    """Records by the name that citations use; ``new`` are no sources of the case yet, ``absent`` says why some lack."""

    records: Mapping[str, Record] = field(default_factory=dict)
    new: tuple[str, ...] = ()
    absent: Mapping[str, str] = field(default_factory=dict)


def documents(case: Case, places: Sequence[Path] = ()) -> Documents:
    """Return what a case can be coded from: its sources first, then documents that are named and are none of them.

    Args:
        places: documents, and folders of documents in which the case's sources are looked for.

    Raises: ``RecordError`` where nothing at all is at hand, for a place that is not there or cannot be read, and for
        two new documents of one name.
    """
    at_hand = sources_at_hand(case, places)
    records = dict(at_hand.records)
    known = {Path(record.path).resolve() for record in records.values() if record.path}
    new: list[str] = []
    for place in places:
        if place.is_file() and place.resolve() not in known:
            record = read_file(place)
            if record.id in records or record.id in case.sources:
                raise RecordError(
                    f"{place} goes by the name {record.id}, as another document does; "
                    "name it as the file of that source in the case, or leave one of them out"
                )
            records[record.id] = record
            known.add(place.resolve())
            new.append(record.id)
    if not records:
        raise RecordError(_nothing(case, at_hand.absent))
    return Documents(records, tuple(new), at_hand.absent)


def _nothing(case: Case, absent: Mapping[str, str]) -> str:
    if not case.sources:
        return "the case names no sources; name a document: countermove code CASE --sources memo.txt"
    reasons = "; ".join(dict.fromkeys(absent.values()))
    return f"the text of none of the case's sources is at hand ({reasons}); name a document with --sources"
