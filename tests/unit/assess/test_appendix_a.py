"""Every number of tradecraft.md, section 1.11, and the dilemmas of 1.8, from the illustrative case of Appendix A."""

from __future__ import annotations

from functools import cache
from math import sqrt
from pathlib import Path

import pytest

import countermove
from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.comparison import verdict_words
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.standing import DRAWS

FIXTURE = Path(__file__).parents[2] / "fixtures" / "appendix-a"

NAMED = ["softer_tone", "fishing", "visit", "agenda", "agenda_visit", "two_islands", "garrison", "economics"]

# Tradecraft 1.11: reply, verdict, pull, share, bind, split, strain, trap, answerable, outlay, linkage, return.
TABLE = {
    "softer_tone": ("", "can be ignored", 0, 0, 0, 0, 0, 0, False, -13, "", -13),
    "fishing": ("R", "costless", 7, 1, 0, 0, 0, 7, None, -12, "", 8),
    "visit": ("R", "costless", 7, 1, 0, 0.60, 0, 7, None, -11, "", 8),
    "agenda": ("D lead", "squeeze −5, dilemma", 2, 0.80, 5, 0.40, 0.20, 3, True, -9, "", 5),
    "agenda_visit": ("D R lead", "squeeze −5, dilemma", 2, 1, 5, 0.40, 0.20, 3, True, -9, "", 5),
    "two_islands": ("D lead", "costless", 2, 1, 0, 0.35, 0.35, 0, False, -1, "claims 3", -1),
    "garrison": ("", "costless for government", 0, 0.20, 0, 0.20, 0.20, 0, False, -2, "", -2),
    "economics": ("", "costless for government", 0, 0.15, 0, 0.15, 0.15, 0, False, -10, "cut 4", -4),
}
ON = {
    "softer_tone": "",
    "fishing": "",
    "visit": "split",
    "agenda": "pull bind split strain trap",
    "agenda_visit": "pull bind split strain trap",
    "two_islands": "pull split strain",
    "garrison": "split strain",
    "economics": "split strain",
}
LAYERS = {
    1: ["visit", "agenda_visit", "two_islands"],
    2: ["agenda"],
    3: ["fishing", "garrison"],
    4: ["economics"],
    5: ["softer_tone"],
}
FIRST = {"agenda_visit": 8 / 9, "two_islands": 1 / 12, "visit": 1 / 36}
INTERVALS = {"agenda_visit": (1, 2), "two_islands": (1, 5), "visit": (1, 6)}


@cache
def found() -> countermove.CaseAssessment:
    return countermove.assess(countermove.load(FIXTURE), packages=NAMED)


def row(name: str) -> Assessed:
    return found().initiative(name)


def place(delta: Delta) -> int:
    return abs(delta.priority)


def reply(name: str) -> str:
    consequence, conflict = row(name).consequence, found().conflict
    return " ".join(conflict.changes(consequence.opened, consequence.replied))


def linkage(name: str) -> str:
    return " ".join(f"{' '.join(one.triggered)} {place(one.cost)}" for one in row(name).cost.linkage)


def test_only_the_eight_named_packages_are_looked_at() -> None:
    assert [one.id for one in found().assessment.rows] == NAMED
    assert found().conflict.taken(found().assessment.situation.baseline) == ["U", "L"]


@pytest.mark.parametrize("name", NAMED)
def test_the_table(name: str) -> None:
    wanted, one = TABLE[name], row(name)
    answerable = one.trap.is_answerable if wanted[8] is not None else None  # marked only where the test is on
    assert (
        reply(name),
        verdict_words(one),
        place(one.pull.deciding),
        pytest.approx(one.pull.share),
        place(one.bind.deciding),
        pytest.approx(one.split.value),
        pytest.approx(one.strain.share),
        place(one.trap.deciding),
        answerable,
        one.cost.outlay.priority,
        linkage(name),
        one.cost.yielded.priority,
    ) == wanted


