"""What results the first of two cases has once some of the differences are put into it; each choice is run once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from countermove.comparing.align import Table
from countermove.comparing.bearing import computed_part
from countermove.comparing.coding import Key
from countermove.comparing.compose import composed
from countermove.comparing.equilibria import equilibria_of
from countermove.comparing.needs import Needs
from countermove.comparing.results import ChangedResult, Value, results_of
from countermove.errors import CaseError, NotApplicable, TooLarge

if TYPE_CHECKING:
    from countermove.analysis.assess.again import Redraws
    from countermove.analysis.assess.assessment import Assessment, Extent
    from countermove.casefile.case import Case


ROWS, OPENINGS = "rows", "openings"
"""What an assessment is worked out in: its initiatives, and where openings lead; each takes about half the time."""

_OF_OPENINGS = frozenset({"outcomes", "opening_pays"})
_OF_BOTH = frozenset({"unchanged", "lasts"})


def parts_of(name: str) -> frozenset[str]:
    """Return what has to be worked out for a result: parts of the assessment, or the equilibria of one concept."""
    kind = name.partition("/")[0]
    if kind == "equilibria":
        return frozenset({name})
    if kind in _OF_BOTH:
        return frozenset({ROWS, OPENINGS})
    return frozenset({OPENINGS if kind in _OF_OPENINGS else ROWS})


@dataclass(frozen=True)
class Asked:
    """Which results are asked for.

    ``options`` are those that both cases have, ``initiatives`` those told one by one, ``concepts`` those of which the
    equilibria are told; ``arguments`` are those of ``assess``, and without ``is_assessed`` nothing but equilibria is
    asked for.
    """

    options: tuple[str, ...]
    initiatives: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    arguments: Mapping[str, Any] = field(default_factory=dict)
    is_assessed: bool = True
    is_in_full: bool = True

    @property
    def parts(self) -> frozenset[str]:
        """Return everything that has to be worked out for what is asked."""
        concepts = (f"equilibria/{name}" for name in self.concepts)
        return frozenset([*concepts, *((ROWS, OPENINGS) if self.is_assessed else ())])

    def results(
        self, case: Case, parts: Collection[str] | None = None, assessor: Assessor | None = None
    ) -> dict[str, Value]:
        """Return the results of one case, by name; an assessor makes the next one like it faster.

        Args:
            parts: what is worked out, as ``parts_of`` names it; None stands for all that is asked for.

        Raises: ``NotApplicable`` and ``TooLarge`` as ``assess`` and ``solve``.
        """
        parts = self.parts if parts is None else frozenset(parts)
        found: dict[str, Value] = {}
        assessed = parts & {ROWS, OPENINGS}
        if assessed:
            assessment = (assessor or Assessor(self.arguments, self.is_in_full)).assessment(case, assessed)
            given = results_of(assessment, self.options, self.initiatives if ROWS in assessed else ())
            found |= {name: value for name, value in given.items() if parts_of(name) <= assessed}
        concepts = [name for name in self.concepts if f"equilibria/{name}" in parts]
        return found | equilibria_of(case, self.options, concepts) if concepts else found

    def only(self, changed: Sequence[ChangedResult]) -> Asked:
        """Return the same for some results alone, without working out what none of them needs."""
        concepts = tuple(one.about for one in changed if one.kind == "equilibria")
        told = {one.about for one in changed}
        return replace(
            self,
            initiatives=tuple(name for name in self.initiatives if name in told),
            concepts=concepts,
            is_assessed=self.is_assessed and len(concepts) < len(changed),
            is_in_full=any(one.kind.startswith("pressure") for one in changed),
        )


class Assessor:
    """Assesses one case after another, and remembers what cases of the same options and constraints share."""

    def __init__(self, arguments: Mapping[str, Any], is_in_full: bool = True) -> None:
        self._arguments = {key: value for key, value in arguments.items() if key != "max_changes"}
        self._largest = arguments.get("max_changes")
        self._is_in_full = is_in_full
        self._question = ""
        self._redraws: dict[frozenset[str], Redraws] = {}

    def assessment(self, case: Case, parts: frozenset[str] = frozenset({ROWS, OPENINGS})) -> Assessment:
        """Return the assessment of one case, with its initiatives, with where openings lead, or with both.

        Raises: ``NotApplicable`` as ``assess``.
        """
        from countermove.analysis.assess.again import Redraws
        from countermove.assessment import asked_of

        asked = asked_of(case, **self._arguments)
        sides = (asked.initiator, asked.target, asked.allies)
        question = repr((asked.conflict.party_names, sides, asked.packages, asked.positions))
        if question != self._question:  # one question at a time: another one seldom comes back to the first
            self._question, self._redraws = question, {}
        if parts not in self._redraws:
            self._redraws[parts] = Redraws(
                asked.conflict,
                *sides,
                packages=asked.packages,
                positions=asked.positions,
                extent=self._extent(parts),
            )
        return self._redraws[parts].assess(asked.conflict)

    def _extent(self, parts: frozenset[str]) -> Extent:
        from countermove.analysis.assess.assessment import Extent

        if parts == {ROWS}:
            return Extent(self._largest, opening_changes=0, in_full=self._is_in_full)
        if parts == {OPENINGS}:
            return Extent(0, opening_changes=self._largest, in_full=False)
        return Extent(self._largest, in_full=self._is_in_full)


class Runs:
    """The results of the first case under chosen differences, remembered by what was chosen.

    Units: ``limit`` is how many choices may be run; ``made`` how many were; ``unloadable`` how many of them gave no
    case that can be read, or none that can be assessed.
    """

    def __init__(self, table: Table, needs: Needs, asked: Asked, limit: int) -> None:
        self.table, self.needs, self.asked, self.limit = table, needs, asked, limit
        self.made = 0
        self._known: dict[frozenset[Key], _Given] = {}
        self._assessor = Assessor(asked.arguments, asked.is_in_full)

    @property
    def unloadable(self) -> int:
        """Return how many choices gave no case, or none that can be assessed."""
        return sum(given.is_none for given in self._known.values())

    def results(self, chosen: Iterable[Key], names: Iterable[str] | None = None) -> Mapping[str, Value]:
        """Return the results with some differences and what they need; nothing where that is no case.

        Args:
            names: which results are wanted at least; None stands for all that are asked for.

        Raises: ``OutOfRuns`` where no run is left.
        """
        closed = self.needs.closed(chosen)
        given = self._known.get(closed)
        if given is None:
            if self.made >= self.limit:
                raise OutOfRuns
            self.made += 1
            given = self._known[closed] = _Given()
        wanted = self._parts(names) - given.parts
        if wanted and not given.is_none:
            self._work_out(closed, wanted, given)
        return given.results

    def knows(self, chosen: Iterable[Key]) -> bool:
        """Say whether a choice of differences was run already."""
        return self.needs.closed(chosen) in self._known

    def remember(self, chosen: Collection[Key], results: Mapping[str, Value]) -> None:
        """Take note of results that are known already."""
        self._known[self.needs.closed(chosen)] = _Given(dict(results), self._parts(None))

    def known(self) -> Sequence[tuple[frozenset[Key], Mapping[str, Value]]]:
        """Return every choice that was run, with the results worked out for it."""
        return [(closed, given.results) for closed, given in self._known.items()]

    def _parts(self, names: Iterable[str] | None) -> frozenset[str]:
        return self.asked.parts if names is None else frozenset().union(*map(parts_of, names))

    def _work_out(self, closed: frozenset[Key], parts: frozenset[str], given: _Given) -> None:
        from countermove.casefile.load import load

        try:
            case = load(computed_part(composed(self.table, closed)))
            given.results |= self.asked.results(case, parts, self._assessor)
        except (CaseError, NotApplicable, TooLarge):
            given.results, given.is_none = {}, True
        given.parts |= parts


@dataclass(slots=True)
class _Given:
    """What is known of one choice: its results, which parts of them were worked out, and whether it is no case."""

    results: dict[str, Value] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    is_none: bool = False


class OutOfRuns(Exception):
    """No run is left, which is no error; what is found is kept."""
