"""What answers to a question settle: uncertain items, other readings of a party's order, statements that go first.

Source: tradecraft.md, sections 2.1 and 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.resolve.uncertain_paths import Pointing, StatementAt
from countermove.casefile.schema import CaseSpec
from countermove.casefile.schema_uncertain import HypothesisSpec, UncertainSpec

AS_CODED, OTHERWISE = "as_coded", "otherwise"


def check_fixes(case: CaseSpec, work: Resolution) -> None:
    """Note what answers fix that is not there, and answers that can hold together and contradict each other."""
    items = {spec.id: spec for spec in case.uncertain}
    for question, rivals in case.hypotheses.items():
        for name, answer in rivals.answers.items():
            path: Path = ("hypotheses", question, "answers", name)
            _check_items(answer, path, items, case, work)
            _check_profiles(answer, path, case, work)
            _check_first(answer, path, case, work)
            _check_both(answer, path, items, work)
    _check_contradictions(case, items, work)


def _check_items(
    answer: HypothesisSpec, base: Path, items: dict[str, UncertainSpec], case: CaseSpec, work: Resolution
) -> None:
    grouped: dict[str, tuple[str, str]] = {}
    for name, value in answer.fixes.items():
        path = (*base, "fixes", name)
        spec = items.get(name)
        if spec is None:
            if not _is_doubted(name, case):
                advice = known_advice(name, items, "uncertain items")
                work.findings.problem(path, f'there is no uncertain item "{name}"', advice, key=True)
                continue
            known: tuple[str, ...] = (AS_CODED, OTHERWISE)
        else:
            known = _outcomes(spec)
        if not _is_known(value, known, spec):
            what = "an outcome of" if spec is None or spec.kind != "weight" else "a weight in the range of"
            work.findings.problem(path, f'"{value}" is not {what} {name}', f"write {_or(known)}")
        elif spec is not None and spec.hypothesis:
            first = grouped.setdefault(spec.hypothesis, (name, value))
            if first[1] != value:
                message = f"{name} and {first[0]} stand or fall together, and are fixed differently"
                work.findings.problem(path, message, f"write {first[1]} for both, or fix one of them")


def _is_doubted(name: str, case: CaseSpec) -> bool:
    """Say whether a path names a statement with a probability of its own, which is an open point too."""
    parts = name.split("/")
    owner = case.decision_makers.get(parts[0])
    if owner is None:
        return False
    match parts[1:]:
        case ["preferences", last]:
            statements = owner.preferences or []
        case ["stakeholders", inside, "preferences", last] if inside in owner.stakeholders:
            statements = owner.stakeholders[inside].preferences
        case _:
            return False
    return last.isdecimal() and any(
        str(line) == last and one.probability is not None for line, one in enumerate(statements, 1)
    )


def _outcomes(spec: UncertainSpec) -> tuple[str, ...]:
    if spec.kind == "variant":
        return tuple(str(number) for number in range(1, len(spec.alternatives) + 1))
    if spec.kind == "grade":
        return tuple(spec.grades)
    if spec.kind == "weight":
        return ("a number from " + " to ".join(f"{end:g}" for end in spec.range),)
    if spec.block:
        return AS_CODED, "the lines in another order, such as " + " ".join(
            part.rpartition("/")[2] for part in reversed(spec.block)
        )
    return AS_CODED, OTHERWISE


def _is_known(value: str, known: tuple[str, ...], spec: UncertainSpec | None) -> bool:
    if spec is not None and spec.kind == "weight":
        try:
            return len(spec.range) == 2 and spec.range[0] <= float(value) <= spec.range[1]
        except ValueError:
            return False
    if spec is not None and spec.block and value != AS_CODED:
        return sorted(value.split()) == sorted(path.rpartition("/")[2] for path in spec.block)
    return value in known


def _or(known: tuple[str, ...]) -> str:
    return listed(known).replace(" and ", " or ")


def _check_profiles(answer: HypothesisSpec, base: Path, case: CaseSpec, work: Resolution) -> None:
    for party, name in answer.profiles.items():
        path = (*base, "profiles", party)
        if work.party(path, party, key=True) and name not in case.decision_makers[party].profiles:
            advice = known_advice(name, case.decision_makers[party].profiles, "profiles")
            work.findings.problem(path, f'{party} has no profile "{name}"', advice)


def _check_first(answer: HypothesisSpec, base: Path, case: CaseSpec, work: Resolution) -> None:
    seen: set[StatementAt] = set()
    for number, of in enumerate(answer.first):
        path = (*base, "first", number)
        found = Pointing(case, work).statement(of, path)
        if found is None:
            continue
        if found.stakeholder:
            message = "only statements of a decision maker can go before all others"
            work.findings.problem(path, message, "write company/preferences/3")
        if found in seen:
            work.findings.problem(path, "the same statement is named twice", "name each once")
        seen.add(found)


def _check_both(answer: HypothesisSpec, base: Path, items: dict[str, UncertainSpec], work: Resolution) -> None:
    """Note an answer that gives a party another order and also says something of the order that this replaces."""
    for number, of in enumerate(answer.first):
        if of.partition("/")[0] in answer.profiles:
            message = f"{of.partition('/')[0]} is read otherwise if this holds, so that {of} is not in its order"
            work.findings.problem((*base, "first", number), message, "put the statement first in the profile itself")
    for name in answer.fixes:
        spec = items.get(name)
        for of in _about(spec) if spec else ():
            party, _, rest = of.partition("/")
            if party in answer.profiles and rest.startswith("preferences/"):
                message = f"{party} is read otherwise if this holds, so that {name} means nothing"
                work.findings.problem((*base, "fixes", name), message, "leave it out", key=True)
                break


def _about(spec: UncertainSpec) -> tuple[str, ...]:
    return tuple(filter(None, (spec.of, spec.above, spec.below, *spec.block)))


def _check_contradictions(case: CaseSpec, items: dict[str, UncertainSpec], work: Resolution) -> None:
    """Note answers that can hold together and settle the same thing differently."""
    for (one, first), (other, second) in _together(case):
        for what, told in (("fixes", "fix"), ("profiles", "read")):
            mine = {_name(name, items): value for name, value in getattr(first, what).items()}
            for name, value in getattr(second, what).items():
                earlier = mine.get(_name(name, items), value)
                if earlier != value:
                    message = f"{one[-1]} and {other[-1]} can both hold, and {told} {name} differently"
                    advice = f"the one says {earlier}, the other {value}: they exclude each other, or one is wrong"
                    work.findings.problem((*other, what, name), message, advice)
        _check_order(one, first, other, second, work)


def _check_order(one: Path, first: HypothesisSpec, other: Path, second: HypothesisSpec, work: Resolution) -> None:
    """Note two answers of which one gives a party another reading, and the other puts a coded statement of it first."""
    for reads, reading, puts, putting in ((one, first, other, second), (other, second, one, first)):
        for number, of in enumerate(putting.first):
            party = of.partition("/")[0]
            if party in reading.profiles:
                message = f"{one[-1]} and {other[-1]} can both hold, and settle the order of {party} differently"
                advice = (
                    f"{reads[-1]} reads it as {reading.profiles[party]}, where there is no {of}: they exclude each "
                    "other, or one is wrong"
                )
                work.findings.problem((*puts, "first", number), message, advice)


def _name(name: str, items: dict[str, UncertainSpec]) -> str:
    """Return the name that an item is settled under: that of its group, if it has one."""
    return items[name].hypothesis or name if name in items else name


def _together(case: CaseSpec) -> Iterator[tuple[tuple[Path, HypothesisSpec], tuple[Path, HypothesisSpec]]]:
    """Yield every two answers that can hold at once: of different questions, or of one whose answers can.

    Answers to a question that is only weighed are looked at one by one, and never hold beside others.
    """
    answers: list[tuple[Path, HypothesisSpec]] = [
        (("hypotheses", question, "answers", name), answer)
        for question, rivals in case.hypotheses.items()
        if rivals.varied
        for name, answer in rivals.answers.items()
    ]
    for one, other in combinations(answers, 2):
        question = str(one[0][1])
        if question != other[0][1] or not case.hypotheses[question].exclusive:
            yield one, other
