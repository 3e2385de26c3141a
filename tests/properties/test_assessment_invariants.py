"""What must not matter does not: the properties of tradecraft.md, section 1.13, on random conflicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any

import pytest
from oracle.random_conflicts import random_case

import countermove
from countermove.analysis.assess import places
from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.bind import bind
from countermove.analysis.assess.cost import cost_and_yield
from countermove.analysis.assess.dilemmas import dilemmas_of
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.initiative import Initiative
from countermove.analysis.assess.interest import NOTHING
from countermove.analysis.assess.pull import pull
from countermove.analysis.assess.sacrifice import sacrificed
from countermove.analysis.assess.situation import Situation
from countermove.analysis.assess.split import split
from countermove.analysis.assess.standing import standings
from countermove.analysis.assess.strain import strain
from countermove.analysis.assess.trap import trap
from countermove.analysis.assess.verdict import verdict
from countermove.model import Conflict

Case = dict[str, Any]

SEEDS = 120


@pytest.fixture(autouse=True)
def few_weightings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weightings are seeded, so that equal ranks get equal shares however few are drawn."""
    monkeypatch.setattr(places, "standings", partial(standings, draws=50))


def cases(first: int, wanted: Callable[[Case], bool] | None = None, count: int = SEEDS) -> Iterator[tuple[int, Case]]:
    """Random cases that have initiatives and whatever else is wanted."""
    for seed in range(first, first + count):
        case = random_case(seed, max_options=7).case
        if case.get("packages") and (wanted is None or wanted(case)):
            yield seed, case


def assessed(case: Case) -> countermove.CaseAssessment:
    return countermove.assess(case, max_changes=0)


def document(case: Case, *besides: str) -> dict[str, Any]:
    """The assessment of a case as data, without its hash and without what is not to be compared."""
    found = assessed(case).to_json()
    return {key: value for key, value in found.items() if key not in ("case_hash", *besides)}


def target_of(case: Case) -> Case:
    found: Case = case["decision_makers"][case["question"]["target"]]
    return found


def has_voices(case: Case) -> bool:
    return bool(target_of(case).get("stakeholders"))


def test_the_null_initiative_is_nothing_in_every_way() -> None:
    seen = 0
    for _, case in cases(0):
        situation = assessed(case).assessment.situation
        if situation.baseline_run.is_cycle:
            continue
        null = Consequence(situation, Initiative("nothing", {}, (), situation.baseline))
        assert null.settled == null.replied == situation.baseline
        pulled, bound, divided, trapped = pull(null), bind(null), split(null), trap(null)
        assert (pulled.deciding, pulled.share, pulled.pulled) == (NOTHING, 0, ())
        assert (bound.deciding, trapped.deciding) == (NOTHING, NOTHING)
        assert (divided.value, divided.without_minor, divided.is_blocked) == (0, 0, False)
        assert all((one.share, one.share_not_minor, one.loss) == (0, 0, NOTHING) for one in strain(null))
        assert verdict(null, pulled, bound, divided).word == "can be ignored"
        cost = cost_and_yield(null)
        assert {cost.outlay, cost.yielded, cost.linkage_cost} == {NOTHING}
        assert (cost.linkage, cost.irrevocable, cost.gained, cost.lost) == ((), (), (), ())
        seen += 1
    assert seen > 100


def test_whatever_the_target_does_it_gives_up_something_as_important_as_its_best_reply_does() -> None:
    """The theorem of H2: the lexicographically best reply maximises the gravest interest given up."""
    compared = 0
    for seed, case in cases(1_000):
        for row in assessed(case).assessment.rows:
            situation, opened = row.consequence.situation, row.consequence.opened
            whole = situation.replies.members(situation.replies.everything(opened), opened, None)
            kappa = {code: gravest(situation, opened, code) for code in whole}
            assert kappa[row.consequence.replied] == max(kappa.values()), f"random_case({seed}, max_options=7)"
            assert kappa[row.consequence.replied] == row.bind.whatever.gravity
            compared += len(kappa) > 1
    assert compared > 100


def gravest(situation: Situation, opened: int, reply: int) -> float:
    served = situation.attainable(situation.target, opened)
    given_up = sacrificed(situation.theirs.order, reply, served, held=situation.baseline)
    return min(given_up, default=float("inf"))


# Names and order -----------------------------------------------------------------------------------------------------


def renamed(value: Any, names: dict[str, str]) -> Any:
    """Data with every name in it replaced, in keys, lists and inside texts."""
    if isinstance(value, dict):
        return {renamed(key, names): renamed(part, names) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part, names) for part in value]
    if isinstance(value, str):
        return re.sub(r"\w+", lambda match: names.get(match[0], match[0]), value)
    return value


