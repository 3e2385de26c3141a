"""Seeded variants of a conflict, of every kind a sweep makes, and assessments laid out so that two can be compared."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import reduce
from typing import Any

from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.situation import Situation
from countermove.language import And, Formula, Not
from countermove.language import Option as Leaf
from countermove.model import (
    Conflict,
    Constraint,
    DecisionMaker,
    Direction,
    Preference,
    Reaction,
    Stakeholder,
    Statement,
)
from countermove.model.preference import Ranking

Change = Callable[[random.Random, Conflict, str], Conflict]


# What variants change ------------------------------------------------------------------------------------------------


def variant(rng: random.Random, conflict: Conflict, target: str, structure: float = 0.1) -> Conflict:
    """The conflict after one random change or three; only a few variants change options or constraints."""
    kinds = STRUCTURE if rng.random() < structure else CHANGES
    for _ in range(rng.choice((1, 1, 1, 3))):
        conflict = rng.choice(kinds)(rng, conflict, target)
    return conflict


def with_reactions(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    """The conflict with a few reactions recorded inside the target."""
    for _ in range(6):
        conflict = _inside(_grade)(rng, conflict, target)
    return conflict


def retold(conflict: Conflict) -> Iterator[Conflict]:
    """The conflict with one statement of a party in other words, and in another tier, each in turn."""
    for party in conflict.decision_makers:
        for place, statement in enumerate(party.preference.statements):
            other = replace(statement, text="said otherwise", tier="minor" if statement.tier != "minor" else "vital")
            statements = (*party.preference.statements[:place], other, *party.preference.statements[place + 1 :])
            yield conflict.with_preference(party.id, Preference(statements))


def reply_order(rng: random.Random, others: Sequence[str]) -> tuple[str, ...] | None:
    """An order in which third parties answer; as often as not none is given."""
    return None if rng.random() < 0.5 else tuple(rng.sample(others, len(others)))


def _statements(change: Callable[[random.Random, list[Statement], Conflict], None]) -> Change:
    def changed(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
        party = rng.choice(conflict.decision_makers)
        if party.preference.is_ranking:
            return conflict
        statements = list(party.preference.statements)
        change(rng, statements, conflict)
        return conflict.with_preference(party.id, Preference(tuple(statements)))

    return changed


def _drop(rng: random.Random, statements: list[Statement], conflict: Conflict) -> None:
    if statements:
        statements.pop(rng.randrange(len(statements)))


def _swap(rng: random.Random, statements: list[Statement], conflict: Conflict) -> None:
    rng.shuffle(statements)


def _reword(rng: random.Random, statements: list[Statement], conflict: Conflict) -> None:
    """Another formulation, sometimes of the same text: nothing but the formula says what is wanted."""
    if statements:
        place = rng.randrange(len(statements))
        statements[place] = replace(statements[place], formula=some_formula(rng, conflict))


def _retell(rng: random.Random, statements: list[Statement], conflict: Conflict) -> None:
    """The same formula in other words, or in another tier."""
    if statements:
        place = rng.randrange(len(statements))
        text, tier = f"said otherwise {rng.random()}", rng.choice(("vital", "important", "minor"))
        statements[place] = replace(statements[place], text=text, tier=tier)


def _silence(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    return conflict.with_preference(rng.choice(conflict.party_names), Preference(()))


def _alone(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    """Nobody but one party wants anything: most options are held, or only those inside mention them."""
    kept = rng.choice(conflict.party_names)
    for party in conflict.party_names:
        conflict = conflict if party == kept else conflict.with_preference(party, Preference(()))
    return conflict


def _rank(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    """A ranking of some groups and the rest in place of statements, or the statements that it stands for."""
    marks = "YNYNYN" if rng.random() < 0.5 else "-YN-YN"
    patterns = {"".join(marks[(n * step) % 6] for n in range(len(conflict.options))) for step in (1, 2)}
    ranking = Ranking((*((pattern,) for pattern in sorted(patterns)), ("rest",)))
    statements = ranking.statements(conflict.option_names)
    preference = Preference(statements, ranking if rng.random() < 0.6 else None)
    return conflict.with_preference(rng.choice(conflict.party_names), preference)


def _inside(change: Callable[[random.Random, Stakeholder, Conflict], Stakeholder]) -> Change:
    def changed(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
        party = conflict.party(target)
        if not party.stakeholders:
            return conflict
        inside = list(party.stakeholders)
        place = rng.randrange(len(inside))
        inside[place] = change(rng, inside[place], conflict)
        return _with_party(conflict, replace(party, stakeholders=tuple(inside)))

    return changed


def _with_party(conflict: Conflict, changed: DecisionMaker) -> Conflict:
    parties = tuple(changed if party.id == changed.id else party for party in conflict.decision_makers)
    return replace(conflict, decision_makers=parties)


def _reweigh(rng: random.Random, one: Stakeholder, conflict: Conflict) -> Stakeholder:
    return replace(one, weight=rng.choice((0.0, 0.1, 0.25, 0.5, None)))


def _veto(rng: random.Random, one: Stakeholder, conflict: Conflict) -> Stakeholder:
    return replace(one, veto=not one.veto)


def _want(rng: random.Random, one: Stakeholder, conflict: Conflict) -> Stakeholder:
    statements = [replace(statement) for statement in one.statements]  # equal, and not the same objects
    rng.choice((_drop, _swap, _reword, _retell))(rng, statements, conflict)
    return replace(one, statements=tuple(statements))


def _grade(rng: random.Random, one: Stakeholder, conflict: Conflict) -> Stakeholder:
    """Another influence, another salience of an area, or a reaction to an option: one of the three."""
    grades = ("low", "medium", "high")
    match rng.randrange(3):
        case 0:
            return replace(one, influence=rng.choice(grades))
        case 1:
            return replace(one, salience={conflict.options[0].area: rng.choice(grades)})
    reaction = Reaction(rng.choice((None, *grades)), rng.choice((None, *grades)))
    return replace(one, reactions={**one.reactions, rng.choice(conflict.option_names): reaction})


def _redirect(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    party = rng.choice([party for party in conflict.decision_makers if party.options])
    options = list(party.options)
    place = rng.randrange(len(options))
    options[place] = replace(options[place], direction=rng.choice(list(Direction)))
    return _with_party(conflict, replace(party, options=tuple(options)))


def _unbind(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    return replace(conflict, constraints=conflict.constraints[1:])


def _bind(rng: random.Random, conflict: Conflict, target: str) -> Conflict:
    """One more constraint, which the status quo keeps."""
    names = rng.sample(conflict.option_names, min(2, len(conflict.options)))
    barred: Formula = reduce(And, [Leaf(name) for name in names])
    made = replace(conflict, constraints=(*conflict.constraints, Constraint(f"c{rng.random()}", barred)))
    return made if made.is_feasible(conflict.status_quo) else conflict


def some_formula(rng: random.Random, conflict: Conflict) -> Formula:
    one, other = (Leaf(rng.choice(conflict.option_names)) for _ in range(2))
    return rng.choice((one, Not(one), And(one, other), And(Not(one), other)))


CHANGES: tuple[Change, ...] = (
    *(_statements(change) for change in (_drop, _swap, _swap, _reword, _retell)),
    *(_inside(change) for change in (_reweigh, _veto, _want, _grade)),
    _silence,
    _rank,
    _alone,
)
STRUCTURE: tuple[Change, ...] = (*CHANGES, _redirect, _unbind, _bind)


# Assessments as plain data -------------------------------------------------------------------------------------------


def laid_out(assessment: Assessment) -> Any:
    """Everything an assessment holds, what is worked out when read included."""
    found = plain(assessment)
    found["read"] = [
        [row.id for row in assessment.ordered],
        *(plain(part) for part in (assessment.hardest, assessment.unchanged, assessment.held, assessment.is_complete)),
        *(plain((row.tests_on, row.keys, row.strain, row.size)) for row in assessment.rows),
        *(plain((row.stable, row.initiator_dilemmas, row.target_dilemmas)) for row in assessment.rows),
    ]
    return found


def plain(part: Any) -> Any:
    """A result as dictionaries, lists and plain values, down to the last field."""
    match part:
        case Situation():
            run, null = plain(part.baseline_run), part.null_run
            return [run, null, part.third_parties, [voice.id for voice in part.voices], part.minor_options]
        case Consequence():
            names = ("opened", "replied", "run", "settled", "settled_otherwise", "reply_ties", "telling_ties")
            return {name: plain(getattr(part, name)) for name in names}
        case Mapping():
            return {key: plain(value) for key, value in part.items()}
        case tuple() | list():
            return [plain(one) for one in part]
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: plain(getattr(part, field.name)) for field in fields(part)}
    return part
