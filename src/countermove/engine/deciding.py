"""Which statement makes a decision maker prefer one state to another: the first that holds in one of them only."""

from __future__ import annotations

from dataclasses import replace

from countermove.language import truth
from countermove.model import Conflict, GraphConflict, Statement


def deciding_statement(model: Conflict | GraphConflict, dm: str, before: int, after: int) -> Statement | None:
    """Return the statement that decides between two states, given by their decimal codes.

    None where the decision maker is indifferent between them, and where its order is not made of statements: there a
    ranking or a drawing says which it prefers, and nothing says why.

    Source: theory.md, section 3.3.
    """
    if not isinstance(model, Conflict) or model.party(dm).preference.is_ranking:
        return None
    for place, statement in enumerate(model.party(dm).preference.statements, 1):
        if _holds(model, statement, before) != _holds(model, statement, after):
            return statement if statement.line else replace(statement, line=place)
    return None


def _holds(conflict: Conflict, statement: Statement, code: int) -> bool:
    return bool(truth(statement.formula, lambda name: bool(code >> conflict.position[name] & 1), True))


def label(statement: Statement, place: int = 0) -> str:
    """Return what a statement is called: by its id, else by its line in the file, else by its place in the order."""
    return statement.id or f"statement {statement.line or place}"


def called(statement: Statement) -> str:
    """Return what a statement is called, with what it says."""
    return f"{label(statement)} ({statement.text})"
