"""The hypotheses among which a move is to tell: answers that exclude each other, and how likely each is beforehand.

A question whose answers do not exclude each other is taken apart: each answer stands against its own denial, and what
comes out are marginals that need not sum to 1.

Source: tradecraft.md, section 4.3 (not exclusive ones: marginals, not a distribution over rows).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from countermove.analysis.sweep.answers import FAILS, HOLDS
from countermove.model import Rivals

CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Field:
    """Answers of which exactly one holds.

    ``analyst`` are the coder's own probabilities; None where they were not given for all. ``hypothesis`` names the one
    answer that stands against its denial where the question's answers do not exclude each other.

    Units: ``analyst`` are probabilities that sum to 1.
    """

    question: str
    answers: tuple[str, ...]
    texts: Mapping[str, str]
    analyst: Mapping[str, float] | None = None
    hypothesis: str = ""

    @property
    def factor(self) -> str:
        """Return the name of the sweep's factor that settles which answer holds."""
        return f"{self.question}/{self.hypothesis}" if self.hypothesis else self.question

    @property
    def flat(self) -> Mapping[str, float]:
        """Return the same probability for every answer."""
        return {name: 1 / len(self.answers) for name in self.answers}

    @property
    def prior(self) -> Mapping[str, float]:
        """Return the analyst's probabilities where given, else the same for every answer."""
        return self.flat if self.analyst is None else self.analyst


def fields_of(rivals: Rivals) -> tuple[Field, ...]:
    """Return the hypotheses of a question, taken apart where they can hold together."""
    if rivals.is_exclusive:
        return (_exclusive(rivals),)
    return tuple(
        Field(
            rivals.id,
            (HOLDS, FAILS),
            {HOLDS: one.text, FAILS: f"not: {one.text}"},
            None if one.probability is None else {HOLDS: one.probability, FAILS: 1 - one.probability},
            one.id,
        )
        for one in rivals.hypotheses
    )


def _exclusive(rivals: Rivals) -> Field:
    given = {one.id: one.probability for one in rivals.hypotheses}
    known = {name: value for name, value in given.items() if value is not None}
    whole = len(known) == len(given) and abs(sum(known.values()) - 1) < CLOSE
    return Field(rivals.id, tuple(given), {one.id: one.text for one in rivals.hypotheses}, known if whole else None)
