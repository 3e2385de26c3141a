"""The picture of how a conflict can move on: states as boxes, steps as arrows with the name of whoever moves.

Time runs from left to right. Every arrow ends in a place of its own at the side of a box, with its name there, so that
no two names meet. A step that makes its mover better off is a solid line, one that makes it worse off a dashed one, and
one that makes no difference to it a dotted one: all can be told apart in print and without colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from countermove.engine.evolution import Effect, Evolution, Reach, Step
from countermove.engine.states import StateId
from countermove.report.charts import svg
from countermove.report.charts.layers import Layers, Node, Passage, lay_out
from countermove.report.charts.placing import heights_of_centres

STATES_DRAWN, STEPS_DRAWN = 30, 120
_BOX, _NAME, _BEND = 168.0, 170.0, 60.0  # widths: of a box, of a name at most, of the room for bends
_PAD, _PORT, _APART, _EDGE = 8.0, 17.0, 20.0, 12.0
_LINES = 6
_DASHES: dict[Effect, str] = {Effect.WORSE: "7 4", Effect.SAME: "2 3"}
_SANS = "Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is drawn: the start, steps from it, and the targets among the states."""

    found: Evolution
    steps: tuple[Step, ...]
    is_cut: bool

    @property
    def states(self) -> list[StateId]:
        return list(dict.fromkeys([self.found.start, *(end for step in self.steps for end in (step.leaves, step.to))]))


def evolution_chart(found: Evolution) -> str:
    """Return the picture of an evolution as SVG: the ways to the targets listed, and the nearest improvements.

    At most thirty states are drawn; the easiest to reach come first, and what is left out is said under the picture.
    """
    scene = _scene(found)
    return _Drawing(scene, lay_out(found.start, [(step.leaves, step.to) for step in scene.steps])).svg()


def _scene(found: Evolution) -> _Scene:
    """Choose whole ways, one after another, as long as there is room for their states."""
    chosen: dict[Step, None] = {}
    states, is_cut = {found.start}, False
    for way in _ways_in_order(found):
        wanted = states | {step.to for step in way}
        steps = dict.fromkeys([*chosen, *way])
        if way[0].leaves in states and len(wanted) <= STATES_DRAWN and len(steps) <= STEPS_DRAWN:
            states, chosen = wanted, steps
        else:
            is_cut = True
    missing = found.targets_total - found.reaches[Reach.OUT_OF_REACH] - sum(t.state in states for t in found.targets)
    return _Scene(found, tuple(chosen), is_cut or missing > 0)


def _ways_in_order(found: Evolution) -> Iterable[tuple[Step, ...]]:
    """Yield the easiest ways to every target, then the improvements, then the other shortest ways."""
    for target in found.targets:
        easiest = target.by_improvements or target.by_fewest_losses
        yield from easiest.listed if easiest else ()
    yield from ((step,) for step in found.tree)
    for target in found.targets:
        yield from target.by_moves.listed if target.by_moves else ()


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


def _box(found: Evolution, state: StateId) -> _Box:
    label = found.labels.get(state, "")
    text = label[1:-1] if label.startswith("{") and label.endswith("}") else label
    lines = svg.wrap(text or "nothing taken", _BOX - 2 * _PAD, _LINES)
    notes = []
    if found.equilibrium_under[state]:
        notes += svg.wrap(f"equilibrium: {' '.join(found.equilibrium_under[state])}", _BOX - 2 * _PAD)
    if state in found.stuck.listed:
        notes.append("nobody can leave")
    head = f"{state} (start)" if state == found.start else str(state)
    return _Box(head, tuple(lines), tuple(notes), f"{state}: {text}")


