"""Where options stand on a day, against an oracle that tries every order the dates allow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from random import Random

import pytest
from unit.timeline.events import conflict, event, timeline

from countermove.analysis.timeline.options import as_status_quo, states_on
from countermove.model import Event
from countermove.model.interval import Interval
from countermove.model.standing import days_of, standing_of

ON = {"option": "x", "direction": "on", "actor": "a"}
OFF = {"option": "x", "direction": "off", "actor": "a"}


def possible_settings(events: list[Event]) -> set[bool]:
    """Return how the option can stand after the events, over every order that the dates allow."""
    deciding = [one for one in events if one.direction in ("on", "off")]
    done = [one for one in deciding if one.standing == "did"] or deciding
    found = set()
    for order in permutations(done):
        pairs = [(one, other) for place, one in enumerate(order) for other in order[place + 1 :]]
        if order and not any(days_of(other).before(days_of(one)) is True for one, other in pairs):
            found.add(order[-1].direction == "on")
    return found


@pytest.mark.parametrize("seed", range(150))
def test_the_setting_is_what_every_possible_order_says(seed: int) -> None:
    draw = Random(seed)
    events = []
    for number in range(draw.randint(0, 5)):
        first = date(1982, 1, 1) + timedelta(days=draw.randrange(8))
        last = first + timedelta(days=draw.choice([0, 1, 3]))
        how = {"direction": draw.choice(["on", "off", "reaffirm"]), "standing": draw.choice(["did", "said", ""])}
        events.append(event(f"e{number}", first.isoformat(), last.isoformat(), option="x", actor="a", **how))
    found, possible = standing_of("x", events), possible_settings(events)
    assert found.setting is (possible.pop() if len(possible) == 1 else None)
    assert bool(found.unsure) == (len(possible) == 2)
    if found.setting is not None:
        rests = next(one for one in events if one.id == found.rests_on)
        assert (rests.direction == "on") is found.setting


def test_since_is_the_first_of_the_run_and_later_ones_confirm_it() -> None:
    found = standing_of(
        "x",
        [
            event("a", "1980", standing="did", **OFF),
            event("b", "1981", standing="did", **ON),
            event("c", "1982", standing="did", **ON),
            event("d", "1983", standing="said", **OFF),
            event("e", "1984", option="x", direction="reaffirm", actor="a"),
        ],
    )
    assert (found.rests_on, found.confirmed, found.said_otherwise) == ("b", ("c", "e"), ("d",))
    assert found.since == Interval(date(1981, 1, 1), date(1981, 12, 31))


def test_on_a_day_only_what_had_come_by_then_counts() -> None:
    events = [event("a", "1981-03", standing="did", **ON), event("b", "1982-03-24", standing="did", **OFF)]
    made = timeline(*events)
    settings = {day: made.state_at(day)[0].setting for day in ("1981-02", "1981-03-31", "1982-03-23", "1982-03-24")}
    assert settings == {"1981-02": None, "1981-03-31": True, "1982-03-23": True, "1982-03-24": False}


def test_what_may_have_come_by_that_day_leaves_it_open() -> None:
    made = timeline(event("a", "1981", standing="did", **ON), event("b", "1982-03", standing="did", **OFF))
    (state, _) = made.state_at("1982-03-15")
    assert (state.setting, state.hangs_on, state.standing.setting) == (None, ("b",), True)
    assert made.state_at("1982-03")[0].hangs_on == ()


def test_what_makes_no_difference_leaves_nothing_open() -> None:
    made = timeline(event("a", "1981", standing="did", **ON), event("b", "1982-03", standing="said", **OFF))
    (state, _) = made.state_at("1982-03-15")
    assert (state.setting, state.hangs_on) == (True, ())


def test_the_derived_status_quo_is_a_conflict() -> None:
    model = conflict("x", "z")
    states = states_on(model, [event("a", "1981", standing="did", **ON)], None)
    derived = as_status_quo(model, states)
    assert derived.taken(derived.status_quo) == ["x"]
    assert model.taken(model.status_quo) == []


def test_a_difference_from_the_coded_status_quo_is_listed_with_what_it_rests_on() -> None:
    (found,) = timeline(event("a", "1981", standing="said", **ON)).differences
    assert (found.option, found.coded, found.found, found.rests_on, found.standing) == ("x", False, True, "a", "said")
