"""Charts: well-formed, the same every time, nothing overlaps and nothing is lost."""

import itertools
import xml.etree.ElementTree as ET

import pytest
from report.sample_paper import changed, paper

from countermove.report.charts import draw, response_map, scatter, svg
from countermove.report.charts.response_map import pages
from countermove.report.content import Figure
from countermove.report.diagrams import Point, Response, ResponseMap, Scatter

SVG = "{http://www.w3.org/2000/svg}"
Rectangle = tuple[float, float, float, float]
CHARTS = [block.chart for section in paper().sections for block in section.blocks if isinstance(block, Figure)]
LONG = "A very long name for an initiative that nobody could ever say in one breath, Donaudampfschifffahrtsgesellschaft"


def crowded(each: int, label: str = LONG) -> Scatter:
    """Return a scatter with several points in every cell."""
    cells = itertools.product(range(4), range(6), range(each))
    points = tuple(Point(f"{n} {label}", column, row, n % 2 == 0) for column, row, n in cells)
    return Scatter(("dear", "less dear", "nothing", "gains"), "net return", tuple("012345"), "tests on", points)


def long_map(rows: int, reactions: int = 3) -> ResponseMap:
    row = Response(LONG, LONG, tuple(f"{n} {LONG}" for n in range(reactions)), "As before")
    return ResponseMap(("Initiative", "Reply", "Reactions", "Result"), (row,) * rows)


def size(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    return width, height


def text_rectangle(text: ET.Element) -> Rectangle:
    """Return the room of a text, from its top left to its bottom right."""
    spans = text.findall(f"{SVG}tspan")
    width = max(svg.measure(span.text or "") for span in spans)
    x, y = float(spans[0].attrib["x"]), float(spans[0].attrib["y"])
    return x, y - 10, x + width, float(spans[-1].attrib["y"]) + 3


def labels(root: ET.Element) -> list[Rectangle]:
    return [text_rectangle(text) for group in root.findall(f"{SVG}g") for text in group.findall(f"{SVG}text")]


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: type(chart).__name__)
def test_a_drawing_is_well_formed_and_the_same_every_time(chart: Scatter | ResponseMap) -> None:
    assert draw(chart) == draw(chart)
    for drawing in draw(chart):
        root = ET.fromstring(drawing)
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert not [node for node in root.iter() if "id" in node.attrib or "style" in node.attrib]


@pytest.mark.parametrize("hostile", ["<script>", "]]>", '" onload="x', "&amp;", "\x00\ud800"])
def test_a_hostile_label_stays_text(hostile: str) -> None:
    for chart in CHARTS:
        for drawing in draw(changed(chart, lambda text: text + hostile)):
            root = ET.fromstring(drawing)
            assert not {node.tag.removeprefix(SVG) for node in root.iter()} & {"script", "image", "a", "style"}
            assert not [name for node in root.iter() for name in node.attrib if name.startswith("on")]


@pytest.mark.parametrize("chart", [CHARTS[0], crowded(1), crowded(5), crowded(3, "x"), crowded(40, "")])
def test_labels_do_not_overlap_and_stay_inside(chart: Scatter) -> None:
    root = ET.fromstring(scatter(chart))
    width, height = size(root)
    found = labels(root)
    assert len(found) == len(chart.points)
    assert not [pair for pair in itertools.combinations(found, 2) if overlap(*pair)]
    assert all(x >= 0 and y >= 0 and right <= width and bottom <= height for x, y, right, bottom in found)


def test_short_labels_stand_side_by_side() -> None:
    points = tuple(Point(str(number), 0, 0) for number in range(1, 5))
    found = labels(ET.fromstring(scatter(Scatter(("a", "b"), "x", ("0",), "y", points))))
    assert len({rectangle[1] for rectangle in found}) == 1
    assert sorted(found) == found


