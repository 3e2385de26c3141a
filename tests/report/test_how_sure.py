"""The parts of a paper on how sure it is: what appears with and without open points, hypotheses, events, forecasts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from report.sample_paper import changed, texts
from report.test_html import HOSTILE, Page

from countermove.analysis.words import merging_sentences
from countermove.assessment import assess
from countermove.forecasts.estimate import band
from countermove.forecasts.forecast import Forecast, Origin, Resolution, Revision
from countermove.report import html, markdown
from countermove.report.content import Card, Cell, Figure, Items, Paper, Section, Table
from countermove.report.diagrams import Bar, Calibration, Lanes, Tornado
from countermove.report.gathering import gather
from countermove.report.paper import options_paper
from countermove.report.view import PaperView

CASE = "torva-dam"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def full(case: str = CASE) -> Paper:
    return options_paper(assess(case))


@cache
def view(case: str = CASE) -> PaperView:
    from countermove.citing.resolve import Citations

    return gather(assess(case), Citations())


def section(paper: Paper, anchor: str) -> Section:
    return next(one for one in paper.sections if one.anchor == anchor)


def tables(paper: Paper, anchor: str) -> list[Table]:
    return [block for block in section(paper, anchor).blocks if isinstance(block, Table)]


def column(table: Table, head: str) -> list[str]:
    return [row[table.head.index(head)].text for row in table.rows]


def test_sections_come_in_the_order_of_the_field() -> None:
    anchors = [one.anchor for one in full().sections]
    order = ["position", "events", "interests", "motives", "comparison", "unchanged", "holds", "assumptions"]
    order += ["indicators", "confidence", "limits", "annex-parties"]
    assert [anchor for anchor in anchors if anchor in order] == [anchor for anchor in order if anchor in anchors]
    assert {"motives", "holds", "assumptions", "indicators", "confidence"} <= set(anchors)


def test_what_the_case_does_not_give_has_no_section() -> None:
    anchors = {one.anchor for one in full("hand-example").sections}
    assert not anchors & {"events", "motives", "holds", "indicators", "forecasts"}
    assert {"assumptions", "confidence"} <= anchors
    assert "carries" not in anchors


def test_nothing_is_varied_where_nothing_is_open() -> None:
    assert "How sure: nothing in the coding is marked as open" in full("hand-example").summary[-1].text


@pytest.mark.parametrize("case", [CASE, "hand-example"])
def test_the_summary_has_five_sentences_at_most(case: str) -> None:
    assert len(full(case).summary) <= 5
    assert full(case).summary[-1].text.startswith("How sure: ")


@pytest.mark.parametrize("case", [CASE, "hand-example"])
def test_no_sentence_of_a_paper_states_both_a_likelihood_and_a_confidence(case: str) -> None:
    assert [text for text in texts(full(case)) if merging_sentences(text)] == []


def test_how_far_results_hold_is_what_the_sweep_found() -> None:
    (table,) = tables(full(), "holds")
    how = dict(zip(column(table, "Result"), column(table, "However the open points are settled"), strict=True))
    sweep = view().doubts.sweep
    assert sweep.plan.is_enumerated
    assert sweep.share("opening_pays", "yes") == pytest.approx(0.7)
    assert how["E. Whether an opening pays for Averra"] == "likely (55–80%); otherwise no (unlikely (20–45%))"
    firm = {
        one.head
        for one in view().results
        if sweep.status(one.judgment, sweep.question.coded[one.judgment]) == "necessary"
    }
    assert {head for head, text in how.items() if text == "in every completion"} == firm
    assert firm


def test_the_summary_says_which_results_are_necessary_and_how_many_are_not() -> None:
    said = full().summary[-1].text
    assert "in every completion of the one open point of the coding" in said
    assert "the hardest move is the same" in said
    assert "while the other three headline results hang on it" in said


def test_flips_are_those_that_were_found() -> None:
    table = next(one for one in tables(full(), "assumptions") if "Would fail without" in one.head)
    found = view()
    for result, without, points in zip(
        found.results, column(table, "Would fail without"), column(table, "Or if settled otherwise"), strict=True
    ):
        changes = [change for change, values in found.doubts.flips.singles if result.judgment in values]
        assert (without == "–") == (not any(change.kind == "drop" for change in changes))
        assert points == ("aim" if any(change.item == "aim" for change in changes) else "–")
    assert "Lowmark 5" in column(table, "Would fail without")[0]


def test_assumptions_name_what_they_flip_by_letter_and_the_least_supported_come_first() -> None:
    table = next(one for one in tables(full(), "assumptions") if one.caption.startswith("Key assumptions"))
    support = [text.partition(":")[0] for text in column(table, "Support")]
    known = {one.letter for one in view().results}
    alone = [set(text.split(", ")) for text in column(table, "Flips alone") if text != "–"]
    assert alone
    assert all(letters <= known for letters in alone)
    first = support[: len(alone)]
    assert first == sorted(first, key=["unsupported", "caveated", "supported"].index)
    assert len(table.rows) <= 12


def test_the_tornado_has_the_doubtful_assumptions_longest_first() -> None:
    figure = next(one for one in section(full(), "assumptions").blocks if isinstance(one, Figure))
    chart = figure.chart
    assert isinstance(chart, Tornado)
    lengths = [bar.length for bar in chart.bars]
    assert lengths == sorted(lengths, reverse=True)
    assert max(lengths) <= chart.longest == len(view().results)
    assert {bar.is_solid for bar in chart.bars} == {True, False}
    assert not any("(supported)" in bar.told for bar in chart.bars)
    for bar in chart.bars:
        assert bar.length == len(bar.told.partition(" (")[0].split(", "))


def test_moves_that_tell_nothing_come_last_and_greyed() -> None:
    (table,) = tables(full(), "indicators")
    weak = [row[0].is_weak for row in table.rows]
    assert weak == sorted(weak)
    assert not weak[0]
    assert "in every completion under power and loan; in no completion under standing" in column(table, "Expected")
    assert any("Other moves that tell nothing" in note for note in table.notes)


def test_confidence_is_the_word_of_the_three_dials() -> None:
    (table,) = tables(full(), "confidence")
    by_judgment = {one.judgment: one for one in view().doubts.confidence}
    for result, row in zip(view().results, table.rows, strict=True):
        found = by_judgment[result.judgment]
        told = [cell.text for cell in row[1:5]]
        assert told == [found.evidence.setting, found.opinion.setting, found.news.setting, found.level]
    assert any("never high" in note for note in table.notes)


def test_gaps_count_what_has_no_citation() -> None:
    items = next(one for one in section(full(), "confidence").blocks if isinstance(one, Items))
    said = " ".join(one.text for one in items.sentences)
    statements = [s for party in view().found.conflict.decision_makers for s in party.preference.statements]
    stated = sum(one.basis in ("stated", "inferred") for one in statements)
    assert f"Of {len(statements)} interests, {stated} are stated in the record" in said
    assert "Without any citation: " in said


def test_every_hypothesis_of_the_case_is_in_the_section_on_motives() -> None:
    motives = view().motives
    assert motives is not None
    said = " ".join(texts(section(full(), "motives")))
    for one in motives.questions:
        assert all(hypothesis.text in said for hypothesis in one.weighed.matrix.hypotheses)
        assert all(sentence.replace("_", " ")[1:] in said for sentence in one.judgment)
        assert not one.weighed.matrix.evidence or one.confidence.replace("_", " ") in said


def forecast(name: str, case: str, *, case_hash: str = "", outcome: str = "") -> Forecast:
    resolutions = (Resolution(outcome, "1987-05-04", "1987-05-05", ("Harbour report",)),) if outcome else ()
    revisions = (Revision("1987-03-09", "1987-03-09", band(0.55, 0.8)),)
    origin = Origin(case=case, case_hash=case_hash)
    return Forecast(name, f"Forecast {name}.", "Rule.", "1987-06-30", revisions, resolutions, origin=origin)


def told_with(*forecasts: Forecast, as_of: str = "") -> Paper:
    from countermove.report.sections.forecasts import forecasts as written
    from countermove.report.tracked import tracked

    found = replace(view(), forecasts=tracked(view().found.case, forecasts, as_of))
    return Paper("T", "", (), (), written(found))


def test_forecasts_of_this_case_are_told_and_others_are_counted() -> None:
    paper = told_with(
        forecast("f1", CASE, outcome="yes"), forecast("f2", CASE, case_hash="other"), forecast("f3", "elsewhere")
    )
    (table,) = tables(paper, "forecasts")
    assert column(table, "Forecast") == ["Forecast f2.", "Forecast f1."]
    assert column(table, "How it came out") == ["open", "yes, 1987-05-04"]
    assert column(table, "Said") == ["55–80%"] * 2
    said = " ".join(texts(paper))
    assert "told as of 1987-05-04" in said
    assert "Made from an earlier state of the case: f2." in said
    assert "One other is not of this case." in said
    assert "That is few: with fewer than 30 nothing is claimed" in said
    charts = [block.chart for block in paper.sections[0].blocks if isinstance(block, Figure)]
    assert [type(chart) for chart in charts] == [Calibration]
    assert "What was said against what came true" in html.write(paper)
    assert "1 of 1" in markdown.write(paper)


def test_a_deadline_that_has_passed_shows_on_a_later_day() -> None:
    (table,) = tables(told_with(forecast("f1", CASE), as_of="1988-01-01"), "forecasts")
    assert column(table, "How it came out") == ["overdue"]


def test_a_register_without_forecasts_of_this_case_says_so_and_invents_none() -> None:
    paper = told_with(forecast("f1", ""), forecast("f2", "elsewhere"))
    assert not tables(paper, "forecasts")
    assert "None of the two forecasts in the register was made from this case." in " ".join(texts(paper))


def test_long_tables_are_cut_and_say_so() -> None:
    assumptions = view().doubts.assumptions
    many = tuple(replace(one, flips=("hardest",)) for one in assumptions for _ in range(2))
    from countermove.report.sections.assumptions import assumptions as written

    found = written(replace(view(), doubts=replace(view().doubts, assumptions=many)))
    table = next(one for one in found.blocks if isinstance(one, Table) and one.caption.startswith("Key assumptions"))
    assert len(table.rows) == 12
    assert f"{len(many) - 12} further assumptions that flip something are left out" in table.notes[0]
    assert f"countermove sweep {CASE} --all" in table.notes[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_a_case_are_never_markup(text: str) -> None:
    bars = (Bar(text, 2, text, is_solid=True), Bar(text, 1, text))
    figure = Figure(Tornado(text, bars, 3, (text, text)), text, text)
    table = Table(text, (text,), ((Cell(text, is_weak=True),),))
    paper = Paper("T", "", (), (), (Section("S", "s", (figure, table)),))
    page = Page(html.write(paper))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not [key for _, attributes in page.tags for key in attributes if key.startswith("on")]
    assert "<script>" not in markdown.write(paper)


def test_a_hostile_paper_of_a_whole_case_stays_text() -> None:
    paper = full()
    kept = [one for one in paper.sections if one.anchor in ("assumptions", "indicators", "confidence", "motives")]
    hostile = changed(Paper("T", "", (), (), tuple(kept)), lambda text: f"{text}<script>alert(1)</script>")
    assert "script" not in {tag for tag, _ in Page(html.write(hostile)).tags}


def test_a_paper_is_the_same_twice_and_with_any_number_of_workers() -> None:
    again = options_paper(assess(CASE), workers=2)
    assert html.write(again) == html.write(full())
    assert markdown.write(again) == markdown.write(full())


def test_a_tornado_without_bars_is_drawn_and_long_labels_stay_inside() -> None:
    from countermove.report.charts import draw

    assert "No assumption flips" in draw(Tornado("T", (), 3, ("a", "b")))[0]
    (drawn,) = draw(Tornado("T", (Bar("word " * 60, 9, "A " * 80),), 3, ("a", "b")))
    assert "…" in drawn


def test_events_make_lanes_and_a_table_of_moves() -> None:
    from countermove.chronology import timeline
    from countermove.report.sections.events import events

    paper = Paper("T", "", (), (), events(replace(view(), timeline=timeline("soviet-japan-1982"))))
    (figure,) = [one for one in paper.sections[0].blocks if isinstance(one, Figure)]
    assert isinstance(figure.chart, Lanes)
    (table,) = tables(paper, "events")
    assert len(table.rows) == 10
    assert "Ten further events are left to the figure" in table.notes[0]
    assert any("Brezhnev offers a pledge never to turn nuclear arms" in text for text in column(table, "What"))
    assert any(text.endswith("days") for text in column(table, "Answers"))
    said = " ".join(texts(paper))
    assert "Left out in" in said
    assert "A difference not worked on yet" in said
    assert "Against the baseline (" in said
    assert [text for text in texts(paper.sections) if merging_sentences(text)] == []
    assert "Brezhnev offers" in markdown.write(paper)
    assert "<svg" in html.write(paper)


def test_without_events_there_is_no_section_on_them() -> None:
    from countermove.report.sections.events import events

    assert events(replace(view(), timeline=None)) == ()


def test_forecasts_stand_in_the_annex_under_the_next_letter() -> None:
    from countermove.report.kinds import OPTIONS
    from countermove.report.paper import paper_of
    from countermove.report.tracked import tracked

    found = replace(view(), forecasts=tracked(view().found.case, [forecast("f1", CASE)], ""))
    annexes = [one for one in paper_of(found, OPTIONS).sections if one.title.startswith("Annex ")]
    assert [one.title[6] for one in annexes] == list("ABCD")
    assert (annexes[-1].anchor, annexes[-1].title) == ("forecasts", "Annex D: forecasts")


def test_every_card_of_an_open_case_says_how_likely_its_answer_is() -> None:
    cards = [block for one in full().sections for block in one.blocks if isinstance(block, Card)]
    said = {card.title: sentences[0].text for card in cards for head, sentences in card.entries if head == "How likely"}
    assert set(said) == {card.title for card in cards}
    assert any("better off: unlikely (20–45%)" in text for text in said.values())
    assert any("answers as told here: in every completion" in text for text in said.values())
    bare = [block for one in full("hand-example").sections for block in one.blocks if isinstance(block, Card)]
    assert not [head for card in bare for head, _ in card.entries if head in ("How likely", "How far that holds")]
