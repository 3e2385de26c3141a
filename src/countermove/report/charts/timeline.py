"""The picture of a timeline: one lane an actor, an event where it stood in time, and thin lines from what it answers.

A day that is known is a mark; a stretch is a bar over all days it can have been, or went on. What was said is white,
what was done is black: both can be told apart in print and without colour. Long gaps are shortened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from countermove.analysis.timeline.lanes import Lane
from countermove.analysis.timeline.order import Dated
from countermove.analysis.timeline.timeline import Timeline
from countermove.model import Event
from countermove.report.charts import svg
from countermove.report.charts.timeline_labels import EDGE, HIGH, LEAD, SMALL, Placed, Row, head, placed_rows, turned
from countermove.report.charts.timeline_legend import above, below
from countermove.report.charts.timeline_parts import MOST, Part, parts_of
from countermove.report.charts.timeline_scale import Scale, scale_of, ticks
from countermove.report.charts.timeline_scores import strip

_SANS = "Helvetica, Arial, sans-serif"
_RULE, _TICK, _LINK = "#b0b0b0", "#e0e0e0", "#777"


def timeline_chart(timeline: Timeline, title: str) -> str:
    """Return the lanes of a timeline as SVG, with every event told in words as well; texts are escaped.

    At most 200 events are drawn, the earliest first, and what is left out is said.
    """
    return _drawn(timeline, title, Part(timeline.events[:MOST]))[0]


def timeline_pages(timeline: Timeline, title: str) -> tuple[str, ...]:
    """Return the lanes as drawings that each fit a printed page: one part of the time after another, as few as will
    do, each with a scale of its own."""
    shown = timeline.events[:MOST]
    drawings = [_drawn(timeline, title, Part(shown))]
    number = ceil(drawings[0][1] / svg.PAGE)
    while max(height for _, height in drawings) > svg.PAGE and number <= len(shown):
        drawings = [_drawn(timeline, title, part) for part in parts_of(shown, number)]
        number += 1
    return tuple(drawing for drawing, _ in drawings)


def _drawn(timeline: Timeline, title: str, part: Part) -> tuple[str, float]:
    """Return the drawing of a part, and its height."""
    shown = part.events
    if not shown:
        nothing = svg.text_lines(["No event to show"], EDGE, 24)
        return svg.drawing(svg.WIDTH, 40, title, "No event to show", nothing), 40
    days = [(one.days.earliest, one.days.latest) for one in shown]
    scale = scale_of([(first, last) for first, last in days if first and last], EDGE + 6, svg.WIDTH - EDGE - 6)
    heading, top = above(timeline, f"{title}{part.told}", scale)
    lanes = _lanes(timeline, {entry.id for entry in shown})
    rows = [row for row in placed_rows(lanes, shown, scale, top) if row.events]
    scores, foot = strip(timeline, rows, rows[-1].foot)
    legend, height = below(timeline, foot + 18, part) if part.is_last else ("", foot + EDGE)
    parts = [_grid(scale, top, rows[-1].foot), *map(_lane, rows), *_links(rows)]
    events = [_event(one) for row in rows for one in row.events]
    page = svg.rectangle(0, 0, svg.WIDTH, height, stroke="none")
    drawing = "".join([heading, *parts, *events, scores, legend])
    inside = svg.element("g", drawing, font_family=_SANS, fill="#000", color="#000")
    name = f"{title}: timeline{part.told}"
    return svg.drawing(svg.WIDTH, height, name, _told(timeline, shown), page, inside), height


def _lanes(timeline: Timeline, drawn: set[str]) -> list[Lane]:
    kept = [replace(lane, events=tuple(name for name in lane.events if name in drawn)) for lane in timeline.lanes]
    return [lane for lane in kept if lane.events]


def _grid(scale: Scale, top: float, foot: float) -> str:
    parts = []
    for place, label in ticks(scale):
        parts.append(svg.line(place, top + 2, place, foot, stroke=_TICK))
        anchor = "start" if place < 40 else "end" if place > svg.WIDTH - 40 else "middle"
        parts.append(svg.text_lines([label], place, top - 4, text_anchor=anchor, font_size=SMALL))
    parts.append(svg.line(EDGE, top + 2, svg.WIDTH - EDGE, top + 2))
    return "".join(parts)


def _lane(row: Row) -> str:
    rule = svg.line(EDGE, row.foot, svg.WIDTH - EDGE, row.foot, stroke=_RULE)
    return rule + svg.text_lines(row.head, EDGE, row.top + 11, font_weight="bold")


def _links(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a thin line from each event to every one that the coder says answers it, with a head at the answer."""
    placed = {one.entry.id: one for row in rows for one in row.events}
    for one in placed.values():
        other = placed.get(one.entry.event.answers)
        if other is not None:
            yield _link(other, one)


