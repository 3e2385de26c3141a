from __future__ import annotations

import pickle
import random
import tracemalloc
from typing import Any

import numpy as np
import pytest
from unit.engine.small import drawn, never, party, prisoners, wants

from countermove.engine.layout import Axis, lay_out
from countermove.engine.redraw import Redraws
from countermove.engine.redraw.improving import Improving
from countermove.engine.redraw.orders import Columns
from countermove.engine.redraw.views import View, turn_into, views
from countermove.engine.solve import solve
from countermove.errors import NotApplicable, TooLarge
from countermove.language import Iff, parse
from countermove.language import Option as Leaf
from countermove.model import Conflict, Direction, Preference, Ranking, Statement

FIVE = ("nash", "gmr", "smr", "seq", "sseq")


def agrees(redraws: Redraws, draw: dict[str, Any], conflict: Any) -> bool:
    """Whether a draw's verdicts are those of the conflict solved alone."""
    solution = solve(conflict, redraws.concepts, hold=redraws.hold)
    wanted = [[solution.flags(concept, dm) for dm in redraws.parties] for concept in redraws.concepts]
    together = [solution.flags(concept) for concept in redraws.concepts]
    return np.array_equal(redraws.stable(draw), wanted) and np.array_equal(redraws.equilibria(draw), together)


def with_payoffs(conflict: Conflict, **payoffs: Any) -> Conflict:
    for name, numbers in payoffs.items():
        conflict = conflict.with_preference(name, Preference(payoffs=numbers))
    return conflict


def test_the_prisoners_as_they_are_and_as_good_friends() -> None:
    redraws = Redraws(prisoners(), ["nash", "seq"])
    assert redraws.equilibria().tolist() == [[True, False, False, False], [True, False, False, True]]
    friends = {"one": wants("c1"), "two": wants("c2")}
    assert redraws.equilibria(friends)[0].tolist() == [False, False, False, True]
    assert redraws.stable(friends)[0].tolist() == [[False, True, False, True], [False, False, True, True]]


def test_states_and_concepts_are_in_the_order_of_a_solution() -> None:
    conflict = Conflict("two", (party("a", "x y", "x"), party("b", "z", "z")), (never("x and not z"),))
    redraws, solution = Redraws(conflict, ["seq", "nash"]), solve(conflict, ["seq", "nash"])
    assert redraws.concepts == solution.concepts == ("nash", "seq")
    assert [redraws.states.label(place) for place in range(6)] == [solution.states.label(place) for place in range(6)]


def test_a_party_that_a_draw_does_not_name_has_its_own_preference_again() -> None:
    redraws = Redraws(prisoners(), ["nash"])
    before = redraws.stable()
    redraws.stable({"one": wants("c1"), "two": wants("c2")})
    assert np.array_equal(redraws.stable({"one": wants("c2", "not c1")}), before)
    assert np.array_equal(redraws.stable(), before)


def test_what_is_given_is_the_callers_own() -> None:
    redraws = Redraws(prisoners(), ["nash"])
    redraws.stable()[...] = False
    redraws.equilibria()[...] = True
    assert redraws.equilibria().tolist() == [[True, False, False, False]]


def test_an_array_may_be_written_over_between_draws() -> None:
    redraws, payoffs = Redraws(prisoners(), ["nash"]), np.array([1, 2, 3, 4])
    assert redraws.stable({"one": payoffs})[0, 0].tolist() == [False, True, False, True]
    payoffs[:] = [2, 1, 4, 3]
    assert redraws.stable({"one": payoffs})[0, 0].tolist() == [True, False, True, False]
    inside = Preference(payoffs=payoffs)
    assert redraws.stable({"one": inside})[0, 0].tolist() == [True, False, True, False]
    payoffs[:] = 7
    assert redraws.stable({"one": inside})[0, 0].all()


