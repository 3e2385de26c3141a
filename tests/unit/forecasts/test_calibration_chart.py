"""The calibration plot: well formed, inside its frame, legible without colour, and told in words."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from doc_pages import DOCS

from countermove.forecasts.scores.calibration import calibration
from countermove.forecasts.scores.scored import ScoredForecast
from countermove.report.charts.calibration import calibration_chart, told

LOT = [ScoredForecast(f"<{i}>", p, p, int(i % 10 < p * 10)) for p in (0.0, 0.3, 0.9, 1.0) for i in range(10)]
SVG = "{http://www.w3.org/2000/svg}"


def test_every_bin_is_drawn_and_told() -> None:
    bins = calibration(LOT)
    root = ElementTree.fromstring(calibration_chart(bins))
    assert len(root.findall(f"{SVG}g")) == len(bins) == 3
    assert root.findtext(f"{SVG}desc") == told(bins)
    assert "Said 30% on average: 3 of 10 came true, 30% (11% to 60%)" in told(bins)
    assert root.get("role") == "img"


def test_points_lie_where_they_should() -> None:
    root = ElementTree.fromstring(calibration_chart(calibration(LOT)))
    dots = [dot.attrib for dot in root.iter(f"{SVG}circle")]
    assert [(float(dot["cx"]), float(dot["cy"])) for dot in dots] == [(62, 326), (152, 236), (347, 41)]


def test_it_needs_no_colour() -> None:
    text = calibration_chart(calibration(LOT))
    colours = set(re.findall(r'(?:fill|stroke)="(#\w+)"', text))
    assert all(len(set(colour[1:])) == 1 for colour in colours), "greys only"


def test_nothing_scored_is_an_empty_frame() -> None:
    root = ElementTree.fromstring(calibration_chart(()))
    assert root.findtext(f"{SVG}desc") == "No forecast is scored"
    assert not list(root.iter(f"{SVG}circle"))


def test_the_picture_of_the_page_is_this_drawing() -> None:
    # Sixty invented forecasts, twelve at each of five numbers.
    came_true = {0.1: 2, 0.3: 5, 0.5: 6, 0.7: 7, 0.9: 9}
    lot = [ScoredForecast(f"{p}-{i}", p, p, int(i < count)) for p, count in came_true.items() for i in range(12)]
    picture = DOCS / "images" / "calibration.svg"
    assert picture.read_text(encoding="utf-8") == calibration_chart(calibration(lot)) + "\n"
