"""Attainable outcomes: what an opening leads to and what holds there; cycles; and the limits that are said."""

from __future__ import annotations

from typing import Any

import pytest
from oracle.chosen_conflicts import CASES, case

import countermove
from countermove.analysis.assess import openings as module
from countermove.analysis.assess.openings import Openings

Case = dict[str, Any]


def reached(found: Case | str, **more: Any) -> Openings:
    return countermove.assess(found, **more).assessment.openings


def outcomes(found: Case | str, **more: Any) -> dict[str, list[str]]:
    """What each opening can lead to; a cycle is written as dots."""
    assessed = countermove.assess(found, **more)
    conflict, seen = assessed.conflict, {}
    for one in assessed.assessment.openings.openings:
        name = " ".join(conflict.changes(conflict.status_quo, one.code))
        seen[name] = [" ".join(conflict.taken(outcome.code)) for outcome in one.outcomes]
        seen[name] += ["…"] if one.cycling else []
    return seen


def one_way(found: Case, *names: str) -> Case:
    for maker in found["decision_makers"].values():
        for name in set(names) & set(maker["options"]):
            maker["options"][name] = {"text": f"Do {name}", "direction": "on"}
    return found


def test_every_opening_is_listed_the_empty_one_first() -> None:
    assert outcomes("hand-example") == {"": [""], "a": ["a d"]}


def test_an_outcome_from_which_the_initiator_would_take_its_opening_back_is_none() -> None:
    found = case("Taken back", {"north": (["a"], ["not a"]), "south": (["b"], ["b iff a"])})
    assert outcomes(found) == {"": [""], "a": [""]}


def test_a_stable_state_behind_a_one_way_step_that_nobody_would_take_is_no_outcome() -> None:
    """South cannot leave the state in which it has burned its boats, but nothing would make it burn them."""
    found = one_way(case("Boats", {"north": (["a"], ["not a"]), "south": (["burn"], ["not burn"])}), "burn")
    solution = countermove.solve(countermove.load(found))
    stable = [" ".join(solution.state(number).taken) for number in solution.equilibria("nash")]
    assert stable == ["", "burn"]
    assert outcomes(found) == {"": [""], "a": [""]}


def test_a_one_way_opening_stays() -> None:
    found = one_way(case("Burned", {"north": (["a"], ["not a"]), "south": (["b"], ["b iff a"])}), "a")
    assert outcomes(found) == {"": [""], "a": ["a b"]}


def test_an_improvement_that_the_others_would_punish_is_not_taken() -> None:
    """In the prisoners' dilemma, starting from cooperation, nobody defects: the other would follow."""
    found = case("Kept", {"one": (["a"], ["b", "not a"]), "two": (["b"], ["a", "not b"])})
    for maker, name in (("one", "a"), ("two", "b")):
        found["decision_makers"][maker]["options"][name] = {"text": "Cooperate", "status_quo": True}
    (nothing, defect) = reached(found, actor="two", target="one").openings
    assert [outcome.is_nash for outcome in nothing.outcomes] == [True]
    assert outcomes(found, actor="two", target="one")["b"] == [""]
    assert defect.outcomes == nothing.outcomes


def test_rest_under_sanctions_is_told_from_rest_without_improvements() -> None:
    """North would like to keep b without a, but south would answer by dropping b."""
    found = case("Deterred", {"north": (["a"], ["b", "not a"]), "south": (["b"], ["b iff a"])})
    assert outcomes(found) == {"": [""], "a": ["a b"]}
    (nothing, opened) = reached(found).openings
    assert [outcome.is_nash for outcome in nothing.outcomes] == [True]
    assert [outcome.is_nash for outcome in opened.outcomes] == [False]


def test_every_order_of_answering_is_followed() -> None:
    found = CASES["order_of_settling_matters"]
    assert outcomes(found)["a"] == ["a b c", "a b d"]


def test_every_tie_is_followed() -> None:
    found = case("Ties", {"north": (["a"], ["a"]), "south": (["b", "c"], ["(b or c) iff a"])})
    assert outcomes(found)["a"] == ["a b", "a c", "a b c"]


def test_answers_that_never_end_are_a_cycle() -> None:
    assert set(map(tuple, outcomes(CASES["no_baseline"]).values())) == {("…",)}
    assert reached(CASES["no_baseline"]).has_cycle


def test_a_cycle_of_the_initiator_and_the_target_is_one_too() -> None:
    assert outcomes(CASES["round_and_round"]) == {"": ["…"], "a": ["a b"], "e": ["e"], "a e": ["…"]}


