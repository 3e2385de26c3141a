"""Symmetric metarationality: the answer must hold even after the decision maker's best countermove."""

from __future__ import annotations

from countermove.engine.kernel import Kernel, stays
from countermove.engine.layout import BoolArray


def smr_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is deterred by a reply from which it cannot escape.

    A reply is worth what the decision maker can still make of it: the best of the state and of its own moves there.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: Howard (1971); theory.md, section 4.3.
    """
    escape = kernel.best_move(dm, kernel.rank(dm))
    return stays(kernel, dm, kernel.worst_reply(dm, escape))
