"""Chains of follow-ups: events that answer or repeat one another.

Source: mission F13.
"""

from __future__ import annotations

from collections.abc import Sequence

from countermove.analysis.timeline.order import Dated

MOST_STEPS = 100_000
"""Units: steps in all chains together."""


def chains(events: Sequence[Dated]) -> tuple[tuple[str, ...], ...]:
    """Return every chain from an event that follows none to one that none follows, of two events at least.

    An event follows the one it answers, or else the one it repeats. A chain that parts is listed once for each end.
    """
    known = {entry.id for entry in events}
    before = {
        entry.id: link
        for entry in events
        if (link := next((one for one in (entry.event.answers, entry.event.repeats) if one in known), ""))
    }
    followed = set(before.values())
    found: list[tuple[str, ...]] = []
    steps = 0
    for entry in events:
        if entry.id in followed or entry.id not in before:
            continue
        chain = [entry.id]
        while chain[-1] in before and steps < MOST_STEPS:
            chain.append(before[chain[-1]])
            steps += 1
        found.append(tuple(reversed(chain)))
    return tuple(found)
