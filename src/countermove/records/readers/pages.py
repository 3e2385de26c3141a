"""Page numbers as people write them."""

from __future__ import annotations

from collections.abc import Iterable


def pages_named(numbers: Iterable[int]) -> str:
    """Return page numbers as people write them: ``pages 1, 3 to 7 and 12``; after ten pieces, how many more."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if len(runs) == 1 and runs[0][0] == runs[0][1]:
        return f"page {runs[0][0]}"
    more = sum(last - first + 1 for first, last in runs[10:])
    pieces = [_run(first, last) for first, last in runs[:10]] + ([f"{more:,} more"] if more else [])
    return "pages " + (f"{', '.join(pieces[:-1])} and {pieces[-1]}" if len(pieces) > 1 else pieces[0])


def _run(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"{first} to {last}" if last > first + 1 else f"{first}, {last}"
