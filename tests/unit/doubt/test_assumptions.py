"""Key assumptions: the printed rule on support, and the order in which they are listed."""

from __future__ import annotations

import pytest
from unit.doubt.doubtful_cases import swept_appendix_a

from countermove.analysis.doubt.asking import Asking
from countermove.analysis.doubt.assumptions import Assumption, Rating, assumptions, rated
from countermove.analysis.doubt.changes import changes_of
from countermove.analysis.doubt.flips import flips
from countermove.analysis.doubt.telling import told
from countermove.language import parse
from countermove.model import Statement


def statement(basis: str, place: str, cites: tuple[str, ...] = ("M/1",)) -> Statement:
    return Statement(parse("a"), "a", basis=basis, place=place, cites=cites, line=1)


@pytest.mark.parametrize(
    ("basis", "place", "cites", "rating"),
    [
        ("stated", "stated", ("M/1",), Rating.SUPPORTED),
        ("stated", "borrowed", ("M/1",), Rating.SUPPORTED),
        ("stated", "judged", ("M/1",), Rating.CAVEATED),
        ("stated", "derived", ("M/1",), Rating.CAVEATED),
        ("inferred", "stated", ("M/1",), Rating.CAVEATED),
        ("borrowed", "stated", ("M/1",), Rating.CAVEATED),
        ("judged", "stated", ("M/1",), Rating.UNSUPPORTED),
        ("stated", "stated", (), Rating.UNSUPPORTED),
    ],
)
def test_the_rule_that_is_printed(basis: str, place: str, cites: tuple[str, ...], rating: Rating) -> None:
    assert rated(statement(basis, place, cites))[0] is rating


def test_the_only_statement_of_a_list_has_no_place_to_doubt() -> None:
    assert rated(statement("stated", "judged"), is_alone=True)[0] is Rating.SUPPORTED


@pytest.fixture(scope="module")
def listed() -> tuple[Assumption, ...]:
    sweep = swept_appendix_a()
    changes = [one for one in changes_of(sweep.conflict, sweep.factors, "Japan") if one.kind == "settle"]
    found = flips(Asking(sweep.question, sweep.question.headlines), changes, limit=0)
    single = tuple(told(sweep.question, sweep.plan, sweep.tally))
    return assumptions(sweep.conflict, sweep.factors, "Japan", found, single)


def test_those_that_flip_something_come_first_and_most_flips_first(listed: tuple[Assumption, ...]) -> None:
    numbers = [len(one.flips) for one in listed]
    assert numbers[0] > 0
    assert numbers == sorted(numbers, reverse=True)  # all of the fixture is unsupported


def test_an_open_point_has_its_probability_with_whose_it_is_and_what_it_tells(listed: tuple[Assumption, ...]) -> None:
    (gromyko,) = [one for one in listed if one.subject == "gromyko"]
    assert (gromyko.probability, gromyko.origin) == (0.65, "the coder's")
    assert gromyko.rating is Rating.UNSUPPORTED
    assert "best_contains/agenda" in gromyko.flips
    assert (gromyko.bits, gromyko.tells) == (pytest.approx(0.4722, abs=1e-4), "return/agenda_visit")
    assert gromyko.text == "USSR/preferences/5 “D” stands above “not agenda”"


def test_an_open_point_that_is_a_statement_is_listed_once(listed: tuple[Assumption, ...]) -> None:
    subjects = [one.subject for one in listed]
    assert len(subjects) == len(set(subjects))
    assert "USSR/preferences/1" in subjects
    assert "Japan/stakeholders/rival/preferences/1" in subjects
