"""The literal definitions, each question put to them once.

Gmr, smr and every coalition ask again and again what some can reach together from a state. That is a function of the
arcs and, for credible moves, of what the movers want; so what was found holds for as long as those are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from countermove.engine import definitions
from countermove.engine.coalition import as_one_definitions
from countermove.engine.coalition import definitions as coalition_definitions
from countermove.engine.structure import Structure

Ask = Callable[..., set[Any]]


class Remembered:
    """A function of a structure, some decision makers and a state; it keeps what it found of one set of arcs.

    ``always_by_rank`` says that preferences always matter, and not for credible moves only.
    """

    def __init__(self, ask: Ask, always_by_rank: bool) -> None:
        self.ask, self.always_by_rank = ask, always_by_rank
        self.arcs: Mapping[str, Any] = {}
        self.forget(self.arcs)

    def forget(self, arcs: Mapping[str, Any]) -> None:
        """Forget everything, and begin anew with other arcs."""
        self.arcs = arcs
        self.found: dict[Any, set[Any]] = {}
        self.wanted: dict[Any, tuple[int, ...]] = {}
        self.kept: list[Any] = []

    def __call__(self, structure: Structure, members: Iterable[str], state: Any, credible: bool = False) -> set[Any]:
        """Return what the function returns."""
        if structure.arcs is not self.arcs:
            self.forget(structure.arcs)
        who = tuple(members)
        key = who, state, credible, self.rank_keys(structure, who) if credible or self.always_by_rank else ()
        if key not in self.found:
            self.found[key] = self.ask(structure, who, state, **({"credible": True} if credible else {}))
        return self.found[key]

    def rank_keys(self, structure: Structure, who: tuple[str, ...]) -> tuple[int, ...]:
        """Return what tells the members' ranks apart; the ranks are kept, so that no others take their place."""
        place = id(structure.rank), who
        if place not in self.wanted:
            self.kept.append(structure.rank)
            self.kept += (structure.rank[dm] for dm in who)
            self.wanted[place] = tuple(id(structure.rank[dm]) for dm in who)
        return self.wanted[place]


class RememberedSteps:
    """A function of a structure, one decision maker and a state; it keeps what it found of one structure."""

    def __init__(self, ask: Callable[[Structure, str, Any], tuple[Any, ...]]) -> None:
        self.ask = ask
        self.structure: Structure | None = None
        self.found: dict[tuple[str, Any], tuple[Any, ...]] = {}

    def __call__(self, structure: Structure, dm: str, state: Any) -> tuple[Any, ...]:
        """Return what the function returns."""
        if structure is not self.structure:
            self.structure, self.found = structure, {}
        found = self.found.get((dm, state))
        if found is None:
            found = self.found[dm, state] = self.ask(structure, dm, state)
        return found


def remember(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the definitions remember what they found."""
    monkeypatch.setattr(definitions, "unilateral_improvements", RememberedSteps(definitions.unilateral_improvements))
    reached = Remembered(definitions.coalition_moves, always_by_rank=False)
    for module in (definitions, coalition_definitions, as_one_definitions):
        monkeypatch.setattr(module, "coalition_moves", reached)
    for name in ("coalition_improvements", "credible_coalition_moves"):
        ask = Remembered(getattr(coalition_definitions, name), always_by_rank=True)
        monkeypatch.setattr(coalition_definitions, name, ask)
