"""The campaign paper: initiatives, motives, prospects, and what it says where a case has none of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from report.sample_paper import texts

import countermove as cm
from countermove.analysis.words import merging_sentences
from countermove.assessment import assess
from countermove.citing.resolve import Citations
from countermove.errors import NotApplicable
from countermove.report import html, markdown
from countermove.report.content import Paper, Section, Table
from countermove.report.gathering import gather
from countermove.report.kinds import CAMPAIGN, OPTIONS, kind_named
from countermove.report.paper import campaign_paper, make_paper, paper_of
from countermove.report.sections.initiatives import own_events
from countermove.report.sections.prospects import AT_A_LOSS, GAINED, NOT_REACHED, NOW, aims
from countermove.report.view import PaperView

CASE = "torva-dam"
REACHED = "In what can be reached"


@cache
def view(case: str = CASE) -> PaperView:
    return gather(assess(case), Citations())


@cache
def paper(case: str = CASE) -> Paper:
    return paper_of(view(case), CAMPAIGN)


def section(made: Paper, anchor: str) -> Section:
    return next(one for one in made.sections if one.anchor == anchor)


def table(made: Paper, anchor: str, caption: str = "") -> Table:
    return next(
        block
        for block in section(made, anchor).blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    )


def column(found: Table, head: str) -> list[str]:
    return [row[found.head.index(head)].text for row in found.rows]


def test_it_has_initiatives_then_motives_then_prospects_and_ends_like_any_paper() -> None:
    titles = [one.title for one in paper().sections]
    parts = [title.partition(":")[0] for title in titles if ":" in title and not title.startswith("Annex")]
    assert list(dict.fromkeys(parts)) == ["Initiatives", "Motives", "Prospects"]
    assert parts == sorted(parts)
    ends = [one.anchor for one in paper_of(view(), OPTIONS).sections]
    mine = [one.anchor for one in paper().sections]
    assert mine[mine.index("holds") :] == ends[ends.index("holds") :]
    assert mine.index("assumptions") < mine.index("indicators") < mine.index("confidence") < mine.index("limits")


def test_sections_both_papers_have_say_the_same() -> None:
    mine = {one.anchor: one for one in paper().sections}
    for other in paper_of(view(), OPTIONS).sections:
        if other.anchor in mine and other.anchor != "annex-method":  # which names sections by their numbers
            assert mine[other.anchor].blocks == other.blocks, other.anchor


def test_a_name_after_the_heading_keeps_its_capital() -> None:
    titles = {one.anchor: one.title for one in paper().sections}
    assert titles["inside"] == "Prospects: inside Lowmark"
    assert titles["initiatives"] == "Initiatives: what Averra has said and done"


def test_every_event_of_the_initiator_is_told_and_no_other() -> None:
    during, before = (table(paper(), "initiatives", caption) for caption in ("What Averra", "Before that"))
    told = [*column(during, "What"), *column(before, "What")]
    assert sorted(told) == sorted(entry.event.text for entry in own_events(view()))
    assert column(during, "When") == ["4 Feb 1987", "11–19 Feb 1987"]
    said = [*column(during, "Said or done"), *column(before, "Said or done")]
    assert sum(text.startswith("said") for text in said) == 1
    assert sum(text.startswith("done") for text in said) == 4
    assert "five are Averra’s own, one said and four done" in paper().summary[0].text


def test_answers_are_those_declared_that_touch_the_initiator() -> None:
    timeline = view().timeline
    assert timeline is not None
    answers = table(paper(), "initiatives", "Who answered what")
    assert len(answers.rows) == len([one for one in timeline.timeline.lags.declared if "averra" in (one.by, one.to)])
    assert "0 to 15 days" in column(answers, "After")


def test_themes_are_those_that_the_initiator_used() -> None:
    timeline = view().timeline
    assert timeline is not None
    used = {name for entry in own_events(view()) for name in entry.event.themes}
    others = {one.name for one in timeline.timeline.themes} - used
    items = " ".join(texts(section(paper(), "initiatives")))
    assert used
    assert others
    assert all(f"“{name.replace('_', ' ')}”" not in items for name in others)


def test_how_far_it_can_get_is_what_the_openings_reach() -> None:
    situation, reached = view().assessment.situation, view().assessment.openings
    for one in aims(view()):
        met = [code for code in reached.outcomes if one.place not in situation.own.order.failed(code)]
        assert one.outcomes == len(met)
        is_now = one.place not in situation.own.order.failed(situation.baseline)
        better = any(situation.own.order.prefers(code, situation.baseline) for code in met)
        assert one.state == (NOW if is_now else GAINED if better else AT_A_LOSS if met else NOT_REACHED)
    assert {one.state for one in aims(view())} == {NOW, GAINED, NOT_REACHED}
    found = table(paper(), "aims")
    assert column(found, "Now").count("met") == 5
    ways = dict(zip(column(found, "Interest"), column(found, "What stands in the way"), strict=True))
    assert (
        ways["6. “Withdraw the suit at the River Court”"]
        == "“Withdraw the suit at the River Court” does not come about (Lowmark)"
    )


def test_an_aim_that_only_a_worse_outcome_meets_is_not_called_a_gain() -> None:
    """Selling the boat meets the wish for cash, at the price of the wish ranked above it."""
    case = {
        "countermove": 1,
        "title": "A boat",
        "decision_makers": {
            "us": {"options": {"sell": {"direction": "on"}}, "preferences": ["not sell", "pay"]},
            "them": {"options": {"pay": {}}, "preferences": ["pay iff sell"]},
        },
    }
    found = gather(assess(case), Citations())
    assert [(one.state, one.outcomes) for one in aims(found)] == [(NOW, 1), (AT_A_LOSS, 1)]
    assert "in 1 of 2, worse for it as a whole" in column(table(paper_of(found, CAMPAIGN), "aims"), REACHED)
    assert (
        "one only in outcomes that are worse for it as a whole (2. “pay”)" in paper_of(found, CAMPAIGN).summary[2].text
    )


def test_a_case_without_events_or_hypotheses_says_what_is_missing_and_what_to_code() -> None:
    bare = paper("hand-example")
    initiatives, motives = (" ".join(texts(section(bare, name))) for name in ("initiatives", "motives"))
    assert "No dated event is coded" in initiatives
    assert "add dated events to the case (“events”" in initiatives
    assert "at present none of its options is taken" in initiatives
    assert "No rival explanations" in motives
    assert "add “hypotheses”" in motives
    assert bare.summary[0].text == "What Moscow has said and done cannot be told: no dated event is coded."
    assert "it is coded to want most: 1. “Open a dialogue”" in bare.summary[1].text
    assert all(one.blocks for one in bare.sections)


def test_events_of_others_alone_do_not_make_a_campaign() -> None:
    timeline = view().timeline
    assert timeline is not None
    events = tuple(entry for entry in timeline.timeline.events if entry.event.actor != "averra")
    others = replace(view(), timeline=replace(timeline, timeline=replace(timeline.timeline, events=events)))
    made = paper_of(others, CAMPAIGN)
    said = " ".join(texts(section(made, "initiatives")))
    assert "none are Averra’s own" in said
    assert "What Averra itself has said and done is not coded." in said


@pytest.mark.parametrize("case", ["chicken", "hand-example", CASE])
def test_no_section_is_empty_and_no_sentence_states_likelihood_and_confidence_together(case: str) -> None:
    made = paper(case)
    assert all(one.blocks for one in made.sections)
    assert len(made.summary) == 5
    assert [text for text in texts(made) if merging_sentences(text)] == []


def test_a_party_whose_order_is_a_ranking_has_no_aims_one_by_one() -> None:
    assert aims(view("chicken")) == ()
    assert "entered as a ranking of states" in " ".join(texts(section(paper("chicken"), "aims")))


def test_it_is_the_same_twice_and_every_writer_of_text_takes_it() -> None:
    again = campaign_paper(cm.assess(CASE))
    assert again == paper()
    assert html.write(again) == html.write(paper())
    assert markdown.write(again) == markdown.write(paper())


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(NotApplicable, match='no kind of paper "campaigns"; did you mean "campaign"'):
        make_paper("campaigns", view().found)
    with pytest.raises(NotApplicable, match="known: campaign, options"):
        kind_named("x")
