"""Cases in graph form: states, drawn moves, rankings by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import GRAPH, loaded, problem

from countermove.errors import NotApplicable
from countermove.model import GraphConflict


def test_a_drawn_case_arrives_in_full(tmp_path: Path) -> None:
    conflict = loaded(GRAPH, tmp_path).model()
    assert isinstance(conflict, GraphConflict)
    assert conflict.states == {"s1": "one", "s2": "two", "s3": "three"}
    assert conflict.decision_makers[0].moves == {"s1": ("s2",), "s2": ("s3",)}
    assert conflict.decision_makers[0].ranking == (("s3",), ("s1", "s2"))
    assert conflict.status_quo == "s1"


def test_rest_is_written_out(tmp_path: Path) -> None:
    conflict = loaded(GRAPH.replace("[[s3], [s1, s2]]", "[[s3], rest]"), tmp_path).model()
    assert isinstance(conflict, GraphConflict)
    assert conflict.decision_makers[0].ranking == (("s3",), ("s1", "s2"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{s1: [s2], ", "{s1: [s4], ", 'there is no state "s4"'),
        ("{s1: [s2], ", "{s4: [s2], ", 'there is no state "s4"'),
        ("{s1: [s2], ", "{s1: [s1], ", "a move from s1 to itself"),
        ("{s1: [s2], ", "{s1: [s2, s2], ", "s2 stands here twice"),
        ("[[s3], [s1, s2]]", "[[s3], [s1]]", "the ranking leaves out s2"),
        ("[[s3], [s1, s2]]", "[[s3], [s1, s2, s3]]", "the ranking names s3 twice"),
        ("[[s3], [s1, s2]]", "[[s3], [s1, s2, s4]]", 'there is no state "s4"'),
        ("[[s3], [s1, s2]]", "[rest, [s3]]", "rest stands for all other states"),
        ("status_quo: s1", "status_quo: s9", 'there is no state "s9"'),
        ("status_quo: s1", "question: {initiator: c}", 'there is no decision maker "c"'),
        ("s3: three}", "s3: three, rest: all}", "a state cannot be called rest"),
        (", ranking: [[s3], [s1, s2]]", "", '"ranking" is missing'),
        ("status_quo: s1", "packages: {}", 'unknown key "packages" in graph form'),
    ],
)
def test_a_bad_drawn_case(tmp_path: Path, old: str, new: str, message: str) -> None:
    from case_texts import problems

    assert old in GRAPH
    assert any(message in found.message for found in problems(GRAPH.replace(old, new), tmp_path))


def test_a_self_loop_is_pointed_at(tmp_path: Path) -> None:
    found = problem(GRAPH.replace("{s1: [s2], ", "{s1: [s1], "), tmp_path)
    assert found.where == "a/moves/s1/1"


def test_a_drawn_case_has_no_profiles_and_no_statements(tmp_path: Path) -> None:
    case = loaded(GRAPH, tmp_path)
    with pytest.raises(NotApplicable, match="graph form"):
        case.model(profiles={"a": "x"})
    with pytest.raises(NotApplicable, match="graph form"):
        case.model(dropped=[("a", 1)])
