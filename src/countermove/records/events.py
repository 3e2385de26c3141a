"""Find what a document dates: sentences with a dated expression in which something happens.

A sentence counts where its clause with the date has a verb of the past, a perfect, something ahead, or names a
happening (a visit, a treaty). A stretch of time that only qualifies (the rigidity over the past 30 years suggests …)
does not, nor does the sentence that says up to when information was used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from countermove.records.dates import DatedExpression, Interval, find_dates
from countermove.records.record import Actor, Event, Mention, Passage

LONGEST = 30
"""Units: words of an event's text."""

_MARK = re.compile(r"\[[^\[\]\n]{0,80}\]")
_CUT_OFF = re.compile(
    r"\binformation (?:available|received)?\s?(?:as of|through|up to)\b"
    r"|\b(?:has been|was) used in (?:the )?preparation\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[A-Za-z]+")
_BOUNDARY = re.compile(r"(?:[;:]|--|—|, (?:but|and|while|although|whereas|because)\b)\s*")
_SHORTEST = 4
"""Units: words from which a clause stands for itself."""
_LONG_SPAN = 3650
"""Units: days from which a stretch of time needs a perfect tense to count."""
_PERFECT = re.compile(r"\b(?:has|have|had)\b", re.IGNORECASE)
_NOT_PAST = frozenset(
    {"need", "indeed", "speed", "united", "hundred", "red", "unlimited", "exceed", "proceed", "succeed"}
)


def find_events(
    passages: Iterable[Passage], document_date: Interval | None, actors: Sequence[Actor] = ()
) -> tuple[Event, ...]:
    """Return what the passages date, earliest first, then by the end of the time in question.

    ``text`` is the document's words: the sentence, or the clause of it with the date, of at most 30 words and never
    across a redaction mark. ``date`` is cut to its precision; for until, since, before, after and by it is the date
    named, while ``earliest`` and ``latest`` hold what it leaves open (empty for an open end).

    Units: ``start`` and ``end`` are the offsets of the dated phrase in the passage's text.
    """
    mentions = _mentions(actors)
    events = [
        event for passage in passages for event in _events(passage, document_date, mentions.get(passage.cite, []))
    ]
    return tuple(sorted(events, key=_order))


def _order(event: Event) -> tuple[str, str]:
    return (event.earliest or event.latest, event.latest or "9999")


def _mentions(actors: Sequence[Actor]) -> dict[str, list[tuple[Mention, str]]]:
    result: dict[str, list[tuple[Mention, str]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            result.setdefault(mention.cite, []).append((mention, actor.id))
    for listed in result.values():
        listed.sort(key=lambda pair: pair[0].start)
    return result


def _events(passage: Passage, base: Interval | None, mentions: Sequence[tuple[Mention, str]]) -> Iterator[Event]:
    text = passage.text
    dated = [expression for expression in find_dates(text, base) if expression.is_dated]
    if not dated:
        return
    sentences = _sentences(text)
    for expression in dated:
        start, end = next(((s, e) for s, e in sentences if s <= expression.start < e), (0, len(text)))
        if _CUT_OFF.search(text, start, end):
            continue
        whole, (start, end) = end, _between_marks(text, start, end, expression)
        is_cut = end < whole and text[end:whole].strip() != ""
        others = [other for other in dated if other is not expression and start <= other.start < end]
        start, end = _clause(text, start, end, expression, alone=not others)
        # Where a mark cuts the sentence short, what happened may be what is withheld.
        if not is_cut and not _happens(text[start:end], expression):
            continue
        named = dict.fromkeys(name for mention, name in mentions if start <= mention.start < end)
        yield _event(passage, expression, text[start:end], tuple(named))


def _event(passage: Passage, expression: DatedExpression, text: str, actors: tuple[str, ...]) -> Event:
    return Event(
        date=expression.iso,
        precision=expression.precision,
        cite=passage.cite,
        text=text,
        phrase=expression.phrase,
        earliest=_iso(expression.earliest),
        latest=_iso(expression.latest),
        start=expression.start,
        end=expression.end,
        year_inferred=expression.year_inferred,
        actors=actors,
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _sentences(text: str) -> list[tuple[int, int]]:
    from nupunkt import sent_spans

    return [(start, end) for start, end in sent_spans(text)]


def _between_marks(text: str, start: int, end: int, expression: DatedExpression) -> tuple[int, int]:
    """Return the stretch around an expression that holds no redaction mark."""
    for mark in _MARK.finditer(text, start, end):
        if mark.end() <= expression.start:
            start = mark.end()
        elif mark.start() >= expression.end:
            end = mark.start()
            break
    return _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _clause(text: str, start: int, end: int, expression: DatedExpression, *, alone: bool) -> tuple[int, int]:
    """Return the sentence where it is short and holds one date, else the clause with the date, at most 30 words."""
    if alone and len(_WORD.findall(text, start, end)) <= LONGEST:
        return start, end
    first, last = start, end
    for boundary in _BOUNDARY.finditer(text, start, end):
        if boundary.end() <= expression.start:
            if _is_clause(text, boundary.end(), end):
                first = boundary.end()
        elif boundary.start() >= expression.end and _is_clause(text, first, boundary.start()):
            last = boundary.start()
            break
    return _window(text, *_trimmed(text, first, last), expression)


def _is_clause(text: str, start: int, end: int) -> bool:
    return len(_WORD.findall(text, start, end)) >= _SHORTEST


def _window(text: str, start: int, end: int, expression: DatedExpression) -> tuple[int, int]:
    """Return at most 30 whole words around an expression, more of them before it than after."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    if len(words) <= LONGEST:
        return start, end
    at = next((index for index, (_, word_end) in enumerate(words) if word_end > expression.start), 0)
    first = max(0, min(at - LONGEST * 2 // 3, len(words) - LONGEST))
    return words[first][0], words[first + LONGEST - 1][1]


@lru_cache(maxsize=1)
def _happenings() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "happenings.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {kind: frozenset(words.split()) for kind, words in rows}


def _happens(clause: str, expression: DatedExpression) -> bool:
    """Say whether something happens in a clause, and not merely goes on."""
    if _is_long(expression):
        return _PERFECT.search(clause) is not None
    kinds = _happenings()
    for match in _LETTERS.finditer(clause):
        word = match[0].lower()
        if word in kinds["verb"] or word in kinds["ahead"] or word in kinds["noun"]:
            return True
        if word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
            return True
    return False


def _is_long(expression: DatedExpression) -> bool:
    if expression.precision != "span" or not expression.is_relative:
        return False
    first, last = expression.earliest, expression.latest
    return first is not None and last is not None and (last - first).days >= _LONG_SPAN
