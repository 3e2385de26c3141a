"""Where the front of a document ends: before the first heading of its text, or the first block of prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from countermove.records.apparatus.addressing import opens_field
from countermove.records.apparatus.gazetteer import offices
from countermove.records.apparatus.notices import is_notice
from countermove.records.apparatus.sheet import SheetBlock

_NUMBERED = re.compile(
    r"(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s+\S|\(\d{1,2}\)\s|[-•]\s+\S|\((?:U|C|S|TS)(?:[/ ][A-Z]{2,3})*\)\s"
)
_CONTENTS = re.compile(r"(?:table of )?contents(?:\s+page)?$", re.IGNORECASE)
_ENTRY = re.compile(r".{2,90}?(?:[\s.·_]{3,}|\s)(?:\d{1,3}|[ivx]{1,5})$")
_SMALL_WORDS = frozenset(
    ["the", "of", "and", "to", "in", "that", "is", "a", "has", "with", "for", "was", "are", "it", "by", "on"]
)
_SALUTATION = re.compile(r"(?:(?:my\s+)?dear\s+.{2,50}|(?:dear\s+)?sirs?|gentlemen)\s*[:,]", re.IGNORECASE)
_FURTHEST = 60


def front_end(blocks: Sequence[SheetBlock], is_apparatus: Callable[[SheetBlock], bool]) -> int:
    """Return how many blocks come before the text of a document; ``is_apparatus`` tells of blocks that are not text."""
    contents = False
    for place, block in enumerate(blocks[:_FURTHEST]):
        if _CONTENTS.match(block.text):
            contents = True
        elif contents and all(_ENTRY.match(line.text) or len(line.text) < 8 for line in block.lines):
            continue
        elif is_text_heading(block.text) or (not is_apparatus(block) and is_prose(block)):
            return place
    return min(len(blocks), _FURTHEST)


def contents_lines(front: Sequence[SheetBlock]) -> list[int]:
    """Return the lines of a table of contents at the front: its heading, and what ends with a page number under it."""
    found: list[int] = []
    for line in (line for block in front for line in block.lines):
        if _CONTENTS.match(line.text) or (found and (_ENTRY.match(line.text) or len(line.text) < 8)):
            found.append(line.number)
        elif found:
            break
    return found


def is_text_heading(text: str) -> bool:
    """Say whether words are a heading that opens the text itself, such as a summary's."""
    if len(text) > 40:
        return False
    words = re.sub(r"^(?:\d{1,2}|[IVX]{1,4})[.)]\s+", "", text).rstrip(":. ").lower()
    return words in offices().headings and not _CONTENTS.match(text)


def is_salutation(text: str) -> bool:
    """Say whether words greet the reader of a letter."""
    return len(text) < 60 and _SALUTATION.fullmatch(text) is not None


def is_prose(block: SheetBlock) -> bool:
    """Say whether a block is running text: long enough and made of sentences, or a numbered paragraph."""
    text = block.text
    if opens_field(block.lines[0]) or is_notice(text):
        return False
    words = text.split()
    small = sum(word.lower() in _SMALL_WORDS for word in words[:200])
    if _NUMBERED.match(text) and len(words) >= 10 and small >= 2:
        return True
    if (
        len(words) >= 14
        and small * 7 >= len(words[:200])
        and (text.rstrip().endswith((".", "]", ")", ":", ";", '"', "”")) or len(words) > 24)
    ):
        return True
    return len(words) > 30 and small * 10 >= len(words[:200])
