"""Lines at the front that say by themselves what they are: letterhead, date, kind of document, number, greeting."""

from __future__ import annotations

import re

from countermove.records.apparatus.addressee import find_addressee
from countermove.records.apparatus.by_line import by_whom, is_by_line
from countermove.records.apparatus.date_line import PrintedDate, whole_date
from countermove.records.apparatus.front import is_salutation
from countermove.records.apparatus.kinds import number_of_type, type_beside, type_lines
from countermove.records.apparatus.letterhead import is_letterhead
from countermove.records.apparatus.markings import level_in, numbers_in
from countermove.records.apparatus.search import Search
from countermove.records.apparatus.sheet import SheetBlock, plain
from countermove.records.apparatus.statement_forms import AS_OF
from countermove.records.furniture.banner import banner_beside
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.record import Office

_CELLS = re.compile(r"\s{3,}|\t+")
_SERIAL = re.compile(r"(?:no|number)\.?\s*\d[\d/-]*[A-Z]?", re.IGNORECASE)
_HANDLING = re.compile(
    r"(?:(?:operational\s+)?(?:immediate|priority|routine|deferred|flash|urgent)|personal(?:\s+and\s+confidential)?"
    r"|(?:first\s+|final\s+|revised\s+)?draft|final|copy|original|advance\s+copy|by\s+(?:hand|safe\s+hand|bag|courier|pouch)"
    r"|page|annex|enclosure|file\s+copy|information\s+copy|action)",
    re.IGNORECASE,
)


def take_head_lines(search: Search) -> None:
    """Take the lines at the front of a document that are known by their form."""
    search.dates += [
        when for line in search.furniture.lines if line.kind is Kind.CONTROL_NUMBER for when in _beside(line)
    ]
    search.types = type_lines(search.head)
    _take_types(search)
    to = find_addressee([block for block in search.head if not search.is_taken(block)])
    if to:
        search.statements.offices.append(Office(to[0], "to", to[1]))
        search.take([to[1]], Kind.FRONT_MATTER)
    for block in search.head:
        if is_salutation(block.text):
            search.is_letter = True
            search.take(block.numbers, Kind.FRONT_MATTER)
        elif not search.is_taken(block):
            _take_block(search, block)


def _take_types(search: Search) -> None:
    """Take the lines that name the kind of document, with the banner, the date or the number that stand beside it."""
    named = {number for number, _ in search.types}
    search.take(named, Kind.FRONT_MATTER)
    for line in (line for block in search.head for line in block.lines if line.number in named):
        search.dates += _dates(line.text)
        banner, said = banner_beside(line.text), type_beside(line.text)
        search.banners += [banner[0]] if banner else []
        number = number_of_type(said[1]) if said else None
        search.type_numbers += [number] if number else []


def _take_block(search: Search, block: SheetBlock) -> None:
    known = [line.number in search.lines or _take_line(search, line.text, line.number) for line in block.lines]
    if not any(known) and is_letterhead(block.text):
        search.letterhead.append(block.text)
        search.take(block.numbers, Kind.LETTERHEAD)


def _take_line(search: Search, text: str, number: int) -> bool:
    """Take a line if it is known by its form; say whether it is."""
    dates = _dates(text)
    as_of = AS_OF.fullmatch(text) if len(text) < 60 else None
    when = whole_date(as_of["when"]) if as_of else None
    if when:
        search.statements.information_as_of = search.statements.information_as_of or when.iso
        search.take([number], Kind.FRONT_MATTER)
    elif dates:
        search.dates += dates
        search.take([number], Kind.DATE)
    elif is_letterhead(text):
        search.letterhead.append(text)
        search.take([number], Kind.LETTERHEAD)
    elif number > 1 and is_by_line(text):
        search.take([number], Kind.FRONT_MATTER)
        search.statements.offices += by_whom(text, number)
    elif len(text) < 60 and _is_marking(text):
        search.take([number], Kind.FRONT_MATTER)
    else:
        return False
    return True


def _dates(text: str) -> list[PrintedDate]:
    """Return the dates that stand alone on a line or in one of its columns."""
    if not any(map(str.isdigit, text)):
        return []
    return [when for cell in _CELLS.split(text) if cell and (when := whole_date(cell))]


def _beside(line: ClassifiedLine) -> list[PrintedDate]:
    """Return the date on the line of a control number."""
    text = plain(line.line.text)
    number = next(iter(numbers_in(text)), "")
    when = whole_date(text[len(number) :].strip(" ,;-–")) if number and text.startswith(number) else None
    return [when] if when else _dates(text)


def _is_marking(text: str) -> bool:
    if _SERIAL.fullmatch(text) or _HANDLING.fullmatch(text) or numbers_in(text):
        return True
    return len(text) < 40 and text.isupper() and level_in(text) is not None
