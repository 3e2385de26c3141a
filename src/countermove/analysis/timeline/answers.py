"""Who answered whom, and how soon: links the coder declared, apart from what merely came soon after.

Neither says that the one brought the other about.

Source: tradecraft.md, section 5 (lag table).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from countermove.analysis.timeline.order import Dated

MOST_LAGS = 10_000


@dataclass(frozen=True, slots=True)
class Lag:
    """Two events of different actors and the time between them.

    ``is_declared`` where the coder says that the one answers the other; ``is_sure`` where the order, and that the time
    is within what was asked, do not hang on imprecise dates.

    Units: ``least`` and ``most`` are the smallest and largest possible number of days; ``least`` below zero means that
    the later one may have come first.
    """

    first: str
    then: str
    by: str
    to: str
    least: int
    most: int
    is_declared: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Lags:
    """Declared answers, and what followed within a number of days without being declared; ``cut`` counts the rest."""

    within: int
    declared: tuple[Lag, ...]
    followed: tuple[Lag, ...]
    cut: int = 0


def lags(events: Sequence[Dated], within: int) -> Lags:
    """Return the lag table.

    Followed means: by another actor, that one of the two was addressed to the actor of the other, and that the time
    between them can be within the number of days asked, the earlier one surely or possibly first.

    Units: ``within`` counts days.
    """
    by_id = {entry.id: entry for entry in events}
    declared = tuple(
        _lag(by_id[entry.event.answers], entry, within, is_declared=True)
        for entry in events
        if entry.event.answers in by_id
    )
    followed: list[Lag] = []
    cut = 0
    for number, first in enumerate(events):
        for then in islice(events, number + 1, None):
            least, _ = first.days.days_until(then.days)
            if least is not None and least > within:
                break  # the others begin no earlier
            if not _may_follow(first, then, within):
                continue
            if len(followed) < MOST_LAGS:
                followed.append(_lag(first, then, within, is_declared=False))
            else:
                cut += 1
    return Lags(within, declared, tuple(followed), cut)


def touching(found: Lags, names: Collection[str]) -> Lags:
    """Return the lags of which one of the two events is among those named."""
    declared = tuple(lag for lag in found.declared if lag.first in names or lag.then in names)
    followed = tuple(lag for lag in found.followed if lag.first in names or lag.then in names)
    return Lags(found.within, declared, followed, found.cut)


def _lag(first: Dated, then: Dated, within: int, *, is_declared: bool) -> Lag:
    least, most = first.days.days_until(then.days)
    assert least is not None
    assert most is not None
    least = max(0, least) if is_declared else least  # an answer does not come before what it answers
    is_sure = is_declared or (least >= 0 and most <= within and first.days.before(then.days) is True)
    by, to = then.event.actor, first.event.actor
    return Lag(first.id, then.id, by, to, least, most, is_declared, is_sure)


def _may_follow(first: Dated, then: Dated, within: int) -> bool:
    least, most = first.days.days_until(then.days)
    if least is None or most is None or most < 0 or least > within:
        return False
    one, other = first.event.actor, then.event.actor
    addressed = first.event.recipient == other or then.event.recipient == one
    linked = then.event.answers == first.id or first.event.answers == then.id
    return bool(one and other) and one != other and addressed and not linked
