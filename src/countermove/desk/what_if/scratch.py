"""What is being supposed about each case, kept in memory for as long as the desk is open."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from countermove.desk.what_if.steps import Step, Steps
from countermove.errors import CountermoveError

MOST_STEPS = 50


class Elsewhere(CountermoveError):
    """The case or the what-if was changed in another tab or window after the page was drawn."""

    def __init__(self) -> None:
        super().__init__(
            "The case, or this what-if, was changed in another tab or window, so that nothing was supposed. Here it is "
            "as it stands now."
        )


@dataclass
class Scratch:
    """The steps of one what-if, each of which can be taken back; every method may be called by several threads.

    ``number`` names the present state; pages send it back with what they change.
    """

    steps: Steps = ()
    number: int = 0
    _before: list[Steps] = field(default_factory=list)
    _after: list[Steps] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def can_undo(self) -> bool:
        """Say whether there is anything to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Say whether anything was taken back."""
        return bool(self._after)

    def add(self, step: Step, number: int) -> None:
        """Suppose one thing more; a way of reading takes the place of an earlier one about the same.

        Raises: ``Elsewhere``; ``CountermoveError`` where there are too many.
        """
        with self._lock:
            kept = tuple(one for one in self.steps if not step.is_reading or one.about != step.about)
            if len(kept) >= MOST_STEPS:
                raise CountermoveError(
                    f"A what-if has at most {MOST_STEPS} steps; keep this one as a variant, and go on from there."
                )
            self._put((*kept, step), number)

    def remove(self, place: int, number: int) -> None:
        """Leave out one step, counted from 1.

        Raises: ``Elsewhere``; ``CountermoveError`` where there is none.
        """
        with self._lock:
            if not 1 <= place <= len(self.steps):
                raise CountermoveError("There is no such step any more.")
            self._put((*self.steps[: place - 1], *self.steps[place:]), number)

    def clear(self, number: int) -> None:
        """Start anew; raises ``Elsewhere``."""
        self.keep_only((), number)

    def keep_only(self, steps: Steps, number: int) -> None:
        """Go on with some of the steps only.

        Raises: ``Elsewhere``.
        """
        with self._lock:
            self._put(steps, number)

    def undo(self, number: int) -> None:
        """Take the last change of the list back; nothing where there is none.

        Raises: ``Elsewhere``.
        """
        self._move(self._before, self._after, number)

    def redo(self, number: int) -> None:
        """Make the change again that was last taken back; nothing where there is none.

        Raises: ``Elsewhere``.
        """
        self._move(self._after, self._before, number)

    def check(self, number: int) -> None:
        """Refuse what a page asks for that no longer shows the present state; raises ``Elsewhere``."""
        if number != self.number:
            raise Elsewhere

    def _put(self, steps: Steps, number: int) -> None:
        self.check(number)
        if steps == self.steps:
            return
        self._before.append(self.steps)
        del self._before[:-200]
        self._after.clear()
        self.steps, self.number = steps, self.number + 1

    def _move(self, source: list[Steps], other: list[Steps], number: int) -> None:
        with self._lock:
            self.check(number)
            if source:
                other.append(self.steps)
                self.steps, self.number = source.pop(), self.number + 1


class Scratches:
    """The what-ifs of one desk, by the key of the case."""

    def __init__(self) -> None:
        self._by_key: dict[str, Scratch] = {}
        self._lock = threading.Lock()

    def of(self, key: str) -> Scratch:
        """Return the what-if about a case, an empty one at first."""
        with self._lock:
            return self._by_key.setdefault(key, Scratch())
