"""For whom the end state of an initiative holds, concept by concept.

Source: tradecraft.md, section 1.4 (L3).
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.sanctions import rest


@dataclass(frozen=True, slots=True)
class Stable:
    """The parties for which a state is stable; ``gmr`` and ``smr`` are None where states are not listed."""

    nash: tuple[str, ...]
    seq: tuple[str, ...]
    gmr: tuple[str, ...] | None = None
    smr: tuple[str, ...] | None = None
    why_not: str = ""


def stable_at(situation: Situation, code: int) -> Stable:
    """Return for whom a state is Nash and sequentially stable."""
    view = situation.view
    nash = tuple(name for name in situation.conflict.party_names if not view.movers[name].improves(code))
    seq = tuple(
        name for name in situation.conflict.party_names if name in nash or rest(view, name, code).rests
    )
    return Stable(nash, seq)
