"""Confidence and gaps: how much each result can bear, and what is missing under all of them."""

from __future__ import annotations

from collections.abc import Iterator

from countermove.analysis.doubt.confidence import POOR, RULE, Confidence
from countermove.citing.resolve import Status
from countermove.report.content import Cell, Claim, Items, Section, Sentence, Table, capital, listing, paragraph
from countermove.report.naming import counted, number_word
from countermove.report.results import Result
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

NAMED = 6


def confidence(view: PaperView) -> Section:
    """Return the section on confidence and gaps."""
    lead = paragraph("Confidence says how much a result can bear, and not how often such things come about.")
    heads = ("Result", "Evidence", "Range of opinion", "New information", "Confidence", "What holds it back")
    rows = tuple(_row(view, one) for one in view.results)
    table = Table("Three dials for each headline result", heads, rows, RULE)
    return Section("Confidence and gaps", "confidence", (lead, table, Items(tuple(_gaps(view)))))


def _row(view: PaperView, result: Result) -> tuple[Cell, ...]:
    one = next(one for one in view.doubts.confidence if one.judgment == result.judgment)
    dials = (one.evidence, one.opinion, one.news)
    return (
        cell(result.head),
        *(cell(dial.setting, strong=dial.setting == POOR) for dial in dials),
        cell(one.level, strong=True),
        cell(_held_back(view, one)),
    )


def _held_back(view: PaperView, one: Confidence) -> str:
    """Return why the worst dial stands where it does; nothing where all are good."""
    dials = (one.evidence, one.opinion, one.news)
    worst = next((dial for setting in ("poor", "fair") for dial in dials if dial.setting == setting), None)
    if worst is None:
        return "–"
    return f"{capital(worst.name)}: {view.wording.readable(worst.why).replace('_', ' ')}"


def _gaps(view: PaperView) -> Iterator[Sentence]:
    yield from _inputs(view)
    yield from _withheld(view)


def _inputs(view: PaperView) -> Iterator[Sentence]:
    """Yield how far the inputs are grounded."""
    if not view.doubts.sweep.factors or not view.doubts.sweep.tally.rows:
        text = "Nothing in the coding is marked as open: what else may be otherwise is told by single changes alone."
        yield Sentence(text, claims=(Claim("open_points", "0"),))
    parties = [party for party in view.found.conflict.decision_makers if not party.preference.is_ranking]
    statements = [(party, place, s) for party in parties for place, s in enumerate(party.preference.statements, 1)]
    if not statements:
        yield Sentence("The parties’ orders were entered as plain rankings, so that no reasons are on record.")
        return
    content = sum(s.basis in ("stated", "inferred") for _, _, s in statements)
    places = sum(s.place == "judged" for _, _, s in statements)
    yield Sentence(
        f"Of {counted(len(statements), 'interest')}, {number_word(content)} {'is' if content == 1 else 'are'} stated "
        f"in the record or inferred from it; {number_word(places)} of their places in the orders "
        f"{'is' if places == 1 else 'are'} the coder’s judgment."
    )
    bare = [f"{capital(view.naming.party(party.id))} {place}" for party, place, s in statements if not s.cites]
    if bare:
        yield Sentence(f"Without any citation: {_several(bare)}.")
    open_points = [view.wording.point(factor.id)[1:-1] for factor in view.doubts.sweep.factors if not factor.cites]
    if open_points:
        yield Sentence(f"Open points whose doubt is not cited: {_several(open_points)}.")


def _withheld(view: PaperView) -> Iterator[Sentence]:
    """Yield what is withheld or missing in the record, as far as it is at hand."""
    records = view.citations.at_hand.records
    absent = [source for source in view.found.case.sources if source not in records]
    if absent:
        verb = "is" if len(absent) == 1 else "are"
        yield Sentence(f"{listing(absent)} {verb} not at hand, so that nothing can be said of what is withheld there.")
    holes = [one.cite for one in view.quotations.values() if "words are withheld" in one.remark]
    if holes:
        yield Sentence(f"Words are withheld in {counted(len(holes), 'cited paragraph')}: {_several(holes)}.")
    denied = {name: record.counts.denied_pages for name, record in records.items() if record.counts.denied_pages}
    for name, pages in denied.items():
        yield Sentence(f"In {name}, {counted(pages, 'page')} {'is' if pages == 1 else 'are'} denied whole.")
    lost = [entry.cite for entry in view.citations.of(Status.MISSING)]
    if lost:
        yield Sentence(f"Cited, and not found in the text at hand: {_several(lost)}.")


def _several(names: list[str]) -> str:
    more = len(names) - NAMED
    return listing([*names[:NAMED], f"{more} more"] if more > 0 else names)
