"""What a sweep on the desk is asked for, as a form says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from countermove.errors import CountermoveError

MOST_DRAWS, FARTHEST = 1_000_000, 20
WHAT = (
    ("open", "the open points of the case"),
    ("judged", "the statements whose place is judged"),
)
OF_WHAT = (("assessment", "the assessment"), ("equilibria", "the equilibria"))


@dataclass(frozen=True)
class SweepAsked:
    """A sweep: what is varied, what is looked at, and how many completions are drawn where there are too many.

    ``draws`` is None where nobody says how many.
    """

    what: str = "open"
    of: str = "assessment"
    reach: int = 2
    draws: int | None = None
    seed: int = 1985

    def parameters(self) -> dict[str, str]:
        """Return it as an address carries it."""
        return {name: str(value) for name, value in asdict(self).items() if value is not None}


def sweep_asked(fields: Mapping[str, str]) -> SweepAsked:
    """Return what the fields of a form ask for.

    Raises: ``CountermoveError`` with everything that is wrong.
    """
    wrong: list[str] = []

    def number(name: str, least: int, most: int, otherwise: int | None) -> int | None:
        text = fields.get(name, "").strip().replace(",", "")
        if not text:
            return otherwise
        if not text.isdecimal() or not least <= int(text[:12]) <= most:
            wrong.append(f"{name} has to be a whole number from {least:,} to {most:,}, not “{text[:40]}”")
            return otherwise
        return int(text)

    def chosen(name: str, known: tuple[tuple[str, str], ...], otherwise: str) -> str:
        text = fields.get(name, "") or otherwise
        if text not in dict(known):
            wrong.append(f"{name} is one of {', '.join(dict(known))}, not “{text[:40]}”")
            return otherwise
        return text

    what, of = chosen("what", WHAT, "open"), chosen("of", OF_WHAT, "assessment")
    reach, draws = number("reach", 1, FARTHEST, 2), number("draws", 1, MOST_DRAWS, None)
    seed = number("seed", 0, 2**31, 1985)
    if wrong:
        raise CountermoveError("; ".join(wrong))
    return SweepAsked(what, of, reach or 2, draws, 1985 if seed is None else seed)
