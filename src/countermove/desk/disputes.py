"""Two hands on one case at once: a change asked for on a page that is out of date, a file changed underneath."""

from __future__ import annotations

from countermove.errors import CountermoveError


class Stale(CountermoveError):
    """A change was made on a page that no longer shows the present state; ``since`` says what was done meanwhile."""

    def __init__(self, since: tuple[str, ...]) -> None:
        self.since = since
        super().__init__("This case was changed in another tab or window after this page was drawn.")


class Conflict(CountermoveError):
    """The case file and the draft were both changed; ``lines`` shows how they differ."""

    def __init__(self, lines: tuple[str, ...], can_merge: bool) -> None:
        self.lines, self.can_merge = lines, can_merge
        super().__init__("Another program changed the case file while there are unsaved changes here.")
