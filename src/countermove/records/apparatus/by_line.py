"""By-lines: who wrote an article, on a line of its own under the headline."""

from __future__ import annotations

import re

from countermove.records.record import Office

_BY_LINE = re.compile(
    r"(?:By|BY)\s+(?P<who>(?:[A-Z][\w.'’-]*|our|own|our own|a|and|of|the|special|staff|in)(?:[\s,]+"
    r"(?:[A-Z][\w.'’-]*|own|and|of|the|special|staff|in|to|at|correspondent|reporter|writer)){1,9})"
)
_NOBODY = re.compile(r"\b(?:correspondent|reporter|staff|writer|agency)s?\b", re.IGNORECASE)
_NOT_WRITERS = re.compile(r"(?:order|direction|authority|command|hand|courier|air|sea|bag|pouch|the)\b", re.IGNORECASE)
_LONGEST = 80


def is_by_line(text: str) -> bool:
    """Say whether a line names the writer of an article and nothing else."""
    found = _BY_LINE.fullmatch(text) if len(text) <= _LONGEST and text[:2].lower() == "by" else None
    return found is not None and not _NOT_WRITERS.match(found["who"])


def by_whom(text: str, line: int) -> list[Office]:
    """Return the writer whom a by-line names; nobody where it says only what he was ("our own correspondent")."""
    found = _BY_LINE.fullmatch(text)
    named = found["who"] if found else ""
    return [Office(named, "author", line)] if named and not _NOBODY.search(named) else []
