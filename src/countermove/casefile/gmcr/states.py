"""The states of a GMCR+ file: which are feasible, who sees them, how they are ranked, and where moves lead.

States are sets held as Python integers with a bit for every decimal code, so that conditions are tested on all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce

from countermove.casefile.feasible import LARGEST_TABLE, column
from countermove.casefile.gmcr.document import Condition, GmcrFile, Simple
from countermove.model.state import bits


class GmcrStates:
    """The feasible states of a file of at most ``LARGEST_TABLE`` options.

    Source: gmcr-format.md, state numbers (feasible states by increasing decimal code, counted from 1).
    """

    def __init__(self, file: GmcrFile) -> None:
        assert len(file.options) <= LARGEST_TABLE
        self.file = file
        self._count = len(file.options)
        self._full = (1 << (1 << self._count)) - 1
        self._columns = [column(position, self._count) for position in range(self._count)]
        self.feasible = self._full & ~self.where_any(file.infeasibles)

    def where(self, condition: Condition) -> int:
        """Return the codes at which a condition holds, feasible or not."""
        return reduce(lambda found, member: found | self._where_all(member), condition, 0)

    def where_any(self, conditions: Iterable[Condition]) -> int:
        """Return the codes at which one of the conditions holds."""
        return reduce(lambda found, condition: found | self.where(condition), conditions, 0)

    def _where_all(self, member: Simple) -> int:
        found = self._full
        for option, taken in member:
            found &= self._columns[option] if taken else self._full ^ self._columns[option]
        return found

    @cached_property
    def codes(self) -> tuple[int, ...]:
        """Return the feasible decimal codes in increasing order; the state of number n is the n-th."""
        raw = self.feasible.to_bytes((self._full.bit_length() + 7) // 8, "little")
        found = []
        for number, byte in enumerate(raw):
            if byte:
                found += [8 * number + bit for bit in bits(byte)]
        return tuple(found)

    def letters(self, code: int) -> str:
        """Return a state as Y and N for every option."""
        return "".join("Y" if code >> bit & 1 else "N" for bit in range(self._count))

    def unseen(self, party: int) -> int:
        """Return the feasible states that a decision maker does not see."""
        return self.where_any(self.file.parties[party].misperceptions) & self.feasible

    def groups(self, party: int) -> list[list[int]]:
        """Return the feasible codes in groups of equally good ones, best first.

        Source: gmcr-format.md, decisionMakers (statements lexicographically; a ranking by state numbers).
        """
        ranking = self.file.parties[party].ranking
        if ranking is not None:
            return [[self.codes[state - 1] for state in group] for group in ranking]
        groups = [self.feasible]
        for statement in self.file.parties[party].preferences:
            held = self.where(statement)
            split = ((group & held, group & ~held) for group in groups)
            groups = [part for pair in split for part in pair if part]
        return [list(bits(group)) for group in groups]

    def moves(self, party: int) -> dict[int, list[int]]:
        """Return where a decision maker can move from each state: never into or out of one it does not see.

        Source: gmcr-format.md, what it means by misperceptions.
        """
        unseen, mask = self.unseen(party), self.file.mask(party)
        blocks: dict[int, list[int]] = {}
        for code in self.codes:
            if not unseen >> code & 1:
                blocks.setdefault(code & ~mask, []).append(code)
        only_on, only_off = self._one_way(self.file.parties[party].options)
        return {
            code: [
                other
                for other in block
                if other != code and not (code & ~other & only_on) and not (other & ~code & only_off)
            ]
            for block in blocks.values()
            for code in block
        }

    def arcs(self) -> int:
        """Return an upper bound of the number of moves, without listing them."""
        total = 0
        for party in range(len(self.file.parties)):
            total += len(self.codes) * ((1 << len(self.file.parties[party].options)) - 1)
        return total

    def _one_way(self, options: Sequence[int]) -> tuple[int, int]:
        directions = {option: self.file.options[option].direction for option in options}
        only_on = sum(1 << option for option, way in directions.items() if way == "on")
        only_off = sum(1 << option for option, way in directions.items() if way == "off")
        return only_on, only_off
