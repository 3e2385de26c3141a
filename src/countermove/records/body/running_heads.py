"""Running heads: the title, a page number, a classification printed again on every page, wherever they cut the text.

Source: records.md, section 1.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from countermove.records.body.endings import ends_sentence, is_open, starts_low
from countermove.records.body.habits import WIDEST_WRAPPED, Habits
from countermove.records.body.labels import read_label
from countermove.records.body.markup import bare
from countermove.records.body.words import is_known_heading
from countermove.records.furniture.banner import exact_banner
from countermove.records.layers import ClassifiedLine, Kind

_LONGEST, _FARTHEST, _LONGEST_BANNER, _OFTEN = 90, 12, 4, 3
_CONTINUED = re.compile(r"[\s(\[,–—-]*\b(?:continued|cont(?:['’]d|d|\.))[\s)\].]*$", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:\d{1,3}|[ivx]{1,6})\W*")
_WORD = re.compile(r"[^\W_]+")
_EDGES = frozenset(
    {Kind.PAGE_NUMBER, Kind.BANNER, Kind.RELEASE_HEADER, Kind.DENIED_PAGE, Kind.COPY_NUMBER, Kind.CONTROL_NUMBER}
)
_SENTENCE_ENDS = (".", ",", ";", ":", "?", "!", "-")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that may be a running head, taken apart; ``rest`` are its words in small letters without what it adds."""

    at: int
    rest: tuple[str, ...]
    numbered: bool
    classified: bool
    continued: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: between the halves of a sentence, beside the end of a page, apart from the text."""

    cuts: bool
    edge: bool
    alone: bool
    short: bool


def running_heads(
    lines: Sequence[ClassifiedLine], taken: Mapping[int, Kind], title: str, habits: Habits, breaks: Iterable[int] = ()
) -> dict[int, Kind]:
    """Return the lines of text that are running heads, by number.

    They hold the title or its main words with a page number, a classification or *continued*, or they come again,
    but for a number, where pages end. ``taken`` are the lines known to be no body.

    Units: ``breaks`` are the numbers of the first lines of pages, from 1.
    """
    heads = [head for at, entry in enumerate(lines) if (head := _read(at, entry))]
    if not heads:
        return {}
    sheet = _Sheet(lines, taken, frozenset(breaks), habits)
    wanted = _words(title)
    found = {head.at for head in heads if _adds_to_title(head, wanted, sheet)}
    found |= set(_continued(heads, sheet)) | set(_repeated(heads, sheet))
    return {lines[at].line.number: Kind.PAGE_HEADER for at in sorted(found) if lines[at].line.number not in taken}


def without_cutting_lines(lines: Sequence[ClassifiedLine], habits: Habits) -> tuple[ClassifiedLine, ...]:
    """Return the lines with those classified as running heads that come again between the halves of sentences.

    These are known before the title is, which they might be taken for.
    """
    heads = [head for at, entry in enumerate(lines) if (head := _read(at, entry))]
    sheet = _Sheet(lines, {}, frozenset(), habits)
    found = {at for at in _repeated(heads, sheet) if sheet.place(at).cuts} if heads else set()
    if not found:
        return tuple(lines)
    return tuple(
        replace(entry, kind=Kind.PAGE_HEADER, certainty="medium", evidence="repeated in sentences")
        if at in found
        else entry
        for at, entry in enumerate(lines)
    )


@dataclass(frozen=True)
class _Sheet:
    lines: Sequence[ClassifiedLine]
    taken: Mapping[int, Kind]
    breaks: frozenset[int]
    habits: Habits

    def place(self, at: int) -> _Place:
        """Return where a line stands."""
        above, edge_above = self._look(at, -1)
        below, edge_below = self._look(at, 1)
        cuts = bool(above) and bool(below) and not ends_sentence(above) and (starts_low(below) or is_open(above))
        beside = [*self.lines[max(0, at - 1) : at], *self.lines[at + 1 : at + 2]]
        apart = all(entry.kind is not Kind.TEXT for entry in beside)
        short = len(self.lines[at].line.words) < 0.75 * (self.habits.width or WIDEST_WRAPPED)
        edge = edge_above or edge_below
        return _Place(cuts, edge, short if self.habits.double or (edge and not apart) else apart, short)

    def _look(self, at: int, step: int) -> tuple[str, bool]:
        """Return the nearest text above or below a line, and whether the end of a page stands between."""
        edge = step < 0 and self.lines[at].line.number in self.breaks
        for place in range(at + step, at + step * _FARTHEST, step):
            if not 0 <= place < len(self.lines):
                return "", True
            entry = self.lines[place]
            if entry.kind is Kind.TEXT and entry.line.number not in self.taken:
                return entry.line.text, edge or (step > 0 and entry.line.number in self.breaks)
            edge = edge or entry.kind in _EDGES or "\f" in entry.line.text or entry.line.number in self.breaks
        return "", edge


def _read(at: int, entry: ClassifiedLine) -> _Head | None:
    """Return a short line without a sentence's end taken apart, or None for other lines."""
    text = entry.line.text
    if entry.kind is not Kind.TEXT or len(text) > _LONGEST + 40:
        return None
    plain = bare(text)
    if not 2 < len(plain) <= _LONGEST or plain[0].islower():
        return None
    shorter = _CONTINUED.sub("", plain)
    tokens, numbered, classified = _stripped(shorter.split())
    if not tokens or tokens[-1].endswith(_SENTENCE_ENDS) or read_label(plain):
        return None
    rest = tuple(_words(" ".join(tokens)))
    return _Head(at, rest, numbered, classified, len(shorter) < len(plain)) if any(map(str.isalpha, rest)) else None


