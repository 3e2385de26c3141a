"""What can be said of a case without solving it: its size, the way that would run, remarks.

The result is the body of the JSON document ``countermove.check/1``, but for its citations (``citing/present.py``):

``case``, ``title``, ``hash``, ``path``
    what was checked.
``decision_makers``
    ``[{"id", "name", "options": number or null in graph form, "statements": number or null for a ranking}]``
``options``
    ``{"total", "held": [options that no statement and no constraint mentions]}``; null in graph form.
``states``
    ``{"raw": number or null in graph form, "feasible": exact number or null, "reason": why it is not counted}``
``way``
    ``{"name": "dense" | "implicit" | "graph", "text": a sentence}``
``derived``
    ``[{"party", "profile", "text", "lines": […], "order_share": share of numberings that give the same order}]``
``notices``
    ``[{"message", "where", "line": 0 where it is about the whole case}]``
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from countermove.casefile.case import Case
from countermove.casefile.feasible import LARGEST_TABLE, count_feasible
from countermove.model import Conflict, GraphConflict
from countermove.model.derive import Derivation


def overview(case: Case) -> dict[str, Any]:
    """Return what ``countermove check`` says of a case, as data."""
    conflict = case.conflict
    head = {"case": case.name, "title": case.title, "hash": case.hash, "path": case.path}
    size = _graph_size(conflict) if isinstance(conflict, GraphConflict) else _size(conflict)
    return {
        **head,
        **size,
        "derived": [_derived(derivation) for derivation in case.derivations],
        "notices": [asdict(notice) for notice in case.notices],
    }


def _graph_size(conflict: GraphConflict) -> dict[str, Any]:
    count = len(conflict.states)
    return {
        "decision_makers": [
            {"id": party.id, "name": party.name, "options": None, "statements": None}
            for party in conflict.decision_makers
        ],
        "options": None,
        "states": {"raw": None, "feasible": count, "reason": ""},
        "way": {"name": "graph", "text": "graph: states and moves are drawn"},
    }


def _size(conflict: Conflict) -> dict[str, Any]:
    count = count_feasible(conflict.option_names, conflict.constraints)
    total = len(conflict.options)
    held = [name for bit, name in enumerate(conflict.option_names) if not conflict.mentioned >> bit & 1]
    return {
        "decision_makers": [
            {
                "id": party.id,
                "name": party.name,
                "options": len(party.options),
                "statements": None if party.preference.is_ranking else len(party.preference.statements),
            }
            for party in conflict.decision_makers
        ],
        "options": {"total": total, "held": held},
        "states": {"raw": 1 << total, "feasible": count.states, "reason": count.reason},
        "way": _way(total),
    }


def _way(options: int) -> dict[str, str]:
    if options <= LARGEST_TABLE:
        return {"name": "dense", "text": "dense: countermove solve lists all states; countermove options needs no list"}
    text = f"implicit: 2^{options} states are too many to list; countermove options needs no list"
    return {"name": "implicit", "text": text}


def _derived(derivation: Derivation) -> dict[str, Any]:
    of = f"{derivation.party}:{derivation.profile}" if derivation.profile else derivation.party
    moved = [line for line in derivation.lines if line.new_place != line.old_place]
    turned = [line for line in derivation.lines if line.reversed]
    parts = [f"{len(derivation.lines)} places of {of} are derived from those inside"]
    parts += [f"{line.text} goes from {line.old_place} to {line.new_place}" for line in moved]
    parts += [f'line {line.line} is turned round into "{line.text_after}"' for line in turned]
    return {
        "party": derivation.party,
        "profile": derivation.profile,
        "text": "; ".join(parts),
        "order_share": derivation.order_share,
        "order_counterexample": derivation.order_counterexample,
        "lines": [asdict(line) for line in derivation.lines],
    }
