"""Which results of two assessments differ: no search and no explanation, only what each of them says.

    changed_results(before, after)          what differs, most weighty first
    results_of(assessment, options)         every result by name, over some options

Source: mission F48; tradecraft.md, sections 1.4 to 1.8.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.comparing.result_words import sentence

if TYPE_CHECKING:
    from countermove.analysis.assess.assessed import Assessed
    from countermove.analysis.assess.assessment import Assessment
    from countermove.assessment import CaseAssessment

Value = tuple[str, ...]
"""What a result says: names, in an order where the order means something, sorted where it does not."""

KINDS = (
    "hardest",
    "hardest_single",
    "unchanged",
    "best",
    "opening_pays",
    "outcomes",
    "pressure",
    "equilibria",
    "tests",
    "verdict",
    "reply",
    "return",
    "lasts",
    "pressure_on",
)
"""The kinds of result, most weighty first."""

NOT_POSSIBLE, ALREADY = "not possible", "so already"


@dataclass(frozen=True, slots=True)
class ChangedResult:
    """One result that two assessments give differently.

    ``about`` is the initiative, option or concept that it is of, empty for a result of the whole case. ``before`` and
    ``after`` are the two values; ``text`` says both in a sentence.
    """

    kind: str
    about: str
    before: Value
    after: Value
    text: str

    @property
    def name(self) -> str:
        """Return the result's name: its kind, with what it is about after a stroke."""
        return f"{self.kind}/{self.about}" if self.about else self.kind


def changed_results(before: CaseAssessment, after: CaseAssessment) -> tuple[ChangedResult, ...]:
    """Return every result that differs, most weighty first; initiatives and states over the options both have.

    An initiative is looked at where both assessments list it; a single change also where it cannot be had in one.
    """
    options = common_options(before.assessment, after.assessment)
    names = common_initiatives(before.assessment, after.assessment, options)
    target = after.assessment.situation.target
    return differing(
        results_of(before.assessment, options, names), results_of(after.assessment, options, names), target
    )


def differing(before: Mapping[str, Value], after: Mapping[str, Value], target: str = "") -> tuple[ChangedResult, ...]:
    """Return the results, by name, of which two sets of them say different things; only those that both have."""
    found = []
    for name, value in before.items():
        if name in after and after[name] != value:
            kind, _, about = name.partition("/")
            text = sentence(kind, about, value, after[name], target)
            found.append(ChangedResult(kind, about, value, after[name], text))
    weight = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda one: (weight[one.kind], one.about.count("+"))))


