"""How far the others' answers may run: the definition, and two shortcuts that older programs and papers took.

The definition lets the others answer in any legal sequence: anybody may move again, but nobody twice running. Some
published tables were made with shorter answers. They can be had under their own names, and are never the default.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from countermove.errors import NotApplicable, nearest

if TYPE_CHECKING:
    from countermove.engine.layout import IntArray


class Sanctions(StrEnum):
    """How the others may answer a move.

    Source: theory.md, sections 2.2 and 14 (trap 1).
    """

    LEGAL = "legal"
    ONCE = "once"
    SINGLE = "single"

    @property
    def meaning(self) -> str:
        """Return the reading in words."""
        return {
            Sanctions.LEGAL: "the others answer in any legal sequence: nobody moves twice running",
            Sanctions.ONCE: "each of the others answers at most once (a shortcut, not the definition)",
            Sanctions.SINGLE: "only one of the others answers, with one move (a shortcut, not the definition)",
        }[self]


def sanctions_named(name: str) -> Sanctions:
    """Return a reading by its name.

    Raises: ``NotApplicable`` where there is none of that name.
    """
    known = [reading.value for reading in Sanctions]
    if name.lower() in known:
        return Sanctions(name.lower())
    raise NotApplicable(
        f'there is no reading of sanctions "{name}"; {nearest(name.lower(), known) or ", ".join(known)}'
    )


def least_in_few_moves(
    steps: Sequence[Callable[[IntArray], IntArray]], penalty: IntArray, reading: Sanctions
) -> IntArray:
    """Return the least penalty within one move of one of the others, or within at most one move of each.

    A step gives the least value one mover can bring about in one move; the place itself may be counted or not.

    Shape: as ``penalty``.
    Source: theory.md, section 14 (trap 1).
    """
    import numpy as np

    movers = range(len(steps))
    least = {frozenset[int](): penalty}
    for size in range(1, (1 if reading is Sanctions.SINGLE else len(steps)) + 1):
        for group in map(frozenset, combinations(movers, size)):
            least[group] = np.minimum.reduce([penalty, *(steps[m](least[group - {m}]) for m in group)])
    found: IntArray = np.minimum.reduce(list(least.values()))
    return found
