"""PLOVER's event types, with quad category and conflict–cooperation score, from a table with a licence of its own.

Source: PLOVER, Open Event Data Alliance (``data/PLOVER-LICENCE.md``); tradecraft.md, section 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event: what kind of act it is, and where it stands between conflict and cooperation.

    ``modes`` has the scores of those modes that have their own; ``score`` is None where only they have one.

    Units: scores run from -10 (conflict) to +10 (cooperation) and are a convention, no measurement.
    """

    name: str
    quad: str
    score: float | None
    meaning: str
    formerly: tuple[str, ...] = ()
    modes: tuple[tuple[str, float], ...] = ()

    def score_of(self, mode: str) -> float | None:
        """Return the score of the type in a mode; None where it depends on the mode and that is not known."""
        return dict(self.modes).get(mode.lower(), self.score)


@lru_cache(maxsize=1)
def event_types() -> dict[str, EventType]:
    """Return the sixteen types by name, in the order of the table."""
    path = Path(__file__).parent / "data" / "plover.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    modes: dict[str, list[tuple[str, float]]] = {}
    for name, mode, _, score, _, _ in rows:
        if mode:
            modes.setdefault(name, []).append((mode, float(score)))
    return {
        name: EventType(
            name, quad, float(score) if score else None, meaning, tuple(formerly.split()), tuple(modes.get(name, ()))
        )
        for name, mode, quad, score, formerly, meaning in rows
        if not mode
    }


def present_name(name: str) -> str:
    """Return what a type is called now, in capitals; the name as given where no type ever had it."""
    capitals = name.upper()
    return next((one.name for one in event_types().values() if capitals in one.formerly), capitals)
