"""What stands above and below the picture of an evolution: its title, and what lines, marks and frames mean."""

from __future__ import annotations

from countermove.engine.evolution import Effect, Evolution
from countermove.report.charts import svg
from countermove.report.charts.evolution_scene import Scene

DASHES: dict[Effect, str] = {Effect.WORSE: "7 4", Effect.SAME: "2 3"}
_WORDS = {
    Effect.BETTER: "makes whoever moves better off",
    Effect.SAME: "makes no difference to whoever moves",
    Effect.WORSE: "makes whoever moves worse off",
}
_SAMPLE, _GAP = 40.0, 10.0
_TITLE_LINES = 3


def heading(found: Evolution, edge: float, width: float) -> tuple[str, float]:
    """Return the case and the start as a visible title, and where it ends."""
    label = found.start_label
    label = label[1:-1] if label.startswith("{") and label.endswith("}") else label
    about = f"How the conflict can move on from state {found.start}: {label or 'nothing taken'}"
    top, room = edge + svg.SIZE, width - 2 * edge
    case = svg.wrap(found.case, room, _TITLE_LINES)
    lines = svg.wrap(about, room, _TITLE_LINES)
    drawn = svg.text_lines(case, edge, top, font_weight="bold")
    drawn += svg.text_lines(lines, edge, top + len(case) * svg.LEADING)
    return drawn, top + (len(case) + len(lines)) * svg.LEADING


def stroke(effect: Effect, *, is_marked: bool = False) -> dict[str, str | float]:
    """Return how the line of a step with an effect is drawn: thick where it is of the way that is marked."""
    dash: dict[str, str | float] = {"stroke_dasharray": DASHES[effect]} if effect in DASHES else {}
    return {"stroke": "#000", "stroke_width": 3.2 if is_marked else 1.2, **dash}


def bar(x: float, y: float) -> str:
    """Return the mark of a step that moves an option which cannot be moved back: a bar behind the arrow's head."""
    return svg.line(x, y - 6, x, y + 6, stroke="#000", stroke_width=1.8)


def head(x: float, y: float, way: int) -> str:
    """Return an arrow's head with its tip at a point; ``way`` is 1 to the right and -1 to the left."""
    corners = [(x, y), (x - 8 * way, y - 4), (x - 8 * way, y + 4)]
    return svg.element("polygon", points=" ".join(f"{svg.number(a)},{svg.number(b)}" for a, b in corners))


def legend(scene: Scene, edge: float, width: float, y: float) -> tuple[str, float]:
    """Return what the lines, marks and frames mean, and where the drawing ends."""
    effects = {step.effect for step in scene.steps}
    samples = [(svg.line(edge, 0, edge + _SAMPLE, 0, **stroke(one)), _WORDS[one]) for one in _WORDS if one in effects]
    if any(step.irreversible for step in scene.steps):
        tip = edge + _SAMPLE
        mark = svg.line(edge, 0, tip - 8, 0, **stroke(Effect.BETTER)) + bar(tip - 10, 0) + head(tip, 0, 1)
        samples.append((mark, "moves an option that cannot be moved back"))
    parts, at = [], y + 8
    for sample, words in samples:
        parts.append(svg.element("g", sample, transform=f"translate(0 {svg.number(at - 4)})"))
        parts.append(svg.text_lines([words], edge + _SAMPLE + _GAP, at))
        at += svg.LEADING + 2
    for row in (row for text in _lines(scene) for row in svg.wrap(text, width - 2 * edge)):
        parts.append(svg.text_lines([row], edge, at))
        at += svg.LEADING + 2
    return "".join(parts), at


def _lines(scene: Scene) -> list[str]:
    lines = ["Shaded: where things stand. Double frame: an equilibrium, with the concepts under which it holds."]
    if scene.steps:
        lines.append("A column holds the states that are as many steps from the start, along the arrows drawn.")
    if scene.is_cut:
        drawn = f"{len(scene.states):,} of the {scene.found.states_total:,} states are drawn"
        lines.append(f"{drawn}, and not all ways; those easiest to reach come first.")
    return lines
