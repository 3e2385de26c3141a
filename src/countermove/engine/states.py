"""How states are called at the edges: by number and by labels in option form, by their own names in graph form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from countermove.engine.layout import BoolArray, IndexArray, Layout
from countermove.errors import NotApplicable, nearest
from countermove.model import Conflict, GraphConflict, State

StateId = int | str


class StateNames(Protocol):
    """The states of a solution, in order; ``cells`` says where each lies in the kernel's arrays."""

    @property
    def cells(self) -> IndexArray:
        """Return each state's cell."""

    @property
    def places(self) -> IndexArray:
        """Return each cell's place, -1 where a cell is no state."""

    def select(self, values: Any) -> Any:
        """Return the entries of an array of cells, one a state, in order."""

    def name(self, place: int) -> StateId:
        """Return what the state at a place is called."""

    def place(self, wanted: Any) -> int:
        """Return the place of a state called by anything people call it."""

    def row(self, place: int) -> dict[str, Any]:
        """Return one state as plain data."""

    def rows(self, places: IndexArray) -> Iterator[dict[str, Any]]:
        """Yield states as plain data."""

    def names(self, places: IndexArray) -> list[StateId]:
        """Return what the states at some places are called."""

    def label(self, place: int) -> str:
        """Return a state for people to read."""

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return arrays that describe all states."""


class OptionStates:
    """Feasible states numbered from 1 in increasing decimal code.

    Source: interface.md, section 3; theory.md, section 1.1.
    """

    def __init__(self, conflict: Conflict, layout: Layout, feasible: BoolArray) -> None:
        self._conflict, self._layout = conflict, layout
        cells = np.flatnonzero(feasible).astype(np.int64, copy=False)
        in_order = list(layout.order) == sorted(layout.order)
        self._cells = cells if in_order else cells[np.argsort(layout.packed(cells), kind="stable")]
        self._are_all_cells = in_order and len(cells) == layout.size
        self._cells.flags.writeable = False

    @property
    def cells(self) -> IndexArray:
        """Return each state's cell."""
        return self._cells

    def select(self, values: Any) -> Any:
        """Return the entries of an array of cells, one a state, in increasing decimal code."""
        return values if self._are_all_cells else values[self._cells]

    @cached_property
    def places(self) -> IndexArray:
        """Return each cell's place, -1 where a cell is no state."""
        places = np.full(self._layout.size, -1, dtype=np.int64)
        places[self._cells] = np.arange(len(self._cells))
        return places

    def name(self, place: int) -> StateId:
        """Return a state's number, counted from 1."""
        return place + 1

    def code(self, place: int) -> int:
        """Return a state's decimal code."""
        return self._layout.code(int(self._cells[place]))

    def state(self, place: int) -> State:
        """Return a state with its labels."""
        return self._conflict.state(self.code(place))

    def place_of_code(self, code: int) -> int:
        """Return the place of a decimal code.

        Raises: ``NotApplicable`` where it is infeasible, or differs in an option that is held fixed.
        """
        cell = self._layout.index(code)
        shown = self._conflict.state(code)
        if self._layout.code(cell) != code:
            raise NotApplicable(f"the state {shown} differs from the options held fixed")
        if self.places[cell] < 0:
            broken = self._conflict.broken_constraints(code)
            named = ", ".join(constraint.id or constraint.text for constraint in broken)
            raise NotApplicable(f"the state {shown} is infeasible: ruled out by {named or 'a constraint'}")
        return int(self.places[cell])

    def place(self, wanted: Any) -> int:
        """Return the place of a number, a ``State``, a string of Y and N, or comma-separated options taken.

        Raises: ``NotApplicable`` where there is no such state.
        """
        if isinstance(wanted, State):
            return self.place_of_code(wanted.code)
        if isinstance(wanted, str) and not wanted.strip().isdecimal():
            return self.place_of_code(self._read(wanted.strip()))
        if isinstance(wanted, str) and len(wanted.strip()) > 18:
            raise NotApplicable(f"there is no state of that number; they are numbered from 1 to {len(self._cells):,}")
        number = int(wanted)
        if not 1 <= number <= len(self._cells):
            raise NotApplicable(f"there is no state {number}; they are numbered from 1 to {len(self._cells):,}")
        return number - 1

    def _read(self, text: str) -> int:
        names = self._conflict.option_names
        if len(text) == len(names) and re.fullmatch("[YNyn]+", text):
            return sum((letter in "Yy") << place for place, letter in enumerate(text))
        if re.fullmatch("[YNyn]{2,}", text) and text not in names:
            letters = f"it has {len(text)} letters, and there are {len(names)} options"
            raise NotApplicable(f'cannot read "{text}" as a state: {letters}; one letter an option is needed')
        taken = [part.strip() for part in text.strip("{}").split(",") if part.strip()]
        for name in taken:
            if name not in names:
                hint = nearest(name, names) or "write its number, Y and N for every option, or the options taken"
                raise NotApplicable(f'cannot read "{text}" as a state: there is no option "{name}"; {hint}')
        return self._conflict.code_of(taken)

    def row(self, place: int) -> dict[str, Any]:
        """Return a state's number, decimal code and the options taken."""
        return next(self.rows(np.array([place])))

    def rows(self, places: IndexArray) -> Iterator[dict[str, Any]]:
        """Yield states' numbers, decimal codes and the options taken."""
        names = list(enumerate(self._conflict.option_names))
        for number, code in zip((places + 1).tolist(), self.codes(places).tolist(), strict=True):
            yield {"id": number, "code": code, "taken": [name for bit, name in names if code >> bit & 1]}

    def names(self, places: IndexArray) -> list[StateId]:
        """Return states' numbers, counted from 1."""
        numbers: list[StateId] = (places + 1).tolist()
        return numbers

    def codes(self, places: IndexArray) -> Any:
        """Return states' decimal codes; as whole numbers of any size where there are more than 62 options."""
        kind = np.int64 if len(self._conflict.options) < 63 else object
        cells, order = self._cells[places].astype(kind), self._layout.order
        if order == tuple(range(len(order))):
            return cells | self._layout.base
        return sum(((cells >> bit & 1) << place for bit, place in enumerate(order)), cells * 0 + self._layout.base)

    def label(self, place: int) -> str:
        """Return the options taken, in braces."""
        return str(self.state(place))

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return numbers, codes, and one Boolean column an option."""
        names, bits = self._conflict.option_names, self._layout.bit_of
        settings: dict[str, np.ndarray[Any, Any]] = {
            name: (self._cells >> bits[place] & 1).astype(np.bool_)
            if place in bits
            else np.full(len(self._cells), bool(self._layout.base >> place & 1))
            for place, name in enumerate(names)
        }
        places = np.arange(len(self._cells))
        return {"id": places + 1, "code": self.codes(places), **settings}


class NamedStates:
    """States of a drawn graph, by their own names and in the order of the file."""

    def __init__(self, graph: GraphConflict) -> None:
        self._graph = graph
        self._names = tuple(graph.states)

    @property
    def cells(self) -> IndexArray:
        """Return each state's cell: its place."""
        return np.arange(len(self._names), dtype=np.int64)

    def select(self, values: Any) -> Any:
        """Return the entries of an array of cells, one a state: all of them."""
        return values

    @property
    def places(self) -> IndexArray:
        """Return each cell's place: itself."""
        return self.cells

    def name(self, place: int) -> StateId:
        """Return a state's own name."""
        return self._names[place]

    def place(self, wanted: Any) -> int:
        """Return the place of a state's name.

        Raises: ``NotApplicable`` where there is none of that name.
        """
        if wanted not in self._names:
            hint = nearest(str(wanted), self._names) or f"states are called by name, such as {self._names[0]}"
            raise NotApplicable(f'there is no state "{wanted}"; {hint}')
        return self._names.index(wanted)

    def row(self, place: int) -> dict[str, Any]:
        """Return a state's name."""
        return {"id": self._names[place]}

    def rows(self, places: IndexArray) -> Iterator[dict[str, Any]]:
        """Yield states' names."""
        yield from ({"id": self._names[place]} for place in places.tolist())

    def names(self, places: IndexArray) -> list[StateId]:
        """Return states' own names."""
        return [self._names[place] for place in places.tolist()]

    def label(self, place: int) -> str:
        """Return a state's text, or its name where it has none."""
        return self._graph.states[self._names[place]] or self._names[place]

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return the names."""
        return {"id": np.array(self._names, dtype=object)}
