"""Changes of priorities in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from countermove.engine.deciding import label
from countermove.engine.inverse.naming import Names
from countermove.engine.wording import joined

if TYPE_CHECKING:
    from countermove.engine.inverse.gentlest import Way
    from countermove.engine.inverse.inverse import Asked, Inverse
    from countermove.engine.inverse.jointly import Joint
    from countermove.engine.inverse.orders import Change

MOST_WAYS = 5
_MOST_JOINT = 4
_EVERYBODY = "the parties'"


def smallest_lines(asked: Asked, names: Names) -> Iterator[tuple[str, int]]:
    """Yield the smallest change that turns one party's verdict round, with the depth of each line."""
    smallest, goal = asked.smallest, f"make it {asked.smallest.goal}"
    if smallest.outcome == "never":
        extreme = (
            "putting first all its statements that do not hold here"
            if smallest.goal == "unstable"
            else "dropping them all"
        )
        yield f"No change of its priorities can {goal}, not even {extreme}.", 0
    elif smallest.outcome == "limit":
        yield f"{_up_to(smallest.examined, 'of its priorities')} can {goal}; more were not tried.", 0
    elif smallest.outcome == "found":
        yield f"Fewest changes of its priorities that {goal}: {smallest.changes}{_orders(smallest.orders, 'its')}", 0
        for way in smallest.ways[:MOST_WAYS]:
            yield f"- {_way(asked.dm, way, names)}", 1
        if len(smallest.ways) > MOST_WAYS:
            yield f"- or others: {len(smallest.ways) - MOST_WAYS:,} more groups of statements (--json)", 1


def joint_lines(found: Inverse, names: Names) -> Iterator[tuple[str, int]]:
    """Yield for each concept whether the state is an equilibrium, and the smallest change that turns that round."""
    told: list[tuple[str, list[str], list[tuple[str, int]]]] = []
    for reading in found.readings:
        unstable = [dm for dm, asked in found.asked[reading.id].items() if not asked.is_stable]
        joint = found.joint[reading.id]
        head = f"an equilibrium: {names.here} is stable for all"
        if unstable:
            head = f"no equilibrium: {names.here} is not stable for {names.parties(unstable)}"
        body = list(_joint(joint, names))
        same = next((ids for other, ids, lines in told if (other, lines) == (head, body)), None)
        if same is not None:
            same.append(reading.id)
        else:
            told.append((head, [reading.id], body))
    for head, ids, body in told:
        yield f"{joined(ids)}: {head}.", 1
        yield from ((text, depth + 2) for text, depth in body)


def _joint(joint: Joint, names: Names) -> Iterator[tuple[str, int]]:
    goal = "make it one" if joint.goal == "equilibrium" else "end that"
    if joint.outcome == "no priorities":
        coded = "is coded as a ranking" if len(joint.blocked) == 1 else "are coded as rankings"
        yield f"No change of priorities can {goal}: {names.parties(joint.blocked)} {coded}.", 0
    elif joint.outcome == "never":
        yield f"No change of priorities, whoever makes it, can {goal}.", 0
    elif joint.outcome == "limit":
        yield f"{_up_to(joint.examined, 'of priorities, whoever makes it,')} can {goal}{_most(joint)}.", 0
    elif joint.by is not None:
        whose = "its" if len(joint.by) == 1 else _EVERYBODY
        yield f"Fewest changes that {goal}: {joint.changes}, {_by(joint, names)}{_orders(joint.orders, whose)}", 0
    else:
        yield f"Fewest changes that {goal}: {joint.changes}{_orders(joint.orders, _EVERYBODY)}", 0
        for changes in _leanest(joint)[:_MOST_JOINT]:
            yield f"- {changes_by_party(changes, names)}", 1
        if (joint.orders or 0) > _MOST_JOINT:
            yield "- or others like these (--json)", 1


def _leanest(joint: Joint) -> list[Mapping[int, Change]]:
    """Return those of the changes listed that touch no more statements than need be."""
    touched = [
        frozenset((dm, number) for dm, change in changes.items() for number in change.touched)
        for changes in joint.listed
    ]
    return [changes for changes, own in zip(joint.listed, touched, strict=True) if not any(t < own for t in touched)]


def changes_by_party(changes: Mapping[int, Change], names: Names) -> str:
    """Return changes of several parties as instructions."""
    parts = [f"{names.party(dm)}: {_edits(dm, change, names)}" for dm, change in changes.items()]
    return "; ".join(parts)


def statements_named(found: Inverse, names: Names) -> Iterator[str]:
    """Yield what each statement that a change touches rests on, where the case says so, and long statements in full."""
    touched = dict.fromkeys((*_touched(found), *names.owed))
    for dm, number in sorted(touched):
        statement = found.priorities[dm].statements[number]
        whose = "" if statement.id else f"{names.party(dm)}, "
        told = [names.text(dm, number)] if (dm, number) in names.owed else []
        told += [statement.because] if statement.because else []
        if statement.cites or statement.because:
            told += [f"content {statement.basis}, place {statement.place}"]
            told += [", ".join(statement.cites) or "no citation"]
        if told:
            yield f"{whose}{label(statement, number + 1)}  {'; '.join(told)}"


def _touched(found: Inverse) -> Iterator[tuple[int, int]]:
    """Yield the statements that the changes told drop, move or swap, with whose they are."""
    for dm in found.parties:
        for reading in found.readings:
            for way in found.asked[reading.id][dm].smallest.ways[:MOST_WAYS]:
                yield from ((dm, number) for number in (*way.falls, *way.rises))
    for joint in found.joint.values():
        for changes in joint.listed[:_MOST_JOINT]:
            for dm, change in changes.items():
                yield from ((dm, edit.statement) for edit in change.edits)


def _way(dm: int, way: Way, names: Names) -> str:
    edits = way.change.edits
    if len(edits) == 1:
        return names.told(dm, edits[0], further=edits[0].kind == "move")
    return _edits(dm, way.change, names)


def _edits(dm: int, change: Change, names: Names) -> str:
    return ", then ".join(names.told(dm, edit) for edit in change.edits)


def _orders(orders: int | None, whose: str) -> str:
    if orders is None:
        return " (the orders that do it are too many to count)"
    many = "order" if orders == 1 else "different orders"
    return f" ({orders:,} {many} of {whose} statements {'does' if orders == 1 else 'do'} it)"


def _up_to(changes: int, whose: str) -> str:
    if not changes:
        return f"The search was given up before it was settled whether a single change {whose}"
    return f"No {'single change' if changes == 1 else f'combination of up to {changes} changes'} {whose}"


def _most(joint: Joint) -> str:
    if joint.at_most is None:
        return "; more were not tried"
    return f"; {joint.at_most} {'change' if joint.at_most == 1 else 'changes'} can, and what lies between was not tried"


def _by(joint: Joint, names: Names) -> str:
    by = joint.by or {}
    where = ", as below" if names.are_told(by) else ""
    if len(by) == 1 or joint.goal == "no equilibrium":
        return f"by {' or '.join(names.party(dm) for dm in by)}{where}"
    return joined([f"{changes} by {names.party(dm)}" for dm, changes in by.items()]) + where