@pytest.mark.parametrize("name", NAMED)
def test_which_tests_are_on(name: str) -> None:
    assert " ".join(row(name).tests_on) == ON[name]


def test_only_the_agenda_packages_are_blocked() -> None:
    assert [name for name in NAMED if row(name).split.is_blocked] == ["agenda", "agenda_visit"]


def test_the_best_reply_never_costs_the_ally_anything() -> None:
    assert all(row(name).strain.loss.priority == 0 for name in NAMED)
    assert {row(name).strain.ally for name in NAMED} == {"US"}


def test_two_islands_need_the_agenda_and_cannot_be_taken_back() -> None:
    one = row("two_islands")
    assert (one.initiative.needs, one.cost.irrevocable) == (("agenda",), ("isles",))
    assert not one.cost.is_undoable
    assert not one.cost.is_undoable_after_reply


def test_credit_ties_with_no_credit_once_two_islands_are_back_and_fewest_changes_decides() -> None:
    consequence = row("two_islands").consequence
    assert consequence.reply_ties == 2
    assert [found().conflict.changes(consequence.replied, other) for other in consequence.telling_ties] == [{"K": True}]


def test_handing_back_islands_creates_a_wide_win_set_and_the_agenda_a_narrow_one() -> None:
    assert (row("two_islands").split.acceptable, row("agenda").split.acceptable) == (18, 1)
    assert place(row("two_islands").bind.deciding) == 0


def test_what_the_initiatives_give_japan_by_themselves() -> None:
    given = {name: row(name).verdict.gives.priority for name in NAMED}
    assert given["agenda"] == given["agenda_visit"] == given["two_islands"] == -2
    assert given["softer_tone"] == 0


def test_the_pareto_layers() -> None:
    layers = {name: one.pareto_layer for name in NAMED if (one := row(name).standing)}
    assert {n: [name for name in NAMED if layers[name] == n] for n in sorted(set(layers.values()))} == LAYERS


@pytest.mark.parametrize("name", NAMED)
def test_first_shares_are_the_exact_volumes_within_the_error_of_the_draws(name: str) -> None:
    standing, exact = row(name).standing, FIRST.get(name, 0.0)
    assert standing
    assert abs(standing.first_share - exact) <= 3 * sqrt(exact * (1 - exact) / DRAWS)


@pytest.mark.parametrize("name", INTERVALS)
def test_rank_intervals(name: str) -> None:
    standing = row(name).standing
    assert standing
    assert standing.rank_interval == INTERVALS[name]


def test_agenda_and_visit_together_are_hardest() -> None:
    assert found().hardest == ("agenda_visit",)
    assert [one.id for one in found().assessment.ordered[:2]] == ["agenda_visit", "agenda"]


def test_the_dilemmas_before_and_after_the_offer_is_tabled() -> None:
    """Tradecraft 1.8: the positions are the present one plus dialogue, and islands returned plus dialogue."""
    conflict = found().conflict
    assert [conflict.taken(code) for code in found().assessment.positions] == [
        ["D", "U", "L"],
        ["agenda", "isles", "D", "U", "L"],
    ]
    ours, theirs = row("agenda").initiator_dilemmas, row("agenda").target_dilemmas
    assert (ours.before, theirs.before) == (("persuasion",), ("persuasion",))
    assert (ours.gained, ours.lost) == (("threat",), ("persuasion",))
    assert (theirs.gained, theirs.lost) == (("rejection", "threat"), ())


def test_china_alone_answers_the_islands_and_western_europe_alone_the_terms() -> None:
    for name, party in (("two_islands", "China"), ("economics", "WEurope")):
        assert [one.party for one in row(name).cost.linkage] == [party]
        assert row(name).cost.linkage[0].lost == (place(row(name).cost.linkage_cost),)
    assert not [name for name in NAMED if row(name).consequence.settled_otherwise]
