"""What was weighed about one question, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.analysis.motives.confidence import RULE as CONFIDENCE_RULE
from countermove.analysis.motives.expected import RULE as COMPUTED_RULE
from countermove.analysis.motives.inconsistency import RULE as INCONSISTENCY_RULE
from countermove.analysis.motives.judgment import NO_DEBIASING, on_predictions, sentences
from countermove.analysis.motives.matrix import Cell, Computed
from countermove.analysis.motives.posterior import RULE_EXCLUSIVE, RULE_TOGETHER
from countermove.analysis.motives.predictions import Prediction
from countermove.analysis.motives.terms import letter_of
from countermove.analysis.motives.weighed import Weighed
from countermove.model import Evidence, Hypothesis

FORMAT = "countermove.motives/1"


def as_json(found: Weighed, predictions: Sequence[Prediction], staging: Sequence[str]) -> dict[str, Any]:
    """Return one question, weighed, as plain data."""
    rivals = found.matrix.rivals
    return {
        "id": rivals.id,
        "question": rivals.question,
        "about": rivals.about,
        "exclusive": rivals.is_exclusive,
        "hypotheses": [_hypothesis(found, one) for one in rivals.hypotheses],
        "evidence": [_evidence(found, number, piece) for number, piece in enumerate(found.matrix.evidence, 1)],
        "cells": [
            {"hypothesis": one, "evidence": piece.id, **_cell(found.matrix.cell(one, piece.id))}
            for one in found.matrix.names
            for piece in found.matrix.evidence
        ],
        "blanks": found.matrix.blanks,
        "rankings": {
            "likelihood": _ranking(found.flat.ranking),
            "likelihood_analyst": None if found.analyst is None else _ranking(found.analyst.ranking),
            "inconsistency": _ranking(found.against.ranking),
            "consistent": _ranking(found.against.by_consistent),
        },
        "scores_agree": found.scores_agree,
        "flips": [_dropped(found, number) for number in range(len(found.dropped))],
        "predictions": [_prediction(one) for one in predictions],
        "judgment": [*sentences(found), on_predictions(predictions, rivals)],
        "staging": list(staging),
        "confidence": _confidence(found),
        "rules": {
            "likelihood": RULE_EXCLUSIVE if rivals.is_exclusive else RULE_TOGETHER,
            "computed": COMPUTED_RULE,
            "inconsistency": INCONSISTENCY_RULE,
            "confidence": " ".join(CONFIDENCE_RULE),
        },
        "limits": NO_DEBIASING,
    }


def _confidence(found: Weighed) -> dict[str, Any]:
    told = found.confidence
    dials = (told.evidence, told.opinion, told.news)
    return {
        "level": told.level,
        "reasons": [dial.why for dial in dials],
        **{dial.name.replace(" ", "_"): dial.to_json() for dial in dials},
    }


def _hypothesis(found: Weighed, one: Hypothesis) -> dict[str, Any]:
    analyst, against = found.analyst, found.against
    return {
        "id": one.id,
        "text": one.text,
        "modelled": one.is_modelled,
        "cites": list(one.cites),
        "basis": one.basis,
        "because": one.because,
        "prior": one.probability,
        "start": found.flat.prior[one.id],
        "probability": found.flat.probability[one.id],
        "probability_analyst": None if analyst is None else analyst.probability[one.id],
        "inconsistency": against.score[one.id],
        "consistent": against.consistent[one.id],
        "inconsistent": against.inconsistent[one.id],
    }


def _evidence(found: Weighed, number: int, piece: Evidence) -> dict[str, Any]:
    telling = found.telling[piece.id]
    return {
        "number": number,
        "id": piece.id,
        "text": piece.text,
        "kind": piece.kind,
        "date": piece.date or None,
        "event": piece.event or None,
        "option": piece.option or None,
        "direction": piece.direction or None,
        "group": piece.group or None,
        "reliability": piece.reliability or None,
        "weight": found.weights.of(piece),
        "cites": list(piece.cites),
        "basis": piece.basis,
        "because": piece.because,
        "ratio": telling.ratio,
        "diagnostic": telling.is_diagnostic,
        "more_expected": telling.more_expected or None,
        "less_expected": telling.less_expected or None,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    computed = cell.computed
    return {
        "origin": cell.origin.value,
        "term": cell.term or None,
        "letter": None if cell.likelihood is None else letter_of(cell.likelihood),
        "likelihood": cell.likelihood,
        "computed": None if computed is None else {**_completions(computed), "likelihood": computed.value},
        "because": cell.because,
    }


def _completions(found: Computed) -> dict[str, Any]:
    """Return in how many completions something holds; no number of them where nobody has said how they weigh."""
    told = found.likelihood
    return {
        "way": found.way,
        "often": found.often,
        "seen": None if told is None else found.seen,
        "of": found.of,
        "share": None if told is None else told.value,
    }


def _dropped(found: Weighed, number: int) -> dict[str, Any]:
    one = found.dropped[number]
    return {
        "without": one.line,
        "pieces": list(one.pieces),
        "likelihood": _ranking(one.by_likelihood),
        "inconsistency": _ranking(one.by_inconsistency),
        "likelihood_flips": one.likelihood_flips,
        "inconsistency_flips": one.inconsistency_flips,
    }


def _prediction(one: Prediction) -> dict[str, Any]:
    return {
        "hypothesis": one.hypothesis,
        "packages": [{"package": package, **_completions(found)} for package, found in one.packages.items()],
        "observed": [
            {
                "option": move.option,
                "direction": move.direction,
                "source": move.source,
                "date": move.date or None,
                **(dict.fromkeys(("way", "often", "seen", "of", "share")) if found is None else _completions(found)),
            }
            for move, found in one.observed
        ],
        "matched": one.matched,
        "unseen": list(one.unseen),
    }


def _ranking(order: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(level) for level in order]
