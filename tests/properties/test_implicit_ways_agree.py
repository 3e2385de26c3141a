"""The ways of evaluating a conflict without listing its states agree with one another and with the definitions.

Sets of replies are held in tables or put to a solver; sanctions are searched or, up to four moves, put to a solver.
Which one runs depends on sizes alone, so that every one of them has to say the same wherever it can run.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from oracle.assessment import Question
from oracle.conflict import Conflict as LiteralConflict
from oracle.random_conflicts import random_case
from oracle.stability import Graph, deters, is_seq, others, tabulate

import countermove
from countermove.engine.implicit import Implicit, mover, sanctions
from countermove.engine.implicit.mover import favourites
from countermove.engine.implicit.replies import make_replies
from countermove.engine.implicit.solved import SolvedReplies
from countermove.engine.implicit.table import TableReplies, change_key
from countermove.language import parse
from countermove.model import Conflict, DecisionMaker, Direction, Option, Preference, Statement

PIECES = 10
CONFLICTS = 1_000
WHOLE = 80
"""Conflicts of which the whole assessment is compared besides."""
SEQUENTIAL = 550
LONGEST = 4


@contextmanager
def solver_for_more_than(limit: int) -> Iterator[None]:
    """Use the solver for every party, and every group of its options, with more options than this."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mover, "make_replies", partial(make_replies, limit=limit))
        yield


def loaded(case: dict[str, Any]) -> Conflict:
    conflict = countermove.load(case).model()
    assert isinstance(conflict, Conflict)
    return conflict


def some_states(conflict: Conflict, rng: random.Random, most: int) -> list[int]:
    codes = [code for code in range(1 << len(conflict.options)) if conflict.is_feasible(code)]
    return rng.sample(codes, min(most, len(codes)))


# Tables and solver ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", range(PIECES))
def test_tables_and_solver_give_the_same_replies(piece: int) -> None:
    solved = 0
    for seed in range(piece, CONFLICTS, PIECES):
        conflict = loaded(random_case(seed).case)
        tables = Implicit(conflict)
        with solver_for_more_than(1):
            solver = Implicit(conflict)
        for name in conflict.party_names:
            one, other = tables.movers[name], solver.movers[name]
            assert isinstance(one.replies, TableReplies)
            solved += isinstance(other.replies, SolvedReplies)
            for code in some_states(conflict, random.Random(seed), 2):
                assert replied(one, code) == replied(other, code), f"random_case({seed}), {name}, state {code}"
    assert solved > CONFLICTS // PIECES


def replied(party: mover.Mover, code: int) -> dict[str, Any]:
    """What a party can reply to a state, in every way that the analyses ask for it."""
    replies = party.replies
    better, everything = party.improvements(code), replies.everything(code)
    best = favourites(replies, party.order.predicates, code)
    alike = replies.both(replies.everything(code), replies.whole())
    count = party.count_best(code)
    return {
        "closest": party.closest_best(code),
        "best": party.all_best(code, 256),
        "cut": [changes(code)(reply) for reply in party.all_best(code, 2)[0]],
        "improves": party.improves(code),
        "improvements": sorted(replies.members(better, code, None)),
        "possible": sorted(replies.members(everything, code, None)),
        "nearest": replies.closest(best, code),
        "stays": replies.contains(best, code),
        "nothing better": replies.is_empty(better),
        "same": (replies.same(everything, alike), replies.same(everything, better)),
        "taking": [not replies.is_empty(replies.both(best, replies.taking(p))) for p in replies.positions],
        "forgetting": forgetting(replies, best, everything),
        "one or more": count if count in (0, 1) else None,
    }


def forgetting(replies: Any, best: int, everything: int) -> list[bool]:
    """Whether the best replies still differ from the others once an option is forgotten."""
    rest = replies.but_not(everything, best)
    found = []
    for position in replies.positions:
        wide = replies.without(best, 1 << position)
        found.append(replies.is_empty(replies.both(wide, rest)))
    return found


def test_tables_and_solver_give_the_same_assessment() -> None:
    for seed in range(2_000, 2_000 + WHOLE):
        case = random_case(seed, max_options=7).case
        by_tables = countermove.assess(case, max_changes=0).to_json()
        with solver_for_more_than(1):
            by_solver = countermove.assess(case, max_changes=0).to_json()
        assert without_counts(by_tables) == without_counts(by_solver), f"random_case({seed}, max_options=7)"


def without_counts(document: dict[str, Any]) -> dict[str, Any]:
    """The solver says "none", "one" or nothing where a table counts."""
    for row in document["initiatives"]:
        for place, key in ((row, "reply_ties"), (row["target"]["tests"]["split"], "acceptable")):
            place[key] = place[key] if place[key] in (0, 1) else None
    return document


# Large parties -------------------------------------------------------------------------------------------------------

Columns = Callable[[str], Any]


