"""H2 Bind: what does even the best reply give up?"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.assess.sacrifice import sacrificed


@dataclass(frozen=True, slots=True)
class Bind:
    """The most important interest that the target's best reply newly gives up.

    ``whatever`` is the most important one it gives up at all: by the theorem of tradecraft.md (H2) every other reply
    gives up something at least as important.
    """

    deciding: Delta
    whatever: Delta

    @property
    def is_on(self) -> bool:
        """Say whether an interest above the lowest tier is newly given up."""
        return self.deciding.matters

    @property
    def key(self) -> tuple[float]:
        """Return the sort key: the graver interest first."""
        return (self.deciding.gravity,)


def bind(consequence: Consequence) -> Bind:
    """Return the Bind test of an initiative; a target entered by a ranking has no interests to name, so none.

    Source: tradecraft.md, section 1.6, H2.
    """
    situation = consequence.situation
    known = situation.results("bind", situation.theirs, situation.replies, situation.baseline)
    key = consequence.opened, consequence.replied
    found: Bind | None = known.get(key)
    if found is None:
        found = known[key] = _bind(consequence)
    return found


def _bind(consequence: Consequence) -> Bind:
    situation = consequence.situation
    theirs, baseline = situation.theirs, situation.baseline
    if theirs.is_ranking:
        return Bind(NOTHING, NOTHING)
    given_up = sacrificed(
        theirs.order,
        consequence.replied,
        situation.attainable(situation.target, consequence.opened),
        held=baseline,
    )
    already = sacrificed(theirs.order, baseline, situation.attainable(situation.target, baseline), held=baseline)
    newly = given_up - already
    return Bind(
        theirs.at(min(newly)) if newly else NOTHING,
        theirs.at(min(given_up)) if given_up else NOTHING,
    )
