"""Files of GMCR+ that are wrong, cut off, hostile: every problem at once, at its place, and never anything else."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from unit.casefile.gmcr_files import fence, problem, problems, read, told

from countermove.casefile.gmcr import drawn, rankings, text
from countermove.engine.solve import solve
from countermove.errors import CountermoveError


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the small file with one value replaced; the path as messages write it."""
    data = fence()
    steps = path.replace("[", ".").replace("]", "").split(".")
    node: Any = data
    for step in steps[:-1]:
        node = node[int(step) if step.isdecimal() else step]
    last = steps[-1]
    node[int(last) if last.isdecimal() else last] = value
    return data


@pytest.mark.parametrize(
    ("where", "value", "said"),
    [
        ("options", [], "expected a list of options"),
        ("options", {}, "expected a list of options"),
        ("options[1]", "Paint it", "expected an option with a name"),
        ("options[1].name", 3, "expected a text, found 3"),
        ("options[1].name", "\ud800", "half a character"),
        ("options[1].name", "n" * 5000, "a name of 5,000 characters"),
        ("options[0].permittedDirection", "fwdd", 'found "fwdd"'),
        ("decisionMakers", [], "expected a list of decision makers"),
        ("decisionMakers[1]", [1], "expected a decision maker"),
        ("decisionMakers[1].name", None, "expected a text, found null"),
        ("decisionMakers[1].options", 2, "expected a list of option numbers"),
        ("decisionMakers[1].options[0]", 7, "there is no option 7; they are numbered from 0 to 2"),
        ("decisionMakers[1].options[0]", -1, "there is no option -1"),
        ("decisionMakers[1].options[0]", True, "expected an option's number, found true"),
        ("decisionMakers[0].preferences", "none", "expected a list of conditions"),
        ("decisionMakers[0].preferences[0]", 5, "expected a condition"),
        ("decisionMakers[0].preferences[0][0]", [0], "expected a pair"),
        ("decisionMakers[0].preferences[0][0][1]", "y", 'expected "Y" or "N", found "y"'),
        ("decisionMakers[0].preferences[0][0][1]", ["Y"], 'expected "Y" or "N"'),
        ("decisionMakers[0].preferences[0][0][0]", 3, "there is no option 3"),
        ("decisionMakers[0].preferences[0][0][0]", "0", "expected an option's number"),
        ("decisionMakers[0].preferences[0]", [[0, "Y"], [1, "N"], [0, "Y"]], "names option 0 twice"),
        ("decisionMakers[0].preferences[1].compound", False, "expected true, found false"),
        ("decisionMakers[0].preferences[1].members", 1, "expected a list of conditions"),
        ("decisionMakers[0].preferences[1].members[0]", {"compound": True, "members": []}, "inside another"),
        ("decisionMakers[1].misperceptions", {"a": 1}, "expected a list of conditions"),
        ("infeasibles", None, "expected a list of conditions"),
        ("infeasibles[0]", [[]], "expected a pair"),
        ("infeasibles", [[[]] * 1], "expected a pair"),
        ("useManualPreferenceRanking", "no", "expected true or false"),
    ],
)
def test_each_fault_is_told_at_its_place(tmp_path: Path, where: str, value: Any, said: str) -> None:
    found = problems(changed(where, value), tmp_path)
    assert any(one.where.startswith(where.partition("[")[0]) and said in one.message for one in found), found
    assert all(one.path.endswith("a file.gmcr") for one in found)


def test_the_nearest_direction_is_named(tmp_path: Path) -> None:
    found = problem(changed("options[0].permittedDirection", "fwdd"), tmp_path)
    assert 'did you mean "fwd"?' in found.advice


@pytest.mark.parametrize("key", ["options", "decisionMakers"])
def test_a_key_that_every_file_has_is_missed(tmp_path: Path, key: str) -> None:
    data = fence()
    del data[key]
    assert f'the key "{key}" is missing' in problem(data, tmp_path).message


