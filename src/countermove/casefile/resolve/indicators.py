"""Indicators of a case: moves to watch for, each pointing at an option and at rival hypotheses.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.ratings import resolve_about, resolve_ratings
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_party import OptionSpec
from countermove.casefile.schema_uncertain import IndicatorSpec
from countermove.model import Indicator


def resolve_indicators(case: CaseSpec, work: Resolution) -> tuple[Indicator, ...]:
    """Return the indicators of the file, in its order; what is wrong with one is noted."""
    seen: set[str] = set()
    result = []
    for number, spec in enumerate(case.indicators):
        path: Path = ("indicators", number)
        if work.identifier((*path, "id"), spec.id, "an indicator") and spec.id in seen:
            work.findings.problem((*path, "id"), f'"{spec.id}" is used already', "give each its own id")
        seen.add(spec.id)
        _check_move(spec, path, case, work)
        _check_days(spec, path, work)
        _check_status(spec, path, case, work)
        _check_reasons(spec, path, work)
        result.append(_indicator(spec, path, case, work))
    return tuple(result)


def _indicator(spec: IndicatorSpec, path: Path, case: CaseSpec, work: Resolution) -> Indicator:
    about = resolve_about(spec.about, path, case, work, "an indicator")
    cites, basis = work.grounds(path, spec)
    return Indicator(
        id=spec.id,
        text=spec.text,
        about=about,
        option=spec.option,
        direction=spec.direction,
        since=spec.since or "",
        until=spec.until or "",
        seen_by=spec.seen_by,
        status=spec.status,
        date=spec.date or "",
        likelihoods=resolve_ratings(spec.likelihoods, (*path, "likelihoods"), case.hypotheses.get(about), work),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


def _check_move(spec: IndicatorSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    """Note an option that is not there, and a move that nobody could see because it cannot be made."""
    if not spec.option:
        work.findings.problem(path, '"option" is missing', "name the option that would be seen taken or dropped")
        return
    if not work.option((*path, "option"), spec.option):
        return
    option = _option(spec.option, case, work)
    if spec.direction == "off" and not option.status_quo:
        message = f'"{spec.option}" is not taken as things stand, so that it cannot be seen dropped'
        work.findings.problem((*path, "direction"), message, "write on or absent, or mend the status quo", key=True)
    if spec.direction != "off" and option.status_quo:
        message = f'"{spec.option}" is taken as things stand, so that taking it tells nothing'
        work.findings.problem((*path, "option"), message, "write direction: off, or mend the status quo")
    if spec.direction == "absent" and not spec.until:
        message = "absent needs a date by which the move would have been made"
        work.findings.problem(path, message, "write until: 1985-12")


def _option(name: str, case: CaseSpec, work: Resolution) -> OptionSpec:
    return case.decision_makers[work.names.owners[name]].options[name]


def _check_days(spec: IndicatorSpec, path: Path, work: Resolution) -> None:
    """Note days that contradict each other; a day that is not fully known contradicts only what it cannot fit."""
    if spec.since and spec.until and _is_before(spec.until, spec.since):
        message = f"it ends ({spec.until}) before it begins ({spec.since})"
        work.findings.problem((*path, "until"), message, "exchange the two dates, or mend one")
    if spec.date and spec.status == "seen" and spec.since and _is_before(spec.date, spec.since):
        message = f"seen on {spec.date}, before the earliest date it can be expected ({spec.since})"
        work.findings.problem((*path, "date"), message, "mend one of the dates")
    if spec.date and spec.direction == "absent" and spec.status == "seen" and _is_before(spec.date, spec.until or ""):
        message = f"that a move is absent is known only after {spec.until}, not on {spec.date}"
        work.findings.problem((*path, "date"), message, "leave the status open until then")


def _is_before(day: str, other: str) -> bool:
    """Say whether a day is surely before another; days are cut to what is known."""
    shared = min(len(day), len(other))
    return day[:shared] < other[:shared]


def _check_status(spec: IndicatorSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if spec.status != "open" and not spec.date:
        word = "when it was seen" if spec.status == "seen" else "until when it was looked for"
        work.findings.problem((*path, "status"), f"it is not said {word}", "write date: 1985-09")
    if spec.status == "open" and spec.date:
        message = "it has a date, and its status is open"
        work.findings.problem((*path, "date"), message, "write status: seen or status: not_seen", key=True)
    if spec.date and case.as_of and _is_before(case.as_of, spec.date):
        message = f"{spec.date} is after the information cut-off of the case ({case.as_of})"
        work.findings.notice((*path, "date"), message)


def _check_reasons(spec: IndicatorSpec, path: Path, work: Resolution) -> None:
    """Note terms without a reason: they displace what the model computes."""
    for name, rating in spec.likelihoods.items():
        if not rating.because:
            message = f'"{rating.rating}" stands in place of what the model computes, and it is not said why'
            advice = f"write {name}: {{rating: {rating.rating}, because: …}}"
            work.findings.problem((*path, "likelihoods", name), message, advice, key=True)
