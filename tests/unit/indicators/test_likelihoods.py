"""Indicators from the model: likelihoods with their origin, how well moves tell hypotheses apart, and the update."""

from __future__ import annotations

from functools import cache
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit.doubt.doubtful_cases import LINE, UNCERTAIN, appendix_a

import countermove as cm
from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.indicators.diagnosis import Watch, ranked
from countermove.analysis.indicators.field import Field, fields_of
from countermove.analysis.indicators.likelihood import Likelihood, counted, how_often, of_term
from countermove.analysis.indicators.moves import MoveQuestion
from countermove.analysis.indicators.observing import observe
from countermove.analysis.indicators.update import posterior, updates
from countermove.analysis.indicators.watched import NOT_SEEN, SEEN, Sighting, sighting_of
from countermove.analysis.indicators.watching import Observed, Watched, watches
from countermove.analysis.sweep.question import AssessmentQuestion
from countermove.doubting import doubts
from countermove.model import Event, Hypothesis, Indicator, Rating, Rivals

AB = Field("q", ("a", "b"), {"a": "A", "b": "B"})


@cache
def counted_on_the_fixture() -> tuple[Rivals, Observed]:
    """Return the question of the fixture, and what was counted about it over the 32 completions."""
    sweep = cm.sweep(appendix_a(hypotheses={"line": LINE}), max_changes=0)
    (rivals,) = sweep.case.hypotheses
    assert isinstance(sweep.question, AssessmentQuestion)
    return rivals, observe(rivals, sweep.factors, MoveQuestion(sweep.question))


def line(*indicators: Indicator, as_of: str | None = None) -> Watched:
    """Return what is to be watched for on the question of the fixture, with indicators of the case."""
    rivals, seen = counted_on_the_fixture()
    (field,) = fields_of(rivals)
    found = watches(field, indicators, seen, as_of=as_of)
    return Watched(rivals, "USSR", (field,), found, updates(field, found))


def watch_of(found: Watched, option: str) -> Watch:
    return next(watch for watch in found.watches if watch.indicator.option == option)


def test_the_prototype_on_the_fixture() -> None:
    found = line()
    fishing, agenda = watch_of(found, "fish"), watch_of(found, "agenda")
    assert {name: one.value for name, one in fishing.likelihoods.items()} == {"old": 1.0, "new": pytest.approx(0.4)}
    assert {name: one.value for name, one in agenda.likelihoods.items()} == {"old": 0.0, "new": pytest.approx(0.6)}
    assert fishing.ratio("old") == pytest.approx(2.5)
    assert fishing.word == "seen under old; not expected under new"
    assert agenda.ratio("old") == 0.0
    assert agenda.ratio("new") == inf
    assert agenda.likelihoods["old"].text == "0.00 (in no completion under it)"


def test_a_move_that_no_hypothesis_or_every_one_leads_to_ranks_last() -> None:
    found = line()
    telling = [watch.indicator.option for watch in found.watches if watch.is_diagnostic]
    assert telling == ["agenda", "visit", "fish"]
    assert [watch.word for watch in found.watches[3:]] == ["not diagnostic"] * 4


def test_what_each_move_costs_its_maker_stands_beside_it() -> None:
    found = line()
    assert watch_of(found, "agenda").faking == "costs its maker priority 9, not agenda"
    assert watch_of(found, "isles").faking == "costs its maker priority 1, not isles"


def test_draws_never_rule_anything_out() -> None:
    joint = {("a", "yes"): 0.0, ("a", "no"): 99.0, ("b", "yes"): 9.0}
    never, always = counted(joint, "a", draws=True), counted(joint, "b", draws=True)
    assert never is not None
    assert always is not None
    assert (never.value, always.value) == (0.005, 0.95)
    assert never.text == "0.01 (in 0 of 99 draws under it)"
    assert never.complement().value == pytest.approx(0.995)
    assert counted(joint, "c", draws=True) is None


def test_the_coders_term_stands_in_place_of_what_is_computed_and_says_so() -> None:
    computed = Likelihood(0.9, "exact")
    found = of_term(Rating("unlikely", "they said so"), computed)
    assert found is not None
    assert found.value == pytest.approx(0.325)
    assert found.text == "0.33 (the coder's unlikely, 20%–45%, its middle, in place of the model's 0.90)"
    assert found.because == "they said so"


