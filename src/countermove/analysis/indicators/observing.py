"""Counting what an actor would do under each hypothesis: one small sweep a question.

The question itself is given even weights for it, so that every hypothesis comes up; how likely a move is *under* a
hypothesis does not depend on how likely the hypothesis is. Where another open point has no probabilities, no numbers
come out.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.situation import Situation
from countermove.analysis.doubt.information import Joint
from countermove.analysis.indicators.likelihood import without_probability
from countermove.analysis.indicators.moves import BEST, ON_PATH, UNKNOWN, MoveQuestion
from countermove.analysis.indicators.watching import Observed
from countermove.analysis.sweep.chunk import work_of
from countermove.analysis.sweep.factors import Factor
from countermove.analysis.sweep.plan import Plan, plan_of
from countermove.analysis.sweep.run import run
from countermove.analysis.sweep.tally import Tally
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable
from countermove.model import Rivals

EXACT_UP_TO = 512
DRAWS = 500


@dataclass(frozen=True)
class Labour:
    """Who does the counting."""

    executor: Executor | None = None
    workers: int = 1
    progress: Progress = silent
    seed: int = 1985


def observe(rivals: Rivals, factors: Sequence[Factor], moves: MoveQuestion, labour: Labour = Labour()) -> Observed:
    """Return how often the actor would make each move under each answer to a question.

    Args:
        factors: every open point of the case; other questions are left as coded.
        moves: the question which moves are expected, asked of the actor that the hypotheses are about.

    Up to 512 completions are gone through exactly; of more, 500 are drawn. Where the counting is stopped nothing comes
    of it. Where an open point has no probability, only whether a move is expected in every, some or no completion is.
    """
    own = [factor for factor in factors if factor.id == rivals.id or factor.id.startswith(f"{rivals.id}/")]
    asked = [factor for factor in own if factor.kind in ("question", "answer")]
    others = [factor for factor in factors if factor.kind not in ("question", "answer", "judged", "weight")]
    actor = moves.asked.initiator
    options = moves.conflict.party(actor).options
    outlays = _outlays(moves)
    empty = Observed(actor, options, {}, outlays=outlays)
    if not asked:
        return replace(empty, why_not="no answer to the question changes anything in the model")
    # Answers that can hold together are looked at one at a time, the others as coded.
    groups = [[one] for one in asked] if asked[0].kind == "answer" else [asked]
    best: dict[tuple[str, str], Joint] = {}
    on_path: dict[tuple[str, str], Joint] = {}
    plans = [_plan([*map(_even, group), *others], labour.seed) for group in groups]
    for group, plan in zip(groups, plans, strict=True):
        try:
            ran = run(work_of(moves, plan), labour.executor, labour.workers, progress=labour.progress)
        except NotApplicable as fault:
            return replace(empty, why_not=str(fault))
        if not ran.is_complete:
            return replace(empty, why_not="the counting was stopped")
        best |= _joints(BEST, group, moves.options, ran.tally)
        on_path |= _joints(ON_PATH, group, moves.options, ran.tally)
    open_still = without_probability(others)
    why = f"no numbers: nobody has said how probable these are: {', '.join(open_still)}" if open_still else ""
    return Observed(actor, options, best, not plans[0].is_enumerated, not open_still, on_path, outlays, why)


def _plan(factors: Sequence[Factor], seed: int) -> Plan:
    plan = plan_of(factors, seed=seed, exact_up_to=EXACT_UP_TO)
    return plan if plan.is_enumerated else replace(plan, rows=DRAWS)


def _even(factor: Factor) -> Factor:
    """Return a question with the same probability for each answer."""
    share = 1 / len(factor.outcomes)
    return replace(factor, outcomes=tuple(replace(outcome, probability=share) for outcome in factor.outcomes))


def _joints(
    kind: str, asked: Sequence[Factor], options: Sequence[str], tally: Tally
) -> Mapping[tuple[str, str], Joint]:
    """Return the weights by hypothesis and by whether a move is expected; none where that is not known of some."""
    found: dict[tuple[str, str], Joint] = {}
    for factor in asked:
        for option in options:
            joint = tally.joint(factor.id, f"{kind}/{option}")
            if all(value != UNKNOWN for _, value in joint):
                found[factor.id, option] = {key: float(weight) for key, weight in joint.items()}
    return found


def _outlays(moves: MoveQuestion) -> Mapping[str, Delta]:
    """Return what each move alone costs the actor, as coded, nobody having answered."""
    asked = moves.asked
    situation = Situation(asked.conflict, asked.initiator, asked.target, asked.allies, asked.muted)
    position, baseline = situation.conflict.position, situation.baseline
    return {name: situation.own.delta(baseline, baseline ^ 1 << position[name]) for name in moves.options}
