"""Forecasts as JSON, whole: what is written can be read back without a loss.

Units: probabilities lie between 0 and 1, days are ISO 8601.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from countermove.forecasts.estimate import Estimate
from countermove.forecasts.forecast import Forecast, Resolution, Revision, Standing

FORMAT = "countermove.forecasts/1"


def forecasts_as_json(forecasts: Sequence[Forecast], as_of: str) -> dict[str, Any]:
    """Return forecasts as the body of ``countermove.forecasts/1``: how many stand where on a day, and each whole."""
    standings = [forecast.standing(as_of) for forecast in forecasts]
    return {
        "as_of": as_of,
        "counts": {str(standing): standings.count(standing) for standing in Standing},
        "forecasts": [forecast_as_json(forecast, as_of) for forecast in forecasts],
    }


def forecast_as_json(forecast: Forecast, as_of: str) -> dict[str, Any]:
    """Return one forecast."""
    return {
        "id": forecast.id,
        "text": forecast.text,
        "rule": forecast.rule,
        "deadline": forecast.deadline,
        "standing": str(forecast.standing(as_of)),
        "answers": [{"name": name, "text": text} for name, text in forecast.answers],
        "status_quo": forecast.status_quo,
        "origin": asdict(forecast.origin),
        "confidence": asdict(forecast.confidence),
        "cites": list(forecast.cites),
        "note": forecast.note,
        "revisions": [_revision(revision) for revision in forecast.revisions],
        "resolutions": [_resolution(resolution) for resolution in forecast.resolutions],
    }


def _revision(revision: Revision) -> dict[str, Any]:
    said = _estimate(revision.estimate)
    about = {"at": revision.at, "entered": revision.entered, "author": revision.author, "reason": revision.reason}
    return {**about, **said}


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "kind": str(estimate.kind),
        "low": estimate.low,
        "high": estimate.high,
        "term": estimate.term,
        "scale": estimate.scale,
        "probabilities": [{"answer": name, "probability": p} for name, p in estimate.probabilities],
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    return {
        "outcome": str(resolution.outcome),
        "at": resolution.at,
        "entered": resolution.entered,
        "cites": list(resolution.cites),
        "author": resolution.author,
        "note": resolution.note,
        "reason": resolution.reason,
    }
