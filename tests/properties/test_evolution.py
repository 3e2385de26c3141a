"""Evolution against the literal reading: sequences of moves, nobody twice running, written out one length at a time."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from properties.engine_models import random_conflict, random_graph

from countermove.engine.definitions import coalition_moves, unilateral_improvements, unilateral_moves
from countermove.engine.evolution import Effect, Evolution, Holds, Reach, Step, Target, Ways, evolve
from countermove.engine.evolution.evolving import TARGETS_LISTED, WAYS_LISTED
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out
from countermove.language import truth
from countermove.model import Conflict, Direction, GraphConflict, Statement

pytestmark = pytest.mark.usefixtures("remembered")
CONFLICTS, GRAPHS, PIECES = 2_400, 2_400, 24
Node = tuple[Any, Any]
SIGNS = {1: Effect.BETTER, 0: Effect.SAME, -1: Effect.WORSE}


@dataclass
class Literal:
    """The sequences of a conflict, by the definitions; a coalition is one more mover, who only ever gains."""

    structure: Structure
    start: Any
    coalitions: tuple[tuple[str, ...], ...]
    known: dict[Any, list[tuple[Any, Any, int]]] = field(default_factory=dict)

    def steps(self, state: Any) -> list[tuple[Any, Any, int]]:
        """Every step that anybody can take from a state: mover, head, effect. Who moved last does not come into it."""
        if state not in self.known:
            self.known[state] = list(self.steps_found(state))
        return self.known[state]

    def steps_found(self, state: Any) -> Iterator[tuple[Any, Any, int]]:
        for dm in self.structure.parties:
            rank = self.structure.rank[dm]
            for head in unilateral_moves(self.structure, dm, state):
                yield (dm,), head, (rank[head] > rank[state]) - (rank[head] < rank[state])
        for members in self.coalitions:
            for head in coalition_moves(self.structure, members, state):
                if all(self.structure.rank[dm][head] > self.structure.rank[dm][state] for dm in members):
                    yield members, head, 1

    @cached_property
    def arcs(self) -> dict[Node, list[tuple[Node, int]]]:
        """Every step between what any steps reach, a node being a state and the last mover."""
        arcs: dict[Node, list[tuple[Node, int]]] = {}
        waiting: list[Node] = [(self.start, None)]
        while waiting:
            node = waiting.pop()
            if node not in arcs:
                state, last = node
                arcs[node] = [((head, mover), effect) for mover, head, effect in self.steps(state) if mover != last]
                waiting += [head for head, _ in arcs[node] if head not in arcs]
        return arcs

    def shortest(self, least: int) -> dict[Any, tuple[int, int]]:
        """For every state but the start, the length of shortest sequences with such effects, and how many there are.

        All sequences of one length are counted before any longer one; a state is done when the first arrives.
        """
        ending: dict[Node, int] = {(self.start, None): 1}
        found: dict[Any, tuple[int, int]] = {self.start: (0, 1)}
        wanted = {node[0] for node in self._after((self.start, None), least)}
        for length in range(1, len(self.arcs) + 1):
            if wanted <= found.keys():
                break
            longer: dict[Node, int] = defaultdict(int)
            for node, count in ending.items():
                for head, effect in self.arcs[node]:
                    if effect >= least:
                        longer[head] += count
            ending = longer
            arrived: dict[Any, int] = defaultdict(int)
            for (state, _), count in ending.items():
                arrived[state] += count
            found |= {state: (length, count) for state, count in arrived.items() if state not in found}
        del found[self.start]
        return found

    @cached_property
    def fewest_losses(self) -> dict[Any, tuple[int, int]]:
        """For every state but the start the fewest losses, and then the fewest steps, of any sequence."""
        done: set[Node] = set()
        found: dict[Any, tuple[int, int]] = {}
        heap: list[tuple[int, int, str, Node]] = [(0, 0, "", (self.start, None))]
        while heap:
            losses, steps, _, node = heappop(heap)
            if node not in done:
                done.add(node)
                found.setdefault(node[0], (losses, steps))
                for head, effect in self.arcs[node]:
                    heappush(heap, (losses + (effect < 0), steps + 1, str(head), head))
        del found[self.start]
        return found

    def count(self, state: Any, losses: int, steps: int) -> int:
        """How many sequences to a state have so many steps and so many losses."""
        ending: dict[tuple[Node, int], int] = {((self.start, None), 0): 1}
        for _ in range(steps):
            longer: dict[tuple[Node, int], int] = defaultdict(int)
            for (node, lost), count in ending.items():
                for head, effect in self.arcs[node]:
                    if lost + (effect < 0) <= losses:
                        longer[head, lost + (effect < 0)] += count
            ending = longer
        return sum(count for ((reached, _), lost), count in ending.items() if reached == state and lost == losses)

    def circles(self) -> set[frozenset[Any]]:
        """Sets of states from each of which improvements lead to all the others, among what they reach.

        In a drawn graph it matters who moved last, so it is nodes that must lead to one another.
        """
        reached = self._after((self.start, None)) | {(self.start, None)}
        if self.structure.is_option_form:
            onward = {state: self._improved(state) for state in {node[0] for node in reached}}
            classes = [{t for t in onward if t == s or (t in onward[s] and s in onward[t])} for s in onward]
        else:
            after = {node: self._after(node) for node in reached}
            classes = [{m[0] for m in after if m == n or (m in after[n] and n in after[m])} for n in after]
        return {frozenset(one) for one in classes if len(one) > 1}

    def _improved(self, state: Any) -> set[Any]:
        """What improvements reach from a state where nobody has moved yet."""
        if not self.coalitions:
            return coalition_moves(self.structure, self.structure.parties, state, credible=True)
        return set(Literal(self.structure, state, self.coalitions, self.known).shortest(1))

    def _after(self, start: Node, least: int = 1) -> set[Node]:
        seen: set[Node] = set()
        waiting = [start]
        while waiting:
            for head, effect in self.arcs[waiting.pop()]:
                if effect >= least and head not in seen:
                    seen.add(head)
                    waiting.append(head)
        return seen


def check(model: Conflict | GraphConflict, seed: int) -> None:
    """Compare everything that is said of a conflict, from a random start and with random coalitions."""
    rng = random.Random(seed)
    structure, solution = write_out(model), solve(model, ["nash", "gmr"])
    place = rng.randrange(len(structure.states))
    coalitions = [tuple(rng.sample(structure.parties, rng.randint(2, len(structure.parties)))) for _ in range(2)]
    chosen = coalitions[: rng.choice((0, 0, 1, 2))]
    names = {state: solution.states.name(at) for at, state in enumerate(structure.states)}
    found = evolve(solution, names[structure.states[place]], None if seed % 2 else names.values(), chosen)
    ordered = tuple(dict.fromkeys(tuple(dm for dm in structure.parties if dm in members) for members in chosen))
    assert found.coalitions == ordered
    literal = Literal(structure, structure.states[place], ordered)
    compare(found, literal, names, {name: state for state, name in names.items()})
    if seed % 4 == 0:
        for step in {*found.tree, *(step for target in found.targets for step in steps_to(target))}:
            compare_reasons(step, model, {name: state for state, name in names.items()})
    for target in found.targets:
        if target.holds is not None:
            compare_what_holds(target, structure, {name: state for state, name in names.items()}[target.state])


def compare(found: Evolution, literal: Literal, names: dict[Any, Any], states: dict[Any, Any]) -> None:
    """Compare what is reached, and how each target is."""
    gains, moves, losses = literal.shortest(1), literal.shortest(-1), literal.fewest_losses
    assert set(found.by_improvements.listed) == {names[state] for state in gains}
    assert set(found.by_moves.listed) == {names[state] for state in moves}
    assert {frozenset(states[s] for s in one.states.listed) for one in found.circles} == literal.circles()
    assert set(found.stuck.listed) == {
        names[s]
        for s in names
        if not any(unilateral_moves(literal.structure, dm, s) for dm in literal.structure.parties)
    }
    if not literal.coalitions:
        parties = literal.structure.parties
        assert set(gains) == coalition_moves(literal.structure, parties, literal.start, credible=True)
        assert set(moves) == coalition_moves(literal.structure, parties, literal.start)
    for target in found.targets:
        state = states[target.state]
        if state == literal.start:
            assert target.reach is Reach.HERE
        elif state not in moves:
            assert target.reach is Reach.OUT_OF_REACH
        else:
            compare_ways(target.by_moves, moves[state], literal, state, states)
            if state in gains:
                assert target.reach is Reach.IMPROVEMENTS
                compare_ways(target.by_improvements, gains[state], literal, state, states)
            else:
                lost, steps = losses[state]
                assert target.reach is (Reach.LOSS if lost else Reach.WITHOUT_LOSS)
                gentle = target.by_fewest_losses
                compare_ways(gentle, (steps, literal.count(state, lost, steps)), literal, state, states)
                assert gentle is not None
                assert gentle.losses == lost
                assert all(sum(step.effect is Effect.WORSE for step in way) == lost for way in gentle.listed)
    reaches = [target.reach for target in found.targets]
    assert len(reaches) == min(found.targets_total, TARGETS_LISTED)
    assert reaches == sorted(reaches, key=list(Reach).index)


def compare_ways(
    ways: Ways | None, wanted: tuple[int, int], literal: Literal, state: Any, states: dict[Any, Any]
) -> None:
    """Compare length and count, and check that what is listed are different legal sequences of that length."""
    assert ways is not None
    assert (ways.steps, ways.count) == wanted
    assert len(set(ways.listed)) == len(ways.listed) == min(wanted[1], WAYS_LISTED)
    for way in ways.listed:
        assert len(way) == wanted[0]
        node: Node = (literal.start, None)
        for step in way:
            node = follow(step, node, literal, states)
        assert node[0] == state


def follow(step: Step, node: Node, literal: Literal, states: dict[Any, Any]) -> Node:
    """Take one step, which must be there, and do to its mover what is said of it."""
    assert states[step.leaves] == node[0]
    after = (states[step.to], step.by)
    assert after in dict(literal.arcs[node])
    assert SIGNS[dict(literal.arcs[node])[after]] is step.effect
    return after


def compare_reasons(step: Step, model: Conflict | GraphConflict, states: dict[Any, Any]) -> None:
    """Compare the statements said to decide, and what is said to be for good, with what the two states say."""
    if not isinstance(model, Conflict):
        assert (step.decided_by, step.irreversible) == ((), ())
        return
    before, after = states[step.leaves], states[step.to]
    gone = [
        o.id for bit, o in enumerate(model.options) if o.direction != Direction.BOTH and (before ^ after) >> bit & 1
    ]
    assert list(step.irreversible) == gone
    stated = [dm for dm in step.by if step.effect is not Effect.SAME and not model.party(dm).preference.is_ranking]
    assert [who.party for who in step.decided_by] == stated
    for who in step.decided_by:
        holds = [
            (truth_of(one, model, before), truth_of(one, model, after))
            for one in model.party(who.party).preference.statements
        ]
        place = next(number for number, (left, right) in enumerate(holds) if left != right)
        assert who.statement == model.party(who.party).preference.statements[place].text
        assert holds[place] == ((False, True) if step.effect is Effect.BETTER else (True, False))


def truth_of(statement: Statement, model: Conflict, code: int) -> bool:
    return bool(truth(statement.formula, lambda name: bool(code >> model.position[name] & 1), True))


def steps_to(target: Target) -> Iterator[Step]:
    for ways in (target.by_improvements, target.by_moves, target.by_fewest_losses):
        yield from (step for way in (ways.listed if ways else ()) for step in way)


def compare_what_holds(target: Target, structure: Structure, state: Any) -> None:
    """Compare who can leave an equilibrium and who wants to."""
    stays = [dm for dm in structure.parties if not unilateral_moves(structure, dm, state)]
    assert list(target.cannot_move) == stays
    wants = any(unilateral_improvements(structure, dm, state) for dm in structure.parties)
    content = Holds.NOBODY_CAN_LEAVE if len(stays) == len(structure.parties) else Holds.NOBODY_WANTS_TO
    assert target.holds is (Holds.DETERRED if wants else content)


@pytest.mark.parametrize("piece", range(PIECES))
def test_twenty_four_hundred_conflicts_agree_with_the_literal_search(piece: int) -> None:
    for seed in range(piece, CONFLICTS, PIECES):
        check(random_conflict(seed, most_options=4 + (seed % 3 == 0)), seed)


@pytest.mark.parametrize("piece", range(PIECES))
def test_twenty_four_hundred_drawn_graphs_agree_with_the_literal_search(piece: int) -> None:
    for seed in range(piece, GRAPHS, PIECES):
        check(random_graph(seed), seed)


@settings(max_examples=40, deadline=None)
@given(st.integers(min_value=0, max_value=2**32))
def test_any_seed_agrees_with_the_literal_search(seed: int) -> None:
    check(random_conflict(seed, most_options=5), seed)
    check(random_graph(seed), seed)
