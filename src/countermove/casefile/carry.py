"""Carrying what is said of finer or coarser measures over to the options of a case.

*Up*: an option with ``stands_for: [a, b]`` lumps finer measures together. In stakeholders' reactions and stances those
names may stand: per stakeholder, the option takes the highest grade of pull, and of push, over the measures it
stands for. *Down*: options with ``part_of: name`` are parts of a coarser measure. In statements and constraints,
``name`` means ``or`` over its parts, in the order of the file; in reactions and stances each of its parts takes what
is said of it. What the file says of an option itself always goes before what is carried over to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from countermove.language import And, Formula, Iff, Implies, Not, Option, Or
from countermove.model import Reaction, Stance
from countermove.model.stakeholder import GRADES


def with_parts(formula: Formula, parts: Mapping[str, Sequence[str]]) -> Formula:
    """Return a formula with every coarser measure written as ``or`` over its parts."""
    match formula:
        case Option(name):
            return any_of([Option(part) for part in parts[name]]) if name in parts else formula
        case Not(part):
            return Not(with_parts(part, parts))
        case And(left, right):
            return And(with_parts(left, parts), with_parts(right, parts))
        case Or(left, right):
            return Or(with_parts(left, parts), with_parts(right, parts))
        case Iff(left, right):
            return Iff(with_parts(left, parts), with_parts(right, parts))
        case Implies(condition, consequence):
            return replace(formula, condition=with_parts(condition, parts), consequence=with_parts(consequence, parts))


def any_of(formulas: Sequence[Formula]) -> Formula:
    """Join formulas by ``or`` as a balanced tree, so that long lists do not nest deeply."""
    if len(formulas) == 1:
        return formulas[0]
    middle = (len(formulas) + 1) // 2
    return Or(any_of(formulas[:middle]), any_of(formulas[middle:]))


def highest(grades: Sequence[str | None]) -> str | None:
    """Return the highest of some grades; no grade counts for nothing."""
    known = [grade for grade in grades if grade is not None]
    return max(known, key=GRADES.index) if known else None


def joined_reaction(found: Mapping[str, Reaction]) -> Reaction:
    """Return one reaction for several measures by name: the highest pull, the highest push, all citations."""
    return Reaction(
        highest([reaction.pull for reaction in found.values()]),
        highest([reaction.push for reaction in found.values()]),
        tuple(dict.fromkeys(cite for reaction in found.values() for cite in reaction.cites)),
        _joined_notes([reaction.note for reaction in found.values()]),
        tuple(found),
    )


def joined_stance(found: Mapping[str, Stance]) -> Stance | None:
    """Return one stance for several measures by name, or None where the stakeholder is for one and against another."""
    if len({stance.supports for stance in found.values()}) > 1:
        return None
    first = next(iter(found.values()))
    return Stance(
        first.supports,
        highest([stance.grade for stance in found.values()]) or first.grade,
        tuple(dict.fromkeys(cite for stance in found.values() for cite in stance.cites)),
        _joined_notes([stance.note for stance in found.values()]),
        tuple(found),
    )


def _joined_notes(notes: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(note for note in notes if note))
