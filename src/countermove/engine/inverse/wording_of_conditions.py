"""Conditions on one decision maker's preferences in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.engine.inverse.naming import Answer, Names
from countermove.engine.wording import joined

if TYPE_CHECKING:
    from countermove.engine.inverse.conditions import Clause
    from countermove.engine.inverse.inverse import Asked
    from countermove.engine.inverse.surroundings import Places

_MOST_FAILING, _MOST_HOLDING, _MOST_IN_ALL = 4, 2, 3
_MOST_ANSWERS = 3
_MOST_TOGETHER = 4
_ALL = {2: "Both", 3: "All three", 4: "All four"}


def condition_lines(asked: Asked, names: Names) -> Iterator[str]:
    """Yield the clauses, those that fail first, then those with the fewest ways to hold; the first few in full."""
    failing = frozenset(asked.condition.failing(asked.above))
    for fails in (True, False):
        here = [clause for clause in asked.condition.clauses if (clause in failing) == fails]
        mark, most = ("fails", _MOST_FAILING) if fails else ("holds", _MOST_HOLDING)
        plain = [clause.move for clause in here if clause.ways == ((clause.move,),)]
        if plain:
            yield f"{mark}: {_must_not_prefer(plain, names)}."
        longer = sorted((c for c in here if c.ways != ((c.move,),)), key=lambda clause: (len(clause.ways), clause.move))
        if len(asked.condition.clauses) <= _MOST_IN_ALL:
            most = _MOST_IN_ALL
        for clause in longer[:most]:
            yield f"{mark}: {_at_least_one(asked, clause, names)}."
        if len(longer) > most:
            left = longer[most:]
            moves = "more move" if len(left) == 1 else "more moves, each"
            yield f"{mark}: … and so on for {len(left):,} {moves} with {_range(left)} ways to be harmless (--json)."


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


def _at_least_one(asked: Asked, clause: Clause, names: Names) -> str:
    """Return the clause of a move that can be answered, with the nearest of the shortest answers, and how it stands."""
    own = (clause.move,)
    answers = sorted((way for way in clause.ways if way != own), key=lambda way: names.nearness(clause.move, way))
    holding = next((way for way in (own, *answers) if asked.above.isdisjoint(way)), None)
    shown = _shown(answers, holding)
    hidden = [way for way in answers if way not in shown]
    named = [names.answer(asked, clause.move, way) for way in shown]
    listed = [names.moved(clause.move), *(f"{one.name} ({one.made})" for one in named)]
    if hidden:
        listed.append(f"{len(hidden):,} more that the others can bring about from there")
    onwards = _onwards(named, any(len(way) > 1 for way in hidden), names)
    demand = f"of {joined(listed)}, at least one must be no better for it than this state{onwards}"
    if holding is None:
        return f"{demand}. {_all_better(asked, clause, shown, names)}"
    answer = next((one for way, one in zip(shown, named, strict=True) if way == holding), None)
    met = names.states(own) if answer is None else answer.name
    if not onwards:
        return f"{demand}, and {met} is"
    return f"{demand}. {met[0].upper()}{met[1:]} is no better now{_nor(answer, names)}"


def _shown(answers: Sequence[Places], holding: Places | None) -> list[Places]:
    """Return the answers to name: all where they are few, otherwise one that makes the clause hold and the nearest."""
    if len(answers) <= _MOST_ANSWERS:
        return list(answers)
    decides = [holding] if holding is not None and holding in answers else []
    return list(dict.fromkeys([*decides, *answers]))[: _MOST_ANSWERS - 1]


def _onwards(answers: Sequence[Answer], others_too: bool, names: Names) -> str:
    """Return what is asked besides where the party could go on from an answer."""
    parts: list[str] = []
    for one in answers:
        if one.onwards:
            states = names.states(one.onwards)
            parts.append(
                f"if {one.name}, nothing from there ({states})"
                if parts
                else f"if that is {one.name}, nothing it could go on to from there ({states}) may be better either"
            )
    if others_too:
        parts.append("and so on for the others")
    return "".join(f"; {part}" for part in parts)


def _nor(answer: Answer | None, names: Names) -> str:
    if answer is None or not answer.onwards:
        return ""
    return f", nor {'is' if len(answer.onwards) == 1 else 'are'} {names.states(answer.onwards)}"


def _all_better(asked: Asked, clause: Clause, shown: Sequence[Places], names: Names) -> str:
    """Say which states are better now, where the clause fails: the move, and something in every answer."""
    if all(len(way) == 1 for way in clause.ways):
        return f"{_ALL.get(len(clause.ways), f'All {len(clause.ways):,}')} are better now"
    if len(shown) + 1 < len(clause.ways):
        return "None of them will do now"
    better = sorted(asked.above.intersection([clause.move, *(place for way in shown for place in way)]))
    return f"None of them will do now: {names.states(better)} are better"
