from __future__ import annotations

import sys
import types
from dataclasses import FrozenInstanceError, replace
from typing import Any

import numpy as np
import pytest
from unit.engine.small import drawn, game, never, party, prisoners

from countermove.engine import present
from countermove.engine.concepts import CONCEPT_IDS, CONCEPTS, USUAL_CONCEPTS, concept_named
from countermove.engine.solve import solve
from countermove.errors import NotApplicable
from countermove.model import Conflict, GraphConflict


def test_the_json_is_the_contract() -> None:
    found = solve(prisoners(), case_hash="abc").to_json()
    assert found["format"] == "countermove.solution/1"
    assert found["engine"] == "dense"
    assert found["complete"] is True
    assert found["case_hash"] == "abc"
    assert found["options"] == ["c1", "c2"]
    assert found["decision_makers"] == ["one", "two"]
    assert found["states"][1] == {"id": 2, "code": 1, "taken": ["c1"]}
    assert found["stability"]["nash"] == {"one": [1, 3], "two": [1, 2]}
    assert found["equilibria"] == {"nash": [1], "gmr": [1, 4], "smr": [1, 4], "seq": [1, 4], "sim": [1, 4]}


def test_states_are_numbered_in_increasing_code_over_the_feasible_ones() -> None:
    conflict = Conflict("f", (party("a", "x y", "x"), party("b", "z", "z")), (never("x and y"),))
    states = solve(conflict).to_json()["states"]
    assert [state["code"] for state in states] == [0, 1, 2, 4, 5, 6]
    assert [state["id"] for state in states] == [1, 2, 3, 4, 5, 6]


def test_graph_form_has_names_and_no_sim() -> None:
    found = solve(game("2143", "2413")).to_json()
    assert found["engine"] == "graph"
    assert found["states"][0] == {"id": "1"}
    assert "options" not in found
    assert found["stability"]["sim"] is None
    assert found["equilibria"]["sim"] is None
    assert "laid over" in found["not_given"]["sim"]
    assert found["complete"] is True


def test_only_states_stable_for_somebody_can_be_listed() -> None:
    found = solve(prisoners(), ["nash"]).to_json("equilibria")
    assert [state["id"] for state in found["states"]] == [1, 2, 3]
    assert found["states_total"] == 4
    with pytest.raises(NotApplicable, match="all or equilibria"):
        solve(prisoners()).to_json("some")


def test_concepts_are_chosen_and_kept_in_order() -> None:
    assert solve(prisoners(), ["SEQ", "nash", "seq"]).concepts == ("nash", "seq")
    assert solve(prisoners(), "gmr").concepts == ("gmr",)
    assert solve(prisoners()).concepts == USUAL_CONCEPTS == ("nash", "gmr", "smr", "seq", "sim")
    assert solve(prisoners(), ["all"]).concepts == CONCEPT_IDS
    with pytest.raises(NotApplicable, match="was not asked for"):
        solve(prisoners(), ["nash"]).equilibria("gmr")
    with pytest.raises(NotApplicable, match='did you mean "nash"'):
        solve(prisoners(), ["nahs"])
    with pytest.raises(NotApplicable, match="known: nash, gmr"):
        concept_named("xyzzy")


def test_every_concept_says_what_it_means_and_where_it_is_from() -> None:
    for concept in CONCEPTS:
        assert concept.meaning
        assert concept.source
        assert concept.function.__name__ == f"{concept.id}_stable"


def test_a_solution_cannot_be_changed() -> None:
    solution = solve(prisoners())
    with pytest.raises(FrozenInstanceError):
        solution.case = "other"  # type: ignore[misc]
    with pytest.raises(ValueError, match="read-only"):
        solution.flags("nash", "one")[0] = False
    with pytest.raises(ValueError, match="read-only"):
        solution.states.cells[0] = 3


def test_states_are_found_by_anything_people_call_them() -> None:
    solution = solve(prisoners())
    for wanted in (2, "2", "YN", "yn", "c1", " {c1} ", solution.state(2)):
        assert solution.place(wanted) == 1
    assert solution.place("{}") == 0
    assert solution.place("c1, c2") == 3
    assert solution.place(code=3) == 3
    assert solution.is_stable("one", "nash", code=2)
    assert solution.is_equilibrium("gmr", "YY")
    for wrong, says in (("9", "numbered from 1 to 4"), ("c11", "did you mean"), ("zzzzz", "Y and N for every option")):
        with pytest.raises(NotApplicable, match=says):
            solution.place(wrong)
    with pytest.raises(NotApplicable, match="no decision maker"):
        solution.stable("three", "nash")


