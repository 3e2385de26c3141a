"""One chunk of a sweep: the piece of work that goes to a worker, and comes back as counts."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from countermove.analysis.sweep.edits import apply
from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.tally import Tally
from countermove.errors import NotApplicable

JOINED = ("best_contains", "reply", "verdict", "return", "equilibrium")
"""Judgments that are counted with each factor besides the headlines; indicators read what the best package contains."""


@dataclass(frozen=True)
class Work:
    """What every worker needs to know: the question, the plan, and which judgments are counted how."""

    question: Question
    plan: Plan
    headlines: frozenset[str]
    joined: frozenset[str]

    def packed(self) -> bytes:
        """Return the work as bytes for other processes."""
        return pickle.dumps(self, protocol=5)


def work_of(question: Question, plan: Plan) -> Work:
    """Return the work of a sweep.

    Of orders that judged places allow, only headlines are counted with each pair of statements: pairs are many.
    """
    headlines = frozenset(question.headlines)
    is_judged = any(factor.kind == "judged" for factor in plan.factors)
    return Work(question, plan, headlines, headlines if is_judged else question.joined)


def tally_of(work: Work, number: int, stop: Callable[[], bool] = lambda: False) -> Tally | None:
    """Return the counts of one chunk; None where ``stop`` said to stop half-way.

    Raises: ``NotApplicable`` where a completion cannot be assessed, naming what it settles how.
    """
    tally = Tally()
    for row in work.plan.rows_of(number):
        if stop():
            return None
        completion = work.plan.completion(row)
        try:
            judgments = work.question.evaluate(apply(work.question.conflict, completion.edits))
        except NotApplicable as fault:
            changed = ", ".join(f"{name}: {label}" for name, label in completion.labels)
            raise NotApplicable(f"with {changed}: {fault}") from fault
        tally.add(row, completion.labels, judgments, completion.weight, work.headlines, work.joined)
    return tally


def run_chunk(packed: bytes, number: int) -> Tally:
    """Return the counts of one chunk, in whatever process this is called."""
    tally = tally_of(_unpacked(packed), number)
    assert tally is not None
    return tally


@lru_cache(maxsize=1)
def _unpacked(packed: bytes) -> Work:
    """Return the work; kept, so that a process plans once for all its chunks."""
    work = pickle.loads(packed)
    assert isinstance(work, Work)
    return work
