"""The registry of stability concepts: one line here, and one file of the concept's name beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from countermove.errors import NotApplicable, nearest

if TYPE_CHECKING:
    from countermove.engine.kernel import Kernel
    from countermove.engine.layout import BoolArray


@dataclass(frozen=True, slots=True)
class Concept:
    """One way of looking ahead before leaving a state.

    ``because_not_on_graphs`` says why the concept is undefined on drawn graphs; empty where it is defined.
    """

    id: str
    name: str
    meaning: str
    source: str
    because_not_on_graphs: str = ""

    @property
    def function(self) -> Callable[[Kernel, int], BoolArray]:
        """Return the function that decides it for every cell; it is imported only now, with numpy."""
        found: Callable[[Kernel, int], BoolArray] = getattr(
            import_module(f"countermove.engine.{self.id}"), f"{self.id}_stable"
        )
        return found


CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "nash",
        "Nash",
        "no move of its own makes the decision maker better off",
        "Nash (1950, 1951)",
    ),
    Concept(
        "gmr",
        "general metarational",
        "the others can answer each of its improvements with a state no better for it, whatever that costs them",
        "Howard (1971)",
    ),
    Concept(
        "smr",
        "symmetric metarational",
        "the others can answer each of its improvements so that no countermove of its own helps either",
        "Howard (1971)",
    ),
    Concept(
        "seq",
        "sequential",
        "the others can answer each of its improvements credibly, each step improving things for whoever takes it",
        "Fraser and Hipel (1979, 1984)",
    ),
    Concept(
        "sim",
        "simultaneous",
        "each of its improvements is spoiled when some of the others improve at the same moment",
        "Fraser and Hipel (1984)",
        because_not_on_graphs="states of a drawn graph have no options whose changes could be laid over one another",
    ),
)

CONCEPT_IDS: tuple[str, ...] = tuple(concept.id for concept in CONCEPTS)


def concept_named(name: str) -> Concept:
    """Return a concept by its short name, in any case.

    Raises: ``NotApplicable`` where there is none of that name.
    """
    for concept in CONCEPTS:
        if concept.id == name.lower():
            return concept
    hint = nearest(name.lower(), CONCEPT_IDS)
    known = ", ".join(CONCEPT_IDS)
    raise NotApplicable(f'there is no stability concept "{name}"; {hint or "known"}: {known}')


def chosen_concepts(names: Iterable[str] | None) -> tuple[Concept, ...]:
    """Return the concepts asked for, in the order of the registry, without repeats; all of them for None."""
    if names is None:
        return CONCEPTS
    wanted = {concept_named(name).id for name in ([names] if isinstance(names, str) else names)}
    return tuple(concept for concept in CONCEPTS if concept.id in wanted)
