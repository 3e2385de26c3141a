"""Where the options of a case stand by its events: the status quo derived, and the coded one compared.

Source: tradecraft.md, section 5: the timeline is used for what each option's status is, and since when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema_party import OptionSpec, PartySpec
from countermove.model import Conflict, Event, Option
from countermove.model.interval import Interval
from countermove.model.standing import SAID, Standing, standing_of


def with_standings(
    conflict: Conflict,
    specs: Mapping[str, PartySpec],
    events: Sequence[Event],
    as_of: str | None,
    work: Resolution,
) -> Conflict:
    """Return the conflict with the status quo of ``status_quo: events`` options as the events up to ``as_of`` say.

    Noted are options of which two events say opposite things and nobody knows which came last; remarked on are those
    that rest on words alone, those no event speaks of, and a coded status quo that contradicts the events.
    """
    until = Interval.of_iso(as_of)
    about: dict[str, list[Event]] = {}
    for event in events:
        about.setdefault(event.option, []).append(event)
    parties = []
    for party in conflict.decision_makers:
        options = tuple(
            _stood(
                option,
                specs[party.id].options[option.id],
                standing_of(option.id, about.get(option.id, ()), until),
                work,
            )
            for option in party.options
        )
        parties.append(replace(party, options=options))
    return replace(conflict, decision_makers=tuple(parties))


def _stood(option: Option, spec: OptionSpec, standing: Standing, work: Resolution) -> Option:
    path: Path = ("decision_makers", option.owner, "options", option.id, "status_quo")
    if spec.status_quo != "events":
        _compare(option, standing, path, work)
        return option
    if standing.unsure:
        first, second = standing.unsure
        message = f"{first} and {second} say opposite things of {option.id}, and nobody knows which came last"
        work.findings.problem(path, message, "make their dates more precise, or write true or false")
    elif standing.setting is None:
        work.findings.notice(path, f"no event takes {option.id} up or drops it, so that it counts as not taken")
    elif standing.standing == SAID:
        message = f"the status quo of {option.id} rests on what was only said ({standing.rests_on})"
        work.findings.notice(path, message)
    return replace(option, status_quo=bool(standing.setting))


def _compare(option: Option, standing: Standing, path: Path, work: Resolution) -> None:
    if standing.setting is None or standing.setting == option.status_quo:
        return
    coded, found = ("taken", "not taken") if option.status_quo else ("not taken", "taken")
    how = "said, not done" if standing.standing == SAID else "done"
    message = f"{option.id} is coded as {coded}; by the events it is {found} ({standing.rests_on}: {how})"
    work.findings.notice(path, message)
