"""What flips a result: single changes, the smallest sets, and how far the search went."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb
from typing import Any

import pytest
from unit.doubt.doubtful_cases import appendix_a, swept_appendix_a, two_reasons

import countermove as cm
from countermove.analysis.doubt.asking import Asking
from countermove.analysis.doubt.changes import Change, Doubt, changes_of
from countermove.analysis.doubt.flips import Flips, flips
from countermove.analysis.sweep.edits import Drop, Ref, Variant
from countermove.model import Conflict


def of_case(case: Any, headlines: Collection[str] = (), **how: Any) -> Flips:
    sweep = cm.sweep(case, max_changes=how.pop("max_changes", None))
    question = sweep.question
    kinds = how.pop("kinds", ("settle", "drop", "raise", "lower", "top"))
    found = changes_of(sweep.conflict, sweep.factors, question.target)  # type: ignore[attr-defined]
    changes = [change for change in found if change.kind in kinds]
    return flips(Asking(question, tuple(headlines) or question.headlines), changes, **how)


@dataclass(frozen=True)
class Toy:
    """Is the result there still? It is while enough of its reasons are held."""

    conflict: Conflict
    reasons: tuple[str, ...]
    needed: int = 1
    usual: str = ""

    def evaluate(self, variant: Variant, muted: Collection[str] | None = None) -> dict[str, str]:
        del muted
        held = {one.id for one in variant.conflict.decision_makers[1].preference.statements}
        return {"result": "stays" if len(held & {*self.reasons}) >= self.needed else "falls"}


def toy(*reasons: str, needed: int = 1, **how: Any) -> Flips:
    case = cm.load(two_reasons())
    assert isinstance(case.conflict, Conflict)
    changes = changes_of(case.conflict, (), "stayer")
    return flips(Asking(Toy(case.conflict, reasons, needed), ("result",)), changes, **how)


def dropped(found: Flips) -> list[set[str]]:
    return [{str(change.about[0]) for change in flip.changes} for flip in found.of("result").sets]


def test_of_two_sufficient_reasons_neither_alone_is_critical_and_both_together_are() -> None:
    found = toy("home", "pride")
    assert found.singles == ()
    assert found.of("result").size == 2
    assert dropped(found) == [{"stayer/preferences/1", "stayer/preferences/2"}]
    assert found.of("result").is_exact


def test_of_two_necessary_reasons_each_is_critical_alone() -> None:
    found = toy("home", "pride", needed=2)
    assert found.of("result").size == 1
    assert {change.about[0].line for change, _ in found.singles} == {1, 2}


def test_three_sufficient_reasons_take_three_changes() -> None:
    found = toy("home", "pride", "manners")
    assert found.of("result").size == 3
    assert len(dropped(found)) == found.of("result").number == 1


def test_a_real_result_with_two_sufficient_reasons() -> None:
    case = two_reasons()
    case["decision_makers"]["stayer"]["preferences"] = [
        {"statement": "not move", "id": "home"},
        {"statement": "not move if ask", "id": "pride"},
        {"statement": "move if ask", "id": "manners"},
    ]
    found = of_case(case, ["reply/ask"], kinds=("drop",))
    assert found.coded["reply/ask"] == "none"
    assert found.of("reply/ask").size == 2
    both = {Ref("stayer", 1), Ref("stayer", 2)}
    assert any({ref for change in flip.changes for ref in change.about} == both for flip in found.of("reply/ask").sets)


def test_what_nothing_flips_is_said_with_how_far_the_search_went() -> None:
    found = toy("nobody", needed=0)
    assert found.of("result").size is None
    count = len(found.changes)
    assert found.searched("result").startswith(
        f"no single change of {count} flips it; pairs of all {count} changes tried"
    )
    assert "limit" not in found.searched("result")


def test_a_limit_on_runs_is_kept_and_said() -> None:
    found = toy("nobody", needed=0, limit=6)
    pairs = found.levels[1]
    assert pairs.tried == pairs.combinations <= 6
    assert found.runs <= len(found.changes) + 6
    assert "most doubtful" in found.searched("result")
    assert "(limit of 6 runs; --flips-runs raises it)" in found.searched("result")
    assert "threes not tried" in found.searched("result")


def test_pairs_are_all_those_of_the_first_changes_that_do_not_contradict() -> None:
    found = toy("nobody", needed=0, limit=12)
    level = found.levels[1]
    first = found.changes[: level.among]
    fitting = [pair for pair in combinations(first, 2) if not pair[0].contradicts(pair[1])]
    assert level.combinations == len(fitting) <= comb(level.among, 2)


def test_changes_of_the_same_statement_contradict() -> None:
    ref = Ref("a", 1)
    one = Change("drop", "", (Drop(ref),), about=(ref,), touches=frozenset({str(ref)}))
    assert one.contradicts(replace(one, kind="top"))
    assert not one.contradicts(replace(one, touches=frozenset({"a/preferences/2"})))


def test_every_change_of_every_statement_is_there_once() -> None:
    sweep = swept_appendix_a()
    changes = changes_of(sweep.conflict, sweep.factors, "Japan", ("US", "China", "WEurope"))
    statements = 27 + 33
    assert (
        sum(change.kind == "drop" for change in changes) == statements - 1
    )  # the rival's is an uncertain item already
    assert sum(change.kind == "mute" for change in changes) == 3
    assert sum(change.kind == "settle" for change in changes) == 5
    assert len({change.edits for change in changes if change.edits}) == sum(bool(change.edits) for change in changes)
    assert [change.doubt for change in changes] == sorted(change.doubt for change in changes)


def test_a_statement_moved_up_is_the_one_above_it_moved_down() -> None:
    case = cm.load(two_reasons())
    assert isinstance(case.conflict, Conflict)
    swaps = [change for change in changes_of(case.conflict) if change.kind in ("raise", "lower")]
    assert [{ref.line for ref in change.about} for change in swaps if change.about[0].party == "stayer"] == [
        {1, 2},
        {2, 3},
    ]


def test_uncertain_items_come_first_and_then_judged_places() -> None:
    sweep = swept_appendix_a()
    changes = changes_of(sweep.conflict, sweep.factors, "Japan")
    assert [change.item for change in changes[:5]] == ["china", "tokyo", "gromyko", "europe", "rival"]
    assert changes[5].doubt is Doubt.PLACE


@pytest.fixture(scope="module")
def fixture_flips() -> Flips:
    return of_case(appendix_a(), max_changes=0, limit=0, kinds=("settle", "drop"))


def test_the_known_flips_of_the_fixture_are_found(fixture_flips: Flips) -> None:
    flipped_by = {
        change.item for change, values in fixture_flips.singles if "best_contains/agenda" in values and change.item
    }
    assert flipped_by == {"gromyko", "china", "tokyo"}
    assert fixture_flips.of("hardest_contains/agenda").size is None


def test_a_single_change_that_flips_does_so_where_the_case_is_assessed_with_it(fixture_flips: Flips) -> None:
    change, values = next(
        (c, v) for c, v in fixture_flips.singles if c.kind == "drop" and c.about[0] == Ref("Japan", 2)
    )
    assert values["reply/agenda_visit"] == "R"
    assert fixture_flips.coded["reply/agenda_visit"] == "D+R+lead"
    row = cm.assess(appendix_a(), max_changes=0, dropped=[("Japan", 2)]).initiative("agenda_visit")
    conflict = row.consequence.situation.conflict
    assert [*conflict.changes(row.consequence.opened, row.consequence.replied)] == ["R"]
    assert change.to_json()["about"] == ["Japan/preferences/2"]


def test_an_interrupt_keeps_what_was_found() -> None:
    seen: list[int] = []

    def stop(what: str, done: int, total: int) -> bool:
        del what, total
        seen.append(done)
        return done >= 12

    sweep = swept_appendix_a()
    changes = changes_of(sweep.conflict, sweep.factors, "Japan")
    found = flips(Asking(sweep.question, sweep.question.headlines, progress=stop), changes)
    assert found.is_interrupted
    assert found.runs == 12
    assert found.singles
    assert "(interrupted)" in found.searched("hardest_contains/agenda")


def test_any_number_of_workers_gives_the_same() -> None:
    sweep = swept_appendix_a()
    changes = changes_of(sweep.conflict, sweep.factors, "Japan", ("US",))[:40]
    here = flips(Asking(sweep.question, sweep.question.headlines), changes, limit=0)
    with ProcessPoolExecutor(2) as executor:
        there = flips(Asking(sweep.question, sweep.question.headlines, executor, 2), changes, limit=0)
    assert there.to_json() == here.to_json()


class Lossy(Executor):
    """An executor whose workers die: at once, or half-way through a chunk."""

    def __init__(self, takes_work: bool) -> None:
        self.takes_work = takes_work

    def submit(self, *work: Any, **named: Any) -> Future[Any]:
        del work, named
        if not self.takes_work:
            raise BrokenExecutor
        lost: Future[Any] = Future()
        lost.set_exception(BrokenExecutor("a worker died"))
        return lost


@pytest.mark.parametrize("takes_work", [True, False])
def test_what_lost_workers_did_is_done_again_here(takes_work: bool) -> None:
    case = cm.load(two_reasons())
    assert isinstance(case.conflict, Conflict)
    changes = changes_of(case.conflict, (), "stayer")
    question = Toy(case.conflict, ("home", "pride"))
    found = flips(Asking(question, ("result",), Lossy(takes_work), 2), changes)
    assert found.to_json() == flips(Asking(question, ("result",)), changes).to_json()


def test_nothing_tried_is_said() -> None:
    found = toy("home", depth=0)
    assert found.searched("result") == "no change was tried"
    assert found.to_json()["judgments"][0]["smallest"] is None
