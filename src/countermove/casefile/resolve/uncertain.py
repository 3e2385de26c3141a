"""Typed sources of uncertainty: each kind has its own keys, and points at items that are there.

Source: tradecraft.md, section 2.1.
"""

from __future__ import annotations

from collections.abc import Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.fixes import check_fixes
from countermove.casefile.resolve.preferences import resolve_statement
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.resolve.uncertain_paths import Pointing
from countermove.casefile.resolve.uncertain_together import check_together
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_party import StatementSpec
from countermove.casefile.schema_uncertain import AlternativeSpec, UncertainSpec
from countermove.model import Statement, Uncertain

# For each kind: the keys it may have besides those of every kind.
KEYS = {
    "presence": ("of", "probability", "hypothesis"),
    "order": ("above", "below", "reversal", "block", "phi", "probability", "hypothesis"),
    "variant": ("of", "alternatives", "hypothesis"),
    "weight": ("of", "range"),
    "grade": ("of", "grades"),
    "structure": ("of", "what", "probability", "hypothesis"),
}
_CLOSE = 1e-9
_ANSWERING = (
    "wanted are third parties in the order in which they would answer, such as of: china, japan or of: [china, japan]"
)


def resolve_uncertain(case: CaseSpec, work: Resolution) -> tuple[Uncertain, ...]:
    """Return the sources of uncertainty of the file; what is wrong with them, and with what answers fix, is noted."""
    seen: set[str] = set()
    result = []
    for number, spec in enumerate(case.uncertain):
        path: Path = ("uncertain", number)
        if work.identifier((*path, "id"), spec.id, "a source of uncertainty") and spec.id in seen:
            work.findings.problem((*path, "id"), f'"{spec.id}" is used already', "give each its own id")
        seen.add(spec.id)
        result.append(_uncertain(spec, path, case, work))
    check_together(case, work)
    check_fixes(case, work)
    return tuple(result)


def _uncertain(spec: UncertainSpec, path: Path, case: CaseSpec, work: Resolution) -> Uncertain:
    _check_keys(spec, path, work)
    _CHECKS[spec.kind](spec, path, Pointing(case, work))
    for number, cite in enumerate(spec.cites):
        work.check_citation((*path, "cites", number), cite)
    return Uncertain(
        id=spec.id,
        kind=spec.kind,
        of=spec.of,
        above=spec.above,
        below=spec.below,
        reversal=spec.reversal,
        block=tuple(spec.block),
        phi=spec.phi,
        alternatives=_alternatives(spec.alternatives, path, work),
        range=_in_shares(spec, case),
        grades={str(grade): probability for grade, probability in spec.grades.items()},
        what=spec.what or "",
        probability=spec.probability,
        hypothesis=spec.hypothesis,
        because=spec.because,
        cites=tuple(spec.cites),
        basis=spec.basis or ("inferred" if spec.cites else "assumption"),
        note=spec.note,
        abandon=spec.abandon,
    )


def _check_keys(spec: UncertainSpec, path: Path, work: Resolution) -> None:
    every = {key for keys in KEYS.values() for key in keys}
    for key in sorted(every & spec.model_fields_set - set(KEYS[spec.kind])):
        message = f'"{key}" does not belong to the kind {spec.kind}'
        work.findings.problem((*path, key), message, f"it takes {listed(KEYS[spec.kind])}", key=True)


