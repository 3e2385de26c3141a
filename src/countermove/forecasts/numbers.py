"""Probabilities as people write them: 0.6, 60%, 0.55-0.8, 55–80%."""

from __future__ import annotations

import re

from countermove.forecasts.faults import ForecastError

_NUMBER = r"(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)\s*(%?)"
_ONE = re.compile(rf"\s*{_NUMBER}\s*")
_TWO = re.compile(rf"\s*{_NUMBER}\s*[-–]\s*{_NUMBER}\s*")


def read_probability(text: str) -> float:
    """Return a probability; whether it lies between 0 and 1 is not looked at.

    Raises: ``ForecastError`` where the text is no number.
    """
    found = _ONE.fullmatch(text)
    if found is None:
        raise ForecastError(f'"{text}" is no probability; write 0.6 or 60%')
    return _value(found[1], found[2])


def read_band(text: str) -> tuple[float, float]:
    """Return the ends of a band; a sign of per cent after the second number is meant for both.

    Raises: ``ForecastError`` where the text is no band.
    """
    found = _TWO.fullmatch(text)
    if found is None:
        raise ForecastError(f'"{text}" is no band of probabilities; write 0.55-0.8 or 55-80%')
    return _value(found[1], found[2] or found[4]), _value(found[3], found[4])


def _value(number: str, sign: str) -> float:
    return float(number) / 100 if sign else float(number)
