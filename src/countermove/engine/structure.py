"""A conflict written out: states, each decision maker's arcs, and ranks. Small conflicts only."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import chain

from countermove.language import truth
from countermove.model import Conflict, DecisionMaker, GraphConflict

State = Hashable


@dataclass(frozen=True, slots=True)
class Structure:
    """States, arcs and ranks, listed. In option form a state is its decimal code, in graph form its name.

    Units: a larger rank is better, equal ranks are equally good.
    Source: theory.md, section 1.
    """

    parties: tuple[str, ...]
    states: tuple[State, ...]
    arcs: Mapping[str, Mapping[State, tuple[State, ...]]]
    rank: Mapping[str, Mapping[State, int]]
    is_option_form: bool = False


def write_out(model: Conflict | GraphConflict) -> Structure:
    """Return a conflict with every state and arc listed."""
    return _from_graph(model) if isinstance(model, GraphConflict) else _from_options(model)


def _from_options(conflict: Conflict) -> Structure:
    codes = tuple(code for code in range(1 << len(conflict.options)) if conflict.is_feasible(code))
    return Structure(
        conflict.party_names,
        codes,
        {dm: {code: _moves(conflict, dm, code, codes) for code in codes} for dm in conflict.party_names},
        {party.id: _option_ranks(conflict, party, codes) for party in conflict.decision_makers},
        is_option_form=True,
    )


def _moves(conflict: Conflict, dm: str, code: int, codes: tuple[int, ...]) -> tuple[int, ...]:
    own = conflict.own(dm)
    return tuple(other for other in codes if other != code and own.permits(code, other))


def _option_ranks(conflict: Conflict, party: DecisionMaker, codes: tuple[int, ...]) -> dict[State, int]:
    """Rank states by their truth values read as a word, most important statement first; or by their group."""
    preference = party.preference
    if preference.payoffs is not None:
        return {code: int(preference.payoffs[code]) for code in codes}
    if preference.ranking is not None:
        last = len(preference.ranking.groups) - 1
        found = {code: preference.ranking.group_of(conflict.state(code).letters) for code in codes}
        return {code: last - (last if group is None else group) for code, group in found.items()}
    words = {code: _word(conflict, party, code) for code in codes}
    ladder = sorted(set(words.values()))
    return {code: ladder.index(word) for code, word in words.items()}


def _word(conflict: Conflict, party: DecisionMaker, code: int) -> tuple[bool, ...]:
    def is_taken(name: str) -> bool:
        return bool(code >> conflict.position[name] & 1)

    return tuple(bool(truth(statement.formula, is_taken, True)) for statement in party.preference.statements)


def _from_graph(graph: GraphConflict) -> Structure:
    states = tuple(graph.states)
    arcs: dict[str, dict[State, tuple[State, ...]]] = {
        party.id: {state: tuple(t for t in party.moves.get(state, ()) if t != state) for state in states}
        for party in graph.decision_makers
    }
    rank = {party.id: group_ranks(states, party.ranking) for party in graph.decision_makers}
    return Structure(graph.party_names, states, arcs, rank)


def group_ranks(states: tuple[str, ...], ranking: tuple[tuple[str, ...], ...]) -> dict[State, int]:
    """Return ranks from groups of named states, best first; a group ``rest`` stands for all states not named.

    Source: theory.md, section 3.1.
    """
    named = set(chain.from_iterable(ranking))
    rest = tuple(state for state in states if state not in named)
    groups = [rest if group == ("rest",) and "rest" not in states else group for group in ranking]
    return {state: len(groups) - number for number, group in enumerate(groups) for state in group}
