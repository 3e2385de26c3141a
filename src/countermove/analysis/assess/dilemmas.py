"""Six dilemmas of confrontation, gained and lost by each side when an initiative is tabled.

The conditions are the standard ones of drama theory's first form; names vary by author.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.situation import Situation

CONFLICTING = ("persuasion", "rejection", "threat", "positioning")
AGREEING = ("cooperation", "trust")

MEANING = {
    "persuasion": "the fallback does not move the other side",
    "rejection": "its refusal is not credible: it would rather have the other side's position than the fallback",
    "threat": "it would rather not carry out the fallback",
    "positioning": "it prefers the other side's position to its own",
    "cooperation": "it would be tempted to break its own deal",
    "trust": "it cannot rely on the other side to keep the deal",
}


@dataclass(frozen=True, slots=True)
class Dilemmas:
    """One side's dilemmas before an initiative and after it is tabled and unanswered."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def gained(self) -> tuple[str, ...]:
        """Return the dilemmas the side did not have before."""
        return tuple(name for name in self.after if name not in self.before)

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the dilemmas the side no longer has."""
        return tuple(name for name in self.before if name not in self.after)


def dilemmas_of(
    situation: Situation, party: str, other: str, position: int, their_position: int, fallback: int
) -> tuple[str, ...]:
    """Return the dilemmas of one side towards the other, given both positions and the fallback.

    Source: tradecraft.md, section 1.8 (DT1).
    """
    own, theirs = situation.interests[party].order, situation.interests[other].order
    movers = situation.view.movers
    if position != their_position:
        holds = {
            "persuasion": not theirs.prefers(position, fallback),
            "rejection": not own.prefers(fallback, their_position),
            "threat": movers[party].improves(fallback),
            "positioning": not own.prefers(position, their_position),
        }
    else:
        holds = {"cooperation": movers[party].improves(position), "trust": movers[other].improves(position)}
    return tuple(name for name, held in holds.items() if held)