def test_payoffs_by_decimal_code_or_by_state() -> None:
    conflict = Conflict("c", (party("a", "x y", "x"), party("b", "z", "z")), (never("x and z"),))
    redraws = Redraws(conflict, FIVE)
    by_code = np.array([5, 3, 3, 9, 1, -7, 2, 100])
    states = [code for code in range(8) if conflict.is_feasible(code)]
    assert agrees(redraws, {"a": by_code}, with_payoffs(conflict, a=by_code))
    assert np.array_equal(redraws.stable({"a": by_code}), redraws.stable({"a": by_code[states]}))
    held = Redraws(conflict, FIVE, hold=["y"])
    assert agrees(held, {"a": by_code}, with_payoffs(conflict, a=by_code))
    assert np.array_equal(held.stable({"a": by_code}), held.stable({"a": by_code[[0, 1, 4]]}))


@pytest.mark.parametrize(
    "numbers",
    [
        np.array([-128, 127, 0, 127], dtype=np.int8),
        np.array([2**64 - 1, 0, 2**63, 1], dtype=np.uint64),
        np.array([-(2**63), 2**63 - 1, 0, 0]),
        np.array([2**40, -(2**40), 5, 5]),
        np.array([2**64 - 1, 2**64 - 3, 2**64 - 2, 2**64 - 1], dtype=np.uint64),
    ],
)
def test_payoffs_far_apart_keep_their_order(numbers: Any) -> None:
    small = np.unique(numbers, return_inverse=True)[1]
    redraws = Redraws(prisoners(), FIVE)
    assert agrees(redraws, {"one": numbers}, with_payoffs(prisoners(), one=small))


def test_an_order_of_many_statements() -> None:
    rng = random.Random(7)
    names = [f"o{n}" for n in range(6)]
    texts = [" iff ".join(rng.sample(names, 3)) + " or " + rng.choice(names) for _ in range(150)]
    conflict = Conflict("many", (party("a", " ".join(names[:3]), *texts), party("b", " ".join(names[3:]), *texts[:40])))
    redraws = Redraws(conflict, FIVE)
    for count in (0, 14, 15, 30, 58, 75, 150):
        order = wants(*rng.sample(texts, count))
        assert agrees(redraws, {"b": order}, conflict.with_preference("b", order)), count


def test_rankings_and_lists_of_payoffs() -> None:
    redraws = Redraws(prisoners(), FIVE)
    for order in (Preference((), Ranking((("YN", "NN"), ("rest",)))), Preference(payoffs=[4, 1, 1, 3])):
        assert agrees(redraws, {"two": order}, prisoners().with_preference("two", order))


def test_a_list_of_payoffs_changed_between_draws_is_read_again() -> None:
    payoffs = [1, 2, 3, 4]
    redraws, order = Redraws(prisoners(), ["nash"]), Preference(payoffs=payoffs)
    redraws.stable({"one": order})
    payoffs[:] = [2, 1, 4, 3]
    assert redraws.stable({"one": order})[0, 0].tolist() == [True, False, True, False]


def test_nobody_has_options_or_all_are_held() -> None:
    nobody = Conflict("none", (party("a", ""), party("b", "")))
    assert Redraws(nobody, FIVE).equilibria().tolist() == [[True]] * 5
    held = Redraws(prisoners(), ["all"], hold=["c1", "c2"])
    assert agrees(held, {"one": wants("c2")}, prisoners().with_preference("one", wants("c2")))


def test_more_options_than_a_code_has_bits() -> None:
    names = [f"o{n}" for n in range(70)]
    conflict = Conflict("wide", (party("a", " ".join(names[:35]), "o0"), party("b", " ".join(names[35:]), "o69")))
    redraws = Redraws(conflict, FIVE, hold=names[1:-1])
    order = wants("o0 iff o69")
    assert agrees(redraws, {"a": order}, conflict.with_preference("a", order))
    assert redraws.stable({"a": np.array([1, 2, 3, 4])})[0, 0].tolist() == [False, True, False, True]


