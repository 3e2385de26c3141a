"""What the sentences of an inverse say, against the definitions, on random models: who answers what, and how it is."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from properties.engine_models import random_conflict, random_graph

from countermove.engine.inverse.inverse import Asked, Inverse, inverse
from countermove.engine.inverse.naming import Names
from countermove.engine.inverse.readings import READINGS
from countermove.engine.inverse.surroundings import Surroundings
from countermove.engine.inverse.wording_of_conditions import condition_lines
from countermove.engine.solve import solve

MODELS, PIECES = 400, 4


def random_inverses(piece: int) -> Iterator[Inverse]:
    for seed in range(piece, MODELS, PIECES):
        model = random_conflict(seed, 5) if seed % 2 else random_graph(seed)
        solution = solve(model, ["nash"])
        place = random.Random(seed).randrange(len(solution))
        name = solution.states.name(place)
        yield inverse(solution, name, concepts=READINGS, depth=1)


def answers_are_told_as_they_are(found: Inverse, asked: Asked) -> int:
    """Compare every answer's name and onward moves with the others' moves and the party's own; return how many."""
    names, around, told = Names(found), Surroundings(found.solution, found.place), 0
    for clause in asked.condition.clauses:
        answers = around.answers(asked.dm, clause.move, asked.reading.credible)
        for way in clause.ways:
            if way == (clause.move,):
                continue
            answer = names.answer(asked, clause.move, way)
            place = found.solution.place(answer.name.removeprefix("state "))
            onwards = set(around.moves(asked.dm, place)) - {found.place} if asked.reading.symmetric else set()
            assert place in answers
            assert set(answer.onwards) == onwards
            told += 1
    return told


@pytest.mark.parametrize("piece", range(PIECES))
def test_answers_are_those_of_the_others_and_what_fails_is_said_to_fail(piece: int) -> None:
    told = symmetric = 0
    for found in random_inverses(piece):
        assert "Everybody together" in str(found)
        for reading in found.readings:
            for asked in found.asked[reading.id].values():
                answers = answers_are_told_as_they_are(found, asked)
                told, symmetric = told + answers, symmetric + answers * reading.symmetric
                said = list(condition_lines(asked, Names(found)))
                assert all(line.startswith(("fails: ", "holds: ")) for line in said)
                assert any(line.startswith("fails: ") for line in said) == (not asked.is_stable)
                assert not any("are better" in line for line in said if line.startswith("holds: "))
    assert told > 500  # so many answers were looked at in every piece
    assert symmetric > 200
