"""A sweep as content: what was gone through, and each judgment with how often it comes about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.analysis.sweep.found import IMPOSSIBLE, IN_ALL_DRAWN, IN_NONE_DRAWN, NECESSARY
from countermove.analysis.words import phrase
from countermove.report.content import Block, Cell, Section, Table, capital, paragraph

if TYPE_CHECKING:
    from countermove.analysis.sweep.found import Found
    from countermove.sweeping import Sweep

ROWS = 200
STATUSES = {
    NECESSARY: "necessary",
    IMPOSSIBLE: "impossible",
    IN_ALL_DRAWN: "in all that were drawn",
    IN_NONE_DRAWN: "in none that was drawn",
}


def sweep_section(found: Sweep) -> Section:
    """Return a sweep, whole or stopped early, headlines first."""
    blocks: list[Block] = [paragraph(*_lead(found))]
    if found.factors and found.tally.rows:
        headlines = [one for one in found.judgments if one.is_headline]
        blocks.append(_table(found, "What the assessment says first", headlines))
        rest = [one for one in found.judgments if not one.is_headline]
        if rest:
            blocks.append(_table(found, "Everything else that was looked at", rest))
    return Section("What was gone through", "swept", tuple(blocks))


def _lead(found: Sweep) -> Iterator[str]:
    if not found.factors:
        what = "No place in an order is judged" if found.judged is not None else "Nothing in this case is marked open"
        yield f"{what}, so that nothing is varied."
        yield "Mark what you are not sure of with “uncertain” in the case, or vary the places that are judged."
        return
    way = "all gone through" if found.plan.is_enumerated else f"drawn with seed {found.plan.seed}"
    number = f"{found.tally.rows:,}" + ("" if found.is_complete else f" of {found.plan.rows:,}")
    points = f"{len(found.factors)} open point{'s' if len(found.factors) != 1 else ''}"
    yield f"{capital(points)}: {number} completions, {way}."
    if not found.is_complete:
        yield "This was stopped before its end: shares are of what was gone through, and nothing is called necessary."
    if found.factors and not found.plan.is_weighted:
        yield "Not every open point has a probability, so that numbers are counts, not likelihoods."
    yield "All of it holds under this coding only."


def _table(found: Sweep, caption: str, rows: list[Found]) -> Table:
    cells = tuple(
        (Cell(capital(found.sentence(one)), is_strong=one.is_coded), Cell(_often(found, one)), Cell(_status(one)))
        for one in rows[:ROWS]
    )
    notes = ["What the case as coded says stands out in bold."]
    if len(rows) > ROWS:
        notes.append(f"{len(rows) - ROWS:,} further rows: take the JSON, or use countermove sweep --all.")
    return Table(caption, ("Judgment", "How often", "Under this coding"), cells, tuple(notes))


def _often(found: Sweep, one: Found) -> str:
    if one.share is not None and found.is_complete:
        return phrase(one.share, one.interval)
    return f"in {one.count:,} of {one.total:,}"


def _status(one: Found) -> str:
    return STATUSES.get(one.status, "possible")
