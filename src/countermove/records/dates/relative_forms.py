"""Expressions that count from the document's date: last fall, over the past five months, three decades ago."""

from __future__ import annotations

import re
from collections.abc import Callable

from countermove.model.interval import Interval
from countermove.records.dates import relative
from countermove.records.dates.calendar_forms import Found
from countermove.records.dates.context import WINDOW, part_before
from countermove.records.dates.months import MONTHS, SEASONS, WEEKDAYS
from countermove.records.dates.numbers import PATTERN, count_of
from countermove.records.dates.tense import speaks_ahead

_UNIT = r"(?P<unit>day|week|month|year|decade|century)(?:s|(?<=centur)ies)?"
_UNITS = re.compile(rf"{_UNIT}\b", re.IGNORECASE)
_AGO = re.compile(
    rf"(?<![\w-])(?:(?:about|around|roughly|nearly|almost|over|more than|less than|at least) )?"
    rf"(?P<count>{PATTERN})\s{{1,3}}{_UNIT}\s{{1,3}}\Z",
    re.IGNORECASE,
)
_HALF_CENTURY = re.compile(r"\bhalf a century \Z", re.IGNORECASE)
_NEAR = re.compile(
    rf"(?P<word>last|this|next|past|coming)\s{{1,3}}(?:(?P<count>{PATTERN})\s{{1,3}})?"
    rf"(?P<what>{'|'.join(WEEKDAYS)}|{'|'.join(MONTHS)}|{'|'.join(SEASONS)}|day|week|month|year|decade|centur(?:y(?!-)))"
    rf"(?P<plural>s?)\b(?!\s\d)",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?P<over>(?:over|during|for|in|within|throughout|across) )?(?:(?:at least|about) )?(?:the course of )?"
    r"(?:the|this) \Z",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\b(?P<side>earlier|later|early|late|mid)(?: in)?[- ]\Z", re.IGNORECASE)
_RECENT = re.compile(r"recent (days|weeks|months|years)\b", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|over|during|within)(?: the)?(?: more| most)? \Z", re.IGNORECASE)
_FOR = re.compile(
    rf"\bfor (?:(?:about|nearly|almost|over|more than|at least|some) )?(?P<count>{PATTERN}) \Z", re.IGNORECASE
)
_PERFECT = re.compile(r"\b(?:has|have)(?: not| never| long)? [^.;:]*\Z", re.IGNORECASE)
_WHOLE = re.compile(r"(?:year|decade|century)\b(?![’'])(?! of\b)", re.IGNORECASE)
_YEAR_END = re.compile(r"(?:year['’]s end|year-?end|yearend)\b(?! \d)", re.IGNORECASE)
_RECENTLY = re.compile(r"recently\b", re.IGNORECASE)
_DAY = re.compile(r"(?:yesterday|tomorrow)\b", re.IGNORECASE)
_ON = re.compile(r"\bon \Z", re.IGNORECASE)
_WEEKDAY = re.compile(rf"({'|'.join(day.capitalize() for day in WEEKDAYS)})\b(?!,? \d)")


def _ago(text: str, at: int, base: Interval | None) -> Found | None:
    end = at + 3
    half = _HALF_CENTURY.search(text, max(0, at - 16), at)
    if half:
        return Found(half.start(), end, reading=relative.ago(50, 50, "year", base))
    match = _AGO.search(text, max(0, at - WINDOW), at)
    if match is None:
        return None
    least, most, _ = count_of(match["count"])
    return Found(match.start(), end, reading=relative.ago(least, most, match["unit"].lower(), base))


def _near(text: str, at: int, base: Interval | None) -> Found | None:
    """Read last, this, next, past or coming and what follows it."""
    match = _NEAR.match(text, at)
    if match is None:
        return None
    word, what = match["word"].lower(), match["what"].lower()
    over = _OVER.search(text, max(0, at - WINDOW), at)
    if what in MONTHS and (not match["what"][0].isupper() or match["count"] or match["plural"]):
        return None
    if what in MONTHS or what in SEASONS or what in WEEKDAYS:
        return _named(match, word, what, over, base)
    if match["count"] or match["plural"] or over or word in {"past", "coming"}:
        return _span(text, match, over, base)
    return _unit(text, match, base)


def _named(
    match: re.Match[str], word: str, what: str, over: re.Match[str] | None, base: Interval | None
) -> Found | None:
    if over and word != "past":
        return None
    start = over.start() if over else match.start()
    side = "last" if word == "past" else "next" if word == "coming" else word
    if what in WEEKDAYS:
        return Found(start, match.end(), reading=relative.weekday(WEEKDAYS.index(what), side, base))
    return Found(start, match.end(), reading=relative.named(what, side, base))


