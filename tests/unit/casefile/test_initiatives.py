"""Packages, public positions and links."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

from countermove.casefile.case import Link, Package


def test_a_package_arrives_in_full(tmp_path: Path) -> None:
    more = (
        "packages:\n  swap: {changes: {permit: true}, if: {build: true}, otherwise: {fee: true}, because: fair, "
        "cites: [MEMO-7/SUM/1], basis: stated, note: x}\n  gift: {changes: {permit: true}}\n"
    )
    swap, gift = loaded(bridge(more=more), tmp_path).packages
    assert swap == Package(
        "swap", "town", {"permit": True}, {"build": True}, {"fee": True}, "offer", "fair", ("MEMO-7/SUM/1",), "stated",
        "x",
    )  # fmt: skip
    assert (gift.kind, gift.basis) == ("gift", "judged")


@pytest.mark.parametrize(
    ("package", "message"),
    [
        ("{changes: {}}", "a package changes something"),
        ("{}", '"changes" is missing'),
        ("{changes: {permitt: true}}", 'there is no option "permitt"'),
        ("{changes: {permit: maybe}}", 'expected true or false, found "maybe"'),
        ("{changes: {permit: false, fee: false}}", "the package changes nothing"),
        ("{changes: {permit: true, sue: true}}", '"sue" is an option of company, and the package is one of town'),
        ("{changes: {permit: true}, otherwise: {sue: true}}", '"sue" is an option of company'),
        ("{changes: {permit: true}, if: {fee: true}}", '"fee" is an option of town'),
        ("{changes: {permit: true}, if: {bild: true}}", 'there is no option "bild"'),
        ("{changes: {permit: true}, kind: bribe}", "expected gift, offer, threat or declaratory"),
        ("{changes: {build: true}, if: {permit: false}}", "no feasible state has these settings: constraint 1 rules"),
    ],
)
def test_a_bad_package(tmp_path: Path, package: str, message: str) -> None:
    assert message in problem(bridge(more=f"packages:\n  p: {package}\n"), tmp_path).message


def test_a_condition_is_about_the_target(tmp_path: Path) -> None:
    third = "  county: {options: {road: Build a road}, preferences: [road]}\nconstraints:"
    text = bridge(("constraints:", third), more="packages: {p: {changes: {permit: true}, if: {road: true}}}\n")
    found = problem(text, tmp_path)
    assert found.message == '"road" is an option of county'
    assert found.advice == "a condition is about options of company"


def test_a_package_that_needs_other_changes_is_remarked_on(tmp_path: Path) -> None:
    more = "packages: {p: {changes: {build: true}}, q: {changes: {sue: true, build: false}}}\n"
    notices = [str(notice) for notice in loaded(bridge(more=more), tmp_path).notices]
    assert any("packages/p: is not feasible by itself" in notice for notice in notices)
    assert any("packages/q: build is so at the status quo already" in notice for notice in notices)


def test_a_position_is_what_a_party_argues_for(tmp_path: Path) -> None:
    more = "positions:\n  town: {permit: true, build: true}\n"
    assert loaded(bridge(more=more), tmp_path).positions == {"town": {"permit": True, "build": True}}


@pytest.mark.parametrize(
    ("positions", "message", "advice"),
    [
        ("{towm: {permit: true}}", 'there is no decision maker "towm"', 'did you mean "town"?'),
        ("{town: {permitt: true}}", 'there is no option "permitt"', 'did you mean "permit"?'),
        ("{town: {build: true}}", "is infeasible: constraint 1", "add the settings it needs"),
        ("{town: {build: true, permit: false}}", "is infeasible: constraint 1", "no feasible state has these settings"),
    ],
)
def test_a_bad_position(tmp_path: Path, positions: str, message: str, advice: str) -> None:
    found = problem(bridge(more=f"positions: {positions}\n"), tmp_path)
    assert message in found.message
    assert found.advice == advice


def test_an_end_of_a_link_is_an_option_or_a_text(tmp_path: Path) -> None:
    more = "links:\n  - {from: permit, to: bad blood, effect: raises, believed_by: town, cites: [MEMO-7/SUM/1]}\n"
    assert loaded(bridge(more=more), tmp_path).links == (
        Link("permit", "bad blood", "raises", "town", "", ("MEMO-7/SUM/1",), "inferred"),
    )


def test_a_link_is_believed_by_a_party(tmp_path: Path) -> None:
    more = "links:\n  - {from: permit, to: sue, effect: raises, believed_by: towm}\n  - {from: a, to: b}\n"
    assert [found.message for found in problems(bridge(more=more), tmp_path)] == [
        'there is no decision maker "towm"',
        '"effect" is missing',
    ]
