"""Chart 3: the options of everybody before an initiative, with it, and after the answers, with the dilemmas of each."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.analysis.assess.assessed import Assessed
from countermove.report.charts.card_table import told
from countermove.report.content import Block, Figure, Section, capital, listing, paragraph
from countermove.report.diagrams import CardGroup, CardRow, CardTable
from countermove.report.naming import counted
from countermove.report.view import AssessmentView

COLUMNS = ("now", "with the opening", "after the answers")
LEAD = (
    "Who takes which option before, with and after an initiative; dilemmas are those of confrontation analysis, "
    "worked out for where things stand and for the initiative on the table and unanswered."
)
MOST_OPTIONS = 30
"""With more options than this, a table shows those that are taken or change in it."""


def before_after(view: AssessmentView) -> tuple[Section, ...]:
    """Return the section with a card table of the hardest initiative, and one of that which pays best."""
    blocks = list(card_tables(view))
    if not blocks:
        return ()
    return (Section("Before and after", "before-after", (paragraph(LEAD), *blocks)),)


def card_tables(view: AssessmentView) -> Iterator[Block]:
    """Yield chart 3 for each initiative that it is drawn of."""
    return (block for title, row in _picked(view) for block in card_table(view, title, row))


def _picked(view: AssessmentView) -> Iterator[tuple[str, Assessed]]:
    """Yield the hardest initiative and, where another pays better, the one that leaves the initiator best off."""
    best = min(view.paying, key=lambda row: row.cost.yielded.priority, default=None)
    if view.hardest is not None:
        is_both = best is not None and best.id == view.hardest.id
        yield ("The hardest initiative, which also pays best" if is_both else "The hardest initiative"), view.hardest
    if best is not None and (view.hardest is None or best.id != view.hardest.id):
        yield f"The initiative that leaves {view.us} best off", best


def card_table(view: AssessmentView, title: str, row: Assessed) -> Iterator[Block]:
    """Yield the card table of one initiative that is among those shown, and what is left out of it."""
    groups, left = _groups(view, row)
    chart = CardTable(COLUMNS, groups)
    yield Figure(chart, f"{title}: {view.numbered(row)}", told(chart))
    if left:
        yield paragraph(f"Not shown: {counted(left, 'option')} that nobody takes before or after.")


def _groups(view: AssessmentView, row: Assessed) -> tuple[tuple[CardGroup, ...], int]:
    """Return the options by party, and how many were left out."""
    conflict, course = view.found.conflict, row.consequence
    states = (course.situation.baseline, course.opened, course.settled)
    rows: dict[str, list[CardRow]] = {party.id: [] for party in conflict.decision_makers}
    is_long, left = len(conflict.options) > MOST_OPTIONS, 0
    for place, option in enumerate(conflict.options):
        taken = tuple(bool(state >> place & 1) for state in states)
        if is_long and not any(taken):
            left += 1
            continue
        rows[option.owner].append(CardRow(view.naming.short(option.id), taken))
    sides = {view.initiator: row.initiator_dilemmas, view.target: row.target_dilemmas}
    groups = []
    for party, listed in rows.items():
        if listed:
            side = sides.get(party)
            dilemmas = (_named(side.before), _named(side.after), "") if side else ()
            groups.append(CardGroup(capital(view.naming.party(party)), tuple(listed), dilemmas))
    return tuple(groups), left


def _named(dilemmas: tuple[str, ...]) -> str:
    return listing(dilemmas) or "none"
