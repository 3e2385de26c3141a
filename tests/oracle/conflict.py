"""A conflict in option form, read literally (theory.md 1.1, 1.2, 3.3; tradecraft.md 1.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, combinations
from typing import Any

State = frozenset[str]
Statement = Callable[[State], bool]


def subsets(items: Iterable[str]) -> list[tuple[str, ...]]:
    """Every subset, fewest members first, then in the order in which the items were given."""
    pool = tuple(items)
    return list(chain.from_iterable(combinations(pool, size) for size in range(len(pool) + 1)))


def compare(better: tuple[bool, ...], worse: tuple[bool, ...]) -> int:
    """1, 0 or -1 (tradecraft 1.1: ``s`` is preferred to ``s'`` iff v(s) is lexicographically greater)."""
    for first, second in zip(better, worse, strict=True):
        if first != second:
            return 1 if first else -1
    return 0


@dataclass(frozen=True)
class Conflict:
    """Options, owners, permitted directions, infeasibility formulas and ordered statements.

    ``mentioned`` are the options that a decision maker's statement or a constraint mentions; ``named`` gives, for each
    party and statement, the options its text names (tradecraft 1.6 needs it for the target's minor options).
    """

    options: tuple[str, ...]
    owner: dict[str, str]
    parties: tuple[str, ...]
    status_quo: State
    direction: dict[str, str]
    never: tuple[Statement, ...]
    statements: dict[str, tuple[Statement, ...]]
    tiers: dict[str, tuple[str, ...]]
    mentioned: frozenset[str]
    named: dict[str, tuple[frozenset[str], ...]]
    found: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What was worked out once: nothing in a conflict changes."""

    def own(self, party: str) -> tuple[str, ...]:
        """The options of a party, in declared order."""
        return tuple(option for option in self.options if self.owner[option] == party)

    def feasible(self, state: State) -> bool:
        """A state that satisfies a formula under ``never`` is infeasible."""
        if state not in self.found:
            self.found[state] = not any(formula(state) for formula in self.never)
        return bool(self.found[state])

    def feasible_states(self) -> list[State]:
        """Every feasible state in increasing decimal code, the first option being the lowest bit (theory 1.1)."""
        raw = []
        for code in range(2 ** len(self.options)):
            raw.append(frozenset(option for bit, option in enumerate(self.options) if code >> bit & 1))
        return [state for state in raw if self.feasible(state)]

    def permitted(self, option: str, before: State) -> bool:
        """Whether the direction lets the option change from what it is (on: can be taken only; off: dropped only)."""
        if self.direction[option] == "both":
            return True
        return (option in before) == (self.direction[option] == "off")

    def moves(self, party: str, state: State, among: frozenset[str] | None = None) -> list[State]:
        """R_k(s): every feasible other setting of the party's own options, directions honoured (theory 1.2).

        Changing several options at once is one step, so the transitive closure of tradecraft 1.1 adds nothing.
        ``among`` holds the party's other options as they are.
        """
        key = "moves", party, state, among
        if key not in self.found:
            free = [o for o in self.own(party) if (among is None or o in among) and self.permitted(o, state)]
            settings = [state ^ frozenset(change) for change in subsets(free) if change]
            self.found[key] = [setting for setting in settings if self.feasible(setting)]
        return list(self.found[key])

    def vector(self, party: str, state: State) -> tuple[bool, ...]:
        """v_k(s): the truth of the party's statements, most important first (tradecraft 1.1)."""
        key = "vector", party, state
        if key not in self.found:
            self.found[key] = tuple(bool(statement(state)) for statement in self.statements[party])
        found: tuple[bool, ...] = self.found[key]
        return found

    def compare(self, party: str, better: State, worse: State) -> int:
        """1 if the party prefers the first state, -1 if the second, 0 if it is indifferent."""
        return compare(self.vector(party, better), self.vector(party, worse))

    def prefers(self, party: str, better: State, worse: State) -> bool:
        """Strict preference."""
        return self.compare(party, better, worse) > 0

    def improvements(self, party: str, state: State, among: frozenset[str] | None = None) -> list[State]:
        """R_k^+(s): the moves to a strictly preferred state (theory 2.1)."""
        return [other for other in self.moves(party, state, among) if self.prefers(party, other, state)]

    def deciding(self, party: str, before: State, after: State) -> int:
        """Signed deciding priority (tradecraft 1.1): +j if ``after`` is better, -j if worse, 0 if equal."""
        pairs = zip(self.vector(party, before), self.vector(party, after), strict=True)
        for priority, (was, is_now) in enumerate(pairs, start=1):
            if was != is_now:
                return priority if is_now else -priority
        return 0

    def positions(self, changed: Iterable[str]) -> list[int]:
        """The sorted declared positions of some options, for the tie rule of tradecraft 1.4."""
        return sorted(self.options.index(option) for option in changed)
