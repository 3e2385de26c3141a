"""Preferences: ordered statements, most important first, or a ranking of states.

A state is better than another when the first statement on which they differ is true in it (theory.md, section 3.3). A
ranking is the same thing with the statements "is among the best one, two, three … groups".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import overload

from countermove.language import And, Formula, Not, Option, Or, names


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a party wants, and what that rests on.

    ``line`` is its place in the file, counted from 1; it differs from its place in the order where the order was
    derived from those inside. ``reversed_from`` holds the text as typed where deriving turned the statement round.
    ``abandon`` says what would make the coder give the statement up.
    """

    formula: Formula
    text: str
    id: str = ""
    tier: str = "important"
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = "judged"
    place: str = "judged"
    probability: float | None = None
    line: int = 0
    reversed_from: str = ""
    abandon: str = ""

    @property
    def is_minor(self) -> bool:
        """Say whether the analyst has put the statement in the lowest tier."""
        return self.tier == "minor"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Groups of states, best first; each group a tuple of patterns over ``Y``, ``N`` and ``-``.

    The last group is ``("rest",)`` where it stands for every state not named.
    """

    groups: tuple[tuple[str, ...], ...]

    def group_of(self, letters: str) -> int | None:
        """Return the number of the group a state belongs to, from 0, or None where no group covers it."""
        for number, group in enumerate(self.groups):
            if group == ("rest",) or any(matches(pattern, letters) for pattern in group):
                return number
        return None

    def statements(self, options: Sequence[str]) -> tuple[Statement, ...]:
        """Return the ranking as nested statements: is the state among the best 1, 2, … groups?"""
        formulas: list[Formula] = []
        blocks: list[
            tuple[int, Formula]
        ] = []  # joined in pairs of equal size, so that long rankings do not nest deeply
        for group in self.groups[:-1]:
            block = 1, _any_of([_pattern_formula(pattern, options) for pattern in group])
            while blocks and blocks[-1][0] == block[0]:
                size, before = blocks.pop()
                block = 2 * size, Or(before, block[1])
            blocks.append(block)
            formulas.append(_any_of([formula for _, formula in blocks]))
        return tuple(
            Statement(formula, f"one of the best {number}" if number > 1 else "the best", line=number)
            for number, formula in enumerate(formulas, 1)
        )


class RankingStatements(Sequence[Statement]):
    """A ranking as nested statements, written out when the first is needed: long rankings make long formulas."""

    def __init__(self, ranking: Ranking, options: Sequence[str]) -> None:
        self._ranking, self._options = ranking, tuple(options)

    @cached_property
    def _written(self) -> tuple[Statement, ...]:
        return self._ranking.statements(self._options)

    def __len__(self) -> int:
        return len(self._ranking.groups) - 1

    @overload
    def __getitem__(self, place: int) -> Statement: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, place: int | slice) -> Statement | tuple[Statement, ...]:
        return self._written[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._written == tuple(other)

    def __hash__(self) -> int:
        return hash(self._written)


@dataclass(frozen=True, slots=True)
class Preference:
    """A party's order over states: the statements, and the ranking they were made from if there was one.

    ``payoffs`` stands for both where the order comes as numbers: one whole number a decimal code, larger is better,
    equal means equally good, infeasible codes may have any. Only their order counts (theory.md, section 3.1).
    """

    statements: Sequence[Statement] = ()
    ranking: Ranking | None = None
    payoffs: Sequence[int] | None = field(default=None, compare=False, repr=False)

    @property
    def is_ranking(self) -> bool:
        """Say whether the party was entered by a plain ranking, so that places are ranks and not priorities."""
        return self.ranking is not None or self.payoffs is not None

    def mentioned(self, options: Sequence[str]) -> frozenset[str]:
        """Return the options that the order depends on, by what it says; payoffs may depend on any."""
        if self.payoffs is not None:
            return frozenset(options)
        if self.ranking is None:
            return frozenset().union(*(names(statement.formula) for statement in self.statements))
        patterns = {pattern for group in self.ranking.groups if group != ("rest",) for pattern in group}
        columns = zip(options, zip(*patterns, strict=True), strict=True) if patterns else ()
        return frozenset(name for name, letters in columns if any(letter != "-" for letter in letters))


def matches(pattern: str, letters: str) -> bool:
    """Say whether a state, written in Y and N, fits a pattern in which ``-`` fits both."""
    return all(wanted in ("-", found) for wanted, found in zip(pattern, letters, strict=True))


def _pattern_formula(pattern: str, options: Sequence[str]) -> Formula:
    literals: list[Formula] = [
        Option(name) if letter == "Y" else Not(Option(name))
        for letter, name in zip(pattern, options, strict=True)
        if letter != "-"
    ]
    if not literals:  # a pattern of dashes alone fits every state
        return Or(Option(options[0]), Not(Option(options[0])))
    return reduce(And, literals)


def _any_of(formulas: Sequence[Formula]) -> Formula:
    """Join formulas by ``or`` as a balanced tree, so that long rankings do not nest deeply."""
    if len(formulas) == 1:
        return formulas[0]
    middle = len(formulas) // 2
    return Or(_any_of(formulas[:middle]), _any_of(formulas[middle:]))
