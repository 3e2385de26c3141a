"""The order in which a summary prints judgments: the strongest claims first."""

from __future__ import annotations

from collections.abc import Iterable

from countermove.records.record import Judgment

_KINDS = {"probability": 1, "possibility": 2, "confidence": 3, "belief": 4, "option": 5}


def by_strength(judgments: Iterable[Judgment]) -> tuple[Judgment, ...]:
    """Return judgments in order of strength.

    The rule: (1) likelihoods with a range come first, the farther the middle of the range lies from one half the
    earlier, whichever way it points, and of two as far the one that says "yes" before the one that says "no"; a range
    is of the proposition, so a negation is already in it. (2) Words of likelihood without a range: negative ones
    ("we doubt", "little prospect") and positive ones ("expect") alike, in the order of the document. (3) Possibility.
    (4) Confidence. (5) Belief. (6) Options, which are not likelihoods at all. Within (3) to (6) the authors' own come
    before those of actors. Judgments that are equal keep the order in which they were given.
    """
    return tuple(sorted(judgments, key=_rank))


def _rank(judgment: Judgment) -> tuple[int, float, int]:
    is_actors = int(judgment.holder != "authors")
    if judgment.range is not None and judgment.kind != "option":
        middle = (judgment.range[0] + judgment.range[1]) / 2
        return 0, -round(abs(middle - 0.5), 6), int(middle < 0.5)
    return _KINDS.get(judgment.kind, 6), 0.0, is_actors
