"""What the lines and marks add up to: counts, identifiers, control numbers, and what a reader should know."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from countermove.records.furniture.identifier import find_identifiers, settled
from countermove.records.furniture.marks import Mark, MarkKind
from countermove.records.furniture.numbers import ControlNumber, find_control_numbers, repaired_number
from countermove.records.furniture.page import Insert, Page
from countermove.records.furniture.quality import POOR
from countermove.records.furniture.sheet import Sheet
from countermove.records.layers import Kind
from countermove.records.record import Counts
from countermove.records.source import Remark, Span

Runs = Sequence[Sequence[Mark]]


def counts(sheet: Sheet, runs: Runs) -> Counts:
    """Return how many of each marker, code, banner and denied page there are."""
    markers = Counter(mark.form for mark in sheet.marks if mark.kind is MarkKind.MARKER)
    codes = Counter(mark.code for mark in sheet.marks if mark.kind is MarkKind.CODE)
    illegible = sum(mark.kind is MarkKind.ILLEGIBLE for mark in sheet.marks)
    banners = sum(bool(banner.level) for banner in sheet.banners.values())
    return Counts(dict(markers), len(runs), dict(codes), sum(sheet.denied.values()), banners, illegible)


def control_numbers(sheet: Sheet) -> tuple[ControlNumber, ...]:
    """Return every control number, those of other documents in the text included, in order."""
    text = sheet.source.text.replace("–", "-")
    found = []
    for start, end in find_control_numbers(
        text, [line.line for line in sheet.lines if line.kind is Kind.CONTROL_NUMBER]
    ):
        line = sheet.source.line_at(start)
        alone = sheet.lines[line.number - 1].kind is Kind.CONTROL_NUMBER
        found.append(ControlNumber(repaired_number(text[start:end]), line.number, Span(start, end), alone))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ReleaseIds:
    """The release identifiers of a document, repaired, the commonest first; ``damaged`` readings were not clean."""

    settled: tuple[str, ...]
    damaged: int


def release_ids(sheet: Sheet, inserts: Sequence[Insert]) -> ReleaseIds:
    """Return the release identifiers of the document and how many readings had to be repaired or left."""
    stretches = [line.line.text for line in sheet.lines if line.kind in {Kind.RELEASE_HEADER, Kind.FORM}]
    stretches += [sheet.source.text[insert.span.start : insert.span.end] for insert in inserts]
    found = [(stretch, reading) for stretch in stretches for reading in find_identifiers(stretch)]
    ids = settled(reading.text for _, reading in found if reading.whole)
    damaged = sum(stretch[reading.start : reading.end] not in ids for stretch, reading in found)
    return ReleaseIds(ids, damaged)


def remarks(sheet: Sheet, runs: Runs, pages: Sequence[Page], ids: ReleaseIds) -> tuple[Remark, ...]:
    """Return what a reader of the record should know of its furniture."""
    return (
        *_unknown_classification(sheet),
        *_identifiers(ids),
        *_unpaired(runs),
        *_poor_pages(pages),
        *_jumps(sheet, pages),
    )


def _identifiers(ids: ReleaseIds) -> Iterator[Remark]:
    if ids.damaged:
        what = ", ".join(ids.settled) or "no whole identifier"
        message = f"{ids.damaged} of the readings of the release identifier are damaged; by majority it is {what}."
        yield Remark("damaged_identifier", message)


def _unknown_classification(sheet: Sheet) -> Iterator[Remark]:
    if sheet.filled() and not any(banner.level for banner in sheet.banners.values()):
        yield Remark(
            "classification_unknown", "No classification banner is in the text: the classification is not known."
        )


def _unpaired(runs: Runs) -> Iterator[Remark]:
    codes_only = [run for run in runs if all(mark.kind is MarkKind.CODE for mark in run)]
    markers_only = [run for run in runs if all(mark.kind is MarkKind.MARKER for mark in run)]
    coded = any(mark.kind is MarkKind.CODE for run in runs for mark in run)
    if coded and (codes_only or markers_only):
        first = min(run[0].line for run in [*codes_only, *markers_only])
        message = (
            f"Of {len(runs)} redaction events, {len(codes_only)} show only exemption codes and {len(markers_only)} only"
            " markers: what is withheld there, and on what ground, cannot be paired with certainty."
        )
        yield Remark("unpaired_codes", message, line=first)


def _poor_pages(pages: Sequence[Page]) -> Iterator[Remark]:
    for page in pages:
        if page.quality is not None and page.quality < POOR:
            message = f"Only {page.quality:.0%} of the tokens of this page look like words: it needs reading by eye."
            yield Remark("low_quality_page", message, line=page.first_line, page=page.number)


def _jumps(sheet: Sheet, pages: Sequence[Page]) -> Iterator[Remark]:
    """Yield denied pages over which the printed page numbers do not jump."""
    numbered = [page for page in pages if page.printed_number.isdigit()] if sheet.denied else []
    denied = sorted(sheet.denied)
    for one, other in pairwise(numbered):
        between = denied[bisect_left(denied, one.last_line - 1) : bisect_left(denied, other.first_line - 1)]
        at_hand = sum(not _is_sheet(sheet, page) for page in pages[one.number : other.number]) if between else -1
        if int(other.printed_number) - int(one.printed_number) == at_hand:
            message = (
                f"{sum(sheet.denied[at] for at in between)} page(s) are said to be denied here, but the page numbers"
                f" go on without a gap ({one.printed_number}, then {other.printed_number})."
            )
            yield Remark("denied_page_without_jump", message, line=between[0] + 1)


def _is_sheet(sheet: Sheet, page: Page) -> bool:
    """Say whether a page is the sheet that stands for denied ones."""
    lines = sheet.lines[page.first_line - 1 : page.last_line]
    return any(line.kind is Kind.DENIED_PAGE for line in lines) and not any(line.kind is Kind.TEXT for line in lines)
