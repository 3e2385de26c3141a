"""From a judgment of a model to a forecast."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from countermove.forecasts.estimate import point
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.promote import judgment_in

JUDGMENTS = [
    {"id": "best_contains/agenda", "value": "yes", "text": "Moscow's best contains the agenda", "share": 0.39},
    {"id": "best", "value": "agenda", "text": "t", "share": 0.3},
    {"id": "best", "value": "fishing", "text": "t", "share": 0.7},
    {"id": "hardest", "value": "agenda", "text": "t", "share": 1.0},
    {"id": "never", "value": "agenda", "text": "t", "share": 0},
    {"id": "unweighted", "value": "yes", "text": "t", "share": None},
    {"id": "strange", "value": "yes", "text": "t", "share": "many"},
]


def document(folder: Path, **changes: Any) -> Path:
    path = folder / "sweep.json"
    body = {"format": "countermove.sweep/1", "countermove": "0.1.0", "case": "c", "case_hash": "abc"}
    path.write_text(json.dumps({**body, "judgments": JUDGMENTS, **changes}))
    return path


def test_share_case_and_hash_go_with_it(tmp_path: Path) -> None:
    found = judgment_in(document(tmp_path), "best_contains/agenda")
    assert found.text == "Moscow's best contains the agenda"
    assert found.estimate() == point(0.39)
    origin = found.origin
    assert (origin.case, origin.case_hash, origin.countermove) == ("c", "abc", "0.1.0")
    assert (origin.judgment, origin.share) == ("best_contains/agenda=yes", 0.39)


def test_one_of_several_values_is_named(tmp_path: Path) -> None:
    path = document(tmp_path)
    assert judgment_in(path, "best=fishing").origin.share == 0.7
    with pytest.raises(ForecastError, match="has several values; name one: best=agenda, best=fishing"):
        judgment_in(path, "best")


@pytest.mark.parametrize(("name", "told"), [("hardest", "in every completion"), ("never", "in no completion")])
def test_a_fact_about_the_coding_is_no_probability(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(ForecastError, match=told):
        judgment_in(document(tmp_path), name).estimate()


def test_a_judgment_without_a_share_needs_a_probability(tmp_path: Path) -> None:
    with pytest.raises(ForecastError, match="gives this judgment no share"):
        judgment_in(document(tmp_path), "unweighted").estimate()


def test_what_cannot_be_promoted_is_told(tmp_path: Path) -> None:
    path = document(tmp_path)
    with pytest.raises(ForecastError, match='no judgment "bst"; did you mean "best"'):
        judgment_in(path, "bst")
    with pytest.raises(ForecastError, match="the share of strange is 'many'"):
        judgment_in(path, "strange")
    with pytest.raises(ForecastError, match="has no judgments"):
        judgment_in(document(tmp_path, judgments=3), "best")
    path.write_text("{")
    with pytest.raises(ForecastError, match="is not JSON"):
        judgment_in(path, "best")
    with pytest.raises(ForecastError, match="No such file"):
        judgment_in(tmp_path / "none.json", "best")
