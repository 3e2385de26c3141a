"""The options assessment against an independent, literal reading of its definitions that shares no code with it.

Every case goes through the same door as a user's: a case dict is loaded, and ``countermove.assess`` is asked about its
packages. What the two sides say is laid out as mappings from measures to values, and the mappings are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from oracle.chosen_conflicts import CASES
from oracle.random_conflicts import random_case
from oracle.read_case import read_packages, read_question
from properties.compare_assessments import compare, compare_catalogue, compare_openings

import countermove
from countermove.analysis.assess import places
from countermove.analysis.assess.standing import standings

RANDOM, PIECES = 5_040, 24
LISTED, DEEP, WITH_TABLE = 8, 8, 40
"""One random case in so many is compared under the concepts that need a list of states (slow by definition); is as
large as the generator makes them; and has its unnamed initiatives compared as well."""


@pytest.fixture(autouse=True)
def few_weightings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranks and layers are compared here, shares of weightings elsewhere, so that a few weightings will do."""
    monkeypatch.setattr(places, "standings", partial(standings, draws=20))


@pytest.mark.parametrize("piece", range(PIECES))
def test_random_conflicts_are_assessed_as_the_definitions_say(piece: int) -> None:
    for seed in range(piece, RANDOM, PIECES):
        turn = seed // PIECES
        most = 8 if turn % DEEP == 0 else 5 + turn % 2
        drawn = random_case(seed, max_options=most, empty_stakeholders=True)
        found = countermove.assess(countermove.load(drawn.case), max_changes=0)
        with explained(f"random_case({seed}, max_options={most}, empty_stakeholders=True)"):
            compare(found, drawn.question, drawn.packages, listed=turn % LISTED == 0)
            compare_openings(found, drawn.question)
            if turn % WITH_TABLE == 0:
                compare_catalogue(drawn.case, drawn.question, drawn.packages)


@contextmanager
def explained(note: str) -> Iterator[None]:
    """Say which case it was when a comparison fails."""
    try:
        yield
    except Exception as fault:
        fault.add_note(note)
        raise


@pytest.mark.parametrize("name", CASES)
def test_chosen_conflicts_are_assessed_as_the_definitions_say(name: str) -> None:
    q = read_question(CASES[name])
    found = countermove.assess(countermove.load(CASES[name]), max_changes=0)
    compare(found, q, read_packages(CASES[name]), listed=True)
    compare_openings(found, q)
