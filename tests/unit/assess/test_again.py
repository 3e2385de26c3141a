"""One question put to many variants: what is remembered, how much of it, and who answers first."""

from __future__ import annotations

import gc
import pickle
import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from oracle.chosen_conflicts import case
from properties.conflict_variants import laid_out, reply_order, variant

import countermove
from countermove.analysis.assess import again
from countermove.analysis.assess.again import Redraws
from countermove.analysis.assess.assessment import Extent, assess_situation
from countermove.analysis.assess.carries import headlines
from countermove.analysis.assess.remembered import Remembered
from countermove.analysis.assess.situation import Situation
from countermove.errors import NotApplicable
from countermove.model import Conflict, Preference

FIRST_WINS = case(
    "East and west each want what the other has not taken: whoever answers first takes it",
    {
        "north": (["offer"], ["not west_takes", "offer"]),
        "south": (["accept"], ["accept iff offer"]),
        "east": (["east_takes"], ["east_takes iff (offer and not west_takes)"]),
        "west": (["west_takes"], ["west_takes iff (offer and not east_takes)"]),
    },
)


def question(found: countermove.CaseAssessment, **more: Any) -> Redraws:
    situation = found.assessment.situation
    return Redraws(
        found.conflict, situation.initiator, situation.target, situation.allies, packages=found.packages, **more
    )


def hand_example(**more: Any) -> Redraws:
    return question(countermove.assess("hand-example"), **more)


def variants(asked: Redraws, count: int, seed: int = 1) -> Iterator[Conflict]:
    rng = random.Random(seed)
    for _ in range(count):
        yield variant(rng, asked.conflict, asked.target)


# Who answers first ---------------------------------------------------------------------------------------------------


def test_third_parties_answer_in_the_order_given() -> None:
    asked = question(countermove.assess(FIRST_WINS, "north", "south"))
    for order, winner in ((None, "east_takes"), (("east", "west"), "east_takes"), (("west", "east"), "west_takes")):
        consequence = asked.assess(asked.conflict, order).initiative("offer").consequence
        assert asked.conflict.taken(consequence.settled) == ["offer", "accept", winner]
        others = [asked.conflict.taken(code) for code in consequence.settled_otherwise]
        assert others == [["offer", "accept", {"east_takes": "west_takes"}.get(winner, "east_takes")]]


@pytest.mark.parametrize("order", [(), ("east",), ("east", "east"), ("east", "west", "south"), ("east", "nobody")])
def test_an_order_of_answering_names_every_third_party_once(order: tuple[str, ...]) -> None:
    asked = question(countermove.assess(FIRST_WINS, "north", "south"))
    with pytest.raises(NotApplicable, match="names every third party once: east, west"):
        asked.assess(asked.conflict, order)


def test_what_carries_a_result_keeps_the_order_of_answering() -> None:
    found = countermove.assess(FIRST_WINS, "north", "south")
    situation = Situation(found.conflict, "north", "south", reply_order=("west", "east"))
    turned = replace(found, assessment=assess_situation(situation, found.packages))
    for one in (found, turned):
        kinds = [headline.kind for headline in headlines(one.assessment)]
        assert "return" in kinds
        assert [carried.judgment.kind for carried in one.carries()] == kinds
    assert found.initiative("offer").cost.yielded.priority > 0 > turned.initiative("offer").cost.yielded.priority


# What is remembered --------------------------------------------------------------------------------------------------


def test_a_second_time_nothing_is_worked_out_anew() -> None:
    asked = hand_example()
    first = laid_out(asked.assess(asked.conflict))
    remembered = asked.remembered()
    assert laid_out(asked.assess(asked.conflict)) == first
    assert asked.remembered() == remembered


def test_an_equal_case_read_again_finds_what_the_first_one_left() -> None:
    asked = hand_example()
    asked.assess(asked.conflict)
    [(_, remembered)] = asked._frames
    shared = remembered.shared

    def made() -> list[int]:
        results = sum(map(len, remembered._results.values()))
        return [len(shared._orders), len(shared._movers), len(remembered._insides), len(remembered._results), results]

    before = made()
    asked.assess(deepcopy(asked.conflict))
    assert made() == before
    assert len(asked._frames) == 1


