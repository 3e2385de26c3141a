"""Which form belongs to a place of the case: to change what is there, or to add to a list."""

from __future__ import annotations

from collections.abc import Callable

from countermove.casefile.nodes import Path, where_of
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
from countermove.desk.board.outline import Entry, entry_at, kind_of, steps_of
from countermove.editing.wording import quoted, statement_of
from countermove.errors import CountermoveError

SHAPES: Choices = tuple((shape, f"{words} ({shape})") for shape, words in MEANINGS.items())


NO_FORM = "there is no form for “{}”; the case may have changed: draw the board again"


def form_for(board: Board, mode: str, where: str) -> Form:
    """Return a form.

    Args:
        mode: edit, add or move.
        where: the place it is about, as people write it: ``company/preferences/3``; for add, the list.

    Raises: ``CountermoveError`` where there is nothing of the kind; the case may have changed meanwhile.
    """
    steps = steps_of(where, board.root)
    entry = entry_at(where, board.root)
    kind = kind_of((*steps, "") if mode == "add" else steps)
    if mode == "add" and kind in _NEW:
        title, fields = _NEW[kind](board, steps)
        return Form("add", where, title, "Add it", fields, owner=_owner(steps))
    if mode == "edit" and kind == "question":
        return _about_case(board)
    if entry is not None and mode == "edit" and kind in _CHANGED:
        title, fields, expected = _CHANGED[kind](board, entry)
        return Form("edit", where, title, "Change it", fields, expected, _owner(steps))
    if entry is not None and mode == "move" and kind in ("statement", "option"):
        return _moving(where, steps, entry)
    raise CountermoveError(NO_FORM.format(where[:80]))


def _owner(steps: Path) -> str:
    """Return the party, or the one inside it, that a place belongs to, as people write it."""
    if steps[0] != "decision_makers" or len(steps) == 1:
        return ""
    return where_of(steps[:4] if steps[2:3] == ("stakeholders",) and len(steps) > 3 else steps[:2])


Fields = tuple[Field, ...]
_A_NAME = "A short name to refer to it by."


def _new_party(board: Board, _: Path) -> tuple[str, Fields]:
    return "A new party", (identifier(_A_NAME), *party_fields(board, None))


def _new_option(board: Board, steps: Path) -> tuple[str, Fields]:
    hint = "The word that statements use for it, such as raise_fee."
    return f"A new option of {board.name_of(str(steps[1]))}", (identifier(hint), *option_fields(board, None))


def _new_statement(_board: Board, _: Path) -> tuple[str, Fields]:
    return "A new statement", statement_fields(None, 0)


def _new_stakeholder(board: Board, steps: Path) -> tuple[str, Fields]:
    return f"Somebody inside {board.name_of(str(steps[1]))}", (identifier(_A_NAME), *stakeholder_fields(None))


def _insider(board: Board, steps: Path) -> str:
    """Return the name of somebody inside a party, or the id."""
    found = board.root.part(*steps[:4])
    return (found.text("name") if found else "") or str(steps[3])


def _new_take(board: Board, steps: Path) -> tuple[str, Fields]:
    return f"How {_insider(board, steps)} takes an option", take_fields(board, None, str(steps[4]), str(steps[1]))


def _new_constraint(_board: Board, _: Path) -> tuple[str, Fields]:
    return "A new constraint", _constraint_fields(None, "never", "")


_NEW: dict[str, Callable[[Board, Path], tuple[str, Fields]]] = {
    "party": _new_party,
    "option": _new_option,
    "statement": _new_statement,
    "stakeholder": _new_stakeholder,
    "reaction": _new_take,
    "stance": _new_take,
    "constraint": _new_constraint,
    "package": lambda _board, _: ("A new package", package_fields()),
    "event": lambda board, _: ("A new event", (identifier(_A_NAME), *event_fields(board, None))),
    "source": lambda _board, _: ("A new source", source_fields()),
}


def _changed_party(board: Board, entry: Entry) -> tuple[str, Fields, str]:
    return f"Change {board.name_of(entry.name)}", party_fields(board, entry), ""


def _changed_option(board: Board, entry: Entry) -> tuple[str, Fields, str]:
    return f"Change the option {entry.name}", option_fields(board, entry), ""


def _changed_statement(_board: Board, entry: Entry) -> tuple[str, Fields, str]:
    text, index = statement_of(entry.plain()), entry.path[-1]
    return f"Change {quoted(text)}", statement_fields(entry, int(index) + 1), text


def _changed_stakeholder(_board: Board, entry: Entry) -> tuple[str, Fields, str]:
    return f"Change {entry.text('name') or entry.name}", stakeholder_fields(entry), ""


def _changed_take(board: Board, entry: Entry) -> tuple[str, Fields, str]:
    return f"How {_insider(board, entry.path)} takes {entry.name}", take_fields(board, entry, str(entry.path[4])), ""


def _changed_constraint(_board: Board, entry: Entry) -> tuple[str, Fields, str]:
    row = constraint_of(entry, int(entry.path[-1]) + 1, {})
    return f"Change {quoted(row.text)}", _constraint_fields(entry, row.shape, row.content), row.text


def _changed_event(board: Board, entry: Entry) -> tuple[str, Fields, str]:
    return f"Change the event {entry.text('id')}", event_fields(board, entry), entry.text("id")


_CHANGED: dict[str, Callable[[Board, Entry], tuple[str, Fields, str]]] = {
    "party": _changed_party,
    "option": _changed_option,
    "statement": _changed_statement,
    "stakeholder": _changed_stakeholder,
    "reaction": _changed_take,
    "stance": _changed_take,
    "constraint": _changed_constraint,
    "event": _changed_event,
}


def _moving(where: str, steps: Path, entry: Entry) -> Form:
    if kind_of(steps) == "option":
        to = Field("to", "To place", "", "number", hint="1 is the first of its party.", is_needed=True)
        return Form("move", where, f"Move the option {entry.name}", "Move it", (to,), owner=_owner(steps))
    text = statement_of(entry.plain())
    to = Field("to", "To place", str(int(steps[-1]) + 1), "number", hint="1 is the most important.", is_needed=True)
    return Form("move", where, f"Move {quoted(text)}", "Move it", (to,), text, _owner(steps))


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
