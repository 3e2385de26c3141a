"""The statement language: options joined by not, and, or, implies, if, iff."""

from countermove.language.formula import And, Formula, Iff, Implies, Not, Option, Or, names, truth
from countermove.language.parse import KEYWORDS, is_identifier, parse
from countermove.language.show import show
from countermove.language.spans import name_spans

__all__ = [
    "KEYWORDS",
    "And",
    "Formula",
    "Iff",
    "Implies",
    "Not",
    "Option",
    "Or",
    "is_identifier",
    "name_spans",
    "names",
    "parse",
    "show",
    "truth",
]
