"""The moves to watch for on one question: those the case names, and every other option of the actor it is about.

Source: tradecraft.md, section 2.6.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countermove.analysis.assess.interest import NOTHING, Delta
from countermove.analysis.doubt.information import Joint
from countermove.analysis.indicators.diagnosis import Watch, ranked
from countermove.analysis.indicators.field import Field
from countermove.analysis.indicators.likelihood import OFTEN, Likelihood, counted, how_often, of_term
from countermove.analysis.indicators.update import Update
from countermove.analysis.indicators.watched import sighting_of
from countermove.analysis.sweep.answers import HOLDS
from countermove.model import Event, Indicator, Option, Rivals


@dataclass(frozen=True)
class Observed:
    """What was counted about the moves of one actor.

    ``joints`` are, by question or answer and by option, the weights by hypothesis and by whether the actor's best
    package changes the option (``yes``, ``no``); a question that changes nothing in the model has none. ``draws`` says
    that the weights are numbers of draws; without ``is_weighted`` they are no probabilities, and only whether a move is
    expected in every, some or no completion can be told. ``on_path`` are the same for ways of improvements to an
    equilibrium. ``why_not`` says why nothing was computed where that is so.
    ``outlays`` are what each move alone costs the actor.
    """

    actor: str
    options: tuple[Option, ...]
    joints: Mapping[tuple[str, str], Joint]
    draws: bool = False
    is_weighted: bool = True
    on_path: Mapping[tuple[str, str], Joint] | None = None
    outlays: Mapping[str, Delta] | None = None
    why_not: str = ""


def watches(
    hypotheses: Field,
    indicators: Sequence[Indicator],
    observed: Observed,
    events: Sequence[Event] = (),
    as_of: str | None = None,
) -> tuple[Watch, ...]:
    """Return every move to watch for on a question, what tells most first.

    Args:
        indicators: those of the case that bear on this question; other options of the actor follow as candidates.
        events: the timeline, which shows what has been seen.
    """
    named = {one.option for one in indicators}
    found = [_watch(hypotheses, one, observed, events, as_of, is_named=True) for one in indicators]
    for option in observed.options:
        if option.id not in named:
            candidate = _candidate(option, hypotheses.question)
            found.append(_watch(hypotheses, candidate, observed, events, as_of, is_named=False))
    return ranked(found)


def _candidate(option: Option, question: str) -> Indicator:
    """Return an option of the actor as a move to watch for."""
    direction = "off" if option.status_quo else "on"
    return Indicator(option.id, option.text, question, option.id, direction)


def _watch(
    hypotheses: Field,
    indicator: Indicator,
    observed: Observed,
    events: Sequence[Event],
    as_of: str | None,
    is_named: bool,
) -> Watch:
    computed = _computed(hypotheses, indicator, observed.joints, observed.draws) if observed.is_weighted else {}
    return Watch(
        indicator,
        hypotheses,
        _with_terms(hypotheses, indicator, computed),
        sighting_of(indicator, events, as_of),
        (observed.outlays or {}).get(indicator.option, NOTHING) if indicator.direction != "absent" else NOTHING,
        _computed(hypotheses, indicator, observed.on_path or {}, observed.draws) if observed.is_weighted else {},
        is_named,
        _expected(hypotheses, indicator, observed.joints),
    )


def _computed(
    hypotheses: Field, indicator: Indicator, joints: Mapping[tuple[str, str], Joint], draws: bool
) -> dict[str, Likelihood]:
    """Return what the model gives, by hypothesis."""
    joint = joints.get((hypotheses.factor, indicator.option))
    if joint is None:
        return {}
    turned: Callable[[Likelihood], Likelihood] = (
        Likelihood.complement if indicator.direction == "absent" else lambda one: one
    )
    found = ((name, counted(joint, name, draws)) for name in hypotheses.answers)
    return {name: turned(one) for name, one in found if one is not None}


def _expected(hypotheses: Field, indicator: Indicator, joints: Mapping[tuple[str, str], Joint]) -> Mapping[str, str]:
    """Return whether the move is expected in every, some or no completion, by hypothesis."""
    joint = joints.get((hypotheses.factor, indicator.option), {})
    found = {name: often for name in hypotheses.answers if (often := how_often(joint, name))}
    if indicator.direction == "absent":
        return {name: OFTEN[::-1][OFTEN.index(often)] for name, often in found.items()}
    return found


def _with_terms(
    hypotheses: Field, indicator: Indicator, computed: Mapping[str, Likelihood]
) -> Mapping[str, Likelihood]:
    """Return the likelihoods with the coder's terms in place of what was computed, in the order of the answers."""
    found = dict(computed)
    for name, rating in indicator.likelihoods.items():
        answer = name if not hypotheses.hypothesis else HOLDS if name == hypotheses.hypothesis else ""
        own = of_term(rating, computed.get(answer)) if answer in hypotheses.answers else None
        if own is not None:
            found[answer] = own
    return {name: found[name] for name in hypotheses.answers if name in found}


@dataclass(frozen=True)
class Watched:
    """The moves to watch for on one question, and what those seen say of its answers.

    ``why_not`` says why nothing was computed from the model where that is so.
    """

    rivals: Rivals
    actor: str
    fields: tuple[Field, ...]
    watches: tuple[Watch, ...]
    updates: tuple[Update, ...]
    why_not: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the question as plain data."""
        return {
            "question": self.rivals.id,
            "text": self.rivals.question,
            "about": self.actor,
            "exclusive": self.rivals.is_exclusive,
            "hypotheses": {one.id: one.text for one in self.rivals.hypotheses},
            "not_computed": self.why_not,
            "moves": [watch.to_json() for watch in self.watches],
            "updates": [update.to_json() for update in self.updates],
        }
