"""The question put to a conflict: who moves first, who has to answer, and who else is there."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import cached_property
from typing import Any

from countermove.analysis.assess.inside import Voice
from countermove.analysis.assess.interest import Interest
from countermove.analysis.assess.remembered import Remembered
from countermove.analysis.assess.sacrifice import attainable
from countermove.analysis.assess.settle import Settled, settle
from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.replies import Replies
from countermove.engine.implicit.view import Implicit
from countermove.engine.lookup import Lookup
from countermove.engine.solve import stable_parties
from countermove.errors import NotApplicable
from countermove.model import Conflict, Stakeholder


class Situation:
    """A conflict, an initiator, a target, the target's allies, and the state everything is compared with.

    ``third_parties`` are the others in the order in which they answer: the declared one, or ``reply_order``.
    ``remembered`` is what the same question put to a variant with the same options and constraints has left.

    Source: tradecraft.md, sections 1.1 and 1.2.
    """

    def __init__(
        self,
        conflict: Conflict,
        initiator: str,
        target: str,
        allies: Sequence[str] = (),
        muted: Collection[str] = (),
        reply_order: Sequence[str] | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        if initiator == target:
            raise NotApplicable("the initiator and the target have to be two different parties")
        if initiator in muted:
            raise NotApplicable(f"{initiator} is asked what it could do, so that it cannot be muted")
        if {initiator, target} & {*allies}:
            raise NotApplicable("an ally of the target is somebody else than the initiator and the target")
        self.conflict, self.initiator, self.target = conflict, initiator, target
        self._sides = initiator, target
        self.allies = tuple(allies)
        self.muted = frozenset(muted)
        self.third_parties = self._third_parties(reply_order)
        target_party = conflict.party(target)
        for name in (initiator, *allies, *muted):
            conflict.party(name)
        self.remembered = remembered = Remembered(conflict) if remembered is None else remembered
        voices = [self._voice(stakeholder) for stakeholder in target_party.stakeholders]
        beyond = 0
        for voice in voices:
            beyond |= voice.order.mask
        self.view = Implicit(conflict, {target: beyond}, muted, remembered.shared)
        self.interests = {p.id: remembered.interest(p.preference) for p in conflict.decision_makers}
        weighted = zip(voices, target_party.stakeholders, strict=True)
        self.voices = tuple(voice for voice, stakeholder in weighted if stakeholder.weight is not None)
        self.inside = remembered.inside(self.view.movers[target].replies, self.voices)

    def _voice(self, stakeholder: Stakeholder) -> Voice:
        order = self.remembered.shared.order(stakeholder.statements)
        return Voice(stakeholder.id, stakeholder.name, stakeholder.weight or 0.0, stakeholder.veto, order)

    def _third_parties(self, reply_order: Sequence[str] | None) -> tuple[str, ...]:
        """Return everybody but the initiator and the target in the order in which they answer: as declared, unless
        another is given."""
        declared = tuple(n for n in self.conflict.party_names if n not in (self.initiator, self.target))
        if reply_order is None:
            return declared
        if sorted(reply_order) != sorted(declared):
            raise NotApplicable(
                f"an order of answering names every third party once: {', '.join(declared) or 'there are none here'}; "
                f"given was: {', '.join(reply_order) or 'nobody'}"
            )
        return tuple(reply_order)

    @cached_property
    def baseline_run(self) -> Settled:
        """Return where things settle with no initiative: the target first, then the others in declared order."""
        return settle(self.view, self.conflict.status_quo, (self.target, *self.third_parties))

    @cached_property
    def baseline(self) -> int:
        """Return the state every measure is compared with."""
        return self.baseline_run.code

    @cached_property
    def null_run(self) -> int:
        """Return where third parties settle from the baseline: the baseline itself wherever that is at rest.

        Source: tradecraft.md, section 1.5 (Linkage).
        """
        return settle(self.view, self.baseline, self.third_parties).code

    @cached_property
    def listed(self) -> Lookup:
        """Return for whom every state is stable in the general senses, from a list of all states."""
        return stable_parties(self.conflict, ["gmr", "smr"])

    @cached_property
    def third_movers(self) -> tuple[Mover, ...]:
        """Return the third parties as they can move, in the order in which they answer."""
        return tuple(self.view.movers[name] for name in self.third_parties)

    def results(self, *depends_on: Hashable) -> dict[Any, Any]:
        """Return the results known under a name and all that they depend on besides the two sides and their own key."""
        return self.remembered.results(self._sides, *depends_on)

    @property
    def replies(self) -> Replies:
        """Return the sets of replies of the target."""
        return self.inside.replies

    def favourites(self, code: int) -> tuple[int, ...]:
        """Return, stakeholder by stakeholder, the target's replies to a state that are best for it, all ties kept."""
        return self.inside.favourites(code)

    def attainable(self, party: str, code: int) -> frozenset[int]:
        """Return the statements of a party, counted from 1, that some reply of the target to a state makes true."""
        replies, order = self.inside.replies, self.interests[party].order
        known = self.results("attainable", replies, order)
        key = code & (replies.watched | order.mask)
        found: frozenset[int] | None = known.get(key)
        if found is None:
            found = known[key] = attainable(replies, order, code)
        return found

    @property
    def own(self) -> Interest:
        """Return the initiator's interests."""
        return self.interests[self.initiator]

    @property
    def theirs(self) -> Interest:
        """Return the target's interests."""
        return self.interests[self.target]

    @cached_property
    def minor_options(self) -> int:
        """Return the target's options named in at least one of its statements, and only in minor ones, as a mask."""
        minor = major = 0
        for statement, predicate in zip(self.theirs.statements, self.theirs.order.predicates, strict=True):
            minor |= predicate.mask if statement.is_minor else 0
            major |= 0 if statement.is_minor else predicate.mask
        return minor & ~major & self.conflict.own(self.target).mask
