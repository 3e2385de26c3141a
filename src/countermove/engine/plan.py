"""Which way a conflict would be solved, and what that takes, before anything is built."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from countermove.errors import TooLarge, readable_bytes
from countermove.language import names
from countermove.model import Conflict, GraphConflict

MAXIMUM_STATES = 1 << 22
# Beyond this no machine is worth trying, and ranks would no longer fit into 32 bits.
LARGEST_ALLOWED = 1 << 30


@dataclass(frozen=True, slots=True)
class Plan:
    """The way chosen: its engine, how many states it would go through, and about how much memory it needs.

    ``idle`` are the options that no preference and no constraint mentions: holding them changes no verdict.

    Units: ``estimated_bytes`` in bytes, an upper estimate for all five concepts.
    """

    engine: str
    raw_states: int
    estimated_bytes: int
    maximum_states: int
    held: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Say whether this way may be taken without being allowed more."""
        return self.raw_states <= min(self.maximum_states, LARGEST_ALLOWED)

    @property
    def advice(self) -> str:
        """Return what to do where it does not fit."""
        idle = f"Nothing mentions {', '.join(self.idle)}: holding them changes no verdict. " if self.idle else ""
        allow = f" --max-states {self.raw_states} allows it all the same." if self.raw_states <= LARGEST_ALLOWED else ""
        return (
            f"The limit is {self.maximum_states:,} states. {idle}"
            "Hold options at the status quo (--hold OPTION), leave options out of the case, "
            f"or use countermove options, which needs no list of states.{allow}"
        )

    def require(self) -> None:
        """Stop here if the way is too large.

        Raises: ``TooLarge`` with the estimate and what to do instead.
        """
        if not self.fits:
            raise TooLarge(f"Listing {self.raw_states:,} states", self.estimated_bytes, self.advice)

    def __str__(self) -> str:
        if self.engine == "graph":
            return f"graph: {self.raw_states:,} drawn states"
        size = readable_bytes(self.estimated_bytes)
        verdict = "" if self.fits else f", more than the limit of {self.maximum_states:,}"
        return f"dense: {self.raw_states:,} combinations of options, about {size}{verdict}"


def plan(model: Conflict | GraphConflict, *, max_states: int = MAXIMUM_STATES, hold: Collection[str] = ()) -> Plan:
    """Return which way a conflict would be solved, without solving it."""
    if isinstance(model, GraphConflict):
        arcs = sum(len(heads) for party in model.decision_makers for heads in party.moves.values())
        parties = len(model.decision_makers)
        return Plan("graph", len(model.states), 200 * arcs + 40 * parties * len(model.states), max_states)
    free = len(model.options) - len(set(hold) & set(model.option_names))
    mentioned = mentioned_options(model)
    idle = tuple(name for name in model.option_names if name not in mentioned and name not in hold)
    return Plan("dense", 1 << free, dense_bytes(free, len(model.decision_makers)), max_states, tuple(hold), idle)


def dense_bytes(free_options: int, parties: int) -> int:
    """Return an upper estimate of the memory that listing all states takes.

    A state costs 40 bytes a decision maker (rank, verdicts, sorted lines of its improvements) and 100 more at the peak
    of one concept; the tables of simultaneous improvements take up to 100 MB besides, and libraries 20 MB. Measured
    with tracemalloc in tests/unit/engine/test_plan.py.

    Units: bytes.
    """
    states = 1 << free_options
    return (40 * parties + 100) * states + min(500 * states, 100_000_000) + 20_000_000


def mentioned_options(conflict: Conflict) -> frozenset[str]:
    """Return the options that any preference or constraint mentions; the others can change no verdict."""
    formulas = [constraint.never for constraint in conflict.constraints]
    found: set[str] = set()
    for party in conflict.decision_makers:
        ranking = party.preference.ranking
        if ranking is None:
            formulas += [statement.formula for statement in party.preference.statements]
            continue
        patterns = [pattern for group in ranking.groups if group != ("rest",) for pattern in group]
        letters = (zip(conflict.option_names, pattern, strict=True) for pattern in patterns)
        found |= {name for pairs in letters for name, letter in pairs if letter != "-"}
    return frozenset(found.union(*(names(formula) for formula in formulas)))
