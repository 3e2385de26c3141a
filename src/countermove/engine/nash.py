"""Nash stability: no improvement at all."""

from __future__ import annotations

from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray


def nash_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where a decision maker has no unilateral improvement.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Source: Nash (1950, 1951); theory.md, section 4.1.
    """
    rank = kernel.rank(dm)
    return kernel.best_move(dm, rank) <= rank