def test_an_option_has_one_owner(tmp_path: Path) -> None:
    two = problem(changed("decisionMakers[1].options", [2, 0]), tmp_path)
    assert (two.where, "option 0 belongs to Ana and Ben" in two.message) == ("options[0]", True)
    none = problem(changed("decisionMakers[1].options", []), tmp_path)
    assert (none.where, none.message) == ("options[2]", "option 2 belongs to no decision maker")
    again = problem(changed("decisionMakers[0].options", [0, 1, 1]), tmp_path)
    assert "option 1 stands here twice" in again.message


@pytest.mark.parametrize(
    ("ranking", "said"),
    [
        ([3, 5, 2, 6, 4], "names 5 states, and 6 are feasible; missing: 1"),
        ([3, 5, 2, 6, 4, 1, 1], "names 7 states, and 6 are feasible; named more than once: 1"),
        ([3, 5, 2, 6, 4, 7], "missing: 1; not there: 7"),
        ([[3, 5], 2, [6, 4], 0], "missing: 1; not there: 0"),
        ([], "names 0 states, and 6 are feasible"),
        (None, "this decision maker has none"),
        ([3, [], 1], "expected a state's number, or a list of them, found an empty list"),
        ([3, [[5]], 1], "expected a state's number"),
        ([3.0, 5, 2, 6, 4, 1], "expected a state's number, or a list of them, found 3.0"),
    ],
)
def test_a_ranking_names_every_feasible_state_once(tmp_path: Path, ranking: Any, said: str) -> None:
    data = fence(ranked=True)
    data["decisionMakers"][0]["preferenceRanking"] = ranking
    found = problem(data, tmp_path)
    assert said in found.message
    assert found.where.startswith("decisionMakers[0].preferenceRanking")


def test_two_keys_for_one_thing_may_not_contradict_each_other(tmp_path: Path) -> None:
    data = fence()
    data["useManualPreferenceVectors"] = True
    assert "says the opposite" in problem(data, tmp_path).message or "says the opposite" in str(
        problems(data, tmp_path)
    )


def test_some_state_is_feasible(tmp_path: Path) -> None:
    for conditions in ([[]], [[[0, "Y"]], [[0, "N"]]], [{"compound": True, "members": [[[0, "Y"]], [[0, "N"]]]}]):
        for data in (changed("infeasibles", conditions), fence(seen=False, ranked=True) | {"infeasibles": conditions}):
            assert "no state is feasible" in str(problems(data, tmp_path)[0])


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    data = fence()
    data["options"][0]["permittedDirection"] = "up"
    data["decisionMakers"][0]["preferences"][0] = [[9, "Y"], [1, "X"]]
    data["infeasibles"].append("all")
    assert len(problems(data, tmp_path)) == 4


def test_of_very_many_problems_the_first_are_shown(tmp_path: Path) -> None:
    found = problems(changed("infeasibles", [7] * 5000), tmp_path)
    assert len(found) == 51
    assert found[-1].message == "and 4,950 more problems like these"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("  \n", "the file is empty"),
        ("[]", "is one JSON object"),
        ("3", "is one JSON object"),
        ("{", "the file stops in the middle"),
        (json.dumps(fence())[:300], "the file stops in the middle"),
        ('{"options": [}', "not JSON from here on"),
        ('{"options": NaN}', "NaN stands in the file"),
        ('{"options": -Infinity}', "-Infinity stands in the file"),
        ('{"options": ' + "9" * 5000 + "}", "a number of 5,000 digits"),
        ("[" * 200_000, "too deeply"),
        ('{"options":' * 100_000, "too deeply"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"PK\x03\x04 a zip", "not JSON"),
        ('{"options": 1, "options": 2, "decisionMakers": []}', 'the key "options" stands twice'),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: str | bytes, said: str) -> None:
    found = problems(content, tmp_path)
    assert any(said in one.message for one in found), found


def test_a_cut_file_says_where_it_stops(tmp_path: Path) -> None:
    found = problem(json.dumps(fence(), indent=1)[:300], tmp_path)
    assert found.line > 1
    assert "cut off" in found.advice


