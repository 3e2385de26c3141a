"""The inverse of a state against the definitions: conditions, counts and smallest changes, all by brute force."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, islice, permutations, product
from math import factorial
from typing import Any

import pytest
from properties.engine_models import random_conflict, random_graph

from countermove.engine import definitions
from countermove.engine.definitions import DEFINITIONS, unilateral_improvements, unilateral_moves
from countermove.engine.inverse.conditions import Condition, condition_for
from countermove.engine.inverse.counting import count_rankings
from countermove.engine.inverse.inverse import Inverse, inverse
from countermove.engine.inverse.judging import Judge
from countermove.engine.inverse.orders import Order, apply
from countermove.engine.inverse.priorities import preference_of
from countermove.engine.inverse.readings import READINGS
from countermove.engine.inverse.surroundings import Surroundings, legal_reach
from countermove.engine.solution import Solution
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out
from countermove.language import truth
from countermove.model import Conflict, GraphConflict

pytestmark = pytest.mark.usefixtures("remembered")
CONFLICTS, GRAPHS, PIECES = 2_400, 1_600, 8
COUNTED, CHANGED, JOINTLY = 480, 480, 200


def is_sseq(structure: Structure, dm: str, state: Any) -> bool:
    """Symmetric sequential stability, word for word: a credible answer from which no countermove helps."""
    rank = structure.rank[dm]
    others = [other for other in structure.parties if other != dm]
    return all(
        any(
            rank[reply] <= rank[state]
            and all(rank[back] <= rank[state] for back in unilateral_moves(structure, dm, reply))
            for reply in definitions.coalition_moves(structure, others, improvement, credible=True)
        )
        for improvement in unilateral_improvements(structure, dm, state)
    )


STABLE = {**DEFINITIONS, "sseq": is_sseq}


def states_of(structure: Structure, solution: Solution) -> list[Any]:
    """The structure's states in the order of the solution's places."""
    if not structure.is_option_form:
        return list(structure.states)
    return sorted(structure.states)  # decimal codes


def random_models(piece: int) -> Iterator[Conflict | GraphConflict]:
    yield from (random_conflict(seed) for seed in range(piece, CONFLICTS, PIECES))
    yield from (random_graph(seed) for seed in range(piece, GRAPHS, PIECES))


@pytest.mark.parametrize("piece", range(PIECES))
def test_conditions_at_the_coded_preferences_are_the_definitions(piece: int) -> None:
    compared = {True: 0, False: 0}
    for number, model in enumerate(random_models(piece)):
        structure, solution = write_out(model), solve(model, ["nash"])
        states = states_of(structure, solution)
        for place in random.Random(number).sample(range(len(states)), min(3, len(states))):
            around = Surroundings(solution, place)
            for dm, name in enumerate(solution.parties):
                for reading in READINGS.values():
                    condition = condition_for(around, dm, reading)
                    wanted = STABLE[reading.id](structure, name, states[place])
                    above = around.above(dm)
                    assert condition.holds(above) == wanted, (model.title, place, name, reading.id)
                    assert condition.mask.holds(condition.mask.of(above)) == wanted
                    compared[wanted] += 1
    assert min(compared.values()) > 500


def test_legal_reach_is_that_of_the_definitions() -> None:
    for seed in range(300):
        graph = random_graph(seed)
        structure, solution = write_out(graph), solve(graph, ["nash"])
        around = Surroundings(solution, 0)
        names = structure.states
        for start, dm in product(range(len(names)), around.parties):
            for credible in (False, True):
                steps = around.improvements if credible else around.moves
                got = {names[place] for place in legal_reach(steps, around.others(dm), start)}
                others = [structure.parties[other] for other in around.others(dm)]
                assert got == definitions.coalition_moves(structure, others, names[start], credible)


def small_models(most_states: int) -> Iterator[Conflict | GraphConflict]:
    seed = 0
    while True:
        for model in (random_graph(seed), random_conflict(seed, most_options=4)):
            if 2 <= len(write_out(model).states) <= most_states:
                yield model
        seed += 1


def brute_count(structure: Structure, dm: str, state: Any, concept: str) -> int:
    found = 0
    for order in permutations(range(len(structure.states))):
        ranked = replace(structure, rank={**structure.rank, dm: dict(zip(structure.states, order, strict=True))})
        found += STABLE[concept](ranked, dm, state)
    return found


@pytest.mark.parametrize("piece", range(PIECES))
def test_counts_are_those_over_all_rankings(piece: int) -> None:
    rng, partly = random.Random(piece), 0
    models = small_models(6)
    for number in range(COUNTED):
        model = next(models)
        if number % PIECES != piece:
            continue
        structure, solution = write_out(model), solve(model, ["nash"])
        states = states_of(structure, solution)
        place, dm = rng.randrange(len(states)), rng.randrange(len(structure.parties))
        for reading in READINGS.values():
            condition = condition_for(Surroundings(solution, place), dm, reading)
            count = count_rankings(condition, len(states))
            wanted = brute_count(structure, structure.parties[dm], states[place], reading.id)
            assert count.rankings == wanted, (model.title, place, dm, reading.id)
            partly += 0 < wanted < factorial(len(states))
    assert partly > 30


def by_subsets(condition: Condition, states: int) -> int:
    """The count of theory.md, section 10, literally: over all sets of mentioned states placed above."""
    mentioned = condition.mentioned
    return sum(
        factorial(size) * factorial(len(mentioned) - size) * factorial(states) // factorial(len(mentioned) + 1)
        for size in range(len(mentioned) + 1)
        for above in combinations(mentioned, size)
        if condition.holds(above)
    )


def test_counts_of_larger_conditions_are_those_over_all_subsets() -> None:
    compared = 0
    for seed in range(600):
        model = random_conflict(seed) if seed % 2 else random_graph(seed)
        solution = solve(model, ["nash"])
        place = seed % len(solution)
        for reading in READINGS.values():
            condition = condition_for(Surroundings(solution, place), 0, reading)
            if 6 < len(condition.mentioned) <= 12:
                assert count_rankings(condition, len(solution)).rankings == by_subsets(condition, len(solution)), seed
                compared += 1
    assert compared > 100


def neighbours(order: Order) -> set[Order]:
    """Every order one change away: drop one, put one anywhere else, exchange two."""
    found = set()
    for place in range(len(order)):
        rest = order[:place] + order[place + 1 :]
        found.add(rest)
        found |= {(*rest[:to], order[place], *rest[to:]) for to in range(len(order))}
    for one, other in combinations(range(len(order)), 2):
        swapped = list(order)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        found.add(tuple(swapped))
    return found - {order}


def by_distance(order: Order) -> Iterator[set[Order]]:
    level, seen = {order}, {order}
    while level:
        yield level
        level = {far for near in level for far in neighbours(near)} - seen
        seen |= level


class Bench:
    """One state of a conflict, judged by the definitions under any orders of anybody's statements."""

    def __init__(self, conflict: Conflict, place: int) -> None:
        self.conflict = conflict
        self.structure = write_out(conflict)
        self.state = sorted(self.structure.states)[place]
        self._ranks: dict[tuple[int, Order], dict[Any, int]] = {}
        self._same: dict[tuple[int, tuple[int, ...]], dict[Any, int]] = {}
        self._truths: dict[int, dict[Any, tuple[bool, ...]]] = {}
        self._known: dict[Any, bool] = {}

    def start(self, dm: int) -> Order:
        preference = self.conflict.decision_makers[dm].preference
        return () if preference.is_ranking else tuple(range(len(preference.statements)))

    def stable(self, dm: int, concept: str, orders: dict[int, Order]) -> bool:
        ranks = {who: self._rank(who, order) for who, order in orders.items()}
        mattering = ranks if "seq" in concept else {who: rank for who, rank in ranks.items() if who == dm}
        key = dm, concept, tuple((who, id(rank)) for who, rank in mattering.items())
        if key not in self._known:
            parties = self.structure.parties
            changed = {parties[who]: rank for who, rank in ranks.items()}
            ranked = replace(self.structure, rank={**self.structure.rank, **changed})
            self._known[key] = STABLE[concept](ranked, parties[dm], self.state)
        return self._known[key]

    def equilibrium(self, concept: str, orders: dict[int, Order]) -> bool:
        return all(self.stable(dm, concept, orders) for dm in range(len(self.structure.parties)))

    def _rank(self, dm: int, order: Order) -> dict[Any, int]:
        """Rank the states by their truth values read as a word, in the order given; equal ranks are one object."""
        if (dm, order) not in self._ranks:
            words = {state: tuple(truths[number] for number in order) for state, truths in self._truths_of(dm).items()}
            ladder = {word: place for place, word in enumerate(sorted(set(words.values())))}
            rank = {state: ladder[word] for state, word in words.items()}
            self._ranks[dm, order] = self._same.setdefault((dm, tuple(rank.values())), rank)
        return self._ranks[dm, order]

    def _truths_of(self, dm: int) -> dict[Any, tuple[bool, ...]]:
        """Say of every state which statements of a decision maker hold in it."""
        if dm not in self._truths:
            statements, place = self.conflict.decision_makers[dm].preference.statements, self.conflict.position
            self._truths[dm] = {
                code: tuple(
                    bool(truth(one.formula, lambda name, code=code: bool(code >> place[name] & 1), True))
                    for one in statements
                )
                for code in self.structure.states
            }
        return self._truths[dm]


