"""Files of GMCR+: what they are read as. The small file and its table stand in the description of the format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from unit.casefile.gmcr_files import fence, read, told

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.engine.solve import solve
from countermove.engine.structure import Structure, write_out
from countermove.model import Conflict, Direction, GraphConflict

LETTERS = ["NNN", "YNN", "YYN", "NNY", "YNY", "YYY"]
CODES = [0, 1, 3, 4, 5, 7]
LEVELS = {"ana": [1, 4, 6, 2, 5, 3], "ben": [6, 2, 4, 5, 1, 3]}
MOVES = {"ana": [[2, 3], [3], [2], [5, 6], [6], [5]], "ben": [[4], [5], [6], [1], [2], [3]]}
UNSEEN_MOVES = {"ana": MOVES["ana"], "ben": [[], [5], [6], [], [2], [3]]}


def table(case: Case) -> tuple[list[Any], dict[str, list[int]], dict[str, list[list[int]]]]:
    """Return a small case's states, the level of each for each decision maker, and its moves by state number."""
    written: Structure = write_out(case.model())
    number = {state: place for place, state in enumerate(written.states, 1)}
    levels = {}
    for party in written.parties:
        ladder = sorted(set(written.rank[party].values()))
        levels[party] = [ladder.index(written.rank[party][state]) + 1 for state in written.states]
    moves = {
        party: [sorted(number[end] for end in written.arcs[party][state]) for state in written.states]
        for party in written.parties
    }
    return list(written.states), levels, moves


@pytest.mark.parametrize("ranked", [False, True], ids=["statements", "ranked by hand"])
def test_the_example_of_the_format_decodes_to_its_table(tmp_path: Path, ranked: bool) -> None:
    case = read(fence(ranked=ranked), tmp_path)
    assert table(case) == (CODES, LEVELS, MOVES)
    solution = solve(case)
    for concept in ("nash", "smr", "seq", "sim"):
        assert solution.equilibria(concept) == (3,)
    assert solution.equilibria("gmr") == (2, 3)


@pytest.mark.parametrize("ranked", [False, True], ids=["statements", "ranked by hand"])
def test_states_that_are_not_seen_become_moves_that_are_not_there(tmp_path: Path, ranked: bool) -> None:
    case = read(fence(seen=False, ranked=ranked), tmp_path)
    model = case.model()
    assert isinstance(model, GraphConflict)
    states, levels, moves = table(case)
    assert states == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert [text.split()[0] for text in model.states.values()] == LETTERS
    assert (levels, moves) == (LEVELS, UNSEEN_MOVES)
    solution = solve(case)
    assert [solution.equilibria(concept) for concept in ("nash", "smr", "seq")] == [("s3",)] * 3
    assert solution.equilibria("gmr") == ("s2", "s3")
    assert "s4" in solution.stable("ben", "nash")  # it makes no move out of what it does not see
    assert "Ben cannot see every state" in told(case)
    assert "SIM is not defined there" in told(case)
    assert len(case.notices) == 2  # the status quo, and this, in one line


def test_misperceptions_that_fit_no_state_leave_option_form(tmp_path: Path) -> None:
    data = fence()
    data["decisionMakers"][0]["misperceptions"] = [[[0, "N"], [1, "Y"]]]
    case = read(data, tmp_path)
    assert isinstance(case.model(), Conflict)
    assert "fit no feasible state" in told(case)


def test_a_compound_misperception_hides_what_any_member_says(tmp_path: Path) -> None:
    data = fence()
    data["decisionMakers"][1]["misperceptions"] = [{"compound": True, "members": [[[1, "Y"]], [[0, "N"], [2, "Y"]]]}]
    _, _, moves = table(read(data, tmp_path))
    assert moves["ben"] == [[], [5], [], [], [2], []]


