"""The assessment as a table that every column sorts: the cells of the paper's table, and what they are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.report.sections.figures import worth
from countermove.report.sections.tables import comparison_table

if TYPE_CHECKING:
    from countermove.analysis.assess.assessed import Assessed
    from countermove.analysis.assess.interest import Delta
    from countermove.report.view import AssessmentView

Value = float | str | None


@dataclass(frozen=True)
class Column:
    """A column: its name in addresses, its head, and whether the first click puts the largest first."""

    name: str
    head: str
    largest_first: bool = False


@dataclass(frozen=True)
class SortedCell:
    """A cell: its text, what it is sorted by (None: always last), and whether a test is on in it."""

    text: str
    value: Value
    is_strong: bool = False

    @property
    def key(self) -> str:
        """Return the value as an attribute of the page; empty for none."""
        return "" if self.value is None else self.value if isinstance(self.value, str) else f"{self.value:.6g}"


@dataclass(frozen=True)
class SortedRow:
    """One initiative: its identifier, its number, its cells."""

    id: str
    number: int
    cells: tuple[SortedCell, ...]


@dataclass(frozen=True)
class SortedTable:
    """The comparison: columns, the rows that are shown in their order, areas to choose from, and notes."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[SortedRow, ...]
    areas: tuple[str, ...]
    notes: tuple[str, ...]


NAMES = (
    "initiative", "answer", "left", "pull", "bind", "split", "strain", "trap", "tests", "first", "outlay", "linkage",
    "return",
)  # fmt: skip
"""The columns by name, in the order of the paper's table."""
_LARGEST_FIRST = frozenset({"split", "strain", "tests", "first", "return"})


def comparison_of(view: AssessmentView, sort: str = "", way: str = "", area: str = "") -> SortedTable:
    """Return the comparison, sorted by a column and cut down to an area of the initiator's options.

    Args:
        sort: the name of a column; by default the hardest come first, as in the paper.
        way: ``up`` or ``down``; by default the way a first click goes.
    """
    table = comparison_table(view)
    columns = tuple(Column(name, head, name in _LARGEST_FIRST) for name, head in zip(NAMES, table.head, strict=True))
    values = _values(view)
    rows = [
        SortedRow(
            row.id,
            view.numbers[row.id],
            tuple(
                SortedCell(cell.text, values[name](row), cell.is_strong)
                for name, cell in zip(NAMES, cells, strict=True)
            ),
        )
        for row, cells in zip(view.shown, table.rows, strict=True)
        if not area or area in _areas(view, row)
    ]
    if sort in NAMES:
        rows = _sorted(rows, NAMES.index(sort), (way or ("down" if sort in _LARGEST_FIRST else "up")) == "down")
    return SortedTable(table.caption, columns, tuple(rows), areas_of(view), table.notes)


def areas_of(view: AssessmentView) -> tuple[str, ...]:
    """Return the areas of the initiator's options, in the order of the file."""
    options = view.found.conflict.party(view.initiator).options
    return tuple(dict.fromkeys(option.area for option in options if option.area))


def _areas(view: AssessmentView, row: Assessed) -> set[str]:
    conflict = view.found.conflict
    return {conflict.options[conflict.position[name]].area for name in row.initiative.changes}


def _sorted(rows: Sequence[SortedRow], place: int, is_down: bool) -> list[SortedRow]:
    """Return rows in order of one column; those without a value come last either way, equals keep their order."""
    given = [row for row in rows if row.cells[place].value is not None]
    empty = [row for row in rows if row.cells[place].value is None]
    return sorted(given, key=lambda row: _key(row.cells[place].value), reverse=is_down) + empty


def _key(value: Value) -> tuple[float, str]:
    return (0.0, value) if isinstance(value, str) else (value or 0.0, "")


def _values(view: AssessmentView) -> dict[str, Callable[[Assessed], Value]]:
    """Return what each column is sorted by."""

    def words(text: str) -> Value:
        return text.lower() or None

    def place(delta: Delta) -> Value:
        return abs(delta.priority) or None

    left = _worths([row.verdict.left_with for row in view.shown])
    outlay = _worths([row.cost.outlay for row in view.shown])
    back = _worths([row.cost.yielded for row in view.shown])
    return {
        "initiative": lambda row: view.numbers[row.id],
        "answer": lambda row: words(", ".join(view.naming.reply(row))),
        "left": lambda row: left[worth(row.verdict.left_with)],
        "pull": lambda row: place(row.pull.deciding),
        "bind": lambda row: place(row.bind.deciding),
        "split": lambda row: row.split.value,
        "strain": lambda row: row.strain.share,
        "trap": lambda row: place(row.trap.deciding),
        "tests": lambda row: len(row.tests_on),
        "first": lambda row: row.standing.first_share if row.standing else None,
        "outlay": lambda row: outlay[worth(row.cost.outlay)],
        "linkage": lambda row: words(", ".join(name for one in row.cost.linkage for name in one.triggered)),
        "return": lambda row: back[worth(row.cost.yielded)],
    }


def _worths(deltas: Sequence[Delta]) -> dict[tuple[int, float], int]:
    """Return the place of every gain and loss among them, the dearest loss first."""
    return {value: place for place, value in enumerate(sorted({worth(delta) for delta in deltas}))}
