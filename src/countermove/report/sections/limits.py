"""What the method cannot say, beside the results."""

from __future__ import annotations

from countermove.report.content import Box, sentence
from countermove.report.view import PaperView


def limits(view: PaperView) -> Box:
    """Return the plain box on what the method cannot say."""
    them, us = view.them, view.us
    return Box(
        "What this method cannot say",
        (
            sentence(
                "It computes what follows from the coding. If an interest is missing, misread or in "
                "the wrong place, so is the result."
            ),
            sentence(_likelihoods(view)),
            sentence(
                "Interests are strictly ordered: many small ones never outweigh one larger. Where "
                "that is wrong, it has to be coded as a statement of its own."
            ),
            sentence(
                f"It assumes that {them} reads the move as coded, and answers at once; institutions "
                "that delay make a move easier to ignore than it looks here."
            ),
            sentence(
                "Weights and grades of those inside are the softest input; where a result hangs on "
                "them, the share is given."
            ),
            sentence(
                f"What third parties do is what {us} is coded to expect of them where the case says "
                "so, not what they say of themselves."
            ),
        ),
    )


def _likelihoods(view: PaperView) -> str:
    """Say what a likelihood in this paper is, where it has any, and what it is not."""
    stable = "that a state is stable, or an answer best, does not make it likely"
    if (view.doubts.sweep.plan.is_weighted and view.doubts.sweep.factors) or view.motives is not None:
        return (
            "Where it gives a likelihood, that is the weight of the coder’s own doubts, or of evidence as the coder "
            f"rated it, and no rate at which such things happen: {stable}."
        )
    return f"It gives no likelihoods: {stable}."