def test_options_are_put_in_the_order_of_their_owners(tmp_path: Path) -> None:
    """The same conflict with the options in another order, and so with other numbers in all conditions."""
    data = fence()
    new = {0: 2, 1: 0, 2: 1}
    text = json.dumps(data)
    options = data["options"]
    shuffled = json.loads(text)
    shuffled["options"] = [options[1], options[2], options[0]]

    def moved(conditions: list[Any]) -> list[Any]:
        return [
            {**one, "members": moved(one["members"])} if isinstance(one, dict) else [[new[k], a] for k, a in one]
            for one in conditions
        ]

    shuffled["infeasibles"] = moved(data["infeasibles"])
    for party in shuffled["decisionMakers"]:
        party["options"] = [new[number] for number in party["options"]]
        party["preferences"] = moved(party["preferences"])
    case = read(shuffled, tmp_path)
    assert table(case) == (CODES, LEVELS, MOVES)
    assert "in the order of their owners" in told(case)
    shuffled["useManualPreferenceRanking"] = True
    for party, ranking in zip(shuffled["decisionMakers"], ([3, 5, 2, 6, 4, 1], [1, 4, 3, 6, 2, 5]), strict=True):
        party["preferenceRanking"] = ranking
    assert table(read(shuffled, tmp_path)) == (CODES, LEVELS, MOVES)


def test_an_old_file_has_other_keys_and_fewer(tmp_path: Path) -> None:
    data = fence(ranked=True)
    old = {"useManualPreferenceVectors": True, "options": data["options"], "infeasibles": data["infeasibles"]}
    old["decisionMakers"] = [
        {"name": party["name"], "options": party["options"], "preferenceVector": party["preferenceRanking"]}
        for party in data["decisionMakers"]
    ]
    assert table(read(old, tmp_path)) == (CODES, LEVELS, MOVES)
    del old["useManualPreferenceVectors"]
    case = read(old, tmp_path)
    assert table(case) == (CODES, LEVELS, MOVES)
    assert "does not say how preferences are given; rankings are read" in told(case)


def test_equally_good_states_stand_in_a_group(tmp_path: Path) -> None:
    data = fence(ranked=True)
    data["decisionMakers"][0]["preferenceRanking"] = [[3, 5], 2, [6, 4, 1]]
    assert table(read(data, tmp_path))[1]["ana"] == [1, 2, 3, 1, 3, 1]


def test_directions_hold_for_whoever_moves(tmp_path: Path) -> None:
    data = fence()
    data["options"][1]["permittedDirection"] = "back"
    del data["options"][2]["permittedDirection"]
    model = read(data, tmp_path).model()
    assert isinstance(model, Conflict)
    assert [option.direction for option in model.options] == [Direction.ON, Direction.OFF, Direction.BOTH]


def test_names_that_repeat_are_led_by_their_owner(tmp_path: Path) -> None:
    data = fence()
    for number, name in enumerate(("Full", "not", "Full")):
        data["options"][number]["name"] = name
    case = read(data, tmp_path)
    model = case.model()
    assert isinstance(model, Conflict)
    assert model.option_names == ("ana_full", "not_", "ben_full")
    assert [option.text for option in model.options] == ["Full", "not", "Full"]


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (("Ana", "Ana"), ("ana", "ana_2")),
        (("", "???"), ("party_1", "party_2")),
        (("1st party", "Ägypten & Co."), ("x_1st_party", "ägypten_co")),
        (("Ana", "ana_2"), ("ana", "ana_2")),
        (("Iff", "x" * 300), ("iff_", "x" * 40)),
    ],
)
def test_decision_makers_get_identifiers(tmp_path: Path, names: tuple[str, str], ids: tuple[str, str]) -> None:
    data = fence()
    for party, name in zip(data["decisionMakers"], names, strict=True):
        party["name"] = name
    case = read(data, tmp_path)
    assert case.model().party_names == ids
    shown = [party.name for party in case.model().decision_makers]
    assert shown == [name or identifier for name, identifier in zip(names, ids, strict=True)]


def test_more_statements_than_gmcr_can_add_up(tmp_path: Path) -> None:
    data = fence()
    wanted = data["decisionMakers"][0]["preferences"]
    data["decisionMakers"][0]["preferences"] = [[]] * 70 + wanted
    case = read(data, tmp_path)
    assert table(case)[1] == LEVELS
    assert "statement 2 of Ana repeats statement 1" in told(case)


def test_a_condition_without_members_holds_nowhere(tmp_path: Path) -> None:
    data = fence()
    data["decisionMakers"][0]["preferences"].insert(0, {"compound": True, "members": []})
    data["infeasibles"].append({"compound": True, "members": []})
    assert table(read(data, tmp_path)) == (CODES, LEVELS, MOVES)


def test_compound_infeasibles_remove_what_any_member_says(tmp_path: Path) -> None:
    data = fence()
    data["infeasibles"] = [{"compound": True, "members": [[[0, "N"], [1, "Y"]], [[2, "Y"]]]}]
    assert table(read(data, tmp_path))[0] == [0, 1, 3]


