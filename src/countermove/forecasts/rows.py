"""Forecasts as rows of a register, and back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from countermove.forecasts.estimate import Estimate, Kind
from countermove.forecasts.forecast import Confidence, Forecast, Origin, Resolution, Revision

_FORECAST = (
    "id, text, rule, deadline, answers, status_quo, case_name, case_hash, countermove, judgment, share, settings,"
    " evidence, opinion, responsiveness, confidence, cites, note"
)
_REVISION = "forecast, position, at, entered, author, reason, kind, low, high, term, scale, probabilities"
_RESOLUTION = "forecast, position, outcome, at, entered, cites, author, note, reason"


def insert_forecast(connection: sqlite3.Connection, forecast: Forecast) -> None:
    """Write a forecast with its whole history. Must run inside a transaction."""
    origin, dials = forecast.origin, forecast.confidence
    own = (forecast.id, forecast.text, forecast.rule, forecast.deadline, _json(forecast.answers), forecast.status_quo)
    made_from = (origin.case, origin.case_hash, origin.countermove, origin.judgment, origin.share, origin.settings)
    sure = (dials.evidence, dials.opinion, dials.responsiveness, dials.word)
    _insert(connection, "forecast", _FORECAST, (*own, *made_from, *sure, _json(forecast.cites), forecast.note))
    for revision in forecast.revisions:
        insert_revision(connection, forecast.id, revision)
    for resolution in forecast.resolutions:
        insert_resolution(connection, forecast.id, resolution)


def insert_revision(connection: sqlite3.Connection, name: str, revision: Revision) -> None:
    """Write a revision of a forecast after those it has. Must run inside a transaction."""
    estimate = revision.estimate
    said = (estimate.kind, estimate.low, estimate.high, estimate.term, estimate.scale, _json(estimate.probabilities))
    own = (revision.at, revision.entered, revision.author, revision.reason)
    _insert(connection, "revision", _REVISION, (*_next(connection, "revision", name), *own, *said))


def insert_resolution(connection: sqlite3.Connection, name: str, resolution: Resolution) -> None:
    """Write a resolution of a forecast after those it has. Must run inside a transaction."""
    own = (resolution.outcome, resolution.at, resolution.entered, _json(resolution.cites))
    said = (resolution.author, resolution.note, resolution.reason)
    _insert(connection, "resolution", _RESOLUTION, (*_next(connection, "resolution", name), *own, *said))


def _insert(connection: sqlite3.Connection, table: str, columns: str, row: Sequence[Any]) -> None:
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)


def _next(connection: sqlite3.Connection, table: str, name: str) -> tuple[int, int]:
    """Return a forecast's number, and the position of its next row in a table."""
    query = (
        f"SELECT f.number, (SELECT count(*) FROM {table} t WHERE t.forecast = f.number) FROM forecast f WHERE f.id = ?"
    )
    number, position = connection.execute(query, (name,)).fetchone()
    return int(number), int(position)


def known_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the id of every forecast, in the order in which they were added."""
    return tuple(row[0] for row in connection.execute("SELECT id FROM forecast ORDER BY number"))


def read_forecasts(connection: sqlite3.Connection, name: str | None = None) -> Iterator[Forecast]:
    """Yield every forecast with its history, in the order in which they were added; with a name, only that one."""
    revisions, resolutions = defaultdict(list), defaultdict(list)
    wanted = "forecast IN (SELECT number FROM forecast WHERE :name IS NULL OR id = :name) ORDER BY forecast, position"
    for number, _, *row in connection.execute(f"SELECT {_REVISION} FROM revision WHERE {wanted}", {"name": name}):
        revisions[number].append(_revision(row))
    for number, _, *row in connection.execute(f"SELECT {_RESOLUTION} FROM resolution WHERE {wanted}", {"name": name}):
        resolutions[number].append(_resolution(row))
    query = f"SELECT number, {_FORECAST} FROM forecast WHERE :name IS NULL OR id = :name ORDER BY number"
    for number, *row in connection.execute(query, {"name": name}):
        yield _forecast(dict(zip(_FORECAST.split(", "), row, strict=True)), revisions[number], resolutions[number])


def _forecast(row: Mapping[str, Any], revisions: Sequence[Revision], resolutions: Sequence[Resolution]) -> Forecast:
    if not revisions:
        raise ValueError(f"{row['id']} has no estimate")
    made_from = (row[key] for key in ("case_name", "case_hash", "countermove", "judgment", "share", "settings"))
    return Forecast(
        id=row["id"],
        text=row["text"],
        rule=row["rule"],
        deadline=row["deadline"],
        revisions=tuple(revisions),
        resolutions=tuple(resolutions),
        answers=_pairs(row["answers"]),
        status_quo=row["status_quo"],
        origin=Origin(*made_from),
        confidence=Confidence(row["evidence"], row["opinion"], row["responsiveness"], row["confidence"]),
        cites=tuple(json.loads(row["cites"])),
        note=row["note"],
    )


def _revision(row: Sequence[Any]) -> Revision:
    at, entered, author, reason, kind, low, high, term, scale, probabilities = row
    return Revision(at, entered, Estimate(Kind(kind), low, high, term, scale, _pairs(probabilities)), author, reason)


def _resolution(row: Sequence[Any]) -> Resolution:
    outcome, at, entered, cites, author, note, reason = row
    return Resolution(outcome, at, entered, tuple(json.loads(cites)), author, note, reason)


def _pairs(text: str) -> tuple[tuple[str, Any], ...]:
    return tuple((name, value) for name, value in json.loads(text))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
