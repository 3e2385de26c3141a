"""Rivals for credit: a move that draws two of them stands before one that draws one, and no number changes by it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from report.sample_paper import texts

import countermove as cm
from countermove.cli.main import main
from countermove.report.paper import make_paper

CASE: dict[str, Any] = {
    "countermove": 1,
    "title": "Rivals",
    "question": {"initiator": "us", "target": "them"},
    "sources": {"M": "Memo"},
    "decision_makers": {
        "us": {
            "options": {"gift": "A gift", "visit": "A visit", "song": "A song"},
            "preferences": ["talks", "not gift", "not visit", "not song"],
        },
        "them": {
            "options": {"talks": "Talks"},
            "preferences": ["talks if visit", "not talks"],
            "stakeholders": {
                "chief": {"name": "The chief", "reactions": {"visit": {"pull": "high"}, "gift": {"pull": "high"}}},
                "heir": {"name": "The heir", "reactions": {"visit": {"pull": "low", "push": "low"}}},
                "press": {"name": "The press", "reactions": {"song": {"pull": "high"}}},
            },
            "contests": [
                {
                    "id": "credit",
                    "text": "who is thanked",
                    "between": ["chief", "heir"],
                    "until": "2026-10",
                    "cites": ["M/1/2"],
                }
            ],
        },
    },
}


@pytest.fixture(scope="module")
def found() -> cm.CaseAssessment:
    return cm.assess(CASE)


def test_a_move_that_draws_two_rivals_stands_above_one_that_draws_one(found: cm.CaseAssessment) -> None:
    (contest,) = found.to_json()["contests"]
    assert (contest["id"], contest["between"], contest["until"], contest["cites"]) == (
        "credit", ["chief", "heir"], "2026-10", ["M/1/2"],
    )  # fmt: skip
    assert contest["moves"] == [
        {"option": "visit", "drawn": ["chief", "heir"], "wary": ["heir"]},
        {"option": "gift", "drawn": ["chief"], "wary": []},
    ]


def test_a_contest_changes_no_number(found: cm.CaseAssessment) -> None:
    without = copy.deepcopy(CASE)
    del without["decision_makers"]["them"]["contests"]
    plain = cm.assess(without).to_json()
    assert plain["contests"] == []
    rest = {"contests", "case_hash"}
    assert {key: value for key, value in found.to_json().items() if key not in rest} == {
        key: value for key, value in plain.items() if key not in rest
    }


def test_the_paper_says_whom_a_move_draws_and_until_when(found: cm.CaseAssessment) -> None:
    said = set(texts(make_paper("options", found)))
    assert (
        "The chief and the heir compete over who is thanked, decided by Oct 2026; moves that draw two or more of them "
        "at once: 1 of 2 that draw any."
    ) in said
    assert "It draws both rivals, the chief and the heir, who compete over who is thanked, decided by Oct 2026." in said
    assert "In the contest over who is thanked, decided by Oct 2026, it draws the chief alone." in said


def test_without_a_contest_nobody_is_a_rival() -> None:
    without = copy.deepcopy(CASE)
    del without["decision_makers"]["them"]["contests"]
    assert not [
        text for text in texts(make_paper("options", cm.assess(without))) if "rival" in text or "compete" in text
    ]


def test_the_options_name_the_moves_that_draw_rivals_at_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "rivals.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    assert main(["options", str(path)]) == 0
    assert "Rivals chief, heir (who is thanked, until 2026-10): drawn at once by visit" in capsys.readouterr().out


def test_a_comparison_says_that_a_contest_is_new(found: cm.CaseAssessment) -> None:
    without = copy.deepcopy(CASE)
    del without["decision_makers"]["them"]["contests"]
    told = [one for one in cm.compare(without, CASE).differences if one.part == "contest"]
    assert [(one.change, one.bears) for one in told] == [("added", False)]
