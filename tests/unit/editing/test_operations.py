"""Operations on a case file: what they change, what they leave, and what they refuse."""

from __future__ import annotations

import json
import re
import time
from typing import Any

import pytest
from unit.editing.texts import SHORT, bundled_text, changes, format_example, scaffold

from countermove.editing import apply, apply_all, read_document, refuse_foreign
from countermove.editing.errors import EditConflict, EditError, StillNamed
from countermove.editing.operation import (
    AddConstraint,
    AddEvent,
    AddOption,
    AddPackage,
    AddParty,
    AddReaction,
    AddSource,
    AddStakeholder,
    AddStance,
    AddStatement,
    MoveOption,
    MoveStatement,
    Operation,
    RemoveConstraint,
    RemoveEvent,
    RemoveOption,
    RemovePackage,
    RemoveParty,
    RemoveReaction,
    RemoveStakeholder,
    RemoveStance,
    RemoveStatement,
    RenameParty,
    SetConstraint,
    SetEvent,
    SetField,
    SetOption,
    SetParty,
    SetReaction,
    SetStakeholder,
    SetStatement,
)
from countermove.editing.wording import statement_of
from countermove.errors import CaseError, CountermoveError, NotApplicable

FULL = format_example()

BLOCKS = """\
uncertain:
  - {id: open, kind: order, block: [town/preferences/1, town/preferences/2, town/preferences/3]}
hypotheses:
  aim:
    answers:
      a: {fixes: {open: 3 1 2, town/preferences/1: as_coded, town/preferences/2: otherwise}}
"""

CHANGES: list[tuple[Operation, list[str]]] = [
    (AddParty("state", "The state"), ["+  state:", "+    name: The state"]),
    (SetParty("town", name="The town"), ["+    name: The town"]),
    (AddOption("company", "sue", "Go to court"), ["+      sue: Go to court"]),
    (AddOption("company", "sue"), ["+      sue:"]),
    (AddOption("company", "sue", "Go", status_quo=True), ["+      sue: {text: Go, status_quo: true}"]),
    (
        SetOption("permit", "area", "crossing"),
        [
            "-      permit: Grant the permit   # asked for twice",
            "+      permit:",
            "+        text: Grant the permit   # asked for twice",
            "+        area: crossing",
        ],
    ),
    (SetOption("fee", "text", "Ask: more"), ["-      fee: Raise the fee", '+      fee: "Ask: more"']),
    (SetOption("fee", "text", ""), ["-      fee: Raise the fee", "+      fee:"]),
    (SetOption("fee", "note", ""), []),
    (
        MoveOption("fee", 1),
        ["+      fee: Raise the fee", "-      fee: Raise the fee"],
    ),
    (AddStatement("town", "fee", 1), ["+      - fee"]),
    (
        AddStatement("company", "permit", 1),
        ["-    preferences: [build, not fee]", "+    preferences: [permit, build, not fee]"],
    ),
    (
        SetStatement("town", 1, "basis", "judged", "not fee"),
        ["-      - not fee   # most of all", "+      - {statement: not fee, basis: judged}   # most of all"],
    ),
    (
        MoveStatement("town", 2, 1, "build if permit"),
        ["-      - not fee   # most of all", "+      - not fee   # most of all"],
    ),
    (RemoveStatement("town", 2, "build if permit"), ["-      # then the bridge", "-      - build if permit"]),
    (
        RemoveStatement("company", 1, "build"),
        ["-    preferences: [build, not fee]", "+    preferences: [not fee]"],
    ),
    (
        AddStakeholder("company", "board", "The board", influence="high"),
        ["+    stakeholders:", "+      board: {name: The board, influence: high}"],
    ),
    (
        AddConstraint("never", "fee and permit"),
        ["+", "+constraints:", "+  - {never: fee and permit}"],
    ),
    (AddSource("MEMO-7", "A memo"), ["+", "+sources:", "+  MEMO-7: A memo"]),
    (SetField("title", "A ferry"), ["-title: A bridge   # as people call it", "+title: A ferry   # as people call it"]),
    (SetField("as_of", "2026-01"), ["+as_of: 2026-01"]),
    (SetField("question/initiator", "town"), ["+", "+question:", "+  initiator: town"]),
    (SetField("summary", ""), []),
]


