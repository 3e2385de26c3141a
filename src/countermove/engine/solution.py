"""The solution: what is stable for whom, and what made it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from countermove.engine.concepts import concept_named
from countermove.engine.kernel import Kernel
from countermove.engine.layout import BoolArray
from countermove.engine.sanctions import Sanctions
from countermove.engine.states import OptionStates, StateId, StateNames
from countermove.errors import NotApplicable, unknown
from countermove.model import Conflict, GraphConflict, State

if TYPE_CHECKING:
    from countermove.engine.coalition.as_one import AsOne
    from countermove.engine.coalition.stability import CoalitionStability
    from countermove.engine.coalition.upset import Coalitions, Upset
    from countermove.engine.evolution import Evolution
    from countermove.engine.explain import Explanation
    from countermove.engine.inverse.inverse import Inverse


@dataclass(frozen=True, eq=False)
class Solution:
    """Stability and equilibria of one conflict.

    States are called by number from 1 in option form (in increasing decimal code) and by name in graph form.
    ``not_given`` holds the concepts that have no answer here, and why.
    """

    model: Conflict | GraphConflict
    case: str
    engine: str
    concepts: tuple[str, ...]
    states: StateNames = field(repr=False)
    kernel: Kernel = field(repr=False)
    verdicts: Mapping[str, Mapping[str, BoolArray]] = field(repr=False)
    not_given: Mapping[str, str] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    sanctions: Sanctions = Sanctions.LEGAL
    way: str = ""
    case_hash: str = ""

    def __len__(self) -> int:
        """Return the number of states."""
        return len(self.states.cells)

    @property
    def parties(self) -> tuple[str, ...]:
        """Return the decision makers' labels, in the order of the file."""
        return self.model.party_names

    @property
    def incomplete(self) -> dict[str, str]:
        """Return the concepts that were given up, and why; a concept undefined on drawn graphs is not among them."""
        return {} if isinstance(self.model, GraphConflict) else dict(self.not_given)

    @property
    def complete(self) -> bool:
        """Say whether every concept that is defined here was decided for every state."""
        return not self.incomplete

    def flags(self, concept: str, dm: str | None = None) -> BoolArray:
        """Return one Boolean a state: stable for a decision maker, or for all of them.

        Shape: ``(number of states,)``, in the order of the numbers or names.
        Raises: ``NotApplicable`` where the concept was not asked for or has no answer here.
        """
        name = concept_named(concept).id
        if name in self.not_given:
            raise NotApplicable(f"{concept_named(name).name} stability is not given here: {self.not_given[name]}")
        if name not in self.verdicts:
            raise NotApplicable(f'"{name}" was not asked for; this solution holds {", ".join(self.concepts)}')
        if dm is None:
            everybody: BoolArray = np.logical_and.reduce(list(self.verdicts[name].values()))
            return everybody
        if dm not in self.verdicts[name]:
            raise NotApplicable(unknown("decision maker", dm, self.parties))
        return self.verdicts[name][dm]

    def stable(self, dm: str, concept: str) -> tuple[StateId, ...]:
        """Return the states that are stable for one decision maker.

        Source: theory.md, section 4.
        """
        return self._names(self.flags(concept, dm))

    def equilibria(self, concept: str) -> tuple[StateId, ...]:
        """Return the states that are stable for every decision maker.

        Source: theory.md, section 4.4.
        """
        return self._names(self.flags(concept))

    def is_stable(self, dm: str, concept: str, state: Any = None, *, code: int | None = None) -> bool:
        """Say whether one state is stable for a decision maker; it is given as in ``state``, or by its decimal code."""
        return bool(self.flags(concept, dm)[self.place(state, code)])

    def is_equilibrium(self, concept: str, state: Any = None, *, code: int | None = None) -> bool:
        """Say whether one state is stable for everybody."""
        return bool(self.flags(concept)[self.place(state, code)])

    def place(self, state: Any = None, code: int | None = None) -> int:
        """Return where a state stands in the arrays of this solution, from 0.

        Raises: ``NotApplicable`` where there is no such state.
        """
        if code is None:
            return self.states.place(state)
        if not isinstance(self.states, OptionStates):
            raise NotApplicable("states of a drawn graph have names, not decimal codes")
        return self.states.place_of_code(code)

    def state(self, wanted: Any) -> State:
        """Return a state with its labels.

        Raises: ``NotApplicable`` on a drawn graph, whose states have no options.
        """
        if not isinstance(self.states, OptionStates):
            raise NotApplicable("states of a drawn graph have no options; their texts are in .model.states")
        return self.states.state(self.states.place(wanted))

    def reachable(self, state: Any, improvements_only: bool = True) -> tuple[StateId, ...]:
        """Return the states all decision makers together can bring about from one, in legal sequences.

        Source: theory.md, sections 2.2 and 9.
        """
        from countermove.engine.evolution.evolving import reached

        places = self.states.places[reached(self, state, improvements_only)]
        return tuple(self.states.name(place) for place in np.sort(places).tolist())

    def paths(self, start: Any = None, to: Iterable[Any] | None = None, coalitions: Iterable[str] = ()) -> Evolution:
        """Return how the conflict can move on from a state, by default the status quo, and where that can end.

        Args:
            start: a state, called by anything ``place`` reads.
            to: states that it might end in; None stands for the equilibria of this solution.
            coalitions: who may move as one where all of them gain, each written ``a+b``.

        Source: theory.md, section 9.
        """
        from countermove.engine.evolution import evolve

        return evolve(self, start, to, tuple(coalitions))

    def upset(
        self, state: Any, concept: str = "nash", coalitions: Coalitions | None = None, credible: str = "individuals"
    ) -> tuple[Upset, ...]:
        """Return for every coalition of two or more, or for some, whether it could upset a state, by what joint move.

        ``credible`` is whose improvements answer under seq: those of ``individuals`` or of ``groups``.

        Source: theory.md, section 8.
        """
        from countermove.engine.coalition.upset import upset

        return upset(self, state, concept, coalitions=coalitions, credible=credible)

    def coalition(
        self, members: str | Iterable[str], concepts: Iterable[str] | None = None, credible: str = "individuals"
    ) -> CoalitionStability:
        """Return the states that are stable for one coalition, given as ``a+b`` or as names.

        ``concepts`` are nash, gmr, smr or seq; None stands for those of them that this solution was asked for.

        Source: theory.md, section 8.
        """
        from countermove.engine.coalition.stability import coalition_stability

        return coalition_stability(self, members, concepts, credible=credible)

    def universally_stable(self, concept: str = "nash", credible: str = "individuals") -> tuple[StateId, ...]:
        """Return the states that no coalition of any size upsets.

        Source: theory.md, section 8.
        """
        from countermove.engine.coalition.upset import universally_stable

        return universally_stable(self, concept, credible=credible)

    def as_one(self, coalitions: Coalitions, concepts: Iterable[str] | None = None) -> AsOne:
        """Return what is stable where the members of each coalition are merged into one decision maker.

        Source: theory.md, section 8 (last paragraph).
        """
        from countermove.engine.coalition.as_one import as_one

        return as_one(self, coalitions, concepts)

    def inverse(
        self,
        state: Any,
        parties: Collection[str] | None = None,
        concepts: Iterable[str] | None = None,
        depth: int = 2,
    ) -> Inverse:
        """Return whose preferences would have to differ, and how, for a state to be stable.

        ``concepts`` are Nash, GMR, SMR and SEQ where none are named; ``depth`` is how many changes of everybody's
        priorities together to try where answers must be credible.

        Source: theory.md, section 10.
        """
        from countermove.engine.inverse.inverse import inverse

        return inverse(self, state, parties, concepts, depth)

    def explain(self, state: Any, dm: str, concept: str) -> Explanation:
        """Return why a state is stable or not: the improvement nobody deters, or what deters each of them.

        Source: theory.md, section 4.
        """
        from countermove.engine.explain import explain

        return explain(self, state, dm, concept)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Return arrays, one entry a state: what the state is, ``concept`` and ``concept.decision_maker`` verdicts."""
        table = self.states.columns()
        for concept, by_dm in self.verdicts.items():
            table[concept] = self.flags(concept)
            table |= {f"{concept}.{dm}": verdict for dm, verdict in by_dm.items()}
        return table

    def to_frame(self) -> Any:
        """Return the columns as a data frame of pandas, or of polars where only that is installed.

        Raises: ``NotApplicable`` where neither is installed.
        """
        from countermove.engine.present import frame

        return frame(self.columns())

    def to_json(self, states: str = "all") -> dict[str, Any]:
        """Return the solution as plain data for ``json.dump``: the format other programs build on.

        ``states="equilibria"`` leaves out of the list the states that are stable for nobody.

        Source: interface.md, section 3.
        """
        from countermove.engine.present import as_json

        return as_json(self, states)

    def __repr__(self) -> str:
        from countermove.engine.present import as_text

        return as_text(self)

    def _repr_html_(self) -> str:
        from countermove.engine.present import as_html

        return as_html(self)

    def _names(self, flags: BoolArray) -> tuple[StateId, ...]:
        return tuple(self.states.names(np.flatnonzero(flags)))
