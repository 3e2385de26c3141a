"""Which way a conflict would be solved, and what that takes, before anything is built."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from countermove.engine.concepts import USUAL_CONCEPTS
from countermove.errors import TooLarge, readable_bytes
from countermove.model import Conflict, GraphConflict, Option

MAXIMUM_STATES = 1 << 22
# Beyond this no machine is worth trying, and ranks would no longer fit into 32 bits.
LARGEST_ALLOWED = 1 << 30


@dataclass(frozen=True, slots=True)
class Plan:
    """The way chosen: its engine, how many states it would go through, and about how much memory it needs.

    ``idle`` are the options that no preference and no constraint mentions: holding them changes no verdict. ``because``
    says what about the conflict decides how its states are gone through.

    Units: ``estimated_bytes`` in bytes, an upper estimate for the concepts asked for.
    """

    engine: str
    raw_states: int
    estimated_bytes: int
    maximum_states: int
    held: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    because: str = ""

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
            raise TooLarge(f"Listing {_counted(self.raw_states)} states", self.estimated_bytes, self.advice)

    def __str__(self) -> str:
        if self.engine == "graph":
            return f"graph: {self.raw_states:,} drawn states; {self.because}"
        size = readable_bytes(self.estimated_bytes)
        verdict = "" if self.fits else f", more than the limit of {self.maximum_states:,}"
        return (
            f"dense: {_counted(self.raw_states)} combinations of options, at most about {size}{verdict}; {self.because}"
        )


def _counted(states: int) -> str:
    """Return a number of combinations; beyond what anybody reads, as a power of two."""
    return f"{states:,}" if states < 1 << 64 else f"2^{states.bit_length() - 1}"


def plan(
    model: Conflict | GraphConflict,
    *,
    max_states: int = MAXIMUM_STATES,
    hold: Collection[str] = (),
    concepts: Collection[str] = USUAL_CONCEPTS,
) -> Plan:
    """Return which way a conflict would be solved, without solving it."""
    if isinstance(model, GraphConflict):
        arcs = sum(len(heads) for party in model.decision_makers for heads in party.moves.values())
        size = 200 * arcs + 40 * len(model.decision_makers) * len(model.states)
        return Plan("graph", len(model.states), size, max_states, because=_DRAWN)
    free = [option for option in model.options if option.id not in hold]
    mentioned = mentioned_options(model)
    idle = tuple(name for name in model.option_names if name not in mentioned and name not in hold)
    size = dense_bytes([_own(free, party) for party in model.party_names], concepts)
    return Plan("dense", 1 << len(free), size, max_states, tuple(hold), idle, _because(model, free))


_DRAWN = "moves are drawn, so that sequences are searched by state and who moved last"


def _because(conflict: Conflict, free: Collection[Option]) -> str:
    """Say what makes the others' answers easy or harder to follow."""
    one_way = sum(option.is_one_way for option in free)
    said = [
        "constraints rule combinations out, so that what others can bring about is passed along lines of states, and "
        "by connected components where they wind"
        if conflict.constraints or conflict.feasible is not None
        else "every combination is a state, so that what others can bring about is one reduction an axis"
    ]
    if one_way:
        said.append(f"{one_way} one-way {'option splits' if one_way == 1 else 'options split'} lines into parts")
    return "; ".join(said)


def _own(free: Collection[Option], party: str) -> tuple[int, int]:
    own = [option for option in free if option.owner == party]
    return len(own), sum(option.is_one_way for option in own)


def dense_bytes(own: Collection[tuple[int, int]], concepts: Collection[str] = USUAL_CONCEPTS) -> int:
    """Return an upper estimate of the memory that listing all states takes.

    A state costs its ranks and verdicts and about 40 bytes more. Sorted lines of improvements are held for one cube at
    a time; one-way options multiply them. Simultaneous improvements cost 40 bytes a state and decision maker, and
    tables of up to 100 MB; libraries 20 MB. Measured with tracemalloc in tests/unit/engine/test_plan.py.

    Args:
        own: how many free options each decision maker has, and how many of them are one-way.

    Units: bytes.
    """
    states, parties = 1 << sum(width for width, _ in own), len(own)
    size = states * (8 * parties + parties * len(concepts) + 40) + 20_000_000
    widest = min(30, max((width for width, _ in own), default=0))
    cube = min(states, max(1 << 17, 1 << 10 + widest))
    size += int(cube * 40 * parties * 1.5 ** min(6, max((one_way for _, one_way in own), default=0)))
    if not {"sim", "seq_or_sim"}.isdisjoint(concepts):
        size += states * (40 * parties + 60) + min(500 * states, 100_000_000)
    return size


def mentioned_options(conflict: Conflict) -> frozenset[str]:
    """Return the options that any preference or constraint mentions; the others can change no verdict."""
    return frozenset(conflict.taken(conflict.mentioned))
