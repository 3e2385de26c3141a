"""Product models as plain data, as the oracle's own objects, and more random models: five parties, merged states.

Plain data are the parts of the case format that matter here, so that a model of the product and one of the oracle share
nothing but text, lists and dictionaries.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from oracle.conflict import Conflict as OracleConflict
from oracle.stability import Graph
from oracle.tables import graph_form, letters, option_form, table, written
from properties.engine_models import random_conflict, random_constraints, random_graph, random_preference

import countermove
from countermove.engine.solution import Solution
from countermove.language import And, Formula, Not, show
from countermove.language import Option as Leaf
from countermove.model import Conflict, Constraint, DecisionMaker, Direction, GraphConflict, Option, Preference
from countermove.model.graph import GraphParty

FIVE = ("north", "south", "east", "west", "centre")

Plain = dict[str, Any]
Model = Conflict | GraphConflict


def plain(model: Model) -> Plain:
    """The model in the case format, without what neither moves nor preferences need."""
    return _plain_graph(model) if isinstance(model, GraphConflict) else _plain_conflict(model)


def _plain_conflict(model: Conflict) -> Plain:
    made: Plain = {party.id: {"options": {}} for party in model.decision_makers}
    for option in model.options:
        made[option.owner]["options"][option.id] = {"direction": str(option.direction)}
    for party in model.decision_makers:
        if party.preference.ranking is not None:
            made[party.id]["ranking"] = [list(group) for group in party.preference.ranking.groups]
        else:
            made[party.id]["preferences"] = [show(statement.formula) for statement in party.preference.statements]
    return {
        "order_of_options": list(model.option_names),
        "decision_makers": made,
        "constraints": [{"never": show(constraint.never)} for constraint in model.constraints],
    }


def _plain_graph(model: GraphConflict) -> Plain:
    made = {
        party.id: {
            "moves": {start: list(ends) for start, ends in party.moves.items()},
            "ranking": [list(group) for group in party.ranking],
        }
        for party in model.decision_makers
    }
    return {"states": list(model.states), "decision_makers": made}


def oracle_model(data: Plain) -> OracleConflict | Graph:
    """The oracle's object for plain data."""
    return graph_form(data) if "states" in data else option_form(data)


def label(state: Any, data: Plain) -> str:
    """An oracle state as the product's label: the name in graph form, Y and N in option form."""
    return str(state) if "states" in data else letters(state, data["order_of_options"])


@dataclass(frozen=True)
class Compared:
    """One model both ways: solved by the product, and written out for the oracle. States are compared by label."""

    data: Plain
    literal: Graph
    solution: Solution
    known: dict[Any, str] = field(default_factory=dict, compare=False, repr=False)

    def label(self, state: Any) -> str:
        """The label of an oracle state."""
        if state not in self.known:
            self.known[state] = label(state, self.data)
        return self.known[state]

    def labels(self, states: Iterable[Any]) -> set[str]:
        """The labels of some oracle states."""
        return {self.label(state) for state in states}

    def named(self, state: Any) -> str:
        """The label of a state as the product calls it: a name, or a number in option form."""
        if "states" in self.data:
            return str(state)
        if state not in self.known:
            self.known[state] = self.solution.state(state).letters
        return self.known[state]

    def all_named(self, states: Iterable[Any]) -> set[str]:
        """The labels of some of the product's states."""
        return {self.named(state) for state in states}

    def product_names(self) -> list[Any]:
        """What the product calls the states: names, or numbers from 1 in option form."""
        return self.data.get("states") or list(range(1, len(self.literal.states) + 1))

    def by_label(self) -> dict[str, Any]:
        """The oracle's states by their labels."""
        return {self.label(state): state for state in self.literal.states}


def compared(model: Model, concepts: Iterable[str], sanctions: str = "legal") -> Compared:
    """The model solved, and written out from plain data."""
    data = plain(model)
    solution = countermove.solve(model, concepts=concepts, sanctions=sanctions)
    return Compared(data, written(oracle_model(data)), solution)


def under(both: Compared, model: Model, concepts: Iterable[str], sanctions: str) -> Compared:
    """The same model solved under another reading; what is written out does not depend on it."""
    solution = countermove.solve(model, concepts=concepts, sanctions=sanctions)
    return Compared(both.data, both.literal, solution)


def small_conflict(seed: int) -> Conflict:
    """Two to four decision makers, two to four options."""
    return random_conflict(seed, most_options=4)


def drawn_graph(seed: int) -> GraphConflict:
    """The random drawn graph of a seed; merging leaves loops in it, which are dropped (theory 1.1)."""
    model = random_graph(seed)
    parties = []
    for party in model.decision_makers:
        moves = {start: tuple(end for end in ends if end != start) for start, ends in party.moves.items()}
        parties.append(GraphParty(party.id, party.name, moves, party.ranking))
    return GraphConflict(model.title, model.states, tuple(parties))


