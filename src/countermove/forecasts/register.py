"""The register: a file of forecasts that is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from countermove.errors import unknown
from countermove.forecasts.checks import forecast_problems, is_storable, resolution_problems, revision_problems
from countermove.forecasts.database import connect, sentences, transaction
from countermove.forecasts.faults import ForecastError, refuse
from countermove.forecasts.forecast import Forecast, Resolution, Revision
from countermove.forecasts.merge import Merged, merge
from countermove.forecasts.rows import (
    insert_forecast,
    insert_resolution,
    insert_revision,
    known_ids,
    read_forecasts,
)


class Register:
    """Forecasts with their revisions and resolutions, in one file; nothing in it is ever changed or removed.

    Opened by ``Register.open``; close it, or use it in a ``with`` statement. What a method has returned from is on the
    disk.
    """

    def __init__(self, path: Path, create: bool, writes: bool) -> None:
        self.path = path
        self._connection = connect(path, create, writes)

    @classmethod
    def open(cls, path: Path | str, create: bool = False, writes: bool = True) -> Register:
        """Open the register in a file.

        Args:
            create: make it where there is none.
            writes: whether anything is to be added; without, a register in a read-only place can be read.

        Raises: ``ForecastError`` where there is none, or the file is not one that this version can use; such a file is
            left as it is.
        """
        return cls(Path(path), create, writes)

    def close(self) -> None:
        """Close the file."""
        with sentences(self.path):
            self._connection.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with sentences(self.path), transaction(self._connection):
            yield

    def forecasts(self) -> tuple[Forecast, ...]:
        """Return every forecast, in the order in which they were added.

        Raises: ``ForecastError`` where the file cannot be read.
        """
        return self._read(None)

    def forecast(self, name: str) -> Forecast:
        """Return one forecast by its id.

        Raises: ``ForecastError`` where there is none of that name.
        """
        found = self._read(name) if is_storable(name) else ()
        if not found:
            raise ForecastError(unknown("forecast", name, self.ids()))
        return found[0]

    def ids(self) -> tuple[str, ...]:
        """Return the id of every forecast, in the order in which they were added."""
        with sentences(self.path):
            return known_ids(self._connection)

    def _read(self, name: str | None) -> tuple[Forecast, ...]:
        with sentences(self.path):
            try:
                return tuple(read_forecasts(self._connection, name))
            except (ValueError, TypeError, LookupError) as fault:
                raise ForecastError(f"{self.path} is damaged ({fault}); go back to a copy of it") from None

    def add(self, forecast: Forecast) -> Forecast:
        """Add a forecast, and return it; one without an id gets the next of f1, f2, ….

        Raises: ``ForecastError`` with everything that is wrong with it.
        """
        with self._writing():
            known = set(self.ids())
            named = forecast if forecast.id else replace(forecast, id=_next_id(known))
            problems = forecast_problems(named)
            if named.id in known:
                problems.append(f'there is a forecast "{named.id}" already; nothing in a register is overwritten')
            if len(named.revisions) != 1 or named.resolutions:
                problems.append("a new forecast has no history yet; add what it was made as, then revise and resolve")
            refuse(problems)
            insert_forecast(self._connection, named)
        return named

    def revise(self, name: str, revision: Revision) -> Forecast:
        """Add a new estimate to a forecast, and return the forecast with it.

        Raises: ``ForecastError`` with everything that is wrong with it.
        """
        with self._writing():
            forecast = self.forecast(name)
            refuse(revision_problems(forecast, revision))
            insert_revision(self._connection, name, revision)
        return replace(forecast, revisions=(*forecast.revisions, revision))

    def resolve(self, name: str, resolution: Resolution) -> Forecast:
        """Say how a forecast came out, or with a reason correct what was said, and return the forecast with that.

        Raises: ``ForecastError`` with everything that is wrong with it.
        """
        with self._writing():
            forecast = self.forecast(name)
            refuse(resolution_problems(forecast, resolution))
            insert_resolution(self._connection, name, resolution)
        return replace(forecast, resolutions=(*forecast.resolutions, resolution))

    def merge(self, forecasts: Iterable[Forecast]) -> Merged:
        """Add forecasts with their histories, all or none; what the register has already is left out, and a history
        that goes on from the register's is taken up.

        Raises: ``ForecastError`` with every problem of every forecast, and those of other content under a known id.
        """
        with self._writing():
            merged = merge(self.forecasts(), tuple(forecasts))
            for forecast in merged.added:
                insert_forecast(self._connection, forecast)
            for forecast, revisions, resolutions in merged.continued:
                self._go_on(forecast.id, revisions, resolutions)
        return merged

    def _go_on(self, name: str, revisions: Sequence[Revision], resolutions: Sequence[Resolution]) -> None:
        for revision in revisions:
            insert_revision(self._connection, name, revision)
        for resolution in resolutions:
            insert_resolution(self._connection, name, resolution)


def _next_id(known: set[str]) -> str:
    number = len(known) + 1
    while f"f{number}" in known:
        number += 1
    return f"f{number}"
