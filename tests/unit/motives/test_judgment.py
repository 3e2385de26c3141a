"""What both scores come to in sentences, and how much that can bear."""

from __future__ import annotations

import re
from dataclasses import replace

from unit.motives.matrices import table

from countermove.analysis.motives.judgment import agreement, by_inconsistency, by_likelihood, flips, sentences
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.weighed import Weighed
from countermove.analysis.motives.weights import weights
from countermove.analysis.words import merges_likelihood_and_confidence
from countermove.weighing import Motive

# Much speaks for H1 and one strong thing against it; nothing speaks against H2 and little for it.
SPLIT = table({"H1": "ac ac ac ac u", "H2": "e e e e e"})


def test_the_first_is_told_with_its_range_and_where_it_starts() -> None:
    found = Weighed(table({"H1": "vl vl", "H2": "u u"}))
    assert by_likelihood(found) == (
        "By likelihoods, H1 comes first (because of H1): very likely (80–95%), from equal starting chances."
    )


def test_two_starting_points_are_told_as_one_range() -> None:
    found = Weighed(table({"H1": "l", "H2": "u"}, priors={"H1": 0.9, "H2": 0.1}))
    assert "likely to very likely (55–95%), from equal starting chances and from the analyst's." in by_likelihood(found)


def test_certainty_beforehand_is_no_completion_of_the_model() -> None:
    found = Weighed(table({"H1": "l", "H2": "u"}, priors={"H1": 1, "H2": 0}))
    assert "completion" not in by_likelihood(found)


def test_level_hypotheses_are_told_together() -> None:
    found = Weighed(table({"H1": "vl", "H2": "vl", "H3": "vu"}))
    assert by_likelihood(found).startswith("By likelihoods, H1 and H2 come first and are level: each")
    assert by_inconsistency(found) == "By weighted inconsistency, H1 and H2 come first (0); H3 comes last (−2.8)."
    assert sentences(Weighed(table({"H1": "l", "H2": "l"}))) == [
        "Nothing in the matrix tells the hypotheses apart: they stand level in both scores."
    ]


def test_scores_that_disagree_say_so_and_bear_little() -> None:
    found = Weighed(SPLIT)
    assert agreement(found).startswith(
        "The two scores disagree: by likelihoods H1 first, by inconsistency H2. The first counts what speaks for"
    )
    assert found.confidence.level == "low"
    assert (found.confidence.opinion.setting, found.confidence.opinion.why) == (
        "poor",
        "the two scores put different answers first",
    )


def test_disagreement_further_down() -> None:
    found = Weighed(table({"H1": "ac ac vl", "H2": "ac ac u", "H3": "e e e"}))
    assert agreement(found) == (
        "The two scores agree on what comes first, and disagree further down. By likelihoods alone: H2 above H3."
    )
    ties = Weighed(table({"H1": "vl vl l", "H2": "ac l u", "H3": "u e e"}))
    assert agreement(ties).endswith("(where one has hypotheses level, the other need not).")


def test_what_flips_is_told_line_by_line() -> None:
    found = Weighed(table({"H1": "ac l", "H2": "vu vl"}))
    assert flips(found) == ["Without E1: H2 first by likelihoods, and H1 and H2 first by inconsistency."]
    steady = Weighed(table({"H1": "vl vl vl", "H2": "u u u"}))
    assert flips(steady) == ["Leaving out any one line of evidence changes what comes first in neither score."]


def grounded(matrix: Matrix, basis: str) -> Matrix:
    return replace(matrix, evidence=tuple(replace(p, cites=("S/1/1",), basis=basis) for p in matrix.evidence))


def test_a_weighing_that_is_all_judged_never_bears_much() -> None:
    strong = table({"H1": "vl vl vl", "H2": "u u u"})
    assert Weighed(grounded(strong, "judged")).confidence.level == "moderate"
    assert Weighed(grounded(strong, "stated")).confidence.level == "high"
    assert Weighed(strong).confidence.level == "low"  # nothing is cited


def test_half_empty_and_untelling_matrices_bear_little() -> None:
    assert Weighed(grounded(table({"H1": "l l", "H2": "e e"}), "stated")).confidence.level == "low"
    mostly_blank = grounded(table({"H1": "vl vl - -", "H2": "u u - -", "H3": "- - - -"}), "stated")
    assert "8 of 12 cells not assessed" in Weighed(mostly_blank).confidence.evidence.why


def test_evidence_that_counts_for_nothing_tells_nothing_apart() -> None:
    strong = grounded(table({"H1": "vl vl vl", "H2": "u u u"}, grades="AAF"), "stated")
    assert Weighed(strong, weights({"A": 0})).confidence.evidence.setting == "poor"
    assert Weighed(strong).confidence.evidence.setting == "good"


def test_two_starting_points_are_a_range_of_opinion() -> None:
    rows = {"H1": "l l", "H2": "u u"}
    settings = [
        Weighed(table(rows, priors=priors)).confidence.opinion.setting
        for priors in (None, {"H1": 0.4, "H2": 0.6}, {"H1": 0.05, "H2": 0.95})
    ]
    assert settings == ["good", "good", "poor"]


def test_what_hangs_on_one_line_is_open_to_news() -> None:
    news = Weighed(table({"H1": "ac l", "H2": "vu vl"})).confidence.news
    assert (news.setting, news.why) == ("poor", "what comes first hangs on E1 alone")
    assert Weighed(table({"H1": "vl vl vl", "H2": "u u u"})).confidence.news.setting == "good"


def test_no_sentence_merges_likelihood_and_confidence() -> None:
    for matrix in (SPLIT, table({"H1": "l u", "H2": "u l"})):
        found = Weighed(matrix)
        said = [*sentences(found), *re.split(r"(?<=\.) ", Motive(found, ()).confidence)]
        assert len(said) > 4
        assert not any(map(merges_likelihood_and_confidence, said))
