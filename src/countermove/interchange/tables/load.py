"""A workbook or a folder of CSV files to a case, every problem at its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.errors import CaseError, Problem
from countermove.interchange.tables.csv_folder import is_folder_of_tables, read_folder
from countermove.interchange.tables.found import Gathered
from countermove.interchange.tables.gather import gather
from countermove.interchange.tables.raw import Place, RawSheet
from countermove.interchange.tables.workbook_read import read_workbook

MOST_SHOWN = 100


def is_tables(path: Path) -> bool:
    """Say whether a path is a workbook, or a folder of tables."""
    return path.suffix.lower() == ".xlsx" or is_folder_of_tables(path)


def load_tables(path: Path) -> tuple[Case, list[str]]:
    """Return the case that a workbook or a folder of CSV files holds, and what in it was not read.

    Raises: ``CaseError`` with every problem of the tables and of the case, each with sheet, row and column.
    """
    if not path.is_dir() and not path.is_file():
        raise CaseError([Problem("is neither a file nor a folder", path=str(path))])
    sheets = read_folder(path) if path.is_dir() else read_workbook(path)
    case, remarks = case_of_sheets(sheets, str(path), path.resolve().stem or "untitled")
    return case.in_case(name=path.resolve().stem, path=str(path)), remarks


def case_of_sheets(sheets: Sequence[RawSheet], file: str, title: str) -> tuple[Case, list[str]]:
    """Return the case that sheets hold, and what was not read.

    Args:
        file: what to call the file in messages.
        title: what to call a case that says no title.

    Raises: ``CaseError`` with every problem.
    """
    found = gather(sheets, file)
    found.content.setdefault("title", title)
    problems = list(found.problems)
    if "states" in found.content:  # no row of the table of moves: one that cannot move
        for party in found.content.get("decision_makers", {}).values():
            party.setdefault("moves", {})
    case = None
    if "decision_makers" in found.content or not problems:
        try:
            case = load(found.content)
        except CaseError as fault:
            problems += _placed(fault.problems, found)
    if problems or case is None:
        raise CaseError(_sorted(problems, [sheet.label for sheet in sheets]))
    return case, found.remarks


def _placed(problems: Sequence[Problem], found: Gathered) -> list[tuple[Place | None, Problem]]:
    """Return problems of a case at the cells they come from, without what follows from a cell that is bad already."""
    bad = {place for place, _ in found.problems if place is not None}
    first_rows = found.first_rows
    bad_rows = {(place.sheet, place.row if place.row > first_rows[place.sheet] else 0) for place in bad}
    placed = []
    for problem in problems:
        place = _place(problem.where, found)
        if place in bad or (place and _follows(problem, place, bad_rows)):
            continue
        where = problem.where if place is None else str(place)
        placed.append((place, replace(problem, where=where, path=found.file)))
    return placed


def _follows(problem: Problem, place: Place, bad_rows: set[tuple[str, int]]) -> bool:
    """Say whether something is missing in a row only because a cell of it, or a heading, could not be read."""
    return problem.message.endswith("is missing") and bool({(place.sheet, place.row), (place.sheet, 0)} & bad_rows)


def _place(where: str, found: Gathered) -> Place | None:
    """Return the cell of a part of the case, or of the nearest part around it."""
    while where:
        if where in found.places:
            return found.places[where]
        where = where.rpartition("/")[0]
    return None


def _sorted(problems: list[tuple[Place | None, Problem]], labels: list[str]) -> list[Problem]:
    def key(item: tuple[Place | None, Problem]) -> tuple[int, int]:
        place = item[0]
        return (labels.index(place.sheet), place.row) if place is not None else (-1, 0)

    listed = list(dict.fromkeys(problem for _, problem in sorted(problems, key=key)))
    more = len(listed) - MOST_SHOWN
    if more > 0:
        listed = [*listed[:MOST_SHOWN], Problem(f"and {more:,} more problems", path=listed[0].path)]
    return listed
