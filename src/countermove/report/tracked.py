"""The forecasts of a register that were made from a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.forecasts.forecast import Forecast
    from countermove.forecasts.scores.score import Scores


@dataclass(frozen=True)
class Tracked:
    """Forecasts of a case as they stood on a day.

    ``others`` counts those of the register that name another case or none; ``earlier`` are ids of those made from
    another state of this case. ``as_of`` is empty where there are none and no day was asked for.
    """

    forecasts: tuple[Forecast, ...]
    as_of: str
    others: int
    earlier: tuple[str, ...]

    @cached_property
    def scores(self) -> Scores:
        """Return the scores of those that are resolved."""
        from countermove.forecasts.scores.score import score

        return score(self.forecasts, self.as_of)


def tracked(case: Case, forecasts: Sequence[Forecast], as_of: str = "") -> Tracked:
    """Return the forecasts made from a case: those with its hash, or its name.

    Args:
        as_of: the day on which they are looked at; by default the last day that they note themselves, so that the same
            register gives the same paper on any day.
    """
    own = [one for one in forecasts if one.origin.case_hash == case.hash or _has_name(one, case)]
    day = as_of or max((day for one in own for day in _days(one)), default="")
    then = tuple(past for one in own if (past := one.on(day)) is not None)
    earlier = tuple(one.id for one in then if one.origin.case_hash not in ("", case.hash))
    return Tracked(then, day, len(forecasts) - len(own), earlier)


def _has_name(forecast: Forecast, case: Case) -> bool:
    return bool(forecast.origin.case) and forecast.origin.case in (case.name, case.title)


def _days(forecast: Forecast) -> Iterator[str]:
    yield from (one.at for one in forecast.revisions)
    yield from (one.at for one in forecast.resolutions)
