"""Small conflicts that the unit tests of the engine share."""

from __future__ import annotations

from countermove.language import parse
from countermove.model import (
    Conflict,
    Constraint,
    DecisionMaker,
    Direction,
    GraphConflict,
    Option,
    Preference,
    Statement,
)
from countermove.model.graph import GraphParty


def wants(*texts: str) -> Preference:
    """Statements from their texts, most important first."""
    return Preference(tuple(Statement(parse(text), text) for text in texts))


def never(text: str) -> Constraint:
    """A constraint from its text."""
    return Constraint("c", parse(text))


def party(name: str, options: str, *texts: str, **directions: Direction) -> DecisionMaker:
    """A decision maker with options by name."""
    made = tuple(Option(o, name, direction=directions.get(o, Direction.BOTH)) for o in options.split())
    return DecisionMaker(name, name.title(), made, wants(*texts))


def prisoners() -> Conflict:
    """The prisoners' dilemma: state 1 is neither cooperating, state 4 both."""
    return Conflict("Prisoners' dilemma", (party("one", "c1", "c2", "not c1"), party("two", "c2", "c1", "not c2")))


def game(a: str, b: str) -> GraphConflict:
    """A two by two game of theory.md, section 4, from the ranks of its states 1 to 4 for each side."""
    moves = {"a": {"1": ("2",), "2": ("1",), "3": ("4",), "4": ("3",)}}
    moves["b"] = {"1": ("3",), "3": ("1",), "2": ("4",), "4": ("2",)}
    parties = tuple(GraphParty(dm, dm.upper(), moves[dm], _groups(ranks)) for dm, ranks in (("a", a), ("b", b)))
    return GraphConflict(f"{a} / {b}", dict.fromkeys("1234", ""), parties)


def _groups(ranks: str) -> tuple[tuple[str, ...], ...]:
    levels = sorted(set(ranks), reverse=True)
    return tuple(tuple(str(n) for n, rank in enumerate(ranks, 1) if rank == level) for level in levels)


def drawn(states: str, **parties: tuple[str, str]) -> GraphConflict:
    """A drawn graph from arcs like ``0-1 3-4`` and a ranking like ``123 0 4``, for each decision maker."""
    made = []
    for dm, (arcs, ranking) in parties.items():
        pairs = [arc.split("-") for arc in arcs.split()]
        moves = {tail: tuple(head for t, head in pairs if t == tail) for tail, _ in pairs}
        made.append(GraphParty(dm, dm.upper(), moves, tuple(tuple(group) for group in ranking.split())))
    return GraphConflict("drawn", dict.fromkeys(states, ""), tuple(made))
