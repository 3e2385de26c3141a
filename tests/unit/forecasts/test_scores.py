"""Scores: examples worked by hand, and what must hold whatever the forecasts."""

from __future__ import annotations

import random
from itertools import pairwise
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.forecasts.samples import forecast, probabilities, resolved

from countermove.analysis.sweep.wilson import wilson
from countermove.errors import RecordError
from countermove.forecasts.estimate import Estimate, Kind, answers, band, point, word
from countermove.forecasts.forecast import Resolution, Revision
from countermove.forecasts.scores.calibration import LEAST_IN_BIN, Bin, calibration, calibration_by_word
from countermove.forecasts.scores.direction import direction
from countermove.forecasts.scores.murphy import murphy
from countermove.forecasts.scores.rules import FEW, brier, brier_interval, brier_of_answers, log_interval, log_score
from countermove.forecasts.scores.score import score
from countermove.forecasts.scores.scored import ScoredForecast
from countermove.forecasts.scores.skill import skill_against_base_rate, skill_against_status_quo

DAY = "2021-01-01"


def said(probability: float, outcome: int, name: str = "f", status_quo: str = "none") -> ScoredForecast:
    return ScoredForecast(name, probability, probability, outcome, status_quo=status_quo)


# Five times 80%, of which four came true; five times 20%, of which two did.
TEXTBOOK = [said(0.8, int(i < 4)) for i in range(5)] + [said(0.2, int(i < 2)) for i in range(5)]


@pytest.mark.parametrize(("p", "o", "expected"), [(0.7, 1, 0.09), (0.7, 0, 0.49), (1, 1, 0), (1, 0, 1), (0.5, 0, 0.25)])
def test_the_brier_score_runs_from_0_to_1(p: float, o: int, expected: float) -> None:
    assert brier(p, o) == pytest.approx(expected)


def test_the_brier_score_of_several_answers_is_a_sum_up_to_2() -> None:
    assert brier_of_answers({"a": 0.5, "b": 0.3, "c": 0.2}, "a") == pytest.approx(0.25 + 0.09 + 0.04)
    assert brier_of_answers({"a": 0.5, "b": 0.3, "c": 0.2}, "c") == pytest.approx(0.25 + 0.09 + 0.64)
    assert brier_of_answers({"a": 0, "b": 1}, "a") == 2
    assert brier_of_answers({"yes": 0.7, "no": 0.3}, "yes") == pytest.approx(2 * brier(0.7, 1))


def test_a_band_has_the_scores_of_its_ends() -> None:
    assert brier_interval(0.55, 0.8, 1) == pytest.approx((0.04, 0.2025))
    assert brier_interval(0.55, 0.8, 0) == pytest.approx((0.3025, 0.64))
    assert log_interval(0.55, 0.8, 1) == pytest.approx((-log(0.8), -log(0.55)))
    assert log_interval(0.55, 0.8, 0) == pytest.approx((-log(0.45), -log(0.2)))


def test_the_log_score_is_clipped() -> None:
    assert log_score(0.5) == pytest.approx(0.693147, abs=1e-6)
    assert log_score(1) == 0
    assert log_score(0) == log_score(0.005) == pytest.approx(5.298317, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (4, 5, 0.3755, 0.9638), (5, 10, 0.2366, 0.7634)],
)
def test_wilson_as_in_the_tables(count: int, total: int, low: float, high: float) -> None:
    assert wilson(count, total) == pytest.approx((low, high), abs=5e-5)


def test_murphys_parts_by_hand() -> None:
    parts = murphy(calibration(TEXTBOOK))
    assert parts.reliability == pytest.approx(5 * 0.2**2 / 10)
    assert parts.resolution == pytest.approx((5 * 0.2**2 + 5 * 0.2**2) / 10)
    assert parts.uncertainty == pytest.approx(0.6 * 0.4)
    assert parts.brier == parts.binned == pytest.approx(0.22)
    assert parts.within == pytest.approx(0)


