"""The flags of ``countermove forecasts``, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from countermove.errors import RecordError

if TYPE_CHECKING:
    from countermove.forecasts.estimate import Estimate

Many = list[str] | None
RegisterFile = Annotated[Path, typer.Argument(metavar="REGISTER", help="The register's file.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The forecast, as list prints it.")]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="What will happen, so that it can be answered.")]
Rule = Annotated[str, typer.Option(help="What will count as yes, and what will be looked at to tell.")]
Deadline = Annotated[str, typer.Option(metavar="DATE", help="The last day on which it can still come true.")]
Probability = Annotated[str, typer.Option(metavar="P", help="How likely it is: 0.6 or 60%.")]
Band = Annotated[str, typer.Option(metavar="LOW-HIGH", help="Or a band: 55-80%.")]
Word = Annotated[str, typer.Option(metavar="TERM", help="Or a word of likelihood, as a scale reads it.")]
Scale = Annotated[str, typer.Option(metavar="NAME", help="The scale on which the word is read.")]
Answer = Annotated[
    Many, typer.Option(metavar="NAME=P:TEXT", help="Or each of several answers, with its probability and its text.")
]
Name = Annotated[str, typer.Option("--id", metavar="ID", help="A name for it; f1, f2, … by default.")]
Made = Annotated[str, typer.Option("--made", metavar="DATE", help="The day it was made; today by default.")]
On = Annotated[str, typer.Option("--on", metavar="DATE", help="The day of it; today by default.")]
Author = Annotated[str, typer.Option(metavar="NAME", help="Who says so.")]
StatusQuo = Annotated[
    str, typer.Option(metavar="yes|no|none", help="The answer it would be if nothing changed; none if not about that.")
]
CaseFile = Annotated[str, typer.Option("--case", metavar="CASE", help="The case it was made from.")]
Judgment = Annotated[str, typer.Option(metavar="ID", help="The judgment it was made from; ID=VALUE if it has several.")]
Share = Annotated[str, typer.Option(metavar="P", help="That judgment's share of the model.")]
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why the probability is not the model's share.")]
Evidence = Annotated[str, typer.Option(metavar="TEXT", help="Confidence: how reliable the evidence is.")]
Opinion = Annotated[str, typer.Option(metavar="TEXT", help="Confidence: how far reasonable people differ.")]
Responsiveness = Annotated[str, typer.Option(metavar="TEXT", help="Confidence: how far news could move it.")]
ConfidenceWord = Annotated[str, typer.Option("--confidence", metavar="WORD", help="Confidence in a word, such as low.")]
Cite = Annotated[Many, typer.Option(metavar="CITE", help="A paragraph or a source; may be repeated.")]
Note = Annotated[str, typer.Option(metavar="TEXT", help="A remark.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="The day to look from; today by default.")]
Json = Annotated[str | None, typer.Option("--json", metavar="FILE", help="Write it as JSON; - is standard output.")]


def today() -> str:
    """Return the day by the clock of this machine."""
    from datetime import datetime

    return datetime.now().astimezone().date().isoformat()


def day_or_today(text: str, what: str) -> str:
    """Return the day that was typed, or today where none was.

    Raises: ``ForecastError`` where it is no day.
    """
    from countermove.forecasts.dates import day_problems
    from countermove.forecasts.faults import refuse

    day = text or today()
    refuse(day_problems({what: day}))
    return day


def estimate_of(
    probability: str, band: str, word: str, scale: str, answer: Sequence[str]
) -> tuple[Estimate | None, dict[str, str]]:
    """Return how likely the flags say it is, and the texts of several answers; None where no flag says it.

    Raises: ``ForecastError`` where it cannot be read, or is said in two ways.
    """
    from countermove.forecasts import estimate
    from countermove.forecasts.faults import ForecastError
    from countermove.forecasts.numbers import read_band, read_probability

    given = [flag for flag in (probability, band, word, answer) if flag]
    if len(given) > 1:
        raise ForecastError("how likely it is can be said once: --probability, --band, --word, or --answer for each")
    if probability:
        return estimate.point(read_probability(probability)), {}
    if band:
        return estimate.band(*read_band(band)), {}
    if word:
        return estimate.word(word, scale or estimate.READERS_SCALE), {}
    if answer:
        parts = [_answer(text) for text in answer]
        return estimate.answers({name: number for name, number, _ in parts}), {name: text for name, _, text in parts}
    return None, {}


def _answer(flag: str) -> tuple[str, float, str]:
    from countermove.forecasts.faults import ForecastError
    from countermove.forecasts.numbers import read_probability

    name, sign, rest = flag.partition("=")
    number, _, text = rest.partition(":")
    if not sign:
        raise ForecastError(f'"{flag}" is no answer with its probability; write talks=0.6 or "talks=0.6:Talks begin"')
    return name.strip(), read_probability(number), text.strip()


def problems_of(fault: RecordError) -> list[str]:
    """Return the problems of an error, one a line."""
    return str(fault).splitlines()
