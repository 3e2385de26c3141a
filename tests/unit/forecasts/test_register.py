"""The register: what it refuses, what it keeps, and that it is only added to."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from unit.forecasts.samples import DEADLINE, ENTERED, MADE, forecast

from countermove.forecasts.database import schema
from countermove.forecasts.estimate import Estimate, Kind, answers, band, point, word
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.forecast import Origin, Resolution, Revision, Standing
from countermove.forecasts.register import Register

NOW = "2020-07-01"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "forecasts.sqlite"


@pytest.fixture
def register(path: Path) -> Register:
    return Register.open(path, create=True)


def revision(at: str = "2020-05-01", estimate: Estimate | None = None, reason: str = "news") -> Revision:
    return Revision(at, ENTERED, estimate or point(0.8), "B", reason)


def resolution(outcome: str = "yes", at: str = "2020-06-30", **more: Any) -> Resolution:
    return Resolution(outcome, at, ENTERED, ("the press",), **more)


def problems(call: Any, *arguments: Any) -> tuple[str, ...]:
    with pytest.raises(ForecastError) as caught:
        call(*arguments)
    return caught.value.problems


def test_what_is_added_is_read_back(register: Register, path: Path) -> None:
    origin = Origin("torva-dam", "abc", "0.1", "best=landing", 0.7, "seed 1")
    whole = forecast(origin=origin, cites=("X/1/1",), note="n", status_quo="no")
    assert register.add(whole) == whole
    register.close()
    with Register.open(path, writes=False) as opened:
        assert opened.forecasts() == (whole,)
        assert opened.forecast("bridge") == whole


def test_revisions_and_resolutions_are_kept_in_order(register: Register) -> None:
    register.add(forecast())
    register.revise("bridge", revision())
    register.revise("bridge", revision("2020-05-02", band(0.2, 0.4)))
    register.resolve("bridge", resolution())
    corrected = register.resolve("bridge", resolution("no", reason="the press was wrong"))
    assert [one.estimate.in_words() for one in corrected.revisions] == ["70%", "80%", "20–40%"]
    assert [one.outcome for one in corrected.resolutions] == ["yes", "no"]
    assert register.forecast("bridge") == corrected
    assert corrected.standing("2021-01-01") is Standing.RESOLVED


def test_a_forecast_without_a_name_gets_the_next_number(register: Register) -> None:
    register.add(forecast("f2"))
    assert [register.add(forecast("")).id for _ in range(2)] == ["f3", "f4"]


def test_everything_wrong_with_a_forecast_is_told_at_once(register: Register) -> None:
    bad = forecast("a b", text=" ", rule="", deadline="2019-12-31", status_quo="maybe")
    bad = replace(bad, revisions=(Revision(MADE, ENTERED, point(1.2)),))
    told = problems(register.add, bad)
    wanted = [
        '"a b" is no id',
        "it says nothing",
        "no resolution rule",
        "is before the day it was made",
        "status quo",
        "this one is 1.2",
    ]
    assert len(told) == len(wanted)
    assert all(part in line for part, line in zip(wanted, told, strict=True))
    assert register.forecasts() == ()


@pytest.mark.parametrize(
    ("estimate", "named", "told"),
    [
        (band(0.8, 0.5), (), "goes from the lower to the higher end, but this one from 0.8 to 0.5"),
        (point(float("nan")), (), "this one is nan"),
        (Estimate(Kind.BAND, 0.5), (), "needs both its ends"),
        (Estimate(Kind.POINT), (), "needs both its ends"),
        (answers({"a": 0.5, "b": 0.4}), (("a", ""), ("b", "")), "add up to 0.9, not to 1"),
        (answers({"a": 1.5, "b": -0.5}), (("a", ""), ("b", "")), "this one is 1.5"),
        (answers({"a": 1}), (("a", ""),), "several answers are two or more"),
        (answers({"a": 0.5, "c": 0.5}), (("a", ""), ("b", "")), "no probability is given for b"),
        (answers({"a": 0.5, "c": 0.5}), (("a", ""), ("b", "")), "the forecast has no answer c"),
        (answers({"a": 0.5, "yes": 0.5}), (("a", ""), ("yes", "")), '"yes" cannot be the name of an answer'),
        (answers({"a": 1.0}), (("a", ""), ("a", "")), "two answers have the same name"),
        (point(0.5), (("a", ""), ("b", "")), "so each needs a probability"),
    ],
)
def test_an_estimate_that_cannot_be_is_refused(
    register: Register, estimate: Estimate, named: tuple[tuple[str, str], ...], told: str
) -> None:
    said = problems(register.add, forecast(estimate=estimate, answers=named))
    assert any(told in line for line in said), said


@pytest.mark.parametrize("deadline", ["2020", "31.12.2020", "2020-02-30", "20201231", ""])
def test_a_deadline_is_a_day(register: Register, deadline: str) -> None:
    assert problems(register.add, forecast(deadline=deadline)) == (
        f'the deadline is "{deadline}", which is no day; write 1986-05-31',
    )


def test_a_share_that_differs_needs_a_reason(register: Register) -> None:
    differs = forecast(origin=Origin("c", "h", "0", "best", 0.5))
    assert "the model's share is 50%, but the forecast says 70%" in problems(register.add, differs)[0]
    said = replace(differs, revisions=(replace(differs.revisions[0], reason="the model leaves the weather out"),))
    register.add(said)
    register.add(forecast("near", origin=Origin("c", "h", "0", "best", 0.7049)))
    register.add(forecast("banded", band(0.4, 0.6), origin=Origin("c", "h", "0", "best", 0.5)))
    assert "between 0 and 1" in problems(register.add, forecast("x", origin=Origin(share=1.5)))[0]


def test_texts_that_cannot_be_stored_are_refused(register: Register) -> None:
    assert "no letters in UTF-8" in problems(register.add, forecast(note="\udc80"))[0]
    assert "20,000 characters" in problems(register.add, forecast(note="x" * 20_000))[0]
    register.add(forecast(note="nul \x00, bell \x07, 中文"))
    assert register.forecast("bridge").note == "nul \x00, bell \x07, 中文"


def test_nothing_is_added_twice_or_with_a_history(register: Register) -> None:
    register.add(forecast())
    assert "already; nothing in a register is overwritten" in problems(register.add, forecast(text="Other"))[0]
    assert "has no history yet" in problems(register.add, forecast("x", resolutions=(resolution(),)))[0]


def test_an_unknown_forecast_is_answered_with_the_nearest(register: Register) -> None:
    register.add(forecast())
    assert problems(register.forecast, "brdge") == ('there is no forecast "brdge"; did you mean "bridge"?',)
    assert "did you mean" in problems(register.revise, "brdge", revision())[0]
    assert "did you mean" in problems(register.resolve, "brdge", resolution())[0]
    assert "there is no forecast" in problems(register.forecast, "\udc80")[0]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (revision("2019-12-31"), "is before the one that stands, 2020-01-01"),
        (revision("2021-01-01"), f"is after the deadline, {DEADLINE}"),
        (revision("soon"), "is no day"),
        (revision(reason=" "), "needs its reason"),
        (revision(estimate=point(2)), "this one is 2"),
        (revision(estimate=answers({"a": 0.5, "b": 0.5})), "is answered by yes or no, and so is its revision"),
        (Revision("2020-05-01", "2020-04-01", point(0.5), "", "x"), "which has not come yet on 2020-04-01"),
    ],
)
def test_a_revision_that_cannot_be_is_refused(register: Register, given: Revision, told: str) -> None:
    register.add(forecast())
    assert told in problems(register.revise, "bridge", given)[0]
    assert len(register.forecast("bridge").revisions) == 1


def test_what_is_resolved_is_not_revised(register: Register) -> None:
    register.add(forecast())
    register.resolve("bridge", resolution())
    assert problems(register.revise, "bridge", revision()) == ("it is resolved already (yes, 2020-06-30)",)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (resolution("maybe"), 'the outcome is "maybe"; it is yes, no or void'),
        (resolution("open"), "not resolved, so there is nothing to take back"),
        (resolution(at="2019-12-31"), "before it was made, 2020-01-01"),
        (resolution(at="2020"), "is no day"),
        (resolution(at="2031-01-01"), "which has not come yet on 2030-01-01"),
        (resolution(reason="x"), "nothing to correct"),
        (replace(resolution(), cites=(" ",)), "needs a citation"),
        (replace(resolution(), cites=()), "needs a citation"),
    ],
)
def test_a_resolution_that_cannot_be_is_refused(register: Register, given: Resolution, told: str) -> None:
    register.add(forecast())
    assert any(told in line for line in problems(register.resolve, "bridge", given))
    assert register.forecast("bridge").resolutions == ()


def test_resolving_twice_needs_a_reason(register: Register) -> None:
    register.add(forecast())
    register.resolve("bridge", resolution())
    assert "to correct that, give a reason" in problems(register.resolve, "bridge", resolution("no"))[0]
    register.resolve("bridge", resolution("open", reason="under appeal"))
    assert register.forecast("bridge").standing("2020-08-01") is Standing.OPEN
    register.resolve("bridge", resolution("no"))
    assert register.forecast("bridge").standing("2020-08-01") is Standing.RESOLVED


def test_one_of_several_answers_is_resolved_by_its_name(register: Register) -> None:
    register.add(forecast("who", answers({"ann": 0.6, "ben": 0.4}), answers=(("ann", "Ann"), ("ben", "Ben"))))
    assert 'there is no answer "yes"' in problems(register.resolve, "who", resolution("yes"))[0]
    assert 'did you mean "ann"?' in problems(register.resolve, "who", resolution("anne"))[0]
    assert "has several answers" in problems(register.revise, "who", revision())[0]
    register.revise("who", revision(estimate=answers({"ann": 0.1, "ben": 0.9})))
    assert register.resolve("who", resolution("ben")).standing(NOW) is Standing.RESOLVED


def test_open_overdue_resolved_and_void_are_told_apart() -> None:
    assert forecast().standing(DEADLINE) is Standing.OPEN
    assert forecast().standing("2021-01-01") is Standing.OVERDUE
    assert forecast(resolutions=(resolution("void"),)).standing("2021-01-01") is Standing.VOID


@pytest.mark.parametrize("term", ["could", "may", "Possibly", "possible"])
def test_a_word_of_possibility_has_no_number(term: str) -> None:
    assert not word(term).is_quantified
    assert word(term).in_words() == f"{term} (no number)"
    with pytest.raises(ForecastError, match="has no middle"):
        _ = word(term).middle


def test_a_word_is_read_on_its_scale() -> None:
    assert word("Likely", "icd-203").in_words() == "Likely (55–80%, icd-203)"
    assert word("almost  certain").middle == pytest.approx(0.93)
    with pytest.raises(ForecastError, match='no word "lykely"; did you mean "likely"'):
        word("lykely")
    with pytest.raises(ForecastError, match="its terms are almost no chance"):
        word("xyzzy", "icd-203")


STATEMENTS = [
    *(f"{change} {table}" for change in ("DELETE FROM",) for table in ("forecast", "revision", "resolution")),
    "UPDATE forecast SET text = 'other'",
    "UPDATE revision SET low = 0.1, high = 0.1",
    "UPDATE resolution SET outcome = 'no'",
    "INSERT OR REPLACE INTO forecast SELECT * FROM forecast",
    "REPLACE INTO revision SELECT * FROM revision",
    "REPLACE INTO resolution SELECT * FROM resolution",
    "INSERT INTO forecast SELECT * FROM forecast WHERE true ON CONFLICT (id) DO UPDATE SET text = 'other'",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_program_can_change_a_row(register: Register, path: Path, statement: str) -> None:
    register.add(forecast())
    register.resolve("bridge", resolution())
    before = register.forecasts()
    raw = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
        raw.execute(statement)
    raw.close()
    assert register.forecasts() == before


def test_the_schema_is_strict_and_keyed(register: Register, path: Path) -> None:
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    raw.close()
    assert sum(statement.startswith("CREATE TRIGGER") for statement in schema()) == 9


def test_a_history_that_goes_on_is_taken_up(register: Register, tmp_path: Path) -> None:
    register.add(forecast())
    register.add(forecast("other"))
    with Register.open(tmp_path / "copy.sqlite", create=True) as copy:
        copy.merge(register.forecasts())
        copy.revise("bridge", revision())
        copy.resolve("bridge", resolution())
        merged = register.merge(copy.forecasts())
        assert [one.id for one, _, _ in merged.continued] == ["bridge"]
        assert (merged.added, merged.known) == ((), ("other",))
        assert register.forecasts() == copy.forecasts()
        register.resolve("bridge", resolution("no", reason="x"))
        assert "another history; nothing is overwritten" in problems(register.merge, copy.forecasts())[0]
        assert copy.merge(register.forecasts()).continued