def test_what_differs_inside_a_bin_is_told_apart() -> None:
    one_bin = calibration([said(0.9, 1), said(0.1, 0)])
    parts = murphy(one_bin)
    assert len(one_bin) == 1
    assert (parts.reliability, parts.resolution, parts.uncertainty) == (0, 0, 0.25)
    assert parts.brier == pytest.approx(0.01)
    assert parts.within == pytest.approx(0.01 - 0.25)


def test_nothing_cannot_be_taken_apart() -> None:
    with pytest.raises(ValueError, match="no forecast is scored"):
        murphy(())


def test_bins_are_merged_until_each_has_five() -> None:
    bins = calibration([said(p / 100, 1) for p in (1, 2, 3, 4, 11, 12, 55, 95, 96, 97, 98, 99, 100)])
    assert [(one.low, one.high, one.count) for one in bins] == [(0.0, 0.2, 6), (0.2, 1.0, 7)]


def test_the_rest_at_the_top_joins_the_last_full_bin() -> None:
    bins = calibration([*(said(0.05, 0) for _ in range(5)), said(0.95, 1)])
    assert [(one.low, one.high, one.count) for one in bins] == [(0.0, 1.0, 6)]


def test_a_bin_has_its_lower_end_inside() -> None:
    bins = calibration([said(p, 1) for p in (0.3, 0.3, 0.1 + 0.2, 0.3, 0.3, 0.7, 0.7, 0.7, 0.7, 0.7)], bins=10)
    assert [(one.low, one.high) for one in bins] == [(0.0, 0.4), (0.4, 1.0)]


def test_calibration_by_word_keeps_words_as_used_and_reads_numbers() -> None:
    used = ScoredForecast("f", 0.63, 0.87, 1, "probable", "kent-1964")
    rows = calibration_by_word([used, used, said(0.7, 0), said(0.02, 0), said(1, 1), said(0, 0)])
    told = [(row.term, row.scale, row.is_stated, row.count, row.came_true) for row in rows]
    assert told == [
        ("0%", "icd-203", False, 1, 0),
        ("almost no chance", "icd-203", False, 1, 0),
        ("likely", "icd-203", False, 1, 0),
        ("probable", "kent-1964", True, 2, 2),
        ("100%", "icd-203", False, 1, 1),
    ]
    assert rows[3].interval == wilson(2, 2)


def test_an_unknown_scale_is_named() -> None:
    with pytest.raises(RecordError, match='no scale of words of likelihood "kent"'):
        calibration_by_word([said(0.7, 0)], "kent")


def test_direction_by_hand() -> None:
    found = direction([*TEXTBOOK, said(0.5, 1)])
    assert found is not None
    assert (found.count, found.right) == (10, 7)
    assert found.said == pytest.approx(0.8)
    assert found.verdict == "too few"


@pytest.mark.parametrize(("right", "verdict"), [(20, "overconfident"), (36, "neither"), (40, "neither")])
def test_who_is_sure_and_wrong_is_overconfident(right: int, verdict: str) -> None:
    found = direction([said(0.95, int(i < right)) for i in range(40)])
    assert found is not None
    assert found.verdict == verdict


def test_who_is_right_and_not_sure_is_underconfident() -> None:
    found = direction([said(0.4, 0) for _ in range(40)])
    assert found is not None
    assert (found.right, found.verdict) == (40, "underconfident")


def test_nobody_who_takes_no_side_has_a_direction() -> None:
    assert direction([said(0.5, 1)]) is None


def test_skill_by_hand() -> None:
    own = skill_against_base_rate(TEXTBOOK)
    assert own is not None
    assert own.reference == pytest.approx(0.24)
    assert own.score == pytest.approx(1 - 0.22 / 0.24)
    outside = skill_against_base_rate(TEXTBOOK, 0.5)
    assert outside is not None
    assert outside.score == pytest.approx(1 - 0.22 / 0.25)


