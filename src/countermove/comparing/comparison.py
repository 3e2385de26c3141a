"""Two cases compared: what ``countermove compare`` prints and ``cm.compare`` returns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from countermove.comparing.coding import Difference, of_table, side_by_side, with_values
from countermove.comparing.needs import needs_of
from countermove.comparing.results import ChangedResult, Value, common_initiatives, differing, results_of
from countermove.comparing.smallest import Explanation, explained
from countermove.engine.watch import Progress, silent
from countermove.errors import NotApplicable, TooLarge

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.casefile.case import Case
    from countermove.comparing.expected import Expected
    from countermove.comparing.renaming import Alike
    from countermove.comparing.runs import Asked

RUNS = 400
"""How many times the first case is assessed with some of the differences in it, to find what explains a result."""


@dataclass(frozen=True)
class Searched:
    """How what explains the results was looked for.

    Units: ``runs`` is how many choices of differences were assessed, at most ``limit``; ``unloadable`` how many of them
    gave no case; ``bearing`` how many differences a result can depend on.
    """

    runs: int = 0
    limit: int = 0
    unloadable: int = 0
    bearing: int = 0
    is_interrupted: bool = False


@dataclass(frozen=True, repr=False)
class Comparison:
    """Two cases compared; immutable.

    ``a`` and ``b`` are the cases as they were compared, names of the first replaced as ``matched`` says. ``expected``
    is empty unless the second case is later. ``notes`` say what was not compared, and why.
    """

    a: Case
    b: Case
    differences: tuple[Difference, ...]
    explanations: tuple[Explanation, ...] = ()
    expected: tuple[Expected, ...] = ()
    matched: Mapping[str, str] = field(default_factory=dict)
    alike: tuple[Alike, ...] = ()
    searched: Searched = Searched()
    notes: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Say whether the two codings do not differ at all."""
        return not self.differences

    @property
    def changed(self) -> tuple[ChangedResult, ...]:
        """Return the results that differ, most weighty first."""
        return tuple(one.result for one in self.explanations)

    def explanation(self, name: str) -> Explanation:
        """Return what explains one result, such as ``hardest``; raises ``KeyError`` where it does not differ."""
        return {one.result.name: one for one in self.explanations}[name]

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as the body of ``countermove.comparison/1``."""
        from countermove.comparing.as_json import as_json

        return as_json(self)

    def table(self) -> list[dict[str, Any]]:
        """Return one mapping a difference of the codings, and then one a changed result."""
        coded = [
            {"what": one.part, "change": one.change, "place": one.place, "before": one.before, "after": one.after}
            for one in self.differences
        ]
        return coded + [
            {
                "what": "result",
                "change": "changed",
                "place": one.name,
                "before": ", ".join(one.before),
                "after": ", ".join(one.after),
            }
            for one in self.changed
        ]

    def _repr_html_(self) -> str:
        from html import escape

        from countermove.comparing.sentences import paragraphs

        parts = [
            f"<h4>{escape(title)}</h4><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
            for title, lines in paragraphs(self)
        ]
        return "".join(parts)

    def __repr__(self) -> str:
        names = " and ".join(repr(case.name or case.title) for case in (self.a, self.b))
        return f"<Comparison of {names}: {len(self.differences)} differences, {len(self.changed)} results changed>"


def compare(  # noqa: PLR0913 - every argument after the two cases is by name
    a: Case | str | os.PathLike[str] | Mapping[str, Any],
    b: Case | str | os.PathLike[str] | Mapping[str, Any],
    *,
    match: Mapping[str, str] | Iterable[str] = (),
    actor: str | None = None,
    target: str | None = None,
    max_changes: int | None = None,
    runs: int = RUNS,
    progress: Progress = silent,
) -> Comparison:
    """Return what differs between two cases, which results differ with it, and the smallest difference behind each.

    Args:
        a: the first case; as text, ``CASE@DAY`` is the case as it stood at the end of a day, month or year.
        b: the second case, likewise.
        match: names of the first case and what the second calls them, as a mapping or as ``NAME=NAME``.
        actor: the initiator, and ``target`` who has to answer, as for ``assess``.
        max_changes: how many options an unnamed initiative changes at most.
        runs: how many choices of differences are assessed at most; 0 explains nothing.

    Raises: ``NotApplicable`` for cases of different form, unknown names, and a day that is none; ``CaseError`` for a
        bad case.
    Source: mission F48.
    """
    from countermove.comparing.renaming import pairs_of, renamed, suggestions

    first, second = _read(a), _read(b)
    pairs = pairs_of(match)
    first = renamed(first, second, pairs)
    table = side_by_side(first, second)
    found = tuple(with_values(table))
    coded = of_table(table)
    alike = suggestions(first, second)
    if not coded:
        return Comparison(first, second, (), matched=pairs)
    asking = _Asking(first, second, {"actor": actor, "target": target, "max_changes": max_changes}, progress)
    explanations, searched = asking.explained(table, needs_of(found), coded, runs)
    return Comparison(
        first, second, coded, explanations, asking.expected(), pairs, alike, searched, tuple(asking.notes)
    )


def _read(case: Any) -> Case:
    from countermove.casefile.case import Case as LoadedCase
    from countermove.casefile.load import load
    from countermove.comparing.dated import on_day, parted

    if isinstance(case, LoadedCase):
        return case
    if isinstance(case, Mapping):
        return load(case)
    name, day = parted(os.fspath(case))
    return on_day(load(name), day) if day else load(name)


class _Asking:
    """The results of two cases, and what could not be asked of them."""

    def __init__(self, a: Case, b: Case, arguments: Mapping[str, Any], progress: Progress) -> None:
        from countermove.comparing.dated import notes_of
        from countermove.comparing.equilibria import comparable

        self.a, self.b, self.arguments, self.progress = a, b, arguments, progress
        self.notes = [*notes_of(a), *notes_of(b)]
        self.is_interrupted = False
        self.assessed = self._assessed()
        reason = comparable(a, b)
        self.notes += [reason] if reason and not self.is_interrupted else []
        self.with_equilibria = not (reason or self.is_interrupted)

    def _assessed(self) -> tuple[CaseAssessment, CaseAssessment] | None:
        from countermove.assessment import assess
        from countermove.model import GraphConflict

        if isinstance(self.a.conflict, GraphConflict):
            self.notes.append(
                "In graph form there are no options to assess: parties, states and equilibria are compared."
            )
            return None
        try:
            first, second = (assess(case, **self.arguments, progress=self.progress) for case in (self.a, self.b))
        except (NotApplicable, TooLarge) as reason:
            self.notes.append(f"The assessments are not compared: {reason}")
            return None
        if first.assessment.is_interrupted or second.assessment.is_interrupted:
            self.notes.append("Interrupted before both cases were assessed: no results are compared.")
            self.is_interrupted = True
            return None
        return first, second

    def expected(self) -> tuple[Expected, ...]:
        """Return what the first case expected and the second records."""
        from countermove.comparing.expected import expected, is_later

        if self.assessed is None or not is_later(self.a, self.b):
            return ()
        return expected(self.assessed[0], self.b)

    def explained(
        self, table: Any, needs: Any, coded: tuple[Difference, ...], limit: int
    ) -> tuple[tuple[Explanation, ...], Searched]:
        """Return each changed result with what explains it, and how that was looked for."""
        from countermove.comparing.runs import Runs

        if self.is_interrupted:
            return (), Searched(0, limit, is_interrupted=True)
        before, after, asked = self._results()
        target = self.assessed[1].assessment.situation.target if self.assessed else ""
        changed = differing(before, after, target)
        bearing = [one.key for one in coded if one.bears]
        runs = Runs(table, needs, asked.only(changed), limit)
        runs.remember((), before)
        runs.remember(bearing, after)
        found, is_interrupted = explained(changed, coded, runs, self.progress)
        return found, Searched(runs.made, limit, runs.unloadable, len(bearing), is_interrupted)

    def _results(self) -> tuple[dict[str, Value], dict[str, Value], Asked]:
        from countermove.comparing.equilibria import CONCEPTS
        from countermove.comparing.runs import Asked

        options = self._common_options()
        concepts = CONCEPTS if self.with_equilibria else ()
        if self.assessed is None:
            asked = Asked(options, concepts=concepts, is_assessed=False)
            return asked.results(self.a), asked.results(self.b), asked
        first, second = (one.assessment for one in self.assessed)
        names = common_initiatives(first, second, options)
        asked = Asked(options, names, concepts, self.arguments)
        before, after = (results_of(one, options, names) for one in (first, second))
        only_equilibria = Asked(options, concepts=concepts, is_assessed=False)
        return (
            before | only_equilibria.results(self.a),
            after | only_equilibria.results(self.b),
            asked,
        )

    def _common_options(self) -> tuple[str, ...]:
        from countermove.model import Conflict

        if not isinstance(self.a.conflict, Conflict) or not isinstance(self.b.conflict, Conflict):
            return ()
        known = set(self.a.conflict.option_names)
        return tuple(name for name in self.b.conflict.option_names if name in known)
