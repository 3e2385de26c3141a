"""For whom the end state of an initiative holds, concept by concept.

Source: tradecraft.md, section 1.4 (L3).
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.sanctions import rest
from countermove.engine.lookup import Lookup
from countermove.engine.solve import stable_parties


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


def stable_at(situation: Situation, code: int, listed: Lookup | None) -> Stable:
    """Return for whom a state is stable: Nash and sequentially, and in the general senses where states are listed."""
    view, parties = situation.view, situation.conflict.party_names
    nash = tuple(name for name in parties if not view.movers[name].improves(code))
    seq = tuple(name for name in parties if name in nash or rest(view, name, code).rests)
    if listed is None or not listed.is_feasible(code):
        return Stable(nash, seq, why_not=_why_not_listed(situation))
    return Stable(nash, seq, listed.parties("gmr", code), listed.parties("smr", code))


def listed_states(situation: Situation) -> Lookup | None:
    """Return verdicts over all states where the conflict is small enough and every party may move, else None."""
    if situation.muted or situation.conflict.mentioned.bit_count() > LISTED_UP_TO:
        return None
    return stable_parties(situation.conflict, ["gmr", "smr"])


def _why_not_listed(situation: Situation) -> str:
    if situation.muted:
        return "a party is muted, and the list of states knows no muted party"
    return (
        f"gmr and smr need a list of all states, made here for up to {LISTED_UP_TO} mentioned options; "
        "`countermove solve` lists more"
    )
