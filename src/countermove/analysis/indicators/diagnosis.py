"""How well a move tells rival hypotheses apart, and what it costs whoever makes it.

A move that every hypothesis would have made is no evidence for any. A cheap move is easily made for show: what it costs
its maker stands beside how much it tells.

Source: tradecraft.md, section 2.6; mission F45.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.doubt.information import bits_of
from countermove.analysis.indicators.field import Field
from countermove.analysis.indicators.likelihood import NEVER, NO, OFTEN, SOME, YES, Likelihood
from countermove.analysis.indicators.watched import OPEN_STILL, Sighting
from countermove.analysis.sweep.answers import FAILS, HOLDS
from countermove.model import Indicator

ENOUGH = 2.0
"""A likelihood ratio within half and twice tells nothing worth having."""


@dataclass(frozen=True)
class Watch:
    """A move to watch for, with how likely it is under each hypothesis.

    ``likelihoods`` are by hypothesis; those that cannot be computed and have no term are absent. ``on_path`` are by
    hypothesis, too: how likely the move lies on a way of improvements to an equilibrium; shown, and not counted.
    ``is_named`` marks an indicator that the case itself lists. ``expected`` says of each hypothesis whether the
    actor's best package makes the move in every, some or no completion; it stands in where there are no likelihoods.
    """

    indicator: Indicator
    hypotheses: Field
    likelihoods: Mapping[str, Likelihood]
    sighting: Sighting = OPEN_STILL
    outlay: Delta = NOTHING
    on_path: Mapping[str, Likelihood] = field(default_factory=dict)
    is_named: bool = True
    expected: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_assessed(self) -> bool:
        """Say whether every hypothesis has a likelihood."""
        return len(self.likelihoods) == len(self.hypotheses.answers)

    @property
    def is_diagnostic(self) -> bool:
        """Say whether the move is more than twice as likely under some hypothesis as under another; without numbers,
        whether it is expected differently."""
        values = [one.value for one in self.likelihoods.values()]
        if values:
            return max(values) > ENOUGH * min(values)
        return self.spread > 0

    @property
    def spread(self) -> int:
        """Return how differently hypotheses expect the move: 2 from every to no completion, 0 not at all."""
        places = [OFTEN.index(often) for often in self.expected.values()]
        return max(places, default=0) - min(places, default=0)

    @property
    def seen_under(self) -> tuple[str, ...]:
        """Return the hypotheses under which it would be seen: at least half as likely as where it is likeliest."""
        known = self.likelihoods or self.expected
        return tuple(name for name in known if self.is_diagnostic and name not in self.not_expected_under)

    @property
    def not_expected_under(self) -> tuple[str, ...]:
        """Return the hypotheses under which it is less than half as likely as where it is likeliest."""
        if not self.likelihoods:
            return tuple(name for name, often in self.expected.items() if self.is_diagnostic and often == NEVER)
        values = {name: one.value for name, one in self.likelihoods.items()}
        highest = max(values.values(), default=0.0)
        return tuple(name for name, value in values.items() if highest > ENOUGH * value)

    def ratio(self, hypothesis: str) -> float | None:
        """Return how much likelier it is under a hypothesis than under that one's leading rival; infinite where the
        rival would never make it, None where either has no likelihood or neither would."""
        rival = self.leading_rival(hypothesis)
        if hypothesis not in self.likelihoods or rival not in self.likelihoods:
            return None
        own, other = self.likelihoods[hypothesis].value, self.likelihoods[rival].value
        return own / other if other else (inf if own else None)

    def leading_rival(self, hypothesis: str) -> str:
        """Return the likeliest of the other hypotheses; of equally likely ones, the one that expects the move most."""
        others = [name for name in self.hypotheses.answers if name != hypothesis]
        expected = {name: one.value for name, one in self.likelihoods.items()}
        return max(others, key=lambda name: (self.hypotheses.prior[name], expected.get(name, -1.0)), default="")

    @property
    def bits(self) -> float | None:
        """Return the mutual information between hypothesis and move, in bits; None where not all are assessed.

        Source: tradecraft.md, sections 2.5 and 2.6 (``I(H;x)``).
        """
        if not self.is_assessed:
            return None
        joint: dict[tuple[str, ...], float] = {}
        for name, weight in self.hypotheses.prior.items():
            value = self.likelihoods[name].value
            joint[name, YES], joint[name, NO] = weight * value, weight * (1 - value)
        return bits_of(joint)

    @property
    def word(self) -> str:
        """Return what the move says, in words."""
        if not self.likelihoods and not self.expected:
            return "not assessed"
        if not self.is_diagnostic:
            return "not diagnostic"
        if not self.likelihoods:
            return self._without_numbers
        if self.hypotheses.hypothesis:
            under = self.seen_under[0] if self.seen_under else FAILS
            return f"{'seen' if under == HOLDS else 'not expected'} under {self.hypotheses.hypothesis}"
        said = f"seen under {', '.join(self.seen_under)}"
        return f"{said}; not expected under {', '.join(self.not_expected_under)}"

    @property
    def _without_numbers(self) -> str:
        """Return how often the model expects the move under each hypothesis, in words."""
        named = {HOLDS: self.hypotheses.hypothesis, FAILS: "its absence"} if self.hypotheses.hypothesis else {}
        told = []
        for often in reversed(OFTEN):
            under = [named.get(name, name) for name, found in self.expected.items() if found == often]
            if under:
                completions = "completions" if often == SOME else "completion"
                told.append(f"expected in {'no' if often == NEVER else often} {completions} under {', '.join(under)}")
        return "; ".join(told)

    @property
    def faking(self) -> str:
        """Return what making the move for show would cost, in words; no number of any kind."""
        if not self.outlay.is_loss:
            return "costs its maker nothing"
        if self.outlay.statement is None:
            return f"costs its maker {-self.outlay.priority} ranks"
        return f"costs its maker priority {-self.outlay.priority}, {self.outlay.statement.text}"

    def to_json(self) -> dict[str, Any]:
        """Return the move as plain data."""
        one, sighting = self.indicator, self.sighting
        return {
            "id": one.id,
            "named": self.is_named,
            "text": one.text,
            "question": self.hypotheses.question,
            "hypothesis": self.hypotheses.hypothesis,
            "option": one.option,
            "direction": one.direction,
            "since": one.since,
            "until": one.until,
            "seen_by": one.seen_by,
            "sighting": sighting.to_json(),
            "likelihoods": {name: found.to_json() for name, found in self.likelihoods.items()},
            "expected": dict(self.expected),
            "on_path": {name: found.to_json() for name, found in self.on_path.items()},
            "ratios": {name: _finite(self.ratio(name)) for name in self.hypotheses.answers},
            "bits": None if self.bits is None else round(self.bits, 6),
            "diagnostic": self.is_diagnostic,
            "seen_under": list(self.seen_under),
            "not_expected_under": list(self.not_expected_under),
            "word": self.word,
            "outlay": self.outlay.priority,
            "outlay_unit": self.outlay.unit,
            "cost_of_faking": self.faking,
        }


def _finite(ratio: float | None) -> float | str | None:
    return "infinite" if ratio == inf else ratio


def ranked(watches: Iterable[Watch]) -> tuple[Watch, ...]:
    """Return the moves that tell most first: those that are diagnostic, then by bits, the dearer before the cheaper.

    What tells nothing comes last, and after it what nobody has assessed.
    """
    return tuple(sorted(watches, key=_place))


def _place(watch: Watch) -> tuple[bool, bool, float, int, float]:
    cost = watch.outlay.gravity if watch.outlay.is_loss else inf
    known = bool(watch.likelihoods or watch.expected)
    return not known, not watch.is_diagnostic, -round(watch.bits or 0.0, 9), -watch.spread, cost
