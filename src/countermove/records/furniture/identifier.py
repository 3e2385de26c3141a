"""Release identifiers: read in every damaged form, repaired position by position, and decided by majority.

Source: records.md, section 1.2.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LOOSE = re.compile(
    r"(?:(?P<agency>[CG(][I1l|]?A|NSA)[ ]?[-–—.~]{0,2}[ ]?)?R[DO0]P[ ]?(?P<rest>[0-9A-Za-z][0-9A-Za-z \-–—.]{14,34})"
)
_CASE = re.compile(r"(?<![A-Z0-9])C0\d{7}(?!\d)")
_KENNEDY = re.compile(r"(?<![\d-])\d{3}-\d{5}-\d{5}(?![\d-])")
_SHAPE = "dd" + "-" + "d" + "dddd" + "L" + "d" * 12 + "-" + "d"
_DIGIT = {"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "i": "1", "|": "1", "Z": "2", "S": "5", "s": "5"}
_DIGIT |= {"B": "8", "G": "6", "T": "7", "g": "9", "q": "9"}
_LETTER = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G", "7": "T"}
_LENGTH = len(_SHAPE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One place where a release identifier was read; ``whole`` says whether its shape could be completed."""

    start: int
    end: int
    text: str
    whole: bool


def find_identifiers(text: str) -> Iterator[Reading]:
    """Yield every reading of a release identifier in a text, repaired where its shape allows."""
    if "P" in text:
        for found in _LOOSE.finditer(text):
            agency = "NSA" if found.group("agency") == "NSA" else "CIA"
            repaired, used = _repaired(found.group("rest"))
            yield Reading(
                found.start(), found.start("rest") + used, f"{agency}-RDP{repaired}", len(repaired) == _LENGTH
            )
    if "C0" in text:
        for found in _CASE.finditer(text):
            yield Reading(found.start(), found.end(), found.group(), True)
    if "-" in text:
        for found in _KENNEDY.finditer(text):
            yield Reading(found.start(), found.end(), found.group(), True)


def _repaired(rest: str) -> tuple[str, int]:
    """Return the part after RDP with each position as its kind demands, and how many characters it took."""
    out: list[str] = []
    used = 0
    for at, char in enumerate(rest):
        if len(out) == _LENGTH:
            break
        if char in " .":
            continue
        fixed = _fixed(char, _SHAPE[len(out)], len(out))
        if fixed is None:
            break
        out.append(fixed)
        used = at + 1
    return "".join(out), used


def _fixed(char: str, kind: str, at: int) -> str | None:
    char = "-" if char in "–—" else char
    if kind == "d":
        digit = _DIGIT.get(char, char)
        return digit if digit.isdigit() else None
    if kind == "L":
        letter = _LETTER.get(char, char.upper())
        return letter if letter.isalpha() else None
    if at == 2:
        return char.upper() if char.isalpha() or char == "-" else None
    return "-" if char == "-" else None


def settled(readings: Iterable[str]) -> tuple[str, ...]:
    """Return the identifiers that a document's readings stand for, the commonest first.

    Readings that differ in at most four positions are one identifier; each position goes to the majority.
    """
    counted = Counter(readings)
    groups: list[Counter[str]] = []
    for reading, count in counted.most_common():
        home = next((group for group in groups if _same(next(iter(group)), reading)), None)
        if home is None:
            groups.append(Counter({reading: count}))
        else:
            home[reading] += count
    return tuple(_majority(group) for group in groups)


def _same(one: str, other: str) -> bool:
    return "RDP" in one and len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 4


def _majority(group: Counter[str]) -> str:
    length = len(next(iter(group)))
    votes = [Counter[str]() for _ in range(length)]
    for reading, count in group.items():
        for at, char in enumerate(reading):
            votes[at][char] += count
    return "".join(vote.most_common(1)[0][0] for vote in votes)
