"""The option table after the field's habit: a row for every option, a column for every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.casefile.feasible import count_feasible, feasible_bits
from countermove.model import Conflict
from countermove.model.state import bits

COLUMNS = 60
NUMBERED_UP_TO = 16
"""States are numbered one by one up to this many options; the list of them has a bit for every combination."""


@dataclass(frozen=True)
class StateColumn:
    """One state. ``number`` is its place among the feasible states, counted from 1; 0 where they are not listed."""

    code: int
    number: int
    title: str


@dataclass(frozen=True)
class TableRow:
    """One option: its id, its text, and ``Y`` or ``N`` for every column."""

    id: str
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TablePart:
    """The options of one party."""

    party: str
    name: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class StateTable:
    """Options against states.

    ``shown`` says which states the columns are. ``first`` is the number of the first state after the status quo;
    ``before`` and ``after`` are the numbers that the neighbouring stretches start with, 0 where there is none.
    """

    columns: tuple[StateColumn, ...]
    parts: tuple[TablePart, ...]
    shown: str
    before: int = 0
    after: int = 0


def state_table(case: Case, start: int = 1, outcomes: Sequence[int] = ()) -> StateTable | None:
    """Return the option table of a case; None for a case in graph form.

    Args:
        start: the number of the state to start with, after the status quo, where there are more than fit.
        outcomes: the codes of states to show besides the status quo where the states are too many to list.
    """
    conflict = case.conflict
    if not isinstance(conflict, Conflict):
        return None
    if len(conflict.options) > NUMBERED_UP_TO:
        return _selected(conflict, outcomes)
    numbers = _numbers(conflict)
    total = len(numbers)
    start = start if 1 <= start <= total else 1
    there = conflict.status_quo
    if total <= COLUMNS:
        codes = [code for code in numbers if code != there]
        shown = f"all {total} feasible states" if total > 1 else "the only feasible state"
        return _table(conflict, [there, *codes], numbers, outcomes, shown)
    marked = [there, *(code for code in outcomes if code != there and code in numbers)][:COLUMNS]
    stretch = [code for code, number in numbers.items() if start <= number < start + COLUMNS and code not in marked]
    end = min(start + COLUMNS - 1, total)
    known = ", the outcomes that can be reached and hold" if len(marked) > 1 else ""
    shown = f"the status quo{known}, and states {start:,} to {end:,} of {total:,}"
    before, after = max(1, start - COLUMNS) if start > 1 else 0, end + 1 if end < total else 0
    return _table(conflict, [*marked, *stretch], numbers, outcomes, shown, before, after)


def _selected(conflict: Conflict, outcomes: Sequence[int]) -> StateTable:
    count = count_feasible(conflict.option_names, conflict.constraints).states
    many = f"{count:,} feasible states" if count is not None else f"up to 2^{len(conflict.options)} states"
    codes = list(dict.fromkeys([conflict.status_quo, *outcomes]))[:COLUMNS]
    shown = f"the status quo of {many}, which are too many to list"
    if len(codes) > 1:
        left_out = len({conflict.status_quo, *outcomes}) - len(codes)
        first = f"the first {len(codes) - 1} of " if left_out else ""
        shown = f"the status quo and {first}the outcomes that can be reached and hold, of {many}"
    return _table(conflict, codes, {}, outcomes, shown)


def _numbers(conflict: Conflict) -> dict[int, int]:
    """Return the feasible states with their numbers.

    Source: interface.md, section 3: numbered from 1 in increasing decimal code.
    """
    if conflict.feasible is not None:
        codes = [code for code in range(1 << len(conflict.options)) if conflict.is_feasible(code)]
    else:
        codes = list(bits(feasible_bits(conflict.option_names, conflict.constraints)))
    return {code: number for number, code in enumerate(codes, 1)}


def _table(
    conflict: Conflict,
    codes: Sequence[int],
    numbers: dict[int, int],
    outcomes: Sequence[int],
    shown: str,
    before: int = 0,
    after: int = 0,
) -> StateTable:
    columns = tuple(StateColumn(code, numbers.get(code, 0), _title(conflict, code, outcomes)) for code in codes)
    parts = tuple(
        TablePart(
            party.id, party.name or party.id, tuple(_row(conflict, one.id, one.text, codes) for one in party.options)
        )
        for party in conflict.decision_makers
        if party.options
    )
    return StateTable(columns, parts, shown, before, after)


def _title(conflict: Conflict, code: int, outcomes: Sequence[int]) -> str:
    outcome = f"outcome {outcomes.index(code) + 1}" if code in outcomes else ""
    if code == conflict.status_quo:
        return f"status quo, {outcome}" if outcome else "status quo"
    return outcome


def _row(conflict: Conflict, option: str, text: str, codes: Sequence[int]) -> TableRow:
    bit = conflict.position[option]
    return TableRow(option, text, tuple("Y" if code >> bit & 1 else "N" for code in codes))
