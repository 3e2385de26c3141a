"""One face for the two ways of holding sets of replies."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.engine.implicit.predicate import Predicate
from countermove.engine.implicit.solved import SolvedReplies
from countermove.engine.implicit.table import LIMIT, TableReplies
from countermove.model.moves import OwnOptions

Replies = TableReplies | SolvedReplies


def make_replies(
    positions: Sequence[int], own: OwnOptions, constraints: Sequence[Predicate], limit: int = LIMIT
) -> Replies:
    """Return tables for at most twenty options, and a solver's literals above that."""
    if len(positions) <= limit:
        return TableReplies(positions, own, constraints)
    return SolvedReplies(positions, own, constraints)
