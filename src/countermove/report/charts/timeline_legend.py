"""What stands above and below the lanes of a timeline: title, baseline and period, and what the marks mean."""

from __future__ import annotations

from countermove.analysis.timeline.timeline import Timeline
from countermove.model.interval import Interval
from countermove.report.charts import svg
from countermove.report.charts.timeline_labels import EDGE, SMALL
from countermove.report.charts.timeline_parts import MOST, Part
from countermove.report.charts.timeline_scale import Scale


def above(timeline: Timeline, title: str, scale: Scale) -> tuple[str, float]:
    """Return the title and the bars of baseline and period, and where the line of time stands."""
    edge, room = EDGE, svg.WIDTH - 2 * EDGE
    head = svg.wrap(title, room, 3)
    drawn = svg.text_lines(head, edge, edge + svg.SIZE, font_weight="bold")
    y = edge + svg.SIZE + len(head) * svg.LEADING
    about = f"{len(timeline.events)} of {timeline.total} events" if timeline.asked.is_filtered else ""
    if about:
        drawn += svg.text_lines([about], edge, y)
        y += svg.LEADING
    spans = timeline.spans
    for days, name in ((spans.baseline, "baseline"), (spans.period, "period")):
        if days is not None:
            drawn += _bar(days, name, scale, y - 4)
    if spans.baseline or spans.period:
        y += 24
    return drawn, y + 16


def _bar(days: Interval, name: str, scale: Scale, y: float) -> str:
    left = scale.at(days.earliest) if days.earliest else scale.places[0]
    right = scale.after(days.latest) if days.latest else scale.places[-1]
    if right - left < 3:
        return ""
    ends = "".join(svg.line(x, y, x, y + 6) for x in (left + 1, right - 1))
    label = svg.wrap(name, max(right - left, 60), 1, SMALL)
    anchor = "end" if right > svg.WIDTH - 80 and right - left < 60 else "start"
    place = right - 1 if anchor == "end" else left + 1
    return ends + svg.line(left + 1, y + 3, right - 1, y + 3) + svg.text_lines(
        label, place, y + 17, text_anchor=anchor, font_size=SMALL
    )  # fmt: skip


def below(timeline: Timeline, y: float, part: Part) -> tuple[str, float]:
    """Return what marks and lines mean, and where the drawing ends."""
    edge, room = EDGE, svg.WIDTH - 2 * EDGE
    samples = [
        (svg.rectangle(edge, -8, 9, 9, fill="#000", stroke="#000"), "done"),
        (svg.element("circle", "", cx=edge + 4.5, cy=-3.5, r=4.5, fill="#fff", stroke="#000"), "said"),
        (svg.rectangle(edge, -8, 26, 9, rx=4.5, stroke="#000"), "a bar covers every day it can have been, or went on"),
    ]
    if any(not entry.event.standing for entry in timeline.events):
        dashed = svg.rectangle(edge, -8, 26, 9, rx=4.5, stroke="#000", stroke_dasharray="2 2")
        samples.append((dashed, "not coded whether said or done"))
    if timeline.lags.declared:
        line = svg.line(edge, -3.5, edge + 26, -3.5, stroke="#777")
        samples.append((line, "from an event to its answer, as coded; no cause is claimed"))
    parts = []
    for sample, words in samples:
        parts.append(svg.element("g", sample, transform=f"translate(0 {svg.number(y)})"))
        parts.append(svg.text_lines([words], edge + 36, y, font_size=SMALL))
        y += svg.LEADING
    note = "Time is not drawn to scale: long gaps are shortened. Where bars overlap, nobody knows which came first."
    if part.of > 1:
        note += " Each part has a scale of its own."
    if part.unlinked:
        note += f" No line leads to answers to events of another part: {part.unlinked}."
    left_out = len(timeline.events) - MOST
    if left_out > 0:
        note += f" {left_out:,} later events are not drawn."
    for row in svg.wrap(note, room, 0, SMALL):
        parts.append(svg.text_lines([row], edge, y + 2, font_size=SMALL))
        y += svg.LEADING
    return "".join(parts), y + edge
