"""Which differences cannot be put into a case without others: an option goes with what refers to it.

A difference that names an option or a party that only the second case has needs that option to come in; an option that
goes needs everything to go, or to change, that names it in the first case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from countermove.comparing.align import NOTHING, Pair
from countermove.comparing.bearing import UNREAD_IN
from countermove.comparing.coding import ADDED, CHANGED, DROPPED, Difference, Key

_WORDS = re.compile(r"[^\W\d]\w*")
_NO_NAMES = UNREAD_IN["interest"] | UNREAD_IN["option"] | {
    "area", "tier", "place", "kind", "pull", "push", "for", "against", "influence", "direction", "name", "position",
    "weight", "salience", "stands_for", "part_of", "profiles", "reactions", "stances",
}  # fmt: skip


@dataclass(frozen=True)
class Needs:
    """What each difference needs besides itself."""

    direct: Mapping[Key, frozenset[Key]] = field(default_factory=dict)

    def closed(self, keys: Iterable[Key]) -> frozenset[Key]:
        """Return some differences with everything that they need, and what that needs in turn."""
        found: set[Key] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self.direct.get(key, ())
        return frozenset(found)


def needs_of(found: Sequence[tuple[Difference, Pair]]) -> Needs:
    """Return what each of some differences needs of the others."""
    bearing = [(one, pair) for one, pair in found if one.bears]
    direct: dict[Key, set[Key]] = {one.key: set() for one, _ in bearing}
    brought, taken = (_Declared(bearing, side) for side in ("after", "before"))
    for one, pair in bearing:
        for name, finer in _names(one, pair.after):
            direct[one.key] |= brought.only_here(name, taken, finer)
        for name, finer in _names(one, pair.before):
            for remover in taken.only_here(name, brought, finer):
                direct[remover].add(one.key)
    for first, second in (*brought.clashes(taken), *taken.clashes(brought)):
        direct[first].add(second)
        direct[second].add(first)
    for group in _together([one for one, _ in bearing]):
        for key in group:
            direct[key] |= group
    return Needs({key: frozenset(needed - {key}) for key, needed in direct.items()})


class _Declared:
    """The names that one case makes known, each with the differences that bring it in or take it away.

    Statements name options, parties and coarser measures; reactions and stances name finer measures, too.
    """

    def __init__(self, bearing: Sequence[tuple[Difference, Pair]], side: str) -> None:
        self.names: dict[str, set[Key]] = {}
        self.finer: dict[str, set[Key]] = {}
        for one, pair in bearing:
            for name, is_finer in _declares(one, getattr(pair, side)):
                (self.finer if is_finer else self.names).setdefault(name, set()).add(one.key)

    def only_here(self, name: str, other: _Declared, finer: bool) -> set[Key]:
        """Return the differences by which a name is known here, where the other case does not know it."""
        if name in other.names or (finer and name in other.finer):
            return set()
        return self.names.get(name, set()) | (self.finer.get(name, set()) if finer else set())

    def clashes(self, other: _Declared) -> Iterator[tuple[Key, Key]]:
        """Yield where a finer measure here is an option of the other case, which cannot both be."""
        for name, keys in self.finer.items():
            for one in keys:
                yield from ((one, two) for two in other.names.get(name, ()) if one != two)


def _declares(one: Difference, value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the names that a value makes known, and whether each is one of a finer measure."""
    if value is NOTHING:
        return
    if one.part == "party" and not one.aspect:
        yield one.path[-1], False
        for name, option in value.get("options", {}).items():
            yield from _of_option(name, option)
    elif one.part == "option" and not one.aspect:
        yield from _of_option(one.path[-1], value)
    elif one.part == "option" and one.aspect in {"stands_for", "part_of"}:
        yield from ((name, True) for name in value) if isinstance(value, list) else ((value, False),)
    elif one.part == "state" and one.change != CHANGED:
        yield one.path[-1], False


def _of_option(name: str, option: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield name, False
    yield from ((finer, True) for finer in option.get("stands_for", ()) if finer != name)
    if option.get("part_of"):
        yield option["part_of"], False


def _names(one: Difference, value: Any) -> Iterator[tuple[str, bool]]:
    """Yield the names that a difference refers to with one of its values, and whether finer measures do as well."""
    if value is NOTHING or one.change not in {ADDED, DROPPED, CHANGED} or one.part in {"option", "state"}:
        return
    if one.part in {"reaction", "stance"}:
        yield from ((one.path[-1], True),) if not one.aspect else ()
        return
    if one.part in {"position", "move"}:
        yield one.path[-1], False
    inside = (
        [value]
        if one.part == "stakeholder"
        else list(value.get("stakeholders", {}).values())
        if (one.part == "party" and not one.aspect)
        else []
    )
    for stakeholder in inside:
        if isinstance(stakeholder, Mapping):
            yield from ((name, True) for key in ("reactions", "stances") for name in stakeholder.get(key, ()))
    declared = {name for name, _ in _declares(one, value)}
    yield from ((name, False) for name in dict.fromkeys(_referred(value)) if name not in declared)


def _referred(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from _WORDS.findall(value)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in _NO_NAMES:
                yield key
                yield from _referred(part)
    elif isinstance(value, list):
        for part in value:
            yield from _referred(part)


def _together(found: Sequence[Difference]) -> Iterator[set[Key]]:
    """Yield what goes only together: rankings with the options they list, an option that changes hands."""
    listed = {one.key for one in found if one.part in {"option", "state"} and one.change in {ADDED, DROPPED}}
    rankings = {one.key for one in found if one.part == "party" and one.aspect == "ranking"}
    if rankings and listed:
        yield listed | rankings
    hands: dict[str, set[Key]] = {}
    orders: dict[str, set[Key]] = {}
    for one in found:
        if one.part == "option" and one.change in {ADDED, DROPPED}:
            hands.setdefault(one.path[-1], set()).add(one.key)
        elif one.key in rankings or (one.path[2:3] == ("preferences",) and one.change in {ADDED, DROPPED}):
            orders.setdefault(one.path[1], set()).add(one.key)
    yield from (keys for keys in hands.values() if len(keys) > 1)
    yield from (keys for keys in orders.values() if keys & rankings)
