"""Many draws of one structure: what does not change from draw to draw is planned once.

Uncertain preferences mean thousands of redraws of one conflict in which states and moves stay and only the orders
differ. ``Redraws`` gives the verdicts of one draw after another; they are those that ``solve`` gives for the conflict
with these preferences.

The parts, each on its own: ``orders`` (preferences as ranks), ``views`` (an order of the cells in which a mover's lines
lie far apart), ``improving`` and ``moving`` (one mover's turn), ``rounds`` (turn after turn until nothing changes),
``joined`` (what moves that can be taken back join), and ``option_form`` and ``any_form``, which put them together.
"""

from __future__ import annotations

from countermove.engine.redraw.orders import Order
from countermove.engine.redraw.redraws import Redraws

__all__ = ["Order", "Redraws"]
