"""The picture of how a conflict can move on: states as boxes, steps as arrows with the name of whoever moves.

Steps are counted from left to right: a column holds the states that are as many steps from the start. Every arrow ends
in a place of its own at the side of a box, with its name there, so that no two names meet. A step that makes its mover
better off is a solid line, one that makes it worse off a dashed one, and one that makes no difference to it a dotted
one: all can be told apart in print and without colour. A bar behind the head marks what cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from countermove.engine.evolution import Evolution, Step
from countermove.engine.states import StateId
from countermove.report.charts import svg
from countermove.report.charts.evolution_legend import bar, head, heading, legend, stroke
from countermove.report.charts.evolution_scene import Scene, scene_of, sentence, steps_away
from countermove.report.charts.layers import Layers, Node, Passage, lay_out
from countermove.report.charts.placing import heights_of_centres

_PAD, _PORT, _APART, _EDGE = 8.0, 17.0, 20.0, 12.0
_LINES = 6
_NARROWEST = 520.0
_SANS = "Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths: of a box, of a name at most, and of the room for bends."""

    box: float
    name: float
    bend: float


WIDE, NARROW = Measures(168.0, 170.0, 60.0), Measures(140.0, 66.0, 34.0)
"""For a picture of its own, and for one on a page of a paper."""

Link = Callable[[StateId], Mapping[str, str]]
"""The attributes of the link around a state's box, ``href`` among them; an underscore stands for a hyphen."""


def evolution_chart(
    found: Evolution, measures: Measures = WIDE, way: Collection[Step] = (), link: Link | None = None
) -> str:
    """Return the picture of an evolution as SVG: the ways to the targets listed, and the nearest improvements.

    At most thirty states are drawn; the easiest to reach come first, and what is left out is said under the picture.

    Args:
        way: steps that are drawn thick.
        link: makes every box a link, for a page on the screen.
    """
    scene = scene_of(found)
    return _Drawing(scene, _layers(scene), measures, frozenset(way), link).svg()


def size_of(found: Evolution, measures: Measures = WIDE) -> tuple[float, float]:
    """Return how wide and how high the picture of an evolution is, in units of a drawing."""
    scene = scene_of(found)
    return _Drawing(scene, _layers(scene), measures).size


def _layers(scene: Scene) -> Layers:
    pairs = [(step.leaves, step.to) for step in scene.steps]
    return lay_out(pairs, steps_away(scene.found.start, scene.steps))


@dataclass(frozen=True, slots=True)
class _Box:
    """A state as text: what it is called, what is taken in it, and what is to be known of it."""

    head: str
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    told: str

    @property
    def height(self) -> float:
        """Return the height that the text needs."""
        return (1 + len(self.lines) + len(self.notes)) * svg.LEADING + 2 * _PAD - 2


def _box(found: Evolution, state: StateId, width: float) -> _Box:
    label = found.labels.get(state, "")
    text = label[1:-1] if label.startswith("{") and label.endswith("}") else label
    lines = svg.wrap(text or "nothing taken", width - 2 * _PAD, _LINES)
    notes = []
    if found.equilibrium_under[state]:
        notes += svg.wrap(f"equilibrium: {' '.join(found.equilibrium_under[state])}", width - 2 * _PAD)
    if state in found.stuck.listed:
        notes.append("nobody can leave")
    head = f"{state} (start)" if state == found.start else str(state)
    return _Box(head, tuple(lines), tuple(notes), f"{state}: {text}")


