"""Those inside a party: weights, statements, reactions and stances, with what is carried over to coarser options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from countermove.casefile.carry import joined_reaction, joined_stance
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.preferences import resolve_statements
from countermove.casefile.resolve.resolution import Resolution, known_advice
from countermove.casefile.schema_party import ReactionSpec, StakeholderSpec, StanceSpec
from countermove.model import Reaction, Stakeholder, Stance, Statement

T = TypeVar("T")


def resolve_stakeholders(
    party: str, specs: Mapping[str, StakeholderSpec], areas: Iterable[str], work: Resolution
) -> tuple[Stakeholder, ...]:
    """Return those inside a party, in the order of the file, weights summing to 1 over those with statements."""
    base: Path = ("decision_makers", party, "stakeholders")
    statements = {name: _statements(base, name, spec, work) for name, spec in specs.items()}
    weights = _weights(base, specs, work)
    known_areas = set(areas)
    result = []
    for name, spec in specs.items():
        path = (*base, name)
        work.identifier(path, name, "a stakeholder")
        for number, cite in enumerate(spec.cites):
            work.check_citation((*path, "cites", number), cite)
        _note_areas(path, spec, known_areas, work)
        result.append(
            Stakeholder(
                name,
                spec.name or name,
                weights.get(name),
                spec.veto,
                statements[name],
                spec.influence,
                dict(spec.salience),
                _reactions(path, party, spec.reactions, work),
                _stances(path, party, spec.stances, work),
                spec.position,
                tuple(spec.cites),
                spec.note,
            )
        )
    return tuple(result)


def _statements(base: Path, name: str, spec: StakeholderSpec, work: Resolution) -> tuple[Statement, ...]:
    statements = resolve_statements(spec.preferences, (*base, name, "preferences"), work, spec)
    for number, entry in enumerate(spec.preferences):
        if entry.place == "derived":
            path = (*base, name, "preferences", number, "place")
            message = "only a decision maker's order can be derived from those inside"
            work.findings.problem(path, message, "write stated, borrowed or judged")
    return statements


def _weights(base: Path, specs: Mapping[str, StakeholderSpec], work: Resolution) -> dict[str, float]:
    heard = {name: spec for name, spec in specs.items() if spec.preferences}
    given = {name: spec.weight for name, spec in heard.items() if spec.weight is not None}
    for name, spec in specs.items():
        if name not in heard and spec.weight is not None:
            message = f"{name} has no statements, so that its weight counts nowhere"
            work.findings.notice((*base, name, "weight"), message)
    if not given:
        return {name: 1 / len(heard) for name in heard}
    for name in [name for name in heard if name not in given]:
        message = f"{name} has statements but no weight, and {next(iter(given))} has one"
        advice = "give all of them a weight, or none (then they are equal)"
        work.findings.problem((*base, name), message, advice, key=True)
    total = sum(given.values())
    if total <= 0:
        first = next(iter(given))
        work.findings.problem((*base, first, "weight"), "all weights are zero", "give somebody a weight above 0")
        return {}
    return {name: weight / total for name, weight in given.items()}


def _note_areas(path: Path, spec: StakeholderSpec, areas: set[str], work: Resolution) -> None:
    for area in spec.salience:
        if area not in areas:
            advice = known_advice(area, areas, "areas")
            work.findings.notice((*path, "salience", area), f'no option has the area "{area}"; {advice}')


def _reactions(path: Path, party: str, specs: Mapping[str, ReactionSpec], work: Resolution) -> dict[str, Reaction]:
    found: dict[str, Reaction] = {}
    for name, spec in specs.items():
        here = (*path, "reactions", name)
        if spec.pull is None and spec.push is None:
            work.findings.problem(here, "a reaction has a pull, a push or both", "write {pull: low}", key=True)
        cites, _ = work.grounds(here, spec)
        found[name] = Reaction(spec.pull, spec.push, cites, spec.note)
    carried = _carried(found, (*path, "reactions"), work, lambda several, _at: joined_reaction(several))
    return {name: reaction for name, reaction in carried.items() if _is_others(name, party, path, found, work)}


def _is_others(name: str, party: str, path: Path, found: Mapping[str, Reaction], work: Resolution) -> bool:
    if work.names.owners[name] == party:
        if name in found:
            message = f'"{name}" is an option of {party} itself'
            work.findings.problem((*path, "reactions", name), message, "that belongs under stances", key=True)
        return False
    return True


def _stances(path: Path, party: str, specs: Mapping[str, StanceSpec], work: Resolution) -> dict[str, Stance]:
    found: dict[str, Stance] = {}
    for name, spec in specs.items():
        here = (*path, "stances", name)
        grade = spec.supports or spec.against
        if grade is None or (spec.supports and spec.against):
            message = "a stance is either for or against"
            work.findings.problem(here, message, "write {for: medium} or {against: low}", key=True)
            continue
        cites, _ = work.grounds(here, spec)
        found[name] = Stance(spec.supports is not None, grade, cites, spec.note)

    def join(several: Mapping[str, Stance], option: str) -> Stance | None:
        stance = joined_stance(several)
        if stance is None:
            names = ", ".join(several)
            message = f'for one and against another of what "{option}" stands for ({names})'
            work.findings.problem((*path, "stances"), message, f'say the stance on "{option}" itself', key=True)
        return stance

    carried = _carried(found, (*path, "stances"), work, join)
    for name in carried:
        if name in found and work.names.owners[name] != party:
            message = f'"{name}" is an option of {work.names.owners[name]}, not of {party}'
            work.findings.problem((*path, "stances", name), message, "that belongs under reactions", key=True)
    return {name: stance for name, stance in carried.items() if work.names.owners[name] == party}


def _carried(
    found: Mapping[str, T], path: Path, work: Resolution, join: Callable[[Mapping[str, T], str], T | None]
) -> dict[str, T]:
    """Return what is said of options, with what is said of finer and coarser measures carried over to them."""
    sources: dict[str, dict[str, T]] = {}
    for name, item in found.items():
        if name in work.names.owners and name not in work.names.stands_for:
            continue
        targets = work.names.stands_for.get(name) or work.names.parts.get(name)
        if not targets:
            advice = known_advice(name, [*work.names.owners, *work.names.stands_for, *work.names.parts], "options")
            work.findings.problem((*path, name), f'there is no option "{name}"', advice, key=True)
        for target in targets or ():
            sources.setdefault(target, {})[name] = item
    result: dict[str, T] = {}
    for option in work.names.owners:
        of_finer = sources.get(option, {})
        is_finer_too = option in work.names.stands_for.get(option, ())
        if option in found and (not is_finer_too or set(of_finer) == {option}):
            result[option] = found[option]
        elif of_finer:
            joined = join(of_finer, option)
            if joined is not None:
                result[option] = joined
    return result
