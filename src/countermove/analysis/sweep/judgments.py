"""Judgments of an assessment as ids with short values, so that they can be counted over many variants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.carries import commitments
from countermove.analysis.assess.standing import TESTS

NOTHING, NONE, TIE = "nothing", "none", " = "
NOT_POSSIBLE = "not possible"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which judgments are asked about: those of the case as coded.

    ``kept`` gives the setting of each option that stays, as coded.
    """

    initiatives: tuple[str, ...]
    options: tuple[str, ...]
    kept: tuple[tuple[str, bool], ...]
    headlines: tuple[str, ...]


def asked_of(assessment: Assessment) -> Asked:
    """Return the judgments to ask about, given the assessment of the case as coded."""
    situation = assessment.situation
    position, baseline = situation.conflict.position, situation.baseline
    kept = tuple((name, bool(baseline >> position[name] & 1)) for name in commitments(assessment))
    options = tuple(option.id for option in situation.conflict.party(situation.initiator).options)
    return Asked(tuple(row.id for row in assessment.distinct), options, kept, _headlines(assessment, options, kept))


def _headlines(assessment: Assessment, options: tuple[str, ...], kept: tuple[tuple[str, bool], ...]) -> tuple[str, ...]:
    hardest = assessment.hardest
    telling = set().union(
        *(contained(assessment.initiative(name)) for name in (*hardest, *best(assessment)) if name != NOTHING)
    )
    named = [option for option in options if option in telling]
    return (
        "hardest",
        *(f"hardest_contains/{option}" for option in named),
        *(f"reply/{name}" for name in hardest),
        *(f"return/{name}" for name in hardest),
        "best",
        *(f"best_contains/{option}" for option in named),
        "opening_pays",
        *(f"stays/{name}" for name, _ in kept),
    )


def judged(assessment: Assessment, asked: Asked) -> dict[str, str]:
    """Return the value of every judgment asked about.

    ``hardest`` an initiative or none · ``hardest_contains/OPTION`` · ``best``, the initiative, or nothing, whose end
    state the initiator likes best, ties joined · ``best_contains/OPTION``, yes where every one tied for best does ·
    ``reply/INITIATIVE`` · ``verdict/…`` · ``return/…`` gain, none or loss · ``test/INITIATIVE/TEST`` on or off ·
    ``dilemma/…`` · ``displaced/…``, the target's present line is no longer its best · ``stays/OPTION`` ·
    ``opening_pays``.

    Source: tradecraft.md, sections 2.3 and 2.4.
    """
    found = {"hardest": assessment.hardest[0] if assessment.hardest else NONE}
    hardest = contained(assessment.initiative(assessment.hardest[0])) if assessment.hardest else frozenset[str]()
    favourites = best(assessment)
    rows = {row.id: row for row in assessment.rows}
    in_all = [contained(rows[name]) if name in rows else frozenset[str]() for name in favourites]
    found["best"] = TIE.join(favourites)
    for option in asked.options:
        found[f"hardest_contains/{option}"] = _yes(option in hardest)
        found[f"best_contains/{option}"] = _yes(all(option in one for one in in_all))
    found["opening_pays"] = _yes(_opening_pays(assessment))
    position, baseline = assessment.situation.conflict.position, assessment.situation.baseline
    unchanged = set(assessment.unchanged)
    for name, setting in asked.kept:
        found[f"stays/{name}"] = _yes(name in unchanged and bool(baseline >> position[name] & 1) == setting)
    for name in asked.initiatives:
        found.update(_of_initiative(name, rows.get(name)))
    return found


def _of_initiative(name: str, row: Assessed | None) -> Iterator[tuple[str, str]]:
    if row is None:
        for kind in ("reply", "verdict", "return", "dilemma", "displaced"):
            yield f"{kind}/{name}", NOT_POSSIBLE
        for test in TESTS:
            yield f"test/{name}/{test}", NOT_POSSIBLE
        return
    yield f"reply/{name}", reply_of(row)
    yield f"verdict/{name}", row.verdict.word
    priority = row.cost.yielded.priority
    yield f"return/{name}", "gain" if priority > 0 else "loss" if priority < 0 else NONE
    yield f"dilemma/{name}", _yes(row.verdict.is_dilemma)
    yield f"displaced/{name}", _yes(row.pull.is_displaced)
    on = set(row.tests_on)
    for test in TESTS:
        yield f"test/{name}/{test}", "on" if test in on else "off"


def reply_of(row: Assessed) -> str:
    """Return the target's reply as the options it changes, dropped ones with a minus; none where it does nothing."""
    conflict = row.consequence.situation.conflict
    changed = conflict.changes(row.consequence.opened, row.consequence.replied)
    return "+".join(name if setting else f"-{name}" for name, setting in changed.items()) or NONE


def contained(row: Assessed) -> frozenset[str]:
    """Return the options that an initiative changes, those it needs besides included."""
    return frozenset(row.initiative.changes) | {name.removeprefix("-") for name in row.initiative.needs}


def best(assessment: Assessment) -> tuple[str, ...]:
    """Return the initiatives, or nothing, whose end state the initiator likes best; ties in the order of the table.

    Source: tradecraft.md, section 2.4 (*best package*).
    """
    order = assessment.situation.own.order
    ends = [(NOTHING, assessment.situation.null_run)]
    ends += [(row.id, row.consequence.settled) for row in assessment.distinct]
    vectors = [(name, order.vector(code)) for name, code in ends]
    highest = max(vector for _, vector in vectors)
    return tuple(name for name, vector in vectors if vector == highest)


def _opening_pays(assessment: Assessment) -> bool:
    situation = assessment.situation
    return any(situation.own.order.prefers(code, situation.baseline) for code in assessment.openings.outcomes)


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
