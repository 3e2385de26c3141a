"""What a forecast, a revision and a resolution must be; every problem of one is found at once."""

from __future__ import annotations

import re

from countermove.forecasts.dates import day_problems, is_day
from countermove.forecasts.estimate import Estimate, Kind, estimate_problems, percent
from countermove.forecasts.forecast import STATUS_QUO, Forecast, Origin, Outcome, Resolution, Revision

LONGEST_TEXT = 10_000
SHARE_TOLERANCE = 0.005
"""How far a probability may lie from the model's share and still be the same one, rounded to a per cent."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_RESERVED = frozenset(Outcome)


def forecast_problems(forecast: Forecast) -> list[str]:
    """Return what is wrong with a forecast as made; revisions and resolutions after that are not looked at."""
    made = forecast.revisions[0]
    named = {"the deadline": forecast.deadline, "the day it was made": made.at, "the day it was entered": made.entered}
    problems = [*_name_problems(forecast), *_text_problems(forecast), *day_problems(named)]
    if is_day(forecast.deadline) and is_day(made.at) and forecast.deadline < made.at:
        problems.append(f"the deadline, {forecast.deadline}, is before the day it was made, {made.at}")
    problems += _ahead("it was made", made.at, made.entered)
    if forecast.status_quo not in STATUS_QUO:
        problems.append(f'the status quo is "{forecast.status_quo}"; it is yes, no or none')
    elif forecast.answers and forecast.status_quo != "none":
        problems.append("the status quo is yes or no only where the forecast is answered by yes or no")
    problems += estimate_problems(made.estimate, dict(forecast.answers))
    return problems + _origin_problems(forecast.origin, made)


def _ahead(what: str, at: str, entered: str) -> list[str]:
    """Return a problem where something is dated after the day on which it is written down."""
    is_ahead = is_day(at) and is_day(entered) and at > entered
    return [f"{what} on {at}, which has not come yet on {entered}"] if is_ahead else []


def _name_problems(forecast: Forecast) -> list[str]:
    problems = []
    if not _ID.fullmatch(forecast.id):
        problems.append(f'"{forecast.id}" is no id; it has letters, digits, hyphens, stops and underscores, 64 at most')
    names = [name for name, _ in forecast.answers]
    problems += [f'"{name}" cannot be the name of an answer' for name in names if name in _RESERVED or not name.strip()]
    if len(set(names)) < len(names):
        problems.append("two answers have the same name")
    return problems


def _text_problems(forecast: Forecast) -> list[str]:
    problems = []
    if not forecast.text.strip():
        problems.append("it says nothing; write down what will happen")
    if not forecast.rule.strip():
        problems.append("it has no resolution rule; write down what will count as yes, and what will be looked at")
    dials = (forecast.confidence.evidence, forecast.confidence.opinion, forecast.confidence.responsiveness)
    texts = [forecast.text, forecast.rule, forecast.note, *dials, *forecast.cites, *dict(forecast.answers).values()]
    made_from = forecast.origin
    origin = (made_from.case, made_from.case_hash, made_from.countermove, made_from.judgment, made_from.settings)
    made = (forecast.author, forecast.revisions[0].reason, forecast.confidence.word)
    return problems + _unfit([*texts, *origin, *made])


def _unfit(texts: list[str]) -> list[str]:
    """Return what keeps texts from being stored."""
    found = max(map(len, texts), default=0)
    problems = [f"a text has {found:,} characters; {LONGEST_TEXT:,} are allowed"] if found > LONGEST_TEXT else []
    if not all(map(is_storable, texts)):
        problems.append("a text holds bytes that are no letters in UTF-8")
    return problems


def is_storable(text: str) -> bool:
    """Say whether a text has only whole characters; a command line can hand over others."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _origin_problems(origin: Origin, made: Revision) -> list[str]:
    if origin.share is None:
        return []
    if not 0 <= origin.share <= 1:
        return [f"the share under the model lies between 0 and 1, but this one is {origin.share:g}"]
    if made.reason.strip() or agrees(made.estimate, origin.share):
        return []
    share = percent(origin.share)
    return [f"the model's share is {share}, but the forecast says {made.estimate.in_words()}; give the reason for that"]


def agrees(estimate: Estimate, share: float) -> bool:
    """Say whether an estimate says what a model's share says, up to rounding to a per cent."""
    if estimate.low is None or estimate.high is None:
        return False
    return estimate.low - SHARE_TOLERANCE <= share <= estimate.high + SHARE_TOLERANCE


def revision_problems(forecast: Forecast, revision: Revision) -> list[str]:
    """Return what is wrong with a revision of a forecast."""
    problems = day_problems({"the day of the revision": revision.at, "the day it was entered": revision.entered})
    last = forecast.latest
    if not problems:
        problems = _order_problems(forecast, revision.at, last.at)
        problems += _ahead("it is revised", revision.at, revision.entered)
    if forecast.resolution is not None:
        problems.append(f"it is resolved already ({forecast.resolution.outcome}, {forecast.resolution.at})")
    if not revision.reason.strip():
        problems.append("a revision needs its reason")
    if (revision.estimate.kind is Kind.ANSWERS) == (not forecast.answers):
        kind = "has several answers" if forecast.answers else "is answered by yes or no"
        problems.append(f"the forecast {kind}, and so is its revision")
    else:
        problems += estimate_problems(revision.estimate, dict(forecast.answers))
    return problems + _unfit([revision.reason, revision.author])


def _order_problems(forecast: Forecast, at: str, last: str) -> list[str]:
    if at < last:
        return [f"the revision, {at}, is before the one that stands, {last}"]
    return [f"the revision, {at}, is after the deadline, {forecast.deadline}"] if at > forecast.deadline else []


def resolution_problems(forecast: Forecast, resolution: Resolution) -> list[str]:
    """Return what is wrong with a resolution of a forecast; one with a reason is a correction of the last."""
    days = {"the day of the resolution": resolution.at, "the day it was entered": resolution.entered}
    problems = day_problems(days)
    if not problems and resolution.at < forecast.made:
        problems.append(f"it is resolved on {resolution.at}, before it was made, {forecast.made}")
    problems += _ahead("it is resolved", resolution.at, resolution.entered)
    problems += [*_outcome_problems(forecast, resolution.outcome), *_correction_problems(forecast, resolution)]
    if not [cite for cite in resolution.cites if cite.strip()]:
        problems.append("a resolution needs a citation: what says that it came out so?")
    return problems + _unfit([resolution.reason, resolution.note, resolution.author, *resolution.cites])


def _outcome_problems(forecast: Forecast, outcome: str) -> list[str]:
    from countermove.errors import unknown

    if outcome in (Outcome.VOID, Outcome.OPEN):
        return []
    if forecast.answers:
        names = [name for name, _ in forecast.answers]
        return [] if outcome in names else [unknown("answer", outcome, [*names, Outcome.VOID])]
    return [] if outcome in (Outcome.YES, Outcome.NO) else [f'the outcome is "{outcome}"; it is yes, no or void']


def _correction_problems(forecast: Forecast, resolution: Resolution) -> list[str]:
    held = forecast.resolution
    if held is not None and not resolution.reason.strip():
        said = f"it is resolved already ({held.outcome}, {held.at})"
        return [f"{said}; to correct that, give a reason"]
    if not forecast.resolutions and resolution.reason:
        return ["it is not resolved yet, so there is nothing to correct"]
    if held is None and resolution.outcome == Outcome.OPEN:
        return ["it is not resolved, so there is nothing to take back"]
    return []
