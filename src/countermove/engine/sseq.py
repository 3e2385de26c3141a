"""Symmetric sequential stability: the answer must be credible, and must hold even after the best countermove."""

from __future__ import annotations

from countermove.engine.kernel import Kernel, stays
from countermove.engine.layout import BoolArray


def sseq_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is deterred by a credible reply it cannot escape from.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: Rêgo and Vieira (2017); theory.md, section 6.
    """
    escape = kernel.best_move(dm, kernel.rank(dm))
    return stays(kernel, dm, kernel.worst_reply(dm, escape, credible=True))
