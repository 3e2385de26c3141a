"""Motives: rival hypotheses about what an actor is after, weighed against the evidence of a case.

    found = cm.motives("torva-dam")
    for question in found.questions: print(question.judgment)

What ``countermove motives`` prints and ``cm.motives`` returns.

Source: tradecraft.md, section 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable, unknown

if TYPE_CHECKING:
    from countermove.analysis.assess.initiative import Package
    from countermove.analysis.motives.expected import Expectations
    from countermove.analysis.motives.predictions import Prediction
    from countermove.analysis.motives.weighed import Weighed
    from countermove.analysis.motives.weights import Weights
    from countermove.casefile.case import Case
    from countermove.model import Rivals

COMPLETIONS = 512
MOST_CELLS = 100_000


@dataclass(frozen=True)
class Motive:
    """One question, weighed: the matrix with both scores, and what the model predicts under each hypothesis.

    ``staging`` says what it did to allow for staged evidence; empty where nobody asked.
    """

    weighed: Weighed
    predictions: tuple[Prediction, ...]
    staging: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the question's identifier."""
        return self.weighed.matrix.rivals.id

    @property
    def judgment(self) -> tuple[str, ...]:
        """Return what the evidence comes to, in sentences."""
        from countermove.analysis.motives.judgment import on_predictions, sentences

        return (*sentences(self.weighed), on_predictions(self.predictions, self.weighed.matrix.rivals))

    @property
    def confidence(self) -> str:
        """Return how much the weighing can bear, in sentences of its own: the level, and each of the three dials."""
        told = self.weighed.confidence
        dials = (told.evidence, told.opinion, told.news)
        return f"Confidence in this weighing is {told.level}. " + " ".join(
            f"{dial.name.capitalize()}: {dial.setting} ({dial.why})." for dial in dials
        )

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain data."""
        from countermove.analysis.motives.as_json import as_json

        return as_json(self.weighed, self.predictions, self.staging)


@dataclass(frozen=True)
class CaseMotives:
    """Every question of a case, or the one asked for, weighed; immutable."""

    case: Case
    questions: tuple[Motive, ...]
    reliability: Mapping[str, float]
    staged: str = ""
    notes: tuple[str, ...] = field(default_factory=tuple)
    completions: int = COMPLETIONS
    seed: int = 1985

    def question(self, name: str) -> Motive:
        """Return one question. Raises ``KeyError`` where it was not weighed."""
        for one in self.questions:
            if one.id == name:
                return one
        raise KeyError(name)

    def to_json(self) -> dict[str, Any]:
        """Return everything as ``countermove.motives/1``."""
        from countermove.analysis.motives.weights import CREDIBILITY, FACTORS, UNGRADED

        return {
            "case": self.case.name or self.case.title,
            "case_hash": self.case.hash,
            "reliability": dict(self.reliability),
            "credibility": {grade: FACTORS[level] for grade, level in CREDIBILITY.items()},
            "ungraded_counts_as": UNGRADED,
            "staged": self.staged or None,
            "completions": self.completions,
            "seed": self.seed,
            "questions": [one.to_json() for one in self.questions],
            "notes": list(self.notes),
        }

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        heads = ("question", "hypothesis", "what it says", "place by inconsistency", "place by likelihoods")
        rows = (
            (
                one.id,
                hypothesis.id,
                hypothesis.text,
                _place(one.weighed.against.ranking, hypothesis.id),
                _place(one.weighed.flat.ranking, hypothesis.id),
            )
            for one in self.questions
            for hypothesis in one.weighed.matrix.rivals.hypotheses
        )
        return html_table(f"{self.case.title}: hypotheses against the evidence", heads, rows)

    def __repr__(self) -> str:
        asked = ", ".join(f"{one.id} ({len(one.weighed.matrix.evidence)} pieces)" for one in self.questions)
        return f"<CaseMotives {self.case.name or self.case.title!r}: {asked}>"


def _place(order: Sequence[Sequence[str]], name: str) -> int | None:
    """Return a place in an order, counted from 1; those that are level share it."""
    before = 1
    for level in order:
        if name in level:
            return before
        before += len(level)
    return None


def motives(
    case: Case | str | Mapping[str, Any],
    question: str | None = None,
    *,
    reliability: Mapping[str, float] | None = None,
    staged: str | None = None,
    completions: int = COMPLETIONS,
    seed: int = 1985,
    progress: Progress = silent,
) -> CaseMotives:
    """Return the rival hypotheses of a case, weighed against its evidence.

    Args:
        question: the one to weigh; all by default.
        reliability: how far evidence of a grade counts, in place of the usual weight, from 0 to 1.
        staged: a hypothesis; one more is then weighed, that the evidence was made to look as if this one held.
        completions: how many ways to settle what else is open are gone through under a hypothesis, at most; of more,
            so many are drawn.
        seed: for these draws.
        progress: called with what is done, how much, of how much.

    Raises: ``NotApplicable`` for a case without hypotheses, an unknown question, hypothesis or grade; ``CaseError``
    for a bad case.
    Source: tradecraft.md, section 4.3.
    """
    from countermove.analysis.motives.weights import weights
    from countermove.casefile.case import Case as LoadedCase
    from countermove.casefile.load import load

    loaded = case if isinstance(case, LoadedCase) else load(case)
    asked = _asked(loaded, question)
    if staged is not None:
        _check_staged(staged, asked)
    counted = weights(reliability)
    if completions < 1:
        raise NotApplicable(f"{completions} completions are none; give 1 or more")
    effort = _Effort(completions, seed, progress)
    found = tuple(_motive(loaded, rivals, counted, staged or "", effort) for rivals in asked)
    return CaseMotives(loaded, found, counted.reliability, staged or "", _notes(loaded, asked), completions, seed)


def _asked(case: Case, question: str | None) -> tuple[Rivals, ...]:
    if not case.hypotheses:
        raise NotApplicable(
            "this case asks no question with rival answers: add `hypotheses`, and `evidence` about them"
        )
    known = {rivals.id: rivals for rivals in case.hypotheses}
    if question is not None and question not in known:
        raise NotApplicable(unknown("question", question, known))
    return case.hypotheses if question is None else (known[question],)


def _check_staged(staged: str, asked: tuple[Rivals, ...]) -> None:
    known = [one.id for rivals in asked for one in rivals.hypotheses]
    if staged not in known:
        raise NotApplicable(unknown("hypothesis", staged, known))


@dataclass(frozen=True, slots=True)
class _Effort:
    """How far the model is gone through, and who is told."""

    completions: int
    seed: int
    progress: Progress


def _motive(case: Case, rivals: Rivals, counted: Weights, staged: str, effort: _Effort) -> Motive:
    from countermove.analysis.motives.judgment import staging_effect
    from countermove.analysis.motives.matrix import matrix
    from countermove.analysis.motives.predictions import observed_moves, predict
    from countermove.analysis.motives.weighed import Weighed

    cells = len(rivals.hypotheses) * sum(piece.about == rivals.id for piece in case.evidence)
    if cells > MOST_CELLS:
        raise NotApplicable(f"{rivals.id} has {cells:,} cells; up to {MOST_CELLS:,} are weighed: split the question")
    expectations = _expectations(case, rivals, effort)
    found = Weighed(matrix(rivals, case.evidence, expectations), counted)
    predictions: tuple[Prediction, ...] = ()
    if expectations is not None:
        predictions = predict(expectations, observed_moves(rivals.about, case.events, found.matrix.evidence))
    if staged not in found.matrix.names:
        return Motive(found, predictions)
    after = found.with_staging(staged)
    return Motive(after, predictions, tuple(staging_effect(found, after, staged)))


def _expectations(case: Case, rivals: Rivals, effort: _Effort) -> Expectations | None:
    """Return what the model expects under each hypothesis, or None where no hypothesis changes the model."""
    from countermove.model import GraphConflict

    if not rivals.about or not any(one.is_modelled for one in rivals.hypotheses):
        return None
    conflict = case.conflict
    if isinstance(conflict, GraphConflict) or len(conflict.decision_makers) < 2:
        return None
    from countermove.analysis.motives.expected import Actor, Expectations
    from countermove.analysis.motives.under import OpenPoints

    actor = rivals.about
    facing = [case.question.target, case.question.initiator, *conflict.party_names]
    target = next(name for name in facing if name and name != actor)
    allies = [name for name in case.question.allies if name != actor] if target == case.question.target else []
    readings = {party: {name: one.statements for name, one in own.items()} for party, own in case.profiles.items()}
    open_points = OpenPoints(conflict, case.uncertain, readings, effort.seed, effort.completions)
    who = Actor(actor, target, allies, _packages(case, actor))
    return Expectations(rivals, open_points, who, effort.progress)


def _packages(case: Case, actor: str) -> list[Package]:
    """Return the packages that the case names for an actor, as initiatives to look at."""
    from countermove.analysis.assess.initiative import Package

    return [
        Package(one.id, one.changes, one.condition, one.otherwise, one.kind, one.cites, one.because)
        for one in case.packages
        if one.owner == actor
    ]


def _notes(case: Case, asked: tuple[Rivals, ...]) -> tuple[str, ...]:
    about = {rivals.id for rivals in asked}
    pieces = [piece for piece in case.evidence if piece.about in about]
    ungraded = sum(not piece.reliability for piece in pieces)
    if not ungraded:
        return ()
    subject = "1 piece of evidence has" if ungraded == 1 else f"{ungraded} pieces of evidence have"
    return (f"{subject} no grade of reliability and {'counts' if ungraded == 1 else 'count'} as F, cannot be judged",)
