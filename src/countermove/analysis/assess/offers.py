"""Conditional offers: the agreed state against the state in which the offer is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countermove.analysis.assess.initiative import Package, apply, with_needs
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.settle import settle
from countermove.analysis.assess.situation import Situation
from countermove.model.state import bits


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer made good only against the other side's change.

    Accepted if and only if the target likes the agreed state better than the refusal. ``for_target`` and
    ``for_initiator`` compare the agreed state with the refusal; ``tempted`` are the parties that would rather break it.

    Source: tradecraft.md, section 1.3.
    """

    package: Package
    agreed: int
    refused: int
    settled: int
    is_accepted: bool
    for_target: Delta
    for_initiator: Delta
    initiator_after_settling: Delta
    tempted: tuple[str, ...]


def offer(situation: Situation, package: Package) -> Offer | None:
    """Return what becomes of a conditional offer; None where the agreed or the refused state cannot be had."""
    baseline = situation.baseline
    if not all(_is_permitted(situation, part) for part in (package.changes, package.condition, package.otherwise)):
        return None
    asked = apply(situation, baseline, {**package.changes, **package.condition})
    agreed = asked if situation.view.is_feasible(asked) else with_needs(situation, baseline, asked)
    refused = apply(situation, baseline, package.otherwise)
    if agreed is None or not situation.view.is_feasible(refused):
        return None
    settled = settle(situation.view, agreed, situation.third_parties).code
    both = (situation.initiator, situation.target)
    return Offer(
        package=package,
        agreed=agreed,
        refused=refused,
        settled=settled,
        is_accepted=situation.theirs.order.prefers(agreed, refused),
        for_target=situation.theirs.delta(refused, agreed),
        for_initiator=situation.own.delta(refused, agreed),
        initiator_after_settling=situation.own.delta(baseline, settled),
        tempted=tuple(name for name in both if situation.view.movers[name].improves(agreed)),
    )


def _is_permitted(situation: Situation, changes: Mapping[str, bool]) -> bool:
    """Say whether directions let every one of some options change from the baseline as asked."""
    conflict, baseline = situation.conflict, situation.baseline
    changed = bits(baseline ^ apply(situation, baseline, changes))
    return all(conflict.own(conflict.options[bit].owner).permits(baseline, baseline ^ 1 << bit) for bit in changed)
