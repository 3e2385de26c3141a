"""The initiator's side: outlay, exposure, linkage, irrevocability, return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta, Interest
from countermove.engine.implicit.mover import Mover
from countermove.model import Cost
from countermove.model.state import bits


@dataclass(frozen=True, slots=True)
class Linkage:
    """What one third party does in answer, and what that costs the initiator.

    ``lost`` are the initiator's statements, counted from 1, that fail because this party moved.
    """

    party: str
    triggered: Mapping[str, bool]
    cost: Delta
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CostAndYield:
    """What an initiative costs its author, and what it brings.

    ``outlay`` is the price if nothing follows; ``exposure`` the worst that a credible move of the target can do,
    ``exposure_worst`` the worst that any move of it can; ``yielded`` what is gained or lost once all have answered.

    Source: tradecraft.md, section 1.5.
    """

    outlay: Delta
    exposure: Delta
    exposure_worst: Delta
    linkage: tuple[Linkage, ...]
    linkage_cost: Delta
    irrevocable: tuple[str, ...]
    is_undoable: bool
    is_undoable_after_reply: bool
    yielded: Delta
    gained: tuple[int, ...]
    lost: tuple[int, ...]
    vital_lost: tuple[int, ...]
    coded: Mapping[str, Mapping[str, Cost]]


def cost_and_yield(consequence: Consequence) -> CostAndYield:
    """Return everything the initiative means to the initiator."""
    situation, own = consequence.situation, consequence.situation.own
    baseline, settled = situation.baseline, consequence.settled
    gained, lost = own.lost(settled, baseline), own.lost(baseline, settled)
    options = situation.conflict.options
    changed = list(bits(baseline ^ consequence.opened))
    return CostAndYield(
        outlay=own.delta(baseline, consequence.opened),
        exposure=_exposure(consequence, credible=True),
        exposure_worst=_exposure(consequence, credible=False),
        linkage=_linkage(consequence),
        linkage_cost=_loss(own, consequence.replied, settled),
        irrevocable=tuple(options[bit].id for bit in changed if options[bit].is_one_way),
        is_undoable=_can_restore(consequence, consequence.opened),
        is_undoable_after_reply=_can_restore(consequence, settled),
        yielded=own.delta(baseline, settled),
        gained=gained,
        lost=lost,
        vital_lost=tuple(j for j in lost if own.statements[j - 1].tier == "vital"),
        coded={options[bit].id: options[bit].costs for bit in changed if consequence.opened >> bit & 1},
    )


def _loss(own: Interest, before: int, after: int) -> Delta:
    """Return the most important interest that holds before and fails after, whatever else is gained."""
    if own.is_ranking:
        change = own.delta(before, after)
        return change if change.is_loss else NOTHING
    lost = own.lost(before, after)
    return own.at(lost[0]) if lost else NOTHING


def _exposure(consequence: Consequence, credible: bool) -> Delta:
    """Return the worst loss the target can bring on the initiator by moving from the state just opened."""
    situation, opened = consequence.situation, consequence.opened
    mover: Mover = situation.view.movers[situation.target]
    replies, order = mover.replies, situation.own.order
    level = mover.improvements(opened) if credible else replies.everything(opened)
    if situation.own.is_ranking:
        return _exposure_in_ranks(consequence, mover, level)
    vector = order.vector(opened)
    for place, statement in enumerate(order.predicates, 1):
        holding = replies.where(statement, opened)
        if not vector >> (order.length - place) & 1:
            level = replies.but_not(level, holding)
        elif not replies.is_empty(replies.but_not(level, holding)):
            return situation.own.at(place)
        else:
            level = replies.both(level, holding)
    return NOTHING


def _exposure_in_ranks(consequence: Consequence, mover: Mover, level: int) -> Delta:
    """Return the loss in ranks of the worst reply of a set: the one in the lowest group of the initiator's ranking."""
    situation, opened = consequence.situation, consequence.opened
    for statement in reversed(situation.own.order.predicates):
        failing = mover.replies.but_not(level, mover.replies.where(statement, opened))
        if not mover.replies.is_empty(failing):
            loss = situation.own.delta(opened, mover.replies.some(failing, opened))
            return loss if loss.is_loss else NOTHING
    return NOTHING


def _linkage(consequence: Consequence) -> tuple[Linkage, ...]:
    """Return what each third party does after the reply, and the interests lost because it did.

    A party's own part is found by settling again with that party frozen.
    """
    situation, own = consequence.situation, consequence.situation.own
    conflict, settled = situation.conflict, consequence.settled
    found = []
    for name in situation.third_parties:
        mask = conflict.own(name).mask
        triggered = conflict.changes(situation.null_run & mask, settled & mask)
        if triggered:
            without = consequence.settled_without(name)
            due = own.lost(without, settled)
            found.append(Linkage(name, triggered, _loss(own, without, settled), due))
    return tuple(found)


def _can_restore(consequence: Consequence, code: int) -> bool:
    """Say whether the initiator can put its own options back as they were before, by a move of its own."""
    situation = consequence.situation
    own = situation.conflict.own(situation.initiator)
    restored = code & ~own.mask | situation.baseline & own.mask
    return own.permits(code, restored) and situation.view.is_feasible(restored)
