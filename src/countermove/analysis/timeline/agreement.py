"""How far two coders agree on the same events: Cohen's kappa of option, direction and novelty.

Source: Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from countermove.model import Event

FIELDS = ("option", "direction", "novelty")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree in one field; ``kappa`` is None where chance alone would make them agree always.

    Units: ``observed`` and ``expected`` are shares of the events both have; ``kappa`` is 1 for full agreement and 0
    for as much as by chance.
    """

    field: str
    events: int
    observed: float
    expected: float
    kappa: float | None
    differ: tuple[str, ...]


def agreement(first: Sequence[Event], second: Sequence[Event]) -> tuple[Agreement, ...]:
    """Return the agreement on the events that have the same id in both; none where they share no event.

    That a field is empty counts as a value of its own: that somebody saw no option is a judgment, too.

    Source: Cohen 1960.
    """
    others = {event.id: event for event in second}
    pairs = [(event, others[event.id]) for event in first if event.id in others]
    return tuple(_agreement(field, pairs) for field in FIELDS) if pairs else ()


def _agreement(field: str, pairs: Sequence[tuple[Event, Event]]) -> Agreement:
    values = [(getattr(one, field), getattr(other, field)) for one, other in pairs]
    total = len(values)
    same = sum(one == other for one, other in values)
    left, right = Counter(one for one, _ in values), Counter(other for _, other in values)
    chance = sum(left[value] * right[value] for value in left)
    rest = total * total - chance
    kappa = (same * total - chance) / rest if rest else None
    differ = tuple(one.id for one, other in pairs if getattr(one, field) != getattr(other, field))
    return Agreement(field, total, same / total, chance / (total * total), kappa, differ)
