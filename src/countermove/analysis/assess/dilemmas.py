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


def dilemmas(situation: Situation, positions: tuple[int, int], opened: int) -> tuple[Dilemmas, Dilemmas]:
    """Return both sides' dilemmas before an initiative, and once it is tabled and unanswered.

    ``positions`` are what the initiator and the target argue for, and ``opened`` the state the initiative leads to.

    Source: tradecraft.md, section 1.8 (tabling adds the changes to the initiator's position and to the fallback).
    """
    mine, theirs = positions
    changed = situation.baseline ^ opened
    tabled = mine & ~changed | opened & changed
    before = _given(situation, mine, theirs, situation.baseline)
    after = _given(situation, tabled, theirs, opened)
    own, other = (Dilemmas(*pair) for pair in zip(before, after, strict=True))
    return own, other


def _given(situation: Situation, mine: int, theirs: int, fallback: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the dilemmas of the initiator and of the target, given both positions and the fallback."""
    i, t = situation.initiator, situation.target
    movers = situation.view.movers[i], situation.view.movers[t]
    known = situation.results("dilemmas", situation.own, situation.theirs, *movers)
    found: tuple[tuple[str, ...], tuple[str, ...]] | None = known.get((mine, theirs, fallback))
    if found is None:
        initiators = dilemmas_of(situation, i, t, mine, theirs, fallback)
        found = known[mine, theirs, fallback] = initiators, dilemmas_of(situation, t, i, theirs, mine, fallback)
    return found


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
