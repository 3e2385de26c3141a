"""Every number of the hand-checkable example of tradecraft.md, section 1.10, through the bundled case."""

from __future__ import annotations

from functools import cache
from math import inf

import pytest

import countermove
from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.sacrifice import sacrificed
from countermove.analysis.assess.situation import Situation
from countermove.analysis.assess.split import disagreement


@cache
def found() -> countermove.CaseAssessment:
    return countermove.assess("hand-example")


def situation() -> Situation:
    return found().assessment.situation


def row() -> Assessed:
    return found().initiative("a")


def code(*taken: str) -> int:
    return found().conflict.code_of(taken)


def test_the_baseline_is_all_off_and_gives_tokyo_everything_it_wants() -> None:
    assert situation().baseline == code()
    assert situation().theirs.order.vector(code()) == 0b111


@pytest.mark.parametrize(
    ("reply", "truth", "kappa"),
    [((), 0b011, 1), (("d",), 0b110, 3), (("k",), 0b001, 1), (("d", "k"), 0b100, 2)],
    ids=["ignore", "talk", "credit", "both"],
)
def test_what_each_reply_to_the_agenda_holds_and_gives_up(reply: tuple[str, ...], truth: int, kappa: int) -> None:
    theirs, state = situation().theirs, code("a", *reply)
    assert theirs.order.vector(state) == truth
    served = situation().attainable("tokyo", code("a"))
    assert min(sacrificed(theirs.order, state, served, held=code()), default=inf) == kappa


def test_talk_is_the_best_reply_and_the_only_one() -> None:
    consequence = row().consequence
    assert consequence.opened == code("a")
    assert consequence.replied == consequence.settled == code("a", "d")
    assert consequence.reply_ties == 1


def test_ignoring_loses_the_first_interest() -> None:
    pull = row().pull
    assert (pull.is_displaced, abs(pull.deciding.priority), pull.is_on) == (True, 1, True)
    assert pull.deciding.statement
    assert pull.deciding.statement.text == "d if a"
    assert pull.pulled == ("pm", "business")


def test_talking_gives_up_the_third_interest_which_is_the_most_it_can_save() -> None:
    bind = row().bind
    assert (abs(bind.deciding.priority), abs(bind.whatever.priority), bind.is_on) == (3, 3, True)


def test_the_verdict_is_a_squeeze_and_a_dilemma() -> None:
    verdict = row().verdict
    assert (verdict.word, verdict.left_with.priority, verdict.is_dilemma) == ("squeeze", -3, True)
    assert verdict.gives.priority == -1


def test_moscow_could_drop_the_agenda_and_keep_the_dialogue_but_tokyo_could_answer() -> None:
    trap = row().trap
    assert (abs(trap.deciding.priority), trap.is_on, trap.is_answerable) == (3, True, True)
    assert trap.renege == code("d")


def test_those_inside_want_three_different_replies() -> None:
    replies = situation().replies
    liked = [replies.members(favourite, code("a"), None) for favourite in situation().favourites(code("a"))]
    assert liked == [[code("a", "d")], [code("a")], [code("a", "d", "k")]]


def test_the_split_grows_from_two_tenths_to_six() -> None:
    split = row().split
    assert disagreement(situation(), situation().favourites(code("a"))) == pytest.approx(0.6)
    assert disagreement(situation(), situation().favourites(code())) == pytest.approx(0.2)
    assert (split.opened, split.before) == (pytest.approx(0.6), pytest.approx(0.2))
    assert split.value == pytest.approx(0.4)
    assert [(camp.option, camp.taken, camp.dropped) for camp in split.contested] == [
        ("d", ("pm", "business"), ("ministry",)),
        ("k", ("business",), ("pm", "ministry")),
    ]


def test_the_ministry_blocks_talking_and_only_ignoring_suits_both_veto_holders() -> None:
    split = row().split
    assert (split.is_blocked, split.blocked_by, split.acceptable) == (True, ("ministry",), 1)


def test_every_test_but_strain_is_on() -> None:
    assert row().tests_on == ("pull", "bind", "split", "trap")
    assert row().strains == ()


def test_the_outlay_is_the_second_interest_and_the_return_the_first() -> None:
    cost = row().cost
    assert (cost.outlay.priority, cost.yielded.priority) == (-2, 1)
    assert (cost.gained, cost.lost, cost.vital_lost) == ((1,), (2,), ())
    assert (cost.irrevocable, cost.is_undoable, cost.is_undoable_after_reply) == ((), True, True)


def test_the_empty_initiative_is_not_listed_and_the_agenda_stands_alone() -> None:
    assert [one.id for one in found().assessment.rows] == ["a"]
    standing = row().standing
    assert standing
    assert (standing.ranks, standing.pareto_layer) == ((1, 1, 1, 1, 1), 1)
    assert (standing.first_share, standing.rank_interval) == (1.0, (1, 1))
    assert found().hardest == ("a",)
