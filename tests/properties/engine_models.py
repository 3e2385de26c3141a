"""Seeded random conflicts: ties, infeasible states, one-way options, statements and rankings; and drawn graphs."""

from __future__ import annotations

import random

from countermove.language import And, Formula, Iff, Implies, Not, Or
from countermove.language import Option as Leaf
from countermove.model import (
    Conflict,
    Constraint,
    DecisionMaker,
    Direction,
    GraphConflict,
    Option,
    Preference,
    Ranking,
    Statement,
)
from countermove.model.graph import GraphParty

PARTIES = ("north", "south", "east", "west", "centre")
UP_TO_FOUR, UP_TO_FIVE = (2, 2, 3, 3, 4), (2, 2, 3, 3, 4, 5)


def random_formula(rng: random.Random, names: list[str], depth: int) -> Formula:
    """A literal, or a connective over shallower formulas."""
    if depth == 0 or rng.random() < 0.3:
        leaf = Leaf(rng.choice(names))
        return Not(leaf) if rng.random() < 0.5 else leaf
    kind = rng.choice((And, Or, Iff, Implies))
    return kind(random_formula(rng, names, depth - 1), random_formula(rng, names, depth - 1))


def random_options(rng: random.Random, sizes: list[int]) -> dict[str, tuple[Option, ...]]:
    """Options for each party, some of them one-way in two models out of five."""
    one_way = rng.random() < 0.4
    made: dict[str, tuple[Option, ...]] = {}
    for party, size in zip(PARTIES, sizes, strict=False):
        directions = [rng.choice(list(Direction)) if one_way else Direction.BOTH for _ in range(size)]
        made[party] = tuple(
            Option(f"{party[0]}{number}", party, status_quo=rng.random() < 0.3, direction=direction)
            for number, direction in enumerate(directions)
        )
    return made


def random_constraints(rng: random.Random, names: list[str]) -> tuple[Constraint, ...]:
    """Up to two constraints that leave at least one state."""
    found: list[Constraint] = []
    for number in range(rng.choice((0, 0, 1, 2))):
        never = And(random_formula(rng, names, 1), random_formula(rng, names, 0))
        trial = Conflict("", (_holder(names),), (*found, Constraint(f"c{number}", never)))
        if any(trial.is_feasible(code) for code in range(1 << len(names))):
            found.append(Constraint(f"c{number}", never))
    return tuple(found)


def _holder(names: list[str]) -> DecisionMaker:
    return DecisionMaker("x", "X", tuple(Option(name, "x") for name in names), Preference(()))


def random_preference(rng: random.Random, feasible: list[int], names: list[str]) -> Preference:
    """Statements, or a ranking of the feasible states with ties and sometimes a rest."""
    if rng.random() < 0.6:
        statements = [random_formula(rng, names, 2) for _ in range(rng.randint(0, 5))]
        return Preference(tuple(Statement(formula, "") for formula in statements))
    codes = rng.sample(feasible, len(feasible))
    letters = ["".join("Y" if code >> bit & 1 else "N" for bit in range(len(names))) for code in codes]
    groups: list[tuple[str, ...]] = []
    while letters:
        size = rng.choice((1, 1, 1, 2, 3))
        groups.append(tuple(letters[:size]))
        letters = letters[size:]
    if len(groups) > 2 and rng.random() < 0.3:
        groups = [*groups[: len(groups) // 2], ("rest",)]
    return Preference((), Ranking(tuple(groups)))


def random_conflict(seed: int, most_options: int = 6, parties: tuple[int, ...] = UP_TO_FOUR) -> Conflict:
    """The conflict of a seed: two to four or five decision makers, up to six options."""
    rng = random.Random(seed)
    count = rng.choice(parties)
    sizes = [1] * count
    for _ in range(rng.randint(0, max(0, most_options - count))):
        sizes[rng.randrange(count)] += 1
    if rng.random() < 0.1:
        sizes[rng.randrange(count)] = 0
    owned = random_options(rng, sizes)
    if rng.random() < 0.2:  # the file may mix the owners
        mixed = [option for options in owned.values() for option in options]
        rng.shuffle(mixed)
        owned = {party: tuple(mixed) if party == PARTIES[0] else () for party in owned}
    names = [option.id for options in owned.values() for option in options] or ["none"]
    bare = tuple(DecisionMaker(party, party.title(), options, Preference(())) for party, options in owned.items())
    constraints = random_constraints(rng, names) if names != ["none"] else ()
    conflict = Conflict(f"random {seed}", bare, constraints)
    feasible = [code for code in range(1 << len(conflict.options)) if conflict.is_feasible(code)]
    for party in owned:
        if names != ["none"]:
            conflict = conflict.with_preference(party, random_preference(rng, feasible, names))
    return conflict


def random_graph(seed: int, counts: tuple[int, ...] = (2, 2, 3, 4)) -> GraphConflict:
    """A drawn graph: arcs that are not transitive, some common moves, ties, and states that were merged."""
    rng = random.Random(seed)
    states = [f"s{number}" for number in range(1, rng.randint(3, 9) + 1)]
    parties = PARTIES[: rng.choice(counts)]
    density = rng.uniform(0.05, 0.4)
    arcs = {dm: {(a, b) for a in states for b in states if a != b and rng.random() < density} for dm in parties}
    common = [(a, b) for a in states for b in states if a != b and rng.random() < 0.05]
    for arc in common:
        for dm in rng.sample(parties, 2):
            arcs[dm].add(arc)
    if len(states) > 4 and rng.random() < 0.4:  # two states cannot be told apart
        kept, gone = states[0], states.pop()
        arcs = {
            dm: {(kept if a == gone else a, kept if b == gone else b) for a, b in pairs} - {(kept, kept)}
            for dm, pairs in arcs.items()
        }
    return GraphConflict(
        f"graph {seed}",
        dict.fromkeys(states, ""),
        tuple(_graph_party(rng, dm, states, arcs[dm]) for dm in parties),
    )


def _graph_party(rng: random.Random, dm: str, states: list[str], arcs: set[tuple[str, str]]) -> GraphParty:
    moves = {a: tuple(sorted(b for tail, b in arcs if tail == a)) for a in sorted({a for a, _ in arcs})}
    left, groups = rng.sample(states, len(states)), []
    while left:
        size = rng.choice((1, 1, 2))
        groups.append(tuple(left[:size]))
        left = left[size:]
    return GraphParty(dm, dm.title(), moves, tuple(groups))