def _presence(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    if _needed(spec.of, "of", path, pointing.work):
        pointing.statement(spec.of, (*path, "of"))


def _order(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    if spec.block:
        found = [pointing.statement(of, (*path, "block", number)) for number, of in enumerate(spec.block)]
        _check_block(spec, path, pointing.work)
    else:
        found = [
            pointing.statement(getattr(spec, key), (*path, key))
            for key in ("above", "below")
            if _needed(getattr(spec, key), key, path, pointing.work)
        ]
        if spec.phi is not None:
            pointing.work.findings.problem((*path, "phi"), "phi is the spread of a block", "list the block", key=True)
    named = [one for one in found if one]
    if len({(one.party, one.stakeholder) for one in named}) > 1:
        message = "the statements are of different parties"
        pointing.work.findings.problem(path, message, "an order is within one list of statements")
    if len(set(named)) < len(named):
        pointing.work.findings.problem(path, "the same statement is named twice", "name different statements")


def _check_block(spec: UncertainSpec, path: Path, work: Resolution) -> None:
    if spec.phi is None or len(spec.block) < 2:
        work.findings.problem(path, "a block needs at least two statements and phi", "write phi: 0.3")
    for key in sorted({"above", "below", "reversal", "probability"} & spec.model_fields_set):
        message = f'"{key}" is for two statements, and this is a block'
        work.findings.problem(
            (*path, key), message, "a block has phi, which gives every order its probability", key=True
        )
    if spec.hypothesis:
        _not_in_a_group(path, "a block", work)


def _variant(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    if _needed(spec.of, "of", path, pointing.work):
        pointing.statement(spec.of, (*path, "of"))
    if len(spec.alternatives) < 2:
        pointing.work.findings.problem(path, "a variant needs at least two alternatives", "list the readings")
    _check_sum([one.probability for one in spec.alternatives], "alternatives", path, pointing.work)


def _check_sum(probabilities: Sequence[float | None], key: str, path: Path, work: Resolution) -> None:
    """Note probabilities that are given for some only, or that do not sum to 1."""
    given = [one for one in probabilities if one is not None]
    if given and len(given) < len(probabilities):
        message = f"some {key} have a probability and some do not"
        work.findings.problem((*path, key), message, "give all of them one, or none", key=True)
    elif given and abs(sum(given) - 1) > _CLOSE:
        message = f"the probabilities of the {key} sum to {sum(given):.4g}"
        work.findings.problem((*path, key), message, "they have to sum to 1", key=True)


def _weight(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    found = pointing.weighed(spec.of, (*path, "of")) if _needed(spec.of, "of", path, pointing.work) else None
    if found is not None and not found.preferences:
        message = f"{spec.of} has no statements, so that its weight counts nowhere"
        pointing.work.findings.problem((*path, "of"), message, "give it statements, or take the item out")
    is_range = len(spec.range) == 2 and 0 <= spec.range[0] <= spec.range[1] < float("inf")
    if not is_range:
        message = "weight needs a range of lowest and highest"
        pointing.work.findings.problem(path, message, "write range: [0.2, 0.4], in the unit of the weights in the file")
    elif spec.range[1] == 0:
        pointing.work.findings.problem((*path, "range"), "this weight is always 0", "write a highest above 0", key=True)


def _in_shares(spec: UncertainSpec, case: CaseSpec) -> tuple[float, ...]:
    """Return the range of a weight as shares: the file's weights are in whatever unit, and are made to sum to 1."""
    party = case.decision_makers.get(spec.of.partition("/")[0])
    if spec.kind != "weight" or party is None:
        return tuple(spec.range)
    given = [one.weight for one in party.stakeholders.values() if one.preferences and one.weight is not None]
    total = sum(given) or 1.0
    return tuple(end / total for end in spec.range)


def _grade(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    if _needed(spec.of, "of", path, pointing.work):
        pointing.graded(spec.of, (*path, "of"))
    if len(spec.grades) < 2:
        advice = "write grades: {medium: 0.6, high: 0.4}"
        pointing.work.findings.problem(path, "an open grade has at least two possible grades", advice)
    _check_sum(list(spec.grades.values()), "grades", path, pointing.work)


def _structure(spec: UncertainSpec, path: Path, pointing: Pointing) -> None:
    work = pointing.work
    if spec.what is None:
        work.findings.problem(path, "structure says what is open", "write what: available, reversible or reply_order")
    elif spec.what != "reply_order":
        if _needed(spec.of, "of", path, work, "permit"):
            pointing.option(spec.of, (*path, "of"))
    else:
        _reply_order(spec.of.replace(",", " ").split(), (*path, "of"), pointing.case, work)


def _reply_order(named: Sequence[str], path: Path, case: CaseSpec, work: Resolution) -> None:
    for name in dict.fromkeys(named):
        if name not in work.names.parties:
            advice = known_advice(name, work.names.parties, "decision makers")
            work.findings.problem(path, f'there is no decision maker "{name}"', f"{advice}; {_ANSWERING}")
        elif case.question and name == case.question.initiator:
            work.findings.problem(path, f"{name} is the initiator, whom the others answer", _ANSWERING)
    if len(set(named)) < len(named):
        work.findings.problem(path, "somebody answers twice", f"name each party once; {_ANSWERING}")


_CHECKS = {
    "presence": _presence,
    "order": _order,
    "variant": _variant,
    "weight": _weight,
    "grade": _grade,
    "structure": _structure,
}


def _not_in_a_group(path: Path, what: str, work: Resolution) -> None:
    message = f"{what} cannot stand or fall with other items"
    work.findings.problem((*path, "hypothesis"), message, "fix its order in an answer under `hypotheses`", key=True)


def _needed(value: str, key: str, path: Path, work: Resolution, example: str = "company/preferences/3") -> bool:
    if not value:
        work.findings.problem(path, f'"{key}" is missing', f"write {key}: {example}")
    return bool(value)


def _alternatives(specs: Sequence[AlternativeSpec], path: Path, work: Resolution) -> tuple[Statement, ...]:
    found = []
    for number, spec in enumerate(specs):
        given = {key: getattr(spec, key) for key in ("statement", "because", "cites", "basis", "note", "probability")}
        statement = resolve_statement(StatementSpec(**given), (*path, "alternatives", number), number + 1, work)
        if statement is not None:
            found.append(statement)
    return tuple(found)
