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

    ``because_not_on_graphs`` says why the concept is undefined on drawn graphs; empty where it is defined. ``adverb``
    is how a state is called that has it. A concept that is not ``usual`` is computed only where it is asked for.
    """

    id: str
    name: str
    meaning: str
    source: str
    adverb: str
    usual: bool = True
    because_not_on_graphs: str = ""

    @property
    def function(self) -> Callable[[Kernel, int], BoolArray]:
        """Return the function that decides it for every cell; it is imported only now, with numpy."""
        found: Callable[[Kernel, int], BoolArray] = getattr(
            import_module(f"countermove.engine.{self.id}"), f"{self.id}_stable"
        )
        return found


_NO_OPTIONS = "states of a drawn graph have no options whose changes could be laid over one another"

CONCEPTS: tuple[Concept, ...] = (
    Concept(
        "nash",
        "Nash",
        "no move of its own makes the decision maker better off",
        "Nash (1950, 1951)",
        "Nash stable",
    ),
    Concept(
        "gmr",
        "general metarational",
        "the others can answer each of its improvements with a state no better for it, whatever that costs them",
        "Howard (1971)",
        "general metarationally stable",
    ),
    Concept(
        "smr",
        "symmetric metarational",
        "the others can answer each of its improvements so that no countermove of its own helps either",
        "Howard (1971)",
        "symmetric metarationally stable",
    ),
    Concept(
        "seq",
        "sequential",
        "the others can answer each of its improvements credibly, each step improving things for whoever takes it",
        "Fraser and Hipel (1979, 1984)",
        "sequentially stable",
    ),
    Concept(
        "sim",
        "simultaneous",
        "each of its improvements is spoiled when some of the others improve at the same moment",
        "Fraser and Hipel (1984)",
        "simultaneously stable",
        because_not_on_graphs=_NO_OPTIONS,
    ),
    Concept(
        "sseq",
        "symmetric sequential",
        "the others can answer each of its improvements credibly, and so that no countermove of its own helps either",
        "Rêgo and Vieira (2017)",
        "symmetric sequentially stable",
        usual=False,
    ),
    Concept(
        "seq_or_sim",
        "sequential or simultaneous",
        "each of its improvements is either answered credibly or spoiled at the same moment (the original tableau)",
        "Fraser and Hipel (1979, 1984)",
        "stable in the original tableau (SEQ or SIM)",
        usual=False,
        because_not_on_graphs=_NO_OPTIONS,
    ),
)

CONCEPT_IDS: tuple[str, ...] = tuple(concept.id for concept in CONCEPTS)
USUAL_CONCEPTS: tuple[str, ...] = tuple(concept.id for concept in CONCEPTS if concept.usual)


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
    """Return the concepts asked for, in the order of the registry, without repeats; None for the five usual ones.

    ``all`` among the names stands for every concept of the registry.
    """
    asked = [names] if isinstance(names, str) else USUAL_CONCEPTS if names is None else list(names)
    wanted = {concept_named(name).id for name in asked if name.lower() != "all"}
    everything = any(name.lower() == "all" for name in asked)
    return tuple(concept for concept in CONCEPTS if everything or concept.id in wanted)
