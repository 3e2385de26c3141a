"""Work that is counted: a watcher is told piece by piece how far it has come, and may stop it within a long piece."""

from __future__ import annotations

from countermove.engine.watch import Watch, unwatched


class Tally:
    """So many pieces of work, and how many are done; a watcher that wants to stop raises ``Stopped``."""

    def __init__(self, watch: Watch = unwatched, total: int = 1) -> None:
        self._watch, self._total, self._done = watch, total, 0
        self.pause()

    def pause(self) -> None:
        """Let the watcher look, within a piece."""
        self._watch(min(self._done, self._total), self._total)

    def count(self) -> None:
        """Count one more piece as done."""
        self._done += 1

    def piece(self) -> None:
        """Count one more piece as done, and let the watcher look."""
        self.count()
        self.pause()
