"""What a case says of its paper: lines that are lines, and a review record that does not contradict itself.

Source: mission F58.
"""

from __future__ import annotations

from collections.abc import Sequence

from countermove.casefile.nodes import Path
from countermove.casefile.paper_record import DISSENTS, PaperRecord, Recipient, Review
from countermove.casefile.resolve.resolution import Resolution
from countermove.casefile.schema_paper import PaperSpec, RecipientSpec, ReviewSpec

BASE: Path = ("paper",)
MOST, LONGEST_LINE = 200, 200
"""Units: recipients, and reviews, of one paper; characters of a line that is printed at the top of it."""


def resolve_paper(spec: PaperSpec | None, work: Resolution) -> PaperRecord:
    """Return what the file says of the paper; an empty record where it says nothing."""
    if spec is None:
        return PaperRecord()
    for key in ("prepared_by", "handling", "comments_to"):
        _check_line(key, getattr(spec, key), work)
    _check_number(spec, work)
    _check_recipients(spec.recipients, work)
    _check_reviews(spec.review, work)
    return PaperRecord(
        prepared_by=spec.prepared_by,
        handling=spec.handling,
        recipients=tuple(Recipient(one.office, one.copies, one.note) for one in spec.recipients),
        comments_to=spec.comments_to,
        question=spec.question,
        scope=spec.scope,
        reviews=tuple(Review(one.office, one.name, one.date or "", one.result or "", one.note) for one in spec.review),
    )


def _check_line(key: str, text: str, work: Resolution) -> None:
    if len(text.splitlines()) > 1:
        message = f"this is printed on one line, and {len(text.splitlines())} lines stand here"
        work.findings.problem((*BASE, key), message, "write it as one line; `scope` takes a longer text")
    elif len(text) > LONGEST_LINE:
        message = f"this has {len(text):,} characters, and {LONGEST_LINE} fit on its line"
        work.findings.problem((*BASE, key), message, "shorten it; `scope` takes a longer text")


def _check_number(spec: PaperSpec, work: Resolution) -> None:
    for key, listed in (("recipients", spec.recipients), ("review", spec.review)):
        if len(listed) > MOST:
            work.findings.problem((*BASE, key), f"{len(listed):,} stand here; the limit is {MOST}")


def _check_recipients(specs: Sequence[RecipientSpec], work: Resolution) -> None:
    seen: set[str] = set()
    for number, one in enumerate(specs[:MOST]):
        if one.office in seen:
            path: Path = (*BASE, "recipients", number, "office")
            work.findings.problem(path, f'"{one.office}" is on the list already', "keep one entry, with its copies")
        seen.add(one.office)


def _check_reviews(specs: Sequence[ReviewSpec], work: Resolution) -> None:
    """Note two answers of one reviewer at one time, of which one would be wrong, and a dissent without words."""
    seen: set[tuple[str, str, str]] = set()
    for number, one in enumerate(specs[:MOST]):
        path: Path = (*BASE, "review", number)
        key = (one.office, one.name, one.date or "")
        if key in seen:
            message = f'"{one.office}" stands here twice for the same time'
            work.findings.problem((*path, "office"), message, "keep its answer, or give each answer its date")
        seen.add(key)
        if one.result == DISSENTS and not one.note:
            work.findings.notice(path, f"{one.office} dissents, and its words are not given: `note` holds them")
