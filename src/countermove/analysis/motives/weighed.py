"""A matrix with both scores, what flips them, and what they come to in words.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from countermove.analysis.doubt.confidence import Confidence
from countermove.analysis.motives.confidence import confidence
from countermove.analysis.motives.diagnosticity import Diagnosticity, diagnosticity
from countermove.analysis.motives.inconsistency import Inconsistency, inconsistency
from countermove.analysis.motives.matrix import Matrix
from countermove.analysis.motives.posterior import Posterior, analysts_prior, flat_prior, posterior
from countermove.analysis.motives.ranking import first
from countermove.analysis.motives.sensitivity import Dropped, drop_each
from countermove.analysis.motives.weights import USUAL, Weights


@dataclass(frozen=True)
class Weighed:
    """Hypotheses weighed against the evidence in two ways, which are never made into one number."""

    matrix: Matrix
    weights: Weights = USUAL

    @cached_property
    def flat(self) -> Posterior:
        """Return the likelihood score from equal starting chances."""
        return posterior(self.matrix, flat_prior(self.matrix), self.weights)

    @cached_property
    def analyst(self) -> Posterior | None:
        """Return the likelihood score from the analyst's starting chances, or None where not all are given."""
        prior = analysts_prior(self.matrix)
        return None if prior is None else posterior(self.matrix, prior, self.weights)

    @cached_property
    def against(self) -> Inconsistency:
        """Return the weighted inconsistency."""
        return inconsistency(self.matrix, self.weights)

    @cached_property
    def dropped(self) -> tuple[Dropped, ...]:
        """Return both orders without each line of evidence."""
        return drop_each(self.matrix, self.weights)

    @cached_property
    def telling(self) -> dict[str, Diagnosticity]:
        """Return how well each piece of evidence tells the hypotheses apart."""
        return {piece.id: diagnosticity(self.matrix, piece) for piece in self.matrix.evidence}

    @property
    def scores_agree(self) -> bool:
        """Say whether some hypothesis stands first, or level with the first, in both scores."""
        return bool(first(self.flat.ranking) & first(self.against.ranking))

    @cached_property
    def confidence(self) -> Confidence:
        """Return how much the weighing can bear."""
        return confidence(self)

    def chances(self, hypothesis: str) -> tuple[float, float]:
        """Return the lowest and the highest chance of a hypothesis over the starting chances tried."""
        found = [self.flat.probability[hypothesis]]
        if self.analyst is not None:
            found.append(self.analyst.probability[hypothesis])
        return min(found), max(found)

    def with_staging(self, hypothesis: str) -> Weighed:
        """Return the same with one more hypothesis: that the evidence was made to look as if one of them held.

        Raises: ``KeyError`` where there is no such hypothesis.
        """
        return Weighed(self.matrix.with_staging(hypothesis), self.weights)
