"""Forecasts out of a JSON document, every fault of it with its place.

A document of strangers is data: it has a size that is allowed, and nothing in it is run or looked up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from countermove.errors import nearest, readable_bytes
from countermove.forecasts.as_json import FORMAT
from countermove.forecasts.estimate import READERS_SCALE, Estimate, Kind
from countermove.forecasts.faults import ForecastError, refuse
from countermove.forecasts.forecast import Confidence, Forecast, Origin, Resolution, Revision

MOST_BYTES = 50_000_000
MOST_FORECASTS = 100_000
MOST_PROBLEMS = 50

_KEYS = {
    "forecast": "id text rule deadline standing answers status_quo origin confidence cites note revisions resolutions",
    "answer": "name text",
    "revision": "at entered author reason kind low high term scale probabilities",
    "probability": "answer probability",
    "resolution": "outcome at entered cites author note reason",
    "origin": " ".join(field.name for field in fields(Origin)),
    "confidence": " ".join(field.name for field in fields(Confidence)),
}


def read_text(path: Path) -> str:
    """Return the text of a file that is not too large.

    Raises: ``ForecastError`` where it cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            size = readable_bytes(path.stat().st_size)
            raise ForecastError(f"{path} has {size}; {readable_bytes(MOST_BYTES)} are allowed")
        return path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise ForecastError(f"{path}: {fault.strerror or fault}") from None
    except ValueError:
        raise ForecastError(f"{path} is no text in UTF-8") from None


