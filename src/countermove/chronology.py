"""The timeline of a case: what ``countermove timeline`` prints and ``cm.timeline`` returns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.analysis.timeline.agreement import Agreement
    from countermove.analysis.timeline.options import OptionState
    from countermove.analysis.timeline.order import Dated
    from countermove.analysis.timeline.timeline import Timeline
    from countermove.casefile.case import Case
    from countermove.model import Conflict


@dataclass(frozen=True)
class CaseTimeline:
    """A timeline with the case it is of; immutable."""

    case: Case
    timeline: Timeline

    @property
    def events(self) -> tuple[Dated, ...]:
        """Return the events asked for, sorted by their dates."""
        return self.timeline.events

    def state_at(self, day: str) -> tuple[OptionState, ...]:
        """Return where every option stood at the end of a day, month or year.

        Raises: ``NotApplicable`` for what is no date.
        """
        return self.timeline.state_at(day)

    def derived_status_quo(self) -> Conflict:
        """Return the model with the status quo that the events say; where they say nothing, it stays as coded."""
        from countermove.analysis.timeline.options import as_status_quo

        return as_status_quo(self.timeline.conflict, self.timeline.options)

    def agreement(self, other: Case | str | Mapping[str, Any]) -> tuple[Agreement, ...]:
        """Return how far another coder's case agrees on the events that both have, matched by id.

        Raises: ``NotApplicable`` where they share no event.
        """
        from countermove.analysis.timeline.agreement import agreement

        found = agreement(self.case.events, _loaded(other).events)
        if not found:
            raise NotApplicable("the two cases share no event: give what both coders coded the same id")
        return found

    def to_json(self, agreed: Sequence[Agreement] = ()) -> dict[str, Any]:
        """Return the timeline as the body of ``countermove.timeline/1``, with an agreement found before."""
        from countermove.analysis.timeline.as_json import as_json

        made_of = {"case": self.case.name or self.case.title, "case_hash": self.case.hash}
        return as_json(self.timeline, made_of, agreed)

    def svg(self) -> str:
        """Return the lanes as a picture."""
        from countermove.report.charts.timeline import timeline_chart

        return timeline_chart(self.timeline, self.case.title)

    def table(self) -> list[dict[str, Any]]:
        """Return one mapping an event, in the order of the dates."""
        keys = ("id", "date", "until", "actor", "recipient", "text", "option", "direction", "standing", "novelty")
        return [{key: getattr(entry.event, key) for key in keys} for entry in self.events]

    def _repr_html_(self) -> str:
        return self.svg()

    def __repr__(self) -> str:
        lanes = ", ".join(lane.name for lane in self.timeline.lanes)
        name = self.case.name or self.case.title
        return f"<CaseTimeline {name!r}: {len(self.events)} of {self.timeline.total} events, lanes: {lanes}>"


def timeline(case: Case | str | Mapping[str, Any], **asked: Any) -> CaseTimeline:
    """Return the timeline of a case's events.

    Args:
        asked: ``on`` (a day of which the options are shown), ``within`` (days, for the lag table), and to look at some
            events only ``theme``, ``audience``, ``actor``, ``since`` and ``until``; dates are ISO 8601 cut to what is
            known.

    Raises: ``NotApplicable`` for a case without events, an unknown theme, audience or actor, and what is no date;
        ``CaseError`` for a bad case.
    Source: tradecraft.md, section 5.
    """
    from countermove.analysis.timeline.timeline import Asked, build_timeline
    from countermove.model import GraphConflict

    case = _loaded(case)
    if isinstance(case.conflict, GraphConflict):
        raise NotApplicable("this case is in graph form, which has no events; code the dispute in options")
    made = build_timeline(case.conflict, case.events, case.campaign, case.as_of, Asked(**asked))
    return CaseTimeline(case, made)


def _loaded(case: Case | str | Mapping[str, Any]) -> Case:
    from countermove.casefile.case import Case as LoadedCase
    from countermove.casefile.load import load

    return case if isinstance(case, LoadedCase) else load(case)