def random_words(rng: random.Random, names: list[str], depth: int) -> tuple[str, Callable[[Columns], Any]]:
    """A random statement as text, and as a function of columns of truth values."""
    if depth == 0 or rng.random() < 0.25:
        name = rng.choice(names)
        return (name, lambda c: c(name)) if rng.random() < 0.5 else (f"not {name}", lambda c: ~c(name))
    (left, first), (right, second) = (random_words(rng, names, depth - 1) for _ in range(2))
    word = rng.choice(("and", "or", "iff", "implies"))
    both: dict[str, Callable[[Columns], Any]] = {
        "and": lambda c: first(c) & second(c),
        "or": lambda c: first(c) | second(c),
        "iff": lambda c: ~(first(c) ^ second(c)),
        "implies": lambda c: ~first(c) | second(c),
    }
    return f"({left}) {word} ({right})", both[word]


def large_party(seed: int, size: int, groups: int) -> tuple[Conflict, list[Callable[[Columns], Any]]]:
    """One party whose statements keep within some groups of its options, and another that they may depend on.

    With one group every statement may mention any of its options.
    """
    rng = random.Random(seed)
    own, theirs = [f"x{n}" for n in range(size)], ["y0", "y1", "y2"]
    mixed = rng.sample(own, size)
    parts = [mixed[n::groups] for n in range(groups)]
    words = [random_words(rng, [*rng.choice(parts), *theirs[: rng.randint(0, 3)]], 3) for _ in range(8)]
    words += [joined(rng, name, other) for part in parts for name, other in pairwise(part)]
    directions = {name: rng.choice((Direction.ON, Direction.OFF)) for name in own if rng.random() < 0.1}
    statements = tuple(Statement(parse(text), text) for text, _ in words)
    big = DecisionMaker("big", "Big", options("big", own, directions), Preference(statements))
    small = DecisionMaker("small", "Small", options("small", theirs, {}), Preference(()))
    return Conflict("large", (big, small)), [function for _, function in words]


def joined(rng: random.Random, name: str, other: str) -> tuple[str, Callable[[Columns], Any]]:
    """A statement that keeps two options in one group: it seldom decides anything, and often says nothing at all."""
    if rng.random() < 0.7:
        return f"{name} or not {name} or {other}", lambda c: c(name) | ~c(name) | c(other)
    return f"{name} implies {other}", lambda c: ~c(name) | c(other)


def options(owner: str, names: list[str], directions: dict[str, Direction]) -> tuple[Option, ...]:
    return tuple(Option(name, owner, direction=directions.get(name, Direction.BOTH)) for name in names)


def best_by_enumeration(conflict: Conflict, functions: list[Callable[[Columns], Any]], code: int) -> Any:
    """Every best reply of the first party to a state, from all settings of its options."""
    size = len(conflict.party("big").options)
    settings = np.arange(1 << size, dtype=np.int64)

    def column(name: str) -> Any:
        bit = conflict.position[name]
        return (settings >> bit & 1).astype(bool) if bit < size else np.bool_(code >> bit & 1)

    own, held = conflict.own("big"), conflict.own("big").mask & ~conflict.mentioned
    left = (settings & own.only_on & code) == own.only_on & code
    left &= (settings & own.only_off & ~code) == 0
    left &= (settings & held) == code & held
    for function in functions:
        holding = left & function(column)
        left = holding if holding.any() else left
    return settings[left]


@pytest.mark.parametrize(("size", "groups"), [(22, 1), (22, 3), (23, 5)])
def test_best_replies_of_large_parties_are_those_of_an_enumeration(size: int, groups: int) -> None:
    conflict, functions = large_party(100 * groups + size, size, groups)
    party = Implicit(conflict).movers["big"]
    code = random.Random(groups).getrandbits(size + 3)
    above, mine = code >> size << size, code & (1 << size) - 1
    best = best_by_enumeration(conflict, functions, code)
    nearest = min(best[fewest(best ^ mine)].tolist(), key=partial(change_key, mine))
    assert party.closest_best(code) == nearest | above
    assert party.replies.closest(favourites(party.replies, party.order.predicates, code), code) == nearest | above
    count = party.count_best(code)
    assert count in (None, len(best))
    found, cut = party.all_best(code, 256)
    assert cut == (len(best) > 256)
    assert {own & ~above for own in found} <= set(best.tolist())
    assert sorted(map(changes(code), found)) == smallest_changes(best, mine)[:256]


def fewest(changed: Any) -> Any:
    """Which of some sets of changed options are smallest."""
    counts = np.bitwise_count(changed)
    return counts == counts.min()


def changes(code: int) -> Callable[[int], int]:
    return lambda reply: (reply ^ code).bit_count()


def smallest_changes(best: Any, own: int) -> list[int]:
    """How many options each reply changes, in increasing order."""
    counts: list[int] = np.sort(np.bitwise_count(best ^ own)).tolist()
    return counts


