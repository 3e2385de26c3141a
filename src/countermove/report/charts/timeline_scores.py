"""The strip of PLOVER scores under a timeline: decoration, and marked as such."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from countermove.analysis.timeline.timeline import Timeline
from countermove.report.charts import svg
from countermove.report.charts.timeline_labels import EDGE, SMALL, Row

FEWEST = 3
"""Units: scores of one actor from which the strip is drawn."""
_HIGH, _MOST = 44.0, 10.0


def strip(timeline: Timeline, rows: Sequence[Row], top: float) -> tuple[str, float]:
    """Return the running mean of one actor's scores, and where it ends; nothing where too few events have a type.

    The actor is the one whose campaign it is, or else the one with the most scores.
    """
    counted = Counter(score.actor for score in timeline.scores)
    actor = timeline.campaign.by if timeline.campaign.by in counted else next(iter(dict(counted.most_common(1))), "")
    if counted[actor] < FEWEST:
        return "", top
    places = {one.entry.id: one.middle for row in rows for one in row.events}
    own = [score for score in timeline.scores if score.actor == actor and score.event in places]
    if len(own) < 2:
        return "", top
    middle = top + 34 + _HIGH / 2
    points = sorted((places[score.event], middle - score.mean / _MOST * _HIGH / 2) for score in own)
    name = next(lane.name for lane in timeline.lanes if lane.actor == actor)
    head = f"Decoration: mean of the last five PLOVER scores of {name}; up is cooperation. Nothing is computed from it."
    lines = svg.wrap(head, svg.WIDTH - 2 * EDGE, 1, SMALL)
    parts = [
        svg.text_lines(lines, EDGE, top + 18, font_size=SMALL),
        svg.line(EDGE, middle, svg.WIDTH - EDGE, middle, stroke="#b0b0b0", stroke_dasharray="2 3"),
        svg.element("polyline", "", points=" ".join(_at(x, y) for x, y in points), fill="none", stroke="#777"),
        *(svg.element("circle", "", cx=x, cy=y, r=2, fill="#777") for x, y in points),
    ]
    return svg.element("g", "".join(parts)), middle + _HIGH / 2 + 6


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)},{svg.number(y)}"
