"""A statement in words: the connectives as people say them, the options by what taking them means."""

from __future__ import annotations

from collections.abc import Mapping

from countermove.errors import StatementError
from countermove.language import And, Formula, Iff, Implies, Not, Option, Or, parse

BINDING = {Iff: 1, Implies: 2, Or: 3, And: 4, Not: 5, Option: 6}


def words_of(text: str, names: Mapping[str, str]) -> str:
    """Return a statement in words; empty where it cannot be read.

    Args:
        names: for an option, what taking it means; an option without is called by its id.
    """
    try:
        return formula_words(parse(text), names)
    except StatementError:
        return ""


def formula_words(formula: Formula, names: Mapping[str, str]) -> str:
    """Return a formula in words, with brackets where it would read otherwise without them.

    Source: interface.md, section 1 (expression language).
    """
    match formula:
        case Option(name):
            return f"“{names.get(name) or name.replace('_', ' ')}”"
        case Not(part):
            return f"not {_inside(part, 5, names)}"
        case And(left, right):
            return f"{_beside(left, And, names)} and {_beside(right, And, names)}"
        case Or(left, right):
            return f"{_beside(left, Or, names)} or {_beside(right, Or, names)}"
        case Implies(condition, consequence, written_as_if=True):
            return f"{_inside(consequence, 3, names)} if {_inside(condition, 3, names)}"
        case Implies(condition, consequence):
            return f"if {_inside(condition, 3, names)}, then {_inside(consequence, 3, names)}"
        case Iff(left, right):
            return f"{_inside(left, 2, names)} if and only if {_inside(right, 2, names)}"


def _inside(part: Formula, needed: int, names: Mapping[str, str]) -> str:
    words = formula_words(part, names)
    return words if BINDING[type(part)] >= needed else f"({words})"


def _beside(part: Formula, same: type[Formula], names: Mapping[str, str]) -> str:
    """Return a part of an and, or of an or: people do not read one as binding tighter than the other."""
    return _inside(part, BINDING[same] if isinstance(part, same) else BINDING[Not], names)
