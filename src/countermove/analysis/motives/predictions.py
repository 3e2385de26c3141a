"""The model-based column: what each hypothesis, as a variant of the actor's order, predicts, and what was observed.

Source: tradecraft.md, section 4.3.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from countermove.analysis.motives.expected import Expectations, Expected
from countermove.model import Event, Evidence


@dataclass(frozen=True, slots=True)
class Observed:
    """A move of the actor that was seen; ``source`` is the event or the piece of evidence that says so."""

    option: str
    direction: str
    source: str
    date: str = ""


@dataclass(frozen=True)
class Prediction:
    """What the model predicts under one hypothesis, against what was seen.

    ``packages`` are best packages from the status quo with the completions each is best in; ``observed`` says of every
    observed move how expected it was; ``unseen`` are options that the best package moves in more than half of the
    completions by weight, or in all of them, and that nobody was seen moving that way. ``unsaid`` names the open points
    without a probability, for which there are no numbers.
    """

    hypothesis: str
    packages: Mapping[str, Expected]
    observed: tuple[tuple[Observed, Expected | None], ...]
    unseen: tuple[str, ...]
    unsaid: tuple[str, ...] = ()

    @property
    def matched(self) -> int:
        """Return how many observed moves the model predicts: in more than half of the completions, or in all."""
        return sum(found is not None and found.is_predicted for _, found in self.observed)

    @property
    def left_open(self) -> int:
        """Return how many observed moves the model leaves open: made in some completions, and no weights are known."""
        return sum(found is not None and found.value is None for _, found in self.observed)

    @property
    def content(self) -> Hashable:
        """Return what is predicted, whatever the hypothesis is called: the packages, and which moves are expected."""
        return tuple(map(_told, self.packages.items())), tuple(_told(entry) for entry in self.observed), self.unseen


def _told(entry: tuple[Hashable, Expected | None]) -> Hashable:
    """Return what is predicted of one thing, without the number of completions that were gone through."""
    name, found = entry
    return name, found and (found.often, found.likelihood and found.likelihood.value)


def observed_moves(actor: str, events: Iterable[Event], evidence: Iterable[Evidence]) -> tuple[Observed, ...]:
    """Return the moves of an actor that events and evidence record, each option and direction once, as first named.

    An event that reaffirms where an option stands is no move.
    """
    found: dict[tuple[str, str], Observed] = {}
    for event in events:
        if event.actor == actor and event.option and event.direction in {"on", "off"}:
            key = (event.option, event.direction)
            found.setdefault(key, Observed(event.option, event.direction, event.id, event.date))
    for piece in evidence:
        if piece.kind == "move" and piece.option:
            key = (piece.option, piece.direction)
            found.setdefault(key, Observed(piece.option, piece.direction, piece.id, piece.date))
    return tuple(found.values())


def predict(expectations: Expectations, observed: Iterable[Observed]) -> tuple[Prediction, ...]:
    """Return what the model predicts under every hypothesis that changes it, against what was observed."""
    seen = tuple(observed)
    return tuple(_prediction(expectations, one.id, seen) for one in expectations.rivals.hypotheses if one.is_modelled)


def _prediction(expectations: Expectations, hypothesis: str, seen: tuple[Observed, ...]) -> Prediction:
    conflict = expectations.open_points.conflict
    moved = {(move.option, move.direction) for move in seen}
    own = [
        option.id
        for option in conflict.party(expectations.actor.name).options
        if (option.id, "off" if option.status_quo else "on") not in moved
    ]
    return Prediction(
        hypothesis,
        expectations.best(hypothesis),
        tuple((move, expectations(hypothesis, move.option, move.direction)) for move in seen),
        tuple(name for name in own if expectations.expects(hypothesis, name).is_predicted),
        expectations.unsaid(hypothesis),
    )


def are_alike(predictions: Sequence[Prediction]) -> bool:
    """Say whether two or more hypotheses predict the very same, so that the model cannot tell them apart."""
    told = {one.content for one in predictions}
    return len(predictions) > 1 and len(told) == 1
