"""The whole board of a case: its problems or its size, its parties, what cannot be combined, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from countermove.casefile.case import Case
from countermove.desk.board.constraints import ConstraintRow, constraint_of
from countermove.desk.board.listed import Listing, listings
from countermove.desk.board.live import option_words
from countermove.desk.board.outline import Entry, anchor
from countermove.desk.board.parties import Party, party_of
from countermove.desk.board.statements import Order
from countermove.model import Conflict, GraphConflict

OPEN_UP_TO = 60
"""A case with at most this many entries is shown with all its parties open."""


@dataclass(frozen=True)
class Board:
    """What the board shows of a text; ``case`` is the case that it makes, None while it has problems."""

    root: Entry
    case: Case | None
    parties: tuple[Party, ...]
    constraints: tuple[ConstraintRow, ...]
    listings: tuple[Listing, ...]

    @property
    def is_drawn(self) -> bool:
        """Say whether the case is in graph form: states and moves are drawn, and there are no options."""
        return self.root.part("states") is not None

    @property
    def graph(self) -> GraphConflict | None:
        """Return the states and moves of a sound case in graph form."""
        found = self.case.conflict if self.case else None
        return found if isinstance(found, GraphConflict) else None

    @property
    def is_small(self) -> bool:
        """Say whether all of it fits on a page at once."""
        return sum(party.size for party in self.parties) <= OPEN_UP_TO

    @property
    def party_names(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of every party."""
        return tuple((party.id, party.name) for party in self.parties)

    def name_of(self, party: str) -> str:
        """Return the name of a party; its id where there is none, or the party is not there."""
        return next((words for name, words in self.party_names if name == party), party)

    @property
    def option_names(self) -> tuple[tuple[str, str], ...]:
        """Return id and text of every option, in the order of the file."""
        return tuple((option.id, option.text) for party in self.parties for option in party.options)

    @cached_property
    def places(self) -> frozenset[str]:
        """Return every place that the board shows something of."""
        return frozenset(_places(self))

    def nearest(self, where: str) -> str:
        """Return the id of what stands nearest to a place of the case; empty where nothing does."""
        while where:
            if where in self.places:
                return anchor(where)
            where = where.rpartition("/")[0]
        return ""


def board_of(root: Entry, case: Case | None, last: Case | None = None) -> Board:
    """Return the board of a text.

    Args:
        case: what the text makes; None while it has problems.
        last: the last sound state, for words where the present one is none.
    """
    names = _names(root, case or last)
    states = dict(root.pairs("states")) if root.part("states") else None
    parties = tuple(party_of(entry, names, case, states) for entry in root.entries("decision_makers"))
    rows = (constraint_of(entry, index, names) for index, entry in enumerate(root.entries("constraints"), 1))
    return Board(root, case, parties, tuple(rows), listings(root))


def _names(root: Entry, case: Case | None) -> Mapping[str, str]:
    if case is not None and isinstance(case.conflict, Conflict):
        return option_words(case.conflict)
    options = (option for party in root.entries("decision_makers") for option in party.entries("options"))
    return {option.name: option.text("text", short="text") for option in options}


def _places(board: Board) -> Iterator[str]:
    yield from ("question", "constraints")
    yield from (row.entry.where for row in board.constraints)
    for listing in board.listings:
        yield listing.key
        yield from (row.entry.where for row in listing.rows)
    for party in board.parties:
        yield party.entry.where
        yield from (option.entry.where for option in party.options)
        yield from (entry.where for entry, _ in party.contests)
        for order in party.orders:
            yield from _of_order(order)
        for one in party.insiders:
            yield one.entry.where
            yield from (take.entry.where for take in one.takes)
            yield from _of_order(one.order) if one.order else ()


def _of_order(order: Order) -> Iterator[str]:
    yield order.where
    yield from (one.entry.where for one in order.wanted)
