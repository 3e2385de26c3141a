"""One request for the page of answers, and what every part of it can say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.desk.answers import work
from countermove.desk.desk import PATIENCE_SECONDS
from countermove.desk.jobs import State
from countermove.desk.rendering import address

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.desk.answers.asked import QuestionAsked
    from countermove.desk.desk import Desk
    from countermove.desk.jobs import Job
    from countermove.desk.opened import OpenCase
    from countermove.report.view import CarriedView

TABS = (
    ("options", "Options compared"),
    ("before-after", "Before and after"),
    ("inside", "Who is moved inside"),
    ("outcomes", "Outcomes"),
    ("stable", "Equilibria"),
    ("moves", "Moves"),
)
OF_STATES = frozenset({"stable", "moves"})
"""The parts that look at all states of a case, and not at the options of one party."""

WITHIN = ("sort", "area", "row", "under", "from", "to", "by")
"""What an address says about what a part shows."""


@dataclass(frozen=True)
class Page:
    """One request for the page of answers."""

    desk: Desk
    opened: OpenCase
    case: Case
    asked: QuestionAsked
    tab: str
    fields: dict[str, str]

    def link(self, page: str = "answers", **more: str) -> str:
        """Return the address of this part under this question, with more said."""
        return address(page, self.opened.key, view=self.tab, **self.asked.parameters(), **more)

    def drawn(self, part: str, sections: Callable[[], Any]) -> Job:
        """Return the job that draws sections of this question for this page."""
        return work.drawn_job(self.desk, self.case, self.asked, part, self.opened.key, sections)


def refused(sentence: str) -> dict[str, Any]:
    """Return a part that only says why there is nothing to show."""
    return {"template": "answers_content.html.jinja", "content": None, "refused": sentence}


def working(job: Job) -> dict[str, Any]:
    """Return a part that is still being worked out."""
    return {"template": "answers_content.html.jinja", "content": None, "refused": "", "job": job}


def as_sections(content: Any, **more: Any) -> dict[str, Any]:
    """Return a part that is sections drawn already; ``more`` is what its template needs besides."""
    return {"template": "answers_content.html.jinja", "content": content, "refused": "", **more}


def view_of_page(page: Page) -> tuple[CarriedView | None, Job, Job | None]:
    """Return the assessment as sections read it, or None while it is worked out, and the jobs of it."""
    assessed = work.assessment_job(page.desk, page.case, page.asked)
    if assessed.state is not State.DONE:
        return None, assessed, None
    carried = work.carried_job(page.desk, page.case, page.asked, assessed.result)
    return work.view_of(page.desk, assessed, carried), assessed, carried


def words_cited(page: Page, patience: float = 0) -> Any:
    """Return the words of what is cited, by citation; nothing as long as they are looked up."""
    job = work.quotations_job(page.desk, page.case, patience)
    return job.result if job.state is State.DONE else {}


def cited(page: Page) -> dict[str, Any]:
    """Return the words of what is cited, and where the panel is asked for again while they are looked up."""
    job = work.quotations_job(page.desk, page.case, PATIENCE_SECONDS)
    names = ("why", "column", "state", "under")
    again = page.link("answers-panel", **{name: page.fields[name] for name in names if page.fields.get(name)})
    return {"quotations": job.result if job.result else {}, "again": "" if job.is_over else again}


def missing(sentence: str) -> dict[str, Any]:
    """Return a panel that only says why there is nothing to show."""
    return {"cell": None, "state": None, "missing": sentence, "quotations": {}, "again": ""}