def _link(first: Placed, answer: Placed) -> str:
    way = 1 if answer.y > first.y else -1
    x1, y1 = first.middle, first.y + (HIGH if way > 0 else 0)
    x2, y2 = answer.middle, answer.y + (0 if way > 0 else HIGH)
    bend = (y1 + y2) / 2
    path = f"M{_at(x1, y1)} C{_at(x1, bend)} {_at(x2, bend)} {_at(x2, y2 - 4 * way)}"
    line = svg.element("path", "", d=path, fill="none", stroke=_LINK, stroke_width=0.9)
    corners = [(x2, y2), (x2 - 3, y2 - 6 * way), (x2 + 3, y2 - 6 * way)]
    tip = svg.element("polygon", points=" ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners), fill=_LINK)
    told = svg.element("title", svg.words(f"{answer.entry.id} answers {first.entry.id}"))
    return svg.element("g", told + line + tip)


def _event(one: Placed) -> str:
    begins, ends = one.label
    lines = len(one.lines) + len(one.note)
    top = one.y + one.drop
    ground = svg.rectangle(begins - 2, top - 1, ends - begins + 4, lines * LEAD + 1, stroke="none")
    first = top + LEAD - 3.5
    label = _text(one.lines, one.x, first, one.anchor)
    note = _text(one.note, one.x, first + len(one.lines) * LEAD, one.anchor, font_style="italic")
    told = svg.element("title", svg.words(_sentence(one.entry)))
    return svg.element("g", told + ground + mark(one.entry.event, one.left, one.right, one.y) + label + note)


def _text(lines: Sequence[str], x: float, y: float, anchor: str, **look: str | float) -> str:
    spans = [svg.element("tspan", svg.words(row), x=x, y=y + index * LEAD) for index, row in enumerate(lines)]
    return svg.element("text", "".join(spans), font_size=SMALL, text_anchor=anchor, **look) if lines else ""


def mark(event: Event, left: float, right: float, y: float) -> str:
    """Return an event's mark: black where it was done, white where it was said, dashed where that is not coded."""
    is_done = event.standing == "did"
    look: dict[str, str | float] = {"fill": "#000" if is_done else "#fff", "stroke": "#000"}
    if not event.standing:
        look["stroke_dasharray"] = "2 2"
    return svg.rectangle(left, y, right - left, HIGH, rx=0.0 if is_done else HIGH / 2, **look)


def _told(timeline: Timeline, shown: Sequence[Dated]) -> str:
    """Return every event in words."""
    names = {lane.actor: lane.name for lane in timeline.lanes}
    return " ".join(f"{names[entry.event.actor]}, {_sentence(entry)}." for entry in shown)


def _sentence(entry: Dated) -> str:
    event = entry.event
    standing = {"did": "done", "said": "said"}.get(event.standing, "")
    more = [standing, turned(event).removeprefix("→ "), f"answers {event.answers}" if event.answers else ""]
    told = "; ".join(part for part in more if part)
    return f"{head(event)}{f' ({told})' if told else ''}"


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"
