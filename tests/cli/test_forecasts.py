"""forecasts: what its actions print, write and refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from countermove.cli import forecasts_flags
from countermove.cli.main import main

TODAY = "2020-07-01"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(forecasts_flags, "today", lambda: TODAY)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    def of(*words: str) -> tuple[int, str, str]:
        status = main(["forecasts", *words])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return of


NEW = ["--rule", "A car has crossed it.", "--deadline", "2020-12-31"]


def add(run, *words: str, text: str = "The bridge opens.") -> tuple[int, str, str]:
    return run("add", "r.sqlite", text, *NEW, *words)


def test_a_forecast_is_added_listed_shown_revised_resolved_and_scored(run) -> None:
    assert add(run, "--probability", "70%", "--id", "bridge", "--author", "B") == (
        0,
        "r.sqlite is a new register.\nbridge is registered: 70%, by 2020-12-31.\n",
        "",
    )
    status, out, _ = run("revise", "r.sqlite", "bridge", "--band", "80-90%", "--reason", "The deck is laid.")
    assert (status, out) == (0, f"bridge is revised: 70% before, 80–90% from {TODAY} on.\n")
    status, out, _ = run("list", "r.sqlite")
    assert out == (f"1 forecast on {TODAY}: 1 open\n\nOpen\n\nbridge  by 2020-12-31: 80–90%\n    The bridge opens.\n")
    forecasts_flags.today = lambda: "2020-08-02"  # monkeypatch takes it back
    assert run("resolve", "r.sqlite", "bridge", "yes", "--cite", "The Herald", "--on", "2020-08-01")[1] == (
        "bridge is resolved: yes, 2020-08-01.\n"
    )
    status, out, _ = run("show", "r.sqlite", "bridge")
    assert out.splitlines()[4:] == [
        "Estimates",
        "    2020-07-01, B  70%",
        "    2020-07-01  80–90%: The deck is laid.",
        "Resolution",
        "    2020-08-01  yes: The Herald",
    ]
    status, out, _ = run("score", "r.sqlite")
    assert "Brier score 0.010 to 0.040, in the form from 0 (best) to 1" in out
    assert "That is few: with fewer than 30 nothing is claimed" in out
    assert "Too few to say in which direction they err." in out
    assert "hindsight" not in out


def test_everything_wrong_is_told_at_once_and_nothing_is_made(run, here: Path) -> None:
    words = ["--word", "lykely", "--share", "much", "--status-quo", "maybe", "--made", "2021-01-01"]
    status, out, err = run("add", "r.sqlite", " ", *words)
    assert (status, out) == (1, "")
    told = [
        '"much" is no probability',
        'no word "lykely"; did you mean "likely"?',
        "it says nothing",
        "it has no resolution rule",
        'the deadline is "", which is no day',
        "which has not come yet on 2020-07-01",
        'the status quo is "maybe"',
    ]
    lines = err.splitlines()
    assert len(lines) == len(told)
    assert all(part in line for part, line in zip(told, lines, strict=True))
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "how likely is it? give --probability, --band or --word"),
        (["--probability", "0.5", "--band", "40-60%"], "can be said once"),
        (["--probability", "1.2"], "this one is 1.2; write 0.6 or 60%"),
        (["--band", "80-60%"], "goes from the lower to the higher end"),
        (["--answer", "a=0.5", "--answer", "b=0.6"], "add up to 1.1, not to 1"),
        (["--answer", "a"], '"a" is no answer with its probability'),
        (["--probability", "0.5", "--share", "0.9"], "give the reason for that"),
        (["--probability", "0.5", "--case", "torva-dum"], "torva-dam"),
        (["--word", "likely", "--scale", "icd"], 'no scale of words of likelihood "icd"'),
        (["--probability", "0.5", "--id", "a b"], '"a b" is no id'),
        (["--probability", "0.5", "--note", "\udc80"], "no letters in UTF-8"),
    ],
)
def test_what_cannot_be_added_is_refused(run, here: Path, words: list[str], told: str) -> None:
    status, out, err = add(run, *words)
    assert (status, out) == (1, "")
    assert told in err
    assert "Traceback" not in err
    assert list(here.iterdir()) == []


def test_a_word_of_possibility_is_kept_and_not_scored(run) -> None:
    out = add(run, "--word", "could")[1]
    assert "f1 is registered: could (no number), by 2020-12-31.\nA word of possibility has no number" in out
    run("resolve", "r.sqlite", "f1", "yes", "--cite", "x")
    assert "Not scored: a word of possibility" in run("show", "r.sqlite", "f1")[1]
    out = run("score", "r.sqlite")[1]
    assert out.startswith(f"On {TODAY} no forecast is resolved that can be scored.")
    assert "resolved, in words without a number: f1" in out


def test_several_answers_are_scored_apart(run) -> None:
    words = [
        "--answer",
        "ann=0.5:Ann wins",
        "--answer",
        "ben=30%:Ben wins",
        "--answer",
        "none=0.2",
        "--made",
        "2020-01-01",
    ]
    assert add(run, *words)[1].endswith("f1 is registered: ann 50%, ben 30%, none 20%, by 2020-12-31.\n")
    assert "Answer ben: Ben wins" in run("show", "r.sqlite", "f1")[1]
    assert 'did you mean "ann"?' in run("resolve", "r.sqlite", "f1", "an", "--cite", "x")[2]
    assert run("resolve", "r.sqlite", "f1", "ann", "--cite", "x")[0] == 0
    out = run("score", "r.sqlite")[1]
    assert "With several answers: 1 forecast\n    Brier score 0.380, summed over the answers: 0 (best) to 2\n" in out
    assert "Answered by yes or no" not in out


def test_a_case_gives_its_hash(run) -> None:
    add(run, "--probability", "0.5", "--case", "torva-dam", "--judgment", "best=open_landing", "--share", "0.5")
    out = run("show", "r.sqlite", "f1")[1]
    assert "From: case torva-dam (" in out
    assert "judgment best=open_landing, share of the model 50%" in " ".join(out.split())


def test_confidence_stands_in_sentences_of_its_own(run) -> None:
    dials = ["--confidence", "low", "--evidence", "two sources", "--opinion", "wide", "--responsiveness", "high"]
    add(run, "--word", "likely", *dials)
    lines = run("show", "r.sqlite", "f1")[1].splitlines()
    assert "    Confidence: low" in lines
    assert "    Reliability of the evidence: two sources" in lines
    assert not [line for line in lines if "likely" in line and "onfidence" in line]


SWEEP = {
    "format": "countermove.sweep/1",
    "countermove": "0.1.0",
    "case": "torva-dam",
    "case_hash": "abc",
    "judged": 2,
    "judgments": [
        {"id": "best", "value": "landing", "text": "what suits Averra best is the landing", "share": 0.7},
        {"id": "hardest", "value": "landing", "text": "t", "share": 1.0},
    ],
}


def test_a_judgment_is_promoted_with_share_and_hash(run, here: Path) -> None:
    (here / "s.json").write_text(json.dumps(SWEEP))
    promoting = ["promote", "r.sqlite", "--from-json", "s.json", "--judgment"]
    assert run(*promoting, "best", *NEW)[1].endswith("f1 is registered: 70%, by 2020-12-31.\n")
    out = " ".join(run("show", "r.sqlite", "f1")[1].split())
    assert "What suits Averra best is the landing" in out
    assert "case torva-dam (abc, countermove 0.1.0), judgment best=landing, share of the model 70%, judged" in out
    status, _, err = run(*promoting, "best", *NEW, "--probability", "40%")
    assert (status, "give the reason for that" in err) == (1, True)
    assert run(*promoting, "best", *NEW, "--probability", "40%", "--reason", "Floods.", "--text", "It opens.")[0] == 0
    status, _, err = run(*promoting, "hardest", *NEW)
    assert (status, "in every completion of the model, which is a fact about the coding" in err) == (1, True)
    status, _, err = run("promote", "r.sqlite", "torva-dam", "--from-json", "s.json", "--judgment", "best", *NEW)
    assert (status, "was written for another case, or for this one before it was changed" in err) == (1, True)
    assert "name a case" in run("promote", "r.sqlite", "--judgment", "best")[2]


def test_a_case_is_swept_where_no_sweep_is_given(run) -> None:
    status, out, err = run(
        "promote", "r.sqlite", "torva-dam", "--judgment", "best=open_landing+commission", *NEW, "--id", "b"
    )
    assert (status, err) == (0, "")
    assert "b is registered: 70%" in out
    status, _, err = run("promote", "r.sqlite", "torva-dam", "--judgment", "bestt", *NEW)
    assert (status, 'no judgment "bestt"; did you mean "best"?' in err) == (1, True)


def test_resolving_late_and_twice(run) -> None:
    add(run, "--probability", "0.5", "--made", "2020-01-01", "--deadline", "2020-06-01")
    out = run("resolve", "r.sqlite", "f1", "no", "--cite", "x", "--on", "2020-06-20")[1]
    assert "That day is after the deadline, 2020-06-01." in out
    status, _, err = run("resolve", "r.sqlite", "f1", "yes", "--cite", "x")
    assert (status, "to correct that, give a reason" in err) == (1, True)
    assert run("resolve", "r.sqlite", "f1", "yes", "--cite", "y", "--correct", "Misread.")[0] == 0
    assert "yes (corrected: Misread.): y" in run("show", "r.sqlite", "f1")[1]
    assert run("resolve", "r.sqlite", "f1", "open", "--cite", "y", "--correct", "Under appeal.")[0] == 0
    assert "1 overdue" in run("list", "r.sqlite")[1]
    for words, told in ((["maybe", "--cite", "x"], "yes, no or void"), (["yes"], "needs a citation")):
        status, _, err = run("resolve", "r.sqlite", "f1", *words)
        assert (status, told in err) == (1, True)


def test_the_example_is_taken_in_and_scored(run) -> None:
    assert run("import", "e.sqlite", "example-1985")[1] == "e.sqlite is a new register.\nForecasts: 10 added.\n"
    assert run("import", "e.sqlite", "example-1985")[1] == "Forecasts: 0 added, 10 known already.\n"
    assert run("list", "e.sqlite")[1].startswith(f"10 forecasts on {TODAY}: 2 overdue, 7 resolved, 1 void\n")
    assert run("list", "e.sqlite", "--as-of", "1986-02-01")[1].startswith(
        "10 forecasts on 1986-02-01: 8 open, 2 resolved\n"
    )
    assert run("list", "e.sqlite", "--as-of", "1985-01-01")[1] == "The register has no forecasts.\n"
    status, out, _ = run("score", "e.sqlite", "--chart", "c.svg")
    assert "5 forecasts scored" in out
    assert "with hindsight, which is an exercise and no track record" in " ".join(out.split())
    assert "All are in one bin" in out
    assert "against nothing changes: 0.92" in out
    assert Path("c.svg").read_text().startswith("<svg")
    status, _, err = run("score", "e.sqlite", "--chart", "c.svg")
    assert (status, "is there already; nothing was written" in err) == (1, True)


def test_scores_of_many_forecasts_make_a_claim(run, here: Path) -> None:
    rows = ["id,text,rule,deadline,made,entered,low,status_quo,outcome,resolved,resolution_cites"]
    for i in range(40):
        p, outcome = ("0.96", "yes" if i % 2 else "no") if i < 20 else ("0.3", "no")
        rows.append(f"f{i},t,r,2020-03-01,2020-01-01,2020-01-01,{p},no,{outcome},2020-03-02,x")
    (here / "many.csv").write_text("\n".join(rows))
    assert run("import", "r.sqlite", "many.csv")[0] == 0
    out = run("score", "r.sqlite")[1]
    assert "few" not in out
    assert "hindsight" not in out
    assert "Brier 0.276 = reliability 0.151 - resolution 0.062 + uncertainty 0.188 + within bins 0.000" in out
    assert "    20% to 40%" not in out
    assert "Leaning overconfident by 8 points, which chance can explain." in out
    assert "    very likely (read)  80% to 95%" not in out
    assert "almost certain (read)  95% to 99%, icd-203  10 of 20" in out
    assert "Skill" in out


def test_files_are_handed_on_without_a_loss(run, here: Path) -> None:
    run("import", "a.sqlite", "example-1985")
    assert run("export", "a.sqlite", "a.json")[1] == "a.json is written: 10 forecasts.\n"
    run("import", "b.sqlite", "a.json")
    run("export", "b.sqlite", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()
    assert run("export", "a.sqlite", "a.csv")[0] == 0
    assert run("import", "c.sqlite", "a.csv")[1].endswith("Forecasts: 10 added.\n")
    status, _, err = run("export", "a.sqlite", "a.json")
    assert (status, err) == (1, "a.json is there already; nothing was written. Name another file.\n")
    assert run("export", "a.sqlite", "a.xlsx")[0] == 1


def test_a_file_that_cannot_be_taken_in_makes_no_register(run, here: Path) -> None:
    (here / "x.csv").write_text("id,text,rule,deadline,made,low\na,t,r,2019-01-01,2020-01-01,7\n")
    status, out, err = run("import", "r.sqlite", "x.csv")
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 2
    assert not (here / "r.sqlite").exists()


def test_json_is_the_same_as_the_export(run) -> None:
    run("import", "a.sqlite", "example-1985")
    listed = json.loads(run("list", "a.sqlite", "--json", "-")[1])
    assert listed["format"] == "countermove.forecasts/1"
    assert listed["counts"] == {"open": 0, "overdue": 2, "resolved": 7, "void": 1}
    run("export", "a.sqlite", "a.json")
    assert json.loads(Path("a.json").read_text()) == listed
    shown = json.loads(run("show", "a.sqlite", "rivalry", "--json", "-")[1])
    assert [one["id"] for one in shown["forecasts"]] == ["rivalry"]
    scores = json.loads(run("score", "a.sqlite", "--json", "-")[1])
    assert (scores["format"], scores["scored"]) == ("countermove.scores/1", 5)
    assert scores["direction"]["verdict"] == "too few"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "none.sqlite"], "there is no register none.sqlite; `countermove forecasts add none.sqlite …` starts"),
        (["list", "."], "is a folder; name a file in it"),
        (["list", "text.txt"], "is not a register that countermove made; it was left as it is"),
        (["add", "text.txt", "t", *NEW, "--probability", "0.5"], "is not a register that countermove made"),
        (["import", "text.txt", "example-1985"], "is not a register that countermove made"),
        (["add", "no/r.sqlite", "t", *NEW, "--probability", "0.5"], "is not a folder; make it first"),
        (["import", "r.sqlite", "example-1986"], 'did you mean "example-1985"?'),
        (["list", "e.sqlite", "--as-of", "soon"], 'the day to look from is "soon", which is no day'),
        (["score", "e.sqlite", "--base-rate", "2"], "a base rate lies between 0 and 1"),
        (["score", "e.sqlite", "--author", "me"], 'there is no author "me"; known: CIA Directorate of Intelligence'),
        (["score", "e.sqlite", "--scale", "kent"], 'no scale of words of likelihood "kent"'),
        (["show", "e.sqlite", "abe"], 'there is no forecast "abe"; '),
    ],
)
def test_what_cannot_be_used_is_told(run, here: Path, words: list[str], told: str) -> None:
    (here / "text.txt").write_text("Not a register.")
    run("import", "e.sqlite", "example-1985")
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert told in err
    assert (here / "text.txt").read_text() == "Not a register."


def test_wrong_usage_names_the_nearest_action(run) -> None:
    status, _, err = run("scor", "r.sqlite")
    assert status == 2
    assert 'there is no action "scor"; did you mean "score"?' in err
    assert run("add")[0] == 2
    assert "ACTION" in run()[1] + run()[2]


def test_texts_are_shown_and_not_obeyed(run) -> None:
    hostile = "\x1b[2J<b>{{7*7}}"
    add(run, "--probability", "0.5", "--note", hostile, "--cite", hostile, text=hostile)
    for words in (["list", "r.sqlite"], ["show", "r.sqlite", "f1"]):
        out = run(*words)[1]
        assert "\x1b" not in out
        assert "\\x1b[2J<b>{{7*7}}" in out


def test_looking_for_the_actions_imports_no_library() -> None:
    program = (
        "import sys; from countermove.cli.main import main; main(['forecasts', '--help']); "
        "sys.exit([m for m in sys.modules if m.startswith(('countermove.forecasts', 'numpy', 'sqlite3'))] or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
