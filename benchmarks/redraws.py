"""Twelve two-way items of the compact case of 1985: every completion, or some, assessed in full."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from statistics import median
from typing import Any

import countermove as cm
from benchmarks.timing import peak_bytes, rounded
from countermove.analysis.assess.again import Redraws
from countermove.analysis.assess.assessment import Assessment, assess_situation
from countermove.analysis.assess.situation import Situation
from countermove.model import Conflict, Preference

CASE = "soviet-japan-1985"
Change = Callable[[Conflict], Conflict]
Asked = tuple[Conflict, tuple[str, ...] | None]


def swap(party: str, place: int) -> Change:
    """The statement at a place, counted from 0, changes places with the next."""

    def changed(conflict: Conflict) -> Conflict:
        statements = list(conflict.party(party).preference.statements)
        statements[place : place + 2] = statements[place : place + 2][::-1]
        return conflict.with_preference(party, Preference(tuple(statements)))

    return changed


def drop(party: str, line: int) -> Change:
    """The statement of a line is left out."""

    def changed(conflict: Conflict) -> Conflict:
        statements = conflict.party(party).preference.statements
        return conflict.with_preference(party, Preference(tuple(s for s in statements if s.line != line)))

    return changed


def reweigh(party: str, place: int, **new: Any) -> Change:
    """A stakeholder, counted from 0, weighs something else or wants something else."""

    def changed(conflict: Conflict) -> Conflict:
        before = conflict.party(party)
        inside = list(before.stakeholders)
        inside[place] = replace(inside[place], **new)
        after = replace(before, stakeholders=tuple(inside))
        parties = tuple(after if one.id == party else one for one in conflict.decision_makers)
        return replace(conflict, decision_makers=parties)

    return changed


def item_sets(conflict: Conflict) -> dict[str, tuple[Change, ...]]:
    """Twelve items each: of every kind, and all in the orders of the two sides, which is the worst that can be.

    The twelfth of every kind is the order in which third parties answer.
    """
    stakeholder = conflict.party("tokyo").stakeholders[1]
    every_kind = (
        *(swap("moscow", place) for place in (2, 6)),
        *(swap("tokyo", place) for place in (1, 7)),
        *(drop("moscow", 10), drop("tokyo", 6), drop("tokyo", 12)),
        swap("washington", 0),
        *(reweigh("tokyo", 0, weight=0.3), reweigh("tokyo", 3, weight=0.05)),
        reweigh("tokyo", 1, statements=stakeholder.statements[1:]),
    )
    both = tuple(swap(party, place) for party in ("moscow", "tokyo") for place in range(0, 11, 2))
    return {"every kind": every_kind, "two orders": both[:12]}


def completions(conflict: Conflict, items: Sequence[Change], others: tuple[str, ...]) -> Iterator[Asked]:
    """Every completion; with eleven items the order of answering is the twelfth."""
    orders = (None, others[::-1]) if len(items) < 12 else (None,)
    for taken, order in product(product((False, True), repeat=len(items)), orders):
        changed = conflict
        for item, is_taken in zip(items, taken, strict=True):
            changed = item(changed) if is_taken else changed
        yield changed, order


def shuffled(conflict: Conflict, count: int) -> Iterator[Asked]:
    """Seeded draws in which everybody's order has three neighbours swapped: nothing but the frame stays."""
    rng = random.Random(1985)
    for _ in range(count):
        changed = conflict
        for party in conflict.decision_makers:
            for _ in range(3):
                if len(party.preference.statements) > 1:
                    place = rng.randrange(len(party.preference.statements) - 1)
                    changed = swap(party.id, place)(changed)
        yield changed, None


def read(assessment: Assessment) -> list[Any]:
    """Return everything that is worked out when it is read."""
    found: list[Any] = [assessment.ordered, assessment.unchanged, assessment.held, assessment.is_complete]
    for row in assessment.rows:
        follows = row.consequence
        found += [row.tests_on, row.keys, follows.run, follows.settled_otherwise, follows.reply_ties]
        found += [follows.telling_ties, row.stable, row.initiator_dilemmas, row.target_dilemmas]
    return found


def measured(count: int | None = None, seed: int = 1) -> dict[str, dict[str, float]]:
    """Return, for every set of items, processor time for one completion alone and for one among all, and memory.

    ``count`` takes so many of the completions, drawn; None takes all 4,096.

    Units: seconds of one core; bytes.
    """
    found = cm.assess(cm.load(CASE))
    situation = found.assessment.situation
    sets: dict[str, list[Asked]] = {
        name: list(completions(found.conflict, items, situation.third_parties))
        for name, items in item_sets(found.conflict).items()
    }
    sets["everybody shuffled"] = list(shuffled(found.conflict, count or 1_000))
    return {name: _measured(found, asked, count, seed) for name, asked in sets.items()}


def _measured(found: cm.CaseAssessment, asked: list[Asked], count: int | None, seed: int) -> dict[str, float]:
    situation, positions = found.assessment.situation, found.assessment.stated_positions
    sides = situation.initiator, situation.target, situation.allies
    redraws = Redraws(found.conflict, *sides, packages=found.packages, positions=positions)
    chosen = random.Random(seed).sample(asked, min(len(asked), count or len(asked)))

    def alone(conflict: Conflict, order: tuple[str, ...] | None) -> Assessment:
        asked_once = Situation(conflict, *sides, reply_order=order)
        return assess_situation(asked_once, found.packages, positions)

    single, times = [], []
    for number, one in enumerate(chosen):
        if number % max(1, len(chosen) // 10) == 0:
            single.append(_processor_time(alone, one))
        times.append(_processor_time(redraws.assess, one))
    return {
        "completions": len(chosen),
        "alone": rounded(median(single)),
        "among_all": rounded(sum(times) / len(times)),
        "median": rounded(median(times)),
        "times_faster": rounded(median(single) * len(times) / sum(times)),
        "all_on_two_cores": rounded(sum(times) / len(times) * 4096 / 2),
        "remembered": redraws.remembered(),
        "peak_bytes": peak_bytes() or 0,
    }


def _processor_time(assess: Callable[..., Assessment], asked: Asked) -> float:
    started = time.process_time()
    read(assess(*asked))
    return time.process_time() - started


if __name__ == "__main__":
    for name, numbers in measured().items():
        print(name, numbers)
