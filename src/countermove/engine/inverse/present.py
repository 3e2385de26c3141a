"""The inverse of a state as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from countermove.engine.inverse.naming import Names
from countermove.engine.inverse.orders import Change, Edit

if TYPE_CHECKING:
    from countermove.engine.inverse.conditions import Clause
    from countermove.engine.inverse.counting import Count
    from countermove.engine.inverse.gentlest import Way
    from countermove.engine.inverse.inverse import Asked, Inverse
    from countermove.engine.inverse.jointly import Joint

FORMAT = "countermove.inverse/1"
MOST_WAYS = 200
MOST_STATES = 18  # 18! is the last factorial that every reader of JSON keeps exactly


def as_json(found: Inverse) -> dict[str, Any]:
    """Return everything found, states by number or name, statements by their place in the order as coded, from 1."""
    solution = found.solution
    return {
        "case": solution.case,
        "case_hash": solution.case_hash,
        "held": list(solution.held),
        "state": solution.states.name(found.place),
        "label": solution.states.label(found.place),
        "depth": found.depth,
        "parties": [_Party(found, dm).data() for dm in found.parties],
        "joint": {concept: _joint(found, joint) for concept, joint in found.joint.items()},
    }


class _Party:
    def __init__(self, found: Inverse, dm: int) -> None:
        self._found, self._dm, self._names = found, dm, Names(found)

    def data(self) -> dict[str, Any]:
        found, dm = self._found, self._dm
        own = found.priorities.get(dm)
        asked = {concept: self._asked(by_dm[dm]) for concept, by_dm in found.asked.items()}
        return {
            "dm": found.solution.parties[dm],
            "dm_name": self._names.party(dm),
            "has_priorities": own is not None,
            "statements": [
                {
                    "number": number,
                    "id": one.id,
                    "text": one.text,
                    "line": one.line,
                    "because": one.because,
                    "basis": one.basis,
                    "place": one.place,
                    "cites": list(one.cites),
                    "true_here": own.held[number - 1],
                }
                for number, one in enumerate(own.statements, 1)
            ]
            if own
            else [],
            "concepts": asked,
        }

    def _asked(self, asked: Asked) -> dict[str, Any]:
        condition, smallest = asked.condition, asked.smallest
        return {
            "stable": asked.is_stable,
            "moves": condition.moves,
            "returned": condition.returned,
            "implied": condition.implied,
            "compared": [self._name(place) for place in condition.mentioned],
            "conditions": [self._clause(asked, clause) for clause in condition.clauses],
            "rankings": _count(asked.count),
            "smallest_change": {
                "goal": smallest.goal,
                "outcome": smallest.outcome,
                "changes": smallest.changes,
                "orders": smallest.orders,
                "examined": smallest.examined,
                "ways": [self._way(way) for way in smallest.ways],
                "listed": [change_data(self._names, self._dm, change) for change in smallest.listed],
            },
        }

    def _clause(self, asked: Asked, clause: Clause) -> dict[str, Any]:
        return {
            "move": self._name(clause.move),
            "holds": any(asked.above.isdisjoint(way) for way in clause.ways),
            "ways_total": len(clause.ways),
            "ways": [[self._name(place) for place in way] for way in clause.ways[:MOST_WAYS]],
        }

    def _way(self, way: Way) -> dict[str, Any]:
        fall, rise = ([number + 1 for number in numbers] for numbers in (way.falls, way.rises))
        return {"fall": fall, "rise": rise, **change_data(self._names, self._dm, way.change)}

    def _name(self, place: int) -> int | str:
        return self._found.solution.states.name(place)


def change_data(names: Names, dm: int, change: Change) -> dict[str, Any]:
    """Return a change of one party's priorities as plain data."""
    return {
        "edits": [_edit(names, dm, edit) for edit in change.edits],
        "order": [number + 1 for number in change.order],
    }


def _edit(names: Names, dm: int, edit: Edit) -> dict[str, Any]:
    other = None if edit.other is None else edit.other + 1
    return {"kind": edit.kind, "statement": edit.statement + 1, "other": other, "text": names.edit(dm, edit)}


def _count(count: Count) -> dict[str, Any]:
    exactly = count.states <= MOST_STATES
    return {
        "stable": count.rankings if exactly else None,
        "all": count.total if exactly else None,
        "share": count.share,
        "why_null": count.because_not,
    }


def _joint(found: Inverse, joint: Joint) -> dict[str, Any]:
    names, ids = Names(found), found.solution.parties
    return {
        "goal": joint.goal,
        "outcome": joint.outcome,
        "changes": joint.changes,
        "orders": joint.orders,
        "by": None if joint.by is None else {ids[dm]: changes for dm, changes in joint.by.items()},
        "blocked": [ids[dm] for dm in joint.blocked],
        "examined": joint.examined,
        "at_least": joint.at_least,
        "at_most": joint.at_most,
        "listed": [
            {"by_party": [{"dm": ids[dm], **change_data(names, dm, change)} for dm, change in changes.items()]}
            for changes in joint.listed
        ],
    }
