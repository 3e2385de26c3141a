"""The identification form that an archive put before a record: what it states where the record itself does not.

Source: records.md, section 1.2 (records of the Kennedy assassination).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from countermove.records.apparatus.date_line import PrintedDate
from countermove.records.furniture import Furniture
from countermove.records.layers import Kind

_FIELD = re.compile(r"\s*(?P<label>[A-Z][A-Z ]{2,30}?)\s*:\s*(?P<value>\S.{0,200})$")
_DATE = re.compile(r"(?P<month>\d\d)/(?P<day>\d\d)/(?P<year>\d{4}|\d\d)")


def form_fields(furniture: Furniture) -> Mapping[str, str]:
    """Return the fields of a form page by their labels; empty where there is no such page."""
    found: dict[str, str] = {}
    for line in furniture.lines:
        field = _FIELD.match(line.line.text) if line.kind is Kind.FORM else None
        if field:
            found.setdefault(field["label"], field["value"].strip())
    return found


def form_date(fields: Mapping[str, str]) -> PrintedDate | None:
    """Return the date on the form, which puts the month first; None where it has none or only noughts."""
    found = _DATE.fullmatch(fields.get("DATE", ""))
    if not found:
        return None
    year = int(found["year"]) + (1900 if len(found["year"]) == 2 else 0)
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return PrintedDate(day.isoformat(), "day", 0, found.end())
