"""How far the headline results hold: what is so however the open points are settled, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from countermove.analysis.sweep.found import IMPOSSIBLE, IN_ALL_DRAWN, IN_NONE_DRAWN, NECESSARY, hanging
from countermove.report.content import (
    Cell,
    Claim,
    Items,
    Paragraph,
    Section,
    Sentence,
    Table,
    capital,
    listing,
    paragraph,
)
from countermove.report.naming import counted, number_word
from countermove.report.results import Result, coded_value
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.sweep.factors import Factor
    from countermove.analysis.sweep.found import Found

POINTS, OTHERS, HANGS_ON = 12, 2, 3


def holds(view: PaperView) -> tuple[Section, ...]:
    """Return the section on how far the results hold; none where the case leaves nothing open."""
    swept = view.doubts.sweep
    if not swept.factors or not swept.tally.rows:
        return ()
    heads = ("Result", "As coded", "However the open points are settled", "Hangs most on")
    table = Table(
        "The headline results, however the open points are settled",
        heads,
        tuple(_row(view, one) for one in view.results),
        tuple(_notes(view)),
    )
    return (Section("How far this holds", "holds", (_lead(view), _points(view), table)),)


def _lead(view: PaperView) -> Paragraph:
    swept = view.doubts.sweep
    number = counted(len(swept.factors), "point")
    every = (
        "The one way of settling them (completion) was gone through"
        if swept.plan.rows == 1
        else f"All {swept.plan.rows:,} ways of settling them (completions) were gone through"
    )
    gone = (
        every
        if swept.plan.is_enumerated
        else f"{swept.tally.rows:,} ways of settling them (completions) were drawn, with seed {swept.plan.seed}"
    )
    verb = "is" if len(swept.factors) == 1 else "are"
    firm = sum(_is_firm(coded_value(view.doubts, one.judgment)) for one in view.results)
    total = len(view.results)
    return paragraph(
        Sentence(
            f"{capital(number)} of the coding {verb} open: the case itself says that things may be otherwise.",
            claims=(Claim("open_points", str(len(swept.factors))),),
        ),
        f"{gone}. What is said of every completion is said of this coding, not of the world.",
        Sentence(
            f"Of {counted(total, 'headline result')}, {number_word(firm)} {'is' if firm == 1 else 'are'} the same in "
            f"every completion, and {number_word(total - firm)} {'hangs' if total - firm == 1 else 'hang'} on what is "
            "open.",
            claims=(Claim("firm", count=(firm, total)),),
        ),
    )


def _is_firm(coded: Found) -> bool:
    return coded.status in (NECESSARY, IN_ALL_DRAWN)


def _points(view: PaperView) -> Items:
    from countermove.analysis.doubt.reading import coded_reading

    factors = view.doubts.sweep.factors
    told = []
    for factor in factors[:POINTS]:
        said = _answers(factor) if factor.kind in ("question", "answer") else coded_reading(view.found.conflict, factor)
        text = f"{view.wording.point(factor.id)[1:-1]}: {view.wording.readable(said)}"
        told.append(Sentence(f"{text}.", view.cited(factor.id, factor.cites, factor.basis)))
    if len(factors) > POINTS:
        told.append(Sentence(f"And {len(factors) - POINTS} more: countermove sweep {view.case_argument}."))
    return Items(tuple(told))


def _answers(factor: Factor) -> str:
    names = [one.text or one.label.replace("_", " ") for one in factor.outcomes]
    return f"{names[0]}, or not" if factor.kind == "answer" else listing(names, "or")


def _row(view: PaperView, result: Result) -> tuple[Cell, ...]:
    coded = coded_value(view.doubts, result.judgment)
    return (
        cell(result.head),
        cell(_coded(view, result, coded)),
        cell(_how_far(view, result, coded), strong=_is_firm(coded), claims=tuple(_claims(view, result))),
        cell(_hangs_on(view, result, coded)),
    )


def _coded(view: PaperView, result: Result, coded: Found) -> str:
    return view.wording.value(result.judgment, coded.value)


def _claims(view: PaperView, result: Result) -> Iterator[Claim]:
    """Yield how far each judgment of a row, and each part that the row names, is said to hold."""
    for judgment in result.judgments:
        coded = coded_value(view.doubts, judgment)
        yield Claim(judgment, coded.value, coded.status, likelihood=_range(coded))
    for name in result.parts:
        yes = view.doubts.sweep.found(name, "yes")
        if yes is not None and yes.count:
            yield Claim(name, "yes", yes.status, likelihood=_range(yes))


def _range(one: Found) -> tuple[float, float] | None:
    return None if one.share is None else one.interval or (one.share, one.share)


def _how_far(view: PaperView, result: Result, coded: Found) -> str:
    if coded.status in (NECESSARY, IN_ALL_DRAWN, IMPOSSIBLE, IN_NONE_DRAWN):
        return often(view, coded)
    others = [one for one in view.doubts.sweep.judgments if one.id == result.judgment and not one.is_coded]
    seen = [one for one in others if one.count]
    told = [f"{view.wording.value(one.id, one.value)} ({often(view, one)})" for one in seen[:OTHERS]]
    more = [counted(len(seen) - OTHERS, "further value")] if len(seen) > OTHERS else []
    text = f"{often(view, coded)}; otherwise {listing([*told, *more], 'or')}"
    parts = _parts(view, result)
    return f"{text}. {parts}" if parts else text


def _parts(view: PaperView, result: Result) -> str:
    """Say which options the move contains in every completion, and of the hardest which in how many others."""
    groups: dict[str, list[str]] = {}
    for name in result.parts:
        yes = view.doubts.sweep.found(name, "yes")
        if yes is not None and yes.count and (result.kind == "hardest" or yes.count == yes.total):
            groups.setdefault(often(view, yes), []).append(view.wording.options(name.partition("/")[2]))
    told = [f"{listing(names)} {how}" for how, names in groups.items()]
    return f"It contains {'; '.join(told)}" if told else ""


def often(view: PaperView, one: Found) -> str:
    """Return how often a value comes about: a likelihood where everything open has a probability, else a count."""
    if one.status == NECESSARY:
        return "in every completion"
    if one.status == IMPOSSIBLE:
        return "in no completion"
    drawn = " drawn" if not view.doubts.sweep.plan.is_enumerated else ""
    if one.status in (IN_ALL_DRAWN, IN_NONE_DRAWN):
        missed = (1 - one.interval[0] if one.status == IN_ALL_DRAWN else one.interval[1]) if one.interval else 0.0
        which = "every" if one.status == IN_ALL_DRAWN else "no"
        return f"in {which} completion{drawn or ' gone through'} (at most {missed:.1%} of all can have been missed)"
    if one.share is not None:
        from countermove.analysis.words import phrase

        return phrase(one.share, one.interval)
    return f"in {one.count:,} of {one.total:,}{drawn}"


def _hangs_on(view: PaperView, result: Result, coded: Found) -> str:
    if coded.count in (0, coded.total):
        return "–"
    swept = view.doubts.sweep
    found = sorted(hanging(swept.question, swept.plan, swept.tally, result.judgment), key=lambda one: -one.spread)
    names = [one.factor for one in found]
    told = [view.wording.point(name)[1:-1] for name in names[:HANGS_ON]]
    return listing(told) + (f" and {len(names) - HANGS_ON} more" if len(names) > HANGS_ON else "") or "–"


def _notes(view: PaperView) -> Iterator[str]:
    swept = view.doubts.sweep
    if swept.plan.is_weighted:
        yield "Likelihoods are the weight of completions under the coder’s own doubts, everything else as coded."
    else:
        yield (
            "Counts of completions say how robust a result is, not how likely: nobody has said how the open points "
            "weigh."
        )
    if not swept.plan.is_enumerated:
        yield "Draws can show that something is possible, never that it is necessary."
    for name, why in swept.left_out:
        yield f"Left out: {name.replace('_', ' ')}, {why}."
    yield f"Every judgment and every value: countermove sweep {view.case_argument} --all."
