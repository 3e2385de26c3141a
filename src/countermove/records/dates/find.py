"""Find the dated expressions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from countermove.model.interval import Interval
from countermove.records.dates import calendar_forms as calendar
from countermove.records.dates import relative_forms as near
from countermove.records.dates.calendar_forms import Form, Found
from countermove.records.dates.context import is_date, with_part
from countermove.records.dates.reading import DatedExpression, Reading
from countermove.records.dates.runs import joined, opened

_MONTHS = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_TRIGGER = re.compile(
    r"(?<![^\W\d_])(?:(?P<digit>(?<!\d)\d)|(?P<unit>(?:years?|decades?|century|months?|weeks?)\b)|"
    rf"(?P<month>{_MONTHS})|(?P<season>spring|summer|autumn|fall\b|winter)|"
    r"(?P<near>(?:last|next|this|past|coming)\s)|(?P<recent>recent)|(?P<ago>ago\b)|"
    r"(?P<day>yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)|"
    r"(?P<other>fy\d|fy |fiscal year|q[1-4][ -]|(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b))",
    re.IGNORECASE,
)
_FORMS: dict[str, tuple[Form, ...]] = {
    "digit": calendar.DIGIT_FORMS,
    "month": calendar.MONTH_FORMS,
    "season": calendar.SEASON_FORMS,
    "near": near.NEAR_FORMS,
    "recent": near.RECENT_FORMS,
    "ago": near.AGO_FORMS,
    "unit": near.UNIT_FORMS,
    "day": near.DAY_FORMS,
    "other": calendar.OTHER_FORMS,
}
_DECADE_WORD = re.compile(r"\b(?:the|early|mid|late)[- ]\Z", re.IGNORECASE)
_CHAIN = re.compile(r"(?:, and |, | and | or )(?=(?:1[5-9]|20)\d\d\b(?![-–/]\d|[,.]\d|%))")


def find_dates(text: str, document_date: Interval | None = None) -> tuple[DatedExpression, ...]:
    """Return every dated expression of a text in order, with the days it means.

    A year that is not written is that of the last such day before the document's date, or of the coming one where the
    clause speaks of the future (``tense``). Expressions that cannot be dated, such as "last fall" without a document's
    date, are returned with the reason. Named periods (World War II) are no dates. A day that the calendar has not (31
    February) is read at its month. Nothing is raised for any text.
    """
    drafts = list(_drafts(text, document_date))
    return tuple(_expression(text, opened(text, draft, document_date)) for draft in joined(text, drafts, document_date))


def _drafts(text: str, base: Interval | None) -> Iterator[Found]:
    done = 0
    for trigger in _TRIGGER.finditer(text):
        at = trigger.start()
        if at < done:
            continue
        found = _first(text, at, _FORMS[trigger.lastgroup or "digit"], base)
        if found is None and trigger.lastgroup == "digit":
            found = calendar.bare_year(text, at)
        found = _accepted(text, found, done)
        if found is None:
            continue
        yield found
        done = found.end
        for year in _chain(text, found):
            yield year
            done = year.end


def _first(text: str, at: int, forms: Sequence[Form], base: Interval | None) -> Found | None:
    for form in forms:
        found = form(text, at, base)
        if found is not None:
            return found
    return None


def _accepted(text: str, found: Found | None, done: int) -> Found | None:
    """Return what was found with the part named before it, if the words around make it a date."""
    if found is None or found.reading is not None:
        return found if found is None or found.start >= done else None
    whole = with_part(text, found)
    if whole.start < done:
        whole = found
    if text[found.start : found.end].isalpha() and whole.first and whole.first.kind == "decade":
        return whole if _DECADE_WORD.search(text, max(0, found.start - 6), found.start) else None
    return whole if is_date(text, whole) else None


def _chain(text: str, found: Found) -> Iterator[Found]:
    """Yield the years listed after a year: in 1978, 1979 and 1981."""
    while found.first and found.first.kind == "year" and found.last is None:
        link = _CHAIN.match(text, found.end)
        following = calendar.bare_year(text, link.end()) if link else None
        if following is None or not is_date(f"in {text[following.start : following.end + 20]}", _moved(following)):
            return
        yield following
        found = following


def _moved(found: Found) -> Found:
    return Found(3, 3 + found.end - found.start, found.first)


def _expression(text: str, draft: Found) -> DatedExpression:
    reading = draft.reading or Reading(None, None, "span", reason="not read")
    return DatedExpression(
        reading.earliest,
        reading.latest,
        reading.precision,
        reading.iso,
        reading.edtf,
        reading.year_inferred,
        reading.is_relative,
        reading.approximate,
        reading.open,
        reading.reason,
        draft.start,
        draft.end,
        text[draft.start : draft.end],
    )
