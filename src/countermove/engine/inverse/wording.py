"""The inverse of a state in sentences, for readers who know the conflict and not the theory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.engine.inverse.naming import Names
from countermove.engine.inverse.wording_of_changes import joint_lines, smallest_lines, statements_named
from countermove.engine.inverse.wording_of_conditions import condition_lines
from countermove.engine.wording import joined

if TYPE_CHECKING:
    from countermove.engine.inverse.counting import Count
    from countermove.engine.inverse.inverse import Asked, Inverse

_EXACT_UP_TO = 12  # beyond so many states the numbers of rankings say less than their share


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and how deep it is indented; ``heads`` a party, a question or a list."""

    text: str
    depth: int = 0
    heads: bool = False


def as_text(found: Inverse) -> str:
    """Return everything as plain text, a paragraph a line."""
    return "\n".join("  " * line.depth + line.text for line in lines(found))


def lines(found: Inverse) -> Iterator[Line]:
    """Yield what would make an equilibrium or end it, then each party's conditions, then what statements rest on."""
    names = Names(found)
    yield Line("Everybody together", heads=True)
    yield from (Line(text, depth) for text, depth in joint_lines(found, names))
    for dm in found.parties:
        own = "" if dm in found.priorities else " (coded as a ranking: there are no priorities to change)"
        yield Line(f"{names.party(dm)}{own}", heads=True)
        groups = _alike(found, dm)
        for alike in groups[:1] if _says_all(groups) else groups:
            yield from _party_lines(names, alike)
        if _says_all(groups) and len(groups) > 1:
            ids = joined([asked.reading.id for group in groups[1:] for asked in group])
            yield Line(f"{ids}: stable too, since they ask less, and no change of its priorities ends it (--json).", 1)
    statements = list(statements_named(found, names))
    if statements:
        yield Line("Statements named", heads=True)
        yield from (Line(text, 1) for text in statements)


def _says_all(groups: Sequence[Sequence[Asked]]) -> bool:
    """Say whether the state is Nash stable whatever the priorities are, which settles the other concepts."""
    first = groups[0][0]
    return first.reading.id == "nash" and first.is_stable and first.smallest.outcome == "never"


def _alike(found: Inverse, dm: int) -> list[list[Asked]]:
    """Return what was asked about a party, concepts with the same condition together."""
    groups: list[list[Asked]] = []
    for reading in found.readings:
        asked = found.asked[reading.id][dm]
        for group in groups:
            if group[0].condition.clauses == asked.condition.clauses:
                group.append(asked)
                break
        else:
            groups.append([asked])
    return groups


def _party_lines(names: Names, alike: Sequence[Asked]) -> Iterator[Line]:
    asked = alike[0]
    ids = joined([one.reading.id for one in alike])
    if not asked.condition.clauses:
        yield Line(f"{ids}: stable, whatever it prefers: {_why_always(asked, names)}.", 1)
        return
    yield Line(f"{ids}: {_verdict(asked)}", 1)
    yield from (Line(text, 2) for text in condition_lines(asked, names))
    yield Line(_count(asked), 2)
    yield from (Line(text, 2 + depth) for text, depth in smallest_lines(asked, names))


def _why_always(asked: Asked, names: Names) -> str:
    if not asked.condition.moves:
        return "it has no move there, so nothing is asked of its preferences"
    if asked.condition.returned == asked.condition.moves:
        return f"whatever it does, the others can bring {names.here} back"
    return "nothing that it could do needs a condition"


def _verdict(asked: Asked) -> str:
    total, failing = len(asked.condition.clauses), len(asked.condition.failing(asked.above))
    if asked.is_stable:
        return f"stable as coded, and so it remains while {'this holds' if total == 1 else 'all of these hold'}:"
    part = "" if failing == total else f"; {failing:,} of {total:,} conditions {'fails' if failing == 1 else 'fail'}"
    return f"not stable as coded{part}. It would be if {'this' if total == 1 else 'all of these'} held:"


def _count(asked: Asked) -> str:
    count = asked.count
    if count.rankings is None:
        return f"Strict rankings that meet this are not counted: {count.because_not}."
    if count.states <= _EXACT_UP_TO:
        return f"{count.rankings:,} of the {count.total:,} strict rankings of the {count.states} states meet this."
    return f"{_percentage(count)} of all strict rankings of the {count.states:,} states meet this."


def _percentage(count: Count) -> str:
    """Return the share of rankings in per cent; none and all are said only where it is none and all."""
    share = f"{count.share:.2%}"
    if share == "0.00%" and count.rankings:
        return "Less than 0.01%"
    if share == "100.00%" and count.rankings != count.total:
        return "More than 99.99%"
    return share
