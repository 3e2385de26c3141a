"""What was changed in a text, step by step, so that every step can be taken back and done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

STEPS = 500
"""How many steps are kept; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Splice:
    """One step: at an offset, one stretch of text gave way to another; ``label`` says what was done, as a sentence."""

    label: str
    start: int
    removed: str
    added: str

    def done(self, text: str) -> str:
        """Return a text after this step."""
        return text[: self.start] + self.added + text[self.start + len(self.removed) :]

    def undone(self, text: str) -> str:
        """Return a text before this step."""
        return text[: self.start] + self.removed + text[self.start + len(self.added) :]


def splice(before: str, after: str, label: str) -> Splice:
    """Return the step from one text to another: what they share at both ends is left out."""
    shorter = min(len(before), len(after))
    start = _shared(before, after, shorter)
    end = _shared(before[start:][::-1], after[start:][::-1], shorter - start)
    return Splice(label, start, before[start : len(before) - end], after[start : len(after) - end])


def _shared(one: str, other: str, most: int) -> int:
    """Return how many letters two texts have in common at their start, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass
class History:
    """Steps that led to the present text, and steps that were taken back and can be done again, last one last."""

    done: list[Splice] = field(default_factory=list)
    undone: list[Splice] = field(default_factory=list)

    def add(self, step: Splice) -> None:
        """Note a new step; what was taken back before it cannot be done again."""
        self.done.append(step)
        self.undone.clear()
        del self.done[:-STEPS]

    def undo(self, text: str) -> str:
        """Return the text before the last step."""
        step = self.done.pop()
        self.undone.append(step)
        return step.undone(text)

    def redo(self, text: str) -> str:
        """Return the text after the step that was last taken back."""
        step = self.undone.pop()
        self.done.append(step)
        return step.done(text)

    def to_json(self) -> dict[str, Any]:
        """Return the steps as a draft file keeps them."""
        return {"done": [_plain(step) for step in self.done], "undone": [_plain(step) for step in self.undone]}


def history_from(kept: Mapping[str, Any]) -> History:
    """Return the steps that a draft file keeps.

    Raises: ``KeyError``, ``TypeError`` or ``ValueError`` for anything else.
    """
    return History([_step(one) for one in kept["done"]], [_step(one) for one in kept["undone"]])


def _plain(step: Splice) -> list[Any]:
    return [step.label, step.start, step.removed, step.added]


def _step(kept: Any) -> Splice:
    label, start, removed, added = kept
    return Splice(str(label), int(start), str(removed), str(added))
