"""The inverse of a state in sentences, for readers who know the conflict and not the theory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from countermove.engine.inverse.naming import Names
from countermove.engine.inverse.wording_of_changes import joint_lines, smallest_lines, statements_named
from countermove.engine.wording import joined

if TYPE_CHECKING:
    from countermove.engine.inverse.conditions import Clause
    from countermove.engine.inverse.inverse import Asked, Inverse

_MOST_FAILING, _MOST_HOLDING, _MOST_IN_ALL = 4, 2, 3
_MOST_ANSWERS = 3
_MOST_TOGETHER = 4
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
    statements = list(statements_named(found))
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
    yield from (Line(text, 2) for text in _clauses(asked, names))
    yield Line(_count(asked), 2)
    yield from (Line(text, 2 + depth) for text, depth in smallest_lines(asked, names))


def _why_always(asked: Asked, names: Names) -> str:
    if not asked.condition.moves:
        return "it has no move from here"
    if asked.condition.returned == asked.condition.moves:
        return f"whatever it does, the others can bring {names.here} back"
    return "nothing that it could do needs a condition"


def _verdict(asked: Asked) -> str:
    total, failing = len(asked.condition.clauses), len(asked.condition.failing(asked.above))
    if asked.is_stable:
        return f"stable as coded, and so it remains while {'this holds' if total == 1 else 'all of these hold'}:"
    part = "" if failing == total else f"; {failing:,} of {total:,} conditions {'fails' if failing == 1 else 'fail'}"
    return f"not stable as coded{part}. It would be if {'this' if total == 1 else 'all of these'} held:"


def _clauses(asked: Asked, names: Names) -> Iterator[str]:
    """Yield the clauses, those that fail first, then those with the fewest ways to hold; the first few in full."""
    failing = frozenset(asked.condition.failing(asked.above))
    for fails in (True, False):
        here = [clause for clause in asked.condition.clauses if (clause in failing) == fails]
        mark, most = ("fails", _MOST_FAILING) if fails else ("holds", _MOST_HOLDING)
        plain = [clause.move for clause in here if clause.ways == ((clause.move,),)]
        if plain:
            yield f"{mark}: {_must_not_prefer(plain, names)}"
        longer = sorted((c for c in here if c.ways != ((c.move,),)), key=lambda clause: (len(clause.ways), clause.move))
        if len(asked.condition.clauses) <= _MOST_IN_ALL:
            most = _MOST_IN_ALL
        for clause in longer[:most]:
            yield f"{mark}: {_clause(asked, clause, names)}"
        if len(longer) > most:
            left = longer[most:]
            moves = "more move" if len(left) == 1 else "more moves, each"
            yield f"{mark}: … and so on for {len(left):,} {moves} with {_range(left)} ways to be harmless (--json)"


def _must_not_prefer(moves: Sequence[int], names: Names) -> str:
    if len(moves) == 1:
        return f"it must not prefer {names.moved(moves[0])} to this one"
    shown = [names.moved(move) for move in moves[:_MOST_TOGETHER]]
    left = len(moves) - len(shown)
    listed = joined([*shown, *([f"{left:,} more that it can move to"] if left else [])])
    return f"it must prefer none of these to this one: {listed}"


def _range(clauses: Sequence[Clause]) -> str:
    fewest, most = len(clauses[0].ways), len(clauses[-1].ways)
    return f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"


def _clause(asked: Asked, clause: Clause, names: Names) -> str:
    """Return one clause with the nearest of the shortest answers; where it holds, one that makes it hold is named."""
    own = (clause.move,)
    answers = sorted((way for way in clause.ways if way != own), key=lambda way: names.nearness(clause.move, way))
    holding = [way for way in (own, *answers) if way in clause.ways and asked.above.isdisjoint(way)]
    if len(answers) > _MOST_ANSWERS:
        decides = [way for way in holding if way != own][:1]
        shown = list(dict.fromkeys([*decides, *answers]))[: _MOST_ANSWERS - 1]
    else:
        shown = answers
    parts = [f"it must not prefer {names.moved(clause.move)} to this one"]
    if own not in clause.ways:
        parts = []
    parts += [names.answered(asked.dm, clause.move, way) for way in shown]
    left = len(answers) - len(shown)
    if left:
        parts.append(f"one of {left:,} more answers must leave it no better off")
    opening = "" if own in clause.ways else f"against {names.moved(clause.move)}: "
    told = f". So it is now with {names.states(holding[0])}" if holding else ""
    return f"{opening}{', or '.join(parts)}{told}"


def _count(asked: Asked) -> str:
    count = asked.count
    if count.rankings is None:
        return f"Strict rankings that meet this are not counted: {count.because_not}."
    if count.states <= _EXACT_UP_TO:
        return f"{count.rankings:,} of the {count.total:,} strict rankings of the {count.states} states meet this."
    return f"{count.share:.2%} of all strict rankings of the {count.states:,} states meet this."
