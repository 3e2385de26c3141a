"""Two changes of one text put together, where they touch different lines."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher, unified_diff


def merged(base: str, ours: str, theirs: str) -> str | None:
    """Return a text with both changes in it, or None where they touch the same lines or neighbouring ones."""
    lines = base.splitlines(keepends=True)
    changes = sorted([*_changes(lines, ours), *_changes(lines, theirs)])
    result: list[str] = []
    at = -1
    for start, end, new in dict.fromkeys(changes):
        if start <= at:
            return None
        result += [*lines[max(at, 0) : start], *new]
        at = end
    return "".join([*result, *lines[max(at, 0) :]])


def _changes(base: list[str], text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield stretches of lines and what stands in their place."""
    new = text.splitlines(keepends=True)
    for tag, start, end, new_start, new_end in SequenceMatcher(None, base, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start, end, tuple(new[new_start:new_end])


def difference(before: str, after: str) -> tuple[str, ...]:
    """Return the lines in which two texts differ, with a little of what stands around them."""
    told = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)
    return tuple(told)[2:]
