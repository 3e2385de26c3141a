"""What the product and the oracle say of an initiative, laid out alike, and where the two are compared."""

from __future__ import annotations

from math import inf
from typing import Any

from oracle import assessment as oa
from oracle.openings import attainable_outcomes
from oracle.stability import is_stable

import countermove
from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.standing import TESTS
from countermove.model import Conflict

Facts = dict[str, Any]

# What either side says of one initiative -----------------------------------------------------------------------------


def said_by_the_product(row: Assessed, conflict: Conflict) -> Facts:
    consequence, cost = row.consequence, row.cost
    baseline = consequence.situation.baseline
    return {
        "changed": tuple(conflict.changes(baseline, consequence.opened)),
        "needs": tuple(name.removeprefix("-") for name in row.initiative.needs),
        "s1": state(conflict, consequence.opened),
        "reply": state(conflict, consequence.replied),
        "ties": consequence.reply_ties,
        "settled": state(conflict, consequence.settled),
        "order_dependent": bool(consequence.settled_otherwise),
        "settled_in": {state(conflict, code) for code in (consequence.settled, *consequence.settled_otherwise)},
        "outlay": cost.outlay.priority,
        "exposure": -cost.exposure.priority or None,
        "exposure_worst": -cost.exposure_worst.priority or None,
        "linkage_cost": -cost.linkage_cost.priority or None,
        "linkage": {one.party: (tuple(one.triggered), -one.cost.priority or None, one.lost) for one in cost.linkage},
        "one_way": cost.irrevocable,
        "undoable": (cost.is_undoable, cost.is_undoable_after_reply),
        "return": cost.yielded.priority,
        "gained_lost_vital": (cost.gained, cost.lost, cost.vital_lost),
        "verdict": (row.verdict.word, row.verdict.is_dilemma, row.verdict.left_with.priority),
        "gives": row.verdict.gives.priority,
        "on": row.tests_on,
    } | five_by_the_product(row)


def five_by_the_product(row: Assessed) -> Facts:
    split, strain = row.split, row.strain
    return {
        "keys": [rounded(key) for key in row.keys],
        "pull": (row.pull.is_displaced, row.pull.pulled, round(row.pull.share, 9)),
        "kappa": -row.bind.whatever.priority or inf,
        "blocked": split.is_blocked,
        "contested": {camp.option: (camp.taken, camp.dropped) for camp in split.contested},
        "win_set": split.acceptable,
        "strain": (strain.ally or None, round(strain.share, 9), -strain.loss.priority or None),
        "strained": {one.ally: (one.strained_by, -one.loss.priority or None, one.is_on) for one in row.strains},
        "answerable": row.trap.is_answerable,
    }


def said_by_the_oracle(row: Facts, q: oa.Question) -> Facts:
    linkage, returned = row["linkage"], row["return"]
    return {
        "changed": row["changed"],
        "needs": row["needs"],
        "s1": row["s1"],
        "reply": row["reply"],
        "ties": count_of_ties(q, row["ties"]),
        "settled": row["settled"],
        "order_dependent": row["order_dependent"],
        "settled_in": set(row["orders"].values()),
        "outlay": row["outlay"],
        "exposure": row["exposure"],
        "exposure_worst": row["exposure_worst"],
        "linkage_cost": linkage["cost"],
        "linkage": {
            party: (one["triggered"], one["cost"], oa.lost(q, q.initiator, one["frozen"], row["settled"]))
            for party, one in linkage["by_party"].items()
            if one["triggered"]
        },
        "one_way": row["irrevocability"]["one_way"],
        "undoable": (row["irrevocability"]["undoable"], row["irrevocability"]["restorable"]),
        "return": returned["delta"],
        "gained_lost_vital": (returned["gained"], returned["lost"], returned["vital_lost"]),
        "verdict": (row["verdict"], row["dilemma"], row["delta"]),
        "gives": row["gives"],
        "on": row["on"],
    } | five_by_the_oracle(row, q)


def five_by_the_oracle(row: Facts, q: oa.Question) -> Facts:
    tests, b, s1 = row["tests"], row["baseline"], row["s1"]
    pull, split, strain = tests["pull"], tests["split"], tests["strain"]
    return {
        "keys": [rounded(tests[name]["key"]) for name in TESTS],
        "pull": (pull["displaced"], pull["pulled"], round(float(pull["share"]), 9)),
        "kappa": tests["bind"]["kappa"],
        "blocked": split["blocked"],
        "contested": {option: only_camps(sides) for option, sides in split["camps"].items()},
        "win_set": len(split["win_set"]),
        "strain": (strain["ally"], round(float(strain["share"]), 9), strain["ally_loss"]),
        "strained": {
            one["ally"]: (strainers(q, one["ally"], b, s1), one["ally_loss"], one["on"]) for one in strain["allies"]
        },
        "answerable": tests["trap"]["answerable"],
    }


def count_of_ties(q: oa.Question, best: list[oa.State]) -> int:
    """Count the best replies over the options that a decision maker's statement or a constraint mentions.

    What only those inside mention is all the same to the target itself, which leaves it as it is.
    """
    return len({reply & q.conflict.mentioned for reply in best})


def state(conflict: Conflict, code: int) -> frozenset[str]:
    return frozenset(conflict.taken(code))


def rounded(key: Any) -> tuple[float, ...]:
    return tuple(round(float(part), 9) for part in key)


