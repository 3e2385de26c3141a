"""On a card: how likely what it says is, or, where nobody has said how open points weigh, how far it holds."""

from __future__ import annotations

from countermove.analysis.assess.assessed import Assessed
from countermove.analysis.sweep.judgments import TIE
from countermove.report.content import Sentence
from countermove.report.naming import possessive
from countermove.report.sections.holds import often
from countermove.report.view import PaperView


def likelihood(view: PaperView, row: Assessed) -> tuple[str, list[Sentence]]:
    """Return the head of the entry and what it says; nothing where nothing is open or the move was not varied.

    Source: tradecraft.md, section 8 (card).
    """
    plan = view.doubts.sweep.plan
    head = "How likely" if plan.is_weighted else "How far that holds"
    if not view.doubts.sweep.factors or not view.doubts.sweep.tally.rows:
        return head, []
    ends = {1: "better off", -1: "worse off", 0: "where it was"}[_sign(row.cost.yielded.priority)]
    told = [_told(view, f"reply/{row.id}", f"{view.them} answers as told here")]
    told += [_told(view, f"return/{row.id}", f"{view.us} is left {ends}"), _best(view, row)]
    text = "; ".join(part for part in told if part)
    return head, [Sentence(f"{text}.")] if text else []


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _told(view: PaperView, judgment: str, what: str) -> str:
    coded = next((one for one in view.doubts.sweep.judgments if one.id == judgment and one.is_coded), None)
    return "" if coded is None else f"{what}: {often(view, coded)}"


def _best(view: PaperView, row: Assessed) -> str:
    """Return how often the move is the best one, or level with it, where every completion was gone through."""
    sweep = view.doubts.sweep
    found = [one for one in sweep.judgments if one.id == "best" and row.id in one.value.split(TIE) and one.count]
    if not found or not sweep.plan.is_enumerated:
        return ""
    count, total = sum(one.count for one in found), found[0].total
    if count == total:
        return f"it is {possessive(view.us)} best move: in every completion"
    if any(one.share is None for one in found):
        return f"it is {possessive(view.us)} best move: in {count:,} of {total:,}"
    from countermove.analysis.words import phrase

    return f"it is {possessive(view.us)} best move: {phrase(sum(one.share or 0.0 for one in found))}"
