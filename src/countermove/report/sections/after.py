"""What an actor may be after: rival hypotheses weighed against the evidence, and what the model says each predicts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.analysis.indicators.likelihood import EVERY, SOME
from countermove.analysis.motives.expected import OPEN, Expected
from countermove.analysis.motives.inconsistency import RULE as INCONSISTENCY_RULE
from countermove.analysis.motives.judgment import NO_DEBIASING, signed
from countermove.analysis.motives.matrix import Cell as MatrixCell
from countermove.analysis.motives.matrix import Origin
from countermove.analysis.motives.posterior import RULE_EXCLUSIVE, RULE_TOGETHER
from countermove.analysis.motives.predictions import are_alike
from countermove.analysis.sweep.judgments import NOTHING, TIE
from countermove.report.charts.timeline_scale import in_words
from countermove.report.content import Block, Cell, Claim, Ground, Items, Section, Sentence, Table, listing, paragraph
from countermove.report.naming import percent
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.analysis.motives.predictions import Prediction
    from countermove.analysis.motives.weighed import Weighed
    from countermove.model import Evidence, Hypothesis
    from countermove.weighing import Motive

PIECES = 20
PACKAGES = 2
SIGNS = {
    "almost no chance": "−−",
    "very unlikely": "−−",
    "unlikely": "−",
    "roughly even chance": "o",
    "likely": "+",
    "very likely": "++",
    "almost certain": "++",
}
LEGEND = (
    "How expected each piece is if the hypothesis holds, as the coder rated it: ++ very likely (80–95%) or more, + "
    "likely (55–80%), o roughly even (45–55%), − unlikely (20–45%), −− very unlikely (5–20%) or less, · not assessed. "
    "* is computed from the model, ! the coder’s in place of the model’s; a number in brackets tells no two apart by "
    "more than twice."
)


def after(view: PaperView) -> tuple[Section, ...]:
    """Return the section on motives; none where the case asks no question with rival answers."""
    if view.motives is None:
        return ()
    questions = view.motives.questions
    about = list(dict.fromkeys(one.weighed.matrix.rivals.about for one in questions))
    whose = listing([view.naming.party(name) for name in about if name in view.found.conflict.party_names])
    blocks: list[Block] = [
        paragraph(_asked(questions)),
        *(block for one in questions for block in _question(view, one)),
    ]
    if any(one.weighed.matrix.evidence for one in questions):
        blocks.append(paragraph(*_rules(questions)))
        blocks.append(paragraph(NO_DEBIASING, *(f"{note}." for note in view.motives.notes)))
    return (Section(f"What {whose or 'the others'} may be after", "motives", tuple(blocks)),)


def _asked(questions: Sequence[Motive]) -> Sentence:
    weighed = sum(bool(one.weighed.matrix.evidence) for one in questions)
    text = f"Questions with rival answers: {len(questions)}; with evidence that is weighed: {weighed}."
    return Sentence(text, claims=(Claim("questions_weighed", str(weighed)),))


def _question(view: PaperView, one: Motive) -> Iterator[Block]:
    found = one.weighed
    yield _hypotheses(view, found)
    if found.matrix.evidence:
        yield _matrix(view, found)
        yield Items(tuple(_piece(view, piece) for piece in found.matrix.evidence[:PIECES]), is_numbered=True)
    yield Items(tuple(Sentence(text.replace("_", " ")) for text in one.judgment))
    if found.matrix.evidence:
        yield paragraph(one.confidence.replace("_", " "))
    if one.predictions and not are_alike(one.predictions):
        yield _predictions(view, one.predictions)


def _hypotheses(view: PaperView, found: Weighed) -> Table:
    rivals = found.matrix.rivals
    kind = "at most one answer holds" if rivals.is_exclusive else "several answers can hold together"
    asked = f"{rivals.question or rivals.id} ({kind})"
    if not found.matrix.evidence:
        pairs = tuple((cell(_id(one.id)), cell(one.text, *_cited(view, one))) for one in rivals.hypotheses)
        return Table(asked, ("Hypothesis", "What it says"), pairs, ("No evidence is coded about this question.",))
    rows = tuple(
        (
            cell(_id(one.id)),
            cell(one.text, *_cited(view, one)),
            cell(_rank(found.flat.ranking, one.id), claims=_likeliest(found, one.id)),
            cell(f"{percent(found.flat.prior[one.id])} → {percent(found.flat.probability[one.id])}"),
            cell(_rank(found.against.ranking, one.id), claims=_least_inconsistent(found, one.id)),
            cell(signed(found.against.score[one.id])),
            cell(f"{found.against.consistent[one.id]:.3g}"),
        )
        for one in rivals.hypotheses
    )
    heads = (
        "Hypothesis",
        "What it says",
        "Place by likelihoods",
        "Chances, from an equal start",
        "Place by inconsistency",
        "Inconsistency",
        f"Consistent, of {len(found.matrix.lines)} lines",
    )
    return Table(asked, heads, rows)


def _likeliest(found: Weighed, name: str) -> tuple[Claim, ...]:
    """Return that a hypothesis has the first place by likelihoods, and its chances."""
    if _rank(found.flat.ranking, name).partition(" ")[0] != "1":
        return ()
    return (Claim(f"first_by_likelihoods/{found.matrix.rivals.id}/{name}", likelihood=found.chances(name)),)


def _least_inconsistent(found: Weighed, name: str) -> tuple[Claim, ...]:
    if _rank(found.against.ranking, name).partition(" ")[0] != "1":
        return ()
    return (Claim(f"first_by_inconsistency/{found.matrix.rivals.id}/{name}"),)


def _rules(questions: Sequence[Motive]) -> Iterator[str]:
    """Yield how the two scores are made, each rule once."""
    weighed = [one.weighed.matrix.rivals for one in questions if one.weighed.matrix.evidence]
    kinds = dict.fromkeys(RULE_EXCLUSIVE if rivals.is_exclusive else RULE_TOGETHER for rivals in weighed)
    yield from (f"By likelihoods: {rule}" for rule in kinds)
    yield f"By inconsistency: {INCONSISTENCY_RULE}"


def _cited(view: PaperView, one: Hypothesis) -> tuple[Ground, ...]:
    return view.cited(_id(one.id), one.cites, one.basis)


def _id(name: str) -> str:
    return name.replace("_", " ")


def _rank(order: tuple[tuple[str, ...], ...], name: str) -> str:
    """Return a place in an order; those that are level share it."""
    place = 1
    for level in order:
        if name in level:
            return str(place) if len(level) == 1 else f"{place} (level)"
        place += len(level)
    return "–"


def _matrix(view: PaperView, found: Weighed) -> Table:
    pieces = found.matrix.evidence[:PIECES]
    heads = ("", *(_column(found, number, piece) for number, piece in enumerate(pieces, 1)))
    rows = tuple(
        (cell(_id(name)), *(cell(_sign(found.matrix.cell(name, piece.id))) for piece in pieces))
        for name in found.matrix.names
    )
    left = len(found.matrix.evidence) - len(pieces)
    more = (f"{left} further pieces: countermove motives {view.case_argument}.",) if left else ()
    return Table("The evidence, piece by piece", heads, rows, (LEGEND, *more))


def _column(found: Weighed, number: int, piece: Evidence) -> str:
    return str(number) if found.telling[piece.id].is_diagnostic else f"({number})"


def _sign(one: MatrixCell) -> str:
    if one.likelihood is None:
        return "·"
    mark = {Origin.COMPUTED: "*", Origin.OVERRIDDEN: "!"}.get(one.origin, "")
    return SIGNS.get(one.term, "o") + mark


def _piece(view: PaperView, piece: Evidence) -> Sentence:
    when = f" ({in_words(piece.date)})" if piece.date else ""
    grade = f"; source {piece.reliability}" if piece.reliability else ""
    group = f"; one line with others: {piece.group}" if piece.group else ""
    text = f"{(piece.text or _id(piece.id)).rstrip('.')}{when}{grade}{group}."
    return Sentence(text, view.cited(_id(piece.id), piece.cites, piece.basis))


def _predictions(view: PaperView, found: tuple[Prediction, ...]) -> Table:
    """Return what the model predicts under each hypothesis; those that predict the same share a row."""
    alike: dict[Hashable, list[Prediction]] = {}
    for one in found:
        alike.setdefault(one.content, []).append(one)
    heads = ("Hypothesis", "What would serve it best, in the model", "Seen", "Predicted, not seen")
    rows = tuple(_predicted(view, [_id(one.hypothesis) for one in group], group[0]) for group in alike.values())
    unsaid = any(one.unsaid for one in found)
    notes = ("No numbers here: nobody has said how probable the open points are.",) if unsaid else ()
    return Table("What each hypothesis predicts, against what was seen", heads, rows, notes)


def _predicted(view: PaperView, names: list[str], one: Prediction) -> tuple[Cell, ...]:
    best = [_package(view, name) + _share(found) for name, found in list(one.packages.items())[:PACKAGES]]
    best += [f"{len(one.packages) - PACKAGES} more"] if len(one.packages) > PACKAGES else []
    seen: dict[str, list[str]] = {}
    for move, expected in one.observed:
        name = view.wording.options(move.option) + ("" if move.direction == "on" else " dropped")
        seen.setdefault(_often(expected), []).append(name)
    told = "; ".join(f"{how}: {listing(moves)}" for how, moves in seen.items())
    unseen = listing([view.wording.options(name) for name in one.unseen])
    return cell(listing(names)), cell("; or ".join(best)), cell(told or "–"), cell(unseen or "–")


def _share(found: Expected) -> str:
    if found.often == EVERY:
        return ""
    return " (in some completions)" if found.way == OPEN else f" ({percent(found.seen / found.of)} by weight)"


def _often(found: Expected | None) -> str:
    if found is None:
        return "cannot be made in the model"
    if found.often == SOME and found.way == OPEN:
        return "predicted in some completions"
    return "predicted" if found.is_predicted else "not predicted"


def _package(view: PaperView, name: str) -> str:
    alike = ["doing nothing" if one == NOTHING else view.wording.package(one) for one in name.split(TIE)]
    return listing(alike, "or")
