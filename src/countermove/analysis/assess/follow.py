"""What follows an initiative: the target's best reply, and where third parties then settle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.initiative import Initiative
from countermove.analysis.assess.settle import Settled, settle, settle_every_order
from countermove.analysis.assess.situation import Situation


@dataclass(frozen=True)
class Consequence:
    """The states an initiative leads through: L0 right after it, L1 the target's reply, L2 third parties settled.

    Source: tradecraft.md, section 1.4.
    """

    situation: Situation
    initiative: Initiative

    @property
    def opened(self) -> int:
        """Return the state in which nothing has followed yet."""
        return self.initiative.code

    @cached_property
    def replied(self) -> int:
        """Return the state after the target's best reply."""
        return self.situation.view.movers[self.situation.target].closest_best(self.opened)

    @cached_property
    def run(self) -> Settled:
        """Return how third parties settle after the reply, in declared order."""
        situation = self.situation
        known = situation.results("settled", *situation.third_movers)
        found: Settled | None = known.get(self.replied)
        if found is None:
            found = known[self.replied] = settle(situation.view, self.replied, situation.third_parties)
        return found

    @property
    def settled(self) -> int:
        """Return where things stand once third parties have settled."""
        return self.run.code

    @cached_property
    def settled_otherwise(self) -> tuple[int, ...]:
        """Return the other states that some order of the third parties settles in."""
        situation = self.situation
        known = situation.results("settled in every order", *situation.third_movers)
        every: tuple[int, ...] | None = known.get(self.replied)
        if every is None:
            every = settle_every_order(situation.view, self.replied, situation.third_parties)
            known[self.replied] = every
        return tuple([code for code in every if code != self.settled])

    def settled_without(self, frozen: str) -> int:
        """Return where things would settle if one third party did not move."""
        movers = [name for name in self.situation.third_parties if name != frozen]
        return settle(self.situation.view, self.replied, movers).code

    @cached_property
    def reply_ties(self) -> int | None:
        """Return how many replies are as good for the target as the one taken, itself included."""
        return self.situation.view.movers[self.situation.target].count_best(self.opened)

    @cached_property
    def telling_ties(self) -> tuple[int, ...]:
        """Return the other best replies, where they differ on an option the initiator or an ally cares about."""
        situation = self.situation
        if self.reply_ties == 1:
            return ()
        watched = 0
        for name in (situation.initiator, *situation.allies):
            watched |= situation.interests[name].order.mask
        best, _ = situation.view.movers[situation.target].all_best(self.opened, 16)
        return tuple(code for code in best if (code ^ self.replied) & watched)
