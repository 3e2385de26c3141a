"""Firsts and repeats: what an event adds to the earlier ones among those coded.

Two events say the same where the actor, the option and the direction are the same, or where the coder says that the
one repeats the other. They have the same form where the speaker, the channel, the audience, the addressee, the
condition, and whether it was said or done, are the same too. A first is a first among the events coded, no more.

Source: mission F11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.model import Event

FORM = ("speaker", "channel", "audience", "recipient", "standing", "conditional_on")
FIRST, NEW_FORM, REPEAT, OPEN = "first", "new_form", "repeat", ""


@dataclass(frozen=True, slots=True)
class Novelty:
    """How new an event is, as coded and as found by comparing; ``found`` is empty where the dates leave it open.

    ``like`` is the earlier event it is compared with, ``differs_in`` what is new in the form.
    """

    event: str
    coded: str
    found: str
    like: str
    differs_in: tuple[str, ...]
    why: str

    @property
    def agrees(self) -> bool | None:
        """Say whether coder and comparison agree; None where one of them is silent, or coded is an omission."""
        if not self.coded or not self.found or self.coded == "omits":
            return None
        return self.coded == self.found


def novelty(events: Sequence[Dated]) -> tuple[Novelty, ...]:
    """Return how new each event is that can be compared: it has an option and direction, or repeats another."""
    by_id = {entry.id: entry for entry in events}
    alike: dict[tuple[str, ...], list[Dated]] = {}
    for entry in events:
        alike.setdefault(_key(entry.event), []).append(entry)
    return tuple(
        _novelty(entry, _same(entry, alike, by_id))
        for entry in events
        if _key(entry.event) or entry.event.repeats in by_id
    )


def _key(event: Event) -> tuple[str, ...]:
    """Return what events have in common that say the same; nothing for one that takes no option up and drops none."""
    return (event.actor, event.option, event.direction) if event.option and event.direction else ()


def _same(entry: Dated, alike: Mapping[tuple[str, ...], Sequence[Dated]], by_id: Mapping[str, Dated]) -> list[Dated]:
    """Return the other events that say the same, whenever they came."""
    key = _key(entry.event)
    named = [by_id[entry.event.repeats]] if entry.event.repeats in by_id else []
    if not key:
        return named
    listed = {other.id for other in named}
    return named + [other for other in alike[key] if other is not entry and other.id not in listed]


def _novelty(entry: Dated, same: Sequence[Dated]) -> Novelty:
    event = entry.event
    earlier = [other for other in same if other.days.before(entry.days) or other.id == event.repeats]
    alike = next((other for other in earlier if not _differs(event, other.event)), None)
    if alike is not None:
        return Novelty(event.id, event.novelty, REPEAT, alike.id, (), f"says the same in the same form as {alike.id}")
    ids = {other.id for other in earlier}
    perhaps = [other for other in same if other.id not in ids and entry.days.before(other.days) is not True]
    if perhaps:
        why = f"the dates do not say whether {perhaps[0].id} came before"
        return Novelty(event.id, event.novelty, OPEN, perhaps[0].id, (), why)
    if not earlier:
        return Novelty(event.id, event.novelty, FIRST, "", (), "no earlier event among those coded says the same")
    like = min(reversed(earlier), key=lambda other: len(_differs(event, other.event)))
    differs = _differs(event, like.event)
    return Novelty(event.id, event.novelty, NEW_FORM, like.id, differs, f"as {like.id}, with {_listed(differs)} new")


def _differs(event: Event, other: Event) -> tuple[str, ...]:
    return tuple(name for name in FORM if getattr(event, name) != getattr(other, name))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in names)
