"""Runs from one date to another, years shared between dates, and dates that only begin or end something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from countermove.model.interval import Interval
from countermove.records.dates.calendar_forms import Found
from countermove.records.dates.points import Point, nearest_ahead, nearest_coming, nearest_past, read_point
from countermove.records.dates.reading import Reading
from countermove.records.dates.tense import speaks_ahead

AHEAD = 92
"""Units: days after the document's date in which a date without a year is ahead, where the words say so."""

_TO = re.compile(r"\s{0,3}(?:-|–|\bto|\bthrough|\buntil|\btill)\s{0,3}(?:the )?\Z")
_AND = re.compile(r"\s{1,3}and\s{1,3}(?:the )?\Z")
_BESIDE = re.compile(r"(?:,|,? and|,? or|/|,? to)\s{0,3}(?:the )?\Z")
_BETWEEN = re.compile(r"\bbetween (?:the )?\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:the )?\Z", re.IGNORECASE)
_OPENER = re.compile(
    r"\b(?P<word>ever since|since|until|till|up to|up until|no later than|not later than|before|prior to|after|"
    r"following|by|through|beginning in|starting in|beginning|starting)\s{1,3}(?:the )?(?:about |around )?\Z",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|circa|ca\.|approximately|roughly|some ?time in|sometime around)\s{1,3}(?:the )?\Z",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"(?:,? onwards?|,? and after|,? and beyond|,? forward)\b")
_ON = re.compile(r" on\b(?! [A-Z\d])")
_BEGINS = frozenset({"ever since", "since", "beginning in", "starting in", "beginning", "starting"})
_AFTER = frozenset({"after", "following"})
_ENDS = frozenset({"until", "till", "up to", "up until", "no later than", "not later than", "by", "through"})


def joined(text: str, drafts: Sequence[Found], base: Interval | None) -> list[Found]:
    """Return the drafts with neighbours put together that make a run, and years passed on between neighbours."""
    result: list[Found] = []
    for draft in drafts:
        previous = result[-1] if result else None
        together = _together(text, previous, draft) if previous else None
        if together is not None:
            result[-1] = together
        else:
            if previous is not None:
                result[-1] = _with_year_beside(text, previous, draft)
            result.append(draft)
    return [_settled(_ahead(text, draft, base), base) for draft in result]


def _together(text: str, left: Found, right: Found) -> Found | None:
    """Return a run where the words between two dates make one: March to May 1982, between March and May."""
    if left.first is None or right.first is None or left.last is not None or right.last is not None:
        return None
    if right.start - left.end > 16:
        return None
    between = _BETWEEN.search(text, max(0, left.start - 14), left.start)
    if not _TO.fullmatch(text, left.end, right.start) and not (between and _AND.fullmatch(text, left.end, right.start)):
        return None
    first, last = _shared_year(left.first, right.first)
    if first.lacks_year and last.lacks_year:
        return Found(left.start, right.end, first, last)
    one, other = read_point(first, None), read_point(last, None)
    if one.earliest is None or other.latest is None or one.earliest > other.latest:
        return None
    # A year written once for the whole run is stated, not inferred.
    return Found(left.start, right.end, replace(first, year_inferred=False), replace(last, year_inferred=False))


def _shared_year(left: Point, right: Point) -> tuple[Point, Point]:
    """Give a point without a year the year of the one beside it, or the year before where it would come after it."""
    if left.lacks_year and right.year is not None and right.kind in {"day", "month", "season"}:
        left = left.in_year(right.year)
        one, other = read_point(left, None), read_point(right, None)
        if one.earliest and other.latest and one.earliest > other.latest:
            left = left.in_year(right.year - 1)
    elif right.lacks_year and left.year is not None and left.kind in {"day", "month", "season"}:
        right = right.in_year(left.year)
        one, other = read_point(left, None), read_point(right, None)
        if one.earliest and other.latest and one.earliest > other.latest:
            right = right.in_year(left.year + 1)
    return left, right


def _with_year_beside(text: str, left: Found, right: Found) -> Found:
    """Return the left date with the year that stands only after its neighbour: June and July 1982."""
    if left.first is None or left.last is not None or right.first is None or not left.first.lacks_year:
        return left
    if right.start - left.end > 12 or not _BESIDE.fullmatch(text, left.end, right.start):
        return left
    return replace(left, first=_shared_year(left.first, right.first)[0])


