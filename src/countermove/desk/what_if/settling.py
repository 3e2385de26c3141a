"""The open points of a case and the ways in which each can be settled otherwise than coded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.casefile.case import Case
from countermove.errors import NotApplicable
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.analysis.sweep.factors import Factor


@dataclass(frozen=True)
class Settling:
    """One way of settling one open point, as the sweeps and the paper say it."""

    item: str
    outcome: str
    text: str

    @property
    def key(self) -> str:
        """Return how forms name it."""
        return f"{self.item}={self.outcome}"


def settlings(case: Case, profiles: Mapping[str, str] | None = None) -> tuple[Settling, ...]:
    """Return the ways of settling the open points of a case; none where it is in graph form.

    Raises: ``NotApplicable`` for open points that cannot be read.
    """
    from countermove.analysis.doubt.changes import changes_of

    if not isinstance(case.conflict, Conflict):
        return ()
    found = changes_of(case.conflict, _factors(case, case.conflict, profiles or {}))
    return tuple(Settling(one.item, one.outcome, one.text) for one in found if one.kind == "settle")


def settled(
    case: Case, conflict: Conflict, profiles: Mapping[str, str], wanted: Mapping[str, str]
) -> tuple[Conflict, tuple[str, ...] | None]:
    """Return a conflict with open points settled, and the order of answering where one of them is that.

    Args:
        wanted: for an open point, the way it is settled.

    Raises: ``NotApplicable`` where the case as it is read has no such point, or the status quo becomes infeasible.
    """
    from countermove.analysis.sweep.edits import Edit, apply

    if not wanted:
        return conflict, None
    known = {one.id: one for one in _factors(case, conflict, profiles)}
    edits: list[Edit] = []
    for item, label in wanted.items():
        if item not in known:
            raise NotApplicable(f"{item} is no open point of the case as it is supposed; leave that step out")
        try:
            edits += known[item].outcome(label).edits
        except KeyError:
            raise NotApplicable(f"{item} cannot be settled so any more; leave that step out") from None
    variant = apply(conflict, edits)
    if not variant.conflict.is_feasible(variant.conflict.status_quo):
        raise NotApplicable("with this settled so, the case's constraints rule out the status quo")
    return variant.conflict, variant.reply_order


def _factors(case: Case, conflict: Conflict, profiles: Mapping[str, str]) -> list[Factor]:
    """Return the open points that apply where some parties are read otherwise; open weights at ends and middle."""
    from countermove.analysis.sweep.factors import factors_of
    from countermove.analysis.sweep.leaving_out import applicable
    from countermove.analysis.sweep.weights import OpenWeight

    uncertain, rivals, _ = applicable(case.uncertain, case.hypotheses, profiles, frozenset())
    readings = {party: {name: one.statements for name, one in named.items()} for party, named in case.profiles.items()}
    found = factors_of(conflict, uncertain, tuple(one for one in rivals if one.is_varied), readings)
    return [one.at_points() if isinstance(one, OpenWeight) else one for one in found]
