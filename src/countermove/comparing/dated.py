"""A case as it stood on a day: ``CASE@DAY``, with the options where the events up to that day put them.

An option goes where the events up to the day say. Where the first event that moves it came later, it stood the other
way before; where no event ever moves it, it stays as coded. Later events and evidence are left out, and so are packages
that would have changed nothing then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countermove.casefile.findings import Notice
from countermove.comparing.bearing import standing_in, without_idle
from countermove.errors import CaseError, NotApplicable

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.model import Event
    from countermove.model.interval import Interval

AS_OF = "as of a day"
_INFERRED = "these options are taken to have stood the other way before the first event that moves them"
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def parted(name: str) -> tuple[str, str]:
    """Return a case's name and the day asked for; no day where the name has none or a file is called that.

    Raises: ``NotApplicable`` for what stands after ``@`` and is no day.
    """
    case, sign, day = name.rpartition("@")
    if not sign or not case or _exists(name):
        return name, ""
    if not _DAY.fullmatch(day):
        raise NotApplicable(f'"{day}" is no day: write CASE@YYYY, CASE@YYYY-MM or CASE@YYYY-MM-DD')
    return case, day


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def on_day(case: Case, day: str) -> Case:
    """Return a case as it stood at the end of a day, a month or a year.

    Raises: ``NotApplicable`` for what is no day, a case without events, and a day on which the options stood in a way
        that the case's constraints rule out.
    """
    from countermove.casefile.load import load
    from countermove.model import GraphConflict
    from countermove.model.interval import Interval

    until = Interval.of_iso(day)
    if until is None:
        raise NotApplicable(f'"{day}" is no day: write YYYY, YYYY-MM or YYYY-MM-DD')
    if isinstance(case.conflict, GraphConflict) or not case.events:
        raise NotApplicable(f"{case.name or case.title} has no events, so that nobody knows where it stood on {day}")
    standing, inferred = _standing(case, until)
    try:
        found = load(_cut(case.content, day, until, standing))
    except CaseError as fault:
        raise NotApplicable(f"{case.name or case.title} cannot be read as of {day}:\n{fault}") from None
    name = f"{case.name or case.title}@{day}"
    told = [Notice(f"In {name}, {_INFERRED}: {', '.join(inferred)}.", AS_OF)] if inferred else []
    return replace(found, name=name, path=case.path, notices=(*found.notices, *told))


def notes_of(case: Case) -> list[str]:
    """Return what reading a case as of a day took for granted, in sentences."""
    return [notice.message for notice in case.notices if notice.where == AS_OF]


def _standing(case: Case, until: Interval) -> tuple[dict[str, bool], list[str]]:
    """Return where each option stood, but for those that no event moves, and for which that is inferred."""
    from countermove.model import Conflict
    from countermove.model.standing import standing_of

    found: dict[str, bool] = {}
    inferred = []
    assert isinstance(case.conflict, Conflict)
    for option in case.conflict.options:
        about = [event for event in case.events if event.option == option.id and event.direction in {"on", "off"}]
        setting = standing_of(option.id, about, until).setting
        if setting is not None:
            found[option.id] = setting
        elif first := _first_after(about, until):
            found[option.id] = first.direction == "off"
            inferred.append(option.id)
    return found, inferred


def _first_after(events: Sequence[Event], until: Interval) -> Event | None:
    """Return the first event after a day, where none is known to have come before; its opposite held until then."""
    from countermove.model.standing import days_of, order_of_days

    if any(not until.before(days_of(event)) for event in events):
        return None  # two of them say opposite things of that time, and their order is not known
    return min(events, key=lambda event: order_of_days(days_of(event)), default=None)


def _cut(content: Mapping[str, Any], day: str, until: Interval, standing: Mapping[str, bool]) -> dict[str, Any]:
    """Return a case's content without what came after a day, and with the status quo of that day."""
    from countermove.model.interval import Interval

    def is_later(entry: Mapping[str, Any]) -> bool:
        dated = Interval.of_iso(entry.get("date"))
        return dated is not None and until.before(dated) is True

    cut = dict(content) | {"as_of": day}
    later = {event["id"] for event in content["events"] if is_later(event)}
    cut["events"] = [event for event in content["events"] if event["id"] not in later]
    cut["evidence"] = [
        one for one in content.get("evidence", []) if not is_later(one) and one.get("event") not in later
    ]
    cut["indicators"] = [_unseen(one) if is_later(one) else one for one in content.get("indicators", [])]
    if "campaign" in content:
        cut["campaign"] = _campaign(content["campaign"], later)
    cut["decision_makers"] = {name: _party(party, standing) for name, party in content["decision_makers"].items()}
    if "packages" in content:  # a package that changes nothing as things stood then is none
        cut["packages"] = without_idle(content["packages"], standing_in(cut))
    return cut


def _unseen(indicator: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in indicator.items() if key not in {"status", "date"}}


def _campaign(campaign: Mapping[str, Any], later: set[str]) -> dict[str, Any]:
    seams = [
        {**seam, "events": [event for event in seam.get("events", []) if event not in later]}
        for seam in campaign.get("seams", [])
    ]
    return {**campaign, "seams": seams}


def _party(party: Mapping[str, Any], standing: Mapping[str, bool]) -> dict[str, Any]:
    options = {
        name: {**option, "status_quo": standing[name]} if name in standing else option
        for name, option in party.get("options", {}).items()
    }
    return {**party, "options": options}
