"""Initiatives: sets of changes the initiator can make, and what they need to be possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import comb

from countermove.analysis.assess.situation import Situation
from countermove.model.state import bits

CAP = 2000


@dataclass(frozen=True, slots=True)
class Initiative:
    """What the initiator does: the changes asked for, and those needed besides to make them possible.

    ``code`` is the state right after it, nobody having answered yet. ``same_as`` names an earlier initiative that leads
    to the same state, such as a named package with the same changes.
    """

    id: str
    changes: Mapping[str, bool]
    needs: tuple[str, ...]
    code: int
    is_named: bool = False
    kind: str = "gift"
    cites: tuple[str, ...] = ()
    because: str = ""
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Package:
    """An initiative the analyst wants looked at by name; with ``condition``, a conditional offer."""

    id: str
    changes: Mapping[str, bool]
    condition: Mapping[str, bool] = field(default_factory=dict)
    otherwise: Mapping[str, bool] = field(default_factory=dict)
    kind: str = "gift"
    cites: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The initiatives looked at, those that cannot be had from here, and whether the list was cut."""

    initiatives: tuple[Initiative, ...]
    impossible: tuple[str, ...]
    is_capped: bool
    considered: int


def catalogue(
    situation: Situation, packages: Sequence[Package], max_changes: int, only_area: str | None = None
) -> Catalogue:
    """Return named packages, single changes, pairs and so on up to ``max_changes``, at most 2,000 in all.

    An initiative that leads to the same state as an earlier one is listed as the same as that one.

    Source: tradecraft.md, section 1.3.
    """
    known = situation.remembered.catalogues(packages)
    key = situation.initiator, situation.baseline, max_changes, only_area
    found: Catalogue | None = known.get(key)
    if found is None:
        found = known[key] = _catalogue(situation, packages, max_changes, only_area)
    return found


def _catalogue(situation: Situation, packages: Sequence[Package], max_changes: int, only_area: str | None) -> Catalogue:
    found = _Listing({}, {})
    impossible: list[str] = []
    for package in packages:
        if not package.condition and _is_of(situation, package, only_area):
            _add(situation, package, found, impossible)
    movable = _movable(situation, only_area)
    total = sum(comb(len(movable), size) for size in range(1, max_changes + 1))
    for considered, positions in enumerate(_subsets(movable, max_changes)):
        if len(found.by_name) >= CAP:
            return Catalogue(tuple(found.by_name.values()), tuple(impossible), True, considered)
        changes = _flip(situation, positions)
        _add(situation, Package(label(changes), changes), found, impossible if len(positions) == 1 else [])
    return Catalogue(tuple(found.by_name.values()), tuple(impossible), False, total)


def _is_of(situation: Situation, package: Package, area: str | None) -> bool:
    """Say whether a package is made of the options of one area; every package is where no area is asked for."""
    options, position = situation.conflict.options, situation.conflict.position
    return area is None or all(options[position[name]].area == area for name in package.changes)


def _movable(situation: Situation, only_area: str | None) -> list[int]:
    conflict = situation.conflict
    own = conflict.own(situation.initiator)
    return [
        position
        for position in bits(own.mask)
        if own.permits(situation.baseline, situation.baseline ^ 1 << position)
        and (only_area is None or conflict.options[position].area == only_area)
    ]


def _subsets(positions: list[int], largest: int) -> Iterator[tuple[int, ...]]:
    for size in range(1, largest + 1):
        yield from combinations(positions, size)


def _flip(situation: Situation, positions: tuple[int, ...]) -> dict[str, bool]:
    after = situation.baseline
    for position in positions:
        after ^= 1 << position
    return situation.conflict.changes(situation.baseline, after)


@dataclass(frozen=True, slots=True)
class _Listing:
    by_name: dict[str, Initiative]
    first: dict[int, str]


def _add(situation: Situation, package: Package, found: _Listing, impossible: list[str]) -> None:
    initiative = make_initiative(situation, package)
    if initiative is None:
        impossible.append(package.id)
    elif initiative.code != situation.baseline and initiative.id not in found.by_name:
        same = found.first.setdefault(initiative.code, initiative.id)
        found.by_name[initiative.id] = initiative if same == initiative.id else replace(initiative, same_as=same)


def make_initiative(situation: Situation, package: Package) -> Initiative | None:
    """Return a package as an initiative from the baseline, with the minimal changes it needs; None if none helps."""
    conflict, before = situation.conflict, situation.baseline
    asked = apply(situation, before, package.changes)
    if not conflict.own(situation.initiator).permits(before, asked):
        return None
    after = with_needs(situation, before, asked)
    if after is None:
        return None
    needed = conflict.changes(asked, after)
    named = package.id != label(package.changes)
    changes = conflict.changes(before, asked)
    return Initiative(
        package.id, changes, tuple(signed(needed)), after, named, package.kind, package.cites, package.because
    )


def apply(situation: Situation, code: int, changes: Mapping[str, bool]) -> int:
    """Return a state with some options set."""
    for name, setting in changes.items():
        bit = 1 << situation.conflict.position[name]
        code = code | bit if setting else code & ~bit
    return code


def with_needs(situation: Situation, before: int, asked: int) -> int | None:
    """Return the feasible state nearest to the one asked for, changing further options of the initiator only.

    Whether what is asked is permitted is not judged here. Every broken constraint must be mended by one of the options
    it mentions, so the search branches on those alone.
    """
    own, fixed = situation.conflict.own(situation.initiator), before ^ asked
    level = {asked}
    while level:
        feasible = [code for code in level if situation.view.is_feasible(code)]
        if feasible:
            return min(feasible, key=lambda code: list(bits(code ^ asked)))
        level = {
            code ^ 1 << position
            for code in level
            for position in bits(_broken(situation, code) & own.mask & ~fixed & ~(code ^ asked))
            if own.permits(asked, code ^ 1 << position)
        }
    return None


def _broken(situation: Situation, code: int) -> int:
    """Return the options that the first broken constraint mentions."""
    return next(constraint.mask for constraint in situation.view.constraints if constraint.at(code))


def label(changes: Mapping[str, bool]) -> str:
    """Return the identifier of an unnamed initiative: what is taken, and with a minus what is dropped."""
    return "+".join(signed(changes))


def signed(changes: Mapping[str, bool]) -> list[str]:
    """Return changes as option labels, those dropped with a minus."""
    return [name if setting else f"-{name}" for name, setting in changes.items()]
