"""Single changes of a coding: one statement dropped or moved, one open point settled otherwise, one party muted.

Source: tradecraft.md, section 2.4; mission F34 and F51.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import permutations

from countermove.analysis.doubt.reading import quoted, read, said
from countermove.analysis.sweep.blocks import Block
from countermove.analysis.sweep.edits import (
    Drop,
    Edit,
    Edits,
    First,
    Lift,
    Lower,
    Order,
    Place,
    Ref,
    ReplyOrder,
    Reword,
    SetDirection,
    SetGrade,
    SetWeight,
    Swap,
    Unavailable,
    UseStatements,
)
from countermove.analysis.sweep.factors import AS_CODED, Factor, Outcome
from countermove.analysis.sweep.weights import OpenWeight
from countermove.model import Conflict, Statement

SMALL_BLOCK = 3


class Doubt(IntEnum):
    """How open to doubt what a change alters is, most doubtful first."""

    UNCERTAIN = 0
    """The case itself says that it is uncertain."""
    PLACE = 1
    """Where it stands in the order is the coder's judgement."""
    UNSUPPORTED = 2
    """The statement has no citation, or is judged."""
    SUPPORTED = 3
    """It is cited."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the coding.

    ``about`` are the statements it is a change of, ``item`` the open point, ``also`` open points whose settling comes
    to the same; ``touches`` is everything it alters: changes that touch the same contradict each other. ``muted`` is a
    party that never moves.
    """

    kind: str
    text: str
    edits: Edits = ()
    muted: str = ""
    about: tuple[Ref, ...] = ()
    item: str = ""
    outcome: str = ""
    also: tuple[str, ...] = ()
    touches: frozenset[str] = frozenset()
    doubt: Doubt = Doubt.SUPPORTED

    def contradicts(self, other: Change) -> bool:
        """Say whether the two cannot be made together, because both alter the same thing."""
        return not self.touches.isdisjoint(other.touches)

    def to_json(self) -> dict[str, object]:
        """Return the change as plain data."""
        return {
            "kind": self.kind,
            "text": self.text,
            "about": [str(ref) for ref in self.about],
            "item": self.item,
            "outcome": self.outcome,
            "also": list(self.also),
            "party": self.muted,
            "doubt": self.doubt.name.lower(),
        }


def changes_of(
    conflict: Conflict,
    factors: Iterable[Factor] = (),
    target: str = "",
    third_parties: Collection[str] = (),
) -> tuple[Change, ...]:
    """Return every single change of a coding, most doubtful first, then in the order of the file.

    Uncertain items and answers are settled in each other way; each statement of each party, and of those inside the
    target, is dropped, moved up one place, down one place, and to the top; each third party never moves. What comes to
    the same is listed once: a statement moved up is the one above it moved down.
    """
    found: dict[object, Change] = {}
    everything = (*_settled(conflict, factors), *_of_statements(conflict, target), *_silences(third_parties))
    for change in everything:
        key = _result(conflict, change)
        first = found.setdefault(key, change)
        if first is not change:
            found[key] = _merged(first, change)
    return tuple(sorted(found.values(), key=lambda change: change.doubt))


def _merged(first: Change, other: Change) -> Change:
    """Return a change that another one comes to the same as."""
    return replace(
        first,
        about=tuple(dict.fromkeys((*first.about, *other.about))),
        also=(*first.also, other.item) if other.item not in ("", first.item) else first.also,
        touches=first.touches | other.touches,
        doubt=min(first.doubt, other.doubt),
    )


def _settled(conflict: Conflict, factors: Iterable[Factor]) -> Iterator[Change]:
    """Yield open points settled otherwise than coded; orders that a sweep goes through are moves of statements."""
    for factor in factors:
        for outcome in _outcomes(factor):
            if outcome.label == AS_CODED or not outcome.edits:
                continue
            touched = frozenset(name for edit in outcome.edits for name in _touched(conflict, edit))
            yield Change(
                "settle",
                _settling(conflict, factor, outcome),
                outcome.edits,
                item=factor.id,
                outcome=outcome.label,
                touches=touched | {f"item {factor.id}"} | {f"item {name}" for name in outcome.settles},
                doubt=Doubt.UNCERTAIN,
            )


def _outcomes(factor: Factor) -> Iterator[Outcome]:
    """Yield the ways an open point can be settled: the ends of a range, every order of a block of up to three and
    neighbours exchanged in larger ones, and nothing for the orders that a sweep of judged places goes through."""
    if isinstance(factor, Block):
        yield from (factor.outcome(" ".join(map(str, order))) for order in _orders(factor.lines))
    elif isinstance(factor, OpenWeight):
        yield from factor.at_points().outcomes
    elif factor.kind != "judged":
        yield from factor.outcomes