def common_options(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Return the options that both conflicts have, in the order of the second."""
    known = set(before.situation.conflict.option_names)
    return tuple(name for name in after.situation.conflict.option_names if name in known)


def common_initiatives(before: Assessment, after: Assessment, options: Collection[str]) -> tuple[str, ...]:
    """Return the initiatives, by their changes, that both list, and single changes of options both have."""
    known = set(options)
    first, second = by_changes(before), by_changes(after)
    return tuple(
        name
        for name in dict.fromkeys([*first, *second])
        if (name in first and name in second) or name.lstrip("-") in known
    )


def by_changes(assessment: Assessment) -> dict[str, Assessed]:
    """Return the initiatives by the changes they are made of, such as ``agenda+-tariff``, in the order listed."""
    found: dict[str, Assessed] = {}
    for row in assessment.rows:
        found.setdefault(changes_of(row), row)
    return found


def changes_of(row: Assessed) -> str:
    """Return an initiative's changes as one name, the same whatever the case calls it."""
    return "+".join(sorted((n if on else f"-{n}" for n, on in row.initiative.changes.items()), key=_plain))


def _plain(name: str) -> str:
    return name.lstrip("-")


def results_of(assessment: Assessment, options: Collection[str], initiatives: Collection[str]) -> dict[str, Value]:
    """Return every result of an assessment by name, with states cut to some options.

    Args:
        options: those that states, outcomes and replies are told over.
        initiatives: those that are told one by one, as ``by_changes`` names them.
    """
    return {
        **_headlines(assessment, frozenset(options)),
        **_pressure(assessment, frozenset(options)),
        **{
            key: value
            for name, row in _rows(assessment, initiatives)
            for key, value in _of_row(assessment, name, row, frozenset(options)).items()
        },
    }


def _rows(assessment: Assessment, initiatives: Collection[str]) -> Iterator[tuple[str, Assessed | None]]:
    rows = by_changes(assessment)
    for name in initiatives:
        yield name, rows.get(name)


def _headlines(assessment: Assessment, options: frozenset[str]) -> dict[str, Value]:
    ordered = assessment.ordered
    single = next((row for row in ordered if row.size == 1 and row.tests_on), None)
    situation = assessment.situation
    held = set(assessment.held)
    unchanged = [name for name in assessment.unchanged if name in options and name not in held]
    outcomes = assessment.openings.outcomes
    pays = any(situation.own.order.prefers(code, situation.baseline) for code in outcomes)
    return {
        "hardest": (changes_of(ordered[0]),) if assessment.hardest else (),
        "hardest_single": (changes_of(single),) if single else (),
        "unchanged": tuple(sorted((_setting(assessment, name) for name in unchanged), key=_plain)),
        "best": _best(assessment),
        "opening_pays": ("yes" if pays else "no",),
        "outcomes": tuple(sorted({taken(situation.conflict.taken(code), options) for code in outcomes})),
    }


def _setting(assessment: Assessment, name: str) -> str:
    situation = assessment.situation
    return name if situation.baseline >> situation.conflict.position[name] & 1 else f"-{name}"


def taken(names: Collection[str], options: Collection[str]) -> str:
    """Return a state as the options taken in it, of some options only, joined by a plus and sorted."""
    return "+".join(sorted(name for name in names if name in options))


def _best(assessment: Assessment) -> Value:
    """Return the initiatives, or doing nothing, whose end state the initiator likes best; the empty name is nothing."""
    order = assessment.situation.own.order
    ends = [("", order.vector(assessment.situation.null_run))]
    ends += [(changes_of(row), order.vector(row.consequence.settled)) for row in assessment.distinct]
    highest = max(vector for _, vector in ends)
    return tuple(sorted(name for name, vector in ends if vector == highest))


def _of_row(assessment: Assessment, name: str, row: Assessed | None, options: frozenset[str]) -> dict[str, Value]:
    if row is None:
        return {f"verdict/{name}": (_absence(assessment, name),)}
    conflict, consequence = assessment.situation.conflict, row.consequence
    reply = conflict.changes(consequence.opened, consequence.replied)
    priority = row.cost.yielded.priority
    pays = "gain" if priority > 0 else "loss" if priority < 0 else "neither"
    lasts = priority > 0 and consequence.settled in assessment.openings.outcomes
    return {
        f"tests/{name}": row.tests_on,
        f"verdict/{name}": (row.verdict.word, *(("dilemma",) if row.verdict.is_dilemma else ())),
        f"reply/{name}": tuple(n if on else f"-{n}" for n, on in sorted(reply.items()) if n in options),
        f"return/{name}": (pays,),
        f"lasts/{name}": ("yes" if lasts else "no",),
    }


def _absence(assessment: Assessment, name: str) -> str:
    """Say why a single change is not there: what it would bring about stands already, or it cannot be had."""
    conflict, baseline = assessment.situation.conflict, assessment.situation.baseline
    option = name.lstrip("-")
    stands = option in conflict.position and bool(baseline >> conflict.position[option] & 1) != name.startswith("-")
    return ALREADY if stands else NOT_POSSIBLE


def _pressure(assessment: Assessment, options: frozenset[str]) -> dict[str, Value]:
    """Return the options that those inside are torn over, most tense first (equals joined), and the word on each."""
    found = [one for one in assessment.pressure if one.option in options]
    ranked: dict[int, list[str]] = {}
    for one in found:
        if one.rank is not None:
            ranked.setdefault(one.rank, []).append(one.option)
    order = tuple(" = ".join(sorted(ranked[rank])) for rank in sorted(ranked))
    return {"pressure": order, **{f"pressure_on/{one.option}": (one.verdict,) for one in found}}
