"""Rival hypotheses of a case, and what each settles in the model.

Source: tradecraft.md, sections 2.1 and 4.3.
"""

from __future__ import annotations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import HypothesisSpec, RivalsSpec
from countermove.model import Hypothesis, Rivals


def resolve_hypotheses(case: CaseSpec, work: Resolution) -> tuple[Rivals, ...]:
    """Return the questions of the file with their rival answers."""
    return tuple(_rivals(name, spec, work) for name, spec in case.hypotheses.items())


def _rivals(name: str, spec: RivalsSpec, work: Resolution) -> Rivals:
    path: Path = ("hypotheses", name)
    work.identifier(path, name, "a question")
    cites, basis = work.grounds(path, spec)
    return Rivals(
        id=name,
        question=spec.question,
        about=spec.about,
        is_exclusive=spec.exclusive,
        hypotheses=tuple(_hypothesis(one, entry, path, work) for one, entry in spec.answers.items()),
        because=spec.because,
        cites=cites,
        basis=basis,
        note=spec.note,
    )


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