def _stripped(tokens: list[str]) -> tuple[list[str], bool, bool]:
    """Return the words of a line without page number and classification at its ends, and whether each stood there."""
    numbered = classified = False
    for _ in range(3):
        if len(tokens) > 1 and _NUMBER.fullmatch(tokens[-1]):
            tokens, numbered = tokens[:-1], True
        elif len(tokens) > 1 and _NUMBER.fullmatch(tokens[0]):
            tokens, numbered = tokens[1:], True
        elif size := _banner(tokens, last=True):
            tokens, classified = tokens[:-size], True
        elif size := _banner(tokens, last=False):
            tokens, classified = tokens[size:], True
    return tokens, numbered, classified


def _banner(tokens: Sequence[str], *, last: bool) -> int:
    """Return how many words at one end of a line are a classification, some words being left."""
    for size in range(min(_LONGEST_BANNER, len(tokens) - 1), 0, -1):
        banner = exact_banner(" ".join(tokens[-size:] if last else tokens[:size]))
        if banner and banner.level and not banner.with_page_number:
            return size
    return 0


def _adds_to_title(head: _Head, title: Sequence[str], sheet: _Sheet) -> bool:
    """Say whether a line is the title, or its main words, with what a page adds to it."""
    if not (head.numbered or head.classified or head.continued):
        return False
    named = _is_part(head.rest, title)
    if not named and not (head.numbered and head.classified):
        return False
    place = sheet.place(head.at)
    if named and (head.classified or head.continued):
        return place.alone or place.short
    return place.alone and (place.cuts or place.edge)


def _is_part(rest: Sequence[str], title: Sequence[str]) -> bool:
    """Say whether words are the title or two words of it at least, in its order."""
    if not title or (len(rest) < min(2, len(title)) or not any(len(word) > 3 for word in rest)):
        return False
    words = iter(title)
    return all(word in words for word in rest)


def _continued(heads: Iterable[_Head], sheet: _Sheet) -> Iterator[int]:
    """Yield the headings that are printed again with the word *continued*."""
    seen: set[tuple[str, ...]] = set()
    for head in heads:
        if head.continued and head.rest in seen and sheet.place(head.at).alone:
            yield head.at
        seen.add(head.rest)


def _repeated(heads: Iterable[_Head], sheet: _Sheet) -> Iterator[int]:
    """Yield the lines that come again where pages end, of which one cuts a sentence or that come often."""
    groups: dict[tuple[str, ...], list[_Head]] = {}
    for head in heads:
        groups.setdefault(head.rest, []).append(head)
    for rest, group in groups.items():
        if len(group) < 2:
            continue
        places = {head.at: sheet.place(head.at) for head in group}
        cutting = any(place.cuts and place.alone for place in places.values())
        often = len(group) >= _OFTEN and all(place.edge for place in places.values())
        if cutting or (often and not is_known_heading(" ".join(rest))):
            yield from (at for at, place in places.items() if place.alone and (place.cuts or place.edge))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