@pytest.mark.parametrize(("operation", "expected"), CHANGES, ids=lambda one: getattr(one, "kind", ""))
def test_a_change_is_made_where_it_belongs_and_nowhere_else(operation: Operation, expected: list[str]) -> None:
    found = changes(SHORT, apply(SHORT, operation))
    if isinstance(operation, MoveOption | MoveStatement):  # which of the two that change places the diff shows is open
        assert len(found) in {2, 4}
    else:
        assert sorted(found) == sorted(expected)


def test_a_comment_travels_with_what_it_is_about() -> None:
    new = apply(SHORT, MoveStatement("town", 2, 1, "build if permit"))
    wants = new[new.index("    preferences:") : new.index("  company:")]
    assert wants.splitlines()[1:] == [
        "      # then the bridge",
        "      - build if permit",
        "      - not fee   # most of all",
        "      - permit",
    ]
    new = apply(SHORT, MoveOption("permit", 2))
    lines = new.splitlines()
    assert lines[6:9] == [
        "      fee: Raise the fee",
        "      # the first",
        "      permit: Grant the permit   # asked for twice",
    ]


FORTH_AND_BACK: list[tuple[Operation, Operation]] = [
    (AddParty("state"), RemoveParty("state")),
    (AddOption("town", "tax", "Raise a tax", area="money"), RemoveOption("tax")),
    (AddStatement("town", "fee or permit", 2, because="x: y"), RemoveStatement("town", 2, "fee or permit")),
    (AddStatement("company", "sue", stakeholder="crews"), RemoveStatement("company", 2, "sue", stakeholder="crews")),
    (
        AddStatement("town", "not fee", 1, profile="after_the_election"),
        RemoveStatement("town", 1, "not fee", profile="after_the_election"),
    ),
    (MoveStatement("town", 1, 3, "build_bridge if permit"), MoveStatement("town", 3, 1, "build_bridge if permit")),
    (MoveStatement("company", 3, 1, "not fee"), MoveStatement("company", 1, 3, "not fee")),
    (MoveOption("sue", 1), MoveOption("sue", 3)),
    (AddStakeholder("company", "clerks", "The clerks", weight=0.1), RemoveStakeholder("company", "clerks")),
    (AddReaction("company", "board", "permit", pull="low"), RemoveReaction("company", "board", "permit")),
    (AddStance("company", "board", "build_free", against="low"), RemoveStance("company", "board", "build_free")),
    (AddConstraint("requires", {"fee": ["permit"]}), RemoveConstraint(6, "requires: fee: permit")),
    (AddPackage("gift", {"fee": False}), RemovePackage("gift")),
    (
        AddEvent("third_word", "2025-11", {"actor": "company", "themes": {"money": "stressed"}}),
        RemoveEvent("third_word"),
    ),
    (RenameParty("town", "city"), RenameParty("city", "town")),
    (SetReaction("company", "board", "fee", "pull", "low"), SetReaction("company", "board", "fee", "pull", "")),
    (SetStakeholder("company", "crews", "veto", True), SetStakeholder("company", "crews", "veto", None)),
    (SetEvent("second_word", "speaker", "He"), SetEvent("second_word", "speaker", "")),
    (SetField("paper/scope", "All"), SetField("paper/scope", "All")),
]


@pytest.mark.parametrize(("forth", "back"), FORTH_AND_BACK, ids=lambda one: one.kind)
@pytest.mark.parametrize("windows", [False, True])
def test_what_is_done_and_taken_back_leaves_every_byte(forth: Operation, back: Operation, windows: bool) -> None:
    text = "\ufeff" + FULL.replace("\n", "\r\n") if windows else FULL
    changed = apply(text, forth)
    assert changed != text
    if forth != back:
        assert apply(changed, back) == text
    assert apply_all(text, [forth, back]) == apply(changed, back)


