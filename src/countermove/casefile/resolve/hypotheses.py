"""Rival hypotheses of a case, and what each settles in the model.

Source: tradecraft.md, sections 2.1 and 4.3.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import HypothesisSpec, RivalsSpec
from countermove.model import Hypothesis, Rivals

_CLOSE = 1e-9


def resolve_hypotheses(case: CaseSpec, work: Resolution) -> tuple[Rivals, ...]:
    """Return the questions of the file with their rival answers; what is wrong with them is noted."""
    _check_names(case, work)
    return tuple(_rivals(name, spec, work) for name, spec in case.hypotheses.items())


def _check_names(case: CaseSpec, work: Resolution) -> None:
    """Note an answer whose name another question has given to one of its own: rows and columns are told by it."""
    owners: dict[str, str] = {}
    for question, spec in case.hypotheses.items():
        for name in spec.answers:
            if owners.setdefault(name, question) != question:
                message = f'"{name}" is an answer to {owners[name]} already'
                path: Path = ("hypotheses", question, "answers", name)
                work.findings.problem(path, message, "give every answer of the case a name of its own", key=True)


def _rivals(name: str, spec: RivalsSpec, work: Resolution) -> Rivals:
    path: Path = ("hypotheses", name)
    work.identifier(path, name, "a question")
    if spec.about:
        work.party((*path, "about"), spec.about)
    if len(spec.answers) < 2:
        message = "a question needs at least two rival answers"
        work.findings.problem((*path, "answers") if spec.answers else path, message, "add the one you like least")
    elif spec.exclusive:
        _check_sum(spec, (*path, "answers"), work)
    cites, basis = work.grounds(path, spec)
    return Rivals(
        id=name,
        question=spec.question,
        about=spec.about,
        is_exclusive=spec.exclusive,
        is_varied=spec.varied,
        hypotheses=tuple(_hypothesis(one, entry, path, work) for one, entry in spec.answers.items()),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


def _check_sum(spec: RivalsSpec, path: Path, work: Resolution) -> None:
    """Note probabilities that cannot be those of answers of which one holds."""
    given = [one.probability for one in spec.answers.values() if one.probability is not None]
    total = sum(given)
    if len(given) == len(spec.answers) and abs(total - 1) > _CLOSE:
        message = f"the probabilities of the answers sum to {total:.4g}"
        advice = "they have to sum to 1; give what is left to an answer such as something_else"
        work.findings.problem(path, message, advice, key=True)
    elif total > 1 + _CLOSE:
        message = f"the probabilities given sum to {total:.4g}, and more answers are to come"
        work.findings.problem(path, message, "answers that exclude each other have at most 1 together", key=True)
    elif given and len(given) < len(spec.answers):
        message = "some of these answers have a probability and some do not"
        work.findings.problem(path, message, "answers that exclude each other all have one, or none has", key=True)


def _hypothesis(name: str, spec: HypothesisSpec, base: Path, work: Resolution) -> Hypothesis:
    path = (*base, "answers", name)
    work.identifier(path, name, "a hypothesis")
    cites, basis = work.grounds(path, spec)
    return Hypothesis(
        id=name,
        text=spec.text or name,
        probability=spec.probability,
        fixes=dict(spec.fixes),
        profiles=dict(spec.profiles),
        first=tuple(spec.first),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )
