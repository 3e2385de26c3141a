"""What a sweep found: each judgment with its values, their shares, and whether they are necessary.

Source: tradecraft.md, sections 2.2 and 2.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.tally import Tally
from countermove.analysis.sweep.wilson import wilson

NECESSARY, POSSIBLE, IMPOSSIBLE = "necessary", "possible", "impossible"
IN_ALL_DRAWN, IN_NONE_DRAWN = "in_all_drawn", "in_none_drawn"
AS_CODED = "as_coded"


@dataclass(frozen=True, slots=True)
class Found:
    """One value of one judgment.

    ``status`` is necessary, possible or impossible where every completion was gone through; where completions were
    drawn, or the sweep was cut short, ``in_all_drawn`` and ``in_none_drawn`` stand in place of necessary and
    impossible; ``as_coded`` where nothing was varied. ``example`` is the lowest number of a completion with it, None
    where there is none.

    Units: ``count`` of ``total`` is weight, draws or orders; ``share`` is a probability under the coding, None where
    some probability is not given or robustness is counted; ``interval`` is Wilson's at 95%, for what was drawn: of the
    share, or of the part of all completions.
    """

    id: str
    value: str
    count: int
    total: int
    share: float | None
    interval: tuple[float, float] | None
    status: str
    is_headline: bool
    is_coded: bool
    example: int | None = None


def findings(question: Question, plan: Plan, tally: Tally) -> tuple[Found, ...]:
    """Return every value of every judgment, headlines first; of each judgment the weightiest value first."""
    headlines = {name: number for number, name in enumerate(question.headlines)}
    values: dict[str, set[str]] = {name: {question.coded.get(name, question.usual)} for name in headlines}
    for name, value in question.coded.items():
        values.setdefault(name, set()).add(value)
    for name, value in tally.values:
        values.setdefault(name, set()).add(value)
    given: dict[str, int] = {}
    for (name, _), count in tally.values.items():
        given[name] = given.get(name, 0) + count
    order = sorted(values, key=lambda name: headlines.get(name, len(headlines)))
    found: list[Found] = []
    for name in order:
        if given.get(name, 0) < tally.weight:
            values[name].add(question.usual)
        rows = [_found(question, plan, tally, name, value, name in headlines, given) for value in values[name]]
        found += sorted(rows, key=lambda one: (-one.count, one.value))
    return tuple(found)


def _found(
    question: Question, plan: Plan, tally: Tally, name: str, value: str, is_headline: bool, given: dict[str, int]
) -> Found:
    count = tally.values[name, value]
    if value == question.usual:
        count += tally.weight - given.get(name, 0)
    is_exact = plan.is_enumerated and tally.rows == plan.rows
    is_drawn = not plan.is_enumerated and tally.rows > 0
    interval = wilson(count, tally.weight) if is_drawn else None
    share = (
        float(Fraction(count, tally.weight)) if plan.is_weighted and tally.weight and (is_exact or is_drawn) else None
    )
    coded = question.coded.get(name, question.usual)
    return Found(
        name,
        value,
        count,
        tally.weight,
        share,
        interval,
        _status(count, tally.weight, is_exact) if plan.factors else AS_CODED,
        is_headline,
        value == coded,
        tally.first.get((name, value)),
    )


def _status(count: int, total: int, is_exact: bool) -> str:
    if 0 < count < total:
        return POSSIBLE
    if count:
        return NECESSARY if is_exact else IN_ALL_DRAWN
    return IMPOSSIBLE if is_exact else IN_NONE_DRAWN


@dataclass(frozen=True, slots=True)
class Hanging:
    """How a judgment's coded value hangs on one factor.

    ``shares`` are of the completions with each outcome, in the order of the outcomes: of their weight, or of their
    number where nothing has probabilities.
    """

    judgment: str
    value: str
    factor: str
    shares: Mapping[str, float]

    @property
    def spread(self) -> float:
        """Return how far the shares lie apart."""
        return max(self.shares.values()) - min(self.shares.values())

    @property
    def holds(self) -> dict[str, str]:
        """Return, for each outcome, whether the value holds always, sometimes or never under it."""
        return {
            label: "always" if share == 1 else "sometimes" if share else "never" for label, share in self.shares.items()
        }


def hanging(question: Question, plan: Plan, tally: Tally, judgment: str) -> Iterator[Hanging]:
    """Yield what a judgment hangs on: each factor under whose outcomes its coded value has different shares.

    Of what was drawn, only factors with two outcomes whose 95% intervals do not overlap.
    """
    value = question.coded.get(judgment, question.usual)
    places = {(factor.id, one.label): n for factor in plan.factors for n, one in enumerate(factor.outcomes)}
    keys = sorted(tally.labels, key=lambda key: (key[0], places.get(key, 0), key[1]))
    for factor in dict.fromkeys(name for name, _ in keys):
        joint = tally.joint(factor, judgment, question.usual)
        labels = [label for name, label in keys if name == factor]
        counts = {label: (joint.get((label, value), 0), tally.labels[factor, label]) for label in labels}
        shares = {label: count / total for label, (count, total) in counts.items()}
        if len(set(shares.values())) > 1 and (plan.is_enumerated or _lie_apart(counts.values())):
            yield Hanging(judgment, value, factor, shares)


def _lie_apart(counts: Iterable[tuple[int, int]]) -> bool:
    ends = [wilson(count, total) for count, total in counts]
    return max(low for low, _ in ends) > min(high for _, high in ends)
