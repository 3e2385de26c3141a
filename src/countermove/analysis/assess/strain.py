"""H4 Strain: does it cost the target's ally?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.assess.sacrifice import sacrificed
from countermove.analysis.assess.shares import NEGLIGIBLE, rounded
from countermove.analysis.assess.situation import Situation


@dataclass(frozen=True, slots=True)
class Strain:
    """What replies that people inside the target favour would cost one of its allies.

    ``loss`` is the graver case: what the target's own best reply takes from the ally.
    """

    ally: str
    share: float
    share_not_minor: float
    loss: Delta
    strained_by: tuple[str, ...]

    @property
    def is_on(self) -> bool:
        """Say whether somebody inside favours only replies that cost the ally more than a minor interest."""
        return self.share_not_minor > NEGLIGIBLE

    @property
    def key(self) -> tuple[float, float]:
        """Return the sort key: the graver loss of the ally first, then the larger share."""
        return self.loss.gravity, -self.share


NO_STRAIN = Strain("", 0.0, 0.0, NOTHING, ())


def strain(consequence: Consequence) -> tuple[Strain, ...]:
    """Return the Strain test of an initiative for every ally, the gravest first.

    Source: tradecraft.md, section 1.6, H4.
    """
    situation = consequence.situation
    allied = tuple([situation.interests[ally] for ally in situation.allies])
    known = situation.results("strain", situation.inside, situation.allies, allied, situation.baseline)
    key = consequence.opened, consequence.replied
    found: tuple[Strain, ...] | None = known.get(key)
    if found is None:
        each = [_strain_on(consequence, ally) for ally in situation.allies]
        found = known[key] = tuple(sorted(each, key=lambda one: one.key))
    return found


def _strain_on(consequence: Consequence, ally: str) -> Strain:
    situation = consequence.situation
    interest = situation.interests[ally]
    every = frozenset(range(1, interest.order.length + 1))
    strainers = _strainers(consequence, ally, every)
    graver = _strainers(consequence, ally, every - interest.minor)
    return Strain(
        ally=ally,
        share=rounded(sum(voice.weight for voice in situation.voices if voice.id in strainers)),
        share_not_minor=rounded(sum(voice.weight for voice in situation.voices if voice.id in graver)),
        loss=_own_reply_loss(consequence, ally),
        strained_by=strainers,
    )


def _strainers(consequence: Consequence, ally: str, counted: frozenset[int]) -> tuple[str, ...]:
    """Return the stakeholders whose every favourite newly sacrifices a counted interest attainable for the ally."""
    situation, opened, baseline = consequence.situation, consequence.opened, consequence.situation.baseline
    now, before = situation.favourites(opened), situation.favourites(baseline)
    strainers = []
    for voice, favourite, usual in zip(situation.voices, now, before, strict=True):
        given_up_before = _ever_failed(situation, ally, usual, baseline, counted)
        if voice.weight > 0 and not _some_spares(situation, ally, favourite, opened, counted - given_up_before):
            strainers.append(voice.id)
    return tuple(strainers)


def _ever_failed(situation: Situation, ally: str, favourite: int, code: int, counted: Collection[int]) -> set[int]:
    """Return the interests attainable for the ally that one of some favourite replies gives up."""
    replies, order = situation.replies, situation.interests[ally].order
    served = situation.attainable(ally, code)
    return {
        place
        for place in counted
        if place in served
        and not replies.is_empty(replies.but_not(favourite, replies.where(order.predicates[place - 1], code)))
    }


def _some_spares(situation: Situation, ally: str, favourite: int, code: int, counted: Collection[int]) -> bool:
    """Say whether one of some favourite replies gives up none of the counted interests attainable for the ally."""
    replies, order = situation.replies, situation.interests[ally].order
    served = situation.attainable(ally, code)
    for place in sorted(counted):
        if place in served:
            favourite = replies.both(favourite, replies.where(order.predicates[place - 1], code))
    return not replies.is_empty(favourite)


def _own_reply_loss(consequence: Consequence, ally: str) -> Delta:
    """Return the most important interest of the ally that the target's best reply newly gives up."""
    situation, interest = consequence.situation, consequence.situation.interests[ally]
    baseline = situation.baseline
    if interest.is_ranking:
        return _rank_loss(consequence, ally)
    now = sacrificed(interest.order, consequence.replied, situation.attainable(ally, consequence.opened))
    before = sacrificed(interest.order, baseline, situation.attainable(ally, baseline))
    newly = now - before
    return interest.at(min(newly)) if newly else NOTHING


def _rank_loss(consequence: Consequence, ally: str) -> Delta:
    """Return how many ranks more than before the target's reply leaves an ally below the best it could have had."""
    situation = consequence.situation
    order = situation.interests[ally].order

    def below(reply: int, code: int) -> int:
        return len(frozenset(order.failed(reply)) & situation.attainable(ally, code))

    more = below(consequence.replied, consequence.opened) - below(situation.baseline, situation.baseline)
    return Delta(-more, unit="ranks") if more > 0 else NOTHING
