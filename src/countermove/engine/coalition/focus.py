"""One coalition in one state: what it could bring about to everybody's gain, and which of that nobody deters.

Everything is a set of cells. With D the cells that every member prefers to the state, the coalition improves to those
in D that it can bring about, and is deterred by whatever lies outside D.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from countermove.engine.coalition.groups import Groups
from countermove.engine.coalition.membership import Credible
from countermove.engine.coalition.moves import Moves
from countermove.engine.coalition.sequences import leading_anyhow, leading_to, reached
from countermove.engine.layout import BoolArray


class Focus:
    """A coalition in one cell. ``members`` and ``others`` are numbers of decision makers."""

    def __init__(
        self,
        moves: Moves,
        members: tuple[int, ...],
        cell: int,
        *,
        credible: Credible = Credible.INDIVIDUALS,
        groups: Groups | None = None,
    ) -> None:
        self.moves, self.members, self.cell, self.credible = moves, members, cell, credible
        self.others = tuple(dm for dm in range(moves.movers) if dm not in members)
        self._groups = groups or Groups(moves)

    @cached_property
    def preferred(self) -> BoolArray:
        """Return the cells that every member strictly prefers to the state."""
        found = self.moves.feasible.copy()
        for dm in self.members:
            rank = self.moves.rank(dm)
            found &= rank > rank[self.cell]
        return found

    @cached_property
    def improvements(self) -> BoolArray:
        """Return the cells that the coalition can bring about and every member prefers, CI_H(s).

        Source: theory.md, section 8.
        """
        if not self.preferred.any():
            return self.preferred
        found: BoolArray = reached(self.moves, self.members, self.cell) & self.preferred
        return found

    def deterring(self, concept: str) -> BoolArray:
        """Return the cells that deter the coalition under a concept, when others bring them about.

        One unwilling member is enough. Under symmetric metarationality no joint countermove may lead to anything that
        every member prefers to the state it left either.

        Source: theory.md, sections 8 and 14 (traps 7 and 12).
        """
        bad = self.moves.feasible & ~self.preferred
        return bad & ~leading_to(self.moves, self.members, self.preferred) if concept == "smr" else bad

    def undeterred(self, concept: str) -> BoolArray:
        """Return the improvements that nobody deters under a concept; the state is stable where there is none.

        Raises: ``NotApplicable`` where answers by groups need more work than their limit.
        Source: theory.md, section 8.
        """
        if concept == "nash" or not self.improvements.any():
            return self.improvements
        bad = self.deterring(concept)
        answered = leading_to(self.moves, self.others, bad, credible=concept == "seq")
        found: BoolArray = self.improvements & ~answered
        if concept == "seq" and self.credible is Credible.GROUPS and len(self.others) > 1:
            # Groups can do all that individuals can, and nothing that moves at any cost cannot.
            for cell in np.flatnonzero(found & leading_anyhow(self.moves, self.others, bad)).tolist():
                found[cell] = not self._groups.can_answer(self.others, cell, bad)
        return found

    def is_stable(self, concept: str) -> bool:
        """Say whether the coalition is kept where it is.

        Source: theory.md, section 8.
        """
        return not self.undeterred(concept).any()