def test_a_shortened_label_is_told_in_full() -> None:
    drawing = ET.fromstring(scatter(crowded(1)))
    told = [title.text for title in drawing.iter(f"{SVG}title")]
    assert f"0 {LONG}" in told


def test_a_marked_point_is_in_bold() -> None:
    def bold(is_marked: bool) -> int:
        points = (Point("p", 0, 0, is_marked),)
        return scatter(Scatter(("a",), "x", ("0",), "y", points)).count('font-weight="bold"')

    assert bold(True) == bold(False) + 1


@pytest.mark.parametrize(
    ("share", "circles", "arcs"), [(None, 1, 0), (0.0, 2, 0), (0.3, 2, 1), (0.8, 2, 1), (1.0, 2, 0)]
)
def test_a_probability_is_a_ring_and_no_probability_none(share: float | None, circles: int, arcs: int) -> None:
    drawn = scatter(Scatter(("a",), "x", ("0",), "y", (Point("p", 0, 0, share=share),)))
    assert (drawn.count("<circle"), drawn.count("<path")) == (circles, arcs)
    assert (f"ring {share:.0%}" in drawn) if share is not None else ("ring" not in drawn)


def test_a_point_with_more_tests_stands_higher_and_one_that_gains_more_to_the_right() -> None:
    points = (Point("low", 0, 0), Point("high", 1, 1))
    root = ET.fromstring(scatter(Scatter(("a", "b"), "x", ("0", "1"), "y", points)))
    low, high = labels(root)
    assert low[1] > high[1]
    assert low[0] < high[0]


def test_points_outside_the_grid_are_left_out() -> None:
    assert "<circle" not in scatter(Scatter(("a",), "x", ("0",), "y", (Point("p", 1, 0), Point("q", 0, -1))))


@pytest.mark.parametrize("chart", [Scatter((), "", (), "", ()), ResponseMap((), ()), ResponseMap(("A", "B"), ())])
def test_an_empty_chart_can_be_drawn(chart: Scatter | ResponseMap) -> None:
    (drawing,) = draw(chart)
    assert "No initiative to show" in "".join(ET.fromstring(drawing).itertext())


@pytest.mark.parametrize("chart", [CHARTS[1], long_map(2), long_map(1, 0), long_map(1, 9)])
def test_texts_stay_inside_their_boxes_and_boxes_apart(chart: ResponseMap) -> None:
    root = ET.fromstring(response_map(chart))
    _, height = size(root)
    for row in root.findall(f"{SVG}g"):
        shift = float(row.attrib["transform"].rstrip(")").split()[1])
        boxes = []
        for group in row.findall(f"{SVG}g"):
            rect = group.find(f"{SVG}rect")
            assert rect is not None
            x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
            boxes.append((x, y, x + w, y + h))
            left, top, right, bottom = text_rectangle(group.find(f"{SVG}text"))
            assert x <= left <= right <= x + w
            assert y <= top <= bottom <= y + h
        assert not [pair for pair in itertools.combinations(boxes, 2) if overlap(*pair)]
        assert max(box[3] for box in boxes) + shift <= height


def test_a_long_map_is_drawn_page_by_page() -> None:
    chart = long_map(9)
    drawings = pages(chart)
    assert len(drawings) > 1
    assert all(size(ET.fromstring(drawing))[1] < 1000 for drawing in drawings)
    assert sum(drawing.count("As before</tspan>") for drawing in drawings) == 9
    assert all("Reactions</tspan>" in drawing for drawing in drawings)


def test_words_are_wrapped_whole_where_they_fit() -> None:
    lines = svg.wrap(LONG, 150)
    assert all(svg.measure(line) <= 150 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == LONG.replace(" ", "")
    assert svg.wrap("", 150) == []
    assert svg.wrap("  one\n two ", 150) == ["one two"]


def test_what_does_not_fit_is_shortened() -> None:
    lines = svg.wrap(LONG, 150, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert svg.measure(lines[1]) <= 150
