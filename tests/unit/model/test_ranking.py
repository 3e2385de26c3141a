"""Rankings as nested statements: the same order either way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from countermove.language import truth
from countermove.model import Preference, Ranking
from countermove.model.preference import matches

OPTIONS = ("a", "b", "c")
STATES = ["".join("YN"[bit == "1"] for bit in f"{code:03b}") for code in range(8)]


def test_a_dash_fits_both() -> None:
    assert matches("Y-N", "YNN")
    assert not matches("Y-N", "NNN")


@given(st.permutations(STATES), st.lists(st.integers(1, 7), max_size=6, unique=True))
def test_the_statements_of_a_ranking_put_the_states_in_its_groups(states: list[str], cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 8]
    groups = tuple(tuple(states[a:b]) for a, b in pairwise(edges))
    ranking = Ranking(groups)
    statements = ranking.statements(OPTIONS)
    for state in STATES:
        taken = dict(zip(OPTIONS, (letter == "Y" for letter in state), strict=True))
        vector = [truth(statement.formula, taken.__getitem__, True) for statement in statements]
        assert vector.count(False) == ranking.group_of(state)
        assert vector == sorted(vector)


def test_rest_stands_for_every_state_not_named() -> None:
    ranking = Ranking((("YYY",), ("rest",)))
    assert ranking.group_of("NNN") == 1
    assert len(ranking.statements(OPTIONS)) == 1


def test_a_pattern_of_dashes_fits_every_state() -> None:
    ranking = Ranking((("---",), ("rest",)))
    (statement,) = ranking.statements(OPTIONS)
    assert truth(statement.formula, {"a": True, "b": False, "c": False}.__getitem__, True)


def test_a_state_that_no_group_covers_has_none() -> None:
    assert Ranking((("YYY",),)).group_of("NNN") is None


def test_a_preference_made_of_a_ranking_says_so() -> None:
    assert Preference((), Ranking((("rest",),))).is_ranking
    assert not Preference(()).is_ranking
