"""``countermove motives``: what it prints, its JSON, its exit status, and that likelihood keeps off confidence."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import countermove as cm
from countermove.analysis.words import merging_sentences
from countermove.cli.main import main
from countermove.errors import NotApplicable

TEXT_ONLY = """\
countermove: 1
title: A quarrel
decision_makers: {a: {options: {x: X}, preferences: [x]}, b: {options: {y: Y}, preferences: [y]}}
hypotheses:
  why: {question: Why?, answers: {pride: pride, fear: fear, none: neither of the two}}
  when: {question: When?, answers: {soon: soon, late: late}}
evidence:
  - {id: boast, about: why, text: A boast., ratings: {pride: very likely, fear: unlikely}}
  - {id: guard, about: why, text: The guard is doubled., group: g, ratings: {pride: unlikely, fear: almost certain, none: likely}}
"""  # noqa: E501


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    status = main(args)
    printed = capsys.readouterr()
    return status, " ".join(printed.out.split()), printed.err


def document(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    assert main([*args, "--json", "-"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def text_only(tmp_path: Path) -> str:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT_ONLY, encoding="utf-8")
    return str(path)


def test_matrix_scores_and_judgment_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "motives", "torva-dam")
    assert (status, err) == (0, "")
    for shown in (
        "1 2 3 4 5 6 (7) power 68 3* 68 50 88 50 68",
        "32.3 : 1 for standing over power",
        "as expected under all that were assessed",
        "power, loan: best package: open_landing+commission",
        "standing: best package: nothing",
        "By likelihoods, standing comes first (not to be seen to give way): likely (55–80%)",
        "By weighted inconsistency, power comes first (−1.4); loan comes last (−5.2).",
        "by likelihoods: standing > power > loan by inconsistency: power > standing > loan",
        "Without the closing: power first by likelihoods",
        "Confidence in this weighing is low. evidence: good;",
        "new information: poor; what comes first hangs on the closing alone",
        "all computed cells rest on one coding".capitalize(),
        "reliability by grade is A 1, B 0.8, C 0.6, D 0.4, E 0.2, F 0.5",
        "It is not claimed to remove bias",
    ):
        assert shown in out, shown


@pytest.mark.parametrize(
    "asked", [["torva-dam"], ["soviet-japan-1982"], ["soviet-japan-1985", "why_rigid", "--completions", "16"]]
)
def test_likelihood_and_confidence_are_never_in_one_sentence(
    capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    assert main(["motives", *asked]) == 0
    assert merging_sentences(capsys.readouterr().out) == []


@pytest.mark.parametrize("width", [60, 80])
def test_nothing_is_wider_than_the_page(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["motives", "soviet-japan-1982"]) == 0
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines() if "→" not in line and "equal start" not in line) <= width
    rows = [line for line in out.splitlines() if line.startswith("  H1  ") and "→" not in line]
    assert len(rows) == 2


def test_a_case_with_text_alone_is_weighed_and_that_is_said(capsys: pytest.CaptureFixture[str], text_only: str) -> None:
    status, out, _ = run(capsys, "motives", text_only)
    assert status == 0
    assert "No hypothesis changes the model, so none predicts a move" in out
    assert "No evidence is coded about this question" in out
    assert "none · 68" in out
    assert "2 pieces of evidence have no grade of reliability and count as F" in out


def test_one_question_alone(capsys: pytest.CaptureFixture[str], text_only: str) -> None:
    found = document(capsys, "motives", text_only, "why")
    assert [one["id"] for one in found["questions"]] == ["why"]
    (why,) = found["questions"]
    assert why["blanks"] == 1
    assert [(cell["origin"], cell["letter"]) for cell in why["cells"] if cell["hypothesis"] == "none"] == [
        ("blank", None),
        ("rated", "C"),
    ]


def test_json_has_both_scores_apart(capsys: pytest.CaptureFixture[str]) -> None:
    found = document(capsys, "motives", "torva-dam")
    assert (found["format"], found["case"], found["staged"]) == ("countermove.motives/1", "torva-dam", None)
    (aim,) = found["questions"]
    power, loan, _ = aim["hypotheses"]
    assert power["probability"] > power["probability_analyst"] > loan["probability_analyst"] > loan["probability"]
    assert power["inconsistency"] > loan["inconsistency"]
    assert aim["rankings"]["likelihood"] == [["standing"], ["power"], ["loan"]]
    assert sum(one["probability"] for one in aim["hypotheses"]) == pytest.approx(1)
    assert [one["id"] for one in aim["evidence"] if not one["diagnostic"]] == ["gauges"]
    assert {one["without"] for one in aim["flips"] if one["likelihood_flips"]} == {"the closing"}
    assert (aim["confidence"]["level"], aim["confidence"]["range_of_opinion"]["setting"]) == ("low", "poor")


def test_staging_and_weights(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "motives", "torva-dam", "--deception", "power", "--reliability", "C=0")
    assert "staged: the evidence was made to look as if power held" in out
    assert "With staging allowed for, power is unlikely (20–45%; 2" in out
    assert "nothing in this matrix tells the two apart" in out
    assert "C 0, D 0.4" in out


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (("torva-dam", "aims"), 1, 'did you mean "aim"?'),
        (("torva-dam", "--deception", "powr"), 1, 'did you mean "power"?'),
        (("torva-dam", "--reliability", "G=1"), 1, 'no grade of reliability "G"'),
        (("torva-dam", "--reliability", "A=2"), 1, "between 0 and 1"),
        (("torva-dam", "--reliability", "A=nan"), 1, "between 0 and 1"),
        (("torva-dam", "--reliability", "A"), 2, "not of the form C=0.4"),
        (("torva-dam", "--reliability", "A=x"), 2, "not of the form C=0.4"),
        (("chicken",), 1, "asks no question with rival answers"),
        (("elmira-9",), 1, "asks no question with rival answers"),
    ],
)
def test_bad_input(capsys: pytest.CaptureFixture[str], args: tuple[str, ...], status: int, said: str) -> None:
    found, _, err = run(capsys, "motives", *args)
    assert found == status
    assert said in " ".join(err.replace("│", " ").split())
    assert "Traceback" not in err


def test_from_python() -> None:
    found = cm.motives("torva-dam", "aim", reliability={"C": 0.3})
    assert found.reliability["C"] == 0.3
    assert found.question("aim").judgment[0].startswith("By likelihoods, standing")
    assert repr(found) == "<CaseMotives 'torva-dam': aim (7 pieces)>"
    with pytest.raises(KeyError):
        found.question("why")


def test_the_same_twice_is_the_same() -> None:
    assert json.dumps(cm.motives("soviet-japan-1982").to_json()) == json.dumps(
        cm.motives("soviet-japan-1982").to_json()
    )


def test_a_matrix_of_a_hundred_answers_takes_seconds_and_a_larger_one_is_refused() -> None:
    answers = {f"h{number}": f"answer {number}" for number in range(100)}
    terms = ["likely", "unlikely", "very likely", "roughly even chance"]
    case = {
        "countermove": 1,
        "title": "Large",
        "decision_makers": {"a": {"options": {"x": "X"}, "preferences": ["x"]}, "b": {"options": {"y": "Y"}}},
        "hypotheses": {"q": {"question": "Which?", "answers": answers}},
        "evidence": [
            {"id": f"e{row}", "ratings": {name: terms[(row * 7 + i) % 4] for i, name in enumerate(answers)}}
            for row in range(100)
        ],
    }
    started = time.perf_counter()
    assert len(cm.motives(case).to_json()["questions"][0]["cells"]) == 10_000
    assert time.perf_counter() - started < 20  # about a second alone on one core
    case["evidence"] = [{"id": f"e{row}"} for row in range(1001)]
    with pytest.raises(NotApplicable, match="q has 100,100 cells; up to 100,000 are weighed"):
        cm.motives(case)


def test_answers_that_change_the_model_of_nobody_named_say_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "case.yaml"
    answers = "{pride: {text: pride, first: [a/preferences/1]}, fear: fear, none: neither of the two}"
    text = TEXT_ONLY.replace("{pride: pride, fear: fear, none: neither of the two}", answers)
    path.write_text(text, encoding="utf-8")
    _, out, _ = run(capsys, "motives", str(path), "why")
    assert "the question does not say whose motives it is about (`about:`)" in out


def test_of_many_pieces_those_that_tell_most_are_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    more = "".join(
        f"  - {{id: m{number}, about: why, ratings: {{pride: likely, fear: likely}}}}\n" for number in range(60)
    )
    path = tmp_path / "case.yaml"
    path.write_text(TEXT_ONLY + more, encoding="utf-8")
    _, out, _ = run(capsys, "motives", str(path), "why")
    assert "Evidence: the 40 of 62 pieces that tell most (all: --json)" in out
    assert "1 boast (not graded): A boast." in out
    assert "m59" not in out
