"""The numbers of a paper: notes, which say what a sentence or a cell rests on, tables and figures.

A note's number is unique in the paper. The notes of a part (a section, or one table or card in it) stand at its end,
and the same ground has one number within a part: a reader finds the full citation near what rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from countermove.report.content import Ground

STATED = "stated"


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference to a note: its number, and the how-manyeth reference it is."""

    number: int
    turn: int


@dataclass(slots=True)
class Note:
    """A numbered ground, and how often it is referred to."""

    number: int
    ground: Ground
    turns: int = 0

    def mark(self) -> Mark:
        """Return one more reference to the note."""
        self.turns += 1
        return Mark(self.number, self.turns)


class Numbering:
    """Numbers in the order of the text; a writer asks as it writes."""

    def __init__(self) -> None:
        self._parts: list[dict[Ground, Note]] = [{}]
        self._last_note = 0
        self._last: dict[str, int] = {}

    def next(self, kind: str) -> int:
        """Return the next number of a kind, such as a table or a figure."""
        self._last[kind] = self._last.get(kind, 0) + 1
        return self._last[kind]

    def begin(self) -> str:
        """Begin a part with notes of its own; return nothing to write, so that a template can ask for it."""
        self._parts.append({})
        return ""

    def end(self) -> tuple[Note, ...]:
        """End the part and return its notes, in order."""
        return tuple(self._parts.pop().values())

    def marks(self, grounds: Iterable[Ground]) -> tuple[Mark, ...]:
        """Return a reference to the note of each ground, once each, in the order of their numbers."""
        notes = [self._note(ground) for ground in dict.fromkeys(grounds)]
        return tuple(note.mark() for note in sorted(notes, key=lambda note: note.number))

    def _note(self, ground: Ground) -> Note:
        part = self._parts[-1]
        if ground not in part:
            self._last_note += 1
            part[ground] = Note(self._last_note, ground)
        return part[ground]


def basis_of(ground: Ground) -> str:
    """Return how an input is grounded where it is anything but stated in the record, which goes without saying."""
    return "" if ground.basis == STATED else ground.basis
