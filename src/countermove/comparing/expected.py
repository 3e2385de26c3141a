"""What the earlier of two cases expected of options that both have, and where the later one records them.

An expectation is a computed result of the earlier case: an option that nothing changes, a setting that every attainable
outcome has, a move that suits the initiator best. A record is the status quo of the later case, and its events since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.casefile.case import Case
    from countermove.model import Conflict


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation and what became of it.

    ``kind`` is stays, outcomes, best or watched; ``expected`` and ``recorded`` say whether the option is taken.
    ``since`` are events of the later case, after the earlier one's cut-off, that speak of the option. ``text`` says all
    of it.
    """

    kind: str
    option: str
    owner: str
    expected: bool
    recorded: bool
    since: tuple[str, ...]
    text: str

    @property
    def came_true(self) -> bool | None:
        """Say whether the later case records what the earlier one expected; None for what it only found best or
        watched for."""
        return self.expected == self.recorded if self.kind in {"stays", "outcomes"} else None


def is_later(a: Case, b: Case) -> bool:
    """Say whether the second case's information surely runs on after the first one's ended."""
    from countermove.model.interval import Interval

    first, second = Interval.of_iso(a.as_of), Interval.of_iso(b.as_of)
    return first is not None and second is not None and first.before(second) is True


def expected(before: CaseAssessment, b: Case) -> tuple[Expected, ...]:
    """Return what an assessment expects of options that a later case has as well, each with what that one records."""
    from countermove.model import Conflict

    assert isinstance(b.conflict, Conflict)
    recorded = {option.id: option.status_quo for option in b.conflict.options}
    conflict = before.conflict
    found = []
    for kind, name, setting in _expectations(before):
        if name in recorded:
            since = _since(before.case.as_of, b, name)
            owner = conflict.options[conflict.position[name]].owner
            text = _sentence(kind, name, owner, setting, recorded[name], since)
            found.append(Expected(kind, name, owner, setting, recorded[name], since, text))
    return tuple(found)


def _expectations(before: CaseAssessment) -> Iterator[tuple[str, str, bool]]:
    assessment = before.assessment
    situation = assessment.situation
    conflict, baseline = situation.conflict, situation.baseline
    stays = [name for name in assessment.unchanged if name not in assessment.held]
    for name in stays:
        yield "stays", name, _is_taken(conflict, baseline, name)
    outcomes = assessment.openings.outcomes
    for name in conflict.option_names:
        settings = {_is_taken(conflict, code, name) for code in outcomes}
        if len(settings) == 1 and name not in stays and name not in assessment.held:
            yield "outcomes", name, settings.pop()
    yield from _suiting(before)
    for indicator in before.case.indicators:
        if indicator.option in conflict.position and indicator.direction in {"on", "off"}:
            yield "watched", indicator.option, indicator.direction == "on"


def _suiting(before: CaseAssessment) -> Iterator[tuple[str, str, bool]]:
    """Yield the changes that every initiative makes that suits the initiator best."""
    from countermove.analysis.sweep.judgments import NOTHING, best

    names = best(before.assessment)
    if NOTHING in names:
        return
    changes = [set(before.assessment.initiative(name).initiative.changes.items()) for name in names]
    for name, setting in sorted(set.intersection(*changes)):
        yield "best", name, setting


def _is_taken(conflict: Conflict, code: int, name: str) -> bool:
    return bool(code >> conflict.position[name] & 1)


def _since(as_of: str | None, b: Case, option: str) -> tuple[str, ...]:
    """Return the events of the later case that speak of an option and surely came after the earlier one's cut-off."""
    from countermove.model.interval import Interval
    from countermove.model.standing import days_of

    end = Interval.of_iso(as_of)
    return tuple(
        event.id for event in b.events if event.option == option and end is not None and end.before(days_of(event))
    )


_EXPECTED = {
    "stays": "no initiative and no attainable outcome changes it, so that it stays {setting}",
    "outcomes": "every attainable outcome has it {setting}",
    "best": "whatever suits the initiator best has it {setting}",
    "watched": "to be watched for: that it is {setting}",
}


def _sentence(kind: str, name: str, owner: str, setting: bool, recorded: bool, since: tuple[str, ...]) -> str:
    then = _EXPECTED[kind].format(setting=_word(setting))
    agrees = setting == recorded
    word = "as expected" if agrees else "otherwise than expected"
    verdict = f", {word}" if kind in {"stays", "outcomes"} else ""
    events = f" (events since: {', '.join(since)})" if since else ""
    return f"{name} of {owner}. Then: {then}. Later: recorded as {_word(recorded)}{verdict}{events}."


def _word(setting: bool) -> str:
    return "taken" if setting else "not taken"
