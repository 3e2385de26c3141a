"""Key assumptions: what the headline results hang on, how well each is supported, and what would make one give it up.

An assumption is a statement that somebody holds, in its place in the order, or an open point taken as coded. Those that
flip a headline result come first, and among them the least supported.

Source: tradecraft.md, section 2.4 (``assumption · cites · rating · p · flips · information · abandon if``); the key
assumptions check of the Tradecraft Primer (2009).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from countermove.analysis.doubt.changes import Change
from countermove.analysis.doubt.flips import Flips
from countermove.analysis.doubt.information import Information
from countermove.analysis.doubt.reading import coded_reading
from countermove.analysis.sweep.edits import Ref
from countermove.analysis.sweep.factors import AS_CODED, Factor
from countermove.model import Conflict, Statement


class Rating(IntEnum):
    """How well an assumption is supported by the record, least first."""

    UNSUPPORTED = 0
    CAVEATED = 1
    SUPPORTED = 2

    @property
    def word(self) -> str:
        """Return the rating in words."""
        return self.name.lower()


RULE = (
    "Supported: the source says so and is cited, and the place in the order is stated or borrowed, or the statement is "
    "the only one. Caveated: cited, but inferred or borrowed from another document, or its place is judged or derived; "
    "or an open point whose doubt is cited. Unsupported: no citation, or the coder's judgement, or an assumption."
)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing taken to be so.

    ``flips`` are the headline judgments that some single change of it flips, ``together`` those that it flips in the
    smallest set with others. ``because`` says which part of the rule gave the rating; ``origin`` says whose number
    ``probability`` is.

    Units: ``probability`` is that it is as coded; ``bits`` the most it tells about a headline judgment, ``tells`` which
    one; None where no sweep gave them.
    """

    subject: str
    party: str
    text: str
    rating: Rating
    why: str
    basis: str
    place: str = ""
    cites: tuple[str, ...] = ()
    probability: float | None = None
    origin: str = ""
    flips: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    bits: float | None = None
    tells: str = ""
    abandon: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the assumption as plain data."""
        return {
            "subject": self.subject,
            "party": self.party,
            "text": self.text,
            "rating": self.rating.word,
            "why": self.why,
            "basis": self.basis,
            "place": self.place,
            "cites": list(self.cites),
            "probability": self.probability,
            "origin": self.origin,
            "flips": list(self.flips),
            "together": list(self.together),
            "bits": None if self.bits is None else round(self.bits, 6),
            "tells": self.tells,
            "abandon": self.abandon,
        }


def assumptions(
    conflict: Conflict,
    factors: Sequence[Factor],
    target: str,
    flips: Flips,
    information: Sequence[Information] = (),
) -> tuple[Assumption, ...]:
    """Return the assumptions of a coding, first those that flip something and are least supported.

    Args:
        factors: the open points of the case; questions with rival answers are no assumptions and are left out.
        flips: what single changes and smallest sets flip.
        information: what open points tell about the headline judgments, for the most bits of each.
    """
    hits = _Hits(flips)
    found = [
        _of_factor(conflict, factor, hits, information)
        for factor in factors
        if factor.kind not in ("question", "judged")
    ]
    open_points = {factor.id for factor in factors}
    found += [
        _of_statement(ref, one, number, hits)
        for ref, one, number in _statements(conflict, target)
        if str(ref) not in open_points
    ]
    return tuple(sorted(found, key=_place))


def _place(one: Assumption) -> tuple[int, Rating, int, float]:
    place = 0 if one.flips else 1 if one.together else 2
    return place, one.rating, -len(one.flips), -(one.bits or 0.0)


class _Hits:
    """Which headline judgments changes of a statement or an open point flip."""

    def __init__(self, flips: Flips) -> None:
        self._alone: dict[str, list[str]] = {}
        self._together: dict[str, list[str]] = {}
        for change, values in flips.singles:
            for name in _subjects(change):
                self._alone.setdefault(name, []).extend(values)
        for smallest in flips.smallest:
            for flip in smallest.sets if (smallest.size or 0) > 1 else ():
                for change in flip.changes:
                    for name in _subjects(change):
                        self._together.setdefault(name, []).append(smallest.judgment)
        self._order = {name: number for number, name in enumerate(flips.coded)}

    def alone(self, subject: str) -> tuple[str, ...]:
        return tuple(sorted(set(self._alone.get(subject, ())), key=self._order.__getitem__))

    def together(self, subject: str) -> tuple[str, ...]:
        return tuple(sorted(set(self._together.get(subject, ())), key=self._order.__getitem__))


def _subjects(change: Change) -> tuple[str, ...]:
    items = (change.item, *change.also) if change.item else ()
    return (*map(str, change.about), *items)


def _statements(conflict: Conflict, target: str) -> Iterator[tuple[Ref, Statement, int]]:
    """Yield every statement that changes are tried on, with the length of its list."""
    for party in conflict.decision_makers:
        lists: list[tuple[str, Sequence[Statement]]] = []
        if not party.preference.is_ranking:
            lists.append(("", party.preference.statements))
        if party.id == target:
            lists += [(inside.id, inside.statements) for inside in party.stakeholders]
        for stakeholder, statements in lists:
            for one in statements:
                yield Ref(party.id, one.line, stakeholder), one, len(statements)


def _of_statement(ref: Ref, one: Statement, number: int, hits: _Hits) -> Assumption:
    rating, why = rated(one, is_alone=number == 1)
    return Assumption(
        str(ref),
        f"{ref.party}/{ref.stakeholder}" if ref.stakeholder else ref.party,
        one.text,
        rating,
        why,
        one.basis,
        one.place,
        one.cites,
        one.probability,
        "" if one.probability is None else "the coder's",
        hits.alone(str(ref)),
        hits.together(str(ref)),
        abandon=one.abandon,
    )


def rated(one: Statement, is_alone: bool = False) -> tuple[Rating, str]:
    """Return how well a statement is supported, and why; ``is_alone`` where it is the only one of its list.

    The rule is printed with every table: see ``RULE``.
    """
    if not one.cites:
        return Rating.UNSUPPORTED, "no citation"
    if one.basis == "judged":
        return Rating.UNSUPPORTED, "the coder's judgement"
    if one.basis != "stated":
        return Rating.CAVEATED, {"borrowed": "borrowed from another document"}.get(one.basis, one.basis)
    if one.place in ("judged", "derived") and not is_alone:
        return Rating.CAVEATED, f"stated, but its place is {one.place}"
    return Rating.SUPPORTED, "stated, and so is its place" if not is_alone else "stated, and nothing to place it among"


def _of_factor(conflict: Conflict, factor: Factor, hits: _Hits, information: Sequence[Information]) -> Assumption:
    cited = bool(factor.cites) and factor.basis not in ("assumption", "judged")
    probability, origin = _probability(factor, information)
    best = max(
        (one for one in information if one.items == (factor.id,) and one.bits is not None),
        key=lambda one: one.bits or 0.0,
        default=None,
    )
    return Assumption(
        factor.id,
        "",
        coded_reading(conflict, factor),
        Rating.CAVEATED if cited else Rating.UNSUPPORTED,
        "open, and the doubt is cited"
        if cited
        else f"open, and {'the doubt is judged' if factor.cites else 'uncited'}",
        factor.basis,
        "",
        factor.cites,
        probability,
        origin,
        hits.alone(factor.id),
        hits.together(factor.id),
        None if best is None else best.bits,
        best.judgment if best is not None and best.bits else "",
        factor.abandon,
    )


def _probability(factor: Factor, information: Sequence[Information]) -> tuple[float | None, str]:
    """Return how probable it is that an open point is as coded, and whose number that is."""
    own = next((one.probability for one in factor.outcomes if not one.edits), None)
    label = next((one.label for one in factor.outcomes if not one.edits), AS_CODED)
    for one in information:
        if one.items == (factor.id,) and one.bits is not None:
            weight = next((part.weight for part in one.conditionals if part.outcomes == (label,)), None)
            if weight is not None and own is not None and abs(weight - own) > 1e-9 and one.draws is None:
                return weight, "from the answers that settle it"
    return own, "the coder's" if own is not None else ""


def by_subject(found: Iterable[Assumption]) -> Mapping[str, Assumption]:
    """Return assumptions by what they are about."""
    return {one.subject: one for one in found}
