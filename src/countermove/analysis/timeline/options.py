"""Where every option stood on a day, since when, and on which event that rests.

Source: tradecraft.md, section 5: what each option's status is and since when.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from countermove.model import Conflict, Event
from countermove.model.interval import Interval
from countermove.model.standing import Standing, days_of, standing_of


@dataclass(frozen=True, slots=True)
class OptionState:
    """One option on a day.

    ``standing`` is what the events up to then say. ``hangs_on`` names events that may or may not have come by that day
    and would make a difference; the setting is open then. ``coded`` is the status quo of the case, for comparison.
    """

    option: str
    owner: str
    text: str
    standing: Standing
    hangs_on: tuple[str, ...]
    coded: bool

    @property
    def setting(self) -> bool | None:
        """Return whether it was taken; None where the events do not say."""
        return None if self.hangs_on else self.standing.setting


def states_on(
    conflict: Conflict, events: Sequence[Event], day: Interval | None, *, is_cut_off: bool = False
) -> tuple[OptionState, ...]:
    """Return where every option stood at the end of a day, month or year; None stands for after the last event.

    Args:
        is_cut_off: the day is the information cut-off, so that whatever may have come by then is taken to have.
    """
    about: dict[str, list[Event]] = {}
    for event in events:
        about.setdefault(event.option, []).append(event)
    return tuple(
        OptionState(
            option.id,
            option.owner,
            option.text,
            *_state(option.id, about.get(option.id, []), day, is_cut_off),
            option.status_quo,
        )
        for option in conflict.options
    )


def _state(
    option: str, events: Sequence[Event], day: Interval | None, is_cut_off: bool
) -> tuple[Standing, tuple[str, ...]]:
    if day is None or day.latest is None or is_cut_off:
        return standing_of(option, events, day), ()
    past = Interval(None, day.latest)
    sure = [event for event in events if days_of(event).within(past)]
    open_ = [event for event in events if days_of(event).within(past) is None]
    standing = standing_of(option, sure)
    differ = [event.id for event in open_ if standing_of(option, [*sure, event]).setting != standing.setting]
    return standing, tuple(differ)


@dataclass(frozen=True, slots=True)
class Difference:
    """An option whose coded status quo is not what the events say."""

    option: str
    coded: bool
    found: bool
    rests_on: str
    standing: str


def differences(states: Sequence[OptionState]) -> tuple[Difference, ...]:
    """Return where the coded status quo contradicts the events; where these say nothing, nothing is contradicted."""
    return tuple(
        Difference(state.option, state.coded, state.setting, state.standing.rests_on, state.standing.standing)
        for state in states
        if state.setting is not None and state.setting != state.coded
    )


def settings(states: Sequence[OptionState]) -> Mapping[str, bool]:
    """Return the settings that the events say, by option."""
    return {state.option: state.setting for state in states if state.setting is not None}


def as_status_quo(conflict: Conflict, states: Sequence[OptionState]) -> Conflict:
    """Return the conflict with the status quo that the events say; where they say nothing, it stays as coded."""
    found = settings(states)
    parties = tuple(
        replace(
            party,
            options=tuple(replace(own, status_quo=found.get(own.id, own.status_quo)) for own in party.options),
        )
        for party in conflict.decision_makers
    )
    return replace(conflict, decision_makers=parties)