def knotty_conflict(seed: int) -> Conflict:
    """Three or four decision makers, five options, half of the vectors infeasible: ways round are long."""
    rng = random.Random(f"knotty {seed}")
    sizes = rng.choice(([1, 2, 2], [2, 2, 1], [1, 3, 1], [2, 1, 1, 1], [1, 1, 2, 1]))
    owned = owned_options(rng, sizes)
    names = [option.id for options in owned.values() for option in options]
    possible = rng.sample(range(1 << len(names)), rng.randint(12, 20))
    barred = [code for code in range(1 << len(names)) if code not in possible]
    constraints = tuple(Constraint(f"c{code}", exactly(code, names)) for code in barred)
    return with_random_preferences(rng, Conflict(f"knotty {seed}", without_preferences(owned), constraints))


def exactly(code: int, names: list[str]) -> Formula:
    """True at one option vector only."""
    return reduce(And, [Leaf(name) if code >> bit & 1 else Not(Leaf(name)) for bit, name in enumerate(names)])


def owned_options(rng: random.Random, sizes: list[int]) -> dict[str, tuple[Option, ...]]:
    """Options for each party, some of them one-way in two models out of five."""
    one_way = rng.random() < 0.4
    return {
        party: tuple(
            Option(f"{party[0]}{n}", party, direction=rng.choice(list(Direction)) if one_way else Direction.BOTH)
            for n in range(size)
        )
        for party, size in zip(FIVE, sizes, strict=False)
    }


def without_preferences(owned: dict[str, tuple[Option, ...]]) -> tuple[DecisionMaker, ...]:
    """Decision makers who want nothing yet."""
    return tuple(DecisionMaker(party, party.title(), options, Preference(())) for party, options in owned.items())


def with_random_preferences(rng: random.Random, conflict: Conflict) -> Conflict:
    """Statements or a ranking of the feasible states for everybody."""
    names = list(conflict.option_names)
    feasible = [code for code in range(1 << len(names)) if conflict.is_feasible(code)]
    for party in conflict.party_names:
        conflict = conflict.with_preference(party, random_preference(rng, feasible, names))
    return conflict


def five_party_conflict(seed: int) -> Conflict:
    """Five decision makers with five options, or with four and one who owns nothing."""
    rng = random.Random(f"five {seed}")
    owned = owned_options(rng, rng.choice(([1, 1, 1, 1, 1], [1, 1, 1, 1, 0], [2, 1, 0, 1, 1])))
    names = [option.id for options in owned.values() for option in options]
    constraints = random_constraints(rng, names)
    return with_random_preferences(rng, Conflict(f"five {seed}", without_preferences(owned), constraints))


def five_party_graph(seed: int) -> GraphConflict:
    """A drawn graph for five decision makers: four to seven states, arcs of several owners side by side."""
    rng = random.Random(f"five {seed}")
    states = [f"s{number}" for number in range(1, rng.randint(4, 7) + 1)]
    density = rng.uniform(0.03, 0.12)
    parties = tuple(
        GraphParty(
            dm,
            dm.title(),
            {a: tuple(b for b in states if b != a and rng.random() < density) for a in states},
            random_groups(rng, states),
        )
        for dm in FIVE
    )
    return GraphConflict(f"five {seed}", dict.fromkeys(states, ""), parties)


def random_groups(rng: random.Random, states: list[str]) -> tuple[tuple[str, ...], ...]:
    """A ranking with some ties."""
    left, groups = rng.sample(states, len(states)), []
    while left:
        size = rng.choice((1, 1, 1, 2, 3))
        groups.append(tuple(left[:size]))
        left = left[size:]
    return tuple(groups)


def merged_graph(seed: int) -> GraphConflict:
    """A conflict in option form drawn out, with states that cannot be told apart merged, or single arcs forbidden.

    Theory 1.1: the merged graph has an arc of i from X to Z iff some member of X has one to some member of Z, loops
    dropped. 1.2: moves can also be forbidden one by one.
    """
    rng = random.Random(f"merged {seed}")
    drawn = table(option_form(plain(random_conflict(seed, most_options=4))))
    options = sorted({option for state in drawn.states for option in state})
    names = {state: "v" + letters(state, options) for state in drawn.states}
    if rng.random() < 0.7:
        names |= dict.fromkeys(rng.sample(drawn.states, min(len(drawn.states), rng.randint(2, 3))), "merged")
    forbidden = rng.choice((0, 0.15, 0.4))
    states = list(dict.fromkeys(names.values()))
    parties = []
    for dm in drawn.parties:
        arcs = sorted({(names[a], names[b]) for a in drawn.states for b in drawn.moves(dm, a) if names[a] != names[b]})
        kept = [arc for arc in arcs if rng.random() >= forbidden]
        moves = {a: tuple(b for tail, b in kept if tail == a) for a in states}
        parties.append(GraphParty(dm, dm.title(), moves, random_groups(rng, states)))
    return GraphConflict(f"merged {seed}", dict.fromkeys(states, ""), tuple(parties))
