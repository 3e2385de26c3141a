"""What a dated expression means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from countermove.model.interval import Interval


@dataclass(frozen=True, slots=True)
class Reading:
    """The days meant by an expression, and how exactly it names them.

    ``precision`` is day, month, part_of_month, season, quarter, year, part_of_year, decade, part_of_decade, century or
    span. ``iso`` is the date cut to its precision, of the first day for longer stretches (1982-03 for late March 1982,
    1950 for the 1950s); ``edtf`` says the same in full (1982-03-21/1982-03-31, 195X). ``year_inferred`` tells that the
    year was taken from the document's date or from a date beside it; ``is_relative`` that the whole expression counts
    from the document's date. ``open`` is start for what only says when something ended or came before (until, before,
    by), end for what only says when it began (since, after). ``reason`` says why the expression could not be dated.

    Units: days, both ends included; None is an open end, or both where the expression could not be dated.
    """

    earliest: date | None
    latest: date | None
    precision: str
    iso: str = ""
    edtf: str = ""
    year_inferred: bool = False
    is_relative: bool = False
    approximate: bool = False
    open: str = ""
    reason: str = ""

    @property
    def interval(self) -> Interval:
        """Return the days as an interval that can be compared."""
        return Interval(self.earliest, self.latest)

    @property
    def is_dated(self) -> bool:
        """Say whether the expression could be dated."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class DatedExpression(Reading):
    """A dated expression where it stands.

    Units: ``start`` and ``end`` are offsets into the text; ``end`` is not part of the expression.
    """

    start: int = 0
    end: int = 0
    phrase: str = ""


def undated(precision: str, reason: str, *, is_relative: bool = False) -> Reading:
    """Return what an expression means that cannot be dated."""
    return Reading(None, None, precision, is_relative=is_relative, year_inferred=not is_relative, reason=reason)


NO_DOCUMENT_DATE = "counts from the document's date, which is not known"
NO_YEAR = "the year is not stated, and the document's date is not known"
