"""The initiator's side: outlay, exposure, linkage, irrevocability, return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta, Interest
from countermove.engine.implicit.mover import SMALL_SET, Mover
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
    opened, settled = _opened(consequence), _settled(consequence)
    return CostAndYield(
        outlay=opened.outlay,
        exposure=_exposure(consequence, consequence.situation.view.movers[consequence.situation.target]),
        exposure_worst=opened.exposure_worst,
        linkage=settled.linkage,
        linkage_cost=settled.linkage_cost,
        irrevocable=opened.irrevocable,
        is_undoable=opened.is_undoable,
        is_undoable_after_reply=settled.is_undoable,
        yielded=settled.yielded,
        gained=settled.gained,
        lost=settled.lost,
        vital_lost=settled.vital_lost,
        coded=opened.coded,
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """What depends on the initiative alone, and on nobody's answer."""

    outlay: Delta
    exposure_worst: Delta
    irrevocable: tuple[str, ...]
    is_undoable: bool
    coded: Mapping[str, Mapping[str, Cost]]


@dataclass(frozen=True, slots=True)
class _Settled:
    """What depends on the reply, and on what third parties make of it."""

    linkage: tuple[Linkage, ...]
    linkage_cost: Delta
    is_undoable: bool
    yielded: Delta
    gained: tuple[int, ...]
    lost: tuple[int, ...]
    vital_lost: tuple[int, ...]


def _opened(consequence: Consequence) -> _Opened:
    situation, opened, baseline = consequence.situation, consequence.opened, consequence.situation.baseline
    known = situation.results("cost of opening", situation.own, situation.replies, baseline)
    found: _Opened | None = known.get(opened)
    if found is None:
        options, changed = situation.conflict.options, list(bits(baseline ^ opened))
        found = known[opened] = _Opened(
            outlay=situation.own.delta(baseline, opened),
            exposure_worst=_worst(consequence, situation.replies.everything(opened)),
            irrevocable=tuple(options[bit].id for bit in changed if options[bit].is_one_way),
            is_undoable=_can_restore(consequence, opened),
            coded={options[bit].id: options[bit].costs for bit in changed if opened >> bit & 1},
        )
    return found


def _settled(consequence: Consequence) -> _Settled:
    situation, own, baseline = consequence.situation, consequence.situation.own, consequence.situation.baseline
    others = situation.third_parties, *situation.third_movers
    known = situation.results("cost of settling", own, others, situation.null_run, baseline)
    found: _Settled | None = known.get(consequence.replied)
    if found is None:
        settled = consequence.settled
        lost = own.lost(baseline, settled)
        found = known[consequence.replied] = _Settled(
            linkage=_linkage(consequence),
            linkage_cost=_loss(own, consequence.replied, settled),
            is_undoable=_can_restore(consequence, settled),
            yielded=own.delta(baseline, settled),
            gained=own.lost(settled, baseline),
            lost=lost,
            vital_lost=tuple(j for j in lost if own.statements[j - 1].tier == "vital"),
        )
    return found


def _loss(own: Interest, before: int, after: int) -> Delta:
    """Return the most important interest that holds before and fails after, whatever else is gained."""
    if own.is_ranking:
        change = own.delta(before, after)
        return change if change.is_loss else NOTHING
    lost = own.lost(before, after)
    return own.at(lost[0]) if lost else NOTHING


def _exposure(consequence: Consequence, target: Mover) -> Delta:
    """Return the worst loss that an improvement of the target brings on the initiator."""
    situation, opened = consequence.situation, consequence.opened
    level = target.improvements(opened)
    if situation.replies.weight > SMALL_SET:
        return _worst(consequence, level)
    known = situation.results("exposure", situation.own, situation.replies)
    found: Delta | None = known.get((opened, level))
    if found is None:
        found = known[opened, level] = _worst(consequence, level)
    return found


def _worst(consequence: Consequence, level: int) -> Delta:
    """Return the worst loss that one of some replies of the target to the state just opened brings on the initiator."""
    situation, opened = consequence.situation, consequence.opened
    replies, order = situation.replies, situation.own.order
    if situation.own.is_ranking:
        return _worst_in_ranks(consequence, level)
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


def _worst_in_ranks(consequence: Consequence, level: int) -> Delta:
    """Return the loss in ranks of the worst reply of a set: the one in the lowest group of the initiator's ranking."""
    situation, opened, replies = consequence.situation, consequence.opened, consequence.situation.replies
    for statement in reversed(situation.own.order.predicates):
        failing = replies.but_not(level, replies.where(statement, opened))
        if not replies.is_empty(failing):
            loss = situation.own.delta(opened, replies.some(failing, opened))
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
