"""The plain running mean of PLOVER's scores, for a chart and for nothing else.

The scores are a convention that puts unlike acts on one line; the order of events may be open. Nothing is computed from
this line.

Source: tradecraft.md, section 5: a plain running mean of scores for a chart, marked as decoration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.order import Dated
from countermove.model.plover import event_types

WINDOW = 5
"""Units: events that a mean is taken of."""


@dataclass(frozen=True, slots=True)
class Score:
    """An event's score, and the mean of up to five scores of its actor that end with it.

    Units: from -10 (conflict) to +10 (cooperation), a convention.
    """

    event: str
    actor: str
    score: float
    mean: float


def scores(events: Sequence[Dated]) -> tuple[Score, ...]:
    """Return the scores of the events that have a type; of ACCUSE only those with a mode, which has the score."""
    types = event_types()
    past: dict[str, list[float]] = {}
    result = []
    for entry in events:
        found = types.get(entry.event.type)
        score = found.score_of(entry.event.mode) if found else None
        if score is None:
            continue
        line = past.setdefault(entry.event.actor, [])
        line.append(score)
        recent = line[-WINDOW:]
        result.append(Score(entry.id, entry.event.actor, score, round(sum(recent) / len(recent), 2)))
    return tuple(result)
