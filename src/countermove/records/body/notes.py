"""Blocks that are footnotes, and the marks that call them: raised numbers, 1/, [1], stars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from countermove.records.body.blocks import Block
from countermove.records.body.breaks import NOTE_START
from countermove.records.body.markup import lowered
from countermove.records.body.wording import NoteMarks
from countermove.records.layers import Kind

_STAR_CALL = re.compile(r"(?<=[\w.,;:\"'”’)])(\*{1,3}|†|‡)(?=[\s.,;:)]|$)")
_STAR_NOTE = re.compile(r"\s*(\*{1,3}|†|‡)\s*(?=[^\W_*])")
_PLAIN_CALL = re.compile(r"(?<=[a-z\"”’)][.,;:\"”’)])(\d{1,2})(?=\s|$)")
_PLAIN_NOTE = re.compile(r"\s*(\d{1,2})\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True)
class NoteStart:
    """The mark a footnote starts with; ``length`` counts the characters of its first line before its words."""

    marker: str
    length: int


def mark_notes(blocks: Sequence[Block]) -> tuple[list[Block], NoteMarks]:
    """Return the blocks with footnotes marked as such, and the bare numbers and stars that call notes."""
    called_plain, called_stars = _called(blocks)
    marked: list[Block] = []
    plain: set[str] = set()
    stars: set[str] = set()
    for block in blocks:
        if block.kind is Kind.TEXT and (start := _bare_start(block, called_plain, called_stars)):
            (plain if start.marker.isdigit() else stars).add(start.marker)
            marked.append(replace(block, kind=Kind.FOOTNOTE))
        elif block.kind is Kind.TEXT and NOTE_START.match(block.lines[0].text):
            marked.append(replace(block, kind=Kind.FOOTNOTE))
        else:
            marked.append(block)
    return marked, NoteMarks(called_plain if plain else frozenset(), frozenset(stars))


def note_start(block: Block) -> NoteStart:
    """Return the mark of a block that is a footnote; empty for one that goes on from another."""
    text = block.lines[0].text
    if found := NOTE_START.match(text):
        marker = next(group for group in found.groups() if group)
        return NoteStart(lowered(marker), found.end())
    found = _STAR_NOTE.match(text) or _PLAIN_NOTE.match(text)
    return NoteStart(found[1], found.end()) if found else NoteStart("", len(text) - len(text.lstrip()))


def _called(blocks: Iterable[Block]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the bare numbers and the stars that stand behind words as note marks do."""
    plain: set[str] = set()
    stars: set[str] = set()
    for block in blocks:
        if block.kind is not Kind.TEXT:
            continue
        plain.update(_PLAIN_CALL.findall(block.text))
        if "*" in block.text or "†" in block.text or "‡" in block.text:
            stars.update(_unpaired(block.text))
    return frozenset(plain), frozenset(stars)


def _unpaired(text: str) -> list[str]:
    """Return the stars behind words that close no emphasis."""
    unpaired, odd, at = [], False, 0
    for found in _STAR_CALL.finditer(text):
        odd ^= text.count(found[1], at, found.start()) % 2 == 1
        at = found.start()
        if not odd:
            unpaired.append(found[1])
    return unpaired


def _bare_start(block: Block, plain: frozenset[str], stars: frozenset[str]) -> NoteStart | None:
    """Return the mark of a footnote that starts with a bare number or stars, where the text calls it."""
    text = block.lines[0].text
    found = _STAR_NOTE.match(text)
    if found and found[1] in stars and block.text.count(found[1]) % 2 == 1:
        return NoteStart(found[1], found.end())
    found = _PLAIN_NOTE.match(text)
    if found and found[1] in plain and block.before:
        return NoteStart(found[1], found.end())
    return None
