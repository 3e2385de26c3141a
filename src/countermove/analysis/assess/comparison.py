"""The comparison table: one row an initiative, one column a measure, each cell a deciding priority."""

from __future__ import annotations

from typing import Any

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.assess.assessment import Assessment
from countermove.analysis.assess.initiative import signed
from countermove.analysis.assess.interest import Delta
from countermove.analysis.assess.verdict import IGNORED


def comparison(assessment: Assessment) -> list[dict[str, Any]]:
    """Return the table of an assessment, hardest first, as plain values.

    Source: tradecraft.md, section 1.11 (layout).
    """
    return [_row(row) for row in assessment.ordered]


def _row(row: Assessed) -> dict[str, Any]:
    consequence = row.consequence
    conflict = consequence.situation.conflict
    mask = conflict.own(consequence.situation.target).mask
    reply = conflict.changes(consequence.opened & mask, consequence.replied & mask)
    return {
        "initiative": row.id,
        "needs": " ".join(row.initiative.needs),
        "reply": " ".join(signed(reply)),
        "verdict": verdict_words(row),
        "pull": _place(row.pull.deciding),
        "pull_share": row.pull.share,
        "bind": _place(row.bind.deciding),
        "split": row.split.value,
        "blocked": row.split.is_blocked,
        "strain": row.strain.share,
        "trap": _place(row.trap.deciding),
        "tests_on": len(row.tests_on),
        "first_share": row.standing.first_share if row.standing else None,
        "rank_interval": row.standing.rank_interval if row.standing else None,
        "pareto_layer": row.standing.pareto_layer if row.standing else None,
        "outlay": row.cost.outlay.priority,
        "linkage": " ".join(name for one in row.cost.linkage for name in signed(one.triggered)),
        "return": row.cost.yielded.priority,
    }


def _place(delta: Delta) -> int | None:
    return abs(delta.priority) or None


def verdict_words(row: Assessed) -> str:
    """Return the verdict as the table says it: the word, how much, and whether it is a dilemma."""
    delta = row.verdict.left_with
    amount = f" {delta.priority:+d}".replace("-", "−") if delta.priority and row.verdict.word != IGNORED else ""
    return row.verdict.word + amount + (", dilemma" if row.verdict.is_dilemma else "")
