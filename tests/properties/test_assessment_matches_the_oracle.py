"""The options assessment against an independent, literal reading of its definitions that shares no code with it.

Every case goes through the same door as a user's: a case dict is loaded, and ``countermove.assess`` is asked about its
packages. What the two sides say is laid out as mappings from measures to values, and the mappings are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from math import inf
from typing import Any

import pytest
from oracle import assessment as oa
from oracle.chosen_conflicts import CASES
from oracle.openings import attainable_outcomes
from oracle.random_conflicts import random_case
from oracle.read_case import read_packages, read_question
from oracle.stability import is_stable

import countermove
from countermove.analysis.assess import assessment as module
from countermove.analysis.assess.assessment import Assessed, Assessment
from countermove.analysis.assess.standing import TESTS, standings
from countermove.model import Conflict

RANDOM, PIECES = 5_200, 26
LISTED, DEEP, WITH_TABLE = 6, 6, 40
"""One random case in so many is compared under the concepts that need a list of states (slow by definition); is as
large as the generator makes them; and has its unnamed initiatives compared as well."""

Facts = dict[str, Any]


@pytest.fixture(autouse=True)
def few_weightings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ranks and layers are compared here, shares of weightings elsewhere, so that a few weightings will do."""
    monkeypatch.setattr(module, "standings", partial(standings, draws=20))


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
    """Compare everything about the named initiatives of one case."""
    conflict, assessment = found.conflict, found.assessment
    started = oa.baseline(q)
    assert state(conflict, assessment.situation.baseline) == started.state
    agree_on_cycles(assessment.situation.baseline_run.is_cycle, started.cycle)
    rows = rows_of(q, packages)
    assert [row.id for row in assessment.rows] == list(rows)
    for row in assessment.rows:
        wanted = rows[row.id]
        assert said_by_the_product(row, conflict) == said_by_the_oracle(wanted, q)
        agree_on_cycles(row.consequence.run.is_cycle, wanted["settling_cycles"])
        compare_stability(row, q, wanted["settled"], listed)
    compare_places(assessment, list(rows.values()))


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


def compare_stability(row: Assessed, q: oa.Question, settled: oa.State, listed: bool) -> None:
    for concept in ("nash", "seq", *(("gmr", "smr") if listed else ())):
        wanted = tuple(k for k in q.conflict.parties if is_stable(q.conflict, concept, k, settled))
        assert getattr(row.stable, concept) == wanted, concept


def compare_places(assessment: Assessment, rows: list[Facts]) -> None:
    vectors = oa.rank_vectors(rows)
    places = [row.standing for row in assessment.rows if row.standing]
    assert [place.ranks for place in places] == vectors
    assert [place.pareto_layer for place in places] == oa.pareto_layers(vectors)
    shares = [place.first_share for place in places]
    assert [row.id for row in assessment.ordered] == [assessment.rows[n].id for n in oa.ordered(rows, shares)]


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


@pytest.mark.parametrize("piece", range(PIECES))
def test_random_conflicts_are_assessed_as_the_definitions_say(piece: int) -> None:
    for seed in range(piece, RANDOM, PIECES):
        turn = seed // PIECES
        most = 8 if turn % DEEP == 0 else 6
        drawn = random_case(seed, max_options=most, empty_stakeholders=True)
        found = countermove.assess(countermove.load(drawn.case), max_changes=0)
        with explained(f"random_case({seed}, max_options={most}, empty_stakeholders=True)"):
            compare(found, drawn.question, drawn.packages, listed=turn % LISTED == 0)
            compare_openings(found, drawn.question)
            if turn % WITH_TABLE == 0:
                compare_catalogue(drawn.case, drawn.question, drawn.packages)


def compare_catalogue(case: Facts, q: oa.Question, packages: dict[str, dict[str, bool]]) -> None:
    """Compare the order in which initiatives are looked at, the states they lead to, and which ones add nothing."""
    found = countermove.assess(case, max_changes=3)
    conflict, rows = found.conflict, found.assessment.rows
    wanted = rows_of(q, oa.initiatives(q, packages))
    assert [state(conflict, row.consequence.opened) for row in rows] == [row["s1"] for row in wanted.values()]
    by_state = {row["s1"]: name for name, row in wanted.items()}
    name_of = {row.id: by_state[state(conflict, row.consequence.opened)] for row in rows}
    for row in rows:
        smaller = oa.folded_under(q, name_of[row.id], wanted)
        if row.initiative.is_named or len(row.initiative.changes) == 1:
            assert row.folded_into is None
        else:
            assert (row.folded_into is not None) == bool(smaller), row.id
            assert row.folded_into is None or name_of[row.folded_into] in smaller


@contextmanager
def explained(note: str) -> Iterator[None]:
    """Say which case it was when a comparison fails."""
    try:
        yield
    except Exception as fault:
        fault.add_note(note)
        raise


@pytest.mark.parametrize("name", CASES)
def test_chosen_conflicts_are_assessed_as_the_definitions_say(name: str) -> None:
    q = read_question(CASES[name])
    found = countermove.assess(countermove.load(CASES[name]), max_changes=0)
    compare(found, q, read_packages(CASES[name]), listed=True)
    compare_openings(found, q)
