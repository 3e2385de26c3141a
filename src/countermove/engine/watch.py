"""Watching long work and stopping it: told how far a piece of work has come, a watcher may ask to stop."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[int, int], None]
# What the work is, how much is done, how much there is; the answer says whether to stop.
Progress = Callable[[str, int, int], bool]


class Stopped(Exception):
    """Somebody asked to stop, which is no error; what is finished is kept."""


def unwatched(done: int, total: int) -> None:
    """Watch nothing."""
    del done, total


def watching(progress: Progress, what: str) -> Watch:
    """Return a watcher that passes on how far one piece of work has come.

    Raises: ``Stopped``, from the watcher, where the answer is to stop.
    """

    def watch(done: int, total: int) -> None:
        if progress(what, done, total):
            raise Stopped

    return watch


def silent(what: str, done: int, total: int) -> bool:
    """Tell nobody, and never stop."""
    del what, done, total
    return False
