"""The matrix: hypotheses in rows, evidence in columns, and in each cell how expected the one is under the other.

Rows and columns stand this way round because of one study, in which the usual layout, turned by a quarter, did worse
(Dhami et al. 2024).

Source: tradecraft.md, sections 4.2 and 4.3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from countermove.analysis.indicators.likelihood import Likelihood
from countermove.analysis.motives.terms import likelihood_of, term_for
from countermove.model import Evidence, Hypothesis, Rivals

STAGED = "staged"


class Origin(StrEnum):
    """Where the likelihood in a cell comes from."""

    RATED = "rated"
    COMPUTED = "computed"
    OVERRIDDEN = "overridden"
    BLANK = "blank"


class Computed(Protocol):
    """What the model says of a move under a hypothesis.

    Units: ``seen`` completions of ``of`` have the move in the actor's best package; ``value`` is the likelihood as the
    matrix counts it, None where the model leaves it open.
    """

    @property
    def seen(self) -> float: ...
    @property
    def of(self) -> float: ...
    @property
    def way(self) -> str: ...
    @property
    def often(self) -> str: ...
    @property
    def likelihood(self) -> Likelihood | None: ...
    @property
    def value(self) -> float | None: ...


class MoveLikelihood(Protocol):
    """Computes how expected a move is under a hypothesis."""

    def __call__(self, hypothesis: str, option: str, direction: str) -> Computed | None:
        """Return the likelihood of an option being moved in a direction, or None where the model cannot say."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How expected a piece of evidence is if a hypothesis holds.

    ``likelihood`` is None where nobody has assessed it. A cell keeps what the model found where the coder's term stands
    in place of it, and where the model leaves it open.
    """

    origin: Origin
    term: str = ""
    likelihood: float | None = None
    computed: Computed | None = None
    because: str = ""

    @property
    def is_left_open(self) -> bool:
        """Say whether the model leaves it open: made in some completions, and nobody has said how they weigh."""
        return self.computed is not None and self.computed.value is None


BLANK = Cell(Origin.BLANK)


@dataclass(frozen=True)
class Matrix:
    """Rival hypotheses against the evidence about one question; cells are keyed by hypothesis and evidence."""

    rivals: Rivals
    evidence: tuple[Evidence, ...]
    cells: Mapping[tuple[str, str], Cell]

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """Return the rows."""
        return self.rivals.hypotheses

    @property
    def names(self) -> tuple[str, ...]:
        """Return the identifiers of the rows."""
        return tuple(one.id for one in self.rivals.hypotheses)

    def cell(self, hypothesis: str, evidence: str) -> Cell:
        """Return one cell."""
        return self.cells.get((hypothesis, evidence), BLANK)

    def likelihood(self, hypothesis: str, evidence: str) -> float | None:
        """Return the likelihood in a cell, or None where nobody has assessed it."""
        return self.cell(hypothesis, evidence).likelihood

    def column(self, evidence: str) -> dict[str, float]:
        """Return the likelihoods of a piece of evidence by hypothesis, those assessed only."""
        found = {name: self.likelihood(name, evidence) for name in self.names}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def blanks(self) -> int:
        """Return how many cells nobody has assessed."""
        return sum(len(self.names) - len(self.column(piece.id)) for piece in self.evidence)

    @property
    def lines(self) -> tuple[tuple[Evidence, ...], ...]:
        """Return the lines of evidence: the pieces of one group together, every other piece by itself."""
        found: dict[tuple[bool, str], list[Evidence]] = {}
        for piece in self.evidence:
            found.setdefault((bool(piece.group), piece.group or piece.id), []).append(piece)
        return tuple(map(tuple, found.values()))

    def without(self, dropped: Sequence[Evidence]) -> Matrix:
        """Return the matrix without some pieces of evidence."""
        left_out = {piece.id for piece in dropped}
        return replace(self, evidence=tuple(piece for piece in self.evidence if piece.id not in left_out))

    def with_staging(self, hypothesis: str) -> Matrix:
        """Return the matrix with one more row: that the evidence was made to look as if a hypothesis held.

        Whoever stages evidence makes it as expected as the real thing would, so that the row repeats that of the
        hypothesis. Raises: ``KeyError`` where there is no such hypothesis.
        """
        copied = self.rivals.hypothesis(hypothesis)
        row = Hypothesis(self.staged_name, f"the evidence was made to look as if {copied.id} held")
        cells = {(row.id, piece.id): self.cell(hypothesis, piece.id) for piece in self.evidence}
        rivals = replace(self.rivals, hypotheses=(*self.hypotheses, row))
        return replace(self, rivals=rivals, cells={**self.cells, **cells})

    @property
    def staged_name(self) -> str:
        """Return a name for a row of staged evidence that no hypothesis has."""
        name = STAGED
        while name in self.names:
            name += "_"
        return name


def matrix(rivals: Rivals, evidence: Sequence[Evidence], computes: MoveLikelihood | None = None) -> Matrix:
    """Return the matrix of a question.

    Args:
        evidence: of any question; only that about this one is taken.
        computes: gives the likelihood of moves under modelled hypotheses; without it such cells stay blank.
    """
    about = tuple(piece for piece in evidence if piece.about == rivals.id)
    cells = {(one.id, piece.id): _cell(one, piece, computes) for piece in about for one in rivals.hypotheses}
    return Matrix(rivals, about, cells)


def _cell(hypothesis: Hypothesis, piece: Evidence, computes: MoveLikelihood | None) -> Cell:
    found = None
    if piece.kind == "move" and hypothesis.is_modelled and computes is not None:
        found = computes(hypothesis.id, piece.option, piece.direction)
    rating, value = piece.ratings.get(hypothesis.id), found.value if found is not None else None
    if rating is not None:
        origin = Origin.RATED if value is None else Origin.OVERRIDDEN
        return Cell(origin, rating.term, likelihood_of(rating.term), found, rating.because)
    if value is not None:
        return Cell(Origin.COMPUTED, term_for(value), value, found)
    return Cell(Origin.BLANK, computed=found)
