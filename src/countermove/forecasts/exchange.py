"""Files of forecasts: JSON, which holds everything, CSV for spreadsheets, and the bundled example."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from countermove.errors import nearest
from countermove.forecasts.as_json import FORMAT, forecasts_as_json
from countermove.forecasts.csv_table import from_csv, not_in_csv, to_csv
from countermove.forecasts.faults import ForecastError
from countermove.forecasts.forecast import Forecast
from countermove.forecasts.read_json import read_json, read_text

BUNDLED = ("example-1985",)
FORMATS = (".json", ".csv")


def written(forecasts: Sequence[Forecast], target: Path, as_of: str) -> tuple[str, list[str]]:
    """Return forecasts as the text of a file, and what that leaves out; the ending of its name says the format.

    Raises: ``ForecastError`` for another ending.
    """
    ending = _ending(target)
    if ending == ".csv":
        return to_csv(forecasts), not_in_csv(forecasts)
    from countermove import __version__

    document = {"format": FORMAT, "countermove": __version__, **forecasts_as_json(forecasts, as_of)}
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n", []


def read_forecasts_from(source: str, entered: str) -> tuple[Forecast, ...]:
    """Return the forecasts of a file, or of a bundled register by its name; what lies on the disk goes first.

    Args:
        entered: the day on which rows are taken to have been entered that do not say so.

    Raises: ``ForecastError`` where it cannot be read, with everything that is wrong in it.
    """
    path = Path(source)
    if source in BUNDLED and not path.exists():
        return bundled(source)
    if not path.exists():
        hint = nearest(source, BUNDLED) or f"bundled: {', '.join(BUNDLED)}"
        raise ForecastError(f"there is no file {source}; {hint}")
    if path.is_dir():
        raise ForecastError(f"{source} is a folder; name a file in it")
    ending = _ending(path)
    text = read_text(path)
    return from_csv(text, source, entered) if ending == ".csv" else read_json(text, source, entered)


def bundled(name: str) -> tuple[Forecast, ...]:
    """Return the forecasts of a bundled register."""
    text = files("countermove.forecasts").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return read_json(text, name, "")


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise ForecastError(f"{path}: forecasts are written and read as {' or '.join(FORMATS)}")
    return ending
