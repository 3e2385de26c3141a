"""Typed sources of uncertainty: each kind has its own keys, and points at items that are there."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.preferences import resolve_statement
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_party import PartySpec, StatementSpec
from countermove.casefile.schema_uncertain import AlternativeSpec, UncertainSpec
from countermove.model import Statement, Uncertain

# For each kind: the keys it may have besides those of every kind.
KEYS = {
    "presence": ("of",),
    "order": ("above", "below", "block", "phi"),
    "variant": ("of", "alternatives"),
    "weight": ("of", "range"),
    "structure": ("of", "what"),
}


def resolve_uncertain(case: CaseSpec, work: Resolution) -> tuple[Uncertain, ...]:
    """Return the sources of uncertainty of the file."""
    seen: set[str] = set()
    result = []
    for number, spec in enumerate(case.uncertain):
        path: Path = ("uncertain", number)
        if work.identifier((*path, "id"), spec.id, "a source of uncertainty") and spec.id in seen:
            work.findings.problem((*path, "id"), f'"{spec.id}" is used already', "give each its own id")
        seen.add(spec.id)
        result.append(_uncertain(spec, path, case, work))
    return tuple(result)


def _uncertain(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> Uncertain:
    _check_keys(spec, path, work)
    {"presence": _presence, "order": _order, "variant": _variant, "weight": _weight, "structure": _structure}[
        spec.kind
    ](spec, path, case, work)
    for number, cite in enumerate(spec.cites):
        work.check_citation((*path, "cites", number), cite)
    return Uncertain(
        id=spec.id,
        kind=spec.kind,
        of=spec.of,
        above=spec.above,
        below=spec.below,
        block=tuple(spec.block),
        phi=spec.phi,
        alternatives=_alternatives(spec.alternatives, path, work),
        range=tuple(spec.range),
        what=spec.what or "",
        probability=spec.probability,
        hypothesis=spec.hypothesis,
        because=spec.because,
        cites=tuple(spec.cites),
        basis=spec.basis or ("inferred" if spec.cites else "assumption"),
        note=spec.note,
    )


def _check_keys(spec: UncertainSpec, path: Path, work: Resolution) -> None:
    every = {key for keys in KEYS.values() for key in keys}
    for key in sorted(every & spec.model_fields_set - set(KEYS[spec.kind])):
        message = f'"{key}" does not belong to the kind {spec.kind}'
        work.findings.problem((*path, key), message, f"it takes {listed(KEYS[spec.kind])}", key=True)


def _presence(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if _needed(spec.of, "of", path, work):
        _statement_at(spec.of, (*path, "of"), case, work)
    if spec.probability is None:
        work.findings.problem(path, "presence needs a probability", "write probability: 0.8")


def _order(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if spec.block:
        found = [_statement_at(of, (*path, "block", number), case, work) for number, of in enumerate(spec.block)]
        if spec.phi is None or len(spec.block) < 2:
            work.findings.problem(path, "a block needs at least two statements and phi", "write phi: 0.3")
    else:
        found = [
            _statement_at(getattr(spec, key), (*path, key), case, work)
            for key in ("above", "below")
            if _needed(getattr(spec, key), key, path, work)
        ]
        if spec.probability is None:
            work.findings.problem(path, "order needs a probability that the one stands above the other")
    if len({owner for owner, _ in filter(None, found)}) > 1:
        work.findings.problem(path, "the statements are of different parties", "an order is within one party's list")
    if len(set(filter(None, found))) < len([one for one in found if one]):
        work.findings.problem(path, "the same statement is named twice", "name different statements")


def _variant(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if _needed(spec.of, "of", path, work):
        _statement_at(spec.of, (*path, "of"), case, work)
    if len(spec.alternatives) < 2:
        work.findings.problem(path, "a variant needs at least two alternatives", "list the readings")
    given = [one.probability for one in spec.alternatives if one.probability is not None]
    if given and len(given) < len(spec.alternatives):
        work.findings.problem((*path, "alternatives"), "some alternatives have a probability and some do not")
    elif given and abs(sum(given) - 1) > 1e-9:
        message = f"the probabilities of the alternatives sum to {sum(given):.4g}"
        work.findings.problem((*path, "alternatives"), message, "they have to sum to 1", key=True)


def _weight(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if _needed(spec.of, "of", path, work):
        _stakeholder_at(spec.of, (*path, "of"), case, work)
    if len(spec.range) != 2 or not 0 <= spec.range[0] <= spec.range[1]:
        work.findings.problem(path, "weight needs a range of lowest and highest", "write range: [0.2, 0.4]")


def _structure(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> None:
    if spec.what is None:
        work.findings.problem(path, "structure says what is open", "write what: available, reversible or reply_order")
    elif spec.what != "reply_order" and _needed(spec.of, "of", path, work):
        _option_at(spec.of, (*path, "of"), case, work)


def _needed(value: str, key: str, path: Path, work: Resolution) -> bool:
    if not value:
        work.findings.problem(path, f'"{key}" is missing', f"write {key}: company/preferences/3")
    return bool(value)


def _alternatives(specs: Sequence[AlternativeSpec], path: Path, work: Resolution) -> tuple[Statement, ...]:
    found = []
    for number, spec in enumerate(specs):
        given = {key: getattr(spec, key) for key in ("statement", "because", "cites", "basis", "note", "probability")}
        statement = resolve_statement(StatementSpec(**given), (*path, "alternatives", number), number + 1, work)
        if statement is not None:
            found.append(statement)
    return tuple(found)


def _party_of(of: str, shape: str, path: Path, case: CaseSpec, work: Resolution) -> tuple[PartySpec, list[str]] | None:
    """Return the party that a path such as company/preferences/3 starts with, and the other steps."""
    party, *steps = of.split("/")
    if len(steps) < 2 or steps[0] != shape.split("/")[1]:
        work.findings.problem(path, f'"{of}" is not of the form {shape}', "the number counts from 1")
        return None
    if party not in case.decision_makers:
        advice = known_advice(party, case.decision_makers, "decision makers")
        work.findings.problem(path, f'there is no decision maker "{party}"', advice)
        return None
    return case.decision_makers[party], steps


def _statement_at(of: str, path: Path, case: CaseSpec, work: Resolution) -> tuple[str, int] | None:
    found = _party_of(of, "company/preferences/3", path, case, work)
    if found is None:
        return None
    party, steps = found
    statements = party.preferences or []
    number = int(steps[1]) if steps[1].isdecimal() and len(steps[1]) < 9 else 0
    number = number or next((n for n, s in enumerate(statements, 1) if s.id and s.id == steps[1]), 0)
    if len(steps) > 2 or not 0 < number <= len(statements):
        name = of.split("/", maxsplit=1)[0]
        work.findings.problem(path, f'there is no statement "{of}"', f"{name} has {len(statements)} statements")
        return None
    return of.split("/", maxsplit=1)[0], number


def _stakeholder_at(of: str, path: Path, case: CaseSpec, work: Resolution) -> None:
    found = _party_of(of.removesuffix("/weight"), "town/stakeholders/board", path, case, work)
    if found and found[1][1] not in found[0].stakeholders:
        advice = known_advice(found[1][1], found[0].stakeholders, "stakeholders")
        work.findings.problem(path, f'there is no stakeholder "{found[1][1]}"', advice)


def _option_at(of: str, path: Path, case: CaseSpec, work: Resolution) -> None:
    if "/" not in of:
        work.option(path, of)
        return
    found = _party_of(of, "town/options/permit", path, case, work)
    if found and found[1][1] not in found[0].options:
        work.findings.problem(path, f'there is no option "{found[1][1]}"', work.names.unknown_advice(found[1][1]))