def test_a_muted_party_never_answers() -> None:
    assert outcomes("hand-example", muted=["tokyo"]) == {"": [""], "a": [""]}


# Limits --------------------------------------------------------------------------------------------------------------


def wide(north: int, south: list[str], *wants: str) -> Case:
    options = [f"a{n}" for n in range(north)]
    return case("Wide", {"north": (options, [f"not {name}" for name in options]), "south": (south, list(wants))})


def test_up_to_twelve_options_every_opening_is_taken() -> None:
    found = reached(wide(12, ["b"], "b iff a0"), max_changes=1)
    assert (len(found.openings), found.up_to_changes) == (2**12, None)


def test_above_twelve_options_openings_of_few_changes_are_taken_and_it_is_said() -> None:
    usual, few = (reached(wide(13, ["b"], "b iff a0"), max_changes=most) for most in (None, 1))
    assert (len(usual.openings), usual.up_to_changes) == (1 + 13 + 13 * 12 // 2, 2)
    assert (len(few.openings), few.up_to_changes) == (1 + 13, 1)


def test_options_that_nobody_mentions_do_not_count_and_are_held() -> None:
    found = wide(12, ["b"], "b iff a0")
    found["decision_makers"]["north"]["options"] |= {f"idle{n}": "Do nothing" for n in range(3)}
    assessed = countermove.assess(found, max_changes=1).assessment
    assert assessed.openings.up_to_changes is None
    assert assessed.held == ("idle0", "idle1", "idle2")


@pytest.mark.parametrize(("options", "cut"), [(8, False), (9, True)])
def test_more_than_256_equally_good_answers_are_cut_and_it_is_said(options: int, cut: bool) -> None:
    """All the answers but the empty one are as good: 255 or 511."""
    south = [f"b{n}" for n in range(options)]
    found = reached(case("Ties", {"north": (["a"], ["a"]), "south": (south, [f"({' or '.join(south)}) iff a"])}))
    assert found.ties_cut is cut
    assert len(found.openings[1].outcomes) == (256 if cut else 255)


def test_the_answers_kept_are_those_with_the_fewest_changes() -> None:
    south = [f"b{n}" for n in range(9)]
    found = reached(case("Ties", {"north": (["a"], ["a"]), "south": (south, [f"({' or '.join(south)}) iff a"])}))
    sizes = sorted(outcome.code.bit_count() - 1 for outcome in found.openings[1].outcomes)
    assert sizes == sorted(code.bit_count() for code in range(1, 512))[:256]


@pytest.mark.parametrize(("options", "limit"), [(20, None), (21, 4)])
def test_with_more_than_twenty_options_of_the_others_sanctions_run_to_four_moves_and_it_is_said(
    options: int, limit: int | None
) -> None:
    east = [f"c{n}" for n in range(options - 1)]
    makers = {"north": (["a"], ["b", "not a"]), "south": (["b"], ["b iff a"])}
    found = case("Many", makers | {"east": (east, [f"not {name}" for name in east])})
    assert reached(found).sanctions_up_to == limit
    assert outcomes(found) == {"": [""], "a": ["a b"]}


def test_a_chain_of_five_sanctions_deters_only_where_it_is_searched_whole() -> None:
    """Dropping a sets off five moves in turn; only the fifth hurts north."""

    def chain(idle: int) -> Case:
        parties = {"north": (["a"], ["not p5", "not a"])}
        for n in range(1, 6):
            before = "not a" if n == 1 else f"p{n - 1}"
            parties[f"k{n}"] = ([f"p{n}"], [f"p{n} iff ({before})"])
        parties["crowd"] = ([f"c{n}" for n in range(idle)], [f"not c{n}" for n in range(idle)])
        found = case("Chain", parties)
        found["decision_makers"]["north"]["options"]["a"] = {"text": "Do a", "status_quo": True}
        return found

    few, many = reached(chain(15)), reached(chain(16))
    assert (few.sanctions_up_to, many.sanctions_up_to) == (None, 4)
    assert [outcome.code for outcome in few.openings[0].outcomes] == [1]
    assert 1 not in [outcome.code for outcome in many.openings[0].outcomes]


def test_a_walk_through_too_many_states_is_cut_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    found = CASES["round_and_round"]
    whole = countermove.assess(found).assessment
    assert (whole.openings.cut_after, whole.is_complete) == (None, True)
    monkeypatch.setattr(module, "STATES", 3)
    cut = countermove.assess(found).assessment
    assert (cut.openings.cut_after, cut.is_complete) == (3, False)
    assert set(cut.openings.outcomes) <= set(whole.openings.outcomes)
    assert not cut.openings.has_cycle  # what was not followed to its end is not called a cycle