def test_statements_made_afresh_are_never_taken_for_those_that_are_gone() -> None:
    """Objects made where others were let go of are other objects, whatever number the interpreter gives them."""
    asked = hand_example(entries=300)
    rng = random.Random(5)
    for _ in range(40):
        conflict = asked.conflict
        for party in asked.conflict.decision_makers:
            statements = [replace(statement) for statement in party.preference.statements]
            rng.shuffle(statements)
            conflict = conflict.with_preference(party.id, Preference(tuple(statements)))
        alone = Redraws(conflict, asked.initiator, asked.target, asked.allies, packages=asked.packages)
        assert laid_out(asked.assess(conflict)) == laid_out(alone.assess(conflict))
        del conflict, alone
        gc.collect()


def test_a_list_of_statements_that_is_changed_in_place_is_read_again() -> None:
    asked = hand_example()
    party = asked.conflict.party(asked.target)
    statements = list(party.preference.statements)
    conflict = asked.conflict.with_preference(asked.target, Preference(statements))
    before = laid_out(asked.assess(conflict))
    statements.reverse()
    after = laid_out(asked.assess(conflict))
    other = asked.conflict.with_preference(asked.target, Preference(tuple(statements)))
    assert after == laid_out(Redraws(other, asked.initiator, asked.target, packages=asked.packages).assess(other))
    assert after != before


def test_what_one_side_left_is_not_taken_for_the_other_sides() -> None:
    """One memory for the question put both ways round, from either side."""
    found = countermove.assess("hand-example")
    remembered = Remembered(found.conflict)
    for sides in (("moscow", "tokyo"), ("tokyo", "moscow"), ("moscow", "tokyo")):
        shared = assess_situation(Situation(found.conflict, *sides, remembered=remembered))
        assert laid_out(shared) == laid_out(assess_situation(Situation(found.conflict, *sides)))


def test_a_question_travels_without_what_it_remembers() -> None:
    asked = hand_example(extent=Extent(1))
    found = laid_out(asked.assess(asked.conflict))
    sent = pickle.dumps(asked)
    other = pickle.loads(sent)
    assert len(sent) < 20_000
    assert other.remembered() == 0
    assert laid_out(other.assess(other.conflict)) == found
    assert (other.initiator, other.target, other.extent, other.entries) == (
        asked.initiator,
        asked.target,
        asked.extent,
        asked.entries,
    )


def things_in_containers(root: object) -> int:
    """How many entries all dictionaries, lists, sets and tuples hold that can be reached from an object."""
    seen, queue, total = {id(root)}, [root], 0
    while queue:
        one = queue.pop()
        total += len(one) if isinstance(one, dict | list | set | tuple | frozenset) else 0
        for other in gc.get_referents(one):
            if id(other) not in seen and not isinstance(other, type) and type(other).__name__ != "module":
                seen.add(id(other))
                queue.append(other)
    return total


def test_however_many_variants_memory_stays_where_it_is() -> None:
    """Every container that can be reached is counted, so that a memory nobody thought of would show."""
    asked = hand_example(entries=2_000, extent=Extent(2))
    rng, most = random.Random(2), [0, 0]
    others = [name for name in asked.conflict.party_names if name not in (asked.initiator, asked.target)]
    for number, conflict in enumerate(variants(asked, 480)):
        asked.assess(conflict, reply_order(rng, others))
        if number % 8 == 7:
            half = number // 240
            most[half] = max(most[half], things_in_containers(asked._frames))
            assert asked.remembered() <= asked.entries
    assert most[1] < 1.5 * most[0]


def test_other_options_and_constraints_are_remembered_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again, "FRAMES", 3)
    asked = hand_example()
    texts = [f"option said otherwise {number}" for number in range(9)]
    for text in texts:
        party = asked.conflict.decision_makers[0]
        options = (replace(party.options[0], text=text), *party.options[1:])
        parties = (replace(party, options=options), *asked.conflict.decision_makers[1:])
        found = asked.assess(replace(asked.conflict, decision_makers=parties))
        assert found.situation.conflict.options[0].text == text
        assert len(asked._frames) <= 3
