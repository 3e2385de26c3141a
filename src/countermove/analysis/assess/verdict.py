"""The verdict: what the target is left with after its best reply, and whether that is a dilemma."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.analysis.assess.bind import Bind
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.pull import Pull
from countermove.analysis.assess.shares import NEGLIGIBLE
from countermove.analysis.assess.split import Split

IGNORED = "can be ignored"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``word`` is windfall, costless, squeeze, the same "for government", or can be ignored.

    ``left_with`` compares the target's end state with the baseline; ``gives`` is what the initiative by itself gives
    it.
    """

    word: str
    is_dilemma: bool
    left_with: Delta
    gives: Delta


def verdict(consequence: Consequence, pull: Pull, bind: Bind, split: Split) -> Verdict:
    """Return the verdict on an initiative.

    Source: tradecraft.md, section 1.6.
    """
    situation = consequence.situation
    known = situation.results("verdict", situation.theirs, situation.baseline, pull.is_on, pull.share > NEGLIGIBLE)
    key = consequence.opened, consequence.replied, consequence.settled, bind.is_on or split.is_blocked
    found: Verdict | None = known.get(key)
    if found is None:
        found = known[key] = _verdict(consequence, pull, bind, split)
    return found


def _verdict(consequence: Consequence, pull: Pull, bind: Bind, split: Split) -> Verdict:
    theirs, baseline = consequence.situation.theirs, consequence.situation.baseline
    left_with = theirs.delta(baseline, consequence.settled)
    word = "windfall" if left_with.priority > 0 else "squeeze" if left_with.priority < 0 else "costless"
    if consequence.replied == consequence.opened:
        word = f"{word} for government" if pull.share > NEGLIGIBLE else IGNORED
    is_dilemma = pull.is_on and (bind.is_on or split.is_blocked)
    return Verdict(word, is_dilemma, left_with, theirs.delta(baseline, consequence.opened))
