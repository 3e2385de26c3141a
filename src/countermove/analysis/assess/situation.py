"""The question put to a conflict: who moves first, who has to answer, and who else is there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.assess.interest import Interest
from countermove.analysis.assess.sacrifice import attainable
from countermove.analysis.assess.settle import Settled, settle
from countermove.engine.implicit.mover import favourites
from countermove.engine.implicit.order import Order
from countermove.engine.implicit.replies import Replies
from countermove.engine.implicit.view import Implicit
from countermove.errors import NotApplicable
from countermove.language import names
from countermove.model import Conflict, Stakeholder


@dataclass(frozen=True, slots=True)
class Voice:
    """A stakeholder with statements of its own, ready to judge the target's replies."""

    id: str
    name: str
    weight: float
    veto: bool
    order: Order


class Situation:
    """A conflict, an initiator, a target, the target's allies, and the state everything is compared with.

    ``third_parties`` are the others in the order in which they answer: the declared one, or ``reply_order``.

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
    ) -> None:
        if initiator == target:
            raise NotApplicable("the initiator and the target have to be two different parties")
        if initiator in muted:
            raise NotApplicable(f"{initiator} is asked what it could do, so that it cannot be muted")
        if {initiator, target} & {*allies}:
            raise NotApplicable("an ally of the target is somebody else than the initiator and the target")
        self.conflict, self.initiator, self.target = conflict, initiator, target
        self.allies = tuple(allies)
        self.muted = frozenset(muted)
        self.third_parties = self._third_parties(reply_order)
        target_party = conflict.party(target)
        for name in (initiator, *allies, *muted):
            conflict.party(name)
        self.view = Implicit(conflict, {target: self._inside_mask(target_party.stakeholders)}, muted)
        self.interests = {party.id: Interest(self.view, party.preference) for party in conflict.decision_makers}
        self._favourites: dict[int, tuple[int, ...]] = {}
        self._attainable: dict[tuple[str, int], frozenset[int]] = {}
        self.voices = tuple(self._voice(s) for s in target_party.stakeholders if s.weight is not None)

    def _inside_mask(self, stakeholders: Sequence[Stakeholder]) -> int:
        """Return the options that those inside the target mention."""
        formulas = [statement.formula for inside in stakeholders for statement in inside.statements]
        return self.conflict.mask_of({name for formula in formulas for name in names(formula)})

    def _voice(self, stakeholder: Stakeholder) -> Voice:
        weight = stakeholder.weight or 0.0
        order = self.view.order(stakeholder.statements)
        return Voice(stakeholder.id, stakeholder.name, weight, stakeholder.veto, order)

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

    @property
    def replies(self) -> Replies:
        """Return the sets of replies of the target."""
        return self.view.movers[self.target].replies

    def favourites(self, code: int) -> tuple[int, ...]:
        """Return, stakeholder by stakeholder, the target's replies to a state that are best for it, all ties kept.

        Source: tradecraft.md, section 1.1 (``B_g``).
        """
        found = self._favourites.get(code)
        if found is None:
            found = tuple(favourites(self.replies, voice.order.predicates, code) for voice in self.voices)
            self._favourites[code] = found
        return found

    def attainable(self, party: str, code: int) -> frozenset[int]:
        """Return the statements of a party, counted from 1, that some reply of the target to a state makes true."""
        found = self._attainable.get((party, code))
        if found is None:
            found = attainable(self.replies, self.interests[party].order, code)
            self._attainable[party, code] = found
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
        for statement in self.theirs.statements:
            mask = self.conflict.mask_of(names(statement.formula))
            minor |= mask if statement.is_minor else 0
            major |= 0 if statement.is_minor else mask
        return minor & ~major & self.conflict.own(self.target).mask
