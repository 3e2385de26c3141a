from __future__ import annotations

import random
import subprocess
import sys
import tracemalloc

import pytest
from properties.engine_models import random_formula
from unit.engine.small import game, never, party, prisoners, wants

from countermove.engine.concepts import CONCEPT_IDS
from countermove.engine.plan import MAXIMUM_STATES, dense_bytes, mentioned_options, plan
from countermove.engine.solve import solve, stable_parties
from countermove.errors import TooLarge
from countermove.model import Conflict, DecisionMaker, Direction, Option, Preference, Ranking, Statement


def large(options: int, parties: int = 4, statements: int = 8, one_way: float = 0.0) -> Conflict:
    rng = random.Random(options)
    names = [f"o{n}" for n in range(options)]
    made = []
    for number in range(parties):
        own = tuple(
            Option(name, f"d{number}", direction=Direction.ON if rng.random() < one_way else Direction.BOTH)
            for name in names[number::parties]
        )
        formulas = [random_formula(rng, names, 2) for _ in range(statements)]
        made.append(
            DecisionMaker(f"d{number}", f"D{number}", own, Preference(tuple(Statement(f, "") for f in formulas)))
        )
    return Conflict("large", tuple(made))


def shares(conflict: Conflict) -> list[tuple[int, int]]:
    return [(len(p.options), sum(option.is_one_way for option in p.options)) for p in conflict.decision_makers]


@pytest.mark.parametrize("concepts", [("nash",), ("nash", "gmr", "smr", "seq"), ("all",)])
@pytest.mark.parametrize("one_way", [0.0, 0.4])
@pytest.mark.parametrize("parties", [2, 4, 7])
def test_the_estimate_is_not_exceeded(parties: int, one_way: float, concepts: tuple[str, ...]) -> None:
    conflict = large(14, parties, one_way=one_way)
    asked = CONCEPT_IDS if concepts == ("all",) else concepts
    solve(prisoners(), concepts)  # what is imported is not part of the work
    tracemalloc.start()
    solve(conflict, concepts)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < dense_bytes(shares(conflict), asked) - 20_000_000


def test_the_estimate_is_not_far_off_either() -> None:
    conflict = large(18)
    tracemalloc.start()
    solve(conflict, ["nash", "gmr", "smr", "seq"])
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < dense_bytes(shares(conflict), ("nash", "gmr", "smr", "seq")) < 4 * peak


def test_too_large_says_how_much_and_what_to_do() -> None:
    conflict = large(23)
    with pytest.raises(TooLarge) as caught:
        solve(conflict)
    assert caught.value.estimated_bytes == dense_bytes(shares(conflict)) > 2_000_000_000
    for advice in ("--hold", "--max-states 8388608", "countermove options", "8,388,608 states"):
        assert advice in str(caught.value)
    assert not plan(conflict).fits
    assert "more than the limit" in str(plan(conflict))


def test_the_plan_says_why_its_way_is_taken() -> None:
    assert "every combination is a state" in str(plan(large(4)))
    assert "one-way options split lines" in str(plan(large(8, one_way=1.0)))
    ruled = Conflict("c", (party("a", "x", "x"), party("b", "y", "y")), (never("x and y"),))
    assert "constraints rule combinations out" in str(plan(ruled))
    assert solve(ruled).to_json()["way"] == str(plan(ruled))


def test_what_no_machine_holds_is_not_offered() -> None:
    conflict = large(44)
    with pytest.raises(TooLarge) as caught:
        solve(conflict, max_states=1 << 44)
    assert "PB" in str(caught.value)
    assert "--max-states" not in str(caught.value)


def test_options_that_nothing_mentions_are_named_in_the_advice() -> None:
    conflict = Conflict("idle", (party("a", "x y", "x"), party("b", "z w", "z"))).with_preference("a", wants("x or z"))
    way = plan(conflict, max_states=8)
    assert way.idle == ("y", "w")
    assert "nothing mentions y, w" in way.advice.lower()
    assert len(solve(conflict, max_states=8, hold=["y"])) == 8


def test_the_limit_can_be_raised_and_lowered() -> None:
    assert plan(prisoners()).maximum_states == MAXIMUM_STATES
    with pytest.raises(TooLarge):
        solve(prisoners(), max_states=3)
    assert len(solve(prisoners(), max_states=4)) == 4


def test_a_lookup_lists_only_options_that_matter() -> None:
    idle = " ".join(f"i{n}" for n in range(40))
    conflict = Conflict("idle", (party("a", f"x {idle}", "y", "not x"), party("b", "y", "x", "not y")))
    lookup = stable_parties(conflict)
    everything = (1 << 41) - 1
    assert lookup.parties("gmr", 0) == ("a", "b")
    assert lookup.stable("a", "gmr", everything ^ 1) == lookup.stable("a", "gmr", 0)
    assert lookup.is_feasible(everything)


def test_mentioned_options_come_from_statements_rankings_and_constraints() -> None:
    conflict = Conflict("m", (party("a", "x y", "x"), party("b", "z w v")), (never("z"),))
    ranked = conflict.with_preference("b", Preference((), Ranking((("---Y-",), ("rest",)))))
    assert mentioned_options(ranked) == {"x", "z", "w"}


def test_a_drawn_graph_is_planned_by_its_states() -> None:
    way = plan(game("2143", "2413"))
    assert (way.engine, way.raw_states) == ("graph", 4)
    assert str(way).startswith("graph: 4 drawn states; moves are drawn")


@pytest.mark.parametrize("module", ["definitions", "structure", "plan", "concepts", "solve", "wording"])
def test_what_needs_no_arrays_imports_no_numpy(module: str) -> None:
    program = f"import sys, countermove.engine.{module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
