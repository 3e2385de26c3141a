"""The original tableau: an improvement is deterred by a credible answer, or else spoiled by moves made at once."""

from __future__ import annotations

from countermove.engine.kernel import Kernel, stays
from countermove.engine.layout import BoolArray
from countermove.engine.sim import unspoiled


def seq_or_sim_stable(kernel: Kernel, dm: int) -> BoolArray:
    """Return where each improvement, taken by itself, is either deterred sequentially or spoiled simultaneously.

    One improvement may be deterred the one way and the next the other. So a state can be stable here that is neither
    sequentially nor simultaneously stable.

    Shape: one Boolean a cell; meaningless where the cell is no state.
    Raises: ``NotApplicable`` as for simultaneous stability.
    Source: Fraser and Hipel (1979, 1984); theory.md, section 4.6.
    """
    sanction = kernel.worst_reply(dm, kernel.rank(dm), credible=True)
    deterred = stays(kernel, dm, sanction)
    return deterred | ~unspoiled(kernel, dm, kernel.feasible & ~deterred, sanction)
