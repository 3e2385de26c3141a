"""``countermove forecasts list``, ``show`` and ``score``: what a register says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli import forecasts_flags as flags

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast

ReadAs = Annotated[str, typer.Option("--scale", metavar="NAME", help="The scale on which numbers are read as words.")]
Bins = Annotated[int, typer.Option(min=1, max=100, help="Bins of equal width; merged until each holds five.")]
BaseRate = Annotated[
    str, typer.Option(metavar="P", help="How often such things happen; by default as often as these came true.")
]
By = Annotated[str, typer.Option("--author", metavar="NAME", help="Only forecasts of this author.")]
Chart = Annotated[Path | None, typer.Option(metavar="FILE", help="Also draw the calibration, as an SVG file.")]


def list_(register: flags.RegisterFile, as_of: flags.AsOf = "", json_file: flags.Json = None) -> None:
    """List forecasts: open, overdue, resolved and void ones.

    With --as-of, as they stood at the end of that day.
    """
    day, whole = _read(register, as_of)
    forecasts = tuple(then for one in whole if (then := one.on(day)) is not None)
    _write_forecasts(forecasts, day, json_file)
    if json_file != "-":
        from countermove.cli.forecasts_text import forecasts_as_text

        print(forecasts_as_text(forecasts, day))


def show(register: flags.RegisterFile, name: flags.Id, as_of: flags.AsOf = "", json_file: flags.Json = None) -> None:
    """Show one forecast with its whole history."""
    from countermove.forecasts.register import Register

    day = flags.day_or_today(as_of, "the day to look from")
    with Register.open(register, writes=False) as opened:
        forecast = opened.forecast(name)
    _write_forecasts((forecast,), day, json_file)
    if json_file != "-":
        from countermove.cli.forecasts_text import forecast_as_text

        print(forecast_as_text(forecast, day))


def score(
    register: flags.RegisterFile,
    as_of: flags.AsOf = "",
    author: By = "",
    scale: ReadAs = "icd-203",
    bins: Bins = 10,
    base_rate: BaseRate = "",
    chart: Chart = None,
    json_file: flags.Json = None,
) -> None:
    """Score the forecasts that are resolved.

    How near they came, how well calibrated they were, and compared with what. Open, overdue and void forecasts and
    words without a number are counted apart. With --as-of, as things stood at the end of that day.
    """
    from countermove.forecasts.scores.score import score as scores_of

    day, forecasts = _read(register, as_of)
    chosen = _by(forecasts, author)
    scores = scores_of(chosen, day, bins, scale, _rate(base_rate))
    if chart is not None:
        from countermove.cli.forecasts_files import write_new
        from countermove.report.charts.calibration import calibration_chart

        write_new(chart, calibration_chart(scores.bins))
    if json_file is not None:
        from countermove.cli.json_output import write_json

        write_json(json_file, "countermove.scores/1", scores.to_json())
    if json_file != "-":
        from countermove.cli.forecasts_scores import scores_as_text

        print(scores_as_text(scores))


def _read(register: Path, as_of: str) -> tuple[str, tuple[Forecast, ...]]:
    from countermove.forecasts.register import Register

    day = flags.day_or_today(as_of, "the day to look from")
    with Register.open(register, writes=False) as opened:
        return day, opened.forecasts()


def _write_forecasts(forecasts: tuple[Forecast, ...], day: str, json_file: str | None) -> None:
    if json_file is not None:
        from countermove.cli.json_output import write_json
        from countermove.forecasts.as_json import FORMAT, forecasts_as_json

        write_json(json_file, FORMAT, forecasts_as_json(forecasts, day))


def _by(forecasts: tuple[Forecast, ...], author: str) -> tuple[Forecast, ...]:
    from countermove.errors import unknown
    from countermove.forecasts.faults import ForecastError

    chosen = tuple(one for one in forecasts if not author or one.author == author)
    if author and not chosen:
        raise ForecastError(unknown("author", author, {one.author for one in forecasts if one.author}))
    return chosen


def _rate(text: str) -> float | None:
    from countermove.forecasts.faults import ForecastError
    from countermove.forecasts.numbers import read_probability

    if not text:
        return None
    rate = read_probability(text)
    if rate > 1:
        raise ForecastError(f"a base rate lies between 0 and 1, but this one is {rate:g}; write 0.3 or 30%")
    return rate
