"""Results in a notebook: tables that say how many rows there are, pictures as in the papers, every text escaped."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import countermove as cm
from countermove.forecasts.register import Register
from countermove.forecasts.scores.score import score
from countermove.notebook import MOST_ROWS, Picture, html_of_mappings, html_table, html_text

SAMPLES = Path(__file__).parents[1] / "records" / "samples"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def found() -> cm.CaseAssessment:
    return cm.assess("torva-dam")


@pytest.fixture(scope="module")
def doubts() -> cm.Doubts:
    return cm.doubts(cm.sweep("torva-dam"), runs=0)


def shown(result: Any) -> str:
    return str(result._repr_html_())


def parsed(html: str) -> list[ET.Element]:
    return list(ET.fromstring(f"<body>{html}</body>"))


def test_a_table_has_a_caption_and_at_most_fifty_rows() -> None:
    html = html_table("C", ("a", "b"), [(n, None) for n in range(60)])
    table, more = parsed(html)
    assert table.find("caption").text == "C"  # type: ignore[union-attr]
    assert len(table.findall("tbody/tr")) == MOST_ROWS
    assert more.text == "… of 60"
    assert len(parsed(html_table("C", ("a",), [(1,)] * 50))) == 1


def test_rows_that_are_made_as_they_are_asked_for_are_not_all_made() -> None:
    made: list[int] = []
    html = html_table("C", ("a",), ((made.append(n) or n,) for n in range(1000)), total=1000)
    assert len(made) == MOST_ROWS
    assert "… of 1,000" in html


def test_every_text_is_escaped() -> None:
    for html in (
        html_table(HOSTILE, (HOSTILE,), [(HOSTILE,), ((HOSTILE, HOSTILE),)], meanings={HOSTILE: '" onclick="x'}),
        html_of_mappings(HOSTILE, [{HOSTILE: HOSTILE}]),
        html_text(HOSTILE),
    ):
        assert "<script" not in html
        assert 'onclick="' not in html
        parsed(html)


def test_no_rows_make_an_empty_table() -> None:
    assert parsed(html_of_mappings("C", []))[0].findall("tbody/tr") == []


def test_every_result_shows_as_a_table(found: cm.CaseAssessment, doubts: cm.Doubts) -> None:
    solution = cm.solve(cm.load("hand-example"))
    record = cm.read(SAMPLES / "strait-memo.txt")
    results = [cm.load("torva-dam"), cm.load("elmira-9"), found, doubts, doubts.sweep, cm.motives("torva-dam")]
    for result in (*results, solution, solution.paths(), record):
        table = parsed(shown(result))[0]
        heads = len(table.findall("thead/tr/th"))
        assert table.find("caption").text  # type: ignore[union-attr]
        assert table.findall("tbody/tr")
        assert all(len(row) == heads for row in table.findall("tbody/tr")), type(result)
    assert shown(solution.inverse(1)).startswith("<pre>")


def test_scores_show_as_a_table(tmp_path: Path) -> None:
    from countermove.cli.main import main

    path = tmp_path / "register.sqlite"
    assert main(["forecasts", "import", str(path), "example-1985"]) == 0
    with Register.open(path, writes=False) as register:
        scores = score(register.forecasts(), "2026-01-01")
    assert len(parsed(shown(scores))[0].findall("tbody/tr")) == min(MOST_ROWS, len(scores.forecasts)) > 0
    assert cm.chart(scores).svg.startswith("<svg ")


@pytest.mark.parametrize("name", ["scatter", "responses", "cards", "ways", "inside"])
def test_a_chart_of_an_assessment_is_that_of_the_paper(found: cm.CaseAssessment, name: str) -> None:
    picture = cm.chart(found, name)
    root = ET.fromstring(picture._repr_svg_())
    assert root.tag.endswith("svg")
    assert picture.caption
    assert picture.alternative
    assert picture == cm.chart(found, name)


def test_charts_of_other_results(doubts: cm.Doubts) -> None:
    case = cm.load("torva-dam")
    for result in (doubts, cm.timeline(case), cm.solve(cm.load("hand-example")).paths()):
        assert ET.fromstring(cm.chart(result).svg).tag.endswith("svg")


def test_charts_that_are_not_there_are_said(found: cm.CaseAssessment) -> None:
    with pytest.raises(cm.NotApplicable, match='did you mean "scatter"'):
        cm.chart(found, "scater")
    with pytest.raises(cm.NotApplicable, match="there is no chart of a Case"):
        cm.chart(cm.load("torva-dam"))
    with pytest.raises(cm.NotApplicable, match="nothing to draw as inside"):
        cm.chart(cm.assess("chicken"), "inside")


def test_several_drawings_stand_below_one_another() -> None:
    one = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"><g/></svg>'
    root = ET.fromstring(Picture((one.format(10, 20), one.format(30, 40.5))).svg)
    assert root.attrib["viewBox"] == "0 0 30 60.5"
    assert [child.attrib["y"] for child in root] == ["0", "20"]
    assert Picture((one.format(1, 2),)).svg == one.format(1, 2)
