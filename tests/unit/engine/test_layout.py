from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from unit.engine.small import never, party, prisoners

from countermove.engine.layout import Axis, lay_out
from countermove.engine.truths import Truths, feasible_cells
from countermove.errors import NotApplicable
from countermove.language import parse
from countermove.model import Conflict, Direction, Option


def mixed() -> Conflict:
    """Three options of two owners, written in turns."""
    one, two = party("a", "x"), party("b", "y")
    options = (Option("x", "a"), Option("y", "b", status_quo=True), Option("z", "a"))
    return Conflict("mixed", (replace(one, options=options), replace(two, options=())))


def test_the_options_of_a_decision_maker_lie_on_neighbouring_bits() -> None:
    layout = lay_out(mixed())
    assert layout.order == (0, 2, 1)
    assert [(axis.offset, axis.width) for axis in layout.axes] == [(0, 2), (2, 1)]


def test_codes_go_in_and_out_in_the_order_of_the_file() -> None:
    layout = lay_out(mixed())
    for code in range(8):
        assert layout.code(layout.index(code)) == code
    assert [int(cell) for cell in layout.packed(np.arange(8))] == [layout.code(cell) for cell in range(8)]


def test_held_options_have_no_bit_and_keep_their_setting() -> None:
    layout = lay_out(mixed(), ["y"])
    assert layout.size == 4
    assert [layout.code(cell) for cell in range(4)] == [0b010, 0b011, 0b110, 0b111]
    assert layout.index(0b101) == 0b11
    truths = Truths(mixed(), layout)
    assert truths.where(parse("y")).all()
    assert not truths.where(parse("not y")).any()
    assert truths.pattern("-N-").tolist() == [0]


def test_an_unknown_option_to_hold_is_an_error_with_a_hint() -> None:
    with pytest.raises(NotApplicable, match='did you mean "c1"'):
        lay_out(prisoners(), ["c11"])


def test_one_way_options_are_permitted_one_way() -> None:
    axis = Axis(0, 2, only_on=0b01, only_off=0b10)
    assert axis.permits(0b10, 0b11)
    assert not axis.permits(0b11, 0b10)
    assert axis.permits(0b10, 0b00)
    assert not axis.permits(0b00, 0b10)
    assert not axis.is_reversible


@pytest.mark.parametrize("bits", range(8))
def test_formulas_hold_where_they_hold_state_by_state(bits: int) -> None:
    names = [f"o{bit}" for bit in range(bits)]
    conflict = Conflict("wide", (party("a", " ".join(names)),), (never("o0 and not o1"),) if bits > 1 else ())
    layout = lay_out(conflict)
    feasible = feasible_cells(conflict, layout, Truths(conflict, layout))
    assert feasible.tolist() == [conflict.is_feasible(code) for code in range(1 << bits)]
    for bit, name in enumerate(names):
        assert Truths(conflict, layout).where(parse(name)).tolist() == [bool(c >> bit & 1) for c in range(1 << bits)]


def test_directions_come_from_the_model() -> None:
    conflict = Conflict("d", (party("a", "x y z", y=Direction.ON, z=Direction.OFF),))
    (axis,) = lay_out(conflict).axes
    assert (axis.only_on, axis.only_off) == (0b010, 0b100)