def test_skill_against_nothing_changes() -> None:
    found = skill_against_status_quo([said(0.9, 1, status_quo="no"), said(0.8, 1, status_quo="yes"), said(0.1, 1)])
    assert found is not None
    assert (found.count, found.reference) == (2, 0.5)
    assert found.score == pytest.approx(1 - 0.025 / 0.5)
    assert skill_against_status_quo([said(0.9, 1)]) is None


def test_no_skill_beats_a_reference_without_error() -> None:
    found = skill_against_base_rate([said(0.9, 1), said(0.8, 1)])
    assert found is not None
    assert found.score is None
    assert skill_against_base_rate([]) is None


def test_only_what_came_out_and_has_a_number_is_scored() -> None:
    lot = [
        resolved("right", point(0.7), "yes"),
        resolved("banded", band(0.55, 0.8), "no"),
        resolved("voided", point(0.7), "void"),
        resolved("vague", Estimate(Kind.WORD, term="could", scale="kent-1964"), "yes"),
        forecast("waiting", deadline="2022-01-01", revisions=(Revision("2020-01-01", "2020-01-01", point(0.5)),)),
        forecast("late", revisions=(Revision("2020-01-01", "2020-01-01", point(0.5)),)),
        resolved("many", answers({"a": 0.5, "b": 0.5}), "a", answers=(("a", ""), ("b", ""))),
    ]
    found = score(lot, DAY)
    assert [one.id for one in found.forecasts] == ["right", "banded"]
    assert [one.id for one in found.several] == ["many"]
    assert (found.void, found.unquantified, found.open, found.overdue) == (
        ("voided",),
        ("vague",),
        ("waiting",),
        ("late",),
    )
    assert found.brier == pytest.approx(((0.09 + 0.3025) / 2, (0.09 + 0.64) / 2))
    assert (found.brier_of_several, found.log_of_several) == pytest.approx((0.5, log(2)))
    assert found.is_few
    assert not found.hindsight


def test_nothing_scored_is_told_as_nothing() -> None:
    found = score([], DAY)
    assert (found.count, found.brier, found.log, found.murphy, found.direction) == (0, None, None, None, None)
    assert (found.against_base_rate, found.against_status_quo, found.brier_of_several, found.bins) == (
        None,
        None,
        None,
        (),
    )
    assert found.to_json()["brier"] is None


def test_enough_forecasts_are_not_few() -> None:
    assert not score([resolved(f"f{i}", point(0.5), "yes") for i in range(FEW)], DAY).is_few


@pytest.mark.parametrize(
    ("at", "scored_at"),
    [("2020-03-01", 0.9), ("2020-06-29", 0.9), ("2020-06-30", 0.7), ("2020-07-15", 0.7)],
)
def test_an_estimate_counts_up_to_the_day_before_the_resolution(at: str, scored_at: float) -> None:
    revisions = (Revision("2020-01-01", "2020-01-01", point(0.7)), Revision(at, at, point(0.9), "", "news"))
    lot = [resolved("f", point(0.7), "yes")]
    found = score([forecast(revisions=revisions, resolutions=lot[0].resolutions)], DAY)
    assert found.forecasts[0].middle == scored_at


def test_the_last_of_several_resolutions_holds() -> None:
    first = resolved("f", point(0.7), "yes")
    corrected = Resolution("no", "2020-06-30", "2020-08-01", ("the court",), reason="the press was wrong")
    whole = forecast(revisions=first.revisions, resolutions=(*first.resolutions, corrected))
    assert score([whole], DAY).forecasts[0].outcome == 0
    taken_back = Resolution("open", "2020-09-01", "2020-09-01", ("the court",), reason="under appeal")
    again = forecast(revisions=first.revisions, resolutions=(*whole.resolutions, taken_back))
    assert score([again], "2020-10-01").open == ("bridge",)


def test_scores_can_be_looked_at_as_they_stood_on_a_day() -> None:
    lot = [resolved("f", point(0.7), "yes")]
    assert score(lot, "2019-12-31").open == ()
    assert score(lot, "2020-06-29").open == ("f",)
    assert score(lot, "2020-06-30").count == 1


