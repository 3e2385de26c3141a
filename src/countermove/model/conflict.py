"""A conflict in option form: the model every analysis reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from countermove.errors import NotApplicable, unknown
from countermove.language import names, truth
from countermove.model.decision_maker import DecisionMaker
from countermove.model.feasibility import Constraint
from countermove.model.moves import OwnOptions, own_options
from countermove.model.option import Option
from countermove.model.preference import Preference
from countermove.model.state import State


@dataclass(frozen=True)
class Conflict:
    """Decision makers, their options, what cannot be, and where things stand.

    States are integers: the decimal code, with option 0 of the file as the lowest bit (theory.md, section 1.1). Where
    what cannot be comes as a table, ``feasible`` holds one truth value a decimal code.
    """

    title: str
    decision_makers: tuple[DecisionMaker, ...]
    constraints: tuple[Constraint, ...] = ()
    feasible: Sequence[bool] | None = field(default=None, compare=False, repr=False)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Return every option, in the order of the file."""
        return tuple(option for party in self.decision_makers for option in party.options)

    @cached_property
    def option_names(self) -> tuple[str, ...]:
        """Return the options' labels, in the order of the file."""
        return tuple(option.id for option in self.options)

    @cached_property
    def position(self) -> dict[str, int]:
        """Return each option's place in the decimal code."""
        return {name: number for number, name in enumerate(self.option_names)}

    @cached_property
    def status_quo(self) -> int:
        """Return the code of the state things are in."""
        return self.code_of(option.id for option in self.options if option.status_quo)

    @cached_property
    def party_names(self) -> tuple[str, ...]:
        """Return the decision makers' labels, in the order of the file."""
        return tuple(party.id for party in self.decision_makers)

    def party(self, name: str) -> DecisionMaker:
        """Return one decision maker.

        Raises: ``NotApplicable`` where there is none of that name.
        """
        for party in self.decision_makers:
            if party.id == name:
                return party
        raise NotApplicable(unknown("decision maker", name, self.party_names))

    def own(self, name: str) -> OwnOptions:
        """Return one party's options as masks."""
        return self._own[name]

    @cached_property
    def _own(self) -> dict[str, OwnOptions]:
        return {party.id: own_options(self.options, party.id) for party in self.decision_makers}

    def mask_of(self, option_names: Iterable[str]) -> int:
        """Return the bits of some options."""
        mask = 0
        for name in option_names:
            mask |= 1 << self.position[name]
        return mask

    code_of = mask_of

    def state(self, code: int) -> State:
        """Return a state with its labels."""
        return State(code, self.option_names)

    def taken(self, code: int) -> list[str]:
        """Return the labels of the options taken in a state, in the order of the file."""
        return [name for bit, name in enumerate(self.option_names) if code >> bit & 1]

    def changes(self, before: int, after: int) -> dict[str, bool]:
        """Return the options that differ between two states, with their new settings, in the order of the file."""
        changed = before ^ after
        return {n: bool(after >> b & 1) for b, n in enumerate(self.option_names) if changed >> b & 1}

    def is_feasible(self, code: int) -> bool:
        """Say whether a state satisfies none of the constraints."""
        if self.feasible is not None and not self.feasible[code]:
            return False
        return not any(
            truth(constraint.never, lambda name: bool(code >> self.position[name] & 1), True)
            for constraint in self.constraints
        )

    def broken_constraints(self, code: int) -> tuple[Constraint, ...]:
        """Return the constraints that rule a state out."""
        return tuple(
            constraint
            for constraint in self.constraints
            if truth(constraint.never, lambda name: bool(code >> self.position[name] & 1), True)
        )

    @cached_property
    def mentioned(self) -> int:
        """Return the options that a decision maker's statement or a constraint mentions, as a mask.

        The others can change nothing, so that every analysis holds them where they are and says so.
        """
        if self.feasible is not None:
            return (1 << len(self.options)) - 1
        found = {name for constraint in self.constraints for name in names(constraint.never)}
        return self.mask_of(found.union(*(p.preference.mentioned(self.option_names) for p in self.decision_makers)))

    def with_preference(self, party_name: str, preference: Preference) -> Conflict:
        """Return the same conflict with another order for one party."""
        parties = tuple(
            replace(party, preference=preference) if party.id == party_name else party for party in self.decision_makers
        )
        return replace(self, decision_makers=parties)
