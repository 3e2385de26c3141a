"""A variant assessed among many is assessed as if it were the only one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from oracle.random_conflicts import random_case
from properties.conflict_variants import laid_out, reply_order, retold, variant, with_reactions

import countermove
from countermove.analysis.assess import places
from countermove.analysis.assess.again import Redraws
from countermove.analysis.assess.assessment import Extent, assess_situation
from countermove.analysis.assess.situation import Situation
from countermove.analysis.assess.standing import standings
from countermove.errors import CountermoveError

PIECES = 6
CONFLICTS = 48
VARIANTS = 24


@pytest.fixture(autouse=True)
def few_weightings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "standings", partial(standings, draws=50))


def redraws_of(found: countermove.CaseAssessment, extent: Extent, entries: int = 200_000) -> Redraws:
    situation = found.assessment.situation
    return Redraws(
        found.conflict,
        situation.initiator,
        situation.target,
        situation.allies,
        situation.muted,
        found.packages,
        found.assessment.stated_positions,
        extent,
        entries,
    )


def alone(question: Redraws, *asked: Any) -> Any:
    """The assessment of a variant by itself, or what is wrong with it."""
    conflict, order, muted = asked
    try:
        situation = Situation(conflict, question.initiator, question.target, question.allies, muted, order)
        return laid_out(assess_situation(situation, question.packages, question.positions, question.extent))
    except CountermoveError as fault:
        return str(fault)


def among_others(question: Redraws, *asked: Any) -> Any:
    try:
        return laid_out(question.assess(*asked))
    except CountermoveError as fault:
        return str(fault)


def asked(rng: random.Random, question: Redraws, count: int) -> Iterator[tuple[Any, ...]]:
    """Variants with an order of answering and parties that never move; each changes the one before or the first."""
    conflict = first = with_reactions(rng, question.conflict, question.target)
    others = [name for name in conflict.party_names if name not in (question.initiator, question.target)]
    for _ in range(count):
        start = first if rng.random() < 0.7 else conflict
        conflict = variant(rng, start, question.target, structure=0.2)
        muted = set(rng.sample(others, 1)) if others and rng.random() < 0.15 else set()
        yield conflict, reply_order(rng, others), muted


@pytest.mark.parametrize("piece", range(PIECES))
def test_a_variant_is_assessed_as_if_it_were_the_only_one(piece: int) -> None:
    for seed in range(piece, CONFLICTS, PIECES):
        rng = random.Random(seed)
        found = countermove.assess(countermove.load(random_case(seed, max_options=7).case), max_changes=0)
        extent = Extent(rng.choice((0, 2, 3)), in_full=rng.random() < 0.8)
        question = redraws_of(found, extent, entries=rng.choice((1_000, 200_000)))
        for number, one in enumerate(asked(rng, question, VARIANTS)):
            assert among_others(question, *one) == alone(question, *one), f"random_case({seed}), variant {number}"


def test_what_is_said_of_a_statement_is_that_of_the_variant() -> None:
    """The same formula in other words and in another tier, line by line, of a case in which every test is on."""
    found = countermove.assess("soviet-japan-1985", max_changes=1)
    question = redraws_of(found, Extent(1, 1, in_full=False))
    assert {name for row in found.assessment.rows for name in row.tests_on} >= {"pull", "bind", "split", "trap"}
    for number, other in enumerate(retold(found.conflict)):
        assert among_others(question, other, None, ()) == alone(question, other, None, ()), f"statement {number}"
