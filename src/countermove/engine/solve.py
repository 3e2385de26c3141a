"""From a conflict to its solution: choose the way, build the kernel, run the concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from countermove.engine.concepts import Concept, chosen_concepts
from countermove.engine.plan import MAXIMUM_STATES, mentioned_options, plan
from countermove.errors import NotApplicable
from countermove.model import Conflict, GraphConflict

if TYPE_CHECKING:
    from countermove.engine.kernel import Kernel
    from countermove.engine.lookup import Lookup
    from countermove.engine.solution import Solution


def solve(
    model: Any,
    concepts: Iterable[str] | None = None,
    *,
    max_states: int = MAXIMUM_STATES,
    hold: Collection[str] = (),
    case: str = "",
    case_hash: str = "",
) -> Solution:
    """Return which states are stable, for whom and under which concepts, and the equilibria.

    Args:
        model: a conflict in option form or graph form, or a case, whose model is then taken.
        concepts: names from the registry; None stands for all five.
        max_states: how many combinations of options may be listed.
        hold: options to keep as they are in the status quo.
        case: what the case is called; by default its own name or title.
        case_hash: what identifies the case file this came from; kept in the result.

    Raises: ``TooLarge`` with an estimate, before any memory is taken; ``NotApplicable`` for an unknown concept.
    Source: theory.md, section 4.
    """
    from countermove.engine.solution import Solution

    title, conflict = _conflict(model)
    wanted = chosen_concepts(concepts)
    way = plan(conflict, max_states=max_states, hold=hold)
    way.require()
    kernel, names = _kernel(conflict, hold)
    verdicts, not_given = _verdicts(kernel, names.cells, conflict, wanted)
    return Solution(
        model=conflict,
        case=case or title,
        engine=way.engine,
        concepts=tuple(concept.id for concept in wanted),
        states=names,
        kernel=kernel,
        verdicts=verdicts,
        not_given=not_given,
        held=tuple(hold),
        case_hash=case_hash or str(getattr(model, "hash", "") or ""),
    )


def stable_parties(
    conflict: Conflict, concepts: Iterable[str] = ("gmr", "smr"), *, max_states: int = MAXIMUM_STATES
) -> Lookup:
    """Return verdicts that are looked up by decimal code.

    Options that no preference and no constraint mentions change no verdict, so they are left out of the listing and are
    not looked at in a code: a case is too large only if the others are too many.

    Raises: ``TooLarge`` with an estimate.
    Source: theory.md, section 4.
    """
    from countermove.engine.lookup import Lookup

    idle = [name for name in conflict.option_names if name not in mentioned_options(conflict)]
    solution = solve(conflict, concepts, max_states=max_states, hold=idle)
    return Lookup(solution, conflict.mask_of(idle), conflict.status_quo & conflict.mask_of(idle))


def _conflict(model: Any) -> tuple[str, Conflict | GraphConflict]:
    """Return a title and the conflict of whatever was given: a model, or anything that has one."""
    conflict = model
    if not isinstance(model, Conflict | GraphConflict):
        build = getattr(model, "model", None)
        conflict = build() if callable(build) else None
    if not isinstance(conflict, Conflict | GraphConflict):
        raise NotApplicable(f"cannot solve a {type(model).__name__}; give a case or its model: cm.solve(case)")
    return str(getattr(model, "name", "") or conflict.title), conflict


def _kernel(conflict: Conflict | GraphConflict, hold: Collection[str]) -> tuple[Any, Any]:
    from countermove.engine.states import NamedStates, OptionStates

    if isinstance(conflict, GraphConflict):
        from countermove.engine.drawn import GraphKernel

        return GraphKernel(conflict), NamedStates(conflict)
    from countermove.engine.dense import DenseKernel

    kernel = DenseKernel(conflict, hold)
    return kernel, OptionStates(conflict, kernel.layout, kernel.feasible)


def _verdicts(
    kernel: Kernel, cells: Any, conflict: Conflict | GraphConflict, wanted: Iterable[Concept]
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the flags of every concept and decision maker, and why a concept has none."""
    verdicts: dict[str, dict[str, Any]] = {}
    not_given: dict[str, str] = {}
    for concept in wanted:
        if isinstance(conflict, GraphConflict) and concept.because_not_on_graphs:
            not_given[concept.id] = concept.because_not_on_graphs
            continue
        try:
            flags = {dm: concept.function(kernel, n)[cells] for n, dm in enumerate(conflict.party_names)}
        except NotApplicable as reason:
            not_given[concept.id] = str(reason)
            continue
        finally:
            kernel.release()
        for verdict in flags.values():
            verdict.flags.writeable = False
        verdicts[concept.id] = flags
    return verdicts, not_given
