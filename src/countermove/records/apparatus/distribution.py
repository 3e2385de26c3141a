"""The distribution list: who was sent how many copies, and the line of who drafted the document after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from countermove.records.apparatus.date_line import PrintedDate, first_date, whole_date
from countermove.records.apparatus.sheet import SheetBlock, SheetLine, is_withheld
from countermove.records.record import Copy

_HEADING = re.compile(
    r"(?:(?:external|internal|outside|further|initial|limited|standard)\s+)?(?:distribution|dissemination)(?:\s+list)?"
    r"(?:\s*\([^)]{1,40}\))?\s*(?::|$|-\s)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_COPIES = re.compile(r"(?:cc|c\.c\.|bcc|copies\s+to|copy\s+to)\s*:\s*(?P<rest>.*)", re.IGNORECASE)
_ENTRY = re.compile(
    r"^(?:[-•]\s+)?(?:(?P<original>orig(?:inal|\.)?)(?:\s*(?:&|and|\+)\s*(?P<more>\d{1,3}))?|(?P<copies>\d{1,3})"
    r"|cop(?:y|ies)\s+(?:no\.?\s*|#\s*)?(?P<first>\d{1,4})(?:\s*(?:-|to|through)\s*(?P<last>\d{1,4}))?)"
    r"\s*(?:cys?|copies|copy|ea(?:ch)?\.?)?\s*(?:-{1,2}|–|—|:)\s*(?P<who>[A-Za-z\[(\"'*□█#].*)$",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"^(?:orig(?:inator)?\s*:\s*)?[A-Z][\w&.-]{1,15}"
    r"(?:[/:](?:[\w&.-]{1,20}(?: [\w&.]{1,15})?|\[[^\]]{0,30}\])){1,7}(?:\s*[:(,\s].{0,40})?$"
)
_CODES = re.compile(r"^(?:orig(?:inator)?\s*:\s*)?[A-Z&]{2,15}(?:/|:(?=\S))", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,;]\s*(?=(?:\d{1,3}|orig\w*)\s*-)", re.IGNORECASE)
_LONGEST = 200
_NAMES = re.compile(r"^[A-Z\[(].{1,110}$")


@dataclass
class Distribution:
    """The list, the originator's line after it with its date, and the lines these take."""

    copies: list[Copy] = field(default_factory=list)
    originator: str | None = None
    date: PrintedDate | None = None
    title: str = ""
    lines: list[int] = field(default_factory=list)


def find_distribution(blocks: Sequence[SheetBlock]) -> Distribution:
    """Return the distribution list of a document; empty where it has none."""
    found = Distribution()
    start = _start(blocks)
    if start is None:
        _take_copies(blocks[-8:], found)
        _originator([block for block in blocks[-3:] if not set(block.numbers) & set(found.lines)], found, parts=3)
        return found
    rest = list(blocks[start:])
    heading = _HEADING.match(rest[0].lines[0].text)
    if heading:
        _take_heading(rest.pop(0), heading["rest"], found)
    consumed = _take_entries(rest, found) if _any_entry(rest) or found.copies else _take_names(rest, found)
    _originator(rest[consumed:], found)
    return found


def _take_copies(blocks: Sequence[SheetBlock], found: Distribution) -> None:
    """Take a list under "cc" or "copies to" near the end, one name a line."""
    for place, block in enumerate(blocks):
        heading = _COPIES.match(block.lines[0].text)
        if not heading or not all(_is_name(line.text) for line in block.lines[1:]):
            continue
        names = [SheetLine(block.lines[0].number, heading["rest"], 0, 0, False)] if heading["rest"] else []
        found.copies += [_copy(line) for line in (*names, *block.lines[1:])]
        found.lines += block.numbers
        if not found.copies or all(
            line.indent > block.lines[0].indent for other in blocks[place + 1 :] for line in other.lines
        ):
            _take_names(blocks[place + 1 :], found)
        return


def _start(blocks: Sequence[SheetBlock]) -> int | None:
    """Return the block at which the list begins: its heading, or the line of the original."""
    for place, block in enumerate(blocks):
        text = block.lines[0].text
        first = text[:1].lower()
        if first in "deioufsl" and _HEADING.match(text) and _plausible(blocks, place):
            return place
        entry = _entry(text) if first == "o" else None
        if entry and entry["original"]:
            return place
    return None


def _entry(text: str) -> re.Match[str] | None:
    """Return a line as an entry; a recipient starts with a capital and ends no sentence."""
    found = _ENTRY.match(text)
    if not found or found["who"][0].islower() or len(text) > _LONGEST:
        return None
    return None if text.endswith(".") and len(text.split()) > 8 else found


def _plausible(blocks: Sequence[SheetBlock], place: int) -> bool:
    """Say whether entries or nothing but short lines follow a heading, so that a sentence does not pass for one."""
    block = blocks[place]
    own = [line.text for line in block.lines]
    following = [line.text for other in blocks[place + 1 : place + 6] for line in other.lines][:12]
    if any(map(_entry, (*_inline(own[0]), *own[1:], *following[:2]))):
        return True
    short = len(block.text) < 200 and not block.text.rstrip().endswith(".")
    return short and place >= len(blocks) // 2 and all(map(_is_name, (*own[1:], *following)))


