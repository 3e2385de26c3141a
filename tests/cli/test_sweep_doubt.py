"""What a sweep prints on doubt: sections in plain sentences, honest limits, and text of strangers as data."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from rich.console import Console
from unit.doubt.doubtful_cases import two_reasons

import countermove as cm
from countermove.analysis.words import merging_sentences
from countermove.cli.sweep_doubt import print_doubt

AIM = {
    "question": "What is the asker after?",
    "about": "asker",
    "answers": {
        "the_move": {"text": "the move", "fixes": {"shy": "otherwise"}, "probability": 0.5},
        "peace": {"text": "peace and quiet", "fixes": {"shy": "as_coded"}, "probability": 0.5},
    },
}


def case(**more: Any) -> dict[str, Any]:
    found = two_reasons()
    found["decision_makers"]["stayer"]["preferences"][:2] = []
    found["decision_makers"]["asker"]["preferences"] = ["not ask", "move"]
    shy = {"id": "shy", "kind": "order", "above": "asker/preferences/1", "below": "asker/preferences/2"}
    return found | {"uncertain": [shy | {"probability": 0.5}], "hypotheses": {"aim": AIM}} | more


def printed(found: dict[str, Any], all_rows: bool = False, **how: Any) -> str:
    out = StringIO()
    doubts = cm.doubts(cm.sweep(found), **how)
    print_doubt(Console(file=out, width=80, highlight=False, color_system=None), doubts, all_rows)
    return out.getvalue()


@pytest.fixture(scope="module")
def shown() -> str:
    indicator = {
        "id": "a_word",
        "text": "a polite word",
        "option": "ask",
        "status": "seen",
        "date": "2026-02",
        "likelihoods": {"peace": {"rating": "very unlikely", "because": "never yet"}},
    }
    return printed(case(indicators=[indicator]))


def test_every_section_is_there_in_order(shown: str) -> None:
    titles = [line for line in shown.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "What would change our mind",
        "What it would be worth to know, most first",
        "Key assumptions, those that flip something and are least supported first",
        "Indicators: What is the asker after?",
        "Confidence",
    ]


def test_flips_are_told_with_what_the_result_then_is(shown: str) -> None:
    assert "if the answer to aim is “the move”, what suits asker best is ask" in shown
    assert "stayer/preferences/1 “move if ask” is not held" in shown


def test_an_indicator_shows_every_origin(shown: str) -> None:
    assert "a_word: a polite word [takes ask]" in shown
    assert "if the_move: 1.00 (in every completion under it)" in shown
    assert "the coder's very unlikely, 5%–20%, its middle, in place of the model's 0.00" in shown
    assert "because never yet" in shown
    assert "from even chances (the_move 0.50, peace 0.50)" in shown
    assert "then the_move 0.89, peace 0.11" in shown


def test_likelihood_and_confidence_never_stand_in_one_sentence(shown: str) -> None:
    assert "Confidence:" in shown
    assert merging_sentences(shown) == []


def test_the_rules_are_printed(shown: str) -> None:
    assert "Supported: the source says so and is cited" in shown
    assert "it is never high where everything a result rests on is the coder's judgement" in shown


def test_how_far_was_searched_is_said() -> None:
    stubborn = two_reasons()
    stubborn["decision_makers"]["stayer"]["preferences"] = ["not move", "not move if ask", "not (move and ask)"]
    text = printed(stubborn, runs=2)
    assert "pairs of the" in text
    assert "(limit of 2 runs; --flips-runs raises it)" in text


def test_text_of_a_case_is_data() -> None:
    hostile = case()
    hostile["uncertain"][0]["abandon"] = "[bold]loud[/bold] [link=x]y[/link]"
    hostile["hypotheses"] = {"aim": AIM | {"question": "[red]what?[/red]"}}
    text = printed(hostile, all_rows=True)
    assert "[bold]loud[/bold] [link=x]y[/link]" in text
    assert "Indicators: [red]what?[/red]" in text


def test_the_command_takes_the_limit_and_can_leave_doubts_out(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(json.dumps(two_reasons()), encoding="utf-8")
    told = run("sweep", str(path), "--flips-runs", "1", "--workers", "1", "--json", "-")
    document = json.loads(told.out)
    assert document["flips"]["limit"] == 1
    assert {"information", "assumptions", "indicators", "confidence", "habit"} <= set(document)
    left_out = json.loads(run("sweep", str(path), "--no-doubts", "--workers", "1", "--json", "-").out)
    assert "flips" not in left_out
