"""A printed list of contents: its lines name sections and pages, and are no body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from countermove.records.body.blocks import Block
from countermove.records.body.markup import bare
from countermove.records.layers import Kind

_HEADING = re.compile(r"(?:table of )?contents:?", re.IGNORECASE)
_LEADERS = re.compile(r".{2,120}?(?:[.·…]\s?){3,}\s*(?:\d{1,3}|[ivxl]{1,6})\s*", re.IGNORECASE)
_ENTRY = re.compile(r".{1,120}\s(?:\d{1,3}|[ivxl]{1,6})|pages?", re.IGNORECASE)
_LONGEST = 130


def mark_contents(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with lists of contents marked as front matter: by their heading, or by leaders to numbers."""
    marked = list(blocks)
    inside = False
    for place, block in enumerate(marked):
        if block.kind is not Kind.TEXT:
            continue
        words = bare(block.text) if len(block.text) < _LONGEST * len(block.lines) else ""
        if _HEADING.fullmatch(words):
            inside = any(_is_entry(other) for other in marked[place + 1 : place + 4])
        elif not (_has_leaders(block) or (inside and (_is_entry(block) or _leads_to_entry(marked, place)))):
            inside = False
            continue
        if inside or _has_leaders(block):
            marked[place] = replace(block, kind=Kind.FRONT_MATTER)
    return marked


def _has_leaders(block: Block) -> bool:
    text = block.text
    if "..." not in text and ". . ." not in text and "…" not in text and "···" not in text:
        return False
    return all(len(line.text) < _LONGEST and _LEADERS.fullmatch(line.text.strip()) for line in block.lines)


def _is_entry(block: Block) -> bool:
    return block.kind is Kind.TEXT and all(
        len(line.text) < _LONGEST and _ENTRY.fullmatch(line.text.strip()) for line in block.lines
    )


def _leads_to_entry(blocks: Sequence[Block], place: int) -> bool:
    """Say whether a short block is the first line of an entry that goes on in the next."""
    block = blocks[place]
    return (
        len(block.lines) == 1
        and len(block.text) < _LONGEST
        and not block.text.rstrip().endswith(".")
        and place + 1 < len(blocks)
        and _is_entry(blocks[place + 1])
    )
