"""What cannot be combined, as the file has it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from countermove.desk.board.formula_words import words_of
from countermove.desk.board.outline import Entry
from countermove.editing.walk import SHAPES
from countermove.editing.wording import constraint_text

MEANINGS = {
    "never": "Never together",
    "exactly_one": "Exactly one of these",
    "at_least_one": "At least one of these",
    "at_most_one": "At most one of these",
    "requires": "This needs that",
}
"""The shapes of a constraint, each with what it says."""


@dataclass(frozen=True)
class ConstraintRow:
    """One constraint; ``index`` counts from 1. ``text`` is what it says as the file has it, ``words`` in words."""

    entry: Entry
    index: int
    text: str
    words: str

    @property
    def shape(self) -> str:
        """Return which of the five shapes it has; the first one where the file gives none."""
        return next((shape for shape in SHAPES if self.entry.part(shape) is not None), "never")

    @property
    def content(self) -> str:
        """Return what stands under its shape, as one line that can be typed: formula, list, or option: needs; …"""
        return self.text.partition(": ")[2]

    @property
    def removal(self) -> str:
        """Return the operation, as JSON, that takes the constraint out."""
        return json.dumps({"kind": "remove_constraint", "index": self.index, "expected": self.text})


def constraint_of(entry: Entry, index: int, names: Mapping[str, str]) -> ConstraintRow:
    """Return a constraint as the board shows it."""
    text = constraint_text(entry.plain())
    shape, _, content = text.partition(": ")
    return ConstraintRow(entry, index, text, _words(shape, content, names))


def _words(shape: str, content: str, names: Mapping[str, str]) -> str:
    if shape == "never":
        words = words_of(content, names)
        return f"Never: {words}" if words else ""
    if shape == "requires":
        needs = (one.partition(": ") for one in content.split("; "))
        return "; ".join(f"{words_of(taken, names)} needs {_all(need, names)}" for taken, _, need in needs)
    return f"{MEANINGS[shape]}: {_all(content, names)}" if shape in MEANINGS else ""


def _all(listed: str, names: Mapping[str, str]) -> str:
    return ", ".join(words_of(one, names) for one in listed.split(", "))


def content_from(shape: str, typed: str) -> str | list[str] | dict[str, str | list[str]]:
    """Return the content of a constraint from one line that somebody typed.

    A formula for never; options with commas (or blanks) between them for the lists; ``option: need, need`` for
    requires, with semicolons between several.
    """
    if shape == "never":
        return typed.strip()
    if shape == "requires":
        pairs = (one.partition(":") for one in typed.replace("\n", ";").split(";") if one.strip())
        return {taken.strip(): _one_or_more(_listed(needs)) for taken, _, needs in pairs if taken.strip()}
    listed = _listed(typed)
    return listed if len(listed) != 1 or " " not in listed[0] else listed[0].split()


def _listed(typed: str) -> list[str]:
    return [one.strip() for one in typed.replace("\n", ",").split(",") if one.strip()]


def _one_or_more(listed: list[str]) -> str | list[str]:
    return listed[0] if len(listed) == 1 else listed