@cache
def seeds(most_options: int) -> tuple[list[tuple[int, int]], Iterator[tuple[int, int]]]:
    """Return those found so far, and where more come from: seeds of conflicts with statements, and their states."""

    def drawn() -> Iterator[tuple[int, int]]:
        seed = 0
        while True:
            conflict = random_conflict(seed, most_options=most_options)
            states = len(write_out(conflict).states)
            if states > 1 and any(not party.preference.is_ranking for party in conflict.decision_makers):
                yield seed, states
            seed += 1

    return [], drawn()


def cases(total: int, piece: int, most_options: int) -> Iterator[tuple[Conflict, int]]:
    found, more = seeds(most_options)
    found += islice(more, max(0, total - len(found)))
    for seed, states in found[piece:total:PIECES]:
        yield random_conflict(seed, most_options=most_options), seed % states


def relevant(condition: Condition, found: Inverse, dm: int) -> set[int]:
    """The statements that some mentioned state differs in from the one asked about."""
    own = found.priorities[dm]
    return {
        number
        for number, row in enumerate(own.truths)
        if any(bool(row[place]) != bool(row[found.place]) for place in condition.mentioned)
    }


@pytest.mark.parametrize("piece", range(PIECES))
def test_the_smallest_change_is_that_of_a_search_over_all_sequences_of_edits(piece: int) -> None:
    outcomes = []
    for conflict, place in cases(CHANGED, piece, most_options=4):
        bench = Bench(conflict, place)
        found = inverse(solve(conflict, ["nash"]), place + 1, concepts=list(READINGS), depth=1)
        for concept, dm in product(READINGS, range(len(bench.structure.parties))):
            asked = found.asked[concept][dm]
            smallest = asked.smallest
            if smallest.outcome == "no priorities":
                assert conflict.decision_makers[dm].preference.is_ranking or not bench.start(dm)
                continue
            outcomes.append((smallest.goal, smallest.outcome, smallest.changes))
            wanted = smallest.goal == "stable"
            assert asked.is_stable != wanted
            best, doing = None, set[Order]()
            for distance, level in enumerate(by_distance(bench.start(dm))):
                doing = {order for order in level if bench.stable(dm, concept, {dm: order}) == wanted}
                if doing:
                    best = distance
                    break
            assert smallest.changes == best, (conflict.title, place, dm, concept)
            matters = relevant(asked.condition, found, dm)
            assert smallest.orders == (len({_only(order, matters) for order in doing}) if best else None)
            for change in [*smallest.listed, *(way.change for way in smallest.ways)]:
                assert change.order in doing
                assert len(change.edits) == best
    assert {(goal, "found") for goal in ("stable", "unstable")} <= {outcome[:2] for outcome in outcomes}
    assert ("unstable", "never", None) in outcomes
    assert any(changes and changes > 1 for _, _, changes in outcomes)


