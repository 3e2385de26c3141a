"""Other grades and weights for those inside a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum

from countermove.analysis.sweep.edits import SetGrade, SetWeight
from countermove.errors import NotApplicable, unknown
from countermove.model import Reaction, Stakeholder, Stance

Inside = tuple[Stakeholder, ...]


def with_grades(party: str, inside: Inside, edits: Sequence[SetGrade]) -> Inside:
    """Return those inside with some grades changed."""
    for edit in edits:
        _known(party, inside, edit.stakeholder)
        inside = tuple(_with_grade(one, edit) if one.id == edit.stakeholder else one for one in inside)
    return inside


def with_weights(party: str, inside: Inside, edits: Sequence[SetWeight]) -> Inside:
    """Return those inside with some weights changed, and all of them divided by their sum.

    Raises: ``NotApplicable`` where nobody has a weight above 0 then.
    """
    weights = {edit.stakeholder: edit.weight for edit in edits}
    for name in weights:
        _known(party, inside, name)
    found = [weights.get(one.id, one.weight) if one.weight is not None else None for one in inside]
    total = fsum(weight for weight in found if weight is not None)
    if total <= 0:
        raise NotApplicable(f"with these weights nobody inside {party} counts: give somebody a weight above 0")
    return tuple(
        one if weight is None else replace(one, weight=weight / total)
        for one, weight in zip(inside, found, strict=True)
    )


def _known(party: str, inside: Inside, name: str) -> None:
    if name not in {one.id for one in inside}:
        raise NotApplicable(unknown(f"stakeholder of {party}", name, [one.id for one in inside]))


def _with_grade(one: Stakeholder, edit: SetGrade) -> Stakeholder:
    match edit.where:
        case ("influence",):
            return replace(one, influence=edit.grade)
        case ("salience", area):
            return replace(one, salience={**one.salience, area: edit.grade})
        case ("reactions", option, "pull"):
            reaction = replace(one.reactions.get(option, Reaction()), pull=edit.grade)
            return replace(one, reactions={**one.reactions, option: reaction})
        case ("reactions", option, "push"):
            reaction = replace(one.reactions.get(option, Reaction()), push=edit.grade)
            return replace(one, reactions={**one.reactions, option: reaction})
        case ("stances", option, ("for" | "against") as side):
            stance = one.stances.get(option, Stance(True, edit.grade))
            stance = replace(stance, supports=side == "for", grade=edit.grade)
            return replace(one, stances={**one.stances, option: stance})
    raise NotApplicable(f"{'/'.join(edit.where)} is no grade of a stakeholder")
