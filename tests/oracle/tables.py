"""A conflict with its moves, improvements and ranks written out, so that slow definitions work each of them out once.

A ``Table`` is a ``Graph`` that also knows which option vectors are feasible, which simultaneous sanctions need.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .conflict import Conflict, State, Statement
from .language import read
from .read_case import never
from .stability import Graph, tabulate


@dataclass(frozen=True)
class Table(Graph):
    """A written-out conflict whose states are option vectors."""

    improving: dict[tuple[str, Any], list[Any]] = field(default_factory=dict, compare=False, repr=False)

    def improvements(self, party: str, state: Any) -> list[Any]:
        """R_i^+(s) = {q in R_i(s): q > s} (theory 2.1)."""
        if (party, state) not in self.improving:
            self.improving[party, state] = [q for q in self.moves(party, state) if self.prefers(party, q, state)]
        return self.improving[party, state]

    def feasible(self, state: Any) -> bool:
        """Whether an option vector is one of the states."""
        return state in self.arcs[self.parties[0]]


def table(conflict: Conflict) -> Table:
    """The conflict written out."""
    plain = tabulate(conflict)
    return Table(plain.parties, plain.states, plain.arcs, plain.rank)


def written(game: Conflict | Graph) -> Graph:
    """A conflict as its table, a graph as it is."""
    return table(game) if isinstance(game, Conflict) else game


def vector(letters: str, options: Sequence[str]) -> State:
    """The options marked Y."""
    return frozenset(option for letter, option in zip(letters, options, strict=True) if letter == "Y")


def letters(state: State, options: Sequence[str]) -> str:
    """Y or N for each option."""
    return "".join("Y" if option in state else "N" for option in options)


def fits(state: State, patterns: Sequence[str], options: Sequence[str]) -> bool:
    """Whether a state matches one of some patterns of Y, N and - (theory 1.1); ``rest`` is matched by every state."""
    chosen = letters(state, options)
    return any(p == "rest" or all(w in ("-", f) for w, f in zip(p, chosen, strict=True)) for p in patterns)


def nested_statements(groups: Sequence[Sequence[str]], options: Sequence[str]) -> tuple[Statement, ...]:
    """A ranking, best group first, as the statements "is among the best 1, 2, … groups" (a tie is one group)."""

    @cache
    def place(state: State) -> int:
        return next(n for n, group in enumerate(groups) if fits(state, group, options))

    return tuple(lambda state, number=number: place(state) < number for number in range(1, len(groups)))


def option_form(case: Mapping[str, Any]) -> Conflict:
    """A case in option form as a conflict, whether its decision makers give statements or rankings.

    ``order_of_options`` may say that the options of different decision makers stand between one another.
    """
    options: dict[str, dict[str, Any]] = {}
    owner: dict[str, str] = {}
    for party, maker in case["decision_makers"].items():
        for name, given in (maker.get("options") or {}).items():
            options[name] = dict(given) if isinstance(given, Mapping) else {}
            owner[name] = party
    order = tuple(case.get("order_of_options") or options)
    return bare_conflict(
        owner={name: owner[name] for name in order},
        parties=tuple(case["decision_makers"]),
        direction={name: given.get("direction", "both") for name, given in options.items()},
        never=tuple(formula for constraint in case.get("constraints") or [] for formula, _ in never(constraint)),
        statements={party: _order(maker, order) for party, maker in case["decision_makers"].items()},
    )


def _order(maker: Mapping[str, Any], options: Sequence[str]) -> tuple[Statement, ...]:
    if "ranking" in maker:
        groups = [[group] if isinstance(group, str) else list(group) for group in maker["ranking"]]
        return nested_statements(groups, options)
    texts = [p if isinstance(p, str) else p["statement"] for p in maker.get("preferences") or []]
    return tuple(read(text)[0] for text in texts)


def bare_conflict(
    owner: dict[str, str],
    parties: tuple[str, ...],
    direction: dict[str, str],
    never: tuple[Statement, ...],
    statements: dict[str, tuple[Statement, ...]],
) -> Conflict:
    """A conflict of which only moves and preferences matter: all options off, no tiers, nothing named."""
    return Conflict(
        options=tuple(owner),
        owner=owner,
        parties=parties,
        status_quo=frozenset(),
        direction=direction,
        never=never,
        statements=statements,
        tiers={party: ("important",) * len(order) for party, order in statements.items()},
        mentioned=frozenset(owner),
        named={party: (frozenset[str](),) * len(order) for party, order in statements.items()},
    )


def graph_form(case: Mapping[str, Any]) -> Graph:
    """A case in graph form as a graph."""
    makers = case["decision_makers"]
    arcs: dict[str, dict[Hashable, tuple[Hashable, ...]]] = {
        party: {start: tuple(ends) for start, ends in (maker.get("moves") or {}).items()}
        for party, maker in makers.items()
    }
    return Graph(
        tuple(makers),
        tuple(case["states"]),
        arcs,
        {party: ranks(maker["ranking"], tuple(case["states"])) for party, maker in makers.items()},
    )


def ranks(groups: Sequence[Sequence[str]], states: Sequence[str]) -> dict[Hashable, int]:
    """1 for the states of the best group, 2 for the next, …; ``rest`` stands for every state not named."""
    found: dict[Hashable, int] = {}
    for number, group in enumerate(groups, start=1):
        named = [group] if isinstance(group, str) else list(group)
        found |= dict.fromkeys((s for s in states if s not in found) if named == ["rest"] else named, number)
    return found
