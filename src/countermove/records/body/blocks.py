"""Blocks: lines that belong together, found by blank lines, page furniture, indents, labels and headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.records.body.breaks import indent_of, starts_block
from countermove.records.body.endings import ends_sentence, starts_low
from countermove.records.body.habits import Habits, measure_habits
from countermove.records.body.labels import Label, read_label
from countermove.records.body.one_line import LONGEST_PARAGRAPH, is_one_line, sentences_of
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line


@dataclass(frozen=True)
class Block:
    """Lines that stand together; ``kind`` is what they turn out to be, ``before`` the lines of other kinds above."""

    lines: tuple[Line, ...]
    kind: Kind = Kind.TEXT
    before: tuple[ClassifiedLine, ...] = ()

    @property
    def text(self) -> str:
        """Return the words of all lines with blanks between lines."""
        if "_text" not in self.__dict__:
            self.__dict__["_text"] = " ".join([line.text.strip() for line in self.lines])
        return str(self.__dict__["_text"])

    @property
    def label(self) -> Label | None:
        """Return the bullet or number that the block starts with."""
        if "_label" not in self.__dict__:
            self.__dict__["_label"] = read_label(self.lines[0].text)
        label: Label | None = self.__dict__["_label"]
        return label

    @property
    def first(self) -> int:
        """Return the number of the first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Return the number of the last line."""
        return self.lines[-1].number


def find_blocks(lines: Sequence[ClassifiedLine], habits: Habits | None = None) -> tuple[Block, ...]:
    """Return the blocks of a document, in order, from its classified lines."""
    habits = habits or measure_habits(lines)
    split = is_one_line(lines)
    return tuple(
        Block(tuple(part), before=tuple(before) if place == 0 else ())
        for before, run in _runs(lines, habits)
        for place, part in enumerate(_sentences(run) if split else _parts(run, habits))
    )


def _sentences(run: list[Line]) -> Iterator[list[Line]]:
    """Yield the sentences of the long line of a run, and its other lines, one by one."""
    for line in run:
        yield from ([sentence] for sentence in (sentences_of(line) if len(line.text) > LONGEST_PARAGRAPH else (line,)))


def _runs(lines: Sequence[ClassifiedLine], habits: Habits) -> Iterator[tuple[list[ClassifiedLine], list[Line]]]:
    """Yield the lines of other kinds and the run of text lines below them."""
    before: list[ClassifiedLine] = []
    run: list[Line] = []
    for place, entry in enumerate(lines):
        if entry.kind is Kind.TEXT or (entry.kind is Kind.MARKER and _is_marker_of_text(lines, place, run)):
            run.append(entry.line)
            continue
        if run and not (habits.double and _is_spacing(lines, place)):
            yield before, run
            before, run = [], []
        if not run:
            before.append(entry)
    if run:
        yield before, run


def _is_spacing(lines: Sequence[ClassifiedLine], place: int) -> bool:
    """Say whether one blank line stands between two lines of text."""
    return lines[place].kind is Kind.BLANK and place + 1 < len(lines) and lines[place + 1].kind is Kind.TEXT


def _is_marker_of_text(lines: Sequence[ClassifiedLine], place: int, run: Sequence[Line]) -> bool:
    """Say whether a line that holds a redaction marker only, or a part of one, belongs to the text around it."""
    opens = lines[place].line.text.count("[") - lines[place].line.text.count("]")
    if opens > 0 and place + 1 < len(lines) and lines[place + 1].kind is Kind.TEXT:
        return True
    if opens < 0 and run and lines[place - 1].kind is Kind.TEXT:
        return True
    return bool(run) and _is_marker_inside(lines, place)


def _is_marker_inside(lines: Sequence[ClassifiedLine], place: int) -> bool:
    """Say whether a redaction marker fills a line in the middle of a sentence, text right above and right below it."""
    around = lines[place - 1 : place + 2]
    if len(around) < 3 or [entry.kind for entry in around] != [Kind.TEXT, Kind.MARKER, Kind.TEXT]:
        return False
    return not ends_sentence(around[0].line.text) and starts_low(around[2].line.text)


def _parts(run: list[Line], habits: Habits) -> Iterator[list[Line]]:
    """Yield the blocks of a run of text lines."""
    if len(run) == 1:
        yield run
        return
    base = min(map(indent_of, run))
    part = [run[0]]
    for line in run[1:]:
        if starts_block(part, line, base, habits):
            yield part
            part = []
        part.append(line)
    yield part
