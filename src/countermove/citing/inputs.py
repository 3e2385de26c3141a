"""What rests on a paragraph: the inputs of a case that cite it, and which of them cite nothing else.

Source: mission F07.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countermove.casefile.case import Case

_WHERE = re.compile(r"(.*?)/cites(?:/\d+)?")
_STATEMENT = re.compile(r"([^/]+)/preferences/(\d+)")
_ITEM = re.compile(r"(.*/\d+)[a-z]+")


@dataclass(frozen=True, slots=True)
class Input:
    """An input of a case: where it stands, and everything it cites.

    Units: ``line`` counts from 1 in the case file; 0 where that is not known.
    """

    where: str
    line: int
    cites: tuple[str, ...]

    @property
    def statement(self) -> tuple[str, int] | None:
        """Return the party and the line of its preferences where the input is a statement of a want."""
        found = _STATEMENT.fullmatch(self.where)
        return (found[1], int(found[2])) if found else None


def inputs(case: Case) -> tuple[Input, ...]:
    """Return every input of a case that cites something, in the order of the case."""
    found: dict[str, Input] = {}
    for entry in case.citations:
        match = _WHERE.fullmatch(entry.where)
        where = match[1] if match else entry.where
        before = found.get(where, Input(where, entry.line, ()))
        found[where] = Input(where, before.line, (*before.cites, entry.cite))
    return tuple(found.values())


def is_part_of(cite: str, whole: str) -> bool:
    """Say whether a citation is a paragraph, or an item of its list."""
    item = _ITEM.fullmatch(cite)
    return cite == whole or (item is not None and item[1] == whole)


def resting_on(case: Case, cite: str) -> Iterator[tuple[Input, bool]]:
    """Yield every input that cites a paragraph or an item of its list, and whether it cites nothing else."""
    for one in inputs(case):
        here = [is_part_of(other, cite) for other in one.cites]
        if any(here):
            yield one, all(here)
