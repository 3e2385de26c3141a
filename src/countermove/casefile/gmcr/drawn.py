"""A GMCR+ file with misperceptions as a case in graph form: option form cannot say that a move is not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.casefile.gmcr.faults import Faults
from countermove.casefile.gmcr.states import GmcrStates

MOST_MOVES = 50_000


def as_graph_form(states: GmcrStates, parties: Sequence[str], status_quo: int, faults: Faults) -> dict[str, Any]:
    """Return states, moves and rankings as a case file has them.

    A decision maker makes no move into or out of a state that it does not see; all else stays as it is, and so do all
    concepts that drawn graphs have.

    Source: gmcr-format.md, what it means by misperceptions.
    """
    arcs = states.arcs()
    if arcs > MOST_MOVES:
        message = f"misperceptions need every move drawn: up to {arcs:,} moves; the limit is {MOST_MOVES:,}"
        faults.problem("decisionMakers", message, "in GMCR+, take the misperceptions or some options out")
        faults.stop_if_any()
    called = {code: f"s{number}" for number, code in enumerate(states.codes, 1)}
    tables = {}
    for number, name in enumerate(parties):
        moves = states.moves(number)
        tables[name] = {
            "name": states.file.parties[number].name or name,
            "moves": {called[code]: [called[end] for end in moves[code]] for code in states.codes if moves.get(code)},
            "ranking": [[called[code] for code in group] for group in states.groups(number)],
        }
    blind = [states.file.parties[number].name or name for number, name in enumerate(parties) if states.unseen(number)]
    faults.remark(
        f"{' and '.join(blind)} cannot see every state, which options alone cannot say: the moves are drawn "
        "(graph form), exactly as GMCR+ means it; SIM is not defined there"
    )
    return {
        "states": {called[code]: _text(states, code) for code in states.codes},
        "decision_makers": tables,
        "status_quo": called[status_quo],
    }


def _text(states: GmcrStates, code: int) -> str:
    """Return the options taken, by their own names, led by their owner's where names repeat."""
    names = [option.name for option in states.file.options]
    owners = [states.file.parties[owner].name for owner in states.file.owners]
    taken = [
        f"{owners[bit]}: {name}" if names.count(name) > 1 else name for bit, name in enumerate(names) if code >> bit & 1
    ]
    return f"{states.letters(code)} {', '.join(taken) or 'nothing taken'}"
