"""Sequential stability: the answer must be credible, each step of it an improvement for whoever takes it."""

from __future__ import annotations

from countermove.engine.kernel import Kernel, stays
from countermove.engine.layout import BoolArray


def seq_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where every improvement of a decision maker is deterred by some credible reply.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: Fraser and Hipel (1979, 1984); theory.md, section 4.4.
    """
    return stays(kernel, dm, kernel.worst_reply(dm, kernel.rank(dm), credible=True))
