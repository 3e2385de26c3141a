"""Every kind of difference, planted and found, and nothing else."""

from __future__ import annotations

import copy
import time
from functools import cache
from random import Random
from typing import Any

import pytest
from unit.comparing.planted import PLANTED, Planted, base

import countermove as cm
from countermove.casefile.case import Case
from countermove.comparing.bearing import computed_part
from countermove.comparing.coding import Difference, differences, read_content, side_by_side, with_values
from countermove.comparing.compose import composed
from countermove.comparing.needs import needs_of
from countermove.errors import CaseError, NotApplicable


def reported(found: tuple[Difference, ...]) -> set[tuple[str, str, str]]:
    return {(one.change, one.place, one.aspect) for one in found}


@cache
def unchanged() -> Case:
    return cm.load(base())


@cache
def changed(*planted: Planted) -> Case:
    content = base()
    for one in planted:
        one.change(content)
    return cm.load(content)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.name)
def test_what_is_planted_is_found_and_nothing_else(planted: Planted) -> None:
    found = differences(unchanged(), changed(planted))
    assert reported(found) == set(planted.reported)
    assert all(one.text.endswith(".") and one.text[0].isupper() for one in found)


MIRRORED = {"added": "dropped", "dropped": "added", "moved": "moved", "changed": "changed"}


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.name)
def test_the_other_way_round_everything_is_mirrored(planted: Planted) -> None:
    first, second = unchanged(), changed(planted)
    there, back = differences(first, second), differences(second, first)
    mirrored = {(MIRRORED[one.change], one.place, one.aspect) for one in there}
    assert {(one.change, one.place, one.aspect) for one in back} == mirrored
    assert {(one.after, one.before) for one in there} == {(one.before, one.after) for one in back}


def test_a_case_does_not_differ_from_itself() -> None:
    assert differences(unchanged(), cm.load(base())) == ()


INDEPENDENT = [
    one for one in PLANTED if one.name not in {"option goes", "stakeholder goes", "interest goes", "link goes"}
]


def compatible(chosen: list[Planted]) -> bool:
    """Say whether planted changes are of different entries, so that what they make is the sum of them."""
    places = [place.split("/")[:4] for one in chosen for _, place, _ in one.reported]
    lists = [place[:2] for place in places if "preferences" in place]
    return len({tuple(place) for place in places}) == len(places) and len({tuple(one) for one in lists}) == len(lists)


@pytest.mark.parametrize("seed", range(30))
def test_several_changes_are_reported_as_their_sum(seed: int) -> None:
    draw = Random(seed)
    chosen = draw.sample(INDEPENDENT, draw.randint(2, 7))
    if not compatible(chosen):
        chosen = chosen[:1]
    found = differences(unchanged(), changed(*chosen))
    assert reported(found) == {one for planted in chosen for one in planted.reported}


@pytest.mark.parametrize("seed", range(12))
def test_all_differences_together_make_the_second_case(seed: int) -> None:
    draw = Random(seed)
    first, second = unchanged(), changed(*draw.sample(INDEPENDENT, 5))
    table = side_by_side(first, second)
    keys = [one.key for one, _ in with_values(table)]
    draw.shuffle(keys)
    assert composed(table, keys) == _without_empty(read_content(second))
    assert composed(table, ()) == _without_empty(read_content(first))


def _without_empty(content: Any) -> Any:
    return {key: value for key, value in content.items() if value not in ({}, [])}


@pytest.mark.parametrize("planted", [one for one in PLANTED if one.name != "party's name"], ids=lambda one: one.name)
def test_each_difference_can_be_put_in_alone_with_what_it_needs(planted: Planted) -> None:
    table = side_by_side(unchanged(), changed(planted))
    found = list(with_values(table))
    needs = needs_of(found)
    for one, _ in found:
        if one.bears:
            cm.load(computed_part(composed(table, needs.closed([one.key]))))


def test_an_option_that_goes_takes_along_what_refers_to_it_and_nothing_else() -> None:
    gone = next(one for one in PLANTED if one.name == "option goes")
    found = list(with_values(side_by_side(unchanged(), changed(gone))))
    option = next(one.key for one, _ in found if one.part == "option")
    closed = needs_of(found).closed([option])
    assert closed == {one.key for one, _ in found if one.bears}
    statement = next(one.key for one, _ in found if one.part == "interest")
    assert needs_of(found).closed([statement]) == {statement}