def test_paths_to_statements_follow_them() -> None:
    new = apply(FULL, MoveStatement("town", 3, 2, "not fee"))
    case = read_document(new).value
    assert case["uncertain"][0]["of"] == "town/preferences/3"
    assert (case["uncertain"][1]["above"], case["uncertain"][1]["below"]) == (
        "town/preferences/3",
        "town/preferences/2",
    )
    assert case["hypotheses"]["aim"]["answers"]["crossing"]["first"] == ["town/preferences/3"]
    assert case["uncertain"][3]["of"] == "company/preferences/3"


def test_what_answers_fix_follows_statements() -> None:
    text = SHORT.replace("# the end\n", "") + BLOCKS
    case = read_document(apply(text, MoveStatement("town", 1, 2, "not fee"))).value
    assert case["uncertain"][0]["block"] == ["town/preferences/2", "town/preferences/1", "town/preferences/3"]
    assert list(case["hypotheses"]["aim"]["answers"]["a"]["fixes"].items()) == [
        ("open", "3 2 1"),
        ("town/preferences/2", "as_coded"),
        ("town/preferences/1", "otherwise"),
    ]


def test_a_renamed_party_is_renamed_in_paths_too() -> None:
    text = SHORT.replace("# the end\n", "") + BLOCKS
    new = apply(text, RenameParty("town", "city"))
    assert re.findall(r"\btown\b", new) == []
    assert new.replace("city", "town") == text
    with pytest.raises(EditError, match="named already, in line"):
        apply(text + "campaign: {by: mayor}\n", RenameParty("town", "mayor"))


def test_many_uses_in_one_list_go_at_once() -> None:
    wants = "".join(f"      - fee if x{n}   # {n}\n      - permit if x{n}\n" for n in range(120))
    text = SHORT.replace("      - not fee   # most of all\n", wants)
    start = time.process_time()
    new = apply(text, RemoveOption("fee", with_uses=True))
    assert time.process_time() - start < 5
    assert not re.search(r"\bfee\b", new)
    assert read_document(new).value["decision_makers"]["town"]["preferences"][:120] == [
        f"permit if x{n}" for n in range(120)
    ]


def test_entries_of_the_paper_in_their_short_form_become_long() -> None:
    text = apply(SHORT, SetField("paper/recipients/0", "The mayor"))
    text = apply(text, SetField("paper/recipients/1", "The clerk"))
    assert read_document(text).value["paper"] == {"recipients": ["The mayor", "The clerk"]}
    text = apply(text, SetField("paper/recipients/1/copies", 2))
    assert read_document(text).value["paper"]["recipients"][1] == {"office": "The clerk", "copies": "2"}
    assert read_document(apply(text, SetField("paper/recipients/0", None))).value["paper"]["recipients"][0] == {
        "office": "The clerk",
        "copies": "2",
    }


def ranking(text: str) -> Any:
    return read_document(text).value["decision_makers"]["county"]["ranking"]


def test_a_ranking_by_letters_keeps_its_order_of_states() -> None:
    assert ranking(apply(FULL, AddOption("company", "wait"))) == [["Y-------"], "rest"]
    assert ranking(apply(FULL, RemoveOption("sue", with_uses=True))) == [["Y-----"], "rest"]
    assert ranking(apply(FULL, MoveOption("permit", 2))) == [["-Y-----"], "rest"]
    with pytest.raises(NotApplicable, match="tells states apart by permit"):
        apply(FULL, RemoveOption("permit", with_uses=True))


