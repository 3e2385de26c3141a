"""Charts 1 and 2: hardness against what it costs, and what follows each initiative."""

from __future__ import annotations

from collections.abc import Mapping

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.interest import Delta
from countermove.analysis.sweep.judgments import TIE
from countermove.report.content import Figure
from countermove.report.diagrams import Point, Response, ResponseMap, Scatter
from countermove.report.naming import percent
from countermove.report.view import AssessmentView, PaperView


def scatter_figure(view: AssessmentView, shares: Mapping[str, float] | None = None) -> Figure:
    """Return chart 1: how hard for the target against what the initiator is left with, both ordinal.

    Args:
        shares: probabilities by initiative, 0 to 1, which are drawn as rings.
    """
    returns = {row.cost.yielded.priority: row.cost.yielded for row in view.shown}
    values = sorted(returns, key=lambda value: worth(returns[value]))
    points = tuple(
        Point(
            str(view.numbers[row.id]),
            values.index(row.cost.yielded.priority),
            len(row.tests_on),
            is_marked=row is view.hardest,
            share=(shares or {}).get(row.id),
        )
        for row in view.shown
    )
    columns = tuple(view.naming.place(returns[value]) for value in values)
    title = f"what {view.us} is left with: lost (−) or gained (+), dearest left"
    chart = Scatter(columns, title, tuple("012345"), "tests on", points)
    text = "; ".join(_told(p, columns) for p in points)
    caption = f"How hard for {view.them}, against what {view.us} is left with; numbers as in the table that follows"
    caption += ", the hardest in bold"
    if any(point.share is not None for point in points):
        caption += (
            f"; the dark part of a ring is the weight of completions, under the coder’s own doubts, in which {view.us} "
            "does best with it, alone or with others as good"
        )
    return Figure(chart, caption, text)


def _told(point: Point, columns: tuple[str, ...]) -> str:
    ring = "" if point.share is None else f", best in {percent(point.share)} of the weight of completions"
    return f"No. {point.label}: tests on {point.row}, return {columns[point.column]}{ring}"


def best_shares(view: PaperView) -> dict[str, float]:
    """Return the initiatives shown that have a probability, with it; see ``best_share``."""
    shares = {row.id: best_share(view, row) for row in view.shown}
    return {name: share for name, share in shares.items() if share is not None}


def best_share(view: PaperView, row: Assessed) -> float | None:
    """Return the weight of completions in which the initiator does best with an initiative, alone or with others as
    good; None where the open points have no probabilities.

    Units: a share, 0 to 1.
    Source: tradecraft.md, sections 2.4 and 8 (chart 1).
    """
    swept = view.doubts.sweep
    if not swept.factors or not swept.tally.rows or not swept.plan.is_weighted:
        return None
    found = [one for one in swept.judgments if one.id == "best" and row.id in one.value.split(TIE)]
    return min(1.0, sum(one.share or 0.0 for one in found))


def worth(gain: Delta) -> tuple[int, float]:
    """Return what returns are sorted by: from the dearest loss to the largest gain."""
    if gain.is_loss:
        return 0, gain.gravity
    return (1, 0.0) if not gain.priority else (2, -gain.gravity)


def response_figure(view: AssessmentView) -> Figure:
    """Return chart 2: each initiative, the reply, third-party reactions, and what the initiator is left with."""
    heads = ("Initiative", f"{view.them} answers", "Third parties", f"{view.us} is left with")
    rows = []
    for row in view.telling[:16]:
        reactions = tuple(
            f"{view.naming.party(one.party)}: {view.naming.changes(one.triggered)}" for one in row.cost.linkage
        )
        result = (
            f"{view.naming.place(row.cost.yielded)} "
            f"{row.cost.yielded.statement.text if row.cost.yielded.statement else ''}"
        )
        answer = view.naming.changes(view.naming.reply(row)) or "no answer"
        rows.append(Response(view.numbered(row), answer, reactions, result.strip()))
    text = "; ".join(
        f"{r.initiative} → {r.reply} → {', '.join(r.reactions) or 'nobody else moves'} → {r.result}" for r in rows
    )
    return Figure(ResponseMap(heads, tuple(rows)), "What follows each initiative", text)
