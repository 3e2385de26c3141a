"""The long work behind the page of answers, done once for each state of a case and each question, and kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from countermove.desk.answers.asked import QuestionAsked
from countermove.desk.answers.listing import Listed, listed
from countermove.desk.desk import PATIENCE_SECONDS, Desk, stamped
from countermove.desk.jobs import Job, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from countermove.assessment import CaseAssessment
    from countermove.casefile.case import Case
    from countermove.desk.answers.moves import Moves
    from countermove.engine.solution import Solution
    from countermove.engine.watch import Progress
    from countermove.report.content import Quotation, Section
    from countermove.report.view import CarriedView

KEPT = 24


@dataclass
class Kept:
    """What pages of answers keep between requests, the latest first to stay."""

    found: dict[Any, Any] = field(default_factory=dict)

    def once(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return what was made under a key, and make it where it is not there."""
        if key not in self.found:
            made = make()
            while len(self.found) >= KEPT:
                self.found.pop(next(iter(self.found)), None)
            self.found[key] = made
        return self.found[key]


def assessment_job(desk: Desk, case: Case, asked: QuestionAsked) -> Job:
    """Return the job that assesses a question; its result is a ``CaseAssessment``."""
    if asked.is_usual:
        return desk.assessment(case)

    def do(progress: Progress) -> CaseAssessment:
        from countermove.assessment import assess

        return assess(case, **asked.arguments(), muted=asked.muted, progress=progress)

    return desk.work("assessment", case, "Assessing what could be done", do, asked=asked.parameters())


def carried_job(desk: Desk, case: Case, asked: QuestionAsked, found: CaseAssessment) -> Job:
    """Return the job that says what carries the results; its result is a tuple of ``Carried``."""
    label = "Looking for what carries the results"
    return desk.work("carried", case, label, found.carries, asked=asked.parameters(), patience=0)


def view_of(desk: Desk, assessed: Job, carried: Job) -> CarriedView:
    """Return an assessment as sections read it, with what carries it as soon as that is known."""
    from countermove.report.view import CarriedView

    key = ("view", assessed.id, carried.state is State.DONE)
    known = carried.result if carried.state is State.DONE else ()
    found: CarriedView = desk.kept(Kept).once(key, lambda: CarriedView(assessed.result, known))
    return found


def drawn_job(
    desk: Desk, case: Case, asked: QuestionAsked, part: str, key: str, sections: Callable[[], Sequence[Section]]
) -> Job:
    """Return the job that draws sections for a page; its result is markup.

    Args:
        part: names the sections among those of a question.
        key: the case whose citations lead to the reading room.
    """

    def do(_: Progress) -> Any:
        from countermove.desk.content import shown

        return shown(sections(), key)

    return desk.work("drawn", case, "Drawing what was found", do, asked=asked.parameters() | {"part": part, "key": key})


def solution_job(desk: Desk, case: Case, asked: QuestionAsked) -> Job:
    """Return the job that lists the states of a case with what is stable; its result is ``Listed``."""

    def do(progress: Progress) -> Listed:
        return listed(case, asked, progress)

    return desk.work("states", case, "Listing the states", do, asked=asked.reading())


def moves_job(
    desk: Desk, case: Case, asked: QuestionAsked, solution: Solution, wanted: tuple[str, str, tuple[str, ...]]
) -> Job:
    """Return the job that looks for the ways to a state; its result is ``Moves``.

    Args:
        wanted: the state, the way of moving, and states besides that are drawn.
    """

    def do(progress: Progress) -> Moves:
        from countermove.desk.answers.moves import moves

        return moves(solution, *wanted, progress)

    parameters = asked.reading() | {"wanted": repr(wanted)}
    return desk.work("moves", case, "Looking for ways", do, asked=parameters)


def quotations_job(desk: Desk, case: Case, patience: float = PATIENCE_SECONDS) -> Job:
    """Return the job that finds the words of what a case cites; its result is quotations by citation."""
    places = desk.sources(case)

    def do(_: Progress) -> dict[str, Quotation]:
        from countermove.citing.resolve import resolve_citations
        from countermove.report.quoting import quotations

        return quotations(resolve_citations(case, list(places)))

    return desk.work("quotations", case, "Looking up what is cited", do, asked=stamped(places), patience=patience)
