"""Which form belongs to a place of the case: to change what is there, or to add to a list."""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.desk.board.board import Board
from countermove.desk.board.constraints import MEANINGS, constraint_of
from countermove.desk.board.fields import Choices, Field, Form, grounds, identifier
from countermove.desk.board.forms_of_lists import event_fields, package_fields, source_fields
from countermove.desk.board.forms_of_parties import (
    option_fields,
    party_fields,
    stakeholder_fields,
    statement_fields,
    take_fields,
)
from countermove.desk.board.outline import Entry, entry_at, steps_of
from countermove.editing.wording import quoted, statement_of
from countermove.errors import CountermoveError

SHAPES: Choices = tuple((shape, f"{words} ({shape})") for shape, words in MEANINGS.items())


def form_for(board: Board, mode: str, where: str) -> Form:
    """Return a form.

    Args:
        mode: edit, add or move.
        where: the place it is about, as people write it: ``company/preferences/3``; for add, the list.

    Raises: ``CountermoveError`` where there is nothing of the kind; the case may have changed meanwhile.
    """
    steps = steps_of(where, board.root) if where else ()
    entry = entry_at(where, board.root)
    found = None
    if mode == "add":
        found = _adding(board, where, steps)
    elif entry is not None:
        found = _moving(where, steps, entry) if mode == "move" else _editing(board, where, steps, entry)
    elif where == "question":
        found = _about_case(board)
    if found is None:
        raise CountermoveError(f"there is no form for “{where[:80]}”; the case may have changed: draw the board again")
    return found


def _editing(board: Board, where: str, steps: Path, entry: Entry) -> Form | None:
    match steps:
        case ("question",):
            return _about_case(board)
        case ("decision_makers", str(name)):
            return Form("edit", where, f"Change {name}", "Change it", party_fields(board, entry))
        case ("decision_makers", _, "options", str(name)):
            return Form("edit", where, f"Change the option {name}", "Change it", option_fields(board, entry))
        case ("decision_makers", str(party), *_, "preferences", int(index)):
            text = statement_of(entry.plain())
            fields = statement_fields(board, entry, index + 1)
            return Form("edit", where, f"Change {quoted(text)}", "Change it", fields, text, party)
        case ("decision_makers", str(), "stakeholders", str(name)):
            return Form("edit", where, f"Change {name}", "Change it", stakeholder_fields(board, entry))
        case ("decision_makers", str(), "stakeholders", str(name), "reactions" | "stances" as kind, str(option)):
            return Form("edit", where, f"How {name} takes {option}", "Change it", take_fields(board, entry, kind))
        case ("constraints", int(index)):
            row = constraint_of(entry, index + 1, {})
            fields = _constraint_fields(entry, row.shape, row.content)
            return Form("edit", where, f"Change {quoted(row.text)}", "Change it", fields, row.text)
        case ("events", int()):
            return Form("edit", where, f"Change the event {entry.text('id')}", "Change it", event_fields(board, entry))
    return None


def _adding(board: Board, where: str, steps: Path) -> Form | None:
    match steps:
        case ("decision_makers",):
            fields = (identifier("A short name to refer to it by."), *party_fields(board, None))
            return Form("add", where, "A new party", "Add it", fields)
        case ("decision_makers", str(party), "options"):
            fields = (
                identifier("The word that statements use for it, such as raise_fee."),
                *option_fields(board, None),
            )
            return Form("add", where, f"A new option of {party}", "Add it", fields)
        case ("decision_makers", str(party), *_, "preferences"):
            return Form("add", where, "A new statement", "Add it", statement_fields(board, None, 0), owner=party)
        case ("decision_makers", str(party), "stakeholders"):
            fields = (identifier("A short name to refer to it by."), *stakeholder_fields(board, None))
            return Form("add", where, f"Somebody inside {party}", "Add it", fields)
        case ("decision_makers", str(), "stakeholders", str(name), "reactions" | "stances" as kind):
            title = f"How {name} takes an option"
            return Form("add", where, title, "Add it", take_fields(board, None, kind, str(steps[1])))
        case ("constraints",):
            return Form("add", where, "A new constraint", "Add it", _constraint_fields(None, "never", ""))
        case ("packages",):
            return Form("add", where, "A new package", "Add it", package_fields(board))
        case ("events",):
            fields = (identifier("A short name to refer to it by."), *event_fields(board, None))
            return Form("add", where, "A new event", "Add it", fields)
        case ("sources",):
            return Form("add", where, "A new source", "Add it", source_fields())
    return None


def _moving(where: str, steps: Path, entry: Entry) -> Form | None:
    match steps:
        case ("decision_makers", str(party), *_, "preferences", int(index)):
            text = statement_of(entry.plain())
            to = Field("to", "To place", str(index + 1), "number", hint="1 is the most important.", is_needed=True)
            return Form("move", where, f"Move {quoted(text)}", "Move it", (to,), text, party)
        case ("decision_makers", _, "options", str(name)):
            to = Field("to", "To place", "", "number", hint="1 is the first of its party.", is_needed=True)
            return Form("move", where, f"Move the option {name}", "Move it", (to,))
    return None


def _about_case(board: Board) -> Form:
    root = board.root
    question = root.part("question")
    parties: Choices = (("", "not said"), *board.party_names)
    fields = (
        Field("title", "Title", root.text("title"), is_needed=True),
        Field("summary", "Summary", root.text("summary"), "long", hint="One sentence on what is in dispute."),
        Field("as_of", "As of", root.text("as_of"), hint="What was known by then: YYYY, YYYY-MM or YYYY-MM-DD."),
        Field("initiator", "Whose options are looked at", _part(question, "initiator"), "select", parties),
        Field("target", "Who has to answer", _part(question, "target"), "select", parties),
        Field(
            "allies",
            "Allies of the target",
            " ".join(question.texts("allies")) if question else "",
            hint="Ids of parties, with blanks between them.",
        ),
    )
    return Form("edit", "question", "About this case", "Change it", fields)


def _part(entry: Entry | None, key: str) -> str:
    return entry.text(key) if entry else ""


def _constraint_fields(entry: Entry | None, shape: str, content: str) -> tuple[Field, ...]:
    hint = (
        "A formula for “never”; options with commas between them for the lists; option: what it needs for “needs”, "
        "with semicolons between several."
    )
    because = entry.text("because") if entry else ""
    return (
        Field("shape", "Kind", shape, "select", SHAPES),
        Field("content", "What", content, "content", hint=hint, is_needed=True),
        Field("id", "Id", entry.text("id") if entry else "", hint="A name to refer to it by; may be left out."),
        *grounds(entry.texts("cites") if entry else (), entry.text("basis") if entry else "", because),
    )
