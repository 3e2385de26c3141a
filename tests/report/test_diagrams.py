"""Card table, grid and graph of ways: what they show, what they say in words, and that a hostile label stays text."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile

import pytest
from report.sample_paper import changed

from countermove.assessment import CaseAssessment, assess
from countermove.casefile.load import load
from countermove.citing.resolve import Citations
from countermove.engine.evolution import evolve
from countermove.engine.solve import solve
from countermove.report import html, markdown
from countermove.report.charts import draw
from countermove.report.charts.card_table import told as told_cards
from countermove.report.charts.evolution import NARROW, WIDE, evolution_chart, size_of
from countermove.report.charts.grid import told as told_grid
from countermove.report.content import Figure, Paper, Paragraph, Section, capital
from countermove.report.diagrams import CardGroup, CardRow, CardTable, EvolutionGraph, Grid, GridCell, GridRow, Sign
from countermove.report.gathering import gather
from countermove.report.sections.before_after import before_after
from countermove.report.sections.figures import best_share
from countermove.report.sections.ways import HIGHEST, WIDEST, ways
from countermove.report.sections.who_is_moved import who_is_moved
from countermove.report.view import PaperView

SVG = "{http://www.w3.org/2000/svg}"
LONG = "An option with a name that takes more than a line, Donaudampfschifffahrtsgesellschaftskapitän"
CARDS = CardTable(
    ("now", "opening", "after"),
    (
        CardGroup("Town", (CardRow("permit", (False, True, True)), CardRow(LONG, (True, True, False)))),
        CardGroup("Company", (CardRow("bridge", (False, False, True)),), ("persuasion", "none", "")),
    ),
)
GRID = Grid(
    "Who is moved",
    ("The board", "The crews"),
    (
        GridRow("permit", (GridCell((Sign("up", 3), Sign("down", 1)), "drawn (high), wary (low)"), GridCell())),
        GridRow(LONG, (GridCell(), GridCell((Sign("down", 2),), "wary (medium)"))),
    ),
    ((Sign("up"), "drawn"), (Sign("down"), "wary")),
)


def roots(chart: CardTable | Grid | EvolutionGraph) -> list[ET.Element]:
    return [ET.fromstring(drawing) for drawing in draw(chart)]


def words(root: ET.Element) -> str:
    return " ".join(root.itertext())


@pytest.fixture(scope="module")
def found() -> CaseAssessment:
    return assess(load("torva-dam"))


@pytest.fixture(scope="module")
def view(found: CaseAssessment) -> PaperView:
    return gather(found, Citations())


@pytest.fixture(scope="module")
def graph() -> EvolutionGraph:
    return EvolutionGraph(evolve(solve(load("hand-example"))))


def test_a_card_table_marks_what_is_taken_and_what_changed() -> None:
    (root,) = roots(CARDS)
    squares = list(root.iter(f"{SVG}rect"))
    full = [one for one in squares if one.get("fill") == "#000"]
    frames = [one for one in squares if one.get("fill") == "none"]
    assert len(full) == 5 + 1  # five settings taken, one in the legend
    assert len(frames) == 3 + 1
    assert "dilemmas" in words(root)


def test_a_card_table_says_the_same_in_words() -> None:
    said = told_cards(CARDS)
    assert "Town, permit: now, not taken; opening, taken; after, taken" in said
    assert "Company, dilemmas: now, persuasion; opening, none" in said
    assert said in words(roots(CARDS)[0])


def test_a_grid_has_a_mark_for_each_reaction_and_says_the_same() -> None:
    (root,) = roots(GRID)
    assert len(list(root.iter(f"{SVG}polygon"))) == 3 + 2
    assert told_grid(GRID) == f"permit: The board drawn (high), wary (low). {LONG}: The crews wary (medium)"
    assert told_grid(GRID) in words(root)


@pytest.mark.parametrize("columns", [1, 5, 14])
def test_a_grid_with_many_columns_has_upright_names_that_stay_inside(columns: int) -> None:
    cells = tuple(GridCell((Sign("up"),), "drawn") for _ in range(columns))
    chart = Grid("t", tuple(f"Group {n} of the whole country" for n in range(columns)), (GridRow("r", cells),), ())
    (root,) = roots(chart)
    turned = [one for one in root.iter(f"{SVG}g") if "rotate" in one.get("transform", "")]
    assert bool(turned) == (columns > 5)
    assert all(0 < float(one.attrib["transform"].split("(")[1].split()[0]) < 720 for one in turned)


def test_long_charts_are_cut_into_pages_with_their_heads_on_each() -> None:
    many = Grid("t", GRID.columns, GRID.rows * 30, GRID.legend)
    cards = CardTable(CARDS.columns, (CardGroup("Town", CARDS.groups[0].rows * 30),))
    for chart, head in ((many, "The board"), (cards, "now")):
        pages = roots(chart)
        assert len(pages) > 1
        assert all(head in words(page) for page in pages)
        assert all(float(page.attrib["viewBox"].split()[3]) <= 1060 for page in pages)


@pytest.mark.parametrize("hostile", ["<script>", "]]>", '" onload="x', "&amp;", "\x00\ud800"])
def test_a_hostile_label_stays_text(hostile: str, graph: EvolutionGraph) -> None:
    charts = [changed(CARDS, lambda text: text + hostile), changed(GRID, lambda text: text + hostile)]
    for root in (root for chart in charts for root in roots(chart)):
        assert not {node.tag.removeprefix(SVG) for node in root.iter()} & {"script", "image", "a", "style"}
        assert not [name for node in root.iter() for name in node.attrib if name.startswith("on") or name == "id"]


def test_no_chart_needs_colour(graph: EvolutionGraph) -> None:
    for chart in (CARDS, GRID, graph):
        for root in roots(chart):
            colours = {node.get(key, "none") for node in root.iter() for key in ("fill", "stroke")}
            for one in colours - {"none", "currentColor"}:
                assert one.startswith("#"), one
                full = one[1:] if len(one) == 7 else "".join(2 * digit for digit in one[1:])
                assert full[:2] == full[2:4] == full[4:], one  # a grey


def test_empty_charts_can_be_drawn() -> None:
    for chart in (CardTable((), ()), CardTable(("now",), ()), Grid("t", (), (), ()), Grid("t", ("a",), (), ())):
        (root,) = roots(chart)
        assert "to show" in words(root)


def test_the_graph_for_a_page_is_narrower_and_says_its_size(graph: EvolutionGraph) -> None:
    found = graph.evolution
    for measures in (NARROW, WIDE):
        width, height = size_of(found, measures)
        box = ET.fromstring(evolution_chart(found, measures)).attrib["viewBox"].split()
        assert [round(float(n), 1) for n in box[2:]] == [round(width, 1), round(height, 1)]
    assert size_of(found, NARROW)[0] < size_of(found, WIDE)[0]


def test_html_and_markdown_show_each_chart(graph: EvolutionGraph) -> None:
    figures = tuple(Figure(chart, "Caption", "alternative") for chart in (CARDS, GRID, graph))
    paper = Paper("t", "s", (), (), (Section("One", "one", figures),))
    assert html.write(paper).count("<svg") == 3
    text = markdown.write(paper)
    assert "| permit | – | **taken** | taken |" in text
    assert "drawn (high), wary (low)" in text
    assert "| From | To | Who does what |" in text


def test_word_and_pdf_have_each_chart(graph: EvolutionGraph) -> None:
    from countermove.report.docx.write import write as word
    from countermove.report.pdf.write import write as pdf

    figures = tuple(Figure(chart, "Caption", "alternative") for chart in (CARDS, GRID, graph))
    paper = Paper("t", "s", (), (), (Section("One", "one", figures),))
    with zipfile.ZipFile(io.BytesIO(word(paper))) as file:
        assert len([name for name in file.namelist() if name.startswith("word/media/")]) == len(figures)
    assert pdf(paper).count(b"/Figure") >= len(figures)


def test_the_card_tables_of_a_paper_show_the_states_of_the_assessment(view: PaperView) -> None:
    (section,) = before_after(view)
    charts = [block.chart for block in section.blocks if isinstance(block, Figure)]
    assert charts
    assert view.hardest is not None
    (first, *_) = charts
    assert isinstance(first, CardTable)
    course, conflict = view.hardest.consequence, view.found.conflict
    by_label = {row.label: row.taken for group in first.groups for row in group.rows}
    for place, option in enumerate(conflict.options):
        states = (course.situation.baseline, course.opened, course.settled)
        assert by_label[view.naming.short(option.id)] == tuple(bool(state >> place & 1) for state in states)
    dilemmas = {group.party: group.dilemmas for group in first.groups if group.dilemmas}
    assert set(dilemmas) == {capital(view.us), capital(view.them)}
    assert all(name in dilemmas[capital(view.us)][1] for name in view.hardest.initiator_dilemmas.after)


def test_the_grid_of_a_paper_has_every_reaction_on_record(view: PaperView) -> None:
    reactions, *_ = (block.chart for block in who_is_moved(view) if isinstance(block, Figure))
    assert isinstance(reactions, Grid)
    signs = sum(len(cell.signs) for row in reactions.rows for cell in row.cells)
    inside = view.found.conflict.party(view.target).stakeholders
    shown = {one.option for one in view.assessment.pressure if one.is_recorded}
    graded = [r for one in inside for name, r in one.reactions.items() if name in shown]
    assert signs == sum(bool(r.pull) + bool(r.push) for r in graded) > 0


def test_the_ways_fit_a_page_and_say_what_is_left_out(view: PaperView) -> None:
    figure, remarks = ways(view)
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, EvolutionGraph)
    assert isinstance(remarks, Paragraph)
    width, height = size_of(figure.chart.evolution, NARROW)
    assert width <= WIDEST
    assert height <= HIGHEST
    left = len(view.assessment.openings.outcomes) - len(figure.chart.evolution.targets)
    assert ("not drawn for want of room" in " ".join(one.text for one in remarks.sentences)) == bool(left)
    assert figure.alternative.startswith("State")


def test_a_ring_is_the_weight_of_completions_and_only_where_there_is_one(view: PaperView) -> None:
    swept = view.doubts.sweep
    for row in view.shown:
        share = best_share(view, row)
        if not swept.plan.is_weighted:
            assert share is None
            continue
        names = [one for one in swept.judgments if one.id == "best" and row.id in one.value.split(" = ")]
        assert share == pytest.approx(sum(one.share or 0 for one in names))
