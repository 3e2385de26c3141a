"""Motives, for a campaign paper: rival explanations weighed, or why none could be."""

from __future__ import annotations

from countermove.report.content import Claim, Section, Sentence, paragraph
from countermove.report.sections.after import after
from countermove.report.view import PaperView


def motives(view: PaperView) -> tuple[Section, ...]:
    """Return the section on motives; where the case asks no question with rival answers, one that says so."""
    if view.motives is not None:
        return after(view)
    missing = Sentence(
        f"No rival explanations of what {view.us} does are coded, so that none is weighed; what follows takes its "
        "motives from what it is coded to want.",
        claims=(Claim("questions", "0"),),
    )
    what = (
        "To weigh explanations, add “hypotheses” (a question, and its rival answers) and “evidence” (what was seen, "
        "and how expected it is under each answer)."
    )
    return (Section(f"What {view.us} may be after", "motives", (paragraph(missing, what),)),)
