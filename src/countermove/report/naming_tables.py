"""Short names for the tables of a paper, under which they are asked for and stand in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from countermove.report.content import Cell, Ground, Paper, Table
from countermove.report.numbering import basis_of

# The section that ``sections/tables.py`` builds; its first table compares the initiatives.
COMPARISON = "comparison"
RESTS_ON = "Rests on"


def tables_by_name(paper: Paper) -> dict[str, Table]:
    """Return the tables of a paper in their order, by names that stay the same while sections keep theirs.

    The first table of a section has the section's anchor for its name, and the others a number after it:
    ``comparison``, ``comparison-2``, ``comparison-3``.
    """
    found: dict[str, Table] = {}
    for anchor, table in _anchored(paper):
        number, name = 1, anchor
        while name in found:
            number, name = number + 1, f"{anchor}-{number + 1}"
        found[name] = table
    return found


def table_names(paper: Paper) -> tuple[str, ...]:
    """Return the names of the tables of a paper, in their order."""
    return tuple(tables_by_name(paper))


def _anchored(paper: Paper) -> Iterator[tuple[str, Table]]:
    for section in paper.sections:
        yield from ((section.anchor, block) for block in section.blocks if isinstance(block, Table))


def as_rows(table: Table) -> list[list[str]]:
    """Return a table as texts, heads first, rows of one length.

    Where cells rest on something, a last column says which cell rests on what, each under its column's head.
    """
    count = max([len(table.head), *map(len, table.rows)])
    has_grounds = any(cell.grounds for row in table.rows for cell in row)
    heads = [*table.head, *[""] * (count - len(table.head))]
    rows = [[*(cell.text for cell in row), *[""] * (count - len(row))] for row in table.rows]
    if not has_grounds:
        return [heads, *rows]
    rested = [_rests_on(heads, row) for row in table.rows]
    return [[*heads, RESTS_ON], *([*row, said] for row, said in zip(rows, rested, strict=True))]


def _rests_on(heads: list[str], row: tuple[Cell, ...]) -> str:
    """Return what the cells of a row rest on, the same ground once, with the columns that rest on it before it."""
    names = [head or str(number) for number, head in enumerate(heads, 1)]
    twice = {name for name, count in Counter(names).items() if count > 1}
    columns: dict[Ground, list[str]] = {}
    for at, cell in enumerate(row):
        name = f"{names[at]} ({at + 1})" if names[at] in twice else names[at]
        for ground in dict.fromkeys(cell.grounds):
            columns.setdefault(ground, []).append(name)
    return " | ".join(f"{', '.join(at)}: {ground_in_words(ground)}" for ground, at in columns.items())


def ground_in_words(ground: Ground) -> str:
    """Return a ground as text: party and place, statement, citations, and the basis unless it is stated."""
    said = ", ".join(filter(None, (ground.label, ground.statement)))
    cites = f": {'; '.join(ground.cites)}" if ground.cites else ""
    return said + cites + (f" ({basis_of(ground)})" if basis_of(ground) else "")
