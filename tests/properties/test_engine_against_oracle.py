"""The engine against an independent reading of the definitions, which shares no code with the product."""

from __future__ import annotations

import pytest
from oracle.random_conflicts import random_case
from oracle.stability import solve as solve_by_oracle

from countermove import load
from countermove.engine.solve import solve

CASES, PIECES = 200, 10


@pytest.mark.parametrize("piece", range(PIECES))
def test_random_cases_read_from_text_agree_with_the_oracle(piece: int) -> None:
    for seed in range(piece, CASES, PIECES):
        case = random_case(seed, max_options=7)
        wanted, solution = solve_by_oracle(case.conflict), solve(load(case.case))
        for concept, by_party in wanted["stability"].items():
            for party, states in by_party.items():
                got = {frozenset(solution.state(number).taken) for number in solution.stable(party, concept)}
                assert got == set(states), f"random_case({seed}), {concept}, {party}"
        for concept, states in wanted["equilibria"].items():
            got = {frozenset(solution.state(number).taken) for number in solution.equilibria(concept)}
            assert got == set(states), f"random_case({seed}), {concept}"
