"""The title of a document: what stands at its front more than once, or alone between its head and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.records.apparatus.front import is_prose, is_salutation, is_text_heading
from countermove.records.apparatus.sheet import PORTION, SheetBlock, without_marks

_LETTERS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\s|\(?[a-z\d]\)|[-•–—]\s")
_OPEN = re.compile(r"(?:[:,–—-]|\b(?:of|for|the|and|to|in|on|with|from|a|an|by|at|or))$", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*(?:\[\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]|(?<=[a-z\"”])\d)$")
_INITIALS = 4
_LONGEST = 260


@dataclass(frozen=True, slots=True)
class Title:
    """A title as first printed, and the lines of all its printings."""

    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    first: int
    last: int
    level: int
    emphasised: bool


def clean_title(text: str) -> str:
    """Return a title without redaction, portion and note marks, with single blanks."""
    text = without_marks(text)
    while True:
        shorter = _NOTE_MARK.sub("", PORTION.sub("", text)).strip()
        if shorter == text:
            return text
        text = shorter


def key_of(text: str) -> str:
    """Return the letters and digits of a title in small letters; two printings of one title have the same."""
    text = without_marks(text)
    return _LETTERS.sub("", (PORTION.sub("", text) if "(" in text else text).lower())


class Printings:
    """Where a title may be printed: the blocks of a document by the letters they hold."""

    def __init__(self, blocks: Sequence[SheetBlock]) -> None:
        self.blocks = blocks
        self.keys = [key_of(block.text) if len(block.text) <= _LONGEST else "" for block in blocks]
        self._starting: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            if key:
                self._starting.setdefault(key[:_INITIALS], []).append(place)

    def of(self, title: str) -> Iterator[range]:
        """Yield the places of the blocks of each printing, which may be several blocks in a row."""
        starts = {title[:size] for size in range(1, _INITIALS + 1)}
        places = sorted(place for start in starts for place in self._starting.get(start, ()))
        end = 0
        for place in places:
            size = self._size(place, title) if place >= end else 0
            if size:
                end = place + size
                yield range(place, end)

    def _size(self, place: int, title: str) -> int:
        so_far = ""
        for size, key in enumerate(self.keys[place : place + 5], start=1):
            so_far += key
            if not key or not title.startswith(so_far):
                return 0
            if so_far == title:
                return size
        return 0


def find_title(blocks: Sequence[SheetBlock], front: int, *, named: str = "", bare: bool = False) -> Title | None:
    """Return the title, or None where nothing says so.

    ``blocks`` are those that nothing is known of, the first ``front`` of them before the text. ``named`` is a title
    named elsewhere (at the head of the distribution list); ``bare`` says that there is no apparatus at all, so that
    position is all there is.
    """
    printings = Printings(blocks)
    candidates = list(_candidates(blocks, front))
    if bare:
        candidates = [one for one in candidates if _stands_alone(blocks, one)]
    later = {line.level for block in blocks[front:] for line in block.lines[:1] if line.level}
    scored = [
        (_score(blocks, one, printings, later, key_of(named)), -place, one) for place, one in enumerate(candidates)
    ]
    if not scored:
        return None
    best = max(scored)[2]
    return Title(clean_title(best.text), tuple(title_lines(printings, best.text)))


def title_lines(printings: Printings, text: str) -> Iterator[int]:
    """Return the lines of every printing of a title, also behind a label and where it is spread over several blocks."""
    title = key_of(text)
    for key in (title, *(label + title for label in ("subject", "subj", "title", "re"))):
        for places in printings.of(key) if key else ():
            for place in places:
                yield from printings.blocks[place].numbers


def _candidates(blocks: Sequence[SheetBlock], front: int) -> Iterator[_Candidate]:
    place = 0
    while place < front:
        if not _may_be_title(blocks[place]):
            place += 1
            continue
        last = place
        while last + 1 < front and _goes_on(blocks[last], blocks[last + 1]):
            last += 1
        text = " ".join(block.text for block in blocks[place : last + 1])
        line = blocks[place].lines[0]
        yield _Candidate(text, place, last, line.level, line.emphasised or line.text.isupper())
        place = last + 1


def _may_be_title(block: SheetBlock) -> bool:
    text = without_marks(block.text)
    if len(text) > _LONGEST or len(text.split()) > 32 or sum(map(str.isalpha, text)) < 4 or text[0].islower():
        return False
    if text.endswith((".", ";", ",")) and not text.endswith(("U.S.", "U.S.S.R.", "D.C.", "...")):
        return False
    return not (
        _NUMBERED.match(text) or (text[0] == "[" and text[-1] == "]") or is_text_heading(text) or is_salutation(text)
    )


def _goes_on(block: SheetBlock, following: SheetBlock) -> bool:
    """Say whether a title runs on in the next block: it ends openly and the two are set alike."""
    one, two = block.lines[-1], following.lines[0]
    if two.number - one.number > 3 or one.level != two.level or not _may_be_title(following):
        return False
    if two.number == one.number + 1 and one.emphasised == two.emphasised and one.text.isupper() == two.text.isupper():
        return True
    return bool(_OPEN.search(block.text)) or block.text.count('"') % 2 == 1


def _stands_alone(blocks: Sequence[SheetBlock], one: _Candidate) -> bool:
    """Say whether a line of a plain note is its title: first or marked, short, no sentence, with text below."""
    if (one.first and one.level != 1) or len(one.text.split()) > 15 or one.text.rstrip().endswith(":"):
        return False
    following = blocks[one.last + 1] if one.last + 1 < len(blocks) else None
    if following is None or is_text_heading(following.text):
        return following is not None
    return is_prose(following) and not _is_first_of_headings(blocks, one)


def _is_first_of_headings(blocks: Sequence[SheetBlock], one: _Candidate) -> bool:
    """Say whether lines set like the candidate head further stretches of text, and it is no longer than they are."""
    single = [block for block in blocks[one.last + 1 :] if len(block.lines) == 1]
    later = [block for block in single if is_text_heading(block.text) or _may_be_title(block)]
    alike = [
        block
        for block in later
        if block.lines[0].level == one.level and (block.lines[0].emphasised or block.text.isupper()) == one.emphasised
    ]
    if not alike:
        return False
    marked = one.emphasised or one.level > 0
    return marked or len(one.text.split()) <= max(4, *(len(block.text.split()) for block in alike))


def _score(blocks: Sequence[SheetBlock], one: _Candidate, printings: Printings, later: set[int], named: str) -> int:
    """Return how much speaks for a title: further printings most, then its form, then what follows it."""
    own = key_of(one.text)
    further = sum(1 for _ in printings.of(own)) - 1
    score = 4 * min(2, further) + 4 * bool(named and named == own)
    score += 3 * (one.level > 0 and one.level not in later) + (one.level == 1)
    following = blocks[one.last + 1] if one.last + 1 < len(blocks) else None
    score += 2 * (not further and following is not None and (is_text_heading(following.text) or is_prose(following)))
    return score + one.emphasised + (len(one.text.split()) > 2)
