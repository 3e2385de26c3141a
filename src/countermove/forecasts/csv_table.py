"""Forecasts as a table for spreadsheets: a row each, with the estimate that stands now and the resolution that holds.

A table holds no history; a document in JSON does. A text that a spreadsheet would take for a formula is written with an
apostrophe before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from countermove.errors import RecordError, nearest
from countermove.forecasts.estimate import READERS_SCALE, Estimate, Kind, answers, band, point, word
from countermove.forecasts.faults import ForecastError, refuse
from countermove.forecasts.forecast import Confidence, Forecast, Origin, Resolution, Revision
from countermove.forecasts.numbers import read_probability
from countermove.forecasts.read_json import MOST_FORECASTS, MOST_PROBLEMS

COLUMNS = (
    "id", "text", "rule", "deadline", "made", "entered", "author",
    "kind", "low", "high", "term", "scale", "answers", "status_quo",
    "case", "case_hash", "countermove", "judgment", "share", "settings", "reason",
    "evidence", "opinion", "responsiveness", "confidence", "cites", "note",
    "outcome", "resolved", "resolution_entered", "resolution_cites", "resolution_note",
)  # fmt: skip
_ORIGIN = ("case", "case_hash", "countermove", "judgment", "settings")
NEEDED = ("id", "text", "rule", "deadline", "made")
LONGEST_CELL = 100_000

_LEADS = ("=", "+", "-", "@", "\t", "\r", "'")


def to_csv(forecasts: Sequence[Forecast]) -> str:
    """Return forecasts as CSV with a head."""
    stream = io.StringIO()
    writer = csv.writer(stream)  # lines end as RFC 4180 has them
    writer.writerow(COLUMNS)
    for forecast in forecasts:
        row = _row(forecast)
        writer.writerow([_harmless(row[column]) for column in COLUMNS])
    return stream.getvalue()


def not_in_csv(forecasts: Sequence[Forecast]) -> list[str]:
    """Return what a table leaves out of forecasts, a sentence a kind; none where it holds all there is."""
    revised = sum(len(forecast.revisions) > 1 for forecast in forecasts)
    corrected = sum(len(forecast.resolutions) > 1 for forecast in forecasts)
    said = {
        "earlier estimates of {} are not in the table": revised,
        "earlier resolutions of {} are not in the table": corrected,
    }
    return [sentence.format(f"{n} forecast{'s' * (n > 1)}") for sentence, n in said.items() if n]


def _row(forecast: Forecast) -> dict[str, str]:
    latest, origin, dials, resolution = forecast.latest, forecast.origin, forecast.confidence, forecast.resolution
    estimate = latest.estimate
    own = {key: getattr(forecast, key) for key in ("id", "text", "rule", "deadline", "status_quo", "note")}
    said = {"kind": str(estimate.kind), "term": estimate.term, "scale": estimate.scale, "reason": latest.reason}
    numbers = {"low": estimate.low, "high": estimate.high, "share": origin.share}
    named = {key: getattr(origin, key) for key in _ORIGIN}
    sure = {key: getattr(dials, key) for key in ("evidence", "opinion", "responsiveness")}
    made = {"made": latest.at, "entered": latest.entered, "author": latest.author, "confidence": dials.word}
    lists = {"cites": _listed(forecast.cites), "answers": _answers(forecast, dict(estimate.probabilities))}
    ended = dict.fromkeys(("outcome", "resolved", "resolution_entered", "resolution_cites", "resolution_note"), "")
    if resolution is not None:
        ended |= {"outcome": str(resolution.outcome), "resolved": resolution.at, "resolution_note": resolution.note}
        ended |= {"resolution_entered": resolution.entered, "resolution_cites": _listed(resolution.cites)}
    written = {key: "" if value is None else repr(value) for key, value in numbers.items()}
    return {**own, **said, **written, **named, **sure, **made, **lists, **ended}


def _listed(items: Sequence[str]) -> str:
    """Return citations with semicolons between them, or as a JSON list where one has a semicolon itself."""
    plain = all(item and item == item.strip() and ";" not in item and not item.startswith("[") for item in items)
    return "; ".join(items) if plain else json.dumps(list(items), ensure_ascii=False)


def _answers(forecast: Forecast, probabilities: Mapping[str, float]) -> str:
    parts = [{"name": name, "text": text, "probability": probabilities[name]} for name, text in forecast.answers]
    return json.dumps(parts, ensure_ascii=False) if parts else ""


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_LEADS) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_LEADS) else text


def from_csv(text: str, where: str, entered: str) -> tuple[Forecast, ...]:
    """Return the forecasts of a table; columns may stand in any order, and all but a few may be missing.

    Args:
        entered: the day on which rows are taken to have been entered that do not say so.

    Raises: ``ForecastError`` with everything that cannot be read.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        raise ForecastError(f"{where} is no table in CSV: {fault}") from None
    if not rows or len(rows) > MOST_FORECASTS:
        raise ForecastError(f"{where} has {len(rows):,} rows; a head and up to {MOST_FORECASTS:,} are read")
    head = [name.strip().lower() for name in rows[0]]
    _check_head(head, where)
    forecasts, problems = [], []
    for number, cells in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in cells):
            row = dict.fromkeys(COLUMNS, "") | dict(zip(head, map(_plain, cells), strict=False))
            try:
                forecasts.append(_forecast(row, entered))
            except RecordError as fault:
                problems += [f"{where}, row {number}: {line}" for line in str(fault).splitlines()]
    refuse(problems[:MOST_PROBLEMS])
    return tuple(forecasts)