def _orders(lines: Sequence[int]) -> Iterator[tuple[int, ...]]:
    if len(lines) <= SMALL_BLOCK:
        yield from permutations(lines)
        return
    for place in range(len(lines) - 1):
        yield (*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :])


def _settling(conflict: Conflict, factor: Factor, outcome: Outcome) -> str:
    if factor.kind == "question":
        return f"the answer to {factor.id} is “{outcome.text or outcome.label}”"
    if factor.kind == "answer":
        return f"{factor.id} holds, “{outcome.text or outcome.label}”"
    return f"{factor.id}: {read(conflict, outcome.edits)}"


def _touched(conflict: Conflict, edit: Edit) -> Iterator[str]:
    """Yield names of everything an edit alters."""
    match edit:
        case Drop(ref) | Place(ref, _) | Reword(ref, _):
            yield str(ref)
        case Lift(upper, lower) | Lower(upper, lower) | Swap(upper, lower):
            yield from (str(upper), str(lower))
        case Order(party, lines, stakeholder):
            yield from (str(Ref(party, line, stakeholder)) for line in lines)
        case First(party, lines):
            yield from (str(Ref(party, line)) for line in lines)
        case UseStatements(party, _):
            yield from (str(Ref(party, one.line)) for one in conflict.party(party).preference.statements)
        case SetWeight(party, stakeholder, _):
            yield f"weight of {party}/{stakeholder}"
        case SetGrade(party, stakeholder, where, _):
            yield f"{party}/{stakeholder}/{'/'.join(where)}"
        case Unavailable(option) | SetDirection(option, _):
            yield f"option {option}"
        case ReplyOrder():
            yield "order of answering"


def _of_statements(conflict: Conflict, target: str) -> Iterator[Change]:
    for party in conflict.decision_makers:
        if not party.preference.is_ranking:
            yield from _of_list(conflict, party.id, "", party.preference.statements)
        if party.id == target:
            for inside in party.stakeholders:
                yield from _of_list(conflict, party.id, inside.id, inside.statements)


def _of_list(conflict: Conflict, party: str, stakeholder: str, statements: Sequence[Statement]) -> Iterator[Change]:
    refs = [Ref(party, statement.line, stakeholder) for statement in statements]
    for place, (ref, statement) in enumerate(zip(refs, statements, strict=True)):
        content = Doubt.SUPPORTED if is_grounded(statement) else Doubt.UNSUPPORTED
        standing = Doubt.PLACE if statement.place in ("judged", "derived") else content
        named = quoted(conflict, ref)
        yield _change("drop", f"{named} is not held", (Drop(ref),), (ref,), content)
        if place > 0:
            above = refs[place - 1]
            text = f"{named} goes one place up, above {said(conflict, above)}"
            yield _change("raise", text, (Swap(above, ref),), (ref, above), standing)
        if place + 1 < len(refs):
            below = refs[place + 1]
            text = f"{named} goes one place down, below {said(conflict, below)}"
            yield _change("lower", text, (Swap(ref, below),), (ref, below), standing)
        if place > 1:
            yield _change("top", f"{named} goes above all others", (Place(ref, 1),), (ref,), standing)


def _change(kind: str, text: str, edits: Edits, touched: tuple[Ref, ...], doubt: Doubt) -> Change:
    """Return a change of the first statement touched."""
    return Change(kind, text, edits, about=touched[:1], touches=frozenset(map(str, touched)), doubt=doubt)


def is_grounded(statement: Statement) -> bool:
    """Say whether a statement is cited and not the coder's judgement."""
    return bool(statement.cites) and statement.basis in ("stated", "inferred", "borrowed")


def _silences(third_parties: Collection[str]) -> Iterator[Change]:
    for name in third_parties:
        yield Change("mute", f"{name} never moves", muted=name, touches=frozenset({f"party {name}"}))


def _result(conflict: Conflict, change: Change) -> object:
    """Return what two changes have in common that come to the same."""
    if len(change.edits) != 1:
        return (change.muted, change.edits)
    match change.edits[0]:
        case Swap(upper, lower) | Lift(upper, lower) | Lower(upper, lower):
            lines = _lines(conflict, upper)
            if lines.index(lower.line) - lines.index(upper.line) == 1:
                return ("swapped", upper, lower)
        case Place(ref, 1) if _lines(conflict, ref).index(ref.line) == 1:
            lines = _lines(conflict, ref)
            return ("swapped", replace(ref, line=lines[0]), ref)
    return change.edits


def _lines(conflict: Conflict, ref: Ref) -> list[int]:
    party = conflict.party(ref.party)
    inside = next((one.statements for one in party.stakeholders if one.id == ref.stakeholder), None)
    statements = party.preference.statements if inside is None else inside
    return [statement.line for statement in statements]