def test_what_is_still_named_is_listed_with_line_and_place() -> None:
    with pytest.raises(StillNamed) as caught:
        apply(FULL, RemoveOption("subsidy"))
    lines = FULL.splitlines()
    assert [use.where for use in caught.value.uses] == ["constraints/3/exactly_one/1", "constraints/5/requires/subsidy"]
    assert all("subsidy" in lines[use.line - 1] for use in caught.value.uses)
    with pytest.raises(StillNamed, match="question/allies/1: county"):
        apply(FULL, RemoveParty("county"))


def test_with_its_uses_nothing_of_an_option_is_left() -> None:
    new = apply(FULL, RemoveOption("fee", with_uses=True))
    case = read_document(new).value
    assert [item["id"] for item in case["uncertain"]] == ["in_earnest", "the_board", "the_toll", "court"]
    assert "swap" not in case["packages"]
    with pytest.raises(EditError, match="there is no option"):
        apply(new, RemoveOption("fee"))
    assert [line for line in changes(FULL, new) if line.startswith("+")] == [
        "+        preferences: [build_bridge if permit]",
        "+    ranking: [[Y-----], rest]",
    ]


@pytest.mark.parametrize(
    "operation",
    [
        MoveStatement("town", 1, 2, "not  permit"),
        SetStatement("town", 1, "statement", "fee", "fee"),
        RemoveStatement("town", 9, "fee"),
        SetConstraint(1, "because", "x", "never: permit"),
        RemoveConstraint(9, "never: permit"),
    ],
)
def test_a_line_that_says_something_else_now_is_a_conflict(operation: Any) -> None:
    with pytest.raises(EditConflict) as caught:
        apply(FULL, operation)
    assert caught.value.expected == operation.expected
    assert caught.value.found != operation.expected


def test_blanks_are_no_conflict() -> None:
    assert apply(SHORT, MoveStatement("town", 2, 1, " build  if permit ")) != SHORT


@pytest.mark.parametrize(
    ("operation", "kind", "said"),
    [
        (MoveStatement("county", 1, 2, "x"), NotApplicable, "ranking of states"),
        (MoveStatement("town", 1, 9, "build_bridge if permit"), EditError, "has 3 statements"),
        (AddOption("tonw", "x"), EditError, 'did you mean "town"'),
        (AddOption("town", "sue"), EditError, "already"),
        (SetOption("pemit", "text", "x"), EditError, 'did you mean "permit"'),
        (AddOption("town", "not"), CaseError, "cannot be an id"),
        (AddOption("town", "null"), CaseError, "cannot be an id"),
        (SetOption("permit", "txet", "x"), CaseError, 'did you mean "text"'),
        (SetOption("permit", "text", "a\x07b"), CaseError, "control character"),
        (AddStatement("town", "  "), CaseError, "empty"),
        (SetStatement("town", 1, "statement", "", "x"), CaseError, "take it out instead"),
        (AddConstraint("nevr", "x"), CaseError, 'did you mean "never"'),
        (AddConstraint("exactly_one", "x"), CaseError, "a list of options"),
        (SetField("decision_makers/town/name", "x"), CaseError, "no place that can be set"),
        (SetField("title/x", "x"), CaseError, "no place that can be set"),
        (SetField("paper/recipients/7", "x"), EditError, "there is no paper/recipients/8"),
        (RemoveReaction("company", "board", "sue"), EditError, "there is no reaction"),
        (AddStatement("town", "x", profile="p", stakeholder="s"), CaseError, "not both"),
    ],
    ids=lambda one: getattr(one, "kind", ""),
)
def test_what_cannot_be_done_is_said(operation: Operation, kind: type[CountermoveError], said: str) -> None:
    with pytest.raises(kind, match=said):
        apply(FULL, operation)


