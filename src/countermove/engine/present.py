"""A solution as plain data, as text, as a table in a notebook, as a data frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from countermove.engine.concepts import concept_named
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.engine.layout import BoolArray, IndexArray
    from countermove.engine.solution import Solution

FORMAT = "countermove.solution/1"
# Items of a long list that are made at once.
_PIECE = 4096
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Listing:
    """A list too long to be held: it is made a piece at a time, each piece from the next few of some places."""

    places: IndexArray
    make: Callable[[IndexArray], Iterable[Any]]

    def pieces(self) -> Iterator[list[Any]]:
        """Yield the items, some thousand at a time."""
        for first in range(0, len(self.places), _PIECE):
            yield list(self.make(self.places[first : first + _PIECE]))


def as_json(solution: Solution, states: str = "all", listings: bool = False) -> dict[str, Any]:
    """Return a solution in the format that other programs build on.

    ``states="equilibria"`` leaves out the states that are stable for nobody. With ``listings`` lists of states are not
    written out but given as ``Listing``.

    Source: interface.md, section 3.
    """

    def listed(places: IndexArray, make: Callable[[IndexArray], Iterable[Any]]) -> Any:
        return Listing(places, make) if listings else list(make(places))

    from importlib.metadata import version

    names = solution.states
    options = {} if solution.engine == "graph" else {"options": list(getattr(solution.model, "option_names", ()))}
    undefined: dict[str, None] = dict.fromkeys(solution.not_given)
    return {
        "format": FORMAT,
        "countermove": version("countermove"),
        "case": solution.case,
        "case_hash": solution.case_hash,
        "engine": solution.engine,
        "way": solution.way,
        "complete": solution.complete,
        "not_given": dict(solution.not_given),
        "held": list(solution.held),
        "sanctions": solution.sanctions.value,
        **options,
        "decision_makers": list(solution.parties),
        "states_listed": states,
        "states_total": len(solution),
        "states": listed(np.flatnonzero(_listed(solution, states)), names.rows),
        "stability": {
            concept: {dm: listed(np.flatnonzero(verdict), names.names) for dm, verdict in by_dm.items()}
            for concept, by_dm in solution.verdicts.items()
        }
        | undefined,
        "equilibria": {
            concept: listed(np.flatnonzero(solution.flags(concept)), names.names) for concept in solution.verdicts
        }
        | undefined,
    }


def _listed(solution: Solution, states: str) -> BoolArray:
    if states == "all":
        return np.ones(len(solution), dtype=np.bool_)
    if states != "equilibria":
        raise NotApplicable(f'cannot list "{states}" states; write all or equilibria')
    verdicts = [verdict for by_dm in solution.verdicts.values() for verdict in by_dm.values()]
    anybody: BoolArray = np.logical_or.reduce([np.zeros(len(solution), dtype=np.bool_), *verdicts])
    return anybody


def as_text(solution: Solution) -> str:
    """Return a solution in a few lines."""
    states, parties = f"{len(solution):,} states", f"{len(solution.parties)} decision makers"
    lines = [f"Solution of {solution.case!r}: {states}, {parties}, engine {solution.engine}"]
    for concept in solution.concepts:
        if concept in solution.not_given:
            lines.append(f"  {concept:5} not given: {solution.not_given[concept]}")
            continue
        found = solution.equilibria(concept)
        named = ", ".join(str(name) for name in found[:_MOST_NAMED]) + (", …" if len(found) > _MOST_NAMED else "")
        lines.append(f"  {concept:5} {len(found):,} {'equilibrium' if len(found) == 1 else 'equilibria'}: {named}")
    return "\n".join(lines)


def equilibrium_places(solution: Solution) -> list[int]:
    """Return the places of the states that are equilibria under any concept, those under most concepts first."""
    counts = np.zeros(len(solution), dtype=np.int64)
    for concept in solution.verdicts:
        counts += solution.flags(concept)
    found = np.flatnonzero(counts)
    places: list[int] = found[np.argsort(-counts[found], kind="stable")].tolist()
    return places


def as_html(solution: Solution) -> str:
    """Return the equilibria as a table for a notebook; every text is escaped, and rows are cut at fifty."""
    from countermove.notebook import html_table

    places = equilibrium_places(solution)
    concepts = list(solution.verdicts)
    flags = {concept: solution.flags(concept) for concept in concepts}
    rows = (
        (
            solution.states.name(place),
            solution.states.label(place),
            *("yes" if flags[concept][place] else "" for concept in concepts),
        )
        for place in places
    )
    caption = f"{solution.case}: {len(places):,} of {len(solution):,} states are equilibria under some concept"
    meanings = {concept: concept_named(concept).meaning for concept in concepts}
    reasons = "".join(f"<p>{escape(name)}: {escape(why)}</p>" for name, why in solution.not_given.items())
    return html_table(caption, ("state", "taken", *concepts), rows, len(places), meanings) + reasons


def frame(columns: Mapping[str, np.ndarray[Any, Any]]) -> Any:
    """Return columns as a data frame of pandas, or of polars where only that is installed.

    Raises: ``NotApplicable`` where neither is installed.
    """
    for library in ("pandas", "polars"):
        if find_spec(library) is not None:
            return import_module(library).DataFrame(dict(columns))
    raise NotApplicable(
        "a data frame needs pandas or polars, and neither is installed: pip install pandas; "
        ".columns() gives the same as numpy arrays"
    )