def read_json(text: str, where: str, entered: str) -> tuple[Forecast, ...]:
    """Return the forecasts of a document ``countermove.forecasts/1``.

    Args:
        entered: the day on which rows are taken to have been entered that do not say so.

    Raises: ``ForecastError`` where it is no such document, with everything in it that cannot be read.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise ForecastError(f"{where} is not JSON: {fault}") from None
    found = document.get("format") if isinstance(document, dict) else None
    if found != FORMAT or not isinstance(document.get("forecasts"), list):
        said = f'its format is "{found}"' if isinstance(found, str) else "it has no format"
        raise ForecastError(f"{where} is no document of forecasts ({said}; {FORMAT} is read)")
    if len(document["forecasts"]) > MOST_FORECASTS:
        raise ForecastError(f"{where} has {len(document['forecasts']):,} forecasts; {MOST_FORECASTS:,} are allowed")
    reader = _Reader(entered)
    forecasts = [reader.forecast(entry, f"forecasts[{i}]") for i, entry in enumerate(document["forecasts"])]
    refuse([f"{where}: {problem}" for problem in reader.problems[:MOST_PROBLEMS]])
    return tuple(forecasts)


class _Reader:
    """Reads entries, and keeps what is wrong with them; what is wrong is read as empty meanwhile."""

    def __init__(self, entered: str) -> None:
        self.entered = entered
        self.problems: list[str] = []

    def forecast(self, value: Any, where: str) -> Forecast:
        entry = self._object(value, where, "forecast")
        return Forecast(
            **{key: self._text(entry, key, where) for key in ("id", "text", "rule", "deadline", "note")},
            revisions=tuple(self._revision(*part) for part in self._list(entry, "revisions", where))
            or (self._none(where),),
            resolutions=tuple(self._resolution(*part) for part in self._list(entry, "resolutions", where)),
            answers=tuple(self._answer(*part) for part in self._list(entry, "answers", where)),
            status_quo=self._text(entry, "status_quo", where) or "none",
            origin=self._origin(entry.get("origin") or {}, f"{where}.origin"),
            confidence=self._confidence(entry.get("confidence") or {}, f"{where}.confidence"),
            cites=self._texts(entry, "cites", where),
        )

    def _none(self, where: str) -> Revision:
        self.problems.append(f"{where}: it has no revisions; the first one is the forecast as made")
        return Revision("", "", Estimate(Kind.POINT, 0.5, 0.5))

    def _answer(self, value: Any, where: str) -> tuple[str, str]:
        entry = self._object(value, where, "answer")
        return self._text(entry, "name", where), self._text(entry, "text", where)

    def _revision(self, value: Any, where: str) -> Revision:
        entry = self._object(value, where, "revision")
        author, reason = self._text(entry, "author", where), self._text(entry, "reason", where)
        return Revision(
            self._text(entry, "at", where), self._entered(entry, where), self._estimate(entry, where), author, reason
        )

    def _entered(self, entry: Mapping[str, Any], where: str) -> str:
        return self._text(entry, "entered", where) or self.entered

    def _estimate(self, entry: Mapping[str, Any], where: str) -> Estimate:
        kind, term = self._text(entry, "kind", where), self._text(entry, "term", where)
        low, high = self._number(entry, "low", where), self._number(entry, "high", where)
        scale = self._text(entry, "scale", where)
        if kind not in set(Kind):
            hint = nearest(kind, list(Kind)) or f"it is one of {', '.join(Kind)}"
            self.problems.append(f'{where}.kind: "{kind}" is no kind of estimate; {hint}')
            return Estimate(Kind.POINT, 0.5, 0.5)
        if kind == Kind.WORD and "low" not in entry:
            return self._word(term, scale or READERS_SCALE, where)
        parts = tuple(self._probability(*part) for part in self._list(entry, "probabilities", where))
        return Estimate(Kind(kind), low, high, term, scale, parts)

    def _word(self, term: str, scale: str, where: str) -> Estimate:
        """Return a word that a document gives without its range, as its scale reads it."""
        from countermove.errors import RecordError
        from countermove.forecasts.estimate import word

        try:
            return word(term, scale)
        except RecordError as fault:
            self.problems.append(f"{where}: {fault}")
            return Estimate(Kind.WORD, term=term, scale=scale)

    def _probability(self, value: Any, where: str) -> tuple[str, float]:
        entry = self._object(value, where, "probability")
        return self._text(entry, "answer", where), self._number(entry, "probability", where) or 0.0

    def _resolution(self, value: Any, where: str) -> Resolution:
        entry = self._object(value, where, "resolution")
        texts = {key: self._text(entry, key, where) for key in ("outcome", "at", "author", "note", "reason")}
        return Resolution(entered=self._entered(entry, where), cites=self._texts(entry, "cites", where), **texts)

    def _origin(self, value: Any, where: str) -> Origin:
        entry = self._object(value, where, "origin")
        texts = {
            key: self._text(entry, key, where) for key in ("case", "case_hash", "countermove", "judgment", "settings")
        }
        return Origin(**texts, share=self._number(entry, "share", where))

    def _confidence(self, value: Any, where: str) -> Confidence:
        entry = self._object(value, where, "confidence")
        return Confidence(**{key: self._text(entry, key, where) for key in _KEYS["confidence"].split()})

    def _object(self, value: Any, where: str, kind: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self.problems.append(f"{where}: {_kind(value)} stands here, where a {kind} is wanted")
            return {}
        allowed = _KEYS[kind].split()
        for key in value:
            if key not in allowed:
                hint = nearest(key, allowed) or f"its keys are {', '.join(allowed)}"
                self.problems.append(f'{where}: a {kind} has no "{key}"; {hint}')
        return value

    def _list(self, entry: Mapping[str, Any], key: str, where: str) -> list[tuple[Any, str]]:
        value = entry.get(key, [])
        if not isinstance(value, list):
            self.problems.append(f"{where}.{key}: {_kind(value)} stands here, where a list is wanted")
            return []
        return [(part, f"{where}.{key}[{i}]") for i, part in enumerate(value)]

    def _texts(self, entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        return tuple(self._storable(value, place) for value, place in self._list(entry, key, where))

    def _text(self, entry: Mapping[str, Any], key: str, where: str) -> str:
        return self._storable(entry.get(key, ""), f"{where}.{key}")

    def _storable(self, value: Any, where: str) -> str:
        if not isinstance(value, str):
            self.problems.append(f"{where}: {_kind(value)} stands here, where a text is wanted")
            return ""
        try:
            value.encode()
        except UnicodeEncodeError:
            self.problems.append(f"{where}: the text holds half a character (a lone surrogate)")
            return ""
        return value

    def _number(self, entry: Mapping[str, Any], key: str, where: str) -> float | None:
        value = entry.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or abs(value) > 1e6:
            self.problems.append(f"{where}.{key}: {_kind(value)} stands here, where a number is wanted")
            return None
        return float(value)


def _kind(value: Any) -> str:
    names: Sequence[tuple[type, str]] = (
        (bool, "true or false"),
        (str, "a text"),
        (list, "a list"),
        (dict, "an object"),
    )
    if value is None:
        return "nothing"
    return next((name for kind, name in names if isinstance(value, kind)), f"the number {str(value)[:20]}")
