from __future__ import annotations

import random

import numpy as np
from unit.engine.small import never, party

from countermove.engine.dense import DenseKernel
from countermove.engine.ranks import dense_ranks
from countermove.engine.structure import write_out
from countermove.model import Conflict, Preference, Ranking


def ranked(conflict: Conflict) -> list[int]:
    ranks: list[int] = DenseKernel(conflict).rank(0).tolist()
    return ranks


def test_the_first_statement_that_differs_decides() -> None:
    conflict = Conflict("two", (party("a", "x y", "x", "not y"),))
    assert ranked(conflict) == [2, 4, 1, 3]


def test_infeasible_cells_have_no_rank_and_leave_no_gap() -> None:
    conflict = Conflict("two", (party("a", "x y", "x", "not y"),), (never("x and not y"),))
    assert ranked(conflict) == [2, -1, 1, 3]


def test_without_statements_all_states_are_equally_good() -> None:
    assert ranked(Conflict("none", (party("a", "x y"),))) == [1, 1, 1, 1]


def test_more_statements_than_a_word_has_bits() -> None:
    rng = random.Random(7)
    names = [f"o{n}" for n in range(6)]
    texts = [" iff ".join(rng.sample(names, 3)) + " or " + rng.choice(names) for _ in range(150)]
    conflict = Conflict("many", (party("a", " ".join(names), *texts),))
    wanted = write_out(conflict).rank["a"]
    got = ranked(conflict)
    for one in range(64):
        for two in range(64):
            assert (got[one] > got[two]) == (wanted[one] > wanted[two])


def test_a_ranking_by_patterns_with_a_rest() -> None:
    conflict = Conflict("r", (party("a", "x y"),))
    ranking = Ranking((("YY",), ("N-",), ("rest",)))
    assert ranked(conflict.with_preference("a", Preference((), ranking))) == [2, 1, 2, 3]


def test_a_ranking_and_the_statements_made_from_it_agree() -> None:
    ranking = Ranking((("YYN", "NNN"), ("-YY",), ("NYN", "Y-N"), ("rest",)))
    conflict = Conflict("r", (party("a", "x y z"),))
    made = Preference(ranking.statements(("x", "y", "z")))
    assert ranked(conflict.with_preference("a", Preference((), ranking))) == ranked(conflict.with_preference("a", made))


def test_scores_too_high_for_a_table_are_sorted() -> None:
    score = np.array([5, 2**50, 5, 7, 2**60], dtype=np.int64)
    feasible = np.array([True, True, True, False, True])
    assert dense_ranks(score, feasible).tolist() == [1, 2, 1, -1, 3]
