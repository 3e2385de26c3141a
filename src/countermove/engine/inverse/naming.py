"""What states, moves, answers and statements are called in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from countermove.engine.deciding import label
from countermove.engine.inverse.orders import Edit
from countermove.engine.inverse.surroundings import Places, Surroundings
from countermove.engine.wording import changes, joined
from countermove.model import Conflict

if TYPE_CHECKING:
    from countermove.engine.inverse.inverse import Asked, Inverse

_LONG = 100  # a longer statement is told once, at the end, and referred to


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the others to a move: the state it leads to, how, and where the party could go on to from there."""

    name: str
    made: str
    onwards: Places


class Names:
    """Names for one inverse. ``owed`` collects the long statements referred to, which are to be told in full."""

    def __init__(self, found: Inverse) -> None:
        self._found, self._model = found, found.solution.model
        self._states = found.solution.states
        self.owed: dict[tuple[int, int], None] = {}

    @cached_property
    def _around(self) -> Surroundings:
        return Surroundings(self._found.solution, self._found.place)

    @property
    def here(self) -> str:
        """Return what the state asked about is called."""
        return f"state {self._states.name(self._found.place)}"

    def party(self, dm: int) -> str:
        """Return a decision maker's name."""
        return self._model.decision_makers[dm].name

    def parties(self, dms: Sequence[int]) -> str:
        """Return the names of some decision makers."""
        return joined([self.party(dm) for dm in dms])

    def are_told(self, dms: Iterable[int]) -> bool:
        """Say whether all of some decision makers are among those reported on."""
        return set(dms) <= set(self._found.parties)

    def state(self, place: int) -> str:
        """Return ``state 3``, or ``state s3`` with its text on a drawn graph."""
        name = self._states.name(place)
        text = "" if isinstance(self._model, Conflict) else self._states.label(place)
        return f'state {name} ("{text}")' if text and text != name else f"state {name}"

    def states(self, places: Sequence[int], most: int = 5) -> str:
        """Return some states by number or name, the first few where there are many."""
        names = [str(self._states.name(place)) for place in places]
        if len(names) > most:
            names = [*names[: most - 1], f"{len(names) - most + 1} more"]
        return f"{'state' if len(names) == 1 else 'states'} {joined(names)}"

    def moved(self, place: int) -> str:
        """Return where a move from the state asked about leads, and in option form what it changes."""
        if not isinstance(self._model, Conflict):
            return self.state(place)
        return f"{self.state(place)} (it {self._changes(self._found.place, place)})"

    def answer(self, asked: Asked, move: int, way: Places) -> Answer:
        """Return what to call an answer to a move.

        ``way`` holds the state that the answer leads to, and perhaps others that the party could go on to from there.
        """
        place = self._answer(asked, move, way)
        further = tuple(other for other in way if other != place)
        name = f"state {self._states.name(place)}"
        if isinstance(self._model, Conflict):
            return Answer(name, self._answering(move, place), further)
        text = self._states.label(place)
        told = f'about "{text}"' if text and text != self._states.name(place) else "it about"
        return Answer(name, f"the others then bring {told}", further)

    def nearness(self, before: int, way: Sequence[int]) -> tuple[int, int, Sequence[int]]:
        """Return what to sort answers by: fewest states first, then fewest options changed."""
        if not isinstance(self._model, Conflict):
            return len(way), 0, way
        return len(way), min((self._code(before) ^ self._code(place)).bit_count() for place in way), way

    def _answer(self, asked: Asked, move: int, way: Places) -> int:
        """Return the state of a way that the others alone bring about.

        In option form it is the one that leaves the party's own options as the move set them. On a drawn graph it is
        one from which the party could go on to all the rest of the way.
        """
        if len(way) == 1:
            return way[0]
        if isinstance(self._model, Conflict):
            own, code = self._model.own(self._found.solution.parties[asked.dm]).mask, self._code(move)
            return next(place for place in way if not (self._code(place) ^ code) & own)
        answers = self._around.answers(asked.dm, move, asked.reading.credible)
        here, rest = self._found.place, frozenset(way)
        return next(
            place
            for place in way
            if place in answers and {place, *self._around.moves(asked.dm, place)} - {here} == rest
        )

    def _answering(self, before: int, after: int) -> str:
        assert isinstance(self._model, Conflict)
        code, changed = self._code(before), self._code(before) ^ self._code(after)
        masks = [(party.name, changed & self._model.own(party.id).mask) for party in self._model.decision_makers]
        return joined([f"{name} then {changes(self._model, code, code ^ mask)}" for name, mask in masks if mask])

    def text(self, dm: int, number: int) -> str:
        """Return a statement as the file has it, on one line."""
        return " ".join(self._found.priorities[dm].statements[number].text.split())

    def statement(self, dm: int, number: int) -> str:
        """Return a statement with its label and its whole text."""
        return f"{self._label(dm, number)} ({self.text(dm, number)})"

    def referred(self, dm: int, number: int) -> str:
        """Return a statement with its text, or where that is long with a reference to the end, where it is then owed.

        A formula is never cut: half of it would say something else.
        """
        if len(self.text(dm, number)) <= _LONG:
            return self.statement(dm, number)
        self.owed[dm, number] = None
        return f"{self._label(dm, number)} (in full below)"

    def edit(self, dm: int, edit: Edit) -> str:
        """Return a change of priorities as an instruction that stands on its own."""
        return _instruction(edit, partial(self.statement, dm))

    def told(self, dm: int, edit: Edit, further: bool = False) -> str:
        """Return a change of priorities as an instruction among others; ``further``: going further does it too."""
        return _instruction(edit, partial(self.referred, dm), further)

    def _label(self, dm: int, number: int) -> str:
        return label(self._found.priorities[dm].statements[number], number + 1)

    def _changes(self, before: int, after: int) -> str:
        return changes(self._model, self._code(before), self._code(after))

    def _code(self, place: int) -> int:
        return int(self._states.row(place)["code"])


def _instruction(edit: Edit, named: Callable[[int], str], further: bool = False) -> str:
    own = named(edit.statement)
    if edit.kind == "drop" or edit.other is None:
        return f"drop {own}"
    other = named(edit.other)
    if edit.kind == "swap":
        return f"swap {own} with {other}"
    if edit.steps > 0:
        return f"move {own} up, above {other}{' or higher' if further else ''}"
    return f"move {own} down, below {other}{' or lower, or drop it' if further else ''}"
