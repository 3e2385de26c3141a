"""Forecasts as files: what is written is read back, what cannot be read is told with its place."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from unit.forecasts.samples import ENTERED, forecast, forecasts, registers, resolved

from countermove.forecasts.csv_table import COLUMNS, from_csv, not_in_csv, to_csv
from countermove.forecasts.estimate import answers, band, point, word
from countermove.forecasts.exchange import bundled, read_forecasts_from, written
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.forecast import Forecast, Resolution, Revision, Standing
from countermove.forecasts.merge import history_problems, merge
from countermove.forecasts.numbers import read_band, read_probability
from countermove.forecasts.read_json import read_json
from countermove.forecasts.register import Register
from countermove.forecasts.scores.score import score

TODAY = "2029-01-01"
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_json(lot: list[Forecast]) -> str:
    return written(lot, Path("x.json"), TODAY)[0]


@slow
@given(registers())
def test_json_is_read_back_without_a_loss(lot: list[Forecast]) -> None:
    text = as_json(lot)
    assert read_json(text, "x", TODAY) == tuple(lot)
    assert as_json(list(read_json(text, "x", TODAY))) == text


@settings(max_examples=15, deadline=None)
@given(registers())
def test_a_register_keeps_whatever_is_taken_in(lot: list[Forecast]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, Register.open(Path(folder) / "r.sqlite", create=True) as register:
        assert register.merge(lot).added == tuple(lot)
        assert register.forecasts() == tuple(lot)
        assert as_json(list(register.forecasts())) == as_json(lot)
        assert register.merge(lot).known == tuple(one.id for one in lot)


@slow
@given(forecasts())
def test_csv_holds_what_stands_now(drawn: Forecast) -> None:
    held = drawn.resolution
    now = replace(
        drawn,
        revisions=drawn.revisions[-1:],
        resolutions=() if held is None else (replace(held, author="", reason=""),),
    )
    assert from_csv(to_csv([drawn]), "x", TODAY) == (now,)


def test_csv_says_what_it_leaves_out() -> None:
    revised = forecast(
        revisions=(Revision("2020-01-01", ENTERED, point(0.5)), Revision("2020-02-01", ENTERED, point(0.6)))
    )
    assert not_in_csv([forecast("x")]) == []
    assert not_in_csv([revised, replace(revised, id="y")]) == ["earlier estimates of 2 forecasts are not in the table"]
    again = resolved("z", point(0.5), "yes")
    corrected = replace(again, resolutions=again.resolutions * 2)
    assert not_in_csv([corrected]) == ["earlier resolutions of 1 forecast are not in the table"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'quoted", "'=1"])
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    written_out = to_csv([forecast(text=text, cites=(text.strip(),), note=text)])
    row = list(csv.reader(io.StringIO(written_out)))[1]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert from_csv(written_out, "x", TODAY)[0].note == text


def test_a_short_table_is_enough() -> None:
    text = (
        "ID,text,rule,deadline,made,low,high,term\n"
        "a,It rains,Gauge,2030-12-31,2028-01-01,60%,,\n"
        "b,It snows,Gauge,2030-12-31,2028-01-01,.2,.4,\n"
        ",,,,,,,\n"
        "c,It hails,Gauge,2030-12-31,2028-01-01,,,could\n"
    )
    found = from_csv(text, "x", TODAY)
    assert [one.latest.estimate for one in found] == [point(0.6), band(0.2, 0.4), word("could")]
    assert {one.latest.entered for one in found} == {TODAY}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "has 0 rows"),
        ("id,text\n", "the column rule is missing"),
        ("id,text,rule,deadline,made,probabilitie\n", 'has no column "probabilitie"'),
        ("id,text,rule,deadline,made,made\n", "stands there twice"),
        ("id,text,rule,deadline,made\na,b,c,d,e\n", "row 2: it says no probability"),
        ("id,text,rule,deadline,made,low\na,b,c,d,e,soon\n", 'row 2: "soon" is no probability'),
        ("id,text,rule,deadline,made,kind\na,b,c,d,e,guess\n", "row 2: it says no probability"),
        ("id,text,rule,deadline,made,term\na,b,c,d,e,lykely\n", 'row 2: the scale kent-1964 has no word "lykely"'),
        ("id,text,rule,deadline,made,answers\na,b,c,d,e,[1]\n", "row 2: answers are written as"),
        ("id,text,rule,deadline,made,answers\na,b,c,d,e," + "[" * 5000 + "\n", "row 2: answers are written as"),
        ('id,"text\n', "is no table in CSV"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_with_its_row(text: str, told: str) -> None:
    with pytest.raises(ForecastError) as caught:
        from_csv(text, "x", TODAY)
    assert told in str(caught.value)


def document(**changes: Any) -> str:
    entry = json.loads(as_json([forecast()]))["forecasts"][0]
    return json.dumps({"format": "countermove.forecasts/1", "forecasts": [entry | changes]})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no document of forecasts (it has no format"),
        ('{"format": "countermove.sweep/1"}', 'its format is "countermove.sweep/1"'),
        ('{"format": "countermove.forecasts/1"}', "is no document of forecasts"),
        ('{"format": "countermove.forecasts/1", "forecasts": [1]}', "forecasts[0]: the number 1 stands here"),
        (document(dedline="x"), 'forecasts[0]: a forecast has no "dedline"; did you mean "deadline"?'),
        (document(text=3), "forecasts[0].text: the number 3 stands here, where a text is wanted"),
        (document(text="\ud800"), "half a character"),
        (document(cites="x"), "forecasts[0].cites: a text stands here, where a list is wanted"),
        (document(cites=[None]), "forecasts[0].cites[0]: nothing stands here"),
        (document(revisions=[]), "forecasts[0]: it has no revisions"),
        (document(revisions=[{"kind": "gues"}]), 'revisions[0].kind: "gues" is no kind of estimate'),
        (document(revisions=[{"kind": "point", "low": "x"}]), "revisions[0].low: a text stands here"),
        (document(revisions=[{"kind": "point", "low": True}]), "revisions[0].low: true or false stands here"),
        (document(revisions=[{"kind": "point", "low": 1e300}]), "revisions[0].low: the number 1e+300"),
        (document(revisions=[{"kind": "word", "term": "lykely"}]), 'has no word "lykely"'),
        (document(origin=[1]), "forecasts[0].origin: a list stands here"),
    ],
)
def test_a_document_that_cannot_be_read_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ForecastError) as caught:
        read_json(text, "x", TODAY)
    assert told in str(caught.value)


def test_a_document_may_leave_out_what_it_does_not_know() -> None:
    short = {"id": "a", "text": "b", "rule": "c", "deadline": "2030-01-01"}
    said = {"at": "2028-01-01", "kind": "word", "term": "almost certain"}
    text = json.dumps({"format": "countermove.forecasts/1", "forecasts": [short | {"revisions": [said]}]})
    found = read_json(text, "x", TODAY)[0]
    assert (found.latest.entered, found.latest.estimate) == (TODAY, word("almost certain"))


def test_a_file_has_to_be_there_and_of_a_kind_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe\xff")
    for name, told in {
        "no.json": "there is no file",
        "x.txt": "as .json or .csv",
        "x.json": "no text in UTF-8",
    }.items():
        with pytest.raises(ForecastError, match=told):
            read_forecasts_from(str(tmp_path / name), TODAY)
    with pytest.raises(ForecastError, match="is a folder"):
        read_forecasts_from(str(tmp_path), TODAY)
    with pytest.raises(ForecastError, match='did you mean "example-1985"'):
        read_forecasts_from("example-1986", TODAY)
    with pytest.raises(ForecastError, match=r"as \.json or \.csv"):
        written([], tmp_path / "x.xlsx", TODAY)


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countermove.forecasts.read_json.MOST_BYTES", 100)
    (tmp_path / "x.json").write_text(as_json([forecast()]))
    with pytest.raises(ForecastError, match="100 bytes are allowed"):
        read_forecasts_from(str(tmp_path / "x.json"), TODAY)


def test_a_longer_history_is_taken_up_and_another_one_refused() -> None:
    own = resolved("f", point(0.5), "yes")
    longer = replace(own, resolutions=(*own.resolutions, Resolution("no", "2020-07-01", ENTERED, ("x",), reason="y")))
    assert merge([own], [longer]).continued == ((own, (), longer.resolutions[1:]),)
    rewritten = replace(longer, resolutions=(replace(own.resolutions[0], outcome="no"), longer.resolutions[1]))
    for other in (replace(own, text="Other"), replace(own, resolutions=()), rewritten):
        with pytest.raises(ForecastError, match="f: "):
            merge([own], [other])


def test_all_problems_of_all_forecasts_are_told_at_once() -> None:
    with pytest.raises(ForecastError) as caught:
        merge([], [forecast("a", rule=""), forecast("b", point(2)), forecast("c"), forecast("c")])
    assert [line.split(":")[0] for line in caught.value.problems] == ['"c" stands there 2 times', "a", "b"]


@slow
@given(forecasts())
def test_histories_drawn_are_as_they_must_be(drawn: Forecast) -> None:
    assert history_problems(drawn) == []
    for day in ("2019-12-31", "2020-06-01", "2021-01-01"):
        then = drawn.on(day)
        assert (then is None) == (drawn.made > day)
        assert then is None or all(one.at <= day for one in (*then.revisions, *then.resolutions))


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.6", 0.6), ("60%", 0.6), (" 7.5 % ", 0.075), ("1", 1.0), (".5", 0.5), ("6e-1", 0.6), ("2", 2)],
)
def test_probabilities_as_people_write_them(text: str, value: float) -> None:
    assert read_probability(text) == pytest.approx(value)


@pytest.mark.parametrize("text", ["", "half", "-0.5", "0,6", "inf", "nan", "1/2"])
def test_what_is_no_probability(text: str) -> None:
    with pytest.raises(ForecastError, match="is no probability"):
        read_probability(text)


@pytest.mark.parametrize("text", ["55-80%", "55%-80%", "0.55-0.8", "0.55 – 0.80"])
def test_bands_as_people_write_them(text: str) -> None:
    assert read_band(text) == pytest.approx((0.55, 0.8))
    with pytest.raises(ForecastError, match="is no band"):
        read_band(text + "x")


def test_the_bundled_register_is_as_it_must_be() -> None:
    lot = bundled("example-1985")
    assert merge([], lot).added == lot
    standings = [one.standing("2000-01-01") for one in lot]
    assert {standing: standings.count(standing) for standing in set(standings)} == {
        Standing.RESOLVED: 7,
        Standing.VOID: 1,
        Standing.OVERDUE: 2,
    }
    found = score(lot, "2000-01-01")
    assert (found.count, found.is_few, len(found.hindsight), len(found.unquantified)) == (5, True, 5, 2)
    assert found.brier == pytest.approx((0.0148, 0.09352))


def test_the_bundled_register_cites_the_memorandum_and_the_press() -> None:
    for one in bundled("example-1985"):
        assert one.made == "1985-07-17"
        assert all(cite.startswith("EA-M-85-10135/") for cite in one.cites)
        assert one.note
        assert all(held.cites and held.at <= "1991-12-31" for held in one.resolutions)


def test_the_columns_of_a_table_are_the_documented_ones() -> None:
    assert to_csv([]).strip().split(",") == list(COLUMNS)


def test_answers_survive_a_table() -> None:
    named = (("talks", "Talks; and more"), ("none", "None"))
    one = forecast("x", answers({"talks": 0.25, "none": 0.75}), answers=named, cites=("a; b", "[c"))
    assert from_csv(to_csv([one]), "x", TODAY) == (one,)


def test_the_reference_page_lists_the_columns_and_limits() -> None:
    from doc_pages import DOCS, plain, tables

    from countermove.forecasts.checks import LONGEST_TEXT
    from countermove.forecasts.database import VERSION, WAIT_SECONDS
    from countermove.forecasts.read_json import MOST_BYTES, MOST_FORECASTS, MOST_PROBLEMS
    from countermove.forecasts.scores.rules import FEW

    page = (DOCS / "reference" / "forecasts.md").read_text(encoding="utf-8")
    assert [plain(row[0]) for row in tables(page, "columns of")["forecasts"]] == list(COLUMNS)
    words = " ".join(page.split())
    said = [f"{LONGEST_TEXT:,} characters", f"file of version {VERSION}", f"up to {WAIT_SECONDS:.0f} seconds"]
    said += [f"{MOST_BYTES // 10**6} MB and {MOST_FORECASTS:,} forecasts", f"up to {MOST_PROBLEMS} problems"]
    assert not [one for one in [*said, f"fewer than {FEW} scored"] if one not in words]
