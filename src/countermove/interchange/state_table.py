"""A solution as a CSV table: a row a state, with ranks, stability and equilibria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.errors import TooLarge
from countermove.interchange.moves import place_numbers
from countermove.interchange.tables.cells import Cell
from countermove.interchange.tables.csv_folder import csv_text
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.engine.layout import BoolArray
    from countermove.engine.solution import Solution

MOST_ROWS = 1_048_575
_CHUNK = 5_000


def as_state_table(solution: Solution) -> Iterator[str]:
    """Return a CSV document piece by piece: headings, then a row a state.

    Columns: ``state``; ``code`` and each option as Y or N (``text`` on a drawn graph); ``rank.ID`` for each decision
    maker, 1 being the best; for each concept ``CONCEPT`` (Y where the state is an equilibrium) and ``CONCEPT.ID`` (Y
    where it is stable for that decision maker).

    Raises: ``TooLarge`` for more states than a spreadsheet has rows.
    """
    if len(solution) > MOST_ROWS:
        advice = f"Spreadsheets have {MOST_ROWS:,} rows below the headings; use countermove solve --json."
        raise TooLarge(f"A table of {len(solution):,} states", 100 * len(solution), advice)
    return _pieces(solution)


def _pieces(solution: Solution) -> Iterator[str]:
    places = {f"rank.{dm}": place_numbers(solution, number) for number, dm in enumerate(solution.parties)}
    flags = _flags(solution)
    taken = solution.model.option_names if isinstance(solution.model, Conflict) else None
    described = ["state", "text"] if taken is None else ["state", "code", *taken]
    yield csv_text([[*described, *places, *flags]])
    for start in range(0, len(solution), _CHUNK):
        part = slice(start, min(start + _CHUNK, len(solution)))
        described_rows = (_described(solution, place, taken) for place in range(part.start, part.stop))
        ranks = zip(*(numbers[part].tolist() for numbers in places.values()), strict=True)
        letters = zip(
            *(["Y" if held else "N" for held in held_here[part].tolist()] for held_here in flags.values()), strict=True
        )
        rows = zip(described_rows, ranks, letters, strict=True)
        yield csv_text([*row, *numbers, *held] for row, numbers, held in rows)


def _described(solution: Solution, place: int, options: Sequence[str] | None) -> list[Cell]:
    """Return a state's number and what is taken in it, or its name and text."""
    if options is None:
        return [str(solution.states.name(place)), solution.states.label(place)]
    row = solution.states.row(place)
    taken = frozenset(row["taken"])
    return [row["id"], str(row["code"]), *("Y" if option in taken else "N" for option in options)]


def _flags(solution: Solution) -> dict[str, BoolArray]:
    """Return for each concept where everybody stays, and where each decision maker does."""
    found: dict[str, BoolArray] = {}
    for concept in solution.concepts:
        if concept not in solution.not_given:
            found[concept] = solution.flags(concept)
            found |= {f"{concept}.{dm}": solution.flags(concept, dm) for dm in solution.parties}
    return found
