"""Value of information: the exact values of tradecraft 2.4, and what mutual information must do on any counts."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.doubt.doubtful_cases import swept_appendix_a

from countermove.analysis.doubt.information import bits_of, entropy, information, ranked
from countermove.analysis.doubt.telling import told, told_together

JUDGMENT = "best_contains/agenda"


@pytest.mark.parametrize(
    ("item", "bits", "as_coded", "otherwise"),
    [
        ("gromyko", 0.334, 0.6, 0.0),
        ("china", 0.216, 0.52, 0.0),
        ("tokyo", 0.165, 0.4875, 0.0),
        ("europe", 0.0, 0.39, 0.39),
        ("rival", 0.0, 0.39, 0.39),
    ],
)
def test_the_exact_values_on_the_fixture(item: str, bits: float, as_coded: float, otherwise: float) -> None:
    sweep = swept_appendix_a()
    found = information((item,), JUDGMENT, sweep.tally.joint(item, JUDGMENT, sweep.question.usual))  # type: ignore[arg-type]
    assert found.bits is not None
    assert round(found.bits, 3) == bits
    shares = [part.shares.get("yes", 0.0) for part in found.conditionals if part.shares]
    assert shares == pytest.approx([as_coded, otherwise])
    assert found.tells == (bits > 0)
    if not bits:
        assert found.bits == 0


def test_a_sweep_ranks_its_open_points_by_what_they_tell() -> None:
    sweep = swept_appendix_a()
    found = [one for one in told(sweep.question, sweep.plan, sweep.tally) if one.judgment == JUDGMENT]
    assert [one.items[0] for one in found[:3]] == ["gromyko", "china", "tokyo"]
    assert all(one.draws is None for one in found)


def test_two_items_can_tell_more_together_than_their_sum() -> None:
    sweep = swept_appendix_a()
    pairs = {
        one.items: one for one in told_together(sweep.question, sweep.plan, sweep.tally) if one.judgment == JUDGMENT
    }
    assert round(pairs["china", "gromyko"].bits or 0, 4) == 0.6129
    assert round(pairs["china", "gromyko"].beyond or 0, 4) == 0.0635


def test_worthless_singly_and_decisive_together() -> None:
    joint = {(a, b, "yes" if a == b else "no"): 1.0 for a in "xy" for b in "xy"}
    found = information(("a", "b"), "same", joint)
    assert (found.bits, found.beyond) == (1.0, 1.0)


def test_without_probabilities_only_what_occurs_is_told() -> None:
    joint = {("as_coded", "yes"): 3.0, ("as_coded", "no"): 1.0, ("otherwise", "no"): 4.0}
    found = information(("item",), "j", joint, weighted=False)
    assert found.bits is None
    assert [(part.outcomes, part.values, part.shares) for part in found.conditionals] == [
        (("as_coded",), ("yes", "no"), None),
        (("otherwise",), ("no",), None),
    ]
    assert found.tells
    assert found.to_json()["if"][0]["weight"] is None


def test_what_draws_show_by_chance_is_not_told() -> None:
    nearly = {("a", "yes"): 510.0, ("a", "no"): 490.0, ("b", "yes"): 490.0, ("b", "no"): 510.0}
    assert information(("i",), "j", nearly, draws=2000).is_chance
    clearly = {("a", "yes"): 600.0, ("a", "no"): 400.0, ("b", "yes"): 400.0, ("b", "no"): 600.0}
    assert not information(("i",), "j", clearly, draws=2000).is_chance


def test_what_tells_most_comes_first_and_equals_keep_their_order() -> None:
    sure = {("a", "yes"): 1.0, ("b", "no"): 1.0}
    idle = {("a", "yes"): 1.0, ("b", "yes"): 1.0}
    found = [information((name,), "j", joint) for name, joint in (("x", idle), ("y", sure), ("z", idle))]
    assert [one.items[0] for one in ranked(found)] == ["y", "x", "z"]


weights = st.integers(min_value=0, max_value=50)


@given(st.lists(weights, min_size=6, max_size=6).filter(any))
def test_information_is_between_nothing_and_all_there_is_to_know(counts: list[int]) -> None:
    joint = {(a, j): float(counts[2 * n + m]) for n, a in enumerate("abc") for m, j in enumerate(("yes", "no"))}
    margins = [sum(joint[a, j] for a in "abc") for j in ("yes", "no")]
    turned = bits_of({(j, a): weight for (a, j), weight in joint.items()})
    assert 0 <= bits_of(joint) <= entropy(margins) + 1e-9
    assert isclose(bits_of(joint), turned, abs_tol=1e-9)


@given(st.lists(st.integers(1, 50), min_size=4, max_size=4))
def test_independent_items_tell_nothing(counts: list[int]) -> None:
    a, b, yes, no = counts
    joint = {("a", "yes"): a * yes, ("a", "no"): a * no, ("b", "yes"): b * yes, ("b", "no"): b * no}
    assert bits_of({key: float(weight) for key, weight in joint.items()}) == pytest.approx(0, abs=1e-9)
