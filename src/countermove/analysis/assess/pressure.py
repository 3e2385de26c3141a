"""Pressure inside the target: who is drawn to an initiative, and who is wary of it, from graded reactions.

Grades are ordinal. They are weighed by one plain, printed rule (influence × salience in the option's area × grade, with
low, medium and high as 1, 2 and 3), and every verdict and every place is then checked over all numberings
1 < medium < high <= 9 and reported with the share of them on which it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from countermove.model import Conflict, Stakeholder

Numbering = tuple[int, int, int]
PLAIN: Numbering = (1, 2, 3)
NUMBERINGS: tuple[Numbering, ...] = tuple((1, medium, high) for high in range(3, 10) for medium in range(2, high))
VERDICTS = ("awkward", "welcome", "declined", "ignored")


@dataclass(frozen=True, slots=True)
class Moved:
    """How one stakeholder is moved by one option, as grades; salience and influence count as low where not given."""

    stakeholder: str
    option: str
    influence: str
    salience: str
    pull: str | None
    push: str | None


@dataclass(frozen=True, slots=True)
class Pressure:
    """What an initiative does inside the target.

    ``tension`` orders the awkward ones: 2 · pull · push / (pull + push). ``rank`` counts among the awkward ones.
    ``verdict_share`` and ``rank_share`` say on which part of the numberings verdict and rank hold; where that is not
    all of them, ``verdict_fails_at`` and ``rank_fails_at`` give one numbering (low, medium, high) under which they
    fail.
    """

    option: str
    changes: Mapping[str, bool]
    area: str
    pull: int
    push: int
    pulled: tuple[str, ...]
    pushed: tuple[str, ...]
    verdict: str
    tension: float
    is_recorded: bool
    rank: int | None = None
    verdict_share: float = 1.0
    verdict_fails_at: Numbering | None = None
    rank_share: float | None = None
    rank_fails_at: Numbering | None = None

    @property
    def holds_under_all_gradings(self) -> bool:
        """Say whether verdict and rank are the same whatever numbers the grades stand for."""
        return self.verdict_share == 1.0 and self.rank_share in (None, 1.0)


def pressures(
    conflict: Conflict, inside: Sequence[Stakeholder], initiatives: Iterable[tuple[str, Mapping[str, bool]]]
) -> tuple[Pressure, ...]:
    """Return the pressure of each initiative, in the order given.

    Source: tradecraft.md, section 0; mission F36 and F37.
    """
    listed = [(name, changes, _moved(conflict, inside, changes)) for name, changes in initiatives]
    plain = [_weigh(moved, PLAIN) for _, _, moved in listed]
    ranks = _ranks(plain)
    over = [[_weigh(moved, numbering) for _, _, moved in listed] for numbering in NUMBERINGS]
    grid = [(weighed, _ranks(weighed)) for weighed in over]
    return tuple(
        _pressure(
            _Listed(name, _areas(conflict, changes), changes, moved),
            plain[n],
            ranks[n],
            [(w[n], r[n]) for w, r in grid],
        )
        for n, (name, changes, moved) in enumerate(listed)
    )


def _moved(conflict: Conflict, inside: Sequence[Stakeholder], changes: Mapping[str, bool]) -> tuple[Moved, ...]:
    """Return who is moved by the options an initiative takes; dropping an option moves nobody, as far as is
    recorded."""
    found = []
    for name in (name for name, setting in changes.items() if setting):
        area = conflict.options[conflict.position[name]].area
        for stakeholder in inside:
            reaction = stakeholder.reactions.get(name)
            if reaction is not None:
                salience = stakeholder.salience.get(area, "low")
                influence = stakeholder.influence or "low"
                found.append(Moved(stakeholder.id, name, influence, salience, reaction.pull, reaction.push))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Weighed:
    pull: int
    push: int
    verdict: str
    tension: float


def _weigh(moved: Sequence[Moved], numbering: Numbering) -> _Weighed:
    pull = _sum(moved, numbering, "pull")
    push = _sum(moved, numbering, "push")
    much = any(grade in ("medium", "high") for one in moved for grade in (one.pull, one.push))
    tension = 2 * pull * push / (pull + push) if pull + push else 0.0
    return _Weighed(pull, push, _verdict(pull, push, much), tension)


def _sum(moved: Sequence[Moved], numbering: Numbering, side: str) -> int:
    """Return weighted pull or push: each stakeholder once, by the option of the initiative that moves it most."""
    number: dict[str | None, int] = {None: 0, "low": numbering[0], "medium": numbering[1], "high": numbering[2]}
    strongest: dict[str, int] = {}
    for one in moved:
        grade = one.pull if side == "pull" else one.push
        weight = number[one.influence] * number[one.salience] * number[grade]
        strongest[one.stakeholder] = max(strongest.get(one.stakeholder, 0), weight)
    return sum(strongest.values())


def _verdict(pull: int, push: int, much: bool) -> str:
    """Return the verdict: nobody much moved, drawn only, more to refuse than to take up, or drawn and wary at once."""
    if not much:
        return "ignored"
    if push == 0:
        return "welcome"
    return "declined" if push > pull else "awkward"


def _ranks(weighed: Sequence[_Weighed]) -> list[int | None]:
    """Return dense ranks of tension among the awkward; None for the rest."""
    tensions = sorted({one.tension for one in weighed if one.verdict == "awkward"}, reverse=True)
    return [tensions.index(one.tension) + 1 if one.verdict == "awkward" else None for one in weighed]


@dataclass(frozen=True, slots=True)
class _Listed:
    option: str
    area: str
    changes: Mapping[str, bool]
    moved: tuple[Moved, ...]


def _areas(conflict: Conflict, changes: Mapping[str, bool]) -> str:
    areas = dict.fromkeys(conflict.options[conflict.position[option]].area for option in changes)
    return ", ".join(area for area in areas if area)


def _pressure(
    listed: _Listed, plain: _Weighed, rank: int | None, grid: Sequence[tuple[_Weighed, int | None]]
) -> Pressure:
    same_verdict = [weighed.verdict == plain.verdict for weighed, _ in grid]
    same_rank = [other == rank for _, other in grid] if rank is not None else []
    return Pressure(
        option=listed.option,
        changes=listed.changes,
        area=listed.area,
        pull=plain.pull,
        push=plain.push,
        pulled=tuple(dict.fromkeys(one.stakeholder for one in listed.moved if one.pull)),
        pushed=tuple(dict.fromkeys(one.stakeholder for one in listed.moved if one.push)),
        verdict=plain.verdict,
        tension=plain.tension,
        is_recorded=bool(listed.moved),
        rank=rank,
        verdict_share=_share(same_verdict),
        verdict_fails_at=_failing(same_verdict),
        rank_share=_share(same_rank) if rank is not None else None,
        rank_fails_at=_failing(same_rank),
    )


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held)


def _failing(held: Sequence[bool]) -> Numbering | None:
    return next((numbering for numbering, ok in zip(NUMBERINGS, held, strict=True) if not ok), None) if held else None
