"""The picture of an evolution: well-formed, the same every time, nothing overlaps, every text is data."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache

import pytest
from properties.engine_models import random_conflict, random_graph
from unit.engine.small import drawn

import countermove
from countermove.engine.evolution import Effect, Evolution, evolve
from countermove.engine.solve import solve
from countermove.model import Conflict, GraphConflict
from countermove.report.charts import svg
from countermove.report.charts.evolution import evolution_chart
from countermove.report.charts.evolution_scene import STATES_DRAWN, scene_of, steps_away
from countermove.report.charts.layers import Passage, lay_out

SVG = "{http://www.w3.org/2000/svg}"
CASES = ["elmira-9", "syria-iraq-1975", "cuban-missile-crisis", "soviet-japan-1985", "elmira-12", "chicken"]
Rectangle = tuple[float, float, float, float]


@cache
def bundled(slug: str) -> Evolution:
    return evolve(solve(countermove.load(slug).model()))


@cache
def drawn_model(kind: str, seed: int) -> Evolution:
    model: Conflict | GraphConflict = random_graph(seed) if kind == "graph" else random_conflict(seed, most_options=5)
    solution = solve(model, ["nash", "gmr"])
    return evolve(solution, solution.states.name(0), coalitions=[solution.parties[:2]])


WHICH = [*CASES, *(f"{kind} {seed}" for kind in ("graph", "random") for seed in range(60))]


@pytest.fixture
def found(request: pytest.FixtureRequest) -> Evolution:
    """How a bundled case or a random model can evolve."""
    kind, _, seed = request.param.partition(" ")
    return drawn_model(kind, int(seed)) if seed else bundled(kind)


def sizes(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def boxes(root: ET.Element) -> list[Rectangle]:
    """Return the frames of states: the first rectangle of every group with rounded corners."""
    found = []
    for group in root.iter(f"{SVG}g"):
        frame = group.find(f"{SVG}rect")
        if frame is not None and frame.get("rx") == "3":
            found.append(rectangle(frame))
    return found


def names(root: ET.Element) -> list[Rectangle]:
    """Return the grounds of the movers' names."""
    return [
        rectangle(group.findall(f"{SVG}rect")[0])
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}path") is not None
    ]


def rectangle(element: ET.Element) -> Rectangle:
    x, y, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("slug", CASES)
def test_a_picture_is_well_formed_and_the_same_every_time(slug: str) -> None:
    found = bundled(slug)
    drawing = evolution_chart(found)
    assert drawing == evolution_chart(evolve(solve(countermove.load(slug).model())))
    root = ET.fromstring(drawing)
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert not [node for node in root.iter() if "id" in node.attrib or "style" in node.attrib]
    assert len(boxes(root)) <= STATES_DRAWN


@pytest.mark.parametrize("found", WHICH, indirect=True)
def test_boxes_and_names_do_not_overlap_and_stay_inside(found: Evolution) -> None:
    root = ET.fromstring(evolution_chart(found))
    width, height = sizes(root)
    frames, grounds = boxes(root), names(root)
    assert frames
    assert not [pair for pair in itertools.combinations([*frames, *grounds], 2) if overlap(*pair)]
    for left, top, right, bottom in [*frames, *grounds]:
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height


def test_gains_are_solid_losses_dashed_and_idle_moves_dotted() -> None:
    found = bundled("elmira-9")
    root = ET.fromstring(evolution_chart(found))
    dashes = {
        group.find(f"{SVG}title").text: group.find(f"{SVG}path").get("stroke-dasharray")  # type: ignore[union-attr]
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}path") is not None
    }
    assert len(dashes) == 13
    for told, dash in dashes.items():
        assert dash == ("7 4" if "; worse off" in str(told) else None)
    (step,) = found.tree
    idle = replace(found, tree=(replace(step, effect=Effect.SAME),), targets=())
    assert 'stroke-dasharray="2 3"' in evolution_chart(idle)


