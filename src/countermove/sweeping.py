"""Sweeps of a case: what ``countermove sweep`` prints and ``cm.sweep`` returns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from countermove.analysis.sweep.factors import Factor
    from countermove.analysis.sweep.found import Found
    from countermove.analysis.sweep.plan import Plan
    from countermove.analysis.sweep.question import Question
    from countermove.analysis.sweep.tally import Tally
    from countermove.assessment import Asked
    from countermove.casefile.case import Case
    from countermove.model import Conflict

FORMAT = "countermove.sweep/1"
SEED = 1985


@dataclass(frozen=True, repr=False)
class Sweep:
    """A sweep with the case it is of; immutable.

    ``conflict`` is the case as it was read for it, ``question`` what was put to every completion, ``plan`` which
    completions those were, ``tally`` the counts. ``judged`` is how far judged places could move, None where uncertain
    items were varied. ``missing`` are chunks that are not finished, ``left_out`` items that ``profiles`` or ``dropped``
    make meaningless, ``shards`` how many shards the work was
    divided into.
    """

    case: Case
    conflict: Conflict
    question: Question
    plan: Plan
    tally: Tally
    judged: int | None = None
    missing: tuple[int, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    shards: int | None = None
    profiles: Mapping[str, str] | None = None
    dropped: tuple[tuple[str, int], ...] = ()

    @property
    def factors(self) -> tuple[Factor, ...]:
        """Return what was varied."""
        return self.plan.factors

    @property
    def is_complete(self) -> bool:
        """Say whether every completion of the plan was gone through."""
        return self.tally.rows == self.plan.rows

    @cached_property
    def judgments(self) -> tuple[Found, ...]:
        """Return every value of every judgment, headlines first, of each judgment the weightiest value first."""
        from countermove.analysis.sweep.found import findings

        return findings(self.question, self.plan, self.tally)

    def found(self, judgment: str, value: str) -> Found | None:
        """Return one value of one judgment; None where it was never seen and is not the coded one.

        Raises: ``NotApplicable`` for an unknown judgment.
        """
        rows = [one for one in self.judgments if one.id == judgment]
        if not rows:
            from countermove.errors import unknown

            raise NotApplicable(unknown("judgment", judgment, dict.fromkeys(one.id for one in self.judgments)))
        return next((one for one in rows if one.value == value), None)

    def share(self, judgment: str, value: str) -> float | None:
        """Return the probability of a value under the coding; None where not everything has a probability.

        Raises: ``NotApplicable`` for an unknown judgment.
        """
        found = self.found(judgment, value)
        if found is None:
            return 0.0 if self.plan.is_weighted else None
        return found.share

    def status(self, judgment: str, value: str) -> str:
        """Return necessary, possible or impossible; in_all_drawn or in_none_drawn where completions were drawn.

        Raises: ``NotApplicable`` for an unknown judgment.
        """
        from countermove.analysis.sweep.found import IMPOSSIBLE, IN_NONE_DRAWN

        found = self.found(judgment, value)
        if found is None:
            return IMPOSSIBLE if self.plan.is_enumerated and self.is_complete else IN_NONE_DRAWN
        return found.status

    def sentence(self, found: Found) -> str:
        """Return what a value of a judgment says, without a full stop."""
        from countermove.analysis.sweep.sentences import sentence

        return sentence(self.question, found.id, found.value)

    def table(self) -> list[dict[str, Any]]:
        """Return one mapping a value of a judgment, headlines first."""
        return [
            {
                "judgment": one.id,
                "value": one.value,
                "share": one.share,
                "low": one.interval[0] if one.interval else None,
                "high": one.interval[1] if one.interval else None,
                "count": one.count,
                "of": one.total,
                "status": one.status,
                "headline": one.is_headline,
                "coded": one.is_coded,
            }
            for one in self.judgments
        ]

    def to_json(self) -> dict[str, Any]:
        """Return the sweep as ``countermove.sweep/1``."""
        from countermove.analysis.sweep.as_json import as_json

        altered = {
            "profiles": dict(self.profiles or {}),
            "dropped": [f"{party}/preferences/{line}" for party, line in self.dropped],
        }
        case = {"case": self.case.name or self.case.title, "case_hash": self.case.hash}
        head = {
            **case,
            **altered,
            "judged": self.judged,
            "left_out": [{"item": item, "why": why} for item, why in self.left_out],
        }
        return {"format": FORMAT, **head, **as_json(self.question, self.plan, self.tally, self.judgments)}

    def __repr__(self) -> str:
        way = "drawn" if self.plan.way == "drawn" else "all gone through"
        done = f"{self.tally.rows:,}" if self.is_complete else f"{self.tally.rows:,} of {self.plan.rows:,}"
        return (
            f"<Sweep {self.case.name or self.case.title!r}: {len(self.factors)} open points, {done} completions {way}>"
        )

    def _repr_html_(self) -> str:
        from countermove.notebook import html_of_mappings

        return html_of_mappings(self.case.title, [row for row in self.table() if row["headline"]])


def sweep(  # noqa: PLR0913 - every argument after the two parties is by name
    case: Case | str | Mapping[str, Any],
    actor: str | None = None,
    target: str | None = None,
    *,
    allies: Sequence[str] | None = None,
    packages: Sequence[str] | None = None,
    max_changes: int | None = None,
    profiles: Mapping[str, str] | None = None,
    dropped: Collection[tuple[str, int]] = (),
    muted: Collection[str] = (),
    only_area: str | None = None,
    judged: int | None = None,
    draws: int | None = None,
    seed: int = SEED,
    exact_up_to: int | None = None,
    weights_at_points: bool = False,
    stability: Sequence[str] | None = None,
    executor: Executor | None = None,
    workers: int = 1,
    keep: str | Path | None = None,
    shard: tuple[int, int] | None = None,
    merge: bool = False,
    progress: Progress = silent,
) -> Sweep:
    """Return what becomes of each judgment when the open points of a case are settled in every way, or in many.

    Args:
        actor, target, allies, packages, max_changes, profiles, dropped, muted, only_area: as for ``assess``.
        judged: leave uncertain items as coded, and let every statement whose place is judged stand up to this many
            places away from where it is coded.
        draws: how many completions to draw, 2,000 by default; where there are no more than asked for, all are gone
            through instead.
        exact_up_to: all completions are gone through where they are at most so many, whatever ``draws`` says; by
            default ``draws``, or 4,096 where that is not given.
        seed: of the draws; the same seed gives the same draws.
        weights_at_points: look at open weights at their ends and middle only, without probabilities.
        stability: sweep the equilibria under these concepts (an empty list: the usual five), not the assessment.
        executor: does the work; without one it is done here, or with more than one worker in processes of its own.
        keep: a folder for finished chunks; those there already are not done again.
        shard: (3, 64) does every 64th chunk from the third, for job arrays; with ``keep``.
        merge: take what is kept and do nothing more.
        progress: told how far the work has come; where it says to stop, what is finished is returned.

    Raises: ``NotApplicable`` for a case in graph form, an unknown party or package, draws beyond a million, a folder
        that keeps another sweep, and where the worker processes die again and again; ``CaseError`` for a bad case.
    Source: tradecraft.md, section 2.
    """
    from countermove import __version__
    from countermove.analysis.sweep.keeping import Means, run_by
    from countermove.analysis.sweep.plan import plan_of
    from countermove.assessment import asked_of

    asked = asked_of(
        case, actor, target, allies=allies, packages=packages, profiles=profiles, dropped=dropped, only_area=only_area
    )
    question = _question(asked, stability, 0 if packages else max_changes, muted, only_area)
    factors, left_out = _factors(asked, judged, weights_at_points, profiles or {}, frozenset(dropped))
    plan = plan_of(factors, draws, seed, exact_up_to, question.chunk)
    means = Means(executor, workers, keep, shard, merge)
    ran = run_by(means, question, plan, asked.case.hash, __version__, progress)
    told = (ran.missing, left_out, ran.shards, profiles, tuple(dropped))
    return Sweep(asked.case, asked.conflict, question, plan, ran.tally, judged, *told)


def _question(
    asked: Asked, stability: Sequence[str] | None, max_changes: int | None, muted: Collection[str], area: str | None
) -> Question:
    if stability is not None:
        from countermove.analysis.sweep.stability import StabilityQuestion
        from countermove.engine.concepts import chosen_concepts

        concepts = tuple(concept.id for concept in chosen_concepts(tuple(stability) or None))
        return StabilityQuestion(asked.conflict, concepts)
    from countermove.analysis.sweep.question import AssessmentQuestion

    return AssessmentQuestion(
        asked.conflict,
        asked.initiator,
        asked.target,
        asked.allies,
        frozenset(muted),
        asked.packages,
        asked.positions,
        max_changes,
        area,
    )


def _factors(
    asked: Asked,
    judged: int | None,
    weights_at_points: bool,
    profiles: Mapping[str, str],
    dropped: frozenset[tuple[str, int]],
) -> tuple[tuple[Factor, ...], tuple[tuple[str, str], ...]]:
    """Return what is varied, and what is left out because of how the case is read, with why."""
    from countermove.analysis.sweep.factors import factors_of
    from countermove.analysis.sweep.judged import judged_factors
    from countermove.analysis.sweep.leaving_out import applicable
    from countermove.analysis.sweep.weights import weights_at_points as at_points

    if judged is not None:
        return judged_factors(asked.conflict, judged), ()
    case = asked.case
    uncertain, rivals, left_out = applicable(case.uncertain, case.hypotheses, profiles, dropped)
    readings = {
        party: {name: profile.statements for name, profile in named.items()} for party, named in case.profiles.items()
    }
    open_questions = tuple(one for one in rivals if one.is_varied)
    factors = factors_of(asked.conflict, uncertain, open_questions, readings)
    if weights_at_points:
        factors = at_points(asked.conflict, factors)
    return factors, left_out
