"""How the events of a case are read together: every name is there, and the baseline is over before the period."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_texts import bridge, loaded, problem, problems

EVENTS = "events: [{id: e, date: 1982, actor: company, themes: {money: stressed}}]\n"


def campaign(text: str) -> str:
    return bridge(more=f"{EVENTS}campaign:\n  {text}\n")


def test_a_campaign_arrives_in_full(tmp_path: Path) -> None:
    found = loaded(
        campaign(
            "by: company\n  period: {since: 1982, text: now, cites: [MEMO-7/TAL/1]}\n  baseline: {until: 1981}\n"
            "  usual: [{id: free, text: it is free, by: company, theme: money}]\n"
            "  seams: [{id: s, text: who pays, between: [town, company], gains: town, options: [fee], events: [e]}]"
        ),
        tmp_path,
    ).campaign
    assert (found.by, found.period and found.period.since, found.period and found.period.cites) == (
        "company", "1982", ("MEMO-7/TAL/1",),
    )  # fmt: skip
    assert found.baseline
    assert (found.baseline.since, found.baseline.until) == ("", "1981")
    assert [(line.id, line.by, line.theme) for line in found.usual] == [("free", "company", "money")]
    (seam,) = found.seams
    assert (seam.between, seam.gains, seam.options, seam.events) == (("town", "company"), "town", ("fee",), ("e",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("period: {since: 1982, until: 1981}", "this ends (1981) before it begins (1982)"),
        ("baseline: {since: 1981}", "the baseline has no end"),
        ("period: {since: 1982}\n  baseline: {until: 1982-03}", "is not over when the period begins (1982)"),
        ("period: {since: 1981-12}\n  baseline: {until: 1981}", "is not over when the period begins (1981-12)"),
        ("usual: [{id: a}, {id: a}]", '"a" is used already'),
        ("usual: [{id: a b}]", '"a b" cannot name a usual line'),
        ("seams: [{id: a, between: [town]}]", "a seam is between two parties, and 1 stand here"),
        ("seams: [{id: a, between: [town, town]}]", "a seam is between two parties, and 1 stand here"),
        ("seams: [{id: a}]", "a seam is between two parties, and none stand here"),
        ("seams: [{id: a, between: [town, company], options: [feee]}]", 'there is no option "feee"'),
        ("seams: [{id: a, between: [town, company], events: [f]}]", 'there is no event "f"'),
        ("who: town", 'unknown key "who"'),
    ],
)
def test_a_bad_campaign(tmp_path: Path, text: str, message: str) -> None:
    assert message in problem(campaign(text), tmp_path).message


def test_a_baseline_may_end_on_the_day_before(tmp_path: Path) -> None:
    text = campaign("period: {since: 1982-01-01}\n  baseline: {until: 1981}")
    assert loaded(text, tmp_path).campaign.baseline


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    text = campaign("baseline: {since: 1981}\n  seams: [{id: s, between: [town], events: [f]}]")
    assert [found.where for found in problems(text, tmp_path)] == [
        "campaign/baseline", "campaign/seams/1/between", "campaign/seams/1/events/1",
    ]  # fmt: skip


def test_outsiders_and_unknown_themes_are_remarked_on(tmp_path: Path) -> None:
    text = campaign(
        "by: somebody\n  usual: [{id: a, theme: mony}]\n  seams: [{id: s, between: [town, press], gains: press}]"
    )
    found = [notice.message for notice in loaded(text, tmp_path).notices if notice.where.startswith("campaign")]
    assert found == [
        'no event has the theme "mony"; did you mean "money"?',
        '"somebody" is no decision maker of this case and is kept as a text',
        '"press" is no decision maker of this case and is kept as a text',
    ]


def test_those_inside_a_party_can_be_at_a_seam(tmp_path: Path) -> None:
    inside = "    stakeholders: {board: {name: Board}, crews: {name: Crews}}\nconstraints:"
    text = campaign("seams: [{id: s, between: [board, crews]}]").replace("constraints:", inside)
    assert not [notice for notice in loaded(text, tmp_path).notices if notice.where.startswith("campaign")]