def test_what_was_entered_afterwards_is_hindsight() -> None:
    late = forecast(
        revisions=(Revision("2020-01-01", "2020-06-30", point(0.9)),),
        resolutions=(Resolution("yes", "2020-06-30", "2020-07-01", ("x",)),),
    )
    assert score([late], DAY).hindsight == ("bridge",)


def test_a_word_keeps_the_range_it_was_registered_with() -> None:
    found = score([resolved("f", word("likely", "icd-203"), "yes")], DAY).forecasts[0]
    assert (found.low, found.high, found.term, found.scale) == (0.55, 0.8, "likely", "icd-203")


outcomes = st.integers(0, 1)
lots = st.lists(
    st.builds(
        lambda a, b, o, q: ScoredForecast("f", min(a, b), max(a, b), o, status_quo=q),
        probabilities,
        probabilities,
        outcomes,
        st.sampled_from(["yes", "no", "none"]),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(lots, st.integers(1, 20))
def test_murphys_identity_holds_whatever_the_bins(lot: list[ScoredForecast], bins: int) -> None:
    parts = murphy(calibration(lot, bins))
    assert abs(parts.binned - (parts.reliability - parts.resolution + parts.uncertainty)) < 1e-9
    mean = sum(brier(one.middle, one.outcome) for one in lot) / len(lot)
    assert abs(parts.reliability - parts.resolution + parts.uncertainty + parts.within - mean) < 1e-9
    assert min(parts.reliability, parts.resolution, parts.uncertainty) >= 0


@settings(max_examples=60, deadline=None)
@given(lots, st.integers(1, 20))
def test_bins_hold_every_forecast_once(lot: list[ScoredForecast], bins: int) -> None:
    found = calibration(lot, bins)
    assert sum(one.count for one in found) == len(lot)
    assert (found[0].low, found[-1].high) == (0.0, 1.0)
    assert all(a.high == b.low for a, b in pairwise(found))
    assert len(found) == 1 or all(one.count >= LEAST_IN_BIN for one in found)
    assert all(one.low - 1e-8 <= f.middle <= one.high + 1e-8 for one in found for f in one.forecasts)


@settings(max_examples=60, deadline=None)
@given(lots, st.integers(0, 1000))
def test_the_order_of_forecasts_changes_nothing(lot: list[ScoredForecast], seed: int) -> None:
    mixed = random.Random(seed).sample(lot, len(lot))
    assert murphy(calibration(lot)) == murphy(calibration(mixed))
    assert direction(lot) == direction(mixed)
    assert skill_against_base_rate(lot) == skill_against_base_rate(mixed)
    assert skill_against_status_quo(lot) == skill_against_status_quo(mixed)
    assert calibration_by_word(lot) == calibration_by_word(mixed)


@settings(max_examples=100, deadline=None)
@given(lots)
def test_scores_keep_their_bounds(lot: list[ScoredForecast]) -> None:
    for one in lot:
        assert 0 <= one.brier.low <= brier(one.middle, one.outcome) <= one.brier.high <= 1
        assert 0 <= one.log.low <= one.log.high <= 5.2984
    for one in calibration(lot):
        assert 0 <= one.interval.low <= one.share <= one.interval.high <= 1
    skill = skill_against_base_rate(lot)
    assert skill is not None
    assert skill.score is None or skill.score <= 1


@settings(max_examples=50, deadline=None)
@given(probabilities, probabilities)
def test_saying_what_one_thinks_is_best(belief: float, other: float) -> None:
    """A proper score: whoever believes p expects no better score from saying anything else."""

    def expected(p: float) -> float:
        return belief * brier(p, 1) + (1 - belief) * brier(p, 0)

    assert expected(belief) <= expected(other) + 1e-12


def test_a_bin_tells_what_was_said_and_what_came_true() -> None:
    one = Bin(0.6, 0.8, tuple(TEXTBOOK[:5]))
    assert (one.count, one.came_true, one.share) == (5, 4, 0.8)
    assert one.said == pytest.approx(0.8)
