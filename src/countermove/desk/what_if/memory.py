"""What a what-if has found on the way to its answers, so that the next step answers at once."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from countermove.analysis.assess.again import Redraws
    from countermove.analysis.assess.assessment import Assessment
    from countermove.assessment import Asked
    from countermove.model import Conflict

Kind = TypeVar("Kind")

KEPT, ANSWERS = 3, 40
"""About so many questions something is remembered, and so many answers are kept: those last asked for."""


@dataclass
class Memory:
    """Questions with what is remembered about each; asked by one thread at a time."""

    _known: list[tuple[tuple[object, ...], Redraws]] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _answers: dict[Hashable, Any] = field(default_factory=dict)

    def answer(self, asked: Hashable, work: Callable[[], Kind]) -> Kind:
        """Return an answer that was given before, or else what ``work`` gives now."""
        known = self._answers
        found: Kind = known[asked] if asked in known else work()
        self._answers = {**dict([*known.items()][1 - ANSWERS :]), asked: found}
        return found

    def assess(
        self, asked: Asked, conflict: Conflict, muted: tuple[str, ...], order: tuple[str, ...] | None
    ) -> Assessment:
        """Return the assessment of a variant of a question's conflict: what would be found without remembering.

        Raises: as ``assess``.
        """
        with self._lock:
            return self._redraws(asked).assess(conflict, order, muted)

    def _redraws(self, asked: Asked) -> Redraws:
        from countermove.analysis.assess.again import Redraws

        question = (asked.initiator, asked.target, asked.allies, asked.packages, asked.positions)
        parties = asked.conflict.party_names
        for number, (known, redraws) in enumerate(self._known):
            if known == (question, parties):
                self._known.insert(0, self._known.pop(number))
                return redraws
        found = Redraws(
            asked.conflict, asked.initiator, asked.target, asked.allies, (), asked.packages, asked.positions
        )
        self._known.insert(0, ((question, parties), found))
        del self._known[KEPT:]
        return found
