"""What the moves seen so far say about rival hypotheses: prior odds times likelihoods, every step shown.

Source: tradecraft.md, sections 2.6 and 4.3 (Bayes; a flat prior and the analyst's).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from countermove.analysis.indicators.diagnosis import Watch
from countermove.analysis.indicators.field import Field
from countermove.analysis.indicators.likelihood import Likelihood
from countermove.analysis.indicators.watched import OPEN, SEEN

FLAT, ANALYST = "flat", "analyst"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing seen, or looked for in vain, and how likely that was under each hypothesis."""

    watch: Watch
    is_seen: bool
    likelihoods: Mapping[str, Likelihood]
    after: Mapping[str, float] | None

    @property
    def text(self) -> str:
        """Return what was seen."""
        return f"{self.watch.indicator.id}: {self.watch.sighting.text}"


@dataclass(frozen=True, slots=True)
class Update:
    """How likely each hypothesis is before and after what was seen, from one prior.

    ``posterior`` is None where no hypothesis expects what was seen: then none of them explains it. ``left_out`` are
    sightings that not every hypothesis has a likelihood for.

    Units: probabilities under this coding.
    """

    hypotheses: Field
    prior_name: str
    prior: Mapping[str, float]
    steps: tuple[Step, ...]
    posterior: Mapping[str, float] | None
    left_out: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the update as plain data."""
        return {
            "question": self.hypotheses.question,
            "hypothesis": self.hypotheses.hypothesis,
            "prior_name": self.prior_name,
            "prior": dict(self.prior),
            "posterior": None if self.posterior is None else dict(self.posterior),
            "steps": [
                {
                    "indicator": step.watch.indicator.id,
                    "seen": step.is_seen,
                    "sighting": step.watch.sighting.to_json(),
                    "likelihoods": {name: one.to_json() for name, one in step.likelihoods.items()},
                    "after": None if step.after is None else dict(step.after),
                }
                for step in self.steps
            ],
            "left_out": list(self.left_out),
        }


def updates(field: Field, watches: Iterable[Watch]) -> tuple[Update, ...]:
    """Return what has been seen does to a flat prior, and to the analyst's where there is one.

    Only indicators of the case count, and of several for one option only the earliest: they are the same move. Steps
    are in the order of their dates.
    """
    seen = (watch for watch in watches if watch.is_named and watch.sighting.status != OPEN)
    known = _once(sorted(seen, key=lambda watch: watch.sighting.date))
    priors = {FLAT: field.flat} | ({} if field.analyst is None else {ANALYST: field.analyst})
    return tuple(_update(field, name, prior, known) for name, prior in priors.items())


def posterior(prior: Mapping[str, float], likelihoods: Mapping[str, float]) -> Mapping[str, float] | None:
    """Return the probabilities after one thing was seen; None where no hypothesis expects it.

    Source: Bayes's rule.
    """
    products = {name: weight * likelihoods[name] for name, weight in prior.items()}
    total = fsum(products.values())
    return {name: product / total for name, product in products.items()} if total > 0 else None


def _once(watches: Iterable[Watch]) -> Sequence[Watch]:
    first: dict[str, Watch] = {}
    for watch in watches:
        first.setdefault(watch.indicator.option, watch)
    return tuple(first.values())


def _update(field: Field, name: str, prior: Mapping[str, float], known: Sequence[Watch]) -> Update:
    steps: list[Step] = []
    left_out: list[str] = []
    now: Mapping[str, float] | None = prior
    for watch in known:
        if not watch.is_assessed:
            left_out.append(watch.indicator.id)
            continue
        seen = watch.sighting.status == SEEN
        found = {h: one if seen else one.complement() for h, one in watch.likelihoods.items()}
        if now is not None:
            now = posterior(now, {h: one.value for h, one in found.items()})
        steps.append(Step(watch, seen, found, now))
    return Update(field, name, prior, tuple(steps), now, tuple(left_out))
