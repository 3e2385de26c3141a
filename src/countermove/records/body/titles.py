"""Repeats of the title: cover, title page, summary and text may all carry it; it is one title and no section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from countermove.records.body.blocks import Block
from countermove.records.body.endings import trimmed
from countermove.records.body.markup import bare
from countermove.records.layers import Kind

_SIGNS = re.compile(r"[\W_]+")
_MOST_LINES = 5
_NEAR = 0.85


def mark_titles(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks with those that only repeat the title marked as such; two that make it up together count."""
    wanted = letters_of(title)
    marked = list(blocks)
    if len(wanted) < 8:
        return marked
    for place, block in enumerate(marked):
        if block.kind is not Kind.TEXT or len(block.lines) > _MOST_LINES or len(block.text) > 2 * len(title) + 60:
            continue
        if repeats(block.text, wanted):
            marked[place] = replace(block, kind=Kind.TITLE)
        elif place + 1 < len(marked) and _make_up(block, marked[place + 1], wanted):
            marked[place], marked[place + 1] = (
                replace(block, kind=Kind.TITLE),
                replace(marked[place + 1], kind=Kind.TITLE),
            )
    return marked


def repeats(text: str, wanted: str) -> bool:
    """Say whether a text is the title again, by its letters; ``wanted`` holds the letters of the title."""
    found = letters_of(trimmed(bare(text))[0])
    if found == wanted:
        return True
    if not 0.7 * len(wanted) <= len(found) <= 1.4 * len(wanted):
        return False
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    return matcher.quick_ratio() >= _NEAR and matcher.ratio() >= _NEAR


def letters_of(text: str) -> str:
    """Return the letters and digits of a text in small letters."""
    return _SIGNS.sub("", bare(text)).lower()


def _make_up(block: Block, other: Block, wanted: str) -> bool:
    """Say whether two blocks in a row are the two parts of the title."""
    if other.kind is not Kind.TEXT or len(other.lines) > 3 or len(other.text) > 200:
        return False
    first = letters_of(block.text)
    return (
        len(first) >= 5
        and wanted.startswith(first)
        and first != wanted
        and repeats(f"{block.text} {other.text}", wanted)
    )
