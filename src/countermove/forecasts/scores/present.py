"""Scores as JSON.

Units: probabilities, shares and Brier scores are numbers from 0 to 1 (0 to 2 for several answers), log scores nats.
"""

from __future__ import annotations

from typing import Any

from countermove.forecasts.scores.calibration import Bin, WordRow
from countermove.forecasts.scores.direction import Direction
from countermove.forecasts.scores.murphy import Murphy
from countermove.forecasts.scores.rules import FEW, Interval
from countermove.forecasts.scores.score import Scores
from countermove.forecasts.scores.scored import ScoredAnswers, ScoredForecast
from countermove.forecasts.scores.skill import Skill


def scores_as_json(scores: Scores) -> dict[str, Any]:
    """Return scores as the body of ``countermove.scores/1``."""
    return {
        "as_of": scores.as_of,
        "scored": scores.count,
        "few": scores.is_few,
        "few_below": FEW,
        "hindsight": list(scores.hindsight),
        "brier": _interval(scores.brier),
        "log": _interval(scores.log),
        "several_answers": {"brier": scores.brier_of_several, "log": scores.log_of_several},
        "murphy": _murphy(scores.murphy),
        "calibration": [_bin(one) for one in scores.bins],
        "words": [_word(row) for row in scores.words],
        "direction": _direction(scores.direction),
        "skill": {
            "base_rate": _skill(scores.against_base_rate),
            "status_quo": _skill(scores.against_status_quo),
        },
        "forecasts": [_forecast(one) for one in scores.forecasts],
        "forecasts_with_answers": [_answers(one) for one in scores.several],
        "not_scored": {name: list(getattr(scores, name)) for name in ("unquantified", "void", "open", "overdue")},
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)


def _murphy(parts: Murphy | None) -> dict[str, float] | None:
    names = ("brier", "binned", "reliability", "resolution", "uncertainty", "within")
    return None if parts is None else {name: getattr(parts, name) for name in names}


def _bin(one: Bin) -> dict[str, Any]:
    return {
        "bin": [one.low, one.high],
        "count": one.count,
        "came_true": one.came_true,
        "said": one.said,
        "share": one.share,
        "interval": list(one.interval),
    }


def _word(row: WordRow) -> dict[str, Any]:
    return {
        "term": row.term,
        "scale": row.scale,
        "stated": row.is_stated,
        "range": None if row.range is None else list(row.range),
        "count": row.count,
        "came_true": row.came_true,
        "share": row.share,
        "interval": list(row.interval),
    }


def _direction(found: Direction | None) -> dict[str, Any] | None:
    if found is None:
        return None
    counted = {"count": found.count, "said": found.said, "right": found.right, "share": found.share}
    return {**counted, "interval": list(found.interval), "verdict": found.verdict}


def _skill(found: Skill | None) -> dict[str, Any] | None:
    names = ("against", "count", "brier", "reference", "score")
    return None if found is None else {name: getattr(found, name) for name in names}


def _forecast(one: ScoredForecast) -> dict[str, Any]:
    said = {"low": one.low, "high": one.high, "term": one.term, "outcome": "yes" if one.outcome else "no"}
    scores = {"brier": list(one.brier), "log": list(one.log)}
    return {"id": one.id, **said, "status_quo": one.status_quo, "hindsight": one.is_hindsight, **scores}


def _answers(one: ScoredAnswers) -> dict[str, Any]:
    said = [{"answer": name, "probability": p} for name, p in one.probabilities]
    scores = {"brier": one.brier, "log": one.log}
    return {"id": one.id, "probabilities": said, "outcome": one.answer, "hindsight": one.is_hindsight, **scores}
