"""Who can leave a state, and who wants to: what tells a dead end from a state that wishes or fears hold.

A state that nobody can leave is stable in every sense, and for a reason that has nothing to do with anybody's wishes.
One that nobody gains by leaving alone may be a settlement or a deadlock: this does not tell them apart.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray


class Holds(StrEnum):
    """What keeps the conflict in an equilibrium."""

    NOBODY_CAN_LEAVE = "nobody_can_leave"
    NOBODY_WANTS_TO = "nobody_wants_to"
    DETERRED = "deterred"


def can_move(kernel: Kernel, dm: int) -> BoolArray:
    """Return where a decision maker has any move.

    Asked for the highest and the lowest number among a cell and those it can move to, one of which is another cell's
    where there is a move.

    Shape: one Boolean a cell; meaningless where a cell is no state.
    Source: theory.md, section 2.1.
    """
    size = len(kernel.feasible)
    number = np.arange(size, dtype=np.int32)
    found = np.zeros(size, dtype=np.bool_)
    for values in (number, np.int32(size) - number):
        masked = np.where(kernel.feasible, values, np.int32(-1))
        found |= kernel.best_move(dm, masked) != masked
    return found


def wants_to_move(kernel: Kernel, dm: int) -> BoolArray:
    """Return where a decision maker has an improvement.

    Shape: one Boolean a cell; meaningless where a cell is no state.
    Source: theory.md, section 2.1.
    """
    rank = kernel.rank(dm)
    wanted: BoolArray = kernel.best_move(dm, rank) > rank
    return wanted
