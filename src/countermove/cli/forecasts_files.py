"""``countermove forecasts export`` and ``import``: registers as files that can be handed on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.cli import forecasts_flags as flags
from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast
    from countermove.forecasts.merge import Merged

Target = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file to write: .json holds all, .csv what stands now.")
]
Source = Annotated[
    str, typer.Argument(metavar="FILE", help="A file that export wrote, or the bundled register example-1985.")
]


def export(register: flags.RegisterFile, target: Target, as_of: flags.AsOf = "") -> None:
    """Write a register to a file, JSON or CSV.

    JSON holds every revision and resolution; CSV, for spreadsheets, what stands now.
    """
    from countermove.forecasts.exchange import written
    from countermove.forecasts.register import Register

    day = flags.day_or_today(as_of, "the day to look from")
    with Register.open(register, writes=False) as opened:
        forecasts = opened.forecasts()
    text, remarks = written(forecasts, target, day)
    write_new(target, text)
    for remark in remarks:
        print(visible(f"{target}: {remark}"), file=sys.stderr)
    print(visible(f"{target} is written: {len(forecasts)} forecasts."))


def write_new(target: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises: ``CountermoveError`` where it is there, or cannot be written.
    """
    from countermove.errors import CountermoveError

    try:
        with target.open("x", encoding="utf-8", newline="") as file:
            try:
                file.write(text)
                file.flush()
            except BaseException:
                target.unlink()
                raise
    except FileExistsError:
        raise CountermoveError(f"{target} is there already; nothing was written. Name another file.") from None
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be written: {fault.strerror or fault}") from None


def import_(register: flags.RegisterFile, source: Source) -> None:
    """Take the forecasts of a file into a register.

    All are taken in or none. What the register has already is left as it is; a longer history of the same forecast is
    taken up.
    """
    from countermove.forecasts.exchange import read_forecasts_from
    from countermove.forecasts.merge import merge
    from countermove.forecasts.register import Register

    forecasts: tuple[Forecast, ...] = read_forecasts_from(source, flags.today())
    merge((), forecasts)  # so that a register is not made for a file that cannot be taken in
    is_new = not register.exists()
    with Register.open(register, create=True) as opened:
        merged = opened.merge(forecasts)
    if is_new:
        print(visible(f"{register} is a new register."))
    print(_said(merged))


def _said(merged: Merged) -> str:
    parts = [f"{len(merged.added)} added"]
    if merged.continued:
        parts.append(f"{len(merged.continued)} continued")
    if merged.known:
        parts.append(f"{len(merged.known)} known already")
    return f"Forecasts: {', '.join(parts)}."