class _Drawing:
    """The boxes and arrows of a scene, placed."""

    def __init__(
        self,
        scene: Scene,
        layers: Layers,
        measures: Measures,
        way: frozenset[Step] = frozenset(),
        link: Link | None = None,
    ) -> None:
        self._scene, self._layers, self._found = scene, layers, scene.found
        self._way, self._link = way, link
        self._box, self._bend = measures.box, measures.bend
        self._boxes = {state: _box(scene.found, state, measures.box) for state in scene.states}
        longest = max((svg.measure(step.by_name) for step in scene.steps), default=0.0)
        self._name = min(measures.name, longest) + 30
        self._column = {node: number for number, nodes in enumerate(layers.columns) for node in nodes}
        self._stops = {step: layers.stops(step.leaves, step.to) for step in scene.steps}
        self._back = self._name if layers.turned or layers.level else 8.0
        self._pitch = self._name + self._box + self._back + self._bend
        self._width = max(self._right(), _NARROWEST)
        self._height = {node: self._height_of(node) for nodes in layers.columns for node in nodes}
        self._heading, top = heading(scene.found, _EDGE, self._width)
        self._y = {node: y + top + _EDGE for node, y in self._centres().items()}
        self._ports = self._placed_ports()

    def _right(self) -> float:
        """Return where the last column ends, with the arrows at its right side if some stay in it."""
        last = len(self._layers.columns) - 1
        stays = any(self._column[tail] == last for tail, _ in self._layers.level)
        return 2 * _EDGE + last * self._pitch + self._box + (self._back + self._bend if stays else 0)

    def _centres(self) -> dict[Node, float]:
        links = [pair for stops in self._stops.values() for pair in pairwise(stops)]
        across = [(a, b) for a, b in links if self._column[a] != self._column[b]]
        forward = [(a, b) if self._column[a] < self._column[b] else (b, a) for a, b in across]
        return heights_of_centres(self._layers.columns, forward, self._height, _APART)

    @property
    def size(self) -> tuple[float, float]:
        """Return how wide and how high the whole drawing is."""
        return self._width, legend(self._scene, _EDGE, self._width, self._foot)[1]

    @property
    def _foot(self) -> float:
        return max(self._y[node] + self._height[node] / 2 for node in self._y) + 2 * _EDGE

    def svg(self) -> str:
        """Return the whole drawing."""
        below, height = legend(self._scene, _EDGE, self._width, self._foot)
        arrows = [self._arrow(step) for step in self._scene.steps]
        boxes = [self._drawn_box(state, box) for state, box in self._boxes.items()]
        page = svg.rectangle(0, 0, self._width, height, stroke="none")
        drawn = "".join([self._heading, *arrows, *boxes, below])
        inside = svg.element("g", drawn, font_family=_SANS, fill="#000", color="#000")
        title = f"{self._found.case}: how the conflict can move on from state {self._found.start}"
        role = "group" if self._link else "img"
        return svg.drawing(self._width, height, title, self._scene.description, page, inside, role=role)

    def _left(self, node: Node) -> float:
        return _EDGE + self._column[node] * self._pitch

    def _sides(self, node: Node) -> dict[str, list[tuple[Step, bool]]]:
        """Return the arrows at each side of a box: those that end there, with a name, and those that begin there."""
        sides: dict[str, list[tuple[Step, bool]]] = {"left": [], "right": []}
        for step, stops in self._stops.items():
            begins, ends = self._sides_of(step)
            if stops[0] == node:
                sides[begins].append((step, False))
            if stops[-1] == node:
                sides[ends].append((step, True))
        return sides

    def _is_level(self, step: Step) -> bool:
        return (step.leaves, step.to) in self._layers.level

    def _sides_of(self, step: Step) -> tuple[str, str]:
        """Return at which side of a box an arrow begins, and at which it ends; one that stays keeps to the right."""
        if self._is_level(step):
            return "right", "right"
        return ("left", "right") if (step.leaves, step.to) in self._layers.turned else ("right", "left")

    def _height_of(self, node: Node) -> float:
        if isinstance(node, Passage):
            return 10.0 * sum(node in stops for stops in self._stops.values())
        ports = [sum(_port(is_end) for _, is_end in side) for side in self._sides(node).values()]
        return max(self._boxes[node].height, *(room + 4 for room in ports))  # type: ignore[index]

    def _placed_ports(self) -> dict[tuple[Step, Node, bool], float]:
        """Return how high each arrow stands at every box and passage: in the order of where it comes from or goes."""
        placed: dict[tuple[Step, Node, bool], float] = {}
        for node in self._boxes:
            for side in self._sides(node).values():
                ordered = sorted(side, key=lambda one: self._y[self._stops[one[0]][-2 if one[1] else 1]])
                y = self._y[node] - sum(_port(is_end) for _, is_end in ordered) / 2
                for step, is_end in ordered:
                    placed[step, node, is_end] = y + _port(is_end) / 2
                    y += _port(is_end)
        for passage in (node for node in self._column if isinstance(node, Passage)):
            through = [step for step, stops in self._stops.items() if passage in stops]
            for number, step in enumerate(through):
                placed[step, passage, True] = self._y[passage] + 10.0 * (number - (len(through) - 1) / 2)
        return placed

    def _arrow(self, step: Step) -> str:
        """Return an arrow from box to box with its name and, where it cannot be undone, its bar."""
        way = 1 if self._sides_of(step)[1] == "left" else -1
        end = self._stops[step][-1]
        tip, y = self._left(end) + (self._box if way < 0 else 0), self._ports[step, end, True]
        path = self._round(step) if self._is_level(step) else self._through(step, way)
        line = svg.element("path", "", d=path, fill="none", **stroke(step.effect, is_marked=step in self._way))
        mark = bar(tip - 10 * way, y) if step.irreversible else ""
        told = svg.element("title", svg.words(sentence(step)))
        return svg.element("g", told + line + head(tip, y, way) + mark + self._named(step, tip, y, way))

    def _through(self, step: Step, way: int) -> str:
        """Return the line to another column, straight through what it passes and bent in between."""
        stops = self._stops[step]
        path, x, y = "", 0.0, 0.0
        for number, node in enumerate(stops):
            enters, leaves = self._left(node), self._left(node) + self._box
            if way < 0:
                enters, leaves = leaves, enters
            room, beyond = (self._name, self._back) if way > 0 else (self._back, self._name)
            here = self._ports[step, node, number > 0]
            if number == 0:
                path = f"M{_at(leaves, here)}"
            else:
                near = enters - room * way
                middle = (x + near) / 2
                curve = f"{_at(middle, y)} {_at(middle, here)} {_at(near, here)}"
                path += f" C{curve} L{_at(enters - 5 * way if node == stops[-1] else leaves, here)}"
            x, y = leaves + beyond * way, here
            if node != stops[-1]:
                path += f" L{_at(x, y)}"
        return path

    def _round(self, step: Step) -> str:
        """Return the line to another box of the same column, round by the right, each as wide as no other there."""
        begins, ends = self._stops[step]
        y, there = self._ports[step, begins, False], self._ports[step, ends, True]
        side = self._left(begins) + self._box
        beside = [
            one for one in self._scene.steps if self._is_level(one) and self._column[one.to] == self._column[ends]
        ]
        share = (beside.index(step) + 1) / len(beside)
        out, bend = side + self._back, side + self._back + self._bend * (0.3 + 0.7 * share)
        curve = f"{_at(bend, y)} {_at(bend, there)} {_at(out, there)}"
        return f"M{_at(side, y)} L{_at(out, y)} C{curve} L{_at(side + 5, there)}"

    def _named(self, step: Step, tip: float, y: float, way: int) -> str:
        """Return the mover's name on a white ground, before the tip of its arrow."""
        name, room = step.by_name, self._name - 26
        if svg.measure(name) > room:
            name = name.removeprefix("The ")
        (text, *_) = svg.wrap(name, room, 1) or [""]
        width = svg.measure(text) * 0.86 + 6
        x = tip - 12 - width if way > 0 else tip + 12
        ground = svg.rectangle(x, y - 7, width, 14, stroke="none")
        return ground + svg.text_lines([text], x + width / 2, y + 4, text_anchor="middle")

    def _drawn_box(self, state: StateId, box: _Box) -> str:
        """Return a box: shaded for the start, with a heavy double frame for an equilibrium."""
        x, height = self._left(state), self._height[state]
        y, is_equilibrium = self._y[state] - height / 2, bool(self._found.equilibrium_under[state])
        look: dict[str, str | float] = {"fill": "#dcdcdc"} if state == self._found.start else {}
        frame = svg.rectangle(
            x, y, self._box, height, rx=3, stroke="#000", stroke_width=2.4 if is_equilibrium else 1.0, **look
        )
        if is_equilibrium:
            frame += svg.rectangle(
                x + 3.5, y + 3.5, self._box - 7, height - 7, rx=2, stroke="#000", stroke_width=0.8, fill="none"
            )
        top = y + (height - box.height) / 2 + _PAD + 11
        parts = [
            frame,
            svg.element("title", svg.words(box.told)),
            svg.text_lines([box.head], x + _PAD, top, font_weight="bold"),
        ]
        parts.append(svg.text_lines(list(box.lines), x + _PAD, top + svg.LEADING))
        notes = top + svg.LEADING * (1 + len(box.lines))
        parts.append(svg.text_lines(list(box.notes), x + _PAD, notes, font_style="italic"))
        drawn = "".join(parts)
        return svg.element("a", drawn, **self._link(state)) if self._link else svg.element("g", drawn)


def _port(is_end: bool) -> float:
    return _PORT if is_end else 8.0


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"
