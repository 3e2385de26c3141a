"""Evidence that bears on rival hypotheses, and indicators: moves to watch for.

Source: tradecraft.md, sections 2.6 and 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

RELIABILITY = {"A": 1.0, "B": 0.8, "C": 0.6, "D": 0.4, "E": 0.2, "F": 0.5}
"""Grades of a source and how far evidence from it counts; F is a source that cannot be judged."""

TERMS = {
    "almost no chance": ("remote",),
    "very unlikely": ("highly improbable",),
    "unlikely": ("improbable",),
    "roughly even chance": ("roughly even odds", "roughly even"),
    "likely": ("probable",),
    "very likely": ("highly probable",),
    "almost certain": ("nearly certain",),
}
"""The seven terms of ICD 203 in which evidence is rated, with the directive's own other words for them."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How expected a piece of evidence is if a hypothesis holds: a term of ICD 203, and why.

    ``because`` is given where a rating stands in place of what the model computes.
    """

    term: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something known that is more to be expected under some hypotheses than under others.

    ``kind`` is text (said or reported), move (an option taken or dropped, whose likelihood the model computes) or
    absence (something usual that was left out). Pieces of one ``group`` depend on each other and count once.
    """

    id: str
    text: str
    about: str
    kind: str = "text"
    date: str = ""
    event: str = ""
    option: str = ""
    direction: str = ""
    group: str = ""
    reliability: str = ""
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An observable move that would tell hypotheses apart, and whether it has been seen.

    ``direction`` is on (the option is taken), off (dropped) or absent (not taken by ``until``). ``status`` is open,
    seen or not seen, on ``date``.
    """

    id: str
    text: str
    about: str
    option: str
    direction: str = "on"
    since: str = ""
    until: str = ""
    seen_by: str = ""
    status: str = "open"
    date: str = ""
    likelihoods: Mapping[str, Rating] = field(default_factory=dict)
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    note: str = ""
