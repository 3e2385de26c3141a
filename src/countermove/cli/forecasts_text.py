"""Forecasts as plain text: lists by where they stand, and one with its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from textwrap import fill
from typing import TYPE_CHECKING

from countermove.cli.visible import visible

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Confidence, Forecast, Origin, Resolution, Revision

_WIDEST = 100
_INDENT = "    "
_MEANING = {
    "open": "Open",
    "overdue": "Overdue: past the deadline and not resolved",
    "resolved": "Resolved",
    "void": "Void: not to be scored",
}


def forecasts_as_text(forecasts: Sequence[Forecast], as_of: str) -> str:
    """Return forecasts for people, apart by where they stand on a day."""
    if not forecasts:
        return "The register has no forecasts."
    from countermove.forecasts.forecast import Standing

    groups = {name: [one for one in forecasts if one.standing(as_of) is name] for name in Standing}
    counts = ", ".join(f"{len(group)} {name}" for name, group in groups.items() if group)
    parts = [f"{len(forecasts)} forecast{'s' * (len(forecasts) > 1)} on {as_of}: {counts}"]
    for name, group in groups.items():
        if group:
            parts += [f"{_MEANING[name]}", *(_entry(one) for one in sorted(group, key=lambda one: one.deadline))]
    return "\n\n".join(parts)


def _entry(forecast: Forecast) -> str:
    held = forecast.resolution
    head = f"{forecast.id}  by {forecast.deadline}: {forecast.latest.estimate.in_words()}"
    lines = [visible(head), wrapped(forecast.text)]
    if held is not None:
        lines.append(wrapped(f"{held.outcome}, {held.at}: {'; '.join(held.cites)}"))
    return "\n".join(lines)


def forecast_as_text(forecast: Forecast, as_of: str) -> str:
    """Return one forecast for people, with everything that is kept of it."""
    lines = [visible(f"{forecast.id}: {forecast.standing(as_of)} on {as_of}"), wrapped(forecast.text)]
    lines += [wrapped(f"Rule: {forecast.rule}"), wrapped(f"Deadline: {forecast.deadline}")]
    lines += [wrapped(f"Answer {name}: {text}") for name, text in forecast.answers]
    if forecast.status_quo != "none":
        lines.append(wrapped(f"If nothing changes, the answer is {forecast.status_quo}."))
    lines += map(wrapped, _about(forecast))
    lines += ["Estimates", *(wrapped(_revision(one)) for one in forecast.revisions)]
    if forecast.resolutions:
        lines += ["Resolution", *(wrapped(_resolution(one)) for one in forecast.resolutions)]
        lines += map(wrapped, _scoring(forecast))
    return "\n".join(lines)


def _about(forecast: Forecast) -> Iterator[str]:
    if any((forecast.origin.case, forecast.origin.judgment, forecast.origin.share is not None)):
        yield _origin(forecast.origin)
    yield from _dials(forecast.confidence)
    if forecast.cites:
        yield f"Cited: {'; '.join(forecast.cites)}"
    if forecast.note:
        yield f"Note: {forecast.note}"


def _origin(origin: Origin) -> str:
    from countermove.forecasts.estimate import percent

    parts = [f"case {origin.case} ({origin.case_hash[:12]}, countermove {origin.countermove})" if origin.case else ""]
    parts.append(f"judgment {origin.judgment}" if origin.judgment else "")
    parts.append(f"share of the model {percent(origin.share)}" if origin.share is not None else "")
    parts.append(origin.settings)
    return f"From: {', '.join(filter(None, parts))}"


def _dials(confidence: Confidence) -> Iterator[str]:
    named = {
        "Confidence": confidence.word,
        "Reliability of the evidence": confidence.evidence,
        "Range of reasonable opinion": confidence.opinion,
        "Responsiveness to new information": confidence.responsiveness,
    }
    return (f"{name}: {said}" for name, said in named.items() if said)


def _revision(revision: Revision) -> str:
    by = f", {revision.author}" if revision.author else ""
    why = f": {revision.reason}" if revision.reason else ""
    return f"{revision.at}{by}  {revision.estimate.in_words()}{why}"


def _resolution(resolution: Resolution) -> str:
    why = f" (corrected: {resolution.reason})" if resolution.reason else ""
    by = f", {resolution.author}" if resolution.author else ""
    note = f". {resolution.note}" if resolution.note else ""
    return f"{resolution.at}{by}  {resolution.outcome}{why}: {'; '.join(resolution.cites)}{note}"


def _scoring(forecast: Forecast) -> Iterator[str]:
    if forecast.resolution is None or forecast.resolution.outcome == "void":
        return
    counted = forecast.scored_revision
    if not counted.estimate.is_quantified:
        yield "Not scored: a word of possibility has no number."
        return
    if counted is not forecast.latest:
        yield f"Scored is the estimate of {counted.at}; later ones were made when the answer could be known."
    if forecast.is_hindsight:
        yield "It was entered when the answer could be known already: with hindsight."


def wrapped(text: str) -> str:
    """Return a text indented, in lines that fit the terminal, with what would be an order to it written out."""
    width = min(_WIDEST, get_terminal_size((_WIDEST, 24)).columns)
    lines = (
        fill(line, max(width, 40), initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)
        for line in visible(text).splitlines()
    )
    return "\n".join(lines) or _INDENT.rstrip()
