"""What each block of a document is: what the apparatus took, titles again, footnotes, headings, else body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from countermove.records.body.blocks import Block
from countermove.records.body.contents_list import mark_contents
from countermove.records.body.habits import Habits
from countermove.records.body.headings import Around, Heading, is_underlined, read_heading
from countermove.records.body.notes import mark_notes
from countermove.records.body.titles import mark_titles
from countermove.records.body.wording import NoteMarks
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line

_LONGEST_EDITORIAL = 900
_LONGEST_SPECKLE = 8
_EDITORIAL = re.compile(r"\W*\[\W*omitted here\b[^\[\]]{0,800}\]\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Cast:
    """The blocks of a document with what they are, and the headings by their place among them."""

    blocks: tuple[Block, ...]
    headings: Mapping[int, Heading]
    notes: NoteMarks


def cast(blocks: Sequence[Block], taken: Mapping[int, Kind], title: str, habits: Habits) -> Cast:
    """Return what every block is; ``taken`` has the kinds of the lines that are no body, by their numbers."""
    kept = [part for block in blocks for part in _without_taken(block, taken)]
    kept = mark_contents(mark_titles([_other(block) for block in kept], title))
    marked, notes = mark_notes(kept)
    headings = _headings(marked, habits)
    return Cast(tuple(marked), headings, notes)


def _without_taken(block: Block, taken: Mapping[int, Kind]) -> Iterator[Block]:
    """Yield a block in the parts that the apparatus left whole or took."""
    before = block.before
    for kind, lines in groupby(block.lines, key=lambda line: taken.get(line.number, block.kind)):
        yield Block(tuple(lines), kind, before)
        before = ()


def _other(block: Block) -> Block:
    """Return a block that is no word of the document as what it is: speckle, or what an editor says was left out."""
    if block.kind is Kind.TEXT and len(block.text) <= _LONGEST_SPECKLE and _is_speckle(block.text):
        return replace(block, kind=Kind.RULE)
    if block.kind is Kind.TEXT and "mitted" in block.lines[0].text[:16] and len(block.text) < _LONGEST_EDITORIAL:
        return replace(block, kind=Kind.STAMP) if _EDITORIAL.fullmatch(block.text.strip()) else block
    return block


def _is_speckle(text: str) -> bool:
    """Say whether a few signs are dirt on the page: no letter, or one among digits, and no number by itself."""
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return letters == 0 == digits or (letters == 1 and digits > 0)


def _headings(blocks: list[Block], habits: Habits) -> dict[int, Heading]:
    """Mark the headings among the blocks, and return them by place."""
    headings: dict[int, Heading] = {}
    body = [place for place, block in enumerate(blocks) if block.kind is Kind.TEXT]
    for index, place in enumerate(body):
        block = blocks[place]
        if len(block.lines) > 3 or len(block.lines[0].text) > 200:
            continue
        before = blocks[body[index - 1]] if index else None
        after = blocks[body[index + 1]] if index + 1 < len(body) else None
        below = blocks[place + 1].before[:1] if place + 1 < len(blocks) else ()
        underlined = is_underlined(block, [entry.line.text for entry in below if entry.kind is Kind.RULE])
        alone = habits.lined or _stands_alone(blocks, place)
        heading = read_heading(block, Around(before, after, underlined, alone), habits)
        if heading is not None:
            headings[place] = heading
            blocks[place] = replace(block, kind=Kind.HEADING)
    return headings


def _stands_alone(blocks: Sequence[Block], place: int) -> bool:
    """Say whether something stands between a block and its neighbours on both sides."""
    above = place == 0 or bool(blocks[place].before)
    return above and (place + 1 == len(blocks) or bool(blocks[place + 1].before))


def lines_below(lines: Sequence[ClassifiedLine], blocks: Sequence[Block]) -> tuple[ClassifiedLine, ...]:
    """Return the lines below the last block."""
    last = blocks[-1].last if blocks else 0
    return tuple(lines[last:])


def text_lines(blocks: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines of all blocks."""
    for block in blocks:
        yield from block.lines
