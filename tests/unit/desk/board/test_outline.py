"""A case's text as entries, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermove.casefile.catalogue import bundled_names, bundled_path
from countermove.casefile.load import load_text
from countermove.desk.board.board import board_of
from countermove.desk.board.outline import anchor, entry_at, kind_of, read_outline, steps_of

HALF = """countermove: 1
decision_makers:
  town:
    options:
      permit: Grant it
      fee: {text: Raise it, costs: money}
    preferences:
    - permit and
    - {statement: [not, a, text]}
    - because: nothing
    stakeholders: nobody
  company: later
constraints:
- never:
- {exactly_one: permit}
events: {a: b}
packages: [1, 2]
"""


def test_what_is_half_written_is_shown_as_far_as_it_goes() -> None:
    root = read_outline(HALF)
    assert root is not None
    board = board_of(root, None)
    town, company = board.parties
    assert [option.id for option in town.options] == ["permit", "fee"]
    assert [one.text for one in town.orders[0].wanted] == ["permit and", "", ""]
    assert town.orders[0].wanted[0].words == ""
    assert not town.insiders
    assert not company.options
    assert [row.text for row in board.constraints] == ["", "exactly_one: permit"]


def test_a_text_that_is_no_mapping_has_no_board() -> None:
    assert read_outline("- a\n- b\n") is None
    assert read_outline("a: [b\n") is None
    assert read_outline("a: &x 1\nb: *x\n") is None


def test_lines_are_those_of_the_file_whatever_its_line_ends() -> None:
    for ends in ("\n", "\r\n"):
        root = read_outline("\ufeff" + HALF.replace("\n", ends))
        assert root is not None
        found = entry_at("town/options/fee", root)
        assert found is not None
        assert found.line == 6
        assert found.anchor == anchor("town/options/fee") == "at-town-options-fee"


@pytest.mark.parametrize(
    ("where", "kind"),
    [
        ("town", "party"),
        ("town/options/fee", "option"),
        ("town/preferences/2", "statement"),
        ("constraints/1", "constraint"),
        ("town/options", ""),
        ("town/options/fee/costs", ""),
        ("title", ""),
        ("question", "question"),
    ],
)
def test_places_are_told_by_what_stands_there(where: str, kind: str) -> None:
    root = read_outline(HALF)
    assert root is not None
    assert kind_of(steps_of(where, root)) == kind


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_case_is_shown_whole(name: str) -> None:
    path: Path | None = bundled_path(name)
    assert path is not None
    text = (path / "case.yaml").read_text(encoding="utf-8")
    case = load_text(text, path / "case.yaml", name)
    root = read_outline(text)
    assert root is not None
    board = board_of(root, case)
    conflict = case.conflict
    assert [party.id for party in board.parties] == list(conflict.party_names)
    if board.is_drawn:
        assert board.graph is conflict
        assert all(party.ranking for party in board.parties)
        return
    for party, shown in zip(conflict.decision_makers, board.parties, strict=True):
        assert [option.id for option in shown.options] == [option.id for option in party.options]
        if not shown.ranking:
            lines = {one.line: one for one in shown.orders[0].wanted}
            assert set(lines) == {statement.line for statement in party.preference.statements}
            turned = [one for one in party.preference.statements if one.reversed_from]
            assert all("turned round" in lines[one.line].derived for one in turned)
        assert [one.id for one in shown.insiders] == [one.id for one in party.stakeholders]
    assert len(board.constraints) == len(case.content.get("constraints", ()))
    counts = {listing.key: len(listing.rows) for listing in board.listings}
    assert counts["packages"] == len(case.packages)
    assert counts["events"] == len(case.events)
    assert counts["sources"] == len(case.sources)


def test_a_problem_leads_to_what_stands_nearest_to_its_place() -> None:
    root = read_outline(HALF)
    assert root is not None
    board = board_of(root, None)
    assert board.nearest("town/options/fee/costs/x") == "at-town-options-fee"
    assert board.nearest("town/preferences/1/statement") == "at-town-preferences-1"
    assert board.nearest("constraints/1/never") == "at-constraints-1"
    assert board.nearest("nowhere/else") == ""