class _Drawing:
    """The boxes and arrows of a scene, placed."""

    def __init__(self, scene: _Scene, layers: Layers) -> None:
        self._scene, self._layers, self._found = scene, layers, scene.found
        self._boxes = {state: _box(scene.found, state) for state in scene.states}
        longest = max((svg.measure(step.by_name) for step in scene.steps), default=0.0)
        self._name = min(_NAME, longest) + 30
        self._column = {node: number for number, nodes in enumerate(layers.columns) for node in nodes}
        self._stops = {step: layers.stops(step.leaves, step.to) for step in scene.steps}
        self._back = self._name if layers.turned else 8.0
        self._pitch = self._name + _BOX + self._back + _BEND
        self._height = {node: self._height_of(node) for nodes in layers.columns for node in nodes}
        links = [pair for stops in self._stops.values() for pair in pairwise(stops)]
        forward = [(a, b) if self._column[a] < self._column[b] else (b, a) for a, b in links]
        centres = heights_of_centres(layers.columns, forward, self._height, _APART)
        self._y = {node: y + _EDGE for node, y in centres.items()}
        self._ports = self._placed_ports()

    def svg(self) -> str:
        """Return the whole drawing."""
        width = 2 * _EDGE + len(self._layers.columns) * self._pitch - self._name - self._back - _BEND
        width = max(width, 520.0)
        foot = max(self._y[node] + self._height[node] / 2 for node in self._y) + 2 * _EDGE
        legend, height = _legend(self._scene, width, foot)
        arrows = [self._arrow(step) for step in self._scene.steps]
        boxes = [self._drawn_box(state, box) for state, box in self._boxes.items()]
        page = svg.rectangle(0, 0, width, height, stroke="none")
        inside = svg.element("g", "".join([*arrows, *boxes, legend]), font_family=_SANS, fill="#000", color="#000")
        title = f"{self._found.case}: how the conflict can move on from state {self._found.start}"
        return svg.drawing(width, height, title, _told(self._scene), page, inside)

    def _left(self, node: Node) -> float:
        return _EDGE + self._column[node] * self._pitch

    def _sides(self, node: Node) -> dict[str, list[tuple[Step, bool]]]:
        """Return the arrows at each side of a box: those that end there, with a name, and those that begin there."""
        sides: dict[str, list[tuple[Step, bool]]] = {"left": [], "right": []}
        for step, stops in self._stops.items():
            is_turned = (step.leaves, step.to) in self._layers.turned
            if stops[0] == node:
                sides["left" if is_turned else "right"].append((step, False))
            if stops[-1] == node:
                sides["right" if is_turned else "left"].append((step, True))
        return sides

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
        """Return an arrow from box to box, straight through what it passes and bent in between, with its name."""
        stops, is_turned = self._stops[step], (step.leaves, step.to) in self._layers.turned
        way = -1 if is_turned else 1
        path, x, y = "", 0.0, 0.0
        for number, node in enumerate(stops):
            enters, leaves = self._left(node), self._left(node) + _BOX
            if is_turned:
                enters, leaves = leaves, enters
            room = self._back if is_turned else self._name
            beyond = (self._name if is_turned else self._back) * way
            here = self._ports[step, node, number > 0]
            if number == 0:
                path = f"M{svg.number(leaves)} {svg.number(here)}"
            else:
                near = enters - room * way
                middle = (x + near) / 2
                curve = f"{_at(middle, y)} {_at(middle, here)} {_at(near, here)}"
                path += f" C{curve} L{_at(enters - 5 * way if node == stops[-1] else leaves, here)}"
            x, y = leaves + beyond, here
            if node != stops[-1]:
                path += f" L{_at(x, y)}"
        tip = self._left(stops[-1]) + (_BOX if is_turned else 0)
        dash = {"stroke_dasharray": _DASHES[step.effect]} if step.effect in _DASHES else {}
        line = svg.element("path", d=path, fill="none", stroke="#000", stroke_width=1.2, **dash)
        return svg.element(
            "g",
            svg.element("title", svg.words(_sentence(step)))
            + line
            + _head(tip, y, way)
            + self._named(step, tip, y, way),
        )

    def _named(self, step: Step, tip: float, y: float, way: int) -> str:
        """Return the mover's name on a white ground, before the tip of its arrow."""
        (text, *_) = svg.wrap(step.by_name, self._name - 26, 1) or [""]
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
            x, y, _BOX, height, rx=3, stroke="#000", stroke_width=2.4 if is_equilibrium else 1.0, **look
        )
        if is_equilibrium:
            frame += svg.rectangle(
                x + 3.5, y + 3.5, _BOX - 7, height - 7, rx=2, stroke="#000", stroke_width=0.8, fill="none"
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
        return svg.element("g", "".join(parts))


def _port(is_end: bool) -> float:
    return _PORT if is_end else 8.0


def _at(x: float, y: float) -> str:
    return f"{svg.number(x)} {svg.number(y)}"


def _head(x: float, y: float, way: int) -> str:
    corners = [(x, y), (x - 8 * way, y - 4), (x - 8 * way, y + 4)]
    return svg.element("polygon", points=" ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners))


def _legend(scene: _Scene, width: float, y: float) -> tuple[str, float]:
    """Return what the lines and frames mean, and where the drawing ends."""
    effects = {step.effect for step in scene.steps}
    words = {
        Effect.BETTER: "makes whoever moves better off",
        Effect.SAME: "makes no difference to whoever moves",
        Effect.WORSE: "makes whoever moves worse off",
    }
    parts, at = [], y + 8
    for effect in (effect for effect in words if effect in effects):
        dash = {"stroke_dasharray": _DASHES[effect]} if effect in _DASHES else {}
        parts.append(svg.line(_EDGE, at - 4, _EDGE + 40, at - 4, stroke="#000", stroke_width=1.2, **dash))
        parts.append(svg.text_lines([words[effect]], _EDGE + 50, at))
        at += svg.LEADING + 2
    lines = ["Shaded: where things stand. Double frame: an equilibrium, with the concepts under which it holds."]
    if scene.is_cut:
        drawn = f"{len(scene.states):,} of the {scene.found.states_total:,} states are drawn"
        lines.append(f"{drawn}, and not all ways; those easiest to reach come first.")
    for row in (row for text in lines for row in svg.wrap(text, width - 2 * _EDGE)):
        parts.append(svg.text_lines([row], _EDGE, at))
        at += svg.LEADING + 2
    return "".join(parts), at


def _sentence(step: Step) -> str:
    words = {Effect.BETTER: "better off", Effect.SAME: "no better and no worse off", Effect.WORSE: "worse off"}
    return f"From state {step.leaves} to state {step.to}: {step.text}; {words[step.effect]}"


def _told(scene: _Scene) -> str:
    """Return every equilibrium drawn and every step in words."""
    under = {state: scene.found.equilibrium_under[state] for state in scene.states}
    equilibria = [f"State {state} is an equilibrium under {' '.join(names)}" for state, names in under.items() if names]
    steps = list(map(_sentence, scene.steps)) or ["No step leads away from where things stand"]
    return ". ".join([*equilibria, *steps])
