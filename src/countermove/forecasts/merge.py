"""Two lots of forecasts laid together: what is new, what goes on from what is known, and what contradicts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from countermove.forecasts.checks import forecast_problems, resolution_problems, revision_problems
from countermove.forecasts.faults import refuse
from countermove.forecasts.forecast import Forecast, Resolution, Revision

Continued = tuple[Forecast, tuple[Revision, ...], tuple[Resolution, ...]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge: forecasts added, forecasts known whose history goes on, and ids known as they are."""

    added: tuple[Forecast, ...]
    continued: tuple[Continued, ...]
    known: tuple[str, ...]


def merge(known: Sequence[Forecast], others: Sequence[Forecast]) -> Merged:
    """Return what others bring to the forecasts that are known.

    Raises: ``ForecastError`` with every problem of every one of the others.
    """
    by_id = {forecast.id: forecast for forecast in known}
    counts = Counter(forecast.id for forecast in others)
    problems = [f'"{name}" stands there {count} times' for name, count in counts.items() if count > 1]
    for other in others:
        found = history_problems(other)
        if not found and other.id in by_id and not _goes_on(by_id[other.id], other):
            found = ["the register has another forecast of that id, or another history; nothing is overwritten"]
        problems += [f"{other.id}: {problem}" for problem in found]
    refuse(problems)
    added = tuple(other for other in others if other.id not in by_id)
    met = [(by_id[other.id], other) for other in others if other.id in by_id]
    continued = tuple(_rest(own, other) for own, other in met if own != other)
    return Merged(added, continued, tuple(own.id for own, other in met if own == other))


def history_problems(forecast: Forecast) -> list[str]:
    """Return what is wrong with a forecast and each step of its history, as if it were registered step by step.

    Resolutions come after the last revision made before them was entered; what is checked is each one's own sense.
    """
    standing = replace(forecast, revisions=forecast.revisions[:1], resolutions=())
    problems = forecast_problems(standing)
    for revision in forecast.revisions[1:]:
        problems += [f"revision of {revision.at}: {one}" for one in revision_problems(standing, revision)]
        standing = replace(standing, revisions=(*standing.revisions, revision))
    for resolution in forecast.resolutions:
        problems += [f"resolution of {resolution.at}: {one}" for one in resolution_problems(standing, resolution)]
        standing = replace(standing, resolutions=(*standing.resolutions, resolution))
    return problems


def _goes_on(own: Forecast, other: Forecast) -> bool:
    """Say whether another history begins with the register's own, or is it."""
    same = replace(own, revisions=other.revisions, resolutions=other.resolutions) == other
    revisions = other.revisions[: len(own.revisions)] == own.revisions
    return same and revisions and other.resolutions[: len(own.resolutions)] == own.resolutions


def _rest(own: Forecast, other: Forecast) -> Continued:
    return own, other.revisions[len(own.revisions) :], other.resolutions[len(own.resolutions) :]