def test_other_names_change_nothing_but_names() -> None:
    for seed, case in cases(2_000):
        makers = case["decision_makers"].values()
        old = [*case["decision_makers"], *target_of(case).get("stakeholders", ())]
        old += [option for maker in makers for option in maker["options"]]
        names = {name: f"q{len(old) - n}_{name[::-1]}" for n, name in enumerate(old)}
        back = {new: name for name, new in names.items()}
        assert renamed(document(renamed(case, names)), back) == document(case), f"random_case({seed}, max_options=7)"


def decided(case: Case) -> Case:
    """The case without constraints, and with every party minding each of its own options, so that nothing ties."""
    found = deepcopy(case)
    found.pop("constraints", None)
    for maker in found["decision_makers"].values():
        maker["preferences"] += [f"not {name}" for name in sorted(maker["options"])]
    return found


def measures(row: Assessed) -> tuple[Any, ...]:
    cost, standing = row.cost, row.standing
    assert standing
    return (
        row.keys,
        row.tests_on,
        row.verdict,
        (row.bind.whatever, row.split.acceptable, set(row.split.contested_before)),
        (cost.outlay, cost.exposure, cost.exposure_worst, cost.linkage_cost, cost.yielded, cost.vital_lost),
        {(one.party, frozenset(one.triggered), one.cost) for one in cost.linkage},
        (cost.is_undoable, cost.is_undoable_after_reply, set(cost.irrevocable)),
        (standing.ranks, standing.pareto_layer, standing.rank_interval),
        [sorted(parties or ()) for parties in (row.stable.nash, row.stable.seq, row.stable.gmr, row.stable.smr)],
        frozenset(row.consequence.situation.conflict.taken(row.consequence.settled)),
    )


def by_changes(case: Case) -> dict[frozenset[tuple[str, bool]], tuple[Any, ...]]:
    rows = assessed(case).assessment.rows
    return {frozenset(row.initiative.changes.items()): measures(row) for row in rows}


def test_the_order_of_options_only_breaks_ties() -> None:
    for seed, case in cases(3_000):
        strict, turned = decided(case), decided(case)
        for maker in turned["decision_makers"].values():
            maker["options"] = dict(reversed(maker["options"].items()))
        assert by_changes(turned) == by_changes(strict), f"random_case({seed}, max_options=7)"


def test_the_order_of_parties_only_says_in_which_order_third_parties_settle() -> None:
    for seed, case in cases(4_000):
        strict, turned = decided(case), decided(case)
        sides = [case["question"]["initiator"], case["question"]["target"]]
        makers = turned["decision_makers"]
        third = [name for name in makers if name not in sides]
        turned["decision_makers"] = {name: makers[name] for name in (*third, *reversed(sides))}
        assert by_changes(turned) == by_changes(strict), f"random_case({seed}, max_options=7)"


def test_an_option_that_nobody_mentions_changes_nothing() -> None:
    for seed, case in cases(5_000):
        wider = deepcopy(case)
        for n, maker in enumerate(wider["decision_makers"].values()):
            maker["options"] = {f"idle{n}": "Do nothing in particular", **maker["options"]}
        besides = ("held", "unchanged", "weightings")
        assert document(wider, *besides) == document(case, *besides), f"random_case({seed}, max_options=7)"


# Statements below the deciding one -----------------------------------------------------------------------------------


def swaps(case: Case, party: str) -> Iterator[tuple[int, Case]]:
    """The case with two neighbouring statements of a party swapped, for every such two, and the place of the first."""
    statements = case["decision_makers"][party]["preferences"]
    for place in range(1, len(statements)):
        other = deepcopy(case)
        order = other["decision_makers"][party]["preferences"]
        order[place - 1], order[place] = order[place], order[place - 1]
        yield place, other


def rows_by_id(case: Case) -> tuple[int, dict[str, Assessed]]:
    assessment = assessed(case).assessment
    return assessment.situation.baseline, {row.id: row for row in assessment.rows}


def test_swapping_statements_of_the_target_below_the_deciding_one_changes_no_test() -> None:
    compared = 0
    for seed, case in cases(6_000, count=100):
        baseline, rows = rows_by_id(case)
        for place, other in swaps(case, case["question"]["target"]):
            baseline_then, rows_then = rows_by_id(other)
            if baseline_then != baseline:
                continue
            for name, row in rows.items():
                then = rows_then[name]
                same_end = then.consequence.settled == row.consequence.settled
                pairs = [(row.pull.deciding, then.pull.deciding), (row.bind.deciding, then.bind.deciding)]
                if same_end:
                    pairs += [(row.trap.deciding, then.trap.deciding), (row.verdict.left_with, then.verdict.left_with)]
                for before, after in pairs:
                    if before.priority and abs(before.priority) < place:
                        assert after.priority == before.priority, f"random_case({seed}, max_options=7), {name}"
                        assert after.statement == before.statement
                        compared += 1
    assert compared > 100