def test_large_parties_are_put_to_the_solver_and_small_groups_of_their_options_are_not() -> None:
    parties = {groups: Implicit(large_party(5, 24, groups)[0]).movers["big"] for groups in (1, 6)}
    assert all(isinstance(party.replies, SolvedReplies) for party in parties.values())
    assert [type(group.replies) for group in parties[1].groups] == [SolvedReplies]
    assert [type(group.replies) for group in parties[6].groups] == [TableReplies] * 6


@pytest.mark.parametrize("piece", range(PIECES))
def test_best_replies_put_together_from_groups_are_those_of_the_whole_set_of_replies(piece: int) -> None:
    """The tie rule: fewest changed options, then the smallest list of their places."""
    for seed in range(piece, 400, PIECES):
        conflict = loaded(random_case(seed, most_statements=3).case)
        view = Implicit(conflict)
        for name in conflict.party_names:
            party, own = view.movers[name], conflict.own(name)
            for code in some_states(conflict, random.Random(seed), 3):
                best = best_one_by_one(view, party, code)
                assert party.closest_best(code) == min(best, key=partial(change_key, code)), (seed, name, code)
                assert sorted(party.all_best(code, 1 << own.mask.bit_count())[0]) == sorted(best), (seed, name, code)
                assert party.count_best(code) == len(best), (seed, name, code)


def best_one_by_one(view: Implicit, party: mover.Mover, code: int) -> list[int]:
    positions = [p for p in range(len(view.conflict.options)) if party.free >> p & 1]
    settings = (
        sum(1 << p for n, p in enumerate(positions) if number >> n & 1) for number in range(1 << len(positions))
    )
    reached = [code & ~party.free | own for own in settings]
    possible = [r for r in reached if party.own.permits(code, r) and view.is_feasible(r)]
    top = max(party.order.vector(r) for r in possible)
    return [r for r in possible if party.order.vector(r) == top]


# Sanctions -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", range(PIECES))
def test_a_party_rests_where_sequential_stability_says_so(piece: int) -> None:
    asked = 0
    for seed, conflict, table, rng in literal_conflicts(piece):
        view = Implicit(conflict)
        for code in some_states(conflict, rng, 4):
            state = frozenset(conflict.taken(code))
            for name in conflict.party_names:
                wanted = is_seq(table, name, state)
                assert sanctions.rest(view, name, code).rests == wanted, f"random_case({seed}), {name}, {set(state)}"
                asked += 1
    assert asked * PIECES > 5_000


def literal_conflicts(piece: int) -> Iterator[tuple[int, Conflict, Graph, random.Random]]:
    for seed in range(piece, SEQUENTIAL, PIECES):
        drawn = random_case(seed, max_options=6)
        question: Question = drawn.question
        literal: LiteralConflict = question.conflict
        yield seed, loaded(drawn.case), tabulate(literal), random.Random(seed)


@pytest.mark.parametrize("piece", range(PIECES))
def test_sanctions_of_four_moves_are_those_of_four_moves(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The searches agree wherever the shortest sanction has at most four moves; nowhere else may they differ."""
    monkeypatch.setattr(sanctions, "SEARCHED", -1)
    limited = 0
    for seed, conflict, table, rng in literal_conflicts(piece):
        if seed % 3:
            continue
        view = Implicit(conflict)
        for code in some_states(conflict, rng, 2):
            state = frozenset(conflict.taken(code))
            for name in conflict.party_names:
                found = sanctions.rest(view, name, code)
                deterred = [is_deterred(table, name, state, left) for left in table_improvements(table, name, state)]
                assert found.rests == all(deterred), f"random_case({seed}), {name}, {set(state)}"
                assert found.sanctions_up_to == (LONGEST if deterred else None)
                limited += bool(deterred)
    assert limited


def table_improvements(table: Graph, party: str, state: Any) -> list[Any]:
    return [other for other in table.moves(party, state) if table.prefers(party, other, state)]


def is_deterred(table: Graph, party: str, state: Any, improvement: Any) -> bool:
    """Whether the others have a sanction of at most four improvements."""
    level = {improvement}
    for _ in range(LONGEST):
        level |= {after for at in level for k in others(table, party) for after in table_improvements(table, k, at)}
    return any(deters(table, party, state, reached) for reached in level)


def test_an_improvement_found_undeterred_is_one() -> None:
    seen = 0
    for seed, conflict, table, rng in literal_conflicts(1):
        view = Implicit(conflict)
        for code in some_states(conflict, rng, 3):
            for name in conflict.party_names:
                found = sanctions.rest(view, name, code)
                if found.undeterred is not None:
                    left = frozenset(conflict.taken(found.undeterred))
                    state = frozenset(conflict.taken(code))
                    assert left in table_improvements(table, name, state), seed
                    assert not is_deterred(table, name, state, left), seed
                    seen += 1
    assert seen > 50
