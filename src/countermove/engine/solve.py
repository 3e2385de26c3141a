"""From a conflict to its solution: choose the way, build the kernel, run the concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from countermove.engine.concepts import Concept, chosen_concepts
from countermove.engine.plan import MAXIMUM_STATES, mentioned_options, plan
from countermove.engine.sanctions import Sanctions, sanctions_named
from countermove.engine.watch import Progress, Stopped, silent, watching
from countermove.errors import NotApplicable
from countermove.model import Conflict, GraphConflict

if TYPE_CHECKING:
    from countermove.engine.kernel import Kernel
    from countermove.engine.lookup import Lookup
    from countermove.engine.solution import Solution
    from countermove.engine.states import StateNames

INTERRUPTED = "interrupted before it was finished"
MOST_PARTIES = 64


def solve(  # noqa: PLR0913 - what may be asked of a solution, each with a default
    model: Any,
    concepts: Iterable[str] | None = None,
    *,
    max_states: int = MAXIMUM_STATES,
    hold: Collection[str] = (),
    sanctions: str = "legal",
    progress: Progress = silent,
    case: str = "",
    case_hash: str = "",
) -> Solution:
    """Return which states are stable, for whom and under which concepts, and the equilibria.

    Args:
        model: a conflict in option form or graph form, or a case, whose model is then taken.
        concepts: names from the registry; None stands for the five usual ones, ``all`` for every one.
        max_states: how many combinations of options may be listed.
        hold: options to keep as they are in the status quo.
        sanctions: how far the others' answers may run: ``legal`` sequences, or ``once`` or ``single``, which are no
            definitions but reproduce some published tables.
        progress: called with what is being done, how much is done, and how much there is; where it answers that the
            work should stop, the concepts finished so far are kept and the others are ``not_given``.
        case: what the case is called; by default its own name or title.
        case_hash: what identifies the case file this came from; kept in the result.

    Raises: ``TooLarge`` with an estimate, before any memory is taken; ``NotApplicable`` for an unknown concept.
    Source: theory.md, section 4.
    """
    from countermove.engine.solution import Solution

    title, conflict = _conflict(model)
    wanted = chosen_concepts(concepts)
    reading = sanctions_named(sanctions)
    require_solvable(conflict, hold)
    ids = tuple(concept.id for concept in wanted)
    way = plan(conflict, max_states=max_states, hold=hold, concepts=ids)
    way.require()
    kernel, names = _kernel(conflict, hold, reading)
    verdicts, not_given = _verdicts(kernel, names, conflict, wanted, progress)
    return Solution(
        model=conflict,
        case=case or title,
        engine=way.engine,
        way=str(way),
        concepts=ids,
        states=names,
        kernel=kernel,
        verdicts=verdicts,
        not_given=not_given,
        held=tuple(hold),
        sanctions=reading,
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


def require_solvable(conflict: Conflict | GraphConflict, hold: Collection[str]) -> None:
    """Stop here for a conflict that no engine takes on.

    Raises: ``NotApplicable`` for too many decision makers, and for options held in graph form.
    """
    parties = len(conflict.party_names)
    if parties > MOST_PARTIES:
        raise NotApplicable(
            f"this case has {parties:,} decision makers, and at most {MOST_PARTIES} are solved: sequences of answers "
            "by so many would run for hours. Leave out those who want nothing here, or join those who want the same"
        )
    if hold and isinstance(conflict, GraphConflict):
        raise NotApplicable("a case in graph form has no options that could be held")


def _kernel(
    conflict: Conflict | GraphConflict, hold: Collection[str], sanctions: Sanctions = Sanctions.LEGAL
) -> tuple[Any, Any]:
    from countermove.engine.states import NamedStates, OptionStates

    if isinstance(conflict, GraphConflict):
        from countermove.engine.drawn import GraphKernel

        return GraphKernel(conflict, sanctions), NamedStates(conflict)
    from countermove.engine.dense import DenseKernel

    kernel = DenseKernel(conflict, hold, sanctions)
    return kernel, OptionStates(conflict, kernel.layout, kernel.feasible)


def _verdicts(
    kernel: Kernel,
    names: StateNames,
    conflict: Conflict | GraphConflict,
    wanted: Iterable[Concept],
    progress: Progress,
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Return the flags of every concept and decision maker, and why a concept has none."""
    verdicts: dict[str, dict[str, Any]] = {}
    not_given: dict[str, str] = {}
    stopped = False
    for concept in wanted:
        if isinstance(conflict, GraphConflict) and concept.because_not_on_graphs:
            not_given[concept.id] = concept.because_not_on_graphs
            continue
        try:
            if stopped:
                raise Stopped
            flags = _flags(kernel, names, conflict, concept, progress)
        except NotApplicable as reason:
            not_given[concept.id] = str(reason)
            continue
        except Stopped:
            stopped, not_given[concept.id] = True, INTERRUPTED
            continue
        finally:
            kernel.release()
        verdicts[concept.id] = flags
    return verdicts, not_given


def _flags(
    kernel: Kernel, names: StateNames, conflict: Conflict | GraphConflict, concept: Concept, progress: Progress
) -> dict[str, Any]:
    flags = {}
    for number, dm in enumerate(conflict.party_names):
        kernel.watch = watching(progress, f"{concept.id} for {dm}")
        kernel.watch(0, 1)
        flags[dm] = names.select(concept.function(kernel, number))
        flags[dm].flags.writeable = False
    return flags
