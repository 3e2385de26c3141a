"""What events say of one another: which answers or repeats which, which usual line is left out, what is a first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.model import Event
from countermove.model.standing import days_of

KEYS = ("answers", "repeats")


def check_links(events: Sequence[Event], usual: Collection[str], work: Resolution) -> None:
    """Note links to events that are not there or come surely later, circles, and usual lines that are not there."""
    known = {event.id: event for event in events}
    for number, event in enumerate(events):
        path: Path = ("events", number)
        for key in KEYS:
            _check_link(event, key, known, path, work)
        for place, line in enumerate(event.omits):
            if line not in usual:
                advice = known_advice(line, usual, "usual lines") if usual else "add it under `campaign: usual`"
                work.findings.problem((*path, "omits", place), f'there is no usual line "{line}"', advice)
        _check_novelty(event, path, work)
    _note_circles(events, known, work)
    _note_firsts(events, work)


def _check_link(event: Event, key: str, known: Mapping[str, Event], path: Path, work: Resolution) -> None:
    name = getattr(event, key)
    if not name:
        return
    if name == event.id:
        work.findings.problem((*path, key), f"the event {key} itself", "name another event")
    elif name not in known:
        others = [other for other in known if other != event.id]
        work.findings.problem((*path, key), f'there is no event "{name}"', known_advice(name, others, "events"))
    elif days_of(event).before(days_of(known[name])):
        message = f"{event.id} ({event.date}) {key} {name}, which comes later ({known[name].date})"
        work.findings.problem((*path, key), message, "mend a date, or turn the link round")


def _check_novelty(event: Event, path: Path, work: Resolution) -> None:
    if event.novelty == "first" and event.repeats:
        message = f"the event is a first, and repeats {event.repeats}"
        advice = "write novelty: new_form where only the form is new, or take `repeats` out"
        work.findings.problem((*path, "novelty"), message, advice)
    if event.novelty == "omits" and not event.omits:
        message = "novelty says that something usual was left out; `omits` does not say what"
        work.findings.notice((*path, "novelty"), message)


def _note_circles(events: Sequence[Event], known: Mapping[str, Event], work: Resolution) -> None:
    """Note every circle of answers and repeats: each would have to come before itself."""
    links = {
        event.id: [name for name in (event.answers, event.repeats) if name in known and name != event.id]
        for event in events
    }
    places = {event.id: number for number, event in enumerate(events)}
    while True:
        try:
            TopologicalSorter(links).prepare()
        except CycleError as found:
            circle = list(reversed(found.args[1]))  # each with what it answers or repeats after it
            last, first = circle[-2], circle[-1]
            message = f"{listed(list(dict.fromkeys(circle)))} answer or repeat one another in a circle"
            key = "answers" if known[last].answers == first else "repeats"
            work.findings.problem(("events", places[last], key), message, "take one of the links out")
            links[last] = [name for name in links[last] if name != first]
        else:
            return


def _note_firsts(events: Sequence[Event], work: Resolution) -> None:
    """Remark on a first that an earlier event with the same actor, option and direction speaks against."""
    for number, event in enumerate(events):
        if event.novelty != "first" or not event.option:
            continue
        same = (event.actor, event.option, event.direction)
        earlier = [
            other.id
            for other in events
            if (other.actor, other.option, other.direction) == same and days_of(other).before(days_of(event))
        ]
        if earlier:
            message = f"coded as a first, and {earlier[0]} has the same actor, option and direction and comes earlier"
            work.findings.notice(("events", number, "novelty"), message)
