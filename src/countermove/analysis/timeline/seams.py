"""Seams: differences between others that a campaign can work on, with what has worked on them, and who would gain.

Source: mission F16.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.analysis.timeline.options import OptionState
from countermove.model import Seam


@dataclass(frozen=True, slots=True)
class SeamUse:
    """A seam with the events that worked on it and the options that would.

    ``taken`` names those of its options that are taken by the events, or else as coded. ``is_unused`` where no event is
    linked and no option taken.
    """

    seam: Seam
    taken: tuple[str, ...]
    is_unused: bool


def seam_uses(seams: Sequence[Seam], states: Sequence[OptionState]) -> tuple[SeamUse, ...]:
    """Return the seams in the order of the file."""
    settings = {state.option: state.coded if state.setting is None else state.setting for state in states}
    result = []
    for seam in seams:
        taken = tuple(name for name in seam.options if settings.get(name))
        result.append(SeamUse(seam, taken, not seam.events and not taken))
    return tuple(result)
