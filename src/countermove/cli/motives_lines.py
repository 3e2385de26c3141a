"""What ``countermove motives`` prints, as lines that fit a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import TYPE_CHECKING

from countermove.analysis.motives.confidence import RULE as CONFIDENCE_RULE
from countermove.analysis.motives.inconsistency import RULE as INCONSISTENCY_RULE
from countermove.analysis.motives.judgment import NO_DEBIASING, signed
from countermove.analysis.motives.matrix import Cell, Origin
from countermove.analysis.motives.posterior import RULE_EXCLUSIVE, RULE_TOGETHER
from countermove.analysis.motives.weights import UNGRADED

if TYPE_CHECKING:
    from countermove.analysis.motives.weighed import Weighed
    from countermove.model import Evidence
    from countermove.weighing import CaseMotives, Motive

MARKS = {Origin.RATED: " ", Origin.COMPUTED: "*", Origin.OVERRIDDEN: "!", Origin.BLANK: " "}
CELL = 6
LEGEND = (
    "In a cell: how expected the evidence is if the hypothesis holds, in per cent, the middle of the coder's term. "
    "* computed from the model; ! the coder's term in place of what the model computes; · not assessed. A column in "
    "brackets does not tell the hypotheses apart: no two of them differ by more than a factor of two."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of output, or a paragraph already broken into lines, with its style."""

    text: str
    style: str = ""


def lines(found: CaseMotives, width: int) -> Iterator[Line]:
    """Yield everything that is printed about a case, question by question."""
    page = _Page(width)
    yield page.heading(found.case.title)
    for one in found.questions:
        yield Line("")
        yield from page.question(one)
    yield Line("")
    yield from page.rules(found)