def _span(text: str, match: re.Match[str], over: re.Match[str] | None, base: Interval | None) -> Found | None:
    word, unit = match["word"].lower(), match["what"].lower()
    if word == "this" or (not over and (word in {"past", "coming"} or not match["count"])):
        return None
    if not match["count"] and (match["plural"] or text.startswith(" of ", match.end())):
        return None
    # "The next year" counts from what was told before, "over the next year" from the document.
    if word in {"last", "next"} and not match["count"] and (unit == "day" or not over or not over["over"]):
        return None
    least, most, loose = count_of(match["count"] or "one")
    ahead = word in {"next", "coming"}
    reading = relative.span(least, most, unit, base, ahead=ahead, loose=loose)
    return Found(over.start() if over else match.start(), match.end(), reading=reading)


def _unit(text: str, match: re.Match[str], base: Interval | None) -> Found | None:
    word, unit, start = match["word"].lower(), match["what"].lower(), match.start()
    if unit in {"day", "century"}:
        return None
    side = _SIDE.search(text, max(0, start - 12), start)
    if side and side["side"].lower() in {"earlier", "later"}:
        if word == "this":
            return Found(side.start(), match.end(), reading=relative.rest_of(unit, side["side"].lower(), base))
        side = None
    part, begin, quarter = part_before(text, start)
    step = {"last": -1, "this": 0, "next": 1}[word]
    return Found(begin, match.end(), reading=relative.unit(unit, step, base, part=part, quarter=quarter))


def _recent(text: str, at: int, base: Interval | None) -> Found | None:
    match, before = _RECENT.match(text, at), _IN.search(text, max(0, at - 24), at)
    if match is None or before is None:
        return None
    return Found(before.start(), match.end(), reading=relative.recent(match[1].lower()[:-1], base))


def _recently(text: str, at: int, base: Interval | None) -> Found | None:
    match = _RECENTLY.match(text, at)
    return Found(at, match.end(), reading=relative.recent("month", base)) if match else None


def _for(text: str, at: int, base: Interval | None) -> Found | None:
    """Read how long something has gone on: for a decade, after has or have."""
    match = _UNITS.match(text, at)
    before = _FOR.search(text, max(0, at - WINDOW), at)
    if match is None or before is None or not _PERFECT.search(text, max(0, before.start() - 80), before.start()):
        return None
    least, most, loose = count_of(before["count"])
    reading = relative.span(least, most, match["unit"].lower(), base, ahead=False, loose=loose)
    return Found(before.start(), match.end(), reading=reading)


def _whole(text: str, at: int, base: Interval | None) -> Found | None:
    """Read the end of the year, the first half of the decade."""
    match = _WHOLE.match(text, at)
    if match is None or text[max(0, at - 4) : at].lower() != "the ":
        return None
    part, start, quarter = part_before(text, at)
    if not part and not quarter:
        return None
    return Found(start, match.end(), reading=relative.unit(match[0].lower(), 0, base, part=part, quarter=quarter))


def _year_end(text: str, at: int, base: Interval | None) -> Found | None:
    match = _YEAR_END.match(text, at)
    return Found(at, match.end(), reading=relative.unit("year", 0, base, part="late")) if match else None


def _day(text: str, at: int, base: Interval | None) -> Found | None:
    match = _DAY.match(text, at)
    if match is None:
        return None
    count = -1 if match[0].lower() == "yesterday" else 1
    return Found(at, match.end(), reading=relative.days(count, base))


def _weekday(text: str, at: int, base: Interval | None) -> Found | None:
    match, before = _WEEKDAY.match(text, at), _ON.search(text, max(0, at - 4), at)
    if match is None or before is None:
        return None
    side = "next" if speaks_ahead(text, at, match.end()) == "ahead" else "on"
    return Found(at, match.end(), reading=relative.weekday(WEEKDAYS.index(match[1].lower()), side, base))


Form = Callable[[str, int, "Interval | None"], "Found | None"]
AGO_FORMS: tuple[Form, ...] = (_ago,)
NEAR_FORMS: tuple[Form, ...] = (_near,)
RECENT_FORMS: tuple[Form, ...] = (_recent, _recently)
UNIT_FORMS: tuple[Form, ...] = (_year_end, _for, _whole)
DAY_FORMS: tuple[Form, ...] = (_day, _weekday)