def test_equilibria_and_the_start_are_marked_and_told_in_words() -> None:
    root = ET.fromstring(evolution_chart(bundled("elmira-9")))
    frames = [
        group.findall(f"{SVG}rect")
        for group in root.iter(f"{SVG}g")
        if (r := group.find(f"{SVG}rect")) is not None and r.get("rx") == "3"
    ]
    assert sum(len(frame) == 2 for frame in frames) == 5
    assert sum(frame[0].get("fill") == "#dcdcdc" for frame in frames) == 1
    told = root.findtext(f"{SVG}desc") or ""
    for words in (
        "State s8 is an equilibrium under nash gmr smr seq",
        "From state s1 to state s5: Local Government moves",
    ):
        assert words in told
    text = " ".join(root.itertext())
    assert "s1 (start)" in text
    assert "nobody can leave" in text


def test_equilibria_that_were_not_asked_about_are_marked_as_well() -> None:
    found = evolve(solve(countermove.load("elmira-9").model()), None, ["s8"], ["moe+uniroyal"])
    assert [target.state for target in found.targets] == ["s8"]
    assert "State s5 is an equilibrium under nash gmr smr seq" in evolution_chart(found)


def test_what_is_left_out_is_said() -> None:
    text = " ".join("".join(ET.fromstring(evolution_chart(bundled("soviet-japan-1985"))).itertext()).split())
    assert "30 of the 2,816 states are drawn" in text
    assert "are drawn, and" not in "".join(ET.fromstring(evolution_chart(bundled("elmira-9"))).itertext())


@pytest.mark.parametrize("hostile", ["<script>", "]]>", '" onload="x', "&amp;", "\x00\ud800", "x" * 400, ""])
def test_hostile_names_and_labels_stay_text(hostile: str) -> None:
    found = bundled("elmira-9")
    labels = {state: hostile + label for state, label in found.labels.items()}
    tree = tuple(replace(step, by_name=hostile, does=hostile) for step in found.tree)
    root = ET.fromstring(evolution_chart(replace(found, case=hostile, labels=labels, tree=tree)))
    assert not {node.tag.removeprefix(SVG) for node in root.iter()} & {"script", "image", "a", "style"}
    assert not [name for node in root.iter() for name in node.attrib if name.startswith("on")]
    for group in root.iter(f"{SVG}g"):
        frame = group.find(f"{SVG}rect")
        if frame is not None and frame.get("rx") == "3":
            left, top, right, bottom = rectangle(frame)
            for span in group.iter(f"{SVG}tspan"):
                x, y = float(span.attrib["x"]), float(span.attrib["y"])
                assert left < x
                assert top < y < bottom
                assert x + svg.measure(span.text or "") * 0.9 < right


def test_a_start_without_any_step_can_be_drawn() -> None:
    found = replace(bundled("elmira-9"), targets=(), tree=())
    root = ET.fromstring(evolution_chart(found))
    assert len(boxes(root)) == 1
    assert "No step leads away" in (root.findtext(f"{SVG}desc") or "")


def test_arrows_go_to_the_columns_of_their_boxes() -> None:
    layers = lay_out([(0, 1), (1, 2), (2, 0), (0, 3), (3, 1)], {0: 0, 1: 1, 2: 2, 3: 1})
    column = {node: number for number, nodes in enumerate(layers.columns) for node in nodes}
    assert [column[node] for node in range(4)] == [0, 1, 2, 1]
    assert (layers.turned, layers.level) == ({(2, 0)}, {(3, 1)})
    stops = layers.stops(2, 0)
    assert (stops[0], stops[-1]) == (2, 0)
    assert all(isinstance(stop, Passage) for stop in stops[1:-1])
    assert [column[stop] for stop in stops] == [2, 1, 0]
    assert layers.stops(3, 1) == [3, 1]


@pytest.mark.parametrize("found", WHICH, indirect=True)
def test_a_column_is_the_number_of_steps(found: Evolution) -> None:
    """From left to right, columns hold the states that are none, one, two … steps from the start."""
    away = steps_away(found.start, scene_of(found).steps)
    root = ET.fromstring(evolution_chart(found))
    lefts = {}
    for group in root.iter(f"{SVG}g"):
        frame = group.find(f"{SVG}rect")
        if frame is not None and frame.get("rx") == "3":
            told = group.findtext(f"{SVG}title") or ""
            lefts[told.partition(":")[0]] = float(frame.attrib["x"])
    first, second, *_ = [*sorted(set(lefts.values())), float("inf")]
    columns = {state: round((left - first) / (second - first), 1) for state, left in lefts.items()}
    assert columns == {str(state): steps for state, steps in away.items()}


