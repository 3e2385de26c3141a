"""The coder's ratings: which hypothesis, and how expected something is if it holds, in a term of ICD 203.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import RatingSpec, RivalsSpec
from countermove.errors import nearest
from countermove.model import Rating
from countermove.model.evidence import TERMS

_TERM_OF = {word: term for term, others in TERMS.items() for word in (term, *others)}


def resolve_about(about: str, path: Path, case: CaseSpec, work: Resolution, what: str) -> str:
    """Return the question that something bears on, the only one by default; note one that is not there.

    Args:
        path: the entry that has the key ``about``.
        what: what bears on it, such as "evidence".
    """
    if not case.hypotheses:
        message = f"{what} bears on a question, and the case has none"
        work.findings.problem(path, message, "add `hypotheses` with a question and at least two answers")
        return about
    if not about and len(case.hypotheses) > 1:
        message = f'"about" is missing: the case has {len(case.hypotheses)} questions'
        work.findings.problem(path, message, f"write about: {next(iter(case.hypotheses))}")
    elif about and about not in case.hypotheses:
        advice = known_advice(about, case.hypotheses, "questions")
        work.findings.problem((*path, "about"), f'there is no question "{about}"', advice)
    return about or next(iter(case.hypotheses))


def resolve_ratings(
    specs: Mapping[str, RatingSpec], path: Path, question: RivalsSpec | None, work: Resolution
) -> dict[str, Rating]:
    """Return the coder's ratings by hypothesis, synonyms brought to their term; note what is not there.

    Args:
        path: where the ratings stand.
        question: the question whose answers are rated; None where it is not known, and answers are not checked then.
    """
    for name in specs:
        if question is not None and name not in question.answers:
            advice = known_advice(name, question.answers, "answers")
            work.findings.problem((*path, name), f'there is no answer "{name}" to this question', advice, key=True)
    return {name: Rating(_term(spec.rating, (*path, name), work), spec.because) for name, spec in specs.items()}


def _term(word: str, path: Path, work: Resolution) -> str:
    term = _TERM_OF.get(" ".join(word.lower().split()))
    if term is None:
        advice = nearest(word.lower(), _TERM_OF) or f"the terms are {listed(list(TERMS))}"
        work.findings.problem(path, f'"{word}" is not a term of ICD 203', advice)
    return term or word
