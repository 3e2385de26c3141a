"""Two releases of one document, passage by passage: what one withholds and the other shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from countermove.records.pairing import Pair, pair_passages
from countermove.records.record import Passage, Record
from countermove.records.wording import Cause, Difference, Words, differences, words_of


class Status(StrEnum):
    """What became of a passage from the first release to the second.

    ``same``: the same words, misread ones apart; ``shown``: the second shows words that the first withholds;
    ``withheld``: the reverse; ``both``: each shows some that the other withholds; ``changed``: another wording. Where
    words were withheld and others changed, the larger part decides.
    """

    SAME = "same"
    CHANGED = "changed"
    SHOWN = "shown"
    WITHHELD = "withheld"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in both releases, or in one of them.

    ``differences`` are the words in which they differ, in order, and why. ``is_marked`` says for a passage that only
    one release has whether the other has a mark, a withheld block or a denied page where it would stand; without,
    nothing but its absence says that it was withheld.
    """

    first: Passage | None
    second: Passage | None
    status: Status
    differences: tuple[Difference, ...] = ()
    has_moved: bool = False
    is_marked: bool = True

    def words(self, cause: Cause) -> tuple[str, ...]:
        """Return the words of the differences that have a cause, as the release has them that shows them."""
        found = (one for one in self.differences if one.cause is cause)
        return tuple(one.first if cause is Cause.WITHHELD else one.second for one in found)


@dataclass(frozen=True)
class Alignment:
    """Two releases side by side, in the order of the first; what only the second has stands where it stands there."""

    first: Record
    second: Record
    rows: tuple[Row, ...]

    def summary(self) -> Mapping[str, int]:
        """Return how many rows have each status, how many moved, and how many words each release shows alone."""
        statuses = Counter(str(row.status) for row in self.rows)
        return {
            **{str(status): statuses[status] for status in Status},
            "moved": sum(row.has_moved for row in self.rows),
            "words_shown": sum(map(_shown_words, self.rows)),
            "words_withheld": sum(map(_withheld_words, self.rows)),
        }

    def to_json(self) -> dict[str, Any]:
        """Return the alignment as the body of a ``countermove.releases/1`` document."""
        return {
            "first": _about(self.first),
            "second": _about(self.second),
            "summary": dict(self.summary()),
            "passages": [_row_as_json(row) for row in self.rows],
        }


def align(first: Record, second: Record) -> Alignment:
    """Return two releases of one document side by side.

    Passages are paired by their words (``pairing.py``), body and footnotes apart, and compared word by word
    (``wording.py``). Passages of redaction marks only are no rows: they show nothing.
    """
    body = _align(_Side.body(first), _Side.body(second))
    notes = _align(_Side.notes(first), _Side.notes(second))
    return Alignment(first, second, (*body, *notes))


@dataclass(frozen=True)
class _Side:
    """The passages of one release that have words, and where something between them is withheld.

    Units: ``blocks`` are numbers of passages before each withheld block.
    """

    passages: tuple[Passage, ...]
    words: tuple[Words, ...]
    blocks: tuple[int, ...]
    has_denied_pages: bool

    @classmethod
    def body(cls, record: Record) -> _Side:
        """Return the paragraphs and items of a record."""
        passages: list[Passage] = []
        blocks: list[int] = []
        for section in record.sections:
            for number, paragraph in enumerate(section.paragraphs):
                blocks += [len(passages)] * sum(block.at == number for block in section.withheld)
                passages += [paragraph, *paragraph.items]
            last = len(section.paragraphs)
            blocks += [len(passages)] * sum(block.at >= last for block in section.withheld)
        return cls._of(passages, blocks, record)

    @classmethod
    def notes(cls, record: Record) -> _Side:
        """Return the footnotes of a record; one without text counts as withheld where it stands."""
        passages: list[Passage] = []
        blocks: list[int] = []
        for footnote in record.footnotes:
            if footnote.note is None:
                blocks.append(len(passages))
            else:
                passages.append(footnote.note)
        return cls._of(passages, blocks, record)

    @classmethod
    def _of(cls, passages: Sequence[Passage], blocks: Sequence[int], record: Record) -> _Side:
        words = [words_of(passage) for passage in passages]
        kept = [place for place, own in enumerate(words) if own.words]
        empty = [place for place, own in enumerate(words) if not own.words]
        withheld = sorted(sum(place < block for place in kept) for block in (*blocks, *empty))
        return cls(
            tuple(passages[place] for place in kept),
            tuple(words[place] for place in kept),
            tuple(withheld),
            record.counts.denied_pages > 0,
        )

    def is_marked_between(self, start: int, end: int) -> bool:
        """Say whether something is withheld between two passages, their own marks included."""
        if self.has_denied_pages or any(start < block <= end for block in self.blocks):
            return True
        around = self.words[max(start, 0) : end + 1]
        return any(own.gaps or own.has_unplaced for own in around)


