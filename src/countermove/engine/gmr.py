"""General metarationality: every improvement can be answered by a state no better, whatever that costs the others."""

from __future__ import annotations

from countermove.engine.kernel import Kernel, stays
from countermove.engine.layout import BoolArray


def gmr_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is deterred by some reply.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: Howard (1971); theory.md, section 4.2.
    """
    return stays(kernel, dm, kernel.worst_reply(dm, kernel.rank(dm)))
