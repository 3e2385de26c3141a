"""Dates in the words of a document: found, read as stretches of days, and compared."""

from countermove.model.interval import Interval
from countermove.records.dates.find import find_dates
from countermove.records.dates.reading import DatedExpression

__all__ = ["DatedExpression", "Interval", "find_dates"]
