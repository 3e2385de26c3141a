"""Who acted: one lane an actor, decision makers first, then whoever else appears."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one actor, in the order of their dates; ``is_party`` is false for outsiders."""

    actor: str
    name: str
    is_party: bool
    events: tuple[str, ...]


def lanes(events: Sequence[Dated], names: Mapping[str, str]) -> tuple[Lane, ...]:
    """Return the lanes of those who appear.

    Args:
        names: the decision makers' labels with their names as shown, in the order of the file.
    """
    found: dict[str, list[str]] = {name: [] for name in names}
    for entry in events:
        found.setdefault(entry.event.actor, []).append(entry.id)
    return tuple(
        Lane(actor, names.get(actor, actor or "nobody named"), actor in names, tuple(ids))
        for actor, ids in found.items()
        if ids
    )