def test_simultaneous_concepts_are_redrawn_too() -> None:
    conflict = Conflict("c", (party("a", "x y", "x"), party("b", "z", "z"), party("c", "", "z")), (never("x and z"),))
    draw = {"b": wants("not x", "y iff z"), "a": wants("y", "x")}
    changed = conflict.with_preference("b", draw["b"]).with_preference("a", draw["a"])
    redraws = Redraws(conflict, ["all"])
    assert len(redraws.concepts) == 7
    assert agrees(redraws, draw, changed)
    assert agrees(redraws, {}, conflict)


def test_drawn_graphs() -> None:
    graph = drawn("0123", a=("0-1 1-0 2-3", "3 12 0"), b=("0-2 2-0 1-3 3-1", "0 1 23"))
    redraws = Redraws(graph)
    assert redraws.concepts == ("nash", "gmr", "smr", "seq")
    assert agrees(redraws, {}, graph)
    other = drawn("0123", a=("0-1 1-0 2-3", "02 13"), b=("0-2 2-0 1-3 3-1", "0 1 23"))
    assert agrees(redraws, {"a": (("0", "2"), ("rest",))}, other)
    assert agrees(redraws, {"a": np.array([9, -1, 9, -1])}, other)
    assert agrees(redraws, {}, graph)


@pytest.mark.parametrize(
    ("draw", "said"),
    [
        ({"onee": wants("c1")}, "one"),
        ({"one": np.array([1.5, 2, 3, 4])}, "whole numbers"),
        ({"one": np.arange(5)}, "(5,)"),
        ({"one": (("NN",), ("rest",))}, "drawn graphs"),
    ],
)
def test_draws_that_do_not_fit_are_refused_and_nothing_is_lost(draw: dict[str, Any], said: str) -> None:
    redraws = Redraws(prisoners(), ["nash"])
    before = redraws.stable()
    with pytest.raises(NotApplicable, match=said.replace("(", r"\(").replace(")", r"\)")):
        redraws.stable({"two": wants("c2"), **draw})
    assert np.array_equal(redraws.stable(), before)


def test_orders_that_do_not_fit_a_drawn_graph() -> None:
    redraws = Redraws(drawn("01", a=("0-1", "1 0")))
    for order in (wants("x"), np.arange(3), np.array([0.5, 1]), (("0",),)):
        with pytest.raises(NotApplicable):
            redraws.stable({"a": order})


def test_what_cannot_be_planned() -> None:
    wide = Conflict("wide", (party("a", " ".join(f"o{n}" for n in range(30))),))
    with pytest.raises(TooLarge):
        Redraws(wide)
    with pytest.raises(NotApplicable, match="sim"):
        Redraws(drawn("01", a=("0-1", "1 0")), ["sim"])
    with pytest.raises(NotApplicable, match="held"):
        Redraws(drawn("01", a=("0-1", "1 0")), hold=["x"])
    with pytest.raises(NotApplicable, match="feasible"):
        Redraws(Conflict("none", (party("a", "x"),), (never("x or not x"),)))


def test_another_process_gets_the_same() -> None:
    redraws = Redraws(prisoners(), FIVE, hold=["c2"])
    redraws.stable({"one": wants("c1")})
    again = pickle.loads(pickle.dumps(redraws))
    assert (again.concepts, again.hold) == (redraws.concepts, redraws.hold)
    assert np.array_equal(again.stable(), redraws.stable())
    graph = Redraws(drawn("01", a=("0-1", "1 0")))
    assert np.array_equal(pickle.loads(pickle.dumps(graph)).stable(), graph.stable())


