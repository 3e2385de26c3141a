"""A timeline as the JSON document ``countermove.timeline/1``; docs/reference/json.md says what each field means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from countermove.analysis.timeline.agreement import Agreement
from countermove.analysis.timeline.novelty import Novelty
from countermove.analysis.timeline.options import OptionState
from countermove.analysis.timeline.order import Dated
from countermove.analysis.timeline.seams import SeamUse
from countermove.analysis.timeline.timeline import Timeline
from countermove.model.interval import Interval

FORMAT = "countermove.timeline/1"
CAUTION = "That one event came after another, or answers it, does not say that it was brought about by it."
DECORATION = "Scores are a convention that puts unlike acts on one line. Nothing is computed from them."


def as_json(timeline: Timeline, made_of: Mapping[str, Any], agreed: Sequence[Agreement] = ()) -> dict[str, Any]:
    """Return the body of the document; ``made_of`` says which case it was made of."""
    return {
        **made_of,
        "as_of": timeline.as_of or None,
        "asked": asdict(timeline.asked),
        "total": timeline.total,
        "events": [_event(entry) for entry in timeline.events],
        "lanes": [asdict(lane) for lane in timeline.lanes],
        "lags": asdict(timeline.lags),
        "chains": [list(chain) for chain in timeline.chains],
        "audiences": [asdict(audience) for audience in timeline.audiences],
        "channels": [asdict(channel) for channel in timeline.channels],
        "themes": [asdict(theme) for theme in timeline.themes],
        "omissions": [asdict(omission) for omission in timeline.omissions],
        "novelty": [_novelty(one) for one in timeline.novelty],
        "departure": asdict(timeline.departure),
        "campaign": _campaign(timeline),
        "seams": [_seam(use) for use in timeline.seams],
        "options": [_option(state) for state in timeline.options],
        "differences": [asdict(difference) for difference in timeline.differences],
        "scores": [asdict(score) for score in timeline.scores],
        "agreement": [asdict(one) for one in agreed],
        "caution": CAUTION,
        "decoration": DECORATION,
    }


def _event(entry: Dated) -> dict[str, Any]:
    return {
        **asdict(entry.event),
        "earliest": _iso(entry.days.earliest),
        "latest": _iso(entry.days.latest),
        "unordered": list(entry.unordered),
        "unordered_total": entry.unordered_total,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(days: Interval | None) -> dict[str, str | None] | None:
    return {"earliest": _iso(days.earliest), "latest": _iso(days.latest)} if days else None


def _novelty(one: Novelty) -> dict[str, Any]:
    return {**asdict(one), "agrees": one.agrees}


def _campaign(timeline: Timeline) -> dict[str, Any]:
    return {
        "by": timeline.campaign.by,
        "period": _days(timeline.spans.period),
        "baseline": _days(timeline.spans.baseline),
        "usual": [asdict(line) for line in timeline.campaign.usual],
    }


def _seam(use: SeamUse) -> dict[str, Any]:
    return {**asdict(use.seam), "taken": list(use.taken), "is_unused": use.is_unused}


def _option(state: OptionState) -> dict[str, Any]:
    standing = state.standing
    return {
        "option": state.option,
        "owner": state.owner,
        "text": state.text,
        "setting": state.setting,
        "since": _days(standing.since),
        "rests_on": standing.rests_on,
        "standing": standing.standing,
        "confirmed": list(standing.confirmed),
        "said_otherwise": list(standing.said_otherwise),
        "unsure": list(standing.unsure),
        "hangs_on": list(state.hangs_on),
        "coded": state.coded,
    }