def _only(order: Order, numbers: set[int]) -> Order:
    return tuple(number for number in order if number in numbers)


@pytest.mark.parametrize("piece", range(PIECES))
def test_changes_applied_and_solved_anew_give_the_verdict_claimed(piece: int) -> None:
    applied = 0
    for conflict, place in cases(CHANGED, piece, most_options=6):
        solution = solve(conflict, ["nash"])
        found = inverse(solution, place + 1)
        code = solution.states.row(place)["code"]
        for concept, dm in product(found.asked, range(len(solution.parties))):
            smallest, name = found.asked[concept][dm].smallest, solution.parties[dm]
            statements = conflict.decision_makers[dm].preference.statements
            for change in [*smallest.listed[:3], *(way.change for way in smallest.ways[:3])]:
                order = tuple(range(len(statements)))
                for edit in change.edits:
                    order = apply(order, edit)
                assert order == change.order
                anew = solve(conflict.with_preference(name, preference_of(statements, order)), [concept])
                assert anew.is_stable(name, concept, code=code) == (smallest.goal == "stable")
                applied += 1
        for concept, joint in found.joint.items():
            for changes in joint.listed[:3] if joint.outcome == "found" else ():
                altered = conflict
                for dm, change in changes.items():
                    statements = conflict.decision_makers[dm].preference.statements
                    altered = altered.with_preference(solution.parties[dm], preference_of(statements, change.order))
                assert sum(len(change.edits) for change in changes.values()) == joint.changes
                anew = solve(altered, [concept])
                assert anew.is_equilibrium(concept, code=code) == (joint.goal == "equilibrium"), conflict.title
                applied += 1
    assert applied > 100


