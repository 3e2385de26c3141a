"""What states, moves, answers and statements are called in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from countermove.engine.inverse.orders import Edit
from countermove.engine.wording import changes, joined
from countermove.model import Conflict, Statement

if TYPE_CHECKING:
    from countermove.engine.inverse.inverse import Inverse

_LONG, _SHORT = 70, 45
_TOGETHER = "an answer and what it could go on to"


class Names:
    """Names for one inverse."""

    def __init__(self, found: Inverse) -> None:
        self._found, self._model = found, found.solution.model
        self._states = found.solution.states

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

    def answered(self, dm: int, before: int, way: Sequence[int]) -> str:
        """Return one answer to a move: the state it leads to, what that changes, and where the party could go on to.

        ``way`` holds the state that the answer leads to, and perhaps others that the party could go on to from there.
        """
        if not isinstance(self._model, Conflict):
            return f"not {self.state(way[0])}" if len(way) == 1 else f"none of {self.states(way)}, {_TOGETHER}"
        answer = self._answer(dm, before, way)
        further = [place for place in way if place != answer]
        more = f", nor {self.states(further)} that it could go on to" if further else ""
        return f"not {self.states([answer])} ({self._answering(before, answer)}){more}"

    def nearness(self, before: int, way: Sequence[int]) -> tuple[int, int, Sequence[int]]:
        """Return what to sort answers by: fewest states first, then fewest options changed."""
        if not isinstance(self._model, Conflict):
            return len(way), 0, way
        return len(way), min((self._code(before) ^ self._code(place)).bit_count() for place in way), way

    def _answer(self, dm: int, before: int, way: Sequence[int]) -> int:
        """Return the state of a way that the others alone bring about, which leaves the party's own options alone."""
        assert isinstance(self._model, Conflict)
        own, code = self._model.own(self._found.solution.parties[dm]).mask, self._code(before)
        return next((place for place in way if not (self._code(place) ^ code) & own), way[0])

    def _answering(self, before: int, after: int) -> str:
        assert isinstance(self._model, Conflict)
        code, changed = self._code(before), self._code(before) ^ self._code(after)
        masks = [(party.name, changed & self._model.own(party.id).mask) for party in self._model.decision_makers]
        return joined([f"{name} then {changes(self._model, code, code ^ mask)}" for name, mask in masks if mask])

    def statement(self, dm: int, number: int, most: int = _LONG) -> str:
        """Return a statement with its label and its text, cut where it is long."""
        one = self._found.priorities[dm].statements[number]
        text = " ".join(one.text.split())
        return f"{label(one, number)} ({text if len(text) <= most else f'{text[: most - 1].rstrip()}…'})"

    def edit(self, dm: int, edit: Edit, further: bool = False) -> str:
        """Return a change of priorities as an instruction; ``further`` says that going further does it too."""
        own = self.statement(dm, edit.statement)
        if edit.kind == "drop" or edit.other is None:
            return f"drop {own}"
        other = self.statement(dm, edit.other, _SHORT)
        if edit.kind == "swap":
            return f"swap {own} with {other}"
        if edit.steps > 0:
            return f"move {own} up, above {other}{' or higher' if further else ''}"
        return f"move {own} down, below {other}{' or lower, or drop it' if further else ''}"

    def _changes(self, before: int, after: int) -> str:
        return changes(self._model, self._code(before), self._code(after))

    def _code(self, place: int) -> int:
        return int(self._states.row(place)["code"])


def label(statement: Statement, number: int) -> str:
    """Return what a statement is called: its own label, or its line in the file."""
    return statement.id or f"statement {statement.line or number + 1}"
