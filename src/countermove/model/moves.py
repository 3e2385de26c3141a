"""Unilateral moves: which settings a party can change to, and in which directions."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.model.option import Direction, Option


@dataclass(frozen=True, slots=True)
class OwnOptions:
    """A party's options as masks over the decimal code.

    Source: theory.md, section 1.2 (no differing option moves against its permitted direction).
    """

    mask: int
    only_on: int
    only_off: int

    def permits(self, before: int, after: int) -> bool:
        """Say whether the party may change one state into the other in a single move."""
        changed = before ^ after
        if changed & ~self.mask:
            return False
        return not (changed & self.only_on & before) and not (changed & self.only_off & after)


def own_options(options: tuple[Option, ...], owner: str) -> OwnOptions:
    """Return the masks of one party's options, bit i standing for the i-th option of the file."""
    mask = only_on = only_off = 0
    for position, option in enumerate(options):
        if option.owner == owner:
            mask |= 1 << position
            only_on |= (option.direction is Direction.ON) << position
            only_off |= (option.direction is Direction.OFF) << position
    return OwnOptions(mask, only_on, only_off)
