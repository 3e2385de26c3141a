"""The headline results of a paper, lettered, so that every table after the first can name them in one letter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from countermove.report.content import capital, listing

if TYPE_CHECKING:
    from countermove.analysis.doubt.changes import Change
    from countermove.analysis.sweep.found import Found
    from countermove.doubting import Doubts
    from countermove.report.wording import Wording


@dataclass(frozen=True)
class Result:
    """A headline result under one letter.

    ``judgments`` are the ids it stands for: one, or several options that stay and share everything said of them.
    ``parts`` are judgments on what the hardest or best move contains; they follow from it and have no letter.
    """

    letter: str
    judgments: tuple[str, ...]
    label: str
    parts: tuple[str, ...] = ()

    @property
    def judgment(self) -> str:
        """Return the first judgment it stands for."""
        return self.judgments[0]

    @property
    def head(self) -> str:
        """Return the letter and the label, as a row's head."""
        return f"{self.letter}. {capital(self.label)}"

    @property
    def kind(self) -> str:
        """Return what kind of judgment it is."""
        return self.judgment.partition("/")[0]


def results(doubts: Doubts, wording: Wording) -> tuple[Result, ...]:
    """Return the headline results in the order of the sweep; what a move contains belongs to the move."""
    names = doubts.sweep.question.headlines
    found: list[Result] = []
    for group in _grouped(doubts, names):
        kind = group[0].partition("/")[0]
        parts = tuple(name for name in names if name.startswith(f"{kind}_contains/"))
        found.append(Result(_letter(len(found)), group, _label(wording, group), parts))
    return tuple(found)


def _letter(number: int) -> str:
    first, second = divmod(number, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[second]


def _label(wording: Wording, group: tuple[str, ...]) -> str:
    if len(group) == 1:
        return wording.label(group[0])
    return f"{listing([wording.options(name.partition('/')[2]) for name in group])} stay"


def _grouped(doubts: Doubts, names: Iterable[str]) -> list[tuple[str, ...]]:
    """Return the judgments by row: those about options that stay together, where nothing sets them apart."""
    groups: dict[object, list[str]] = {}
    for name in names:
        kind = name.partition("/")[0]
        if not kind.endswith("_contains"):
            groups.setdefault(_what_is_said(doubts, name) if kind == "stays" else name, []).append(name)
    return [tuple(group) for group in groups.values()]


def _what_is_said(doubts: Doubts, name: str) -> object:
    coded = coded_value(doubts, name)
    same = next(one for one in doubts.confidence if one.judgment == name)
    flips = tuple(change.text for change, values in doubts.flips.singles if name in values)
    return "stays", coded.status, coded.count, flips, same.evidence, same.opinion, same.news


def coded_value(doubts: Doubts, judgment: str) -> Found:
    """Return what the sweep found of the value that a judgment has as coded."""
    return next(one for one in doubts.sweep.judgments if one.id == judgment and one.is_coded)


def flipping(doubts: Doubts, result: Result) -> list[Change]:
    """Return the single changes that flip a result."""
    return [change for change, values in doubts.flips.singles if result.judgment in values]


def letters(found: Iterable[Result], judgments: Iterable[str]) -> list[str]:
    """Return the letters of the results among some judgments, in their order."""
    named = set(judgments)
    return [one.letter for one in found if named.intersection(one.judgments)]
