"""Operations as data: there and back, every problem at once, a sentence each."""

from __future__ import annotations

import json

import pytest
from unit.editing.test_operations import CHANGES, FORTH_AND_BACK

from countermove.editing import operation_from, operation_kinds
from countermove.editing.operation import AddOption, MoveStatement, RenameOption, SetField, SetOption
from countermove.errors import CaseError

ALL = [one for one, _ in CHANGES] + [one for pair in FORTH_AND_BACK for one in pair] + [RenameOption("a", "b")]


def test_every_kind_is_tried_here() -> None:
    kinds = {operation.kind for operation in ALL}
    assert set(operation_kinds()) - kinds == {"set_constraint"}


@pytest.mark.parametrize("operation", ALL, ids=lambda one: one.kind)
def test_an_operation_comes_back_from_json_as_it_was(operation: object) -> None:
    data = json.loads(json.dumps(operation.to_dict()))  # type: ignore[attr-defined]
    assert operation_from(data) == operation
    assert operation.label[0].isupper()  # type: ignore[attr-defined]
    assert not operation.label.endswith(".")  # type: ignore[attr-defined]


def test_defaults_are_left_out_and_lists_compare_equal_to_tuples() -> None:
    assert AddOption("town", "fee", cites=["A/B/1"]).to_dict() == {  # type: ignore[arg-type]
        "kind": "add_option",
        "party": "town",
        "id": "fee",
        "cites": ["A/B/1"],
    }
    assert SetOption("fee", "cites", ["A/B/1"]) == SetOption("fee", "cites", ("A/B/1",))
    assert SetField("question/allies", ()) == SetField("question/allies", [])


def test_the_label_says_what_was_done() -> None:
    assert MoveStatement("town", 3, 2, "not  fee").label == "Moved “not fee” of town to place 2"
    assert MoveStatement("town", 3, 2, "fee", stakeholder="board").label == "Moved “fee” of board of town to place 2"
    assert RenameOption("fee", "toll").label == "Renamed the option fee to toll"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, ["there is no operation"]),
        ([], ["is a mapping with its kind"]),
        ({"kind": "move_statment"}, ['did you mean "move_statement"']),
        ({"kind": "__init__"}, ["there is no operation"]),
        (
            {"kind": "move_statement", "party": 1, "line": "2", "too": 3, "expected": None},
            [
                "party: is 1",
                "line: is '2'; expected a whole number",
                'did you mean "to"',
                "to: is missing",
                "expected: is None",
            ],
        ),
        ({"kind": "move_statement", "party": "a", "line": True, "to": 1, "expected": ""}, ["line: is True"]),
        ({"kind": "add_option", "party": "a", "id": "1x", "cites": "A"}, ["cites: is 'A'; expected a list of texts"]),
        ({"kind": "add_option", "party": "a", "id": "1x"}, ['id: "1x" cannot be an id']),
        ({"kind": "set_option", "option": "a", "field": "text", "value": float("nan")}, ["value: is nan"]),
        (
            {"kind": "add_event", "id": "a", "date": "2026", "fields": {"txt": "x", "actr": "y"}},
            ["fields/txt", "fields/actr"],
        ),
    ],
)
def test_every_problem_is_told_at_once(data: object, said: list[str]) -> None:
    with pytest.raises(CaseError) as caught:
        operation_from(data)  # type: ignore[arg-type]
    for one in said:
        assert one in str(caught.value)


def test_a_value_that_nests_without_end_is_refused() -> None:
    value: list[object] = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(CaseError):
        operation_from({"kind": "set_option", "option": "a", "field": "costs", "value": value})
