"""Who reviewed the paper and whom it goes to, as the case says; nothing is printed that it does not say.

Source: mission F58.
"""

from __future__ import annotations

from collections.abc import Iterator

from countermove.casefile.paper_record import COMMENTS, CONCURS, DISSENTS, PaperRecord, Review
from countermove.report.content import (
    HANDLING,
    Block,
    Box,
    Items,
    Section,
    Sentence,
    Table,
    capital,
    listing,
    paragraph,
)
from countermove.report.sections.tables import cell
from countermove.report.view import PaperView

_ANSWERS = {CONCURS: "concurs", COMMENTS: "commented", DISSENTS: "dissents", "": "asked; no answer is on record"}
_DASH = "–"


def standing(record: PaperRecord) -> str:
    """Return who stands behind the paper: nobody but its makers, or those who answered, dissent included."""
    if not record.reviews:
        return "uncoordinated"
    head = "coordinated" if record.is_coordinated else "uncoordinated"
    return f"{head}: {'; '.join(_said(record))}"


def _said(record: PaperRecord) -> Iterator[str]:
    for result, one, several in (
        (CONCURS, "concurs", "concur"),
        (COMMENTS, "commented", "commented"),
        (DISSENTS, "dissents", "dissent"),
        ("", "was asked, and no answer is on record", "were asked, and no answer is on record"),
    ):
        who = record.who(result)
        if who:
            yield f"{listing(who)} {one if len(who) == 1 else several}"


def opening_facts(record: PaperRecord) -> tuple[tuple[str, str], ...]:
    """Return what stands at the very top, as far as it is given: how to handle the paper and who prepared it."""
    return tuple(fact for fact in ((HANDLING, record.handling), ("Prepared by", record.prepared_by)) if fact[1])


def closing_facts(record: PaperRecord) -> tuple[tuple[str, str], ...]:
    """Return what stands after the question, as far as it is given: what the paper covers and who takes comments."""
    return tuple(fact for fact in (("Scope", record.scope), ("Comments to", record.comments_to)) if fact[1])


def coordination(view: PaperView) -> tuple[Section, ...]:
    """Return the section on who was asked and what they said, each dissent in its own words; none without a review."""
    record = view.found.case.paper
    if not record.reviews:
        return ()
    rows = tuple(
        (cell(one.office), cell(one.name or _DASH), cell(one.date or _DASH), cell(_ANSWERS[one.result]))
        for one in record.reviews
    )
    blocks: list[Block] = [Table("Who was asked about this paper", ("Office", "Answered by", "When", "Answer"), rows)]
    blocks += [_dissent(one) for one in record.reviews if one.result == DISSENTS]
    remarks = tuple(_remark(one) for one in record.reviews if one.result != DISSENTS and one.note)
    return (Section("Coordination", "coordination", (*blocks, *([Items(remarks)] if remarks else []))),)


def _dissent(one: Review) -> Box:
    words = _quoted(one.note) if one.note else "The words of this dissent are not on record."
    return Box(f"{capital(one.who)} dissents", (Sentence(words),))


def _remark(one: Review) -> Sentence:
    verb = {CONCURS: "concurs and says", COMMENTS: "comments"}.get(one.result, "has not answered; noted")
    return Sentence(f"{one.who} {verb}: {_quoted(one.note)}")


def _quoted(words: str) -> str:
    return f"“{' '.join(words.split())}”"


def distribution(view: PaperView) -> tuple[Section, ...]:
    """Return the section on whom the paper goes to; none where nobody is named."""
    record = view.found.case.paper
    if not record.recipients:
        return ()
    heads, columns = ["Recipient"], [[one.office for one in record.recipients]]
    if any(one.copies for one in record.recipients):
        heads.append("Copies")
        columns.append([str(one.copies or _DASH) for one in record.recipients])
    if any(one.note for one in record.recipients):
        heads.append("Remark")
        columns.append([one.note or _DASH for one in record.recipients])
    rows = tuple(tuple(cell(text) for text in row) for row in zip(*columns, strict=True))
    blocks: list[Block] = [Table("Whom this paper goes to", tuple(heads), rows)]
    if record.comments_to:
        blocks.append(paragraph(f"Comments are asked for, and go to: {record.comments_to}."))
    return (Section("Distribution", "distribution", tuple(blocks)),)