def _check_head(head: Sequence[str], where: str) -> None:
    strange = [name for name in head if name not in COLUMNS]
    hints = {name: nearest(name, COLUMNS) or f"its columns are {', '.join(COLUMNS)}" for name in strange}
    problems = [f'{where}: a table of forecasts has no column "{name}"; {hint}' for name, hint in hints.items()]
    missing = [name for name in NEEDED if name not in head]
    problems += [f"{where}: the column {name} is missing" for name in missing]
    if len(set(head)) < len(head):
        problems.append(f"{where}: a column stands there twice")
    refuse(problems)


def _forecast(row: Mapping[str, str], entered: str) -> Forecast:
    named = _named_answers(row["answers"])
    estimate = _estimate(row, named)
    resolution = _resolution(row, entered)
    return Forecast(
        **{key: row[key] for key in ("id", "text", "rule", "deadline", "note")},
        revisions=(Revision(row["made"], row["entered"] or entered, estimate, row["author"], row["reason"]),),
        resolutions=() if resolution is None else (resolution,),
        answers=tuple((part["name"], part["text"]) for part in named),
        status_quo=row["status_quo"] or "none",
        origin=Origin(**{key: row[key] for key in _ORIGIN}, share=_number(row, "share")),
        confidence=Confidence(row["evidence"], row["opinion"], row["responsiveness"], row["confidence"]),
        cites=_items(row["cites"]),
    )


def _resolution(row: Mapping[str, str], entered: str) -> Resolution | None:
    if not row["outcome"]:
        return None
    day = row["resolution_entered"] or entered
    return Resolution(row["outcome"], row["resolved"], day, _items(row["resolution_cites"]), "", row["resolution_note"])


def _estimate(row: Mapping[str, str], named: Sequence[Mapping[str, Any]]) -> Estimate:
    """Return the estimate of a row; its kind may be left out where the other cells tell it."""
    low, high = _number(row, "low"), _number(row, "high")
    kind = row["kind"] or _kind(row, low, high)
    if kind == Kind.ANSWERS:
        return answers({part["name"]: part["probability"] for part in named})
    if kind == Kind.WORD and low is None:
        return word(row["term"], row["scale"] or READERS_SCALE)
    if kind == Kind.WORD:
        return Estimate(Kind.WORD, low, high, row["term"], row["scale"])
    if kind not in set(Kind) or low is None:
        raise ForecastError("it says no probability: fill in low (and high, for a band), term, or answers")
    return point(low) if kind == Kind.POINT else band(low, low if high is None else high)


def _kind(row: Mapping[str, str], low: float | None, high: float | None) -> str:
    if row["answers"]:
        return Kind.ANSWERS
    if row["term"]:
        return Kind.WORD
    return Kind.POINT if high is None or low == high else Kind.BAND


def _number(row: Mapping[str, str], column: str) -> float | None:
    return read_probability(row[column]) if row[column].strip() else None


def _items(cell: str) -> tuple[str, ...]:
    if cell.startswith("["):
        found = _json(cell)
        if isinstance(found, list) and all(isinstance(item, str) for item in found):
            return tuple(found)
    return tuple(item.strip() for item in cell.split(";") if item.strip())


def _named_answers(cell: str) -> list[dict[str, Any]]:
    if not cell.strip():
        return []
    found = _json(cell)
    if not isinstance(found, list) or not all(map(_is_answer, found)):
        raise ForecastError('answers are written as [{"name": "a", "text": "…", "probability": 0.5}, …]')
    return [{**part, "probability": float(part["probability"])} for part in found]


def _is_answer(part: Any) -> bool:
    if not isinstance(part, dict) or set(part) != {"name", "text", "probability"}:
        return False
    number = part["probability"]
    is_number = isinstance(number, (int, float)) and not isinstance(number, bool)
    return is_number and isinstance(part["name"], str) and isinstance(part["text"], str)


def _json(cell: str) -> Any:
    if len(cell) > LONGEST_CELL:
        return None
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return None
