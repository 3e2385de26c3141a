"""Places in a party's order, derived from those inside it.

Lines marked ``place: derived`` keep the places they occupy together and are sorted among them by net support; a line
whose net support is negative is turned round. Net support is summed over the party's own options that the line's
consequence mentions, and over the stakeholders with a stance on them: sign x influence x salience of the option's area
x grade of the stance, the grades numbered 1, 2, 3 or as asked. The file keeps grades; whether the result depends on how
they are numbered is tried over every numbering 1 < medium < high <= 9.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from countermove.language import And, Formula, Iff, Implies, Not, Option, Or, show
from countermove.model.option import Option as OwnOption
from countermove.model.preference import Statement
from countermove.model.stakeholder import Stakeholder

Numbering = tuple[int, int, int]
DEFAULT_NUMBERING: Numbering = (1, 2, 3)
HIGHEST = 9


@dataclass(frozen=True, slots=True)
class Term:
    """What one stakeholder adds to the net support of a line; assumed grades are low for want of one in the file."""

    stakeholder: str
    option: str
    sign: int
    influence: str
    salience: str
    grade: str
    assumed: tuple[str, ...] = ()

    def value(self, numbering: Numbering = DEFAULT_NUMBERING) -> int:
        """Return the term as a number."""
        number = dict(zip(("low", "medium", "high"), numbering, strict=True))
        return self.sign * number[self.influence] * number[self.salience] * number[self.grade]


@dataclass(frozen=True, slots=True)
class DerivedLine:
    """One line whose place was to be derived. ``net`` is None where it kept its place, and ``reason`` then says why."""

    line: int
    text: str
    net: int | None
    old_place: int
    new_place: int
    reversed: bool = False
    text_after: str = ""
    terms: tuple[Term, ...] = ()
    reason: str = ""
    reversal_share: float = 1.0
    reversal_counterexample: Numbering | None = None


@dataclass(frozen=True, slots=True)
class Derivation:
    """What deriving did to one order of a party, and for how many numberings of the grades the same comes out."""

    party: str
    profile: str
    lines: tuple[DerivedLine, ...]
    order_share: float = 1.0
    order_counterexample: Numbering | None = None


def derive_places(
    statements: Sequence[Statement],
    options: Sequence[OwnOption],
    stakeholders: Sequence[Stakeholder],
    numbering: Numbering = DEFAULT_NUMBERING,
) -> tuple[tuple[Statement, ...], tuple[DerivedLine, ...], float, Numbering | None]:
    """Return the statements in their derived order, and what was done to each line to be derived.

    The last two results are the share of the numberings of grades that give the same order, and one that does not.
    """
    own = {option.id: option for option in options}
    marked = [place for place, statement in enumerate(statements) if statement.place == "derived"]
    terms = {place: net_terms(statements[place].formula, own, stakeholders) for place in marked}
    slots = [place for place in marked if not isinstance(terms[place], str)]
    found = {place: term for place, term in terms.items() if not isinstance(term, str)}
    order = _order(slots, found, numbering)
    result = list(statements)
    for slot, place in zip(slots, order, strict=True):
        result[slot] = _turned(statements[place], _net(found[place], numbering) < 0)
    kept = [_kept(statements, place, reason) for place, reason in terms.items() if isinstance(reason, str)]
    moved = [_moved(statements[p], p, slots[order.index(p)], found[p], numbering) for p in slots]
    same, other = _hold(lambda n: _order(slots, found, n) == order)
    return tuple(result), tuple(sorted(kept + moved, key=lambda line: line.old_place)), same, other


def net_terms(
    formula: Formula, own: Mapping[str, OwnOption], stakeholders: Sequence[Stakeholder]
) -> tuple[Term, ...] | str:
    """Return the terms of a line's net support, or why it has none."""
    consequence = formula.consequence if isinstance(formula, Implies) else formula
    signs: dict[str, set[int]] = {}
    for name, sign in polarities(consequence):
        if name in own:
            signs.setdefault(name, set()).update(sign)
    both = [name for name, found in signs.items() if len(found) > 1]
    if both:
        return f"it wants {both[0]} both taken and not taken"
    terms = [
        _term(stakeholder, own[name], next(iter(found)))
        for name, found in signs.items()
        for stakeholder in stakeholders
        if name in stakeholder.stances
    ]
    return tuple(terms) or "nobody inside has a stance on an option of its own that it is about"


def polarities(formula: Formula, sign: int = 1) -> Iterator[tuple[str, set[int]]]:
    """Yield the options a formula mentions, each with the signs it occurs under; under ``iff`` it has both."""
    match formula:
        case Option(name):
            yield name, {sign}
        case Not(part):
            yield from polarities(part, -sign)
        case And(left, right) | Or(left, right):
            yield from polarities(left, sign)
            yield from polarities(right, sign)
        case Implies(condition, consequence):
            yield from polarities(condition, -sign)
            yield from polarities(consequence, sign)
        case Iff(left, right):
            for name, _ in (*polarities(left), *polarities(right)):
                yield name, {1, -1}


def reversed_formula(formula: Formula) -> Formula:
    """Return a line turned round: a conditional keeps its condition, anything else gains or loses a ``not``."""
    if isinstance(formula, Implies):
        return replace(formula, consequence=reversed_formula(formula.consequence))
    return formula.part if isinstance(formula, Not) else Not(formula)


def _term(stakeholder: Stakeholder, option: OwnOption, sign: int) -> Term:
    stance = stakeholder.stances[option.id]
    salience = stakeholder.salience.get(option.area)
    assumed = (("influence",) if stakeholder.influence is None else ()) + (("salience",) if salience is None else ())
    return Term(
        stakeholder.id,
        option.id,
        sign if stance.supports else -sign,
        stakeholder.influence or "low",
        salience or "low",
        stance.grade,
        assumed,
    )


def _net(terms: Sequence[Term], numbering: Numbering) -> int:
    return sum(term.value(numbering) for term in terms)


def _order(slots: Sequence[int], terms: Mapping[int, tuple[Term, ...]], numbering: Numbering) -> list[int]:
    return sorted(slots, key=lambda place: -_net(terms[place], numbering))


def _turned(statement: Statement, turn: bool) -> Statement:
    if not turn:
        return statement
    formula = reversed_formula(statement.formula)
    return replace(statement, formula=formula, text=show(formula), reversed_from=statement.text)


def _moved(statement: Statement, old: int, new: int, terms: tuple[Term, ...], numbering: Numbering) -> DerivedLine:
    net = _net(terms, numbering)
    share, other = _hold(lambda n: (_net(terms, n) < 0) == (net < 0))
    after = _turned(statement, net < 0).text
    return DerivedLine(statement.line, statement.text, net, old + 1, new + 1, net < 0, after, terms, "", share, other)


def _kept(statements: Sequence[Statement], place: int, reason: str) -> DerivedLine:
    statement = statements[place]
    return DerivedLine(statement.line, statement.text, None, place + 1, place + 1, False, statement.text, (), reason)


def numberings() -> Iterator[Numbering]:
    """Yield every way to number the grades with low as 1 and high at most 9."""
    for medium in range(2, HIGHEST):
        for high in range(medium + 1, HIGHEST + 1):
            yield 1, medium, high


def _hold(same: Callable[[Numbering], bool]) -> tuple[float, Numbering | None]:
    results = [(numbering, same(numbering)) for numbering in numberings()]
    failing = [numbering for numbering, holds in results if not holds]
    return 1 - len(failing) / len(results), failing[0] if failing else None
