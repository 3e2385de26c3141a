"""Events on the lanes of a timeline: their bars, and labels beside or below them, stacked so that nothing meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from countermove.analysis.timeline.lanes import Lane
from countermove.analysis.timeline.order import Dated
from countermove.model import Event
from countermove.report.charts import svg
from countermove.report.charts.timeline_scale import Scale, in_words

EDGE, HIGH, SMALL, LEAD = 10.0, 9.0, 10.5, 12.5
_GAP, _BESIDE = 9.0, 7.0
_ROOM, _TEXT = 215.0, 290.0  # a label stands beside its bar from so much room on, and is so wide at most
_LINES = 3


@dataclass(slots=True)
class Placed:
    """An event with its bar and its label; ``y`` is the top of both.

    ``anchor`` says how the label's lines stand at ``x``: ``start`` right of the bar or below it, ``end`` left of it.
    """

    entry: Dated
    left: float
    right: float
    x: float
    anchor: str
    drop: float
    lines: list[str]
    note: list[str]
    width: float  # of the label
    y: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of bar and label, with the gap below them."""
        return max(HIGH + 2, self.drop + (len(self.lines) + len(self.note)) * LEAD) + _GAP

    @property
    def label(self) -> tuple[float, float]:
        """Return where the label begins and ends."""
        return (self.x, self.x + self.width) if self.anchor == "start" else (self.x - self.width, self.x)

    @property
    def span(self) -> tuple[float, float]:
        """Return where the bar or the label begins, and where the other ends."""
        begins, ends = self.label
        return min(self.left, begins), max(self.right, ends)

    @property
    def middle(self) -> float:
        """Return the middle of the bar."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Row:
    """A lane, placed: where its head stands, its events, and where it ends."""

    lane: Lane
    events: list[Placed]
    top: float
    foot: float = 0.0
    head: list[str] = field(default_factory=list)


def placed_rows(lanes: Sequence[Lane], events: Sequence[Dated], scale: Scale, top: float) -> list[Row]:
    """Return the lanes one under another."""
    by_id = {entry.id: entry for entry in events}
    rows = []
    y = top + 12
    for lane in lanes:
        row = Row(lane, [_placed(by_id[name], scale) for name in lane.events], y)
        row.head = svg.wrap(lane.name, svg.WIDTH - 2 * EDGE, 2)
        row.foot = _stack(row.events, y + len(row.head) * svg.LEADING + 6)
        rows.append(row)
        y = row.foot + 12
    return rows


def _placed(entry: Dated, scale: Scale) -> Placed:
    assert entry.days.earliest is not None
    assert entry.days.latest is not None
    left, right = scale.at(entry.days.earliest), scale.after(entry.days.latest)
    if right - left < HIGH or entry.days.is_day:
        left, right = (left + right - HIGH) / 2, (left + right + HIGH) / 2
    after, before = svg.WIDTH - EDGE - right - _BESIDE, left - EDGE - _BESIDE
    if after >= _ROOM:
        return _labelled(entry, left, right, right + _BESIDE, "start", 0, after)
    if before >= _ROOM:
        return _labelled(entry, left, right, left - _BESIDE, "end", 0, before)
    found = _labelled(entry, left, right, left, "start", HIGH + 3, max(_TEXT, right - left))
    found.x = max(EDGE, min(left, svg.WIDTH - EDGE - found.width))
    return found


def _labelled(entry: Dated, left: float, right: float, x: float, anchor: str, drop: float, room: float) -> Placed:
    width = min(room, _TEXT) if drop == 0 else room
    lines = svg.wrap(head(entry.event), width, _LINES, SMALL)
    note = svg.wrap(turned(entry.event), width, 1, SMALL)
    widest = max((svg.measure(line, SMALL) for line in [*lines, *note]), default=0.0)
    return Placed(entry, left, right, x, anchor, drop, lines, note, widest)


def _stack(events: Sequence[Placed], top: float) -> float:
    """Place each event as high as neither its bar nor its label meets another, and return where the last one ends."""
    done: list[Placed] = []
    for one in events:
        one.y = top
        for other in sorted((other for other in done if _overlap(one, other)), key=lambda other: other.y):
            if one.y + one.height <= other.y:
                break
            one.y = max(one.y, other.y + other.height)
        done.append(one)
    return max(one.y + one.height for one in done)


def _overlap(one: Placed, other: Placed) -> bool:
    (left, right), (low, high) = one.span, other.span
    return right + _GAP > low and high + _GAP > left


def head(event: Event) -> str:
    """Return an event's date and what happened."""
    return f"{in_words(event.date, event.until)}: {event.text or event.id}"


def turned(event: Event) -> str:
    """Return which option an event is evidence of, and which way; empty where none is coded."""
    way = f": {event.direction}" if event.direction else ""
    return f"→ {event.option}{way}" if event.option else ""
