"""What assessments of variants of one conflict remember, each result under everything it depends on.

A result is kept under the objects it was made of: orders, interests, movers, those inside. These are made once for
equal contents, so that a variant finds what an earlier one with the same contents left, and nothing else.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Sized
from typing import TYPE_CHECKING, Any

from countermove.analysis.assess.inside import Inside, Voice
from countermove.analysis.assess.interest import Interest
from countermove.engine.implicit.replies import Replies
from countermove.engine.implicit.shared import ByIdentity, Shared
from countermove.model import Conflict, Preference, Stakeholder

if TYPE_CHECKING:
    from countermove.analysis.assess.initiative import Package

LONG_ONES = ("openings", "pressure", "pressure of single options")
LONG = 100
"""How many things remembered a result with a part for every initiative counts as."""


class Remembered:
    """Interests, those inside, and results, for all variants with the same options and constraints."""

    def __init__(self, conflict: Conflict) -> None:
        self.shared = Shared(conflict)
        self._interests: dict[tuple[int, ...], Interest] = {}
        self._of_preference: ByIdentity[Interest] = ByIdentity()
        self._insides: dict[tuple[Replies, tuple[Voice, ...]], Inside] = {}
        self._catalogues: ByIdentity[dict[Any, Any]] = ByIdentity()
        self._of_stakeholder: ByIdentity[int] = ByIdentity()
        self._grades: dict[Hashable, int] = {}
        self._results: dict[tuple[Hashable, ...], dict[Any, Any]] = {}

    def results(self, *depends_on: Hashable) -> dict[Any, Any]:
        """Return the results kept under the two sides, a name, and all that they depend on besides their own key."""
        found = self._results.get(depends_on)
        if found is None:
            found = self._results[depends_on] = {}
        return found

    def catalogues(self, packages: Sequence[Package]) -> dict[Any, Any]:
        """Return the initiatives listed so far for some packages; for a list, which may change, there are none."""
        found = self._catalogues.get(packages)
        if found is None:
            found = {} if isinstance(packages, list) else self._catalogues.keep(packages, {})
        return found

    def grades(self, stakeholders: Sequence[Stakeholder]) -> tuple[int, ...]:
        """Return a number for each of those inside, the same for the same grades."""
        return tuple([self._graded(stakeholder) for stakeholder in stakeholders])

    def _graded(self, stakeholder: Stakeholder) -> int:
        found = self._of_stakeholder.get(stakeholder)
        if found is None:
            salience, reactions = tuple(stakeholder.salience.items()), tuple(stakeholder.reactions.items())
            key = stakeholder.id, stakeholder.influence, salience, reactions
            found = self._of_stakeholder.keep(stakeholder, self._grades.setdefault(key, len(self._grades)))
        return found

    def interest(self, preference: Preference) -> Interest:
        """Return a party's order with its statements, the same object for the same statements."""
        found = self._of_preference.get(preference)
        if found is None or isinstance(preference.statements, list):
            statements = tuple(self.shared.statement(statement) for statement in preference.statements)
            key = (preference.is_ranking, *map(id, statements))
            made = self._interests.get(key)
            if made is None:
                order = self.shared.order(statements)
                made = self._interests[key] = Interest(order, statements, preference.is_ranking)
            found = self._of_preference.keep(preference, made)
        return found

    def inside(self, replies: Replies, voices: tuple[Voice, ...]) -> Inside:
        """Return those inside who judge the target's replies, the same object for the same voices and replies."""
        found = self._insides.get((replies, voices))
        if found is None:
            found = self._insides[replies, voices] = Inside(replies, voices)
        return found

    def remembered(self) -> int:
        """Return how many things are remembered, all together."""
        few: list[Sized] = [self._interests, self._of_preference, self._results, self._of_stakeholder, self._grades]
        listed = sum(LONG * len(known) for known in self._catalogues.values())
        results = sum(len(known) * (LONG if key[1] in LONG_ONES else 1) for key, known in self._results.items())
        inside = sum(1 + one.remembered() for one in self._insides.values())
        return sum(map(len, few)) + listed + results + inside + self.shared.remembered()