def test_which_conflicts_are_draws_of_this_one() -> None:
    redraws = Redraws(prisoners(), ["nash"], hold=["c1"])
    assert redraws.fits(prisoners().with_preference("one", wants("c2")))
    c1, c2 = "c1", "c2"
    assert not redraws.fits(Conflict("d", (party("one", c1, c1=Direction.ON), party("two", c2))))
    assert not redraws.fits(Conflict("d", (party("one", c1), party("two", c2)), (never("c1 and c2"),)))
    assert not redraws.fits(Conflict("d", (party("one", c1), party("two", c2)), (), (True, True, False, True)))
    graph = drawn("01", a=("0-1", "1 0"))
    assert not redraws.fits(graph)
    assert Redraws(graph).fits(drawn("01", a=("0-1", "0 1")))
    assert not Redraws(graph).fits(drawn("01", a=("1-0", "1 0")))


def test_memory_does_not_grow_with_the_draws() -> None:
    """New formulas every time, so that what is kept of them has to be let go of."""
    names = [f"o{n}" for n in range(6)]
    redraws = Redraws(Conflict("six", (party("a", "o0 o1 o2", "o1"), party("b", "o3 o4 o5", "o4"))), FIVE)
    redraws._form._orders._columns.room = 40  # type: ignore[attr-defined]  # so that little has to be drawn to fill it
    rng = random.Random(1)

    def most_bytes(count: int) -> int:
        tracemalloc.reset_peak()
        for _ in range(count):
            formula = Iff(Leaf(rng.choice(names)), Leaf(rng.choice(names)))
            redraws.equilibria({"a": Preference((Statement(formula, ""),))})
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    few, many = most_bytes(450), most_bytes(900)
    tracemalloc.stop()
    assert many < few + 2_000


def test_columns_are_worked_out_once_and_let_go_of_in_turn() -> None:
    asked: list[Any] = []

    def where(formula: Any) -> Any:
        asked.append(formula)
        return np.array([True, False])

    columns = Columns(where, 2)
    columns.room = 2
    for text in ("x", "x", "not x", "x", "y", "x"):
        assert columns.column(parse(text)).tolist() == [1, 0]
    assert asked == [parse(text) for text in ("x", "not x", "y", "x")]
    same = parse("z")
    for _ in range(30):
        columns.column(same)
        columns.column(parse("z"))
    assert asked.count(same) == 1


def test_every_mover_has_a_view_with_its_lines_far_apart() -> None:
    conflict = Conflict("v", tuple(party(name, f"{name}0 {name}1 {name}2") for name in "abcd"))
    axes = lay_out(conflict).axes
    found = views(axes, 12)
    assert [(view.turn, view.axis.offset) for view in found] == [(6, 6), (6, 9), (0, 6), (0, 9)]
    assert views((Axis(0, 0), Axis(0, 5)), 5) == (View(0, Axis(0, 0), 5), View(0, Axis(0, 5), 5))


@pytest.mark.parametrize("widths", [(1,), (3, 2), (1, 4, 1), (5, 1, 1), (2, 0, 3, 2), (1, 1, 1, 1, 1, 1)])
def test_views_show_each_cell_where_its_bits_say(widths: tuple[int, ...]) -> None:
    bits, offset, axes = sum(widths), 0, []
    for width in widths:
        axes.append(Axis(offset, width))
        offset += width
    cells = np.arange(1 << bits)
    for axis, view in zip(axes, views(axes, bits), strict=True):
        if axis.width:
            assert np.array_equal(view.axis.setting(view.places(cells)), axis.setting(cells))
        turned = np.empty_like(cells)
        turn_into(cells, view.turn, turned)
        assert np.array_equal(turned[view.places(cells)], cells)
        assert np.array_equal(view.turned(cells), turned)


def test_improvements_leave_alone_what_is_no_state() -> None:
    """Even where the largest rank there is meets a cell that is no state."""
    mover = Improving(View(0, Axis(0, 2), 2), np.int16, 1)
    mover.redraw(np.array([32766, -1, -1, 1], dtype=np.int16))
    levels = np.array([[7, 65535, 65535, 9]], dtype=np.uint16)
    mover.take_turn(levels)
    assert levels.tolist() == [[7, 65535, 65535, 7]]