class _Page:
    """Lines of one width."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 40)

    def paragraph(self, text: str, indent: int = 0, hanging: int = 2) -> Line:
        """Return a text broken into lines, all but the first a little deeper."""
        first, further = " " * indent, " " * (indent + hanging)
        text = " ".join(text.split())
        return Line(fill(text, self.width, initial_indent=first, subsequent_indent=further, break_on_hyphens=False))

    def heading(self, text: str) -> Line:
        """Return a heading broken into lines."""
        return Line(self.paragraph(text, hanging=0).text, "bold")

    def question(self, one: Motive) -> Iterator[Line]:
        """Yield one question: matrix, evidence, scores, predictions, judgment, confidence."""
        rivals = one.weighed.matrix.rivals
        kind = "at most one answer holds" if rivals.is_exclusive else "several answers can hold together"
        about = f"about {rivals.about}; " if rivals.about else ""
        yield self.heading(rivals.question or rivals.id)
        yield self.paragraph(f"{rivals.id}: {about}{kind}", hanging=0)
        for hypothesis in rivals.hypotheses:
            yield self.paragraph(f"{hypothesis.id}: {hypothesis.text}", 2)
        if one.weighed.matrix.evidence:
            yield from self._matrix(one.weighed)
            yield from self._evidence(one.weighed)
            yield from self._scores(one.weighed)
        yield from self._predictions(one)
        yield from self._judgment(one)

    def rules(self, found: CaseMotives) -> Iterator[Line]:
        """Yield how the scores are made, and what they are not."""
        yield Line("The rules", "bold")
        kinds = {one.weighed.matrix.rivals.is_exclusive for one in found.questions}
        for is_exclusive, rule in ((True, RULE_EXCLUSIVE), (False, RULE_TOGETHER)):
            if is_exclusive in kinds:
                yield self.paragraph(f"Chances: {rule}", 2)
        yield self.paragraph(f"Inconsistency: {INCONSISTENCY_RULE}", 2)
        weights = ", ".join(f"{grade} {value:g}" for grade, value in found.reliability.items())
        yield self.paragraph(f"Sources: reliability by grade is {weights}; no grade counts as {UNGRADED}.", 2)
        for note in found.notes:
            yield self.paragraph(f"{note}.", 2)
        yield self.paragraph(f"Confidence: {CONFIDENCE_RULE}.", 2)
        yield self.paragraph(NO_DEBIASING, 2)

    def _matrix(self, found: Weighed) -> Iterator[Line]:
        names = found.matrix.names
        label = max(map(len, names)) + 2
        block = max(1, (self.width - label - 2) // CELL)
        pieces = list(enumerate(found.matrix.evidence, 1))
        for start in range(0, len(pieces), block):
            part = pieces[start : start + block]
            yield Line("")
            heads = "".join(self._head(found, number, piece) for number, piece in part)
            yield Line(f"{'':<{label + 2}}{heads}".rstrip(), "bold")
            for name in names:
                row = "".join(_shown(found.matrix.cell(name, piece.id)) for _, piece in part)
                yield Line(f"  {name:<{label}}{row}".rstrip())
        yield self.paragraph(LEGEND, 2, 0)

    @staticmethod
    def _head(found: Weighed, number: int, piece: Evidence) -> str:
        tells = found.telling[piece.id].is_diagnostic
        return f"{number if tells else f'({number})'!s:>{CELL - 1}} "

    def _evidence(self, found: Weighed) -> Iterator[Line]:
        yield Line("")
        yield Line("Evidence", "bold")
        for number, piece in enumerate(found.matrix.evidence, 1):
            when = f", {piece.date}" if piece.date else ""
            yield self.paragraph(f"{number} {piece.id}{when}: {piece.text or piece.kind}", 2, 3)
            yield self.paragraph("; ".join(_grounds(found, piece)), 5, 2)
            yield from self._reasons(found, piece)

    def _reasons(self, found: Weighed, piece: Evidence) -> Iterator[Line]:
        if piece.because:
            yield self.paragraph(f"why so rated: {piece.because}", 5, 2)
        for name in found.matrix.names:
            cell = found.matrix.cell(name, piece.id)
            if cell.origin is Origin.OVERRIDDEN and cell.computed is not None:
                told = f"{name}: {cell.term} in place of the model's {cell.computed.value:.2f}: {cell.because}"
                yield self.paragraph(told, 5, 2)

    def _scores(self, found: Weighed) -> Iterator[Line]:
        analyst, against, names = found.analyst, found.against, found.matrix.names
        label = max(len("hypothesis"), *map(len, names)) + 2
        lines_of = len(found.matrix.lines)
        yield Line("")
        yield Line("Two scores, never one", "bold")
        own = "   analyst's" if analyst else ""
        yield Line(f"  {'hypothesis':<{label}}  equal start{own}   inconsistency   consistent, of {lines_of}")
        for name in names:
            chance = f"{found.flat.prior[name]:>4.0%} → {found.flat.probability[name]:>3.0%}"
            theirs = f" {analyst.prior[name]:>4.0%} → {analyst.probability[name]:>3.0%}" if analyst else ""
            score = f"{signed(against.score[name]):>16}{against.consistent[name]:>13.3g}"
            yield Line(f"  {name:<{label}}  {chance}{theirs}{score}")

    def _predictions(self, one: Motive) -> Iterator[Line]:
        if not one.predictions:
            return
        yield Line("")
        yield self.heading("What each hypothesis predicts, as an order of the actor's wants")
        for found in one.predictions:
            packages = "; ".join(f"{name}{_share(share)}" for name, share in list(found.packages.items())[:3])
            yield self.paragraph(f"{found.hypothesis}: best package from the status quo: {packages}", 2, 2)
            for move, expected in found.observed:
                said = "cannot be made in the model" if expected is None else _completions(expected.seen, expected.of)
                source = f" ({move.source}{f', {move.date}' if move.date else ''})"
                yield self.paragraph(f"seen: {_move(move.option, move.direction)}{source}: {said}", 4, 2)
            if found.unseen:
                yield self.paragraph(f"predicted and not seen: {', '.join(found.unseen)}", 4, 2)

    def _judgment(self, one: Motive) -> Iterator[Line]:
        yield Line("")
        yield Line("What it comes to", "bold")
        for sentence in (*one.judgment, *one.staging):
            yield self.paragraph(sentence, 2, 0)
        if one.weighed.matrix.evidence:
            yield Line("")
            yield self.paragraph(one.confidence, 2, 0)


def _shown(cell: Cell) -> str:
    if cell.likelihood is None:
        return f"{'·':>{CELL - 1}} "
    return f"{int(cell.likelihood * 100 + 0.5):>{CELL - 1}}{MARKS[cell.origin]}"


def _grounds(found: Weighed, piece: Evidence) -> Sequence[str]:
    told = found.telling[piece.id]
    grade = f"source {piece.reliability}" if piece.reliability else "source not graded"
    parts = [f"{piece.kind}, {grade}, counts {found.weights.of(piece):g}"]
    if piece.group:
        parts.append(f"one line with others: {piece.group}")
    parts.append(", ".join(piece.cites) or "no citation")
    if told.ratio is None:
        parts.append("assessed under fewer than two hypotheses")
    elif told.ratio > 1 + 1e-9:
        parts.append(f"{told.ratio:.1f} : 1 for {told.more_expected} over {told.less_expected}")
    else:
        parts.append("as expected under all that were assessed")
    return parts


def _share(share: float) -> str:
    return "" if round(share, 3) == 1 else f" ({share:.0%} of completions)"


def _completions(seen: float, of: int) -> str:
    if of == 1:
        return "predicted" if seen else "not predicted"
    return f"predicted in {seen:.3g} of {of} completions"


def _move(option: str, direction: str) -> str:
    return option if direction == "on" else f"−{option}"
