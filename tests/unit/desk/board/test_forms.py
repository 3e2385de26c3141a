"""Forms of the board: what they ask for is done to the text, and nothing else of it changes."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from countermove.casefile.load import load_text
from countermove.desk.board.board import Board, board_of
from countermove.desk.board.fields import Form
from countermove.desk.board.forms import form_for
from countermove.desk.board.outline import read_outline, steps_of
from countermove.desk.board.saving import operations_of, settings_from
from countermove.editing import apply_all
from countermove.editing.errors import EditConflict
from countermove.errors import CountermoveError

TEXT = (resources.files("countermove.casefile") / "scaffold.yaml").read_text(encoding="utf-8")
TEXT += """
events:
  - id: refused   # the first answer
    date: 2025-12
    actor: company
    option: build
    direction: "off"
"""


def board() -> Board:
    root = read_outline(TEXT)
    assert root is not None
    return board_of(root, load_text(TEXT, Path("case.yaml"), "scaffold"))


def sent(form: Form, **changed: str) -> str:
    """Return the text after a form was sent with some fields changed."""
    root = read_outline(TEXT)
    assert root is not None
    fields = {one.name: one.value for one in form.fields} | changed
    was = json.loads(form.was)
    return apply_all(TEXT, operations_of(form.mode, steps_of(form.at, root), fields, was, form.expected))


EDITS = [
    ("question", {"title": "Another"}, "title: Another"),
    (
        "question",
        {"target": "town", "allies": "company"},
        "question: {initiator: town, target: town, allies: [company]}",
    ),
    ("town", {"name": "The borough"}, "name: The borough"),
    ("town/options/fee", {"area": "dues", "status_quo": "true"}, "status_quo: true "),
    ("town/options/fee", {"new_id": "toll"}, "statement: not sue if not toll"),
    ("town/preferences/2", {"statement": "build or sue", "because": "so"}, "- statement: build or sue"),
    ("town/preferences/3", {"line": "1"}, "- {statement: not fee, basis: judged}\n      - statement: build if permit"),
    ("company/stakeholders/board", {"veto": "", "weight": "0.5"}, "weight: 0.5"),
    ("constraints/1", {"content": "build and sue"}, "never: build and sue"),
    ("constraints/1", {"shape": "exactly_one", "content": "build, sue"}, "exactly_one: [build, sue]"),
    ("events/1", {"until": "2026-01"}, "until: 2026-01"),
]


@pytest.mark.parametrize(("where", "changed", "line"), EDITS)
def test_what_is_changed_is_changed_in_the_text(where: str, changed: dict[str, str], line: str) -> None:
    after = sent(form_for(board(), "edit", where), **changed)
    assert line in after
    remarks = [part.split("#")[1] for part in TEXT.splitlines() if "#" in part]
    assert all(remark in after for remark in remarks)


@pytest.mark.parametrize("where", [where for where, _, _ in EDITS])
def test_a_form_sent_as_it_was_drawn_changes_nothing(where: str) -> None:
    assert sent(form_for(board(), "edit", where)) == TEXT


ADDITIONS = [
    ("decision_makers", {"id": "region", "name": "The region"}, "name: The region"),
    ("town/options", {"id": "dredge", "text": "Dredge the river", "area": "works"}, "text: Dredge the river"),
    ("town/options", {"id": "dredge", "text": "Dredge it", "status_quo": "true"}, "status_quo: true"),
    ("town/preferences", {"statement": "sue", "line": "1"}, "      - sue\n      - statement: build if permit"),
    ("company/stakeholders", {"id": "bank", "name": "The bank", "veto": "true", "weight": "2"}, "veto: true"),
    ("company/stakeholders/crews/reactions", {"option": "permit", "push": "high"}, "push: high"),
    ("company/stakeholders/crews/stances", {"option": "build", "against": "low"}, "against: low"),
    ("company/stakeholders/crews/preferences", {"statement": "sue"}, "sue"),
    ("constraints", {"shape": "requires", "content": "build: permit"}, "build: permit"),
    ("packages", {"id": "both", "changes": "permit, not fee"}, "fee: false"),
    ("events", {"id": "talks", "date": "2026-01-03", "text": "They talk", "actor": "town"}, "text: They talk"),
    ("sources", {"id": "MEMO-8", "title": "Another", "sections": "SUM: Summary\nTAL: Talks"}, "TAL: Talks"),
]


@pytest.mark.parametrize(("where", "fields", "line"), ADDITIONS)
def test_what_is_added_is_in_the_text(where: str, fields: dict[str, str], line: str) -> None:
    after = sent(form_for(board(), "add", where), **fields)
    assert line in after
    assert after != TEXT
    kept = [part for part in TEXT.splitlines() if "#" in part]
    assert all(part in after.splitlines() for part in kept)


def test_moving_by_number() -> None:
    after = sent(form_for(board(), "move", "town/preferences/1"), to="3")
    assert after.index("statement: not fee, basis") < after.index("statement: build if permit\n")
    with pytest.raises(CountermoveError, match="whole number"):
        sent(form_for(board(), "move", "town/preferences/1"), to="first")


def test_several_fields_of_a_statement_change_together() -> None:
    form = form_for(board(), "edit", "town/preferences/1")
    after = sent(form, statement="permit", because="shorter", tier="vital", line="2")
    root = read_outline(after)
    assert root is not None
    entry = root.part("decision_makers", "town", "preferences", 1)
    assert entry is not None
    assert [entry.text(key) for key in ("statement", "because", "tier")] == ["permit", "shorter", "vital"]


def test_a_form_for_nothing_is_refused() -> None:
    for mode, where in [
        ("edit", "nobody"),
        ("edit", "town/preferences/9"),
        ("add", "title"),
        ("move", "town"),
        ("x", "town"),
    ]:
        with pytest.raises(CountermoveError, match="there is no form"):
            form_for(board(), mode, where)


def test_a_statement_that_is_not_what_was_seen_is_not_overwritten() -> None:
    form = form_for(board(), "edit", "town/preferences/1")
    root = read_outline(TEXT)
    assert root is not None
    found = operations_of("edit", steps_of(form.at, root), {"because": "new"}, {"because": "old"}, "something else")
    with pytest.raises(EditConflict):
        apply_all(TEXT, found)


def test_changes_are_read_as_people_type_them() -> None:
    assert settings_from("permit, not fee,  Not sue, ") == {"permit": True, "fee": False, "sue": False}
    assert settings_from("") == {}
