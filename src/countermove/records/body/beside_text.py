"""Codes alone in the margin: which passage each stands beside. Low certainty, by position only.

Source: records.md, section 1.3, rule 2.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from countermove.records.body.blocks import Block
from countermove.records.body.drafts import Draft
from countermove.records.body.redactions import Event


@dataclass(frozen=True, slots=True)
class Beside:
    """Codes beside a passage; ``after`` says how many of its blocks stand above them."""

    event: Event
    after: int


def place_events(events: Iterable[Event], blocks: Sequence[Block], drafts: Iterable[Draft]) -> dict[int, list[Beside]]:
    """Return the codes in the margin beside each passage, by the identity of its draft.

    Each goes to the nearest block, to the one above where two are equally near; beside title, front matter or
    distribution list it belongs to no passage.
    """
    owners = {block.first: (draft, place) for draft in drafts for place, block in enumerate(draft.blocks)}
    lasts = [block.last for block in blocks]
    placed: dict[int, list[Beside]] = {}
    for event in events:
        above = bisect_left(lasts, event.first) - 1
        nearest = _nearest(event, blocks, above)
        owner = owners.get(nearest.first) if nearest else None
        if owner is None or nearest is None:
            continue
        after = owner[1] + (nearest.last < event.first)
        placed.setdefault(id(owner[0]), []).append(Beside(event, after))
    return placed


def _nearest(event: Event, blocks: Sequence[Block], above: int) -> Block | None:
    before = blocks[above] if above >= 0 else None
    below = blocks[above + 1] if above + 1 < len(blocks) else None
    if before is None or below is None:
        return before or below
    return below if below.first - event.last < event.first - before.last else before