def many_options(count: int) -> dict[str, Any]:
    """Return a file of one decision maker with a statement of all pairs of options: too long for a statement."""
    pairs = [[[i, "Y"], [j, "N"]] for i in range(count) for j in range(count) if i != j]
    return {
        "options": [{"name": f"Do {number}"} for number in range(count)],
        "infeasibles": [],
        "useManualPreferenceRanking": False,
        "decisionMakers": [
            {"name": "A", "options": list(range(count)), "preferences": [{"compound": True, "members": pairs}]}
        ],
    }


def test_a_long_statement_is_ranked_exactly(tmp_path: Path) -> None:
    case = read(many_options(9), tmp_path)
    model = case.model()
    assert isinstance(model, Conflict)
    assert model.party("a").preference.is_ranking
    assert "longer than a statement may be" in told(case)
    levels = table(case)[1]["a"]
    assert [n for n, level in enumerate(levels) if level == 1] == [0, 511]  # all alike: no pair differs


def test_the_status_quo_is_assumed_and_said(tmp_path: Path) -> None:
    case = read(fence(), tmp_path)
    assert case.model().status_quo == 0
    assert "assumed that nothing is taken" in told(case)
    data = fence()
    data["infeasibles"] = [[[0, "N"]], [[1, "N"], [2, "N"]]]
    case = read(data, tmp_path)
    model = case.model()
    assert isinstance(model, Conflict)
    assert model.taken(model.status_quo) == ["build_fence", "paint_it"]
    assert "the first feasible state is assumed" in told(case)


def test_coalitions_are_told_and_left_out(tmp_path: Path) -> None:
    data = fence()
    data["coalitions"] = [[0, 1]]
    case = read(data, tmp_path)
    assert "the coalition ana+ben is no part of a case and is left out" in told(case)
    assert "ana+ben" in case.note
    for odd in ([0], [0, 0, 1], [[0, 2]], "all", [None], [[], 0, 1, {}], [True, 0]):
        data["coalitions"] = odd
        assert "everybody is taken as acting alone" in told(read(data, tmp_path)), odd
    del data["coalitions"]
    assert "coalition" not in told(read(data, tmp_path))


def test_what_is_worked_out_is_left_alone(tmp_path: Path) -> None:
    data = fence()
    data |= {"coalitionsFull": [["Anna", 7]], "nodes": [{"id": 0, "state": "NNN", "reachable": []}]}
    data["decisionMakers"][0]["payoffs"] = [9, 9, 9]
    assert table(read(data, tmp_path)) == (CODES, LEVELS, MOVES)
    assert "not known" not in told(read(data, tmp_path))
    data["surprise"] = 1
    assert "keys that are not known were left out: surprise" in told(read(data, tmp_path))


def test_an_export_with_another_suffix_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(fence()), encoding="utf-8")
    assert table(load(path)) == (CODES, LEVELS, MOVES)
    assert load(path).title == "export"


def test_what_lies_beside_the_chosen_way_is_told(tmp_path: Path) -> None:
    data = fence()
    data["decisionMakers"][0]["preferenceRanking"] = [1, 2]
    assert "its stored rankings are left out" in told(read(data, tmp_path))
    ranked = fence(ranked=True)
    ranked["decisionMakers"][0]["preferences"] = [[[0, "N"]]]
    case = read(ranked, tmp_path)
    assert "its stored statements are left out" in told(case)
    assert table(case)[1] == LEVELS
    del data["decisionMakers"][0]["preferences"]
    case = read(data, tmp_path)
    assert "Ana has no preferences" in told(case)


def test_where_it_comes_from_stays_with_the_case(tmp_path: Path) -> None:
    case = read(fence(), tmp_path)
    assert case.title == "a file"
    assert case.name == "a file"
    assert case.path.endswith(".gmcr")
    assert "Read from a file of GMCR+ 0.4.1" in case.note


def test_a_file_too_large_to_list_can_still_be_read(tmp_path: Path) -> None:
    """Sixty options: no state is listed unless a ranking or a misperception needs it."""
    data = many_options(60)
    data["decisionMakers"][0]["preferences"] = [[[number, "N"]] for number in range(60)]
    data["infeasibles"] = [[[0, "N"]], [[0, "Y"], [59, "N"]]]
    model = read(data, tmp_path).model()
    assert isinstance(model, Conflict)
    assert model.taken(model.status_quo) == ["do_0", "do_59"]