def test_infeasible_and_held_states_are_refused_with_the_reason() -> None:
    conflict = Conflict("f", (party("a", "x y", "x"),), (never("x and y"),))
    with pytest.raises(NotApplicable, match="infeasible: ruled out by c"):
        solve(conflict).place("YY")
    with pytest.raises(NotApplicable, match="held fixed"):
        solve(conflict, hold=["y"]).place("NY")
    with pytest.raises(NotApplicable, match="no state of this case is feasible"):
        solve(replace(conflict, constraints=(never("x or not x"),)))


def test_states_of_a_drawn_graph_are_called_by_name() -> None:
    solution = solve(game("2143", "2413"))
    assert solution.place("3") == 2
    for wrong in (lambda: solution.place("5"), lambda: solution.place(code=1), lambda: solution.state("1")):
        with pytest.raises(NotApplicable):
            wrong()
    with pytest.raises(NotApplicable, match="no states"):
        solve(GraphConflict("empty", {}, ()))
    assert solve(drawn("ab", i=("a-b", "b a"))).stable("i", "nash") == ("b",)


def test_columns_are_arrays_with_one_entry_a_state() -> None:
    columns = solve(prisoners()).columns()
    assert columns["id"].tolist() == [1, 2, 3, 4]
    assert columns["code"].tolist() == [0, 1, 2, 3]
    assert columns["c1"].tolist() == [False, True, False, True]
    assert columns["nash.one"].tolist() == [True, False, True, False]
    assert columns["gmr"].tolist() == [True, False, False, True]
    held = solve(prisoners(), hold=["c1"]).columns()
    assert held["c1"].tolist() == [False, False]
    assert solve(game("2143", "2413")).columns()["id"].tolist() == ["1", "2", "3", "4"]


def test_more_options_than_a_word_has_bits() -> None:
    many = " ".join(f"o{n}" for n in range(70))
    conflict = Conflict("many", (party("a", many, "o69"),))
    solution = solve(conflict, hold=[f"o{n}" for n in range(67)])
    assert solution.columns()["code"].tolist() == [n << 67 for n in range(8)]
    assert solution.to_json()["states"][4]["taken"] == ["o69"]


def test_a_frame_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "find_spec", {}.get)
    with pytest.raises(NotApplicable, match=r"pip install pandas; \.columns\(\)"):
        solve(prisoners()).to_frame()


def test_a_frame_is_made_by_whichever_library_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    library: Any = types.ModuleType("polars")
    library.DataFrame = lambda columns: ("frame", list(columns))
    monkeypatch.setitem(sys.modules, "polars", library)
    monkeypatch.setattr(present, "find_spec", lambda name: name == "polars" or None)
    kind, columns = solve(prisoners(), ["nash"]).to_frame()
    assert kind == "frame"
    assert columns[:2] == ["id", "code"]


def test_it_prints_readably() -> None:
    text = repr(solve(prisoners()))
    assert text.startswith('Solution of "Prisoners\' dilemma": 4 states, 2 decision makers') or "4 states" in text
    assert "nash  1 equilibrium: 1" in text
    assert "sim   not given" in repr(solve(game("2143", "2413")))
    assert ", …" in repr(solve(Conflict("free", (party("a", "x y z w"),))))


def test_hostile_text_stays_text_in_a_notebook() -> None:
    conflict = Conflict("<script>alert(1)</script>", (party("a", "x", "x"),))
    html = solve(conflict)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<tr>") == 2
    hostile = replace(game("2143", "2413"), states=dict.fromkeys("1234", "<b>"))
    assert "<b>" not in solve(hostile)._repr_html_()


def test_a_notebook_shows_at_most_fifty_rows() -> None:
    html = solve(Conflict("free", (party("a", "a b c d e f g"),)))._repr_html_()
    assert html.count("<tr>") == 51
    assert html.endswith("<p>… of 128</p>")


def test_anything_with_a_model_can_be_solved() -> None:
    class Case:
        name, hash = "pd", "f00"

        def model(self) -> Conflict:
            return prisoners()

    solution = solve(Case())
    assert (solution.case, solution.case_hash) == ("pd", "f00")
    with pytest.raises(NotApplicable, match="cannot solve a dict"):
        solve({})
    assert isinstance(solution.flags("nash"), np.ndarray)


def test_what_can_be_reached() -> None:
    solution = solve(prisoners())
    assert solution.reachable(4) == (1, 2, 3)
    assert solution.reachable(1) == ()
    assert solution.reachable(1, improvements_only=False) == (2, 3, 4)
