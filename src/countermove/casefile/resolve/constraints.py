"""Constraints: every short form written out as states that are infeasible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from countermove.casefile.carry import any_of
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import ConstraintSpec
from countermove.language import And, Formula, Not, show
from countermove.model import Constraint

SHAPES = ("never", "exactly_one", "at_least_one", "at_most_one", "requires")
LONGEST_LIST = 200


def resolve_constraints(specs: Sequence[ConstraintSpec], work: Resolution) -> tuple[tuple[Constraint, ...], ...]:
    """Return for each entry of the file the constraints it stands for; an unreadable one stands for none."""
    seen: dict[str, int] = {}
    result = []
    for number, spec in enumerate(specs):
        path: Path = ("constraints", number)
        name = spec.id or f"constraint {number + 1}"
        if name in seen:
            message = f'"{name}" names constraint {seen[name] + 1} already'
            work.findings.problem((*path, "id"), message, "give each constraint its own id")
        seen.setdefault(name, number)
        cites, basis = work.grounds(path, spec)
        formulas = _written_out(spec, path, work)
        result.append(
            tuple(
                Constraint(name if len(formulas) == 1 else f"{name}.{part}", formula, text, spec.because, cites, basis)
                for part, (formula, text) in enumerate(formulas, 1)
            )
        )
    return tuple(result)


def _written_out(spec: ConstraintSpec, path: Path, work: Resolution) -> list[tuple[Formula, str]]:
    given = [shape for shape in SHAPES if getattr(spec, shape) is not None]
    if len(given) != 1:
        message = "a constraint is one of " + ", ".join(SHAPES)
        found = "this has " + (" and ".join(given) if given else "none of them")
        work.findings.problem(path, f"{message}; {found}", "write, for example, `never: build and not permit`")
        return []
    shape = given[0]
    if shape == "never":
        formula = work.formula((*path, "never"), spec.never or "")
        return [] if formula is None else [(formula, " ".join((spec.never or "").split()))]
    formulas = _required(spec, path, work) if shape == "requires" else _counted(spec, shape, path, work)
    return [(formula, show(formula)) for formula in formulas]


def _counted(spec: ConstraintSpec, shape: str, path: Path, work: Resolution) -> list[Formula]:
    """Write out "one of": at least one is ruled out by none at all, at most one by every pair."""
    texts: list[str] = getattr(spec, shape)
    here = (*path, shape)
    if not texts:
        work.findings.problem(here, f"{shape} needs options to choose from", "list them: [permit, fee]")
        return []
    if len(texts) > LONGEST_LIST:
        work.findings.problem(here, f"{shape} lists {len(texts)} options; the limit is {LONGEST_LIST}")
        return []
    for number, text in enumerate(texts):
        if text in texts[:number]:
            work.findings.problem((*here, number), f'"{text}" stands in this list twice', "take one of them out")
    parts = [work.formula((*here, number), text) for number, text in enumerate(texts)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return []
    none = [Not(any_of(known))] if shape != "at_most_one" else []
    pairs = [And(one, other) for one, other in combinations(known, 2)] if shape != "at_least_one" else []
    return [*none, *pairs]


def _required(spec: ConstraintSpec, path: Path, work: Resolution) -> list[Formula]:
    formulas: list[Formula] = []
    for name, needs in (spec.requires or {}).items():
        here = (*path, "requires", name)
        taken = None
        if name in work.names.parts or work.option(here, name, key=True):
            taken = work.formula(here, name)
        for number, text in enumerate(needs):
            _, is_list = work.findings.root.at((*here, number))
            need = work.formula((*here, number) if is_list else here, text)
            if taken is not None and need is not None:
                formulas.append(And(taken, Not(need)))
    return formulas
