"""The list of cases: what is said of each, and that what was looked at is not looked at again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from case_texts import BRIDGE, GRAPH
from crossing_memo import stay, write_memo

from countermove.desk.home import listing
from countermove.desk.home.facts import facts_of, stems_of
from countermove.desk.home.listing import Shelf, entries


def test_what_is_said_of_a_case(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(BRIDGE, encoding="utf-8")
    facts = facts_of(path)
    assert (facts.title, facts.problems) == ("A bridge and a ferry", 0)
    assert facts.question == "What could The town do to move The company?"
    assert facts.size == "2 parties, 4 options"
    assert facts.at_hand(stems_of(["papers/other.pdf"])) == 0
    assert facts.at_hand(stems_of(["papers/memo-7.pdf"])) == 1


def test_a_file_that_a_case_names_is_at_hand_unless_it_lies_outside(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_memo(tmp_path / "in", "paper.txt")
    path = tmp_path / "in" / "case.yaml"
    path.write_text(BRIDGE.replace("title: Memo on", "file: paper.txt, title: Memo on"), encoding="utf-8")
    assert facts_of(path).at_hand(()) == 1


@pytest.mark.parametrize(
    "content",
    [b"countermove: 1\ntitle: [\n", b"countermove: 1\n", b"\xff\xfe\x00", b"countermove: 1\n" + b"- " * 100_000, b""],
)
def test_a_broken_case_has_its_problems_counted(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    assert facts_of(path).problems >= 1


def test_a_case_in_graph_form_and_one_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(GRAPH, encoding="utf-8")
    assert facts_of(path).size == "2 parties, 3 states"
    assert facts_of(tmp_path / "gone.yaml").problems == 1


def test_a_case_is_looked_at_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Any] = []
    real = facts_of
    monkeypatch.setattr(listing, "facts_of", lambda path: looked.append(path) or real(path))
    path = tmp_path / "case.yaml"
    path.write_text(BRIDGE, encoding="utf-8")
    shelf = Shelf()
    assert shelf.unknown([path]) == (path,)
    shelf.look([path], stay)
    assert shelf.unknown([path]) == ()
    path.write_text(BRIDGE.replace("A bridge", "A long bridge"), encoding="utf-8")
    assert shelf.unknown([path]) == (path,)
    shelf.look([path], stay)
    (entry,) = entries({"case.yaml": path}, shelf, frozenset(), {real(path).hash: "Assessed"})
    assert (entry.title, entry.run, len(looked)) == ("A long bridge and a ferry", "Assessed", 2)
    assert not entry.has_draft
    (tmp_path / "case.yaml.draft").write_text("{}", encoding="utf-8")
    assert next(entries({"case.yaml": path}, shelf, frozenset(), {})).has_draft
