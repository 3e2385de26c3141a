"""The sheets of a file, and the columns under their headings, matched to the tables that ``layout.py`` describes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from countermove.errors import nearest
from countermove.interchange.tables.found import Gathered, Line
from countermove.interchange.tables.layout import ABOUT, NAMES
from countermove.interchange.tables.raw import RawSheet
from countermove.interchange.tables.table import Column, Kind


def known_sheets(sheets: Sequence[RawSheet], found: Gathered) -> dict[str, RawSheet]:
    """Return the sheets that are tables of a case, by name; others are noted."""
    known: dict[str, RawSheet] = {}
    for sheet in sheets:
        name = normal(sheet.name)
        if not sheet.rows or name == ABOUT or sheet.name.startswith("#"):
            continue
        if name in known:
            found.problem(None, f"{sheet.label} and {known[name].label} are the same table", "keep one of them")
        elif name in NAMES:
            known[name] = sheet
        elif near := nearest(name, NAMES):
            found.problem(None, f"{sheet.label} is no table of a case; {near}", "lead names of your own with #")
        else:
            found.remarks.append(f"{sheet.label} is no table of a case and was not read")
    return known


def normal(text: str) -> str:
    """Return a name of a sheet, column or key as the layout has it, however it is spaced and capitalised."""
    return "_".join(text.strip().lower().replace("-", " ").replace("_", " ").split())


def lines_of(sheet: RawSheet, columns: Sequence[Column], needed: Collection[str], found: Gathered) -> Iterator[Line]:
    """Yield the rows under the headings; headings that are not known, or needed and not there, are noted."""
    headings = _headings(sheet, columns, found)
    missing = [name for name in needed if name not in headings.values()]
    for name in missing:
        row = sheet.place(sheet.rows[0][0])
        found.problem(row, f'the column "{name}" is missing', "the first row names the columns")
    kinds = {column.name: column.kind for column in columns}
    for number, cells in [] if missing else sheet.rows[1:]:
        texts = {name: _text(cells, at, kinds[name]) for at, name in headings.items()}
        places = {name: sheet.place(number, at, name) for at, name in headings.items()}
        for at, name in headings.items():
            if (number, at) in sheet.unreadable:
                found.problem(places[name], sheet.unreadable[number, at])
        if any(texts.values()):
            yield Line(sheet.place(number), texts, places)


def _text(cells: Sequence[str], at: int, kind: Kind) -> str:
    text = cells[at] if at < len(cells) else ""
    return text if kind == "prose" and text.strip() else text.strip()


def _headings(sheet: RawSheet, columns: Sequence[Column], found: Gathered) -> dict[int, str]:
    known = [column.name for column in columns]
    headings: dict[int, str] = {}
    first, cells = sheet.rows[0]
    found.first_rows[sheet.label] = first
    for at, text in enumerate(cells):
        name = normal(text)
        place = sheet.place(first, at, text.strip()[:40])
        if not name or text.strip().startswith("#"):
            continue
        if name not in known:
            hint = nearest(name, known) or f"the columns are {', '.join(known)}"
            message = f'there is no column "{text.strip()[:40]}" in this table; {hint}'
            found.problem(place, message, "lead columns of your own with #")
        elif name in headings.values():
            found.problem(place, f'the column "{name}" stands here twice', "keep one of them")
        else:
            headings[at] = name
    return headings