@pytest.mark.parametrize("found", WHICH, indirect=True)
def test_states_are_drawn_as_far_away_as_their_shortest_ways_say(found: Evolution) -> None:
    scene = scene_of(found)
    away = steps_away(found.start, scene.steps)
    drawn = set(scene.steps)
    for target in found.targets:
        ways = target.by_moves
        if ways is not None and any(drawn.issuperset(way) for way in ways.listed):
            assert away[target.state] == ways.steps


def test_states_of_the_missile_crisis_two_steps_away_are_in_the_third_column() -> None:
    away = steps_away(1, scene_of(bundled("cuban-missile-crisis")).steps)
    assert away == {1: 0, 2: 1, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2}


def test_somebody_who_moves_twice_running_is_not_followed() -> None:
    graph = drawn("0123", a=("0-1 0-2 1-3", "3 1 2 0"), b=("2-1", "1 2 0 3"))
    found = evolve(solve(graph), "0", ["3"])
    assert steps_away("0", scene_of(found).steps) == {"0": 0, "1": 1, "2": 1, "3": 3}


def test_a_picture_has_its_title_and_says_what_its_columns_are() -> None:
    root = ET.fromstring(evolution_chart(bundled("elmira-9")))
    rows = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert rows[:2] == [bundled("elmira-9").case, "How the conflict can move on from state s1: Uniroyal delays (NYNNN)"]
    assert "A column holds the states that are as many steps from the start, along the arrows drawn." in rows


def test_what_cannot_be_undone_has_a_bar_and_a_line_in_the_legend() -> None:
    words = "moves an option that cannot be moved back"
    root = ET.fromstring(evolution_chart(bundled("elmira-12")))
    marked = {
        group.findtext(f"{SVG}title"): group.find(f"{SVG}line") is not None
        for group in root.iter(f"{SVG}g")
        if group.find(f"{SVG}path") is not None
    }
    assert set(marked.values()) == {True, False}
    assert all(has_bar == (" undone" in str(told)) for told, has_bar in marked.items())
    assert words in "".join(root.itertext())
    assert words not in "".join(ET.fromstring(evolution_chart(bundled("elmira-9"))).itertext())


@pytest.mark.parametrize("found", WHICH, indirect=True)
def test_no_arrow_runs_behind_a_box(found: Evolution) -> None:
    """Where an arrow passes a column it is level, and between that column's boxes."""
    root = ET.fromstring(evolution_chart(found))
    frames = boxes(root)
    for path in root.iter(f"{SVG}path"):
        points = [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path.attrib["d"])]
        for (x1, y1), (x2, y2) in itertools.pairwise(points):
            if y1 == y2:
                low, high = sorted((x1, x2))
                crossed = [f for f in frames if low + 1 < f[2] and f[0] < high - 1 and f[1] < y1 < f[3]]
                assert not crossed, (found.case, path.attrib["d"])


def test_a_way_is_drawn_thick_and_every_box_can_be_a_link() -> None:
    found = bundled("soviet-japan-1985")
    way = next(one.by_fewest_losses.listed[0] for one in found.targets if one.by_fewest_losses and one.state == 1282)
    plain = evolution_chart(found)
    assert 'role="img"' in plain
    assert 'stroke-width="3.2"' not in plain
    chart = evolution_chart(found, way=way, link=lambda state: {"href": f'/x?a="{state}"&b', "class": "opens"})
    assert chart.count('stroke-width="3.2"') == len(way) == 3
    root = ET.fromstring(chart)
    assert root.attrib["role"] == "group"
    links = [one.attrib["href"] for one in root.iter(f"{SVG}a")]
    assert links == [f'/x?a="{state}"&b' for state in scene_of(found).states]
