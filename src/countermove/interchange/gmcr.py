"""A conflict as a file of GMCR+: statements as conditions of which any member will do, rankings by state number."""

from __future__ import annotations

import json
from typing import Any

from countermove.errors import NotApplicable
from countermove.interchange.normal_form import Member, any_of
from countermove.model import Conflict, DecisionMaker, Direction, GraphConflict

VERSION = "0.4.1"
MOST_STATES = 16_384
SOLVED_BY_GMCR = 4_096
DIRECTIONS = {Direction.BOTH: "both", Direction.ON: "fwd", Direction.OFF: "back"}


def as_gmcr(conflict: Conflict | GraphConflict) -> tuple[str, list[str]]:
    """Return a conflict as the text of a ``.gmcr`` file, and what had to be put differently or left out in it.

    The whole file goes by statements, or by rankings where somebody has a ranking or a statement that is too long.

    Raises: ``NotApplicable`` for a drawn graph, and where rankings would name more than ``MOST_STATES`` states.
    Source: gmcr-format.md.
    """
    if isinstance(conflict, GraphConflict):
        raise NotApplicable(
            "a .gmcr file knows options only, and the moves of this case are drawn (graph form); "
            "write .graphml, .dot or .csv in its place"
        )
    return _Writer(conflict).text()


class _Writer:
    """One conflict on its way into a file."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.remarks: list[str] = []
        owned = [[o for o in conflict.options if o.owner == party.id] for party in conflict.decision_makers]
        self.options = [option for own in owned for option in own]
        self.position = {option.id: number for number, option in enumerate(self.options)}

    def text(self) -> tuple[str, list[str]]:
        parties = self._by_statements()
        by_ranking = parties is None
        if parties is None:
            parties = self._by_rankings()
        document = {
            "program": "gmcr-py",
            "version": VERSION,
            "options": [
                {"name": option.text or option.id, "permittedDirection": DIRECTIONS[option.direction]}
                for option in self.options
            ],
            "infeasibles": self._infeasibles(),
            "useManualPreferenceRanking": by_ranking,
            "decisionMakers": parties,
            "coalitions": list(range(len(parties))),
        }
        return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n", self.remarks

    def _head(self, party: DecisionMaker) -> dict[str, Any]:
        own = [self.position[option.id] for option in self.options if option.owner == party.id]
        return {"name": party.name or party.id, "options": own, "misperceptions": []}

    def _infeasibles(self) -> list[Any]:
        """Return a simple condition for each member: GMCR+ fails on compound ones here."""
        found = []
        for constraint in self.conflict.constraints:
            try:
                members = any_of(constraint.never, self.position)
            except NotApplicable as reason:
                raise NotApplicable(
                    f"the constraint {constraint.id or constraint.text!r} cannot be put as .gmcr has it: it {reason}"
                ) from None
            found += [_simple(member) for member in members]
        return found

    def _by_statements(self) -> list[dict[str, Any]] | None:
        """Return the decision makers with their statements, or None where not all of them can be written so."""
        ranked = [party.name for party in self.conflict.decision_makers if party.preference.is_ranking]
        if ranked:
            if len(ranked) < len(self.conflict.decision_makers):
                self._say_ranked(f"{_listed(ranked)} {'has' if len(ranked) == 1 else 'have'} a ranking")
            return None
        parties = []
        for party in self.conflict.decision_makers:
            try:
                parties.append({**self._head(party), "preferences": self._statements(party)})
            except NotApplicable as reason:
                self._say_ranked(str(reason))
                return None
        return parties

    def _say_ranked(self, reason: str) -> None:
        self.remarks.append(
            f"all preferences are written as rankings of states, because {reason} and a file goes by statements or "
            "rankings as a whole; the order of states is the same, the statements are not in the file"
        )

    def _statements(self, party: DecisionMaker) -> list[Any]:
        found = []
        for number, statement in enumerate(party.preference.statements, 1):
            try:
                members = any_of(statement.formula, self.position)
            except NotApplicable as reason:
                raise NotApplicable(f"statement {number} of {party.name or party.id} {reason}") from None
            if not members:
                self.remarks.append(f"statement {number} of {party.name or party.id} never holds; left out")
            else:
                found.append(_condition(members))
        return found

    def _by_rankings(self) -> list[dict[str, Any]]:
        from countermove.engine.solve import solve

        self._refuse_many_states()
        solution = solve(self.conflict, ["nash"], max_states=1 << len(self.options))
        cells = solution.states.cells.tolist()
        codes = [self._renumbered(solution.states.row(place)["code"]) for place in range(len(cells))]
        order = sorted(range(len(cells)), key=codes.__getitem__)
        if len(order) > MOST_STATES:
            raise NotApplicable(_too_many(len(order)))
        parties = []
        for number, party in enumerate(self.conflict.decision_makers):
            ranks = solution.kernel.rank(number)[solution.states.cells].tolist()
            parties.append({**self._head(party), "preferences": [], "preferenceRanking": _groups(order, ranks)})
        return parties

    def _refuse_many_states(self) -> None:
        from countermove.casefile.feasible import count_feasible

        count = count_feasible(self.conflict.option_names, self.conflict.constraints)
        if count.states is None or count.states > MOST_STATES or len(self.options) > 22:
            raise NotApplicable(_too_many(count.states or 1 << len(self.options)))

    def _renumbered(self, code: int) -> int:
        """Return a decimal code with the options in the order of their owners."""
        return sum(1 << self.position[name] for name in self.conflict.taken(code))


def _groups(order: list[int], ranks: list[int]) -> list[Any]:
    """Return state numbers from 1 in groups, best first; a group of one is a number."""
    groups: dict[int, list[int]] = {}
    for number, place in enumerate(order, 1):
        groups.setdefault(ranks[place], []).append(number)
    return [group if len(group) > 1 else group[0] for _, group in sorted(groups.items(), reverse=True)]


def _condition(members: tuple[Member, ...]) -> Any:
    if len(members) == 1:
        return _simple(members[0])
    return {"compound": True, "members": [_simple(member) for member in members]}


def _simple(member: Member) -> list[list[Any]]:
    on, off = member
    return [[bit, "Y" if on >> bit & 1 else "N"] for bit in range((on | off).bit_length()) if (on | off) >> bit & 1]


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _too_many(count: int) -> str:
    return (
        f"a ranking in a .gmcr file names every feasible state, and there are {count:,}; the limit is {MOST_STATES:,}. "
        "Give every decision maker short statements, or leave options out of the case"
    )