HALF = [
    ("countermove: 1\n", AddParty("town"), {"decision_makers": {"town": {"name": "town"}}}),
    ("a: 1\ndecision_makers:\n", AddParty("town"), {"decision_makers": {"town": {"name": "town"}}}),
    ("decision_makers:\n  town:\n", AddOption("town", "permit", "Give"), {"options": {"permit": "Give"}}),
    ("decision_makers:\n  town:  # new\n\n", AddStatement("town", "permit"), {"preferences": ["permit"]}),
    ("decision_makers: {town: {}}", AddStatement("town", "permit"), {"preferences": ["permit"]}),
    ("decision_makers:\n  town:\n    options: {}\n", AddOption("town", "a"), {"options": {"a": None}}),
    ("decision_makers:\n  town:\n    preferences:\n      -\n", RemoveStatement("town", 1, ""), {"preferences": []}),
]


@pytest.mark.parametrize(("text", "operation", "expected"), HALF)
def test_a_case_that_is_only_begun_can_be_edited(text: str, operation: Operation, expected: dict[str, Any]) -> None:
    case = read_document(apply(text, operation)).value
    found = case if "decision_makers" in expected else case["decision_makers"]["town"]
    assert {key: found[key] for key in expected} == expected


def test_shapes_that_no_case_has_are_refused_plainly() -> None:
    for text in ("decision_makers: [town]\n", "decision_makers: town\n", "decision_makers: {town: [a]}\n"):
        for operation in (AddOption("town", "x"), AddStatement("town", "x"), SetParty("town", "x")):
            with pytest.raises(CountermoveError):
                apply(text, operation)


def test_a_long_text_of_several_lines_becomes_a_block_and_stays_one() -> None:
    first = apply(scaffold(), SetField("note", "One.\r\n\r\nTwo # no comment."))
    assert "note: |-\n  One.\n\n  Two # no comment.\n" in first
    assert "note: |-\n  One.\n\n  Three.\n" in apply(first, SetField("note", "One.\n\nThree."))


def test_json_stays_json() -> None:
    plain = read_document(FULL).value
    for indent in (2, "\t"):
        text = json.dumps(plain, indent=indent, ensure_ascii=False)
        operations = [forth for forth, _ in FORTH_AND_BACK]
        for operation in operations:
            new = apply(text, operation, is_json=True)
            assert json.loads(new)
            assert read_document(new, is_json=True).value == read_document(apply(FULL, operation)).value


def test_a_drawn_case_has_no_options_to_edit() -> None:
    drawn = "states: {a: A, b: B}\ndecision_makers:\n  x: {moves: {a: [b]}, ranking: [[a], [b]]}\n"
    for operation in (AddOption("x", "y"), AddStatement("x", "y"), AddConstraint("never", "y")):
        with pytest.raises(NotApplicable, match="graph form"):
            apply(drawn, operation)
    assert "name: X" in apply(drawn, SetParty("x", name="X"))


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: !!python/object:os.system 1\n",
        "a: 1\n---\nb: 2\n",
        "[" * 500,
        "a: [1",
        "- a\n",
        "",
        "a: '" + "x" * 4_000_001 + "'",
    ],
    ids=["alias", "tag", "documents", "deep", "broken", "list", "empty", "big"],
)
def test_hostile_and_broken_texts_are_refused(text: str) -> None:
    with pytest.raises(CountermoveError):
        apply(text, SetField("title", "x"))


def test_files_of_other_programs_are_to_be_converted() -> None:
    for name in ("a.gmcr", "a.xlsx", "a.txt"):
        with pytest.raises(NotApplicable, match="countermove convert"):
            refuse_foreign(name)
    refuse_foreign("case.YAML")


def test_an_operation_on_the_largest_bundled_case_is_quick() -> None:
    text = bundled_text("soviet-japan-1985-full")
    said = statement_of(read_document(text).value["decision_makers"]["tokyo"]["preferences"][2])
    apply(text, SetField("title", "x"))
    start = time.process_time()
    for number in range(5):
        apply(text.replace("full model", f"full model {number}", 1), MoveStatement("tokyo", 3, 1, said))
    assert (time.process_time() - start) / 5 < 0.3  # about 0.05 on a quiet machine