def test_no_text_of_a_file_moves_the_cursor(tmp_path: Path) -> None:
    escape = "\x1b[2J"
    data = fence()
    data["decisionMakers"][0]["name"] = f"Ana{escape}"
    data["decisionMakers"][0]["preferences"] *= 2
    data |= {"program": escape, escape: 1}
    case = read(data, tmp_path)
    assert escape[0] not in told(case) + case.model().decision_makers[0].name
    data["options"][0]["permittedDirection"] = escape
    assert escape[0] not in str(problem(data, tmp_path))
    assert escape[0] not in str(problem(f"{{{escape}", tmp_path))


def test_limits_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAXIMUM_BYTES", 100)
    assert "may have 100 bytes" in problem(fence(), tmp_path).message
    monkeypatch.undo()
    assert "2,001 options; the limit is 2,000" in str(problems(changed("options", [{"name": "x"}] * 2001), tmp_path)[0])
    assert "10,001 conditions" in str(problems(changed("infeasibles", [[]] * 10_001), tmp_path)[0])
    many = [{"compound": True, "members": [[[0, "Y"]]] * 6000}] * 2
    assert "12,006 conditions in all" in problem(changed("infeasibles", many), tmp_path).message
    monkeypatch.setattr(drawn, "MOST_MOVES", 5)
    assert "up to 24 moves; the limit is 5" in problem(fence(seen=False), tmp_path).message
    monkeypatch.setattr(rankings, "MOST_STATES", 5)
    assert "6 feasible states" in problem(fence(ranked=True), tmp_path).message


def test_states_are_not_listed_over_too_many_options(tmp_path: Path) -> None:
    data = fence(ranked=True)
    data["options"] += [{"name": f"More {number}"} for number in range(30)]
    data["decisionMakers"][1]["options"] += list(range(3, 33))
    assert "33 options, and state numbers in rankings need every state listed" in problem(data, tmp_path).message


def test_a_long_condition_over_very_many_options_is_refused(tmp_path: Path) -> None:
    data = fence()
    data["options"] += [{"name": f"More {number}"} for number in range(200)]
    data["decisionMakers"][1]["options"] += list(range(3, 203))
    data["infeasibles"].append([[number, "Y"] for number in range(202)])
    assert "longer than a constraint may be" in problem(data, tmp_path).message


VALUES = [None, True, -1, 0, 2, 99, 1e308, "", "Y", "N", "fwd", [], {}, [[0, "Y"]], {"compound": True, "members": []}]


def mutated(rng: random.Random, value: Any) -> Any:
    """Return data with something in it replaced, taken out, repeated or put elsewhere."""
    if rng.random() < 0.04:
        return rng.choice(VALUES)
    if isinstance(value, list):
        found = [mutated(rng, part) for part in value]
        if found and rng.random() < 0.05:
            found.append(rng.choice(found))
        if found and rng.random() < 0.05:
            found.pop(rng.randrange(len(found)))
        return found
    if isinstance(value, dict):
        return {key: mutated(rng, part) for key, part in value.items() if rng.random() > 0.02}
    return value


@pytest.mark.parametrize("seed", range(8))
def test_mutated_data_is_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    rng, fine, said = random.Random(seed), 0, list[str]()
    for _ in range(400):
        data = mutated(rng, fence(rng.random() < 0.5, rng.random() < 0.5))
        try:
            case = read(data, tmp_path)
        except CountermoveError as refused:
            said.append(str(refused))
        else:
            fine += 1
            solve(case, ["nash"])
    assert fine
    assert said
    assert all(said)


@pytest.mark.parametrize("seed", range(4))
def test_mutated_bytes_are_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    rng, said = random.Random(seed), list[str]()
    whole = json.dumps(fence(rng.random() < 0.5)).encode()
    for _ in range(800):
        raw = bytearray(whole)
        for _ in range(rng.randint(1, 4)):
            at = rng.randrange(len(raw))
            raw[at : at + rng.randint(0, 3)] = (
                rng.randbytes(rng.randint(0, 3)) if rng.random() < 0.5 else b'",[]{}0Y'[:2]
            )
        try:
            read(bytes(raw), tmp_path)
        except CountermoveError as refused:
            said.append(str(refused))
    assert said
    assert all(said)