def test_swapping_statements_of_the_initiator_below_the_deciding_one_changes_neither_outlay_nor_return() -> None:
    compared = 0
    for seed, case in cases(7_000, count=100):
        _, rows = rows_by_id(case)
        for place, other in swaps(case, case["question"]["initiator"]):
            _, rows_then = rows_by_id(other)
            for name, row in rows.items():
                for before, after in zip(price(row), price(rows_then[name]), strict=True):
                    if before.priority and abs(before.priority) < place:
                        assert after == before, f"random_case({seed}, max_options=7), {name}"
                        compared += 1
    assert compared > 100


def price(row: Assessed) -> tuple[Any, Any]:
    return row.cost.outlay, row.cost.yielded


# Those inside --------------------------------------------------------------------------------------------------------


def test_a_stakeholder_with_neither_weight_nor_veto_changes_nothing() -> None:
    for seed, case in cases(8_000, has_voices):
        other = deepcopy(case)
        inside = target_of(other)["stakeholders"]
        loudest = next(iter(inside.values()))
        inside["idle"] = {**loudest, "name": "Idle", "weight": 0, "veto": False}
        assert document(other) == document(case), f"random_case({seed}, max_options=7)"


def test_two_halves_of_a_stakeholder_weigh_as_much_as_the_whole() -> None:
    for seed, case in cases(9_000, has_voices):
        other = deepcopy(case)
        inside = target_of(other)["stakeholders"]
        name, whole = next(iter(inside.items()))
        half = {**whole, "weight": whole["weight"] / 2}
        target_of(other)["stakeholders"] = {"one_half": half, "other_half": half} | {
            key: value for key, value in inside.items() if key != name
        }
        before, after = rows_by_id(case)[1], rows_by_id(other)[1]
        for row, then in zip(before.values(), after.values(), strict=True):
            for key, key_then in zip(row.keys, then.keys, strict=True):
                assert key_then == pytest.approx(key), f"random_case({seed}, max_options=7)"
            assert (then.tests_on, then.split.is_blocked) == (row.tests_on, row.split.is_blocked)
            assert then.split.acceptable == row.split.acceptable
            assert [camp.option for camp in then.split.contested] == [camp.option for camp in row.split.contested]


def test_those_who_want_the_same_are_not_split() -> None:
    for _, case in cases(10_000, has_voices):
        other = deepcopy(case)
        one = next(iter(target_of(other)["stakeholders"].values()))
        target_of(other)["stakeholders"] = dict.fromkeys(("first", "second", "third"), one)
        for row in assessed(other).assessment.rows:
            assert (row.split.value, row.split.opened, row.split.contested) == (0, 0, ())


# Dilemmas ------------------------------------------------------------------------------------------------------------


def game(name: str) -> tuple[Situation, Conflict]:
    conflict = countermove.load(name).model()
    assert isinstance(conflict, Conflict)
    return Situation(conflict, *conflict.party_names), conflict


def test_in_the_prisoners_dilemma_cooperation_gives_both_the_dilemmas_of_cooperation_and_trust() -> None:
    """Source: tradecraft.md, section 1.8 (unit tests of the dilemmas)."""
    situation, conflict = game("prisoners-dilemma")
    agreed, fallback = (1 << len(conflict.options)) - 1, 0
    one, other = conflict.party_names
    for party, rival in ((one, other), (other, one)):
        assert dilemmas_of(situation, party, rival, agreed, agreed, fallback) == ("cooperation", "trust")


def test_in_chicken_opposed_positions_give_both_the_dilemmas_of_rejection_and_threat_and_neither_persuasion() -> None:
    """Source: tradecraft.md, section 1.8 (unit tests of the dilemmas)."""
    situation, conflict = game("chicken")
    one, other = conflict.party_names
    crash, (yields_one, yields_other) = 0, (conflict.own(name).mask for name in (one, other))
    for party, rival, mine, theirs in ((one, other, yields_other, yields_one), (other, one, yields_one, yields_other)):
        found = dilemmas_of(situation, party, rival, mine, theirs, crash)
        assert {"rejection", "threat"} <= set(found)
        assert "persuasion" not in found