def test_without_what_it_needs_it_would_be_no_case() -> None:
    gone = next(one for one in PLANTED if one.name == "option goes")
    table = side_by_side(unchanged(), changed(gone))
    option = next(one.key for one, _ in with_values(table) if one.part == "option")
    with pytest.raises(CaseError):
        cm.load(computed_part(composed(table, [option])))


def test_statements_are_matched_by_what_they_say_before_their_id() -> None:
    first, second = base(), base()
    for number, entry in enumerate(first["decision_makers"]["bank"]["preferences"], 1):
        entry["id"] = f"B{number}"
    second["decision_makers"]["bank"]["preferences"] = [
        {"id": "B1", "statement": "not call_in", "basis": "judged"},
        *({**entry, "id": f"B{n}"} for n, entry in enumerate(second["decision_makers"]["bank"]["preferences"], 2)),
    ]
    found = differences(cm.load(first), cm.load(second))
    assert [one.after for one in found if one.change == "added"] == ["not call_in"]
    assert {one.aspect for one in found if one.change == "changed"} == {"id"}


def test_a_statement_of_the_same_id_and_with_a_common_option_was_reworded() -> None:
    first, second = base(), base()
    for content in (first, second):
        content["decision_makers"]["bank"]["preferences"][0]["id"] = "B1"
    second["decision_makers"]["bank"]["preferences"][0]["statement"] = "not call_in if not stop_mail_boats"
    (one,) = differences(cm.load(first), cm.load(second))
    assert (one.change, one.aspect, one.bears) == ("changed", "statement", True)


def test_words_and_citations_do_not_bear_on_results() -> None:
    quiet = {"text", "interest's grounds", "cost", "reading's order", "link goes", "open point", "event", "title"}
    for planted in PLANTED:
        found = differences(unchanged(), changed(planted))
        if planted.name in quiet:
            assert not any(one.bears for one in found), planted.name


def test_what_is_left_to_the_events_is_compared_as_it_was_read() -> None:
    content = base()
    content["decision_makers"]["averra"]["options"]["open_landing"]["status_quo"] = "events"
    (one,) = differences(unchanged(), cm.load(content))
    assert (one.aspect, one.bears) == ("status_quo_from", False)


def test_cases_of_different_form_are_refused() -> None:
    with pytest.raises(NotApplicable, match="graph form"):
        differences(cm.load("torva-dam"), cm.load("elmira-9"))


@pytest.mark.parametrize("seed", range(6))
def test_moved_dropped_and_new_statements_of_a_bundled_case_are_counted_one_by_one(seed: int) -> None:
    draw = Random(seed)
    told = {"uncertain", "hypotheses", "evidence", "indicators"}  # they refer to statements by id
    whole = cm.load("soviet-japan-1985").content
    content: Any = copy.deepcopy({key: part for key, part in whole.items() if key not in told})
    first = cm.load(content)
    wants = content["decision_makers"]["tokyo"]["preferences"]
    gone = wants.pop(draw.randrange(len(wants)))
    start = draw.randrange(len(wants))
    moving = wants.pop(start)
    # Of two neighbours that change places either may be told, so that it goes further than that.
    wants.insert(draw.choice([n for n in range(len(wants) + 1) if abs(n - start) > 1]), moving)
    wants.insert(draw.randrange(len(wants)), {"id": "T99", "statement": "fm_visit", "basis": "judged"})
    found = differences(first, cm.load(content))
    assert sorted((one.change, one.path[-1]) for one in found) == sorted(
        [("dropped", gone["id"]), ("moved", moving["id"]), ("added", "T99")]
    )


def test_thousands_of_entries_take_no_time_that_grows_with_their_square() -> None:
    first, second = base(), base()
    for content, number in ((first, 0), (second, 5)):
        content["events"] = [{"id": f"e{n}", "date": "1987", "text": "the same"} for n in range(number, 1900 + number)]
        content["evidence"], content["campaign"] = [], {}
    before, after = cm.load(first), cm.load(second)
    started = time.process_time()
    assert len([one for one in differences(before, after) if one.part == "event"]) == 10
    assert time.process_time() - started < 2
