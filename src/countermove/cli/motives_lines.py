"""What ``countermove motives`` prints, as lines that fit a terminal: what it comes to first, then what it rests on."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.analysis.indicators.likelihood import DRAWN, EVERY, NEVER, SOME
from countermove.analysis.motives.confidence import RULE as CONFIDENCE_RULE
from countermove.analysis.motives.expected import OPEN
from countermove.analysis.motives.expected import RULE as COMPUTED_RULE
from countermove.analysis.motives.inconsistency import RULE as INCONSISTENCY_RULE
from countermove.analysis.motives.judgment import NO_DEBIASING, signed
from countermove.analysis.motives.posterior import RULE_EXCLUSIVE, RULE_TOGETHER
from countermove.analysis.motives.weights import UNGRADED
from countermove.cli.motives_matrix import LEGEND, matrix_lines
from countermove.cli.page import Line, Page, labels

if TYPE_CHECKING:
    from countermove.analysis.motives.expected import Expected
    from countermove.analysis.motives.predictions import Prediction
    from countermove.analysis.motives.ranking import Ranking
    from countermove.analysis.motives.weighed import Weighed
    from countermove.weighing import CaseMotives, Motive

PACKAGES = 3
NAMED = 10
SCORES = 56
"""Columns that the scores need beside the names."""


def lines(found: CaseMotives, width: int, *, with_reasons: bool = False) -> Iterator[Line]:
    """Yield everything that is printed about a case, question by question."""
    page = Page(width)
    yield page.heading(found.case.title)
    for one in found.questions:
        yield Line("")
        yield from _question(page, one, with_reasons)
    if any(one.weighed.matrix.evidence for one in found.questions):
        yield Line("")
        yield page.paragraph(f"Reading a matrix: {LEGEND}")
    yield Line("")
    yield from _rules(page, found)


def _question(page: Page, one: Motive, with_reasons: bool) -> Iterator[Line]:
    """Yield one question: what it comes to, the two rankings, the predictions, then matrix and evidence."""
    rivals = one.weighed.matrix.rivals
    kind = "at most one answer holds" if rivals.is_exclusive else "several answers can hold together"
    about = f"about {rivals.about}; " if rivals.about else ""
    yield page.heading(rivals.question or rivals.id)
    yield page.paragraph(f"{rivals.id}: {about}{kind}", hanging=0)
    for hypothesis in rivals.hypotheses:
        yield page.paragraph(f"{hypothesis.id}: {hypothesis.text}", 2)
    yield from _judgment(page, one)
    if one.weighed.matrix.evidence:
        yield from _scores(page, one.weighed)
    yield from _predictions(page, one)
    if one.weighed.matrix.evidence:
        yield from matrix_lines(page, one.weighed, with_reasons=with_reasons)


def _judgment(page: Page, one: Motive) -> Iterator[Line]:
    yield Line("")
    yield Line("What it comes to", "bold")
    for sentence in (*one.judgment, *one.staging):
        yield page.paragraph(sentence, 2)
    if not one.weighed.matrix.evidence:
        return
    told = one.weighed.confidence
    yield Line("")
    yield page.paragraph(f"Confidence in this weighing is {told.level}.", 2)
    for dial in (told.evidence, told.opinion, told.news):
        yield page.paragraph(f"{dial.name}: {dial.setting}; {dial.why}", 4)


def _scores(page: Page, found: Weighed) -> Iterator[Line]:
    analyst, against, names = found.analyst, found.against, found.matrix.names
    shortened = labels(("hypothesis", *names), max(10, page.width - SCORES))[1:]
    label = max(len("hypothesis"), *map(len, shortened))
    yield Line("")
    yield Line("Two scores, never one", "bold")
    yield page.paragraph(f"by likelihoods: {_order(found.flat.ranking)}", 2, 4)
    yield page.paragraph(f"by inconsistency: {_order(against.ranking)}", 2, 4)
    own = f"{'analyst’s':>13}" if analyst else ""
    fit = f"consistent/{len(found.matrix.lines)}"
    yield Line(f"  {'hypothesis':<{label}}{'equal start':>13}{own}{'inconsistency':>15}{fit:>14}")
    for name, short in zip(names, shortened, strict=True):
        chance = f"{found.flat.prior[name]:.0%} → {found.flat.probability[name]:.0%}"
        theirs = f"{f'{analyst.prior[name]:.0%} → {analyst.probability[name]:.0%}':>13}" if analyst else ""
        score = f"{signed(against.score[name]):>15}{against.consistent[name]:>14.3g}"
        yield Line(f"  {short:<{label}}{chance:>13}{theirs}{score}")


def _order(ranking: Ranking) -> str:
    return " > ".join(" = ".join(level) for level in ranking)


def _predictions(page: Page, one: Motive) -> Iterator[Line]:
    """Yield what hypotheses predict, those that predict the same together."""
    if not one.predictions:
        return
    yield Line("")
    yield page.heading("What the model predicts, each answer being an order of the actor's wants")
    alike: dict[Hashable, list[Prediction]] = {}
    for found in one.predictions:
        alike.setdefault(found.content, []).append(found)
    for group in alike.values():
        yield from _prediction(page, [found.hypothesis for found in group], group[0])
    unsaid = dict.fromkeys(name for found in one.predictions for name in found.unsaid)
    if unsaid:
        told = f"No numbers here: nobody has said how probable these are: {_some(list(unsaid))}."
        yield page.paragraph(told, 2)


def _prediction(page: Page, names: Sequence[str], found: Prediction) -> Iterator[Line]:
    packages = [f"{name}{_often(share)}" for name, share in found.packages.items()]
    more = f"; and {len(packages) - PACKAGES} more" if len(packages) > PACKAGES else ""
    yield page.paragraph(f"{', '.join(names)}: best package: {'; '.join(packages[:PACKAGES])}{more}", 2, 2)
    seen: dict[str, list[str]] = {}
    for move, expected in found.observed:
        said = "impossible in the model" if expected is None else _told(expected)
        option = move.option if move.direction == "on" else f"−{move.option}"
        seen.setdefault(said, []).append(f"{option} ({move.source}{f', {move.date}' if move.date else ''})")
    for said, moves in seen.items():
        yield page.paragraph(f"seen, and {said}: {', '.join(moves)}", 4, 2)
    if found.unseen:
        yield page.paragraph(f"predicted and not seen: {', '.join(found.unseen)}", 4, 2)


def _often(found: Expected) -> str:
    if found.often == EVERY:
        return ""
    if found.way == OPEN:
        return " (in some completions)"
    if found.way == DRAWN:
        return f" (in {found.seen:.0f} of {found.of} draws)"
    return f" ({found.seen / found.of:.0%} by weight)"


def _told(found: Expected) -> str:
    if found.of == 1:
        return "not predicted" if found.often == NEVER else "predicted"
    if found.way == DRAWN:
        return f"predicted in {found.seen:.0f} of {found.of} draws"
    if found.often == SOME:
        if found.way == OPEN:
            return "left open by the model, predicted in some completions"
        return f"predicted in completions with {found.seen / found.of:.0%} of the weight"
    return f"predicted in {'every' if found.often == EVERY else 'no'} completion"


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _rules(page: Page, found: CaseMotives) -> Iterator[Line]:
    """Yield how the scores are made, and what they are not."""
    yield Line("The rules", "bold")
    kinds = {one.weighed.matrix.rivals.is_exclusive for one in found.questions}
    for is_exclusive, rule in ((True, RULE_EXCLUSIVE), (False, RULE_TOGETHER)):
        if is_exclusive in kinds:
            yield page.paragraph(f"Chances: {rule}", 2)
    if any(one.predictions for one in found.questions):
        yield page.paragraph(f"Computed cells: {COMPUTED_RULE}", 2)
    yield page.paragraph(f"Inconsistency: {INCONSISTENCY_RULE}", 2)
    weights = ", ".join(f"{grade} {value:g}" for grade, value in found.reliability.items())
    yield page.paragraph(f"Sources: reliability by grade is {weights}; no grade counts as {UNGRADED}.", 2)
    for note in found.notes:
        yield page.paragraph(f"{note}.", 2)
    for sentence in CONFIDENCE_RULE:
        yield page.paragraph(sentence, 2)
    yield page.paragraph(NO_DEBIASING, 2)
