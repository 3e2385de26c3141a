"""H1 Pull: can the initiative be ignored?"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.assess.shares import rounded


@dataclass(frozen=True, slots=True)
class Pull:
    """Whether carrying on as before has stopped being the target's best reply, and what carrying on would lose.

    ``share`` is the weight of those inside whom the initiative moves away from the present course.
    """

    is_displaced: bool
    deciding: Delta
    share: float
    pulled: tuple[str, ...]

    @property
    def is_on(self) -> bool:
        """Say whether an interest above the lowest tier is lost by not answering."""
        return self.is_displaced and self.deciding.matters

    @property
    def key(self) -> tuple[float, float]:
        """Return the sort key: the graver interest first, then the larger share."""
        return self.deciding.gravity, -self.share


def pull(consequence: Consequence) -> Pull:
    """Return the Pull test of an initiative.

    Source: tradecraft.md, section 1.6, H1.
    """
    situation = consequence.situation
    known = situation.results("pull", situation.theirs, situation.inside, situation.baseline)
    key = consequence.opened, consequence.replied
    found: Pull | None = known.get(key)
    if found is None:
        found = known[key] = _pull(consequence)
    return found


def _pull(consequence: Consequence) -> Pull:
    situation, opened = consequence.situation, consequence.opened
    moved = situation.theirs.order.prefers(consequence.replied, opened)
    deciding = situation.theirs.delta(consequence.replied, opened) if moved else NOTHING
    replies = situation.replies
    now, before = situation.favourites(opened), situation.favourites(situation.baseline)
    pulled = [
        voice
        for voice, favourite, usual in zip(situation.voices, now, before, strict=True)
        if voice.weight > 0 and not replies.contains(favourite, opened) and not replies.same(favourite, usual)
    ]
    share = rounded(sum(voice.weight for voice in pulled))
    return Pull(moved, deciding, share, tuple(voice.id for voice in pulled))