def brute_joint(bench: Bench, concept: str, wanted: bool, depth: int) -> tuple[int | None, list[dict[int, Order]]]:
    """The fewest changes of all orders together up to a depth, and everything that does it with so many."""
    movers = [dm for dm in range(len(bench.structure.parties)) if bench.start(dm)]
    levels = {dm: list(islice(by_distance(bench.start(dm)), depth + 1)) for dm in movers}
    for distance in range(1, depth + 1):
        doing = []
        for shares in product(range(distance + 1), repeat=len(movers)):
            if sum(shares) == distance and all(n < len(levels[dm]) for n, dm in zip(shares, movers, strict=True)):
                for chosen in product(*(levels[dm][share] for dm, share in zip(movers, shares, strict=True))):
                    orders = dict(zip(movers, chosen, strict=True))
                    if bench.equilibrium(concept, orders) == wanted:
                        doing.append(orders)
        if doing:
            return distance, doing
    return None, []


def matter_jointly(found: Inverse, concept: str) -> dict[int, set[int]]:
    judge = Judge(Surroundings(found.solution, found.place), found.priorities, READINGS[concept])
    return {dm: {number for number in own.order if judge.matters(dm, number)} for dm, own in found.priorities.items()}


@pytest.mark.parametrize("piece", range(PIECES))
def test_the_smallest_joint_change_is_that_of_a_search_over_everybodys_orders(piece: int) -> None:
    seen, counted = set(), 0
    for conflict, place in cases(JOINTLY, piece, most_options=4):
        bench = Bench(conflict, place)
        found = inverse(solve(conflict, ["nash"]), place + 1, concepts=list(READINGS), depth=2)
        for concept in READINGS:
            joint = found.joint[concept]
            best, doing = brute_joint(bench, concept, joint.goal == "equilibrium", 2)
            seen.add((concept, joint.goal, joint.outcome))
            if best is None:
                assert joint.outcome in ("never", "no priorities") or (joint.changes or joint.examined + 1) > 2
                continue
            assert (joint.outcome, joint.changes) == ("found", best), (conflict.title, place, concept)
            if READINGS[concept].credible and joint.orders is not None:
                matters = matter_jointly(found, concept)
                wanted = {tuple(_only(order, matters[dm]) for dm, order in orders.items()) for orders in doing}
                assert joint.orders == len(wanted), (conflict.title, place, concept)
                counted += 1
    assert {concept for concept, _, outcome in seen if outcome == "found"} == set(READINGS)
    assert counted > 5
