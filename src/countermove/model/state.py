"""States: a choice for every option, held as the decimal code the field uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state of a conflict in option form.

    ``code`` is the decimal code: option 0 of the file is the lowest bit. ``taken`` are the labels of its options.

    Source: theory.md, section 1.1.
    """

    code: int
    options: tuple[str, ...]

    @property
    def taken(self) -> tuple[str, ...]:
        """Return the options taken in this state, in the order of the file."""
        return tuple(name for bit, name in enumerate(self.options) if self.code >> bit & 1)

    @property
    def letters(self) -> str:
        """Return the state as a string of Y and N, the file's first option first."""
        return "".join("Y" if self.code >> bit & 1 else "N" for bit in range(len(self.options)))

    def __str__(self) -> str:
        return "{" + ", ".join(self.taken) + "}"


def bits(mask: int) -> Iterator[int]:
    """Yield the positions of the bits set in a mask, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
