"""Formula back to text, with no more parentheses than needed."""

from __future__ import annotations

from countermove.language.formula import And, Formula, Iff, Implies, Not, Option, Or

_BINDING = {Iff: 1, Implies: 2, Or: 3, And: 4, Not: 5, Option: 6}


def show(formula: Formula) -> str:
    """Return a statement's text in the case language; parsing it gives the same formula back."""
    match formula:
        case Option(name):
            return name
        case Not(part):
            return f"not {_inside(part, 5)}"
        case And(left, right):
            return f"{_inside(left, 4)} and {_inside(right, 5)}"
        case Or(left, right):
            return f"{_inside(left, 3)} or {_inside(right, 4)}"
        case Implies(condition, consequence, written_as_if=True):
            return f"{_inside(consequence, 3)} if {_inside(condition, 3)}"
        case Implies(condition, consequence):
            return f"{_inside(condition, 3)} implies {_inside(consequence, 3)}"
        case Iff(left, right):
            return f"{_inside(left, 1)} iff {_inside(right, 2)}"


def _inside(part: Formula, needed: int) -> str:
    text = show(part)
    return text if _BINDING[type(part)] >= needed else f"({text})"
