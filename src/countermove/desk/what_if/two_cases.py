"""Two cases, or one on two dates, as an address names them, and what the comparison says of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.errors import CountermoveError

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.comparing.comparison import Comparison
    from countermove.engine.watch import Progress

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True)
class Side:
    """One of the two: the key of a case, and the day as of which it is looked at, empty for none."""

    key: str
    day: str = ""

    @property
    def name(self) -> str:
        """Return how addresses and people name it: ``harbour/case.yaml@1987-03``."""
        return f"{self.key}@{self.day}" if self.day else self.key


@dataclass(frozen=True)
class Compared:
    """What is asked for; ``match`` are names of the first case with what the second calls them.

    Units: ``runs`` is how many assessments may be made to find reasons; None is as many as the command makes.
    """

    first: Side
    second: Side
    match: tuple[str, ...] = ()
    runs: int | None = None

    def parameters(self) -> dict[str, str]:
        """Return it as an address carries it."""
        runs = "" if self.runs is None else str(self.runs)
        found = {"a": self.first.name, "b": self.second.name, "match": " ".join(self.match), "runs": runs}
        return {name: value for name, value in found.items() if value}


def compared(fields: Mapping[str, str], known: Collection[str]) -> Compared | None:
    """Return what the fields of an address ask for; None while one of the two is missing.

    Args:
        known: the keys of the cases there are, so that one with an ``@`` in its name is not taken for a date.

    Raises: ``CountermoveError`` for what is no day or no number.
    """
    first, second = (_side(fields.get(name, ""), fields.get(f"{name}_day", ""), known) for name in "ab")
    if not first.key or not second.key:
        return None
    return Compared(first, second, tuple(fields.get("match", "").replace(",", " ").split()), _runs(fields))


def _runs(fields: Mapping[str, str]) -> int | None:
    text = fields.get("runs", "").strip()
    if text and not (text.isdecimal() and len(text) < 7):
        raise CountermoveError(f"The assessments to find reasons with are a whole number, not “{text[:40]}”.")
    return int(text) if text else None


def _side(text: str, day: str, known: Collection[str]) -> Side:
    key, sign, end = text.strip().rpartition("@")
    if text in known or not sign or not key or not end[:1].isdecimal():
        key, end = text.strip(), ""
    day = day.strip() or end
    if day and not _DAY.fullmatch(day):
        raise CountermoveError(f"“{day[:40]}” is no day: write YYYY, YYYY-MM or YYYY-MM-DD.")
    return Side(key, day)


def comparison(first: Case, second: Case, asked: Compared, progress: Progress) -> Comparison:
    """Return the comparison that the command makes.

    Raises: ``CountermoveError`` as the command does.
    """
    from countermove.comparing.comparison import RUNS, compare
    from countermove.comparing.dated import on_day

    sides = ((first, asked.first), (second, asked.second))
    one, two = (on_day(case, side.day) if side.day else case for case, side in sides)
    runs = RUNS if asked.runs is None else asked.runs
    return compare(one, two, match=asked.match, runs=runs, progress=progress)


@dataclass(frozen=True)
class Line:
    """A sentence of a comparison; ``is_inner`` where it belongs to the one before it."""

    text: str
    is_inner: bool


def told(found: Comparison, everything: bool) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return what a comparison says, as headings with sentences, in the command's words."""
    from countermove.comparing.sentences import paragraphs

    return tuple(
        (title, tuple(Line(line.strip().removeprefix("- "), line.startswith(" ")) for line in lines))
        for title, lines in paragraphs(found, everything)
    )
