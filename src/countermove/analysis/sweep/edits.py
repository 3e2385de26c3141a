"""Edits of a conflict: what one way of settling what is uncertain changes, as small frozen values.

    variant = apply(conflict, [Drop(Ref("rival", 4)), Lift(upper=Ref("japan", 2), lower=Ref("japan", 5))])
    variant.conflict, variant.reply_order

Whatever order edits come in, they take effect in this one: another order for a party, grades inside and other wordings
(after which derived places are derived again), moves within the order, statements that go first, statements left out,
weights, options. Moves within one list are made in the order given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from countermove.model import Conflict, Direction, Statement


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A statement by its line in the file, counted from 1, so that it stays the same one wherever it is moved.

    With a stakeholder, the line is in that stakeholder's list.
    """

    party: str
    line: int
    stakeholder: str = ""

    def __str__(self) -> str:
        inside = f"/stakeholders/{self.stakeholder}" if self.stakeholder else ""
        return f"{self.party}{inside}/preferences/{self.line}"


@dataclass(frozen=True, slots=True)
class Drop:
    """The statement is not held."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class Lift:
    """``lower`` goes directly above ``upper``, unless it stands above it already."""

    upper: Ref
    lower: Ref


@dataclass(frozen=True, slots=True)
class Lower:
    """``upper`` goes directly below ``lower``, unless it stands below it already."""

    upper: Ref
    lower: Ref


@dataclass(frozen=True, slots=True)
class Swap:
    """The two statements change places, unless ``lower`` stands above ``upper`` already."""

    upper: Ref
    lower: Ref


@dataclass(frozen=True, slots=True)
class Place:
    """The statement goes to a place in its list, counted from 1; the others keep their mutual order."""

    ref: Ref
    position: int


@dataclass(frozen=True, slots=True)
class Order:
    """The statements of these lines fill the places they hold together, in this order; all lines: the whole order."""

    party: str
    lines: tuple[int, ...]
    stakeholder: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """The statements of these lines stand before all others of the party, in this order.

    Several such edits of a party that name different lines: all of these stand first, among themselves as they do
    without these edits, so that it does not matter which edit comes first.
    """

    party: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reword:
    """The statement is held in another formulation; its line, its name, its tier and its place stay."""

    ref: Ref
    statement: Statement


@dataclass(frozen=True, slots=True)
class UseStatements:
    """The party has quite another order; edits of the party's own coded statements then mean nothing."""

    party: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SetWeight:
    """The stakeholder has this weight, before the weights of all inside the party are made to sum to 1 again."""

    party: str
    stakeholder: str
    weight: float


@dataclass(frozen=True, slots=True)
class SetGrade:
    """Somebody inside a party has another grade.

    ``where`` is ("influence",), ("salience", area), ("reactions", option, "pull" or "push") or ("stances", option,
    "for" or "against").
    """

    party: str
    stakeholder: str
    where: tuple[str, ...]
    grade: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The option cannot be had: every state with it is infeasible."""

    option: str


@dataclass(frozen=True, slots=True)
class SetDirection:
    """The option can be moved in these directions."""

    option: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class ReplyOrder:
    """Third parties answer in this order; those not named keep theirs, after those named.

    With nobody named, the declared order is turned round.
    """

    names: tuple[str, ...]


Edit = (
    Drop
    | Lift
    | Lower
    | Swap
    | Place
    | Order
    | First
    | Reword
    | UseStatements
    | SetWeight
    | SetGrade
    | Unavailable
    | SetDirection
    | ReplyOrder
)
Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A conflict with edits made, and the order in which third parties answer where that was edited."""

    conflict: Conflict
    reply_order: tuple[str, ...] | None = None


def apply(conflict: Conflict, edits: Iterable[Edit]) -> Variant:
    """Return a conflict with edits made; parties and lists that no edit names stay the very same objects.

    Raises: ``NotApplicable`` for an edit of something that is not there.
    """
    from countermove.analysis.sweep.editing import edited

    return edited(conflict, tuple(edits))