def _align(first: _Side, second: _Side) -> Iterator[Row]:
    pairs = pair_passages(first.words, second.words)
    in_order = [pair for pair in pairs if not pair.has_moved]
    by_first = {pair.first: pair for pair in pairs}
    matched_second = {pair.second for pair in pairs}
    last = Pair(-1, -1, 0.0)
    for pair in [*in_order, Pair(len(first.words), len(second.words), 0.0)]:
        for number in range(last.first + 1, pair.first):
            yield _moved_or_alone(first, second, number, by_first.get(number), (last, pair))
        for number in range(last.second + 1, pair.second):
            if number not in matched_second:
                is_marked = first.is_marked_between(last.first, pair.first)
                yield Row(None, second.passages[number], Status.SHOWN, is_marked=is_marked)
        if pair.first < len(first.words):
            yield _compared(first, second, pair)
        last = pair


def _moved_or_alone(first: _Side, second: _Side, number: int, pair: Pair | None, around: tuple[Pair, Pair]) -> Row:
    if pair is not None:
        return _compared(first, second, pair)
    is_marked = second.is_marked_between(around[0].second, around[1].second)
    return Row(first.passages[number], None, Status.WITHHELD, is_marked=is_marked)


def _compared(first: _Side, second: _Side, pair: Pair) -> Row:
    found = differences(first.words[pair.first], second.words[pair.second])
    status = _status(found)
    if status is Status.CHANGED:  # among other words, a mark does not tell which of them are gone
        found = tuple(one if one.cause is Cause.SCAN else replace(one, cause=Cause.WORDING) for one in found)
    return Row(first.passages[pair.first], second.passages[pair.second], status, found, pair.has_moved)


def _status(found: Sequence[Difference]) -> Status:
    words = {cause: sum(_count(one) for one in found if one.cause is cause) for cause in Cause}
    if words[Cause.WORDING] > words[Cause.SHOWN] + words[Cause.WITHHELD]:
        return Status.CHANGED
    if words[Cause.SHOWN] and words[Cause.WITHHELD]:
        return Status.BOTH
    if words[Cause.SHOWN]:
        return Status.SHOWN
    return Status.WITHHELD if words[Cause.WITHHELD] else Status.SAME


def _count(difference: Difference) -> int:
    return max(len(difference.first.split()), len(difference.second.split()))


def _shown_words(row: Row) -> int:
    if row.first is None and row.second is not None:
        return len(row.second.text.split())
    return sum(len(words.split()) for words in row.words(Cause.SHOWN))


def _withheld_words(row: Row) -> int:
    if row.second is None and row.first is not None:
        return len(row.first.text.split())
    return sum(len(words.split()) for words in row.words(Cause.WITHHELD))


def _about(record: Record) -> dict[str, Any]:
    document = record.document
    return {
        "id": record.id,
        "title": document.title,
        "date": document.date,
        "path": record.path,
        "sha256": record.sha256,
        "release_ids": list(document.release_ids),
    }


def _row_as_json(row: Row) -> dict[str, Any]:
    return {
        "first": row.first.cite if row.first else None,
        "second": row.second.cite if row.second else None,
        "status": str(row.status),
        "moved": row.has_moved,
        "marked": row.is_marked,
        "shown": [row.second.text] if row.first is None and row.second else list(row.words(Cause.SHOWN)),
        "withheld": [row.first.text] if row.second is None and row.first else list(row.words(Cause.WITHHELD)),
        "differences": [
            {"cause": str(one.cause), "first": one.first, "second": one.second, "at": [one.at_first, one.at_second]}
            for one in row.differences
        ],
    }