def only_camps(sides: dict[bool, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The oracle lists who favours each setting; the product, who favours that setting alone."""
    taken, dropped = sides[True], sides[False]
    return tuple(g for g in taken if g not in dropped), tuple(g for g in dropped if g not in taken)


def strainers(q: oa.Question, ally: str, b: oa.State, s1: oa.State) -> tuple[str, ...]:
    every = frozenset(range(1, len(q.conflict.statements[ally]) + 1))
    return tuple(g.id for g in q.heard if q.weight(g) > 0 and oa.newly_costs(q, ally, g, b, s1, every))


# Where the two are compared ------------------------------------------------------------------------------------------


def compare(
    found: countermove.CaseAssessment, q: oa.Question, packages: dict[str, dict[str, bool]], listed: bool
) -> None:
    """Compare everything about the initiatives of one case: the packages, and nothing else, in that order."""
    conflict, assessment = found.conflict, found.assessment
    started = oa.baseline(q)
    assert state(conflict, assessment.situation.baseline) == started.state
    agree_on_cycles(assessment.situation.baseline_run.is_cycle, started.cycle)
    rows = list(rows_of(q, packages).values())
    for row, wanted in zip(assessment.distinct, rows, strict=True):
        assert said_by_the_product(row, conflict) == said_by_the_oracle(wanted, q)
        agree_on_cycles(row.consequence.run.is_cycle, wanted["settling_cycles"])
        compare_dilemmas(row, q, assessment, wanted["changed"])
        compare_stability(row, q, wanted["settled"], listed)
    compare_places(assessment, rows)


def agree_on_cycles(product: bool, oracle: bool) -> None:
    """Compare whether settling ended.

    The readings differ on purpose where the third and last round changed something and a fourth would not: the
    oracle has seen no whole round without a change and says cycle; the product looks once more and says that it has
    settled. So the product may only say cycle where the oracle does.
    """
    assert oracle or not product


def rows_of(q: oa.Question, packages: dict[str, dict[str, bool]]) -> dict[str, Facts]:
    """What the oracle finds of the packages that change something, the first of those that lead to the same state."""
    rows: dict[str, Facts] = {}
    for name, changes in packages.items():
        row = oa.assess(q, changes)
        if row is not None and row["changed"] and row["s1"] not in [other["s1"] for other in rows.values()]:
            rows[name] = row
    return rows


def compare_dilemmas(row: Assessed, q: oa.Question, assessment: Assessment, changed: tuple[str, ...]) -> None:
    """Compare what each side gains and loses, given the positions that the product takes the sides to argue for."""
    conflict = assessment.situation.conflict
    p_i, p_t = (state(conflict, code) for code in assessment.positions)
    wanted = oa.dilemma_changes(q, p_i, p_t, state(conflict, assessment.situation.baseline), changed)
    for party, found in ((q.initiator, row.initiator_dilemmas), (q.target, row.target_dilemmas)):
        for when in ("before", "after", "gained", "lost"):
            assert set(getattr(found, when)) == wanted[when][party], (party, when)


def compare_stability(row: Assessed, q: oa.Question, settled: oa.State, listed: bool) -> None:
    for concept in ("nash", "seq", *(("gmr", "smr") if listed else ())):
        wanted = tuple(k for k in q.conflict.parties if is_stable(q.conflict, concept, k, settled))
        assert getattr(row.stable, concept) == wanted, concept


def compare_places(assessment: Assessment, rows: list[Facts]) -> None:
    """Compare ranks, layers and order among the initiatives that are not folded under a smaller one."""
    pairs = [pair for pair in zip(assessment.distinct, rows, strict=True) if pair[0].folded_into is None]
    kept, wanted = [row for row, _ in pairs], [row for _, row in pairs]
    vectors = oa.rank_vectors(wanted)
    places = [row.standing for row in kept if row.standing]
    assert [place.ranks for place in places] == vectors
    assert [place.pareto_layer for place in places] == oa.pareto_layers(vectors)
    shares = [place.first_share for place in places]
    assert [row.id for row in assessment.ordered] == [kept[n].id for n in oa.ordered(wanted, shares)]


def compare_openings(found: countermove.CaseAssessment, q: oa.Question) -> None:
    """Compare the attainable outcomes; a cycle is an opening without an outcome."""
    conflict, mine = found.conflict, set()
    for one in found.assessment.openings.openings:
        opening = frozenset(conflict.changes(conflict.status_quo, one.code))
        mine |= {(opening, state(conflict, outcome.code)) for outcome in one.outcomes}
        mine |= {(opening, None)} if one.cycling else set()
        for outcome in one.outcomes:
            nash = not any(q.conflict.improvements(k, state(conflict, outcome.code)) for k in q.conflict.parties)
            assert outcome.is_nash == nash
    assert mine == attainable_outcomes(q.conflict, q.initiator)


def compare_catalogue(case: Facts, q: oa.Question, packages: dict[str, dict[str, bool]]) -> None:
    """Compare the order in which initiatives are looked at, the states they lead to, and which ones add nothing."""
    found = countermove.assess(case, max_changes=3)
    conflict, rows = found.conflict, found.assessment.distinct
    wanted = rows_of(q, oa.initiatives(q, packages))
    assert [state(conflict, row.consequence.opened) for row in rows] == [row["s1"] for row in wanted.values()]
    for row in found.assessment.rows:
        same = row.initiative.same_as
        assert same is None or found.initiative(same).consequence.opened == row.consequence.opened
    by_state = {row["s1"]: name for name, row in wanted.items()}
    name_of = {row.id: by_state[state(conflict, row.consequence.opened)] for row in rows}
    for row in rows:
        smaller = oa.folded_under(q, name_of[row.id], wanted)
        if row.initiative.is_named or len(row.initiative.changes) == 1:
            assert row.folded_into is None
        else:
            assert (row.folded_into is not None) == bool(smaller), row.id
            assert row.folded_into is None or name_of[row.folded_into] in smaller