def test_the_coders_term_in_a_case_displaces_the_models() -> None:
    terms = {"new": Rating("very likely", "a new man wants a quick success")}
    found = line(Indicator("catch", "", "line", "fish", status=SEEN, date="1985-10", likelihoods=terms))
    watch = watch_of(found, "fish")
    assert watch.is_named
    assert watch.likelihoods["new"].origin == "term"
    assert watch.likelihoods["new"].computed == pytest.approx(0.4)
    assert watch.word == "not diagnostic"


def test_what_was_seen_moves_the_odds_the_right_way() -> None:
    flat, analyst = line(Indicator("catch", "", "line", "fish", status=SEEN, date="1985-10")).updates
    assert flat.posterior == {"old": pytest.approx(2.5 / 3.5), "new": pytest.approx(1 / 3.5)}
    assert analyst.prior == {"old": 0.35, "new": 0.65}
    assert analyst.posterior is not None
    assert analyst.posterior["old"] == pytest.approx(0.35 / (0.35 + 0.65 * 0.4))


def test_what_was_looked_for_in_vain_moves_them_the_other_way() -> None:
    flat, _ = line(Indicator("islands", "", "line", "agenda", status=NOT_SEEN, date="1986-06")).updates
    assert flat.posterior == {"old": pytest.approx(1 / 1.4), "new": pytest.approx(0.4 / 1.4)}
    (step,) = flat.steps
    assert not step.is_seen
    assert step.likelihoods["new"].value == pytest.approx(0.4)


def test_seeing_the_agenda_rules_the_old_line_out() -> None:
    flat, analyst = line(Indicator("islands", "", "line", "agenda", status=SEEN, date="1986-01")).updates
    assert flat.posterior == analyst.posterior == {"old": 0.0, "new": 1.0}


def test_what_no_hypothesis_expects_leaves_none_of_them_standing() -> None:
    flat, _ = line(Indicator("handed_back", "", "line", "isles", status=SEEN, date="1986-01")).updates
    assert flat.posterior is None


def test_an_open_indicator_whose_date_has_passed_says_nothing() -> None:
    found = line(Indicator("islands", "", "line", "agenda", until="1985-06"), as_of="1985-07")
    assert watch_of(found, "agenda").sighting.is_overdue
    assert all(not update.steps and update.posterior == update.prior for update in found.updates)


def test_absence_is_the_other_side_of_the_move() -> None:
    found = line(Indicator("quiet", "", "line", "agenda", "absent", until="1986-01"))
    watch = watch_of(found, "agenda")
    assert {name: one.value for name, one in watch.likelihoods.items()} == {"old": 1.0, "new": pytest.approx(0.4)}


def test_without_probabilities_only_every_some_and_no_completion_is_said() -> None:
    vague = [{key: value for key, value in one.items() if key != "probability"} for one in UNCERTAIN[1:3]]
    case = appendix_a(hypotheses={"line": LINE}, uncertain=vague)
    (found,) = doubts(cm.sweep(case, max_changes=0), runs=0, depth=0).indicators
    assert "tokyo" in found.why_not
    watch = watch_of(found, "agenda")
    assert not watch.likelihoods
    assert watch.expected == {"old": "none", "new": "some"}
    assert watch.word == "expected in some completions under new; expected in no completion under old"
    assert found.watches[0].indicator.option in ("agenda", "visit", "fish")


def test_answers_that_can_hold_together_are_each_set_against_their_denial() -> None:
    answers = LINE["answers"] | {"new": "something else"}  # type: ignore[operator]
    case = appendix_a(hypotheses={"line": LINE | {"exclusive": False, "answers": answers}})
    (found,) = doubts(cm.sweep(case, max_changes=0), runs=0, depth=0).indicators
    first, second = found.fields
    assert (first.hypothesis, first.answers, first.analyst) == (
        "old",
        ("holds", "fails"),
        {"holds": 0.35, "fails": 0.65},
    )
    assert second.analyst is None
    agenda = watch_of(found, "agenda")  # where the old line fails, what it settles is open again: .65 of .60
    assert {name: one.value for name, one in agenda.likelihoods.items()} == {"holds": 0.0, "fails": pytest.approx(0.39)}
    assert agenda.word == "not expected under old"


