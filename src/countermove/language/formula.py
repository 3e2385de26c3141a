"""Formulas over options, as frozen nodes, and their truth over many states at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """True where the option is taken."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where the part is not."""

    part: Formula


@dataclass(frozen=True, slots=True)
class And:
    """True where both parts are."""

    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True)
class Or:
    """True where one of the parts is."""

    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True)
class Implies:
    """Material implication: true where the condition fails, and where the consequence holds."""

    condition: Formula
    consequence: Formula
    written_as_if: bool = False


@dataclass(frozen=True, slots=True)
class Iff:
    """True where both parts hold, and where neither does."""

    left: Formula
    right: Formula


Formula = Option | Not | And | Or | Implies | Iff


def truth(formula: Formula, leaf: Callable[[str], Any], full: Any) -> Any:
    """Return where a formula holds, as a value of whatever algebra the leaves come from.

    The leaves may be integers used as bit sets (``full`` is then the integer with every bit set), Booleans (``full``
    is ``True``) or numpy arrays of Booleans: anything with ``&``, ``|`` and ``^``.

    Source: theory.md, section 3.3 (``A if B`` is material: true where B fails).
    """
    match formula:
        case Option(name):
            return leaf(name)
        case Not(part):
            return truth(part, leaf, full) ^ full
        case And(left, right):
            return truth(left, leaf, full) & truth(right, leaf, full)
        case Or(left, right):
            return truth(left, leaf, full) | truth(right, leaf, full)
        case Implies(condition, consequence):
            return (truth(condition, leaf, full) ^ full) | truth(consequence, leaf, full)
        case Iff(left, right):
            return truth(left, leaf, full) ^ truth(right, leaf, full) ^ full


def names(formula: Formula) -> frozenset[str]:
    """Return the names of the options that a formula mentions."""
    match formula:
        case Option(name):
            return frozenset((name,))
        case Not(part):
            return names(part)
        case Implies(condition, consequence):
            return names(condition) | names(consequence)
        case And(left, right) | Or(left, right) | Iff(left, right):
            return names(left) | names(right)
