"""For whom the end state of an initiative holds, concept by concept.

Source: tradecraft.md, section 1.4 (L3).
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.sanctions import Rest, rest
from countermove.engine.lookup import Lookup
from countermove.engine.solve import MOST_PARTIES
from countermove.model import Conflict


@dataclass(frozen=True, slots=True)
class Stable:
    """The parties for which a state is stable; ``gmr`` and ``smr`` are None where states are not listed."""

    nash: tuple[str, ...]
    seq: tuple[str, ...]
    gmr: tuple[str, ...] | None = None
    smr: tuple[str, ...] | None = None
    why_not: str = ""


LISTED_UP_TO = 16
"""Mentioned options up to which the states are listed for the sake of the two concepts that need a list."""


def stable_at(situation: Situation, code: int, in_full: bool = True) -> Stable:
    """Return for whom a state is stable: Nash and sequentially, and ``in_full`` in the general senses where states are
    few enough to be listed."""
    if in_full and is_a_table(situation.conflict):
        return _stable_at(situation, code, in_full)
    known = situation.results("stable", in_full, bool(situation.muted), *situation.view.playing)
    found: Stable | None = known.get(code)
    if found is None:
        found = known[code] = _stable_at(situation, code, in_full)
    return found


def _stable_at(situation: Situation, code: int, in_full: bool) -> Stable:
    view, parties = situation.view, situation.conflict.party_names
    nash = tuple(name for name in parties if not view.movers[name].improves(code))
    seq = tuple(name for name in parties if name in nash or rests(situation, name, code))
    if not in_full or not are_listable(situation) or not situation.conflict.is_feasible(code):
        return Stable(nash, seq, why_not=_why_not_listed(situation))
    if is_a_table(situation.conflict):
        listed = situation.listed
        return Stable(nash, seq, listed.parties("gmr", code), listed.parties("smr", code))
    here = code & view.mentioned
    held = [(name, view.shared.general(name, view.movers[name], view.mentioned).at(here)) for name in parties]
    gmr = tuple([name for name, found in held if found.gmr])
    return Stable(nash, seq, gmr, tuple([name for name, found in held if found.smr]))


def is_a_table(conflict: Conflict) -> bool:
    """Say whether what is feasible, or who wants what, comes without statements: only a list of all states knows it."""
    preferences = [party.preference for party in conflict.decision_makers]
    return conflict.feasible is not None or any(one.is_ranking and not len(one.statements) for one in preferences)


def require_states(situation: Situation) -> None:
    """Refuse a conflict without any feasible state, or with more parties than are solved, as listing it does.

    Raises: ``NotApplicable``.
    """
    few = len(situation.conflict.party_names) <= MOST_PARTIES
    if not (few and situation.conflict.is_feasible(situation.conflict.status_quo)):
        listed_states(situation)


def rests(situation: Situation, party: str, code: int) -> bool:
    """Say whether sequential sanctions deter every improvement of a party from a state."""
    return rest_of(situation, party, code).rests


def rest_of(situation: Situation, party: str, code: int) -> Rest:
    """Return whether a party rests at a state, and how far sanctions were searched for."""
    known = situation.results("rest", *situation.view.playing)
    found: Rest | None = known.get((party, code))
    if found is None:
        found = known[party, code] = rest(situation.view, party, code)
    return found


def are_listable(situation: Situation) -> bool:
    """Say whether the conflict is small enough, and every party may move."""
    return not situation.muted and situation.view.mentioned.bit_count() <= LISTED_UP_TO


def listed_states(situation: Situation) -> Lookup | None:
    """Return verdicts over all states where the conflict is small enough and every party may move, else None."""
    return situation.listed if are_listable(situation) else None


def _why_not_listed(situation: Situation) -> str:
    if situation.muted:
        return "a party is muted, and the list of states knows no muted party"
    return (
        f"gmr and smr need a list of all states, made here for up to {LISTED_UP_TO} mentioned options; "
        "`countermove solve` lists more"
    )
