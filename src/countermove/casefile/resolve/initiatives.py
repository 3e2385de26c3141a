"""The question, packages, public positions and links of a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from countermove.casefile.case import Link, Package, Question
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.feasibility import Groups, unreachable_reason, with_settings
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema import LinkSpec, PackageSpec, QuestionSpec
from countermove.model import Conflict


def resolve_question(spec: QuestionSpec | None, work: Resolution) -> Question:
    """Return who asks how whom can be moved."""
    if spec is None:
        return Question()
    for key in ("initiator", "target"):
        name = getattr(spec, key)
        if name:
            work.party(("question", key), name)
    if spec.initiator and spec.initiator == spec.target:
        work.findings.problem(("question", "target"), f"{spec.target} is initiator and target", "name two parties")
    for number, ally in enumerate(spec.allies):
        path: Path = ("question", "allies", number)
        if work.party(path, ally) and ally in (spec.initiator, spec.target):
            role = "initiator" if ally == spec.initiator else "target"
            work.findings.problem(path, f"{ally} is the {role}", "an ally of the target is a third party")
    return Question(spec.initiator, spec.target, tuple(spec.allies))


def resolve_packages(specs: Mapping[str, PackageSpec], question: Question, work: Resolution) -> tuple[Package, ...]:
    """Return the named initiatives of the file."""
    found = (_package(name, spec, question, work) for name, spec in specs.items())
    return tuple(package for package in found if package is not None)


def _package(name: str, spec: PackageSpec, question: Question, work: Resolution) -> Package | None:
    path: Path = ("packages", name)
    work.identifier(path, name, "a package")
    cites, basis = work.grounds(path, spec)
    kind = spec.kind or ("offer" if spec.condition else "gift")
    parts = {"changes": spec.changes, "if": spec.condition, "otherwise": spec.otherwise}
    known = [work.option((*path, part, option), option, key=True) for part, ch in parts.items() for option in ch]
    if not spec.changes:
        work.findings.problem((*path, "changes"), "a package changes something", "write {permit: true}", key=True)
    if not spec.changes or not all(known):
        return None
    owner = work.names.owners[next(iter(spec.changes))]
    _check_owners(path, owner, spec, question, work)
    return Package(
        name,
        owner,
        dict(spec.changes),
        dict(spec.condition),
        dict(spec.otherwise),
        kind,
        spec.because,
        cites,
        basis,
        spec.note,
    )


def _check_owners(path: Path, owner: str, spec: PackageSpec, question: Question, work: Resolution) -> None:
    for part, changes in (("changes", spec.changes), ("otherwise", spec.otherwise)):
        for option in changes:
            if work.names.owners[option] != owner:
                message = f'"{option}" is an option of {work.names.owners[option]}, and the package is one of {owner}'
                work.findings.problem((*path, part, option), message, "a package changes one party's options", key=True)
    target = question.target if owner == question.initiator else ""
    for option in spec.condition:
        other = work.names.owners[option]
        if other == owner or (target and other != target):
            advice = f"a condition is about options of {target or 'another party'}"
            work.findings.problem((*path, "if", option), f'"{option}" is an option of {other}', advice, key=True)


def check_packages(packages: Sequence[Package], conflict: Conflict, groups: Groups, work: Resolution) -> None:
    """Note packages that change nothing, or that no feasible state has."""
    for package in packages:
        path: Path = ("packages", package.id)
        same = [n for n, on in package.changes.items() if bool(conflict.status_quo >> conflict.position[n] & 1) == on]
        if len(same) == len(package.changes) and not (package.condition and package.otherwise):
            message = "the package changes nothing: all of it is so at the status quo"
            work.findings.problem((*path, "changes"), message, "name what the initiator would change", key=True)
            continue
        for name in same:
            work.findings.notice(path, f"{name} is so at the status quo already")
        settings = {**package.changes, **package.condition}
        reason = unreachable_reason(conflict, groups, settings)
        if reason:
            work.findings.problem(path, f"no feasible state has these settings: {reason} them out", key=True)
        elif not conflict.is_feasible(with_settings(conflict, settings)):
            work.findings.notice(path, "is not feasible by itself at the status quo; it needs other changes with it")


def resolve_positions(specs: Mapping[str, Mapping[str, bool]], work: Resolution) -> dict[str, dict[str, bool]]:
    """Return what each party argues for in public."""
    result = {}
    for party, settings in specs.items():
        path: Path = ("positions", party)
        fine = [work.party(path, party, key=True)]
        fine += [work.option((*path, name), name, key=True) for name in settings]
        if all(fine):
            result[party] = dict(settings)
    return result


def check_positions(
    positions: Mapping[str, Mapping[str, bool]], conflict: Conflict, groups: Groups, work: Resolution
) -> None:
    """Note public positions that are infeasible with everything else as at the status quo."""
    for party, settings in positions.items():
        code = with_settings(conflict, settings)
        if conflict.is_feasible(code):
            continue
        broken = ", ".join(constraint.id for constraint in conflict.broken_constraints(code))
        message = f"this position {conflict.state(code)}, all else as at the status quo, is infeasible: {broken}"
        possible = not unreachable_reason(conflict, groups, settings)
        advice = "add the settings it needs" if possible else "no feasible state has these settings"
        work.findings.problem(("positions", party), message, advice, key=True)


def resolve_links(specs: Sequence[LinkSpec], work: Resolution) -> tuple[Link, ...]:
    """Return the links of the file."""
    result = []
    for number, spec in enumerate(specs):
        path: Path = ("links", number)
        if spec.believed_by:
            work.party((*path, "believed_by"), spec.believed_by)
        cites, basis = work.grounds(path, spec)
        link = Link(spec.source, spec.to, spec.effect, spec.believed_by, spec.because, cites, basis, spec.note)
        result.append(link)
    return tuple(result)
