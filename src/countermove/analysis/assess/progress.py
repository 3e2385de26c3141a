"""Telling how far long work has come, and hearing whether to stop with what is finished."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], bool]
"""Called with what is being done, how much is done, and how much there is; says whether to stop there."""


def silent(_what: str, _done: int, _total: int) -> bool:
    """Tell nobody, and never stop."""
    return False
