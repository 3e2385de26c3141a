"""Which statement makes a decision maker prefer one state to another: the first that holds in one of them only."""

from __future__ import annotations

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
    statements = model.party(dm).preference.statements
    return next((one for one in statements if _holds(model, one, before) != _holds(model, one, after)), None)


def _holds(conflict: Conflict, statement: Statement, code: int) -> bool:
    return bool(truth(statement.formula, lambda name: bool(code >> conflict.position[name] & 1), True))


def called(statement: Statement) -> str:
    """Return what a statement is called: by its id where it has one, else by its place, with what it says."""
    return f"{statement.id or f'statement {statement.line}'} ({statement.text})"
