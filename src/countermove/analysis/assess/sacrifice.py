"""Interests a reply gives up: those it fails that were held before, or that another reply would have served."""

from __future__ import annotations

from countermove.engine.implicit.order import Order
from countermove.engine.implicit.replies import Replies


def attainable(replies: Replies, order: Order, code: int) -> frozenset[int]:
    """Return the statements, counted from 1, that some reply to a state makes true."""
    everything = replies.everything(code)
    return frozenset(
        place
        for place, statement in enumerate(order.predicates, 1)
        if not replies.is_empty(replies.both(everything, replies.where(statement, code)))
    )


def sacrificed(order: Order, reply: int, served: frozenset[int], held: int | None = None) -> frozenset[int]:
    """Return the statements a reply fails although another reply serves them, or the state ``held`` did.

    Source: tradecraft.md, section 1.6 (``Sac`` of H2 with ``held`` the baseline; of H4 without).
    """
    kept = frozenset() if held is None else frozenset(range(1, order.length + 1)) - frozenset(order.failed(held))
    return frozenset(order.failed(reply)) & (served | kept)