def _ahead(text: str, draft: Found, base: Interval | None) -> Found:
    """Return a draft without a year in the coming one where its clause speaks of the future.

    What was told as future then (would, was to) may be past by now: it is ahead only within three months.
    """
    point = draft.last or draft.first
    if draft.reading is not None or point is None or base is None or not point.lacks_year:
        return draft
    said = speaks_ahead(text, draft.start, draft.end)
    coming = nearest_coming(point, base) if said == "ahead" else nearest_ahead(point, base, AHEAD) if said else None
    if coming is None or draft.first is None:
        return draft
    if draft.last is None:
        return replace(draft, first=coming)
    first, last = _shared_year(draft.first, coming)
    return replace(draft, first=first, last=last)


def _settled(draft: Found, base: Interval | None) -> Found:
    """Return a draft with its reading."""
    if draft.reading is not None or draft.first is None:
        return draft
    if draft.last is None:
        return replace(draft, reading=read_point(draft.first, base))
    first, last = draft.first, draft.last
    if last.lacks_year:
        last = nearest_past(last, base) or last
        first, last = _shared_year(first, last)
    return replace(draft, reading=_run(read_point(first, base), read_point(last, base)))


def _run(first: Reading, last: Reading) -> Reading:
    if first.reason or last.reason:
        return replace(first if first.reason else last, precision="span")
    edtf = f"{first.edtf.split('/')[0]}/{last.edtf.split('/')[-1]}"
    inferred = first.year_inferred or last.year_inferred
    return Reading(first.earliest, last.latest, "span", first.iso, edtf, year_inferred=inferred)


def opened(text: str, draft: Found, base: Interval | None) -> Found:
    """Return a draft with the words before or after it that leave one of its ends open, or make it approximate.

    After by, until and before, a date without a year is the coming one where that begins within three months.
    """
    reading, start = draft.reading, draft.start
    if reading is None or reading.reason:
        return draft
    if draft.last is not None:
        before = (_BETWEEN if " and " in text[start : draft.end] else _FROM).search(text, max(0, start - 14), start)
        return replace(draft, start=before.start()) if before else draft
    about = _ABOUT.search(text, max(0, start - 20), start)
    if about:
        draft, start = replace(draft, start=about.start()), about.start()
        reading = replace(reading, approximate=True, edtf=reading.edtf if "~" in reading.edtf else reading.edtf + "~")
    match = _OPENER.search(text, max(0, start - 28), start)
    if match:
        word = " ".join(match["word"].lower().split())
        ahead = nearest_ahead(draft.first, base, AHEAD) if draft.first and word not in _BEGINS | _AFTER else None
        reading = read_point(ahead, None) if ahead else reading
        return replace(draft, start=match.start(), reading=_open(reading, word))
    return _onward(text, replace(draft, reading=reading))


def _onward(text: str, draft: Found) -> Found:
    after = _ONWARD.match(text, draft.end)
    since = _FROM.search(text, max(0, draft.start - 10), draft.start)
    if after is None and since is not None:
        after = _ON.match(text, draft.end)
    if after is None or draft.reading is None:
        return draft
    return replace(
        draft, start=since.start() if since else draft.start, end=after.end(), reading=_open(draft.reading, "since")
    )


def _open(reading: Reading, word: str) -> Reading:
    """Return a reading with the end open that "since", "until", "before", "after" or "by" leaves open."""
    first, last = reading.edtf.split("/")[0], reading.edtf.split("/")[-1]
    if word in _BEGINS:
        return replace(reading, latest=None, open="end", edtf=f"{first}/..")
    if word in _ENDS:
        return replace(reading, earliest=None, open="start", edtf=f"../{last}")
    if word in {"before", "prior to"}:
        day = _next(reading.earliest, -1)
        return replace(reading, earliest=None, latest=day, open="start", edtf=f"../{day}")
    day = _next(reading.latest, 1)
    return replace(reading, earliest=day, latest=None, open="end", edtf=f"{day}/..")


def _next(day: date | None, count: int) -> date:
    if day is None:
        return date.min
    return day + timedelta(days=count) if date.min < day < date.max else day
