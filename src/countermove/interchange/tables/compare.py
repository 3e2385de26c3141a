"""Where two contents of a case differ, so that nothing gets lost between formats without being told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from countermove.casefile.nodes import Path, where_of


def differences(before: Any, after: Any) -> list[str]:
    """Return the places of a case's content that are not the same in another, and how they differ."""
    return list(_different(before, after, ()))


def _different(before: Any, after: Any, path: Path) -> Iterator[str]:
    here = where_of(path) or "the case"
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in before:
            yield from _different(before[key], after[key], (*path, key)) if key in after else [_lost((*path, key))]
        yield from (f"{where_of((*path, key))} is there only afterwards" for key in after if key not in before)
        if list(before) != list(after) and set(before) == set(after):
            yield f"{here} has another order"
    elif isinstance(before, list) and isinstance(after, list):
        for number, (one, other) in enumerate(zip(before, after, strict=False)):
            yield from _different(one, other, (*path, number))
        yield from (_lost((*path, number)) for number in range(len(after), len(before)))
        yield from (f"{where_of((*path, n))} is there only afterwards" for n in range(len(before), len(after)))
    elif before != after:
        yield f"{here} is not quite the same: {_shown(before)} becomes {_shown(after)}"


def _lost(path: Path) -> str:
    return f"{where_of(path)} cannot be held"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:60]}…"
