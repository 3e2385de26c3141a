"""A passage cut into stretches by what is marked in it: words withheld, judgments, notes, and what was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from countermove.records.judgments.told import told
from countermove.records.record import Judgment, Paragraph, Passage

TIERS = {1: "likelihood", 2: "possibility", 3: "belief", 0: "option"}
"""What the marks of judgments stand for, strongest first."""
LETTERS = {"likelihood": "L", "possibility": "P", "belief": "B", "confidence": "C", "option": "O"}
"""What stands beside a mark, so that nobody needs to tell lines or colours apart."""


@dataclass(frozen=True)
class Judged:
    """A judgment as the page tells it.

    ``strength`` is one of ``LETTERS``; ``words`` is the cue with its range, ``holder`` whose judgment it is.

    Units: ``start`` and ``end`` count characters of the passage.
    """

    number: int
    start: int
    end: int
    strength: str
    words: str
    holder: str
    condition: str = ""
    note: str = ""

    @property
    def told(self) -> str:
        """Return all of it as one sentence."""
        parts = [f"{self.words}: {self.strength}, {self.holder}"]
        parts += [f"on the condition: {self.condition}"] if self.condition else []
        parts += [self.note] if self.note else []
        return "; ".join(parts)


@dataclass(frozen=True)
class Stretch:
    """Words of a passage that are marked alike; ``judged`` is None where they are no judgment."""

    text: str
    judged: Judged | None = None
    is_withheld: bool = False
    is_found: bool = False
    note: str = ""

    @property
    def is_plain(self) -> bool:
        """Say whether nothing is marked."""
        return self.judged is None and not (self.is_withheld or self.is_found or self.note)


def stretches(passage: Passage, judged: Sequence[Judged], wanted: Sequence[str] = ()) -> Iterator[Stretch]:
    """Yield a passage's words in order, cut wherever a mark begins or ends; together they are its text.

    Args:
        judged: the judgments of the passage.
        wanted: words that were looked for.
    """
    text, length = passage.text, len(passage.text)
    withheld = [(one.at, one.at + len(one.marker)) for one in passage.redactions if one.marker]
    found = _found(text, wanted)
    notes = {one.at: one.marker for one in passage.anchors} if isinstance(passage, Paragraph) else {}
    edges = {0, length, *notes, *(edge for span in (*withheld, *found) for edge in span)}
    edges |= {edge for one in judged for edge in (one.start, one.end)}
    cuts = sorted(edge for edge in edges if 0 <= edge <= length)
    for start, end in pairwise(cuts):
        yield Stretch(
            text[start:end],
            next((one for one in judged if one.start <= start < one.end), None),
            _inside(start, withheld),
            _inside(start, found),
            notes.get(end, ""),
        )


def judged_of(judgments: Iterable[Judgment], first: int = 1) -> list[Judged]:
    """Return judgments as a page tells them, numbered from ``first``."""
    return [_judged(one, number) for number, one in enumerate(judgments, first)]


def _judged(one: Judgment, number: int) -> Judged:
    cue = told(one.cue, one.negated)
    words = f"{cue} ({one.range[0]:.0%}–{one.range[1]:.0%})".replace("%–", "–") if one.range else cue
    strength = one.kind if one.kind == "confidence" else TIERS.get(one.tier, one.kind)
    holder = " > ".join("the authors" if holder == "authors" else holder for holder in one.holders)
    if one.kind == "option" and one.actor:
        holder = f"of {one.actor}, as {holder} see it"
    return Judged(number, one.start, one.end, strength, words, holder, one.condition, one.reading)


def _found(text: str, wanted: Sequence[str]) -> list[tuple[int, int]]:
    words = [re.escape(word) for word in wanted if word]
    if not words:
        return []
    return [found.span() for found in re.finditer("|".join(words), text, re.IGNORECASE)]


def _inside(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
