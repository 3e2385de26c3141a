"""H3 Split: do those inside the target want different replies?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.shares import NEGLIGIBLE, rounded
from countermove.analysis.assess.situation import Situation
from countermove.engine.implicit.mover import better_than
from countermove.model.state import bits


@dataclass(frozen=True, slots=True)
class Camp:
    """An option on which those inside disagree: who would have it taken, and who dropped."""

    option: str
    taken: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """How far those inside are from one reply that suits them all, compared with the baseline.

    ``acceptable`` counts the replies no veto-holder finds worse than leaving things as opened; None where too many to
    count. ``is_blocked`` says that the target's best reply is not among them.
    """

    value: float
    opened: float
    before: float
    without_minor: float
    contested: tuple[Camp, ...]
    contested_before: tuple[str, ...]
    is_blocked: bool
    blocked_by: tuple[str, ...]
    acceptable: int | None

    @property
    def is_on(self) -> bool:
        """Say whether the split has grown, and not over minor options alone."""
        return self.value > NEGLIGIBLE and self.without_minor > NEGLIGIBLE

    @property
    def key(self) -> tuple[float, bool]:
        """Return the sort key: the wider split first, then the blocked one."""
        return -self.value, not self.is_blocked


def split(consequence: Consequence) -> Split:
    """Return the Split test of an initiative.

    Source: tradecraft.md, section 1.6, H3.
    """
    situation = consequence.situation
    known = situation.results("split", situation.inside, situation.minor_options, situation.baseline)
    key = consequence.opened, consequence.replied
    found: Split | None = known.get(key)
    if found is None:
        found = known[key] = _split(consequence)
    return found


def _split(consequence: Consequence) -> Split:
    situation, opened = consequence.situation, consequence.opened
    now, before = situation.favourites(opened), situation.favourites(situation.baseline)
    at_opened, at_baseline = disagreement(situation, now), disagreement(situation, before)
    forgetting = situation.minor_options
    lesser = rounded(
        disagreement(situation, [situation.replies.without(f, forgetting) for f in now])
        - disagreement(situation, [situation.replies.without(f, forgetting) for f in before])
    )
    blockers = _blockers(consequence)
    return Split(
        value=rounded(at_opened - at_baseline),
        opened=at_opened,
        before=at_baseline,
        without_minor=lesser,
        contested=_contested(situation, now),
        contested_before=tuple(camp.option for camp in _contested(situation, before)),
        is_blocked=bool(blockers),
        blocked_by=blockers,
        acceptable=_acceptable(consequence),
    )


def disagreement(situation: Situation, favourites: Sequence[int]) -> float:
    """Return one minus the largest weight of stakeholders that some one reply is a favourite of.

    Every set of stakeholders that can agree is grown one stakeholder at a time; a set that cannot is never grown.

    Source: tradecraft.md, section 1.6, H3.
    """
    if not situation.voices:
        return 0.0
    replies = situation.replies
    agreements: list[tuple[int, float]] = [(replies.whole(), 0.0)]
    for voice, favourite in zip(situation.voices, favourites, strict=True):
        if voice.weight <= 0:
            continue
        joined: dict[int, float] = dict(agreements)
        for common, weight in agreements:
            shared = replies.both(common, favourite)
            if not replies.is_empty(shared):
                joined[shared] = max(joined.get(shared, 0.0), weight + voice.weight)
        agreements = list(joined.items())
    return rounded(1.0 - max(weight for _, weight in agreements))


def _contested(situation: Situation, favourites: Sequence[int]) -> tuple[Camp, ...]:
    """Return the options no setting of which is among the favourites of every stakeholder, with the camps."""
    camps = []
    for position in bits(situation.replies.mask):
        option = situation.conflict.option_names[position]
        wants = [_settings(situation, favourite, position) for favourite in favourites]
        counted = [w for voice, w in zip(situation.voices, wants, strict=True) if voice.weight > 0]
        if all(True in w for w in counted) or all(False in w for w in counted):
            continue
        taken = tuple(v.id for v, w in zip(situation.voices, wants, strict=True) if w == {True} and v.weight > 0)
        dropped = tuple(v.id for v, w in zip(situation.voices, wants, strict=True) if w == {False} and v.weight > 0)
        camps.append(Camp(option, taken, dropped))
    return tuple(camps)


def _settings(situation: Situation, favourite: int, position: int) -> set[bool]:
    replies = situation.replies
    taken = replies.taking(position)
    found = set()
    if not replies.is_empty(replies.both(favourite, taken)):
        found.add(True)
    if not replies.is_empty(replies.but_not(favourite, taken)):
        found.add(False)
    return found


def _blockers(consequence: Consequence) -> tuple[str, ...]:
    """Return the veto-holders to whom the target's best reply is worse than leaving things as opened."""
    return tuple(
        voice.id
        for voice in consequence.situation.voices
        if voice.veto and voice.order.prefers(consequence.opened, consequence.replied)
    )


def _acceptable(consequence: Consequence) -> int | None:
    """Return how many replies every veto-holder finds at least as good as leaving things as opened."""
    situation, opened = consequence.situation, consequence.opened
    replies = situation.replies
    everything = accepted = replies.everything(opened)
    for voice in situation.voices:
        if voice.veto:
            vector = voice.order.vector(opened)
            good = better_than(replies, voice.order, vector - 1, opened, everything) if vector else everything
            accepted = replies.both(accepted, good)
    return replies.count(accepted)
