"""What a cell of the assessment table rests on: the sentences of the initiative's card that say it, with their
grounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.desk.answers.comparison import NAMES
from countermove.errors import NotApplicable, unknown
from countermove.report.content import Card, Ground, Sentence
from countermove.report.sections.cards import card
from countermove.report.sections.tables import comparison_table

if TYPE_CHECKING:
    from countermove.analysis.assess.assessed import Assessed
    from countermove.report.view import AssessmentView

MEANINGS = {
    "answer": "What the target does best to change in answer.",
    "left": "What the target is left with after its best answer, against before.",
    "pull": "The gravest interest that the target loses by not answering (1 is the gravest), and the share of the "
    "weight inside it that is moved off the present course.",
    "bind": "The gravest interest that even the target’s best answer newly gives up.",
    "split": "How far the answer sets those inside the target against one another: the share of weight in the smaller "
    "camp.",
    "strain": "Whether the target’s answer costs an ally something, or every answer that some inside would favour.",
    "trap": "The gravest interest that the target is left short of where the initiator takes the move back after the "
    "answer.",
    "tests": "Which of the five tests are on; nothing is added up beyond counting them.",
    "first": "Under which share of random weightings of the five tests this comes first; its best and worst place.",
    "outlay": "What the initiator gives up or gains if nothing follows, by the interest that decides.",
    "linkage": "What third parties change because of it.",
    "return": "What the initiator is left with once all have answered, by the interest that decides.",
}
"""What each column says, in a sentence."""


@dataclass(frozen=True)
class Opened:
    """What stands behind a cell or a row: a title, what the column says, the cell itself, and labelled sentences.

    ``grounds`` are those of the cell.
    """

    title: str
    meaning: str
    text: str
    grounds: tuple[Ground, ...]
    parts: tuple[tuple[str, tuple[Sentence, ...]], ...]


def opened(view: AssessmentView, name: str, column: str) -> Opened:
    """Return what a cell rests on, by the initiative and the name of the column; the whole card for the first column.

    Raises: ``NotApplicable`` for an initiative that is not shown, or no column.
    """
    row = initiative_shown(view, name)
    if column not in NAMES:
        raise NotApplicable(unknown("column", column, NAMES))
    found = card(view, row)
    if column == NAMES[0]:
        return Opened(found.title, "", "; ".join(found.facts) + ".", (), found.entries)
    table, place = comparison_table(view), NAMES.index(column)
    cell = table.rows[view.shown.index(row)][place]
    parts = tuple(_parts(view, found, column))
    return Opened(f"{table.head[place]}: {found.title}", MEANINGS[column], cell.text, cell.grounds, parts)


def initiative_shown(view: AssessmentView, name: str) -> Assessed:
    """Return one of the initiatives shown. Raises ``NotApplicable`` where it is none of them."""
    for row in view.shown:
        if row.id == name:
            return row
    raise NotApplicable(unknown("initiative", name, [row.id for row in view.shown]))


def _parts(view: AssessmentView, found: Card, column: str) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Yield the entries of a card that say what a column says; where there is none, that nothing else follows."""
    answer, inside = f"How {view.them} would answer", f"Inside {view.them}"
    others, back = "Ally and third parties", "Can it be taken back"
    wanted = {
        "answer": (answer,),
        "left": (answer,),
        "pull": (answer, inside),
        "bind": (answer,),
        "split": (inside,),
        "strain": (others,),
        "trap": (back,),
        "tests": (answer, inside, others, back),
        "first": (answer, inside, others, back),
        "outlay": (f"Price for {view.us}",),
        "linkage": (others,),
        "return": (f"What {view.us} is left with",),
    }[column]
    entries = [(label, sentences) for label, sentences in found.entries if label in wanted]
    yield from entries or [(label, sentences) for label, sentences in found.entries if label == "Beyond that"]
