"""The annex: parties and their orders, options, constraints, derived places, sources, method, forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from countermove.analysis.assess.dilemmas import MEANING
from countermove.citing.resolve import Citations, Status
from countermove.model import DecisionMaker, Ranking
from countermove.records.record import Record
from countermove.report.content import Block, Cell, Items, Quotations, Section, Sentence, Table, listing, paragraph
from countermove.report.naming import counted, percent
from countermove.report.sections.forecasts import forecasts
from countermove.report.sections.tables import cell, order_table
from countermove.report.view import PaperView

if TYPE_CHECKING:
    from countermove.model.derive import Derivation, DerivedLine


def annex(view: PaperView) -> tuple[Section, ...]:
    """Return the annex sections."""
    sections = (
        Section("Annex A: parties and their orders", "annex-parties", tuple(_orders(view))),
        Section("Annex B: options and constraints", "annex-options", tuple(_options(view))),
        Section("Annex C: record and method", "annex-method", tuple(_record(view))),
        *_cited_words(view),
    )
    letter = ascii_uppercase[len(sections)]
    return (*sections, *(replace(one, title=f"Annex {letter}: forecasts") for one in forecasts(view)))


def _cited_words(view: PaperView) -> tuple[Section, ...]:
    quoted = tuple(item for item in view.quotations.values() if item.words)
    if not quoted:
        return ()
    lead = "The words of the documents, quoted so that every input can be checked; they are not this paper’s own."
    return (Section("Annex D: the cited paragraphs", "annex-record", (paragraph(lead), Quotations(quoted))),)


def _orders(view: PaperView) -> Iterable[Block]:
    for party in view.found.conflict.decision_makers:
        if party.preference.ranking is not None:
            yield _ranking(view, party, party.preference.ranking)
        elif party.id != view.initiator:
            picture = f" (as {view.naming.party(party.picture_of)} sees it)" if party.picture_of else ""
            yield order_table(view, party, f"{party.name or party.id}{picture}: interests in order")
    yield from _derivations(view)
    yield from _insiders(view)


def _ranking(view: PaperView, party: DecisionMaker, ranking: Ranking) -> Table:
    rows = tuple(
        (cell(str(place)), cell("every other state" if group == ("rest",) else ", ".join(group)))
        for place, group in enumerate(ranking.groups, 1)
    )
    options = ", ".join(view.found.conflict.option_names)
    notes = (f"A state is written with Y and N for the options in this order: {options}; - stands for both.",)
    return Table(f"{party.name or party.id}: ranking of states, best first", ("Rank", "States"), rows, notes)


def _derivations(view: PaperView) -> Iterable[Block]:
    sentences = []
    for derivation in view.found.case.derivations:
        if derivation.profile:
            continue
        who = view.naming.party(derivation.party)
        sentences += [Sentence(_derived(who, line)) for line in derivation.lines]
        sentences.append(Sentence(_how_firm(who, derivation)))
    if sentences:
        yield paragraph(
            "Places marked as derived come from those inside: the lines keep the places they occupy "
            "together and are sorted "
            "among them by net support (influence × salience × grade, for minus against, low, "
            "medium, high as 1, 2, 3); a "
            "line with negative net support is turned round."
        )
        yield Items(tuple(sentences))


def _how_firm(who: str, derivation: Derivation) -> str:
    """Say under which share of the numberings the derived places, and each turning round, stay the same."""
    text = f"{who}: this order of the derived lines holds under {percent(derivation.order_share)} of the numberings"
    if derivation.order_counterexample:
        text += f", not under {', '.join(str(number) for number in derivation.order_counterexample)}"
    for line in derivation.lines:
        if line.reversed and line.reversal_share is not None:
            text += f"; the turning round of line {line.line} under {percent(line.reversal_share)}"
    return text + "."


def _derived(who: str, line: DerivedLine) -> str:
    text = f"{who}, line {line.line} of the file ({line.text}): "
    if line.net is None:
        return text + f"left where it was typed, {line.reason or 'no stance on it is on record'}."
    text += f"net support {line.net:+d}, ".replace("-", "−")
    text += f"place {line.new_place}" + (f" (typed at {line.old_place})" if line.new_place != line.old_place else "")
    return text + (f"; turned round to “{line.text_after}”." if line.reversed else ".")


def _insiders(view: PaperView) -> Iterable[Block]:
    inside = view.found.conflict.party(view.target).stakeholders
    if not inside:
        return
    rows = tuple(
        (
            cell(one.name or one.id, *view.cited(one.id, one.cites)),
            cell(one.influence or "not given"),
            cell(f"{one.weight:.2f}" if one.weight is not None else "silent"),
            cell("yes" if one.veto else "no"),
            cell("; ".join(s.text for s in one.statements) or "none"),
            cell(one.position),
        )
        for one in inside
    )
    heads = ("Who", "Influence", "Weight", "Veto", "Would have, most important first", "Position")
    yield Table(f"Inside {view.them}", heads, rows)


def _options(view: PaperView) -> Iterable[Block]:
    rows = tuple(_option_rows(view))
    yield Table("Options", ("Option", "Owner", "What", "Area", "Now", "Can be"), rows)
    constraints = view.found.conflict.constraints
    if constraints:
        cells = tuple(
            (
                cell(c.id or "–"),
                cell(f"never: {c.text}", *view.cited(c.id or "constraint", c.cites, c.basis)),
                cell(c.because),
            )
            for c in constraints
        )
        yield Table("What cannot be", ("Id", "Infeasible", "Because"), cells)


def _option_rows(view: PaperView) -> Iterable[tuple[Cell, ...]]:
    words = {"both": "taken and dropped", "on": "taken, not undone", "off": "dropped, not taken back"}
    for option in view.found.conflict.options:
        yield (
            cell(option.id, *view.cited(option.id, option.cites)),
            cell(view.naming.party(option.owner)),
            cell(option.text),
            cell(option.area or "–"),
            cell("yes" if option.status_quo else "no"),
            cell(words[str(option.direction)]),
        )


def _note(text: str) -> Iterable[Block]:
    """Return a note as paragraphs, and lines that start with a dash as a list."""
    for part in text.split("\n\n"):
        lead, *items = re.split(r"(?m)^\s*[-*]\s+", part)
        if lead.strip():
            yield paragraph(" ".join(lead.replace("`", "").split()))
        if items:
            yield Items(tuple(Sentence(" ".join(item.replace("`", "").split())) for item in items))


def _at_hand(view: PaperView) -> Iterable[Block]:
    """Say which texts were at hand, show the cited paragraphs, and list what is withheld in them."""
    absent = [source for source in view.found.case.sources if source not in view.citations.at_hand.records]
    if absent:
        yield paragraph(
            f"The text of {listing(absent)} is not at hand: paragraphs are cited, and their words are not shown."
        )
    if view.citations.at_hand.records:
        yield paragraph(*_resolved(view.citations))
        yield from (_holes(record) for record in view.citations.at_hand.records.values())


def _resolved(citations: Citations) -> Iterable[str]:
    found = citations.of(Status.FOUND, Status.WHOLE)
    yield f"{len(found)} of {len(citations.entries)} cited places were found in the texts at hand as they were coded."
    for entry in citations.of(Status.CHANGED, Status.MOVED, Status.MISSING):
        yield f"{entry.cite}: {entry.message}."


def _holes(record: Record) -> Block:
    """Say what is missing from a document; nothing fills it."""
    holes = [
        f"{passage.cite} ({counted(len(passage.redactions), 'mark')})"
        for passage in record.passages()
        if passage.redactions
    ]
    pages = record.counts.denied_pages
    text = f"Withheld in {record.id}: " + (listing(holes) if holes else "nothing is marked in its paragraphs")
    text += f"; {counted(pages, 'page')} denied whole" if pages else ""
    notes = [note.marker for note in record.footnotes if note.status != "present"]
    text += f"; footnote text missing for {listing(notes)}" if notes else ""
    return paragraph(text + ".")


def _record(view: PaperView) -> Iterable[Block]:
    case = view.found.case
    if case.sources:
        texts = [
            f"{source.id}: {source.title}" + (f", {source.date}" if source.date else "")
            for source in case.sources.values()
        ]
        yield Items(tuple(Sentence(text + ".") for text in texts))
        yield from _at_hand(view)
    if case.note:
        yield from _note(case.note)
    yield paragraph(
        "Method: the graph model for conflict resolution in option form. The target’s best reply is "
        "the lexicographically best "
        "of all its feasible replies; third parties then settle in turn. The five tests ask whether "
        "the move can be ignored "
        "(pull), what even the best answer gives up (bind), whether those inside want different "
        "answers (split), what it "
        "costs the ally (strain), and whether it can be taken back (trap). Outcomes are those "
        "attainable from the status quo "
        "and deterred from changing by sequential sanctions. Every search is exhaustive within the limits stated."
    )
    glosses = [Sentence(f"A {name} dilemma: {meaning}.") for name, meaning in MEANING.items()]
    yield paragraph("Dilemmas of confrontation are those of drama theory, for each side towards the other:")
    yield Items(tuple(glosses))
