"""Cases in graph form: states, drawn moves and rankings by state name."""

from __future__ import annotations

from collections.abc import Mapping

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, known_advice, listed
from countermove.casefile.schema import GraphCaseSpec
from countermove.casefile.schema_party import GraphPartySpec
from countermove.model import GraphConflict
from countermove.model.graph import GraphParty


def resolve_graph(spec: GraphCaseSpec, work: Resolution) -> GraphConflict:
    """Return a drawn conflict, with what is wrong noted."""
    states = {name: text or "" for name, text in spec.states.items()}
    if "rest" in states:
        advice = "in rankings it means all others"
        work.findings.problem(("states", "rest"), "a state cannot be called rest", advice, key=True)
    if spec.status_quo:
        _known(spec.status_quo, ("status_quo",), states, work)
    parties = []
    for name, party in spec.decision_makers.items():
        work.identifier(("decision_makers", name), name, "a decision maker")
        parties.append(_party(name, party, states, work))
    return GraphConflict(spec.title, states, tuple(parties), spec.status_quo)


def _party(name: str, spec: GraphPartySpec, states: Mapping[str, str], work: Resolution) -> GraphParty:
    path: Path = ("decision_makers", name)
    for key, value in (("moves", spec.moves), ("ranking", spec.ranking)):
        if value is None:
            advice = GraphPartySpec.model_fields[key].description or ""
            work.findings.problem(path, f'"{key}" is missing', advice, key=True)
    for start, ends in (spec.moves or {}).items():
        _known(start, (*path, "moves", start), states, work, key=True)
        for number, end in enumerate(ends):
            here = (*path, "moves", start, number)
            if _known(end, here, states, work) and end == start:
                work.findings.problem(here, f"a move from {start} to itself", "take it out; staying is always possible")
            elif end in ends[:number]:
                work.findings.problem(here, f"{end} stands here twice", "take one of them out")
    ranking = [["rest"]] if spec.ranking is None else spec.ranking
    _check_ranking(ranking, (*path, "ranking"), states, work)
    moves = {start: tuple(ends) for start, ends in (spec.moves or {}).items()}
    return GraphParty(name, spec.name or name, moves, _with_rest(ranking, states))


def _with_rest(ranking: list[list[str]], states: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups with ``rest`` written out."""
    named = {state for group in ranking for state in group}
    groups = [tuple(group) for group in ranking]
    if groups[-1] == ("rest",):
        rest = tuple(state for state in states if state not in named)
        return (*groups[:-1], rest) if rest else tuple(groups[:-1])
    return tuple(groups)


def _check_ranking(ranking: list[list[str]], path: Path, states: Mapping[str, str], work: Resolution) -> None:
    seen: set[str] = set()
    for number, group in enumerate(ranking):
        for item, state in enumerate(group):
            here = (*path, number, item)
            if state == "rest":
                if len(group) > 1 or number < len(ranking) - 1:
                    message = "rest stands for all other states, and so only as the last group, alone"
                    work.findings.problem(here, message)
            elif _known(state, here, states, work) and state in seen:
                work.findings.problem(here, f"the ranking names {state} twice", "keep one")
            seen.add(state)
    missing = [state for state in states if state not in seen]
    if missing and "rest" not in seen:
        shown = listed(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        work.findings.problem(path, f"the ranking leaves out {shown}", "add them, or end it with rest", key=True)


def _known(name: str, path: Path, states: Mapping[str, str], work: Resolution, *, key: bool = False) -> bool:
    if name not in states:
        work.findings.problem(path, f'there is no state "{name}"', known_advice(name, list(states), "states"), key=key)
        return False
    return True