def _is_name(text: str) -> bool:
    return len(text.split()) <= 14 and not text.rstrip().endswith((".", "?", ";")) and bool(_NAMES.match(text))


def _any_entry(blocks: Sequence[SheetBlock]) -> bool:
    return any(_entry(line.text) for block in blocks[:6] for line in block.lines)


def _inline(text: str) -> list[str]:
    """Return the entries that stand on the line of the heading itself."""
    found = _HEADING.match(text)
    return [piece for piece in _BETWEEN.split(found["rest"]) if piece] if found else []


def _take_heading(block: SheetBlock, rest: str, found: Distribution) -> None:
    """Take the block of the heading: entries beside or under it, names under it, else the title that follows it."""
    found.lines += block.numbers
    inline, below = _inline(block.lines[0].text), block.lines[1:]
    entries = [place for place, line in enumerate(below) if _entry(line.text)]
    if entries:
        taken = entries[0] + _take_lines(below[entries[0] :], found)
        if taken < len(below):
            _originator([SheetBlock(block.index, below[taken:])], found)
    elif inline and all(map(_entry, inline)):
        for piece in inline:
            _add(piece, block.lines[0].number, found)
    elif below and not rest and all(_is_name(line.text) for line in below):
        found.copies += map(_copy, below)
    else:
        found.title = " ".join([rest, *(line.text for line in below)])


def _take_entries(blocks: Sequence[SheetBlock], found: Distribution) -> int:
    """Take blocks as long as each begins with an entry; return how many."""
    for place, block in enumerate(blocks):
        if not _entry(block.lines[0].text) and not _runs_on(block, found):
            if not _is_subheading(block, blocks[place + 1 :]):
                return place
            found.lines += block.numbers
            continue
        taken = _take_lines(block.lines, found)
        found.lines += [line.number for line in block.lines[:taken]]
        if taken < len(block.lines):
            _originator([SheetBlock(block.index, block.lines[taken:])], found)
            return place + 1
    return len(blocks)


def _runs_on(block: SheetBlock, found: Distribution) -> bool:
    """Say whether a block is the end of the entry on the line above it, set in by hand."""
    first = block.lines[0]
    above = bool(found.copies) and bool(found.lines) and first.number == found.lines[-1] + 1
    return above and len(first.text) < 80 and not (_is_chain(first.text) or whole_date(first.text))


def _is_subheading(block: SheetBlock, following: Sequence[SheetBlock]) -> bool:
    short = len(block.text) < 50 and (
        block.text.endswith(":") or block.text.isupper() or bool(_HEADING.match(block.text))
    )
    return short and bool(following) and _entry(following[0].lines[0].text) is not None


def _take_lines(lines: Sequence[SheetLine], found: Distribution) -> int:
    """Take entries line by line, with lines that run on; return how many lines they are."""
    for place, line in enumerate(lines):
        if _add(line.text, line.number, found) or (line.text.endswith(":") and _HEADING.match(line.text)):
            continue
        if not found.copies or _is_chain(line.text) or whole_date(line.text):
            return place
        last = found.copies[-1]
        recipient = f"{last.recipient} {line.text}"
        found.copies[-1] = Copy(last.copies, recipient, is_withheld(recipient), last.line, last.original)
    return len(lines)


def _add(text: str, number: int, found: Distribution) -> bool:
    entry = _entry(text)
    if not entry:
        return False
    who = entry["who"].strip()
    found.copies.append(Copy(_copies(entry), who, is_withheld(who), number, bool(entry["original"])))
    return True


def _copies(entry: re.Match[str]) -> int:
    if entry["copies"]:
        return int(entry["copies"])
    if entry["first"]:
        return max(1, int(entry["last"] or entry["first"]) - int(entry["first"]) + 1)
    return 1 + int(entry["more"] or 0)


def _copy(line: SheetLine) -> Copy:
    return Copy(1, line.text, is_withheld(line.text), line.number)


def _take_names(blocks: Sequence[SheetBlock], found: Distribution) -> int:
    """Take lines that hold names alone, for a list without numbers."""
    for place, block in enumerate(blocks):
        if _is_chain(block.lines[0].text) or not all(_is_name(line.text) for line in block.lines):
            return place
        found.copies += [_copy(line) for line in block.lines]
        found.lines += block.numbers
    return len(blocks)


def _is_chain(text: str) -> bool:
    return len(text) < 120 and bool(_CODES.match(text) and _CHAIN.match(text))


def _originator(blocks: Sequence[SheetBlock], found: Distribution, parts: int = 2) -> None:
    """Take the drafting line ("OFFICE/DIVISION/NAME") and the date beside or under it."""
    for block in blocks:
        for line in block.lines:
            when = whole_date(line.text) if found.originator else None
            enough = found.originator is None and line.text.count("/") + line.text.count(":") + 1 >= parts
            if enough and _is_chain(line.text):
                found.originator, found.date = _named(line.text)
            elif when:
                found.date = found.date or when
            else:
                continue
            found.lines.append(line.number)


def _named(text: str) -> tuple[str, PrintedDate | None]:
    when = first_date(text)
    name = text[: when.start] if when else text
    return re.sub(r"^orig(?:inator)?\s*:\s*", "", name, flags=re.IGNORECASE).strip(" (:,"), when
