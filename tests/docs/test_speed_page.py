"""The page on speed and its picture show the committed results, and the results keep their bounds."""

import copy
import json
import re
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest
from doc_pages import ROOT, tool

render = tool("render_benchmarks")
RESULTS: dict[str, Any] = json.loads(render.BASELINE.read_text(encoding="utf-8"))
TEXT = render.PAGE.read_text(encoding="utf-8")
HOW_TO_MEND = "run python3 tools/render_benchmarks.py"


def bounds_module() -> ModuleType:
    spec = spec_from_file_location("bounds_of_benchmarks", ROOT / "benchmarks" / "bounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BOUNDS = bounds_module()


def test_the_page_and_the_picture_are_what_the_baseline_renders_to() -> None:
    stale = [path.name for path, text in render.written(RESULTS).items() if path.read_text(encoding="utf-8") != text]
    assert not stale, HOW_TO_MEND


def test_every_block_is_on_the_page_once() -> None:
    assert sorted(name for _, name, _ in render.BLOCK.findall(TEXT)) == sorted(render.BLOCKS)


def test_every_bound_of_the_baseline_holds() -> None:
    assert BOUNDS.bounds(RESULTS) == RESULTS["bounds"]
    assert not [bound["what"] for bound in RESULTS["bounds"] if not bound["holds"]]


@pytest.mark.parametrize(
    ("constrained", "options", "limit"),
    [(False, 16, 12), (False, 20, 12), (False, 24, 20), (True, 16, 36), (True, 20, 36), (True, 24, 60)],
)
def test_the_sizes_that_have_a_bound_were_measured(constrained: bool, options: int, limit: int) -> None:
    found = [run for run in RESULTS["scaling"] if (run["log2_states"], run["constrained"]) == (options, constrained)]
    assert len(found) == 1
    assert found[0]["solve"]["median"] <= limit * found[0]["yardstick"]["median"]
    assert found[0]["peak_bytes"] <= 6e9


def test_the_ratios_are_those_of_the_medians() -> None:
    for run in RESULTS["scaling"]:
        for ratio, below in (("yardsticks", "yardstick"), ("floors", "floor")):
            assert run[ratio] == pytest.approx(run["solve"]["median"] / run[below]["median"], rel=1e-3)


def test_a_broken_bound_is_found_and_shown() -> None:
    slow = copy.deepcopy(RESULTS)
    run = next(run for run in slow["scaling"] if run["log2_states"] == 20 and not run["constrained"])
    run["yardsticks"] = 12.5
    slow["statements"]["rank"]["median"] = 0.31
    slow["literal"]["times_faster"] = 999.0
    slow["bounds"] = BOUNDS.bounds(slow)
    assert [bound["measured"] for bound in slow["bounds"] if not bound["holds"]] == [12.5, 999.0, 0.31]
    page = render.page(TEXT, slow)
    assert page.count("| **no** |") == 3
    assert page != TEXT


def test_the_page_names_the_machine_and_the_versions() -> None:
    block = next(found[0] for found in render.BLOCK.finditer(TEXT) if found[2] == "machine")
    machine = RESULTS["machine"]
    assert machine["processor"] in block
    assert f"{machine['cores']} cores" in block
    assert f"{machine['memory_bytes'] / 1e9:.2f} GB" in block
    assert f"Python {RESULTS['python']}, numpy {RESULTS['numpy']}, countermove {RESULTS['countermove']}" in block
    assert RESULTS["date"] in block
    for peer in RESULTS["peers"]:
        assert f"{peer['program']} {peer['version']}" in block if "version" in peer else peer["skipped"] in TEXT


def test_a_program_that_was_skipped_is_said_to_be() -> None:
    without = {**RESULTS, "peers": [{"program": "nashpy", "compared": "", "skipped": "nashpy could not be imported"}]}
    assert "**nashpy** was skipped: nashpy could not be imported." in render.page(TEXT, without)
    assert "nashpy 0" not in render.page(TEXT, without)


def test_the_picture_tells_every_point_in_words_and_labels_it() -> None:
    drawing = ElementTree.fromstring(render.PICTURE.read_text(encoding="utf-8"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    title, told = drawing.find("svg:title", space), drawing.find("svg:desc", space)
    assert title is not None
    assert title.text
    assert told is not None
    assert told.text
    sizes = len({run["log2_states"] for run in RESULTS["scaling"]})
    points = 3 * sizes  # the four concepts, the same constrained, the yardstick
    assert len(re.findall(r" at 2[⁰¹²³⁴⁵⁶⁷⁸⁹]+", told.text)) == points
    labels = list(drawing.iterfind(".//svg:text[@paint-order='stroke']", space))
    assert len(labels) == points
    assert len(drawing.findall(".//svg:polyline", space)) == 6  # and in the legend


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(11.6, "12 s"), (1.0, "1.0 s"), (0.427, "427 ms"), (0.0024, "2.4 ms"), (0.0002251, "225 µs"), (9.96e-6, "10 µs")],
)
def test_times_have_a_unit_that_suits_them(seconds: float, said: str) -> None:
    assert render.duration(seconds) == said