def test_hypotheses_about_the_other_side_are_asked_of_the_other_side() -> None:
    firm, open_ = {"fixes": {"tokyo": "otherwise"}}, {"fixes": {"tokyo": "as_coded"}}
    question = {"about": "Japan", "answers": {"firm": firm, "open": open_}}
    case = appendix_a(hypotheses={"line": question})
    (found,) = doubts(cm.sweep(case, max_changes=0), runs=0, depth=0).indicators
    assert found.actor == "Japan"
    assert {watch.indicator.option for watch in found.watches} == {"D", "K", "U", "L", "R", "lead"}
    assert watch_of(found, "U").indicator.direction == "off"


# Small pieces on their own


def watch(a: float, b: float, name: str = "x", outlay: Delta = NOTHING) -> Watch:
    likelihoods = {"a": Likelihood(a, "exact"), "b": Likelihood(b, "exact")}
    return Watch(Indicator(name, "", "q", name), AB, likelihoods, outlay=outlay)


@pytest.mark.parametrize(("a", "b", "tells"), [(0.8, 0.4, False), (0.8, 0.39, True), (0.5, 0.5, False), (0.1, 0, True)])
def test_ratios_between_a_half_and_two_tell_nothing(a: float, b: float, tells: bool) -> None:
    assert watch(a, b).is_diagnostic is tells
    assert watch(b, a).is_diagnostic is tells


def test_of_moves_that_tell_as_much_the_dearer_comes_first() -> None:
    found = ranked([watch(0.9, 0.1, "cheap", Delta(-9)), watch(0.9, 0.1, "dear", Delta(-2)), watch(0.9, 0.9, "idle")])
    assert [one.indicator.id for one in found] == ["dear", "cheap", "idle"]


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_seeing_what_a_hypothesis_expects_more_never_lowers_it(prior: float, a: float, b: float) -> None:
    after = posterior({"a": prior, "b": 1 - prior}, {"a": a, "b": b})
    assert after is not None
    assert sum(after.values()) == pytest.approx(1)
    assert (after["a"] >= prior - 1e-12) == (a >= b) or after["a"] == pytest.approx(prior)


def test_two_sightings_of_one_move_count_once() -> None:
    known = Sighting(SEEN, "1986")
    twice = [
        Watch(Indicator(name, "", "q", "x"), AB, {"a": Likelihood(0.8, "exact"), "b": Likelihood(0.2, "exact")}, known)
        for name in ("first", "second")
    ]
    (found,) = updates(AB, twice)
    assert found.posterior == {"a": pytest.approx(0.8), "b": pytest.approx(0.2)}


def test_what_not_every_hypothesis_speaks_to_is_left_out_and_named() -> None:
    partly = Watch(Indicator("x", "", "q", "x"), AB, {"a": Likelihood(0.8, "exact")}, Sighting(SEEN, "1986"))
    (found,) = updates(AB, [partly])
    assert found.left_out == ("x",)
    assert found.posterior == AB.flat


def test_a_dated_event_shows_that_a_move_was_seen() -> None:
    indicator = Indicator("visit", "", "q", "fm_visit", since="1985-08", until="1986-06")
    events = [
        Event("announced", "1985-12", option="fm_visit", direction="on", standing="said"),
        Event("came", "1986-01-15", option="fm_visit", direction="on", standing="did", cites=("LAT/1",)),
    ]
    found = sighting_of(indicator, events)
    assert (found.status, found.date, found.event, found.cites) == (SEEN, "1986-01-15", "came", ("LAT/1",))
    assert found.text == "seen 1986-01-15 (event came)"
    assert sighting_of(indicator, events[:1]).status == "open"
    assert sighting_of(Indicator("late", "", "q", "fm_visit", until="1985-12"), events).status == "open"


def test_what_the_case_says_of_a_sighting_stands() -> None:
    indicator = Indicator("visit", "", "q", "fm_visit", status=NOT_SEEN, date="1986-03", cites=("X/1",))
    found = sighting_of(indicator, [Event("came", "1986-01", option="fm_visit", direction="on")])
    assert (found.status, found.text) == (NOT_SEEN, "looked for until 1986-03, not seen")


def test_probabilities_that_are_not_given_for_all_are_no_prior() -> None:
    answers = (Hypothesis("a", "A", 0.3), Hypothesis("b", "B"))
    assert fields_of(Rivals("q", "?", hypotheses=answers))[0].analyst is None


def test_how_often_needs_both_sides() -> None:
    joint = {("a", "yes"): 1.0, ("a", "no"): 2.0, ("b", "no"): 1.0, ("c", "yes"): 1.0}
    assert [how_often(joint, name) for name in "abcd"] == ["some", "none", "every", ""]
