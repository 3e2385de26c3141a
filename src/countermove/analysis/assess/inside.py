"""Those inside a target, and which of its replies each of them likes best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.engine.implicit.mover import favourites
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.replies import Replies


@dataclass(frozen=True, slots=True)
class Voice:
    """A stakeholder with statements of its own, ready to judge the target's replies."""

    id: str
    name: str
    weight: float
    veto: bool
    order: Order


class Inside:
    """The stakeholders who judge the target's replies, and what each of them would reply to a state."""

    def __init__(self, replies: Replies, voices: Sequence[Voice]) -> None:
        self.replies = replies
        self.voices = tuple(voices)
        self.watched = replies.watched
        for voice in self.voices:
            self.watched |= voice.order.mask & ~replies.mask
        self._favourites: dict[int, tuple[int, ...]] = {}

    def favourites(self, code: int) -> tuple[int, ...]:
        """Return, stakeholder by stakeholder, the replies to a state that are best for it, all ties kept.

        Source: tradecraft.md, section 1.1 (``B_g``).
        """
        key = code & self.watched
        found = self._favourites.get(key)
        if found is None:
            replies = self.replies
            if len(self._favourites) * len(self.voices) > replies.capacity:
                self._favourites.clear()
            found = tuple([favourites(replies, voice.order.predicates, code) for voice in self.voices])
            self._favourites[key] = found
        return found

    def remembered(self) -> int:
        """Return how many sets of favourites are remembered, large ones counted more than once."""
        return len(self._favourites) * max(1, len(self.voices) * self.replies.weight)
