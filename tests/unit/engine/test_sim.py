from __future__ import annotations

import random

import pytest
from properties.engine_models import random_conflict, random_formula
from unit.engine.small import game, party

from countermove.engine import joint
from countermove.engine.definitions import stable_states
from countermove.engine.dense import DenseKernel
from countermove.engine.drawn import GraphKernel
from countermove.engine.sim import sim_stable
from countermove.engine.solve import solve
from countermove.engine.structure import write_out
from countermove.errors import NotApplicable
from countermove.model import Conflict, Constraint, DecisionMaker, Direction, Option, Preference, Statement

# A seed of a conflict with two others to combine: with one there is nothing to combine.
THREE_PARTIES = next(s for s in range(100) if sum(bool(p.options) for p in random_conflict(s).decision_makers) > 2)


@pytest.mark.parametrize("seed", range(40))
def test_small_pieces_give_what_one_piece_gives(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = random_conflict(seed)
    whole = solve(conflict, ["sim"])
    monkeypatch.setattr(joint, "_TABLE_LIMIT", 3)
    pieces = solve(conflict, ["sim"])
    for dm in conflict.party_names:
        assert whole.stable(dm, "sim") == pieces.stable(dm, "sim")


def test_too_many_combinations_are_said_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joint, "WORK_LIMIT", 1)
    solution = solve(random_conflict(THREE_PARTIES))
    assert "more than 1 comparisons" in solution.not_given["sim"]
    assert not solution.complete
    assert solution.to_json()["equilibria"]["sim"] is None
    assert solution.equilibria("nash") is not None
    with pytest.raises(NotApplicable, match="simultaneous stability is not given here"):
        solution.equilibria("sim")


def test_a_wide_decision_maker_is_handled_in_words_of_64_settings() -> None:
    names = [f"o{n}" for n in range(7)]
    statements = ["o0 iff x", "o6 or o3", "not o2 if o5", "o1 iff o4", "not x"]
    conflict = Conflict("wide", (party("a", " ".join(names), *statements), party("b", "x", "o0 iff x", "o3")))
    structure, solution = write_out(conflict), solve(conflict, ["sim"])
    for dm in ("a", "b"):
        assert tuple(code + 1 for code in stable_states(structure, dm, "sim")) == solution.stable(dm, "sim")  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(12))
def test_two_decision_makers_with_many_options_of_all_kinds(seed: int) -> None:
    rng = random.Random(seed)
    names = [f"a{n}" for n in range(3)], [f"b{n}" for n in range(3)]
    made = []
    for dm, own in zip("ab", names, strict=True):
        options = tuple(Option(name, dm, direction=rng.choice(list(Direction))) for name in own)
        order = tuple(Statement(random_formula(rng, [*names[0], *names[1]], 2), "") for _ in range(4))
        made.append(DecisionMaker(dm, dm, options, Preference(order)))
    ruled_out = (Constraint("c", random_formula(rng, [*names[0], *names[1]], 2)),) if seed % 2 else ()
    conflict = Conflict("two", tuple(made), ruled_out)
    structure, solution = write_out(conflict), solve(conflict, ["sim", "seq_or_sim"])
    for concept in ("sim", "seq_or_sim"):
        for dm in "ab":
            stable = [solution.state(number).code for number in solution.stable(dm, concept)]
            assert tuple(stable) == stable_states(structure, dm, concept)


def test_alone_nobody_spoils_anything() -> None:
    kernel = DenseKernel(Conflict("alone", (party("a", "x", "x"),)))
    assert sim_stable(kernel, 0).tolist() == [False, True]
    idle = DenseKernel(Conflict("idle", (party("a", "x", "x"), party("b", "", "x"))))
    assert sim_stable(idle, 0).tolist() == [False, True]


def test_drawn_graphs_cannot_superpose() -> None:
    with pytest.raises(NotApplicable, match="option form"):
        sim_stable(GraphKernel(game("2143", "2413")), 0)
