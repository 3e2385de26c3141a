"""The matrix and the list of evidence that ``countermove motives`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countermove.analysis.motives.matrix import Cell, Origin
from countermove.cli.page import Line, Page, labels

if TYPE_CHECKING:
    from countermove.analysis.motives.weighed import Weighed
    from countermove.model import Evidence

MARKS = {Origin.RATED: " ", Origin.COMPUTED: "*", Origin.OVERRIDDEN: "!", Origin.BLANK: " "}
NARROWEST = 5
LISTED = 40
"""Pieces of evidence printed about one question; all are in the JSON document."""
LEGEND = (
    "a cell says how expected the piece is if the answer holds, in per cent: the middle of the coder's term; * "
    "computed from the model; ! the coder's term in place of what the model computes; ? the model leaves it open; · "
    "not assessed. A column in brackets does not tell the answers apart: no two differ by more than a factor of two."
)


def matrix_lines(page: Page, found: Weighed, *, with_reasons: bool) -> Iterator[Line]:
    """Yield the matrix, hypotheses in rows, in as many blocks as the page needs, and then what its columns are."""
    pieces = shown(found)
    yield from _matrix(page, found, pieces)
    yield Line("")
    total = len(found.matrix.evidence)
    kept = "" if len(pieces) == total else f": the {len(pieces)} of {total:,} pieces that tell most (all: --json)"
    yield Line(f"Evidence{kept}", "bold")
    for number, piece in pieces:
        when = "; ".join(part for part in (piece.date, piece.reliability or "not graded") if part)
        yield page.paragraph(f"{number} {piece.id} ({when}): {piece.text or piece.kind}", 2, 3)
        yield page.paragraph("; ".join(_grounds(found, piece)), 5, 2)
        yield from _reasons(page, found, piece, with_reasons)


def shown(found: Weighed) -> list[tuple[int, Evidence]]:
    """Return the pieces that are printed, by number: all, or of many those that tell most, in their order."""
    pieces = list(enumerate(found.matrix.evidence, 1))
    if len(pieces) <= LISTED:
        return pieces
    telling = sorted(pieces, key=lambda entry: -(found.telling[entry[1].id].ratio or 0.0))
    return sorted(telling[:LISTED], key=lambda entry: entry[0])


def _matrix(page: Page, found: Weighed, pieces: Sequence[tuple[int, Evidence]]) -> Iterator[Line]:
    names = found.matrix.names
    shortened = labels(names, max(10, page.width // 3))
    label = max(map(len, shortened)) + 2
    cell = max(NARROWEST, max(len(str(number)) for number, _ in pieces) + 3)
    most = max(1, (page.width - label - 2) // cell)
    blocks = -(-len(pieces) // most)
    block = -(-len(pieces) // blocks)  # of about the same width each
    for start in range(0, len(pieces), block):
        part = pieces[start : start + block]
        yield Line("")
        heads = "".join(_head(found, number, piece, cell) for number, piece in part)
        yield Line(f"{'':<{label + 2}}{heads}".rstrip(), "bold")
        for name, short in zip(names, shortened, strict=True):
            row = "".join(_shown(found.matrix.cell(name, piece.id), cell) for _, piece in part)
            yield Line(f"  {short:<{label}}{row}".rstrip())


def _head(found: Weighed, number: int, piece: Evidence, width: int) -> str:
    if found.telling[piece.id].is_diagnostic:
        return f"{number:>{width - 1}} "
    return f"{f'({number})':>{width}}"


def _shown(cell: Cell, width: int) -> str:
    if cell.likelihood is None:
        return f"{'?' if cell.is_left_open else '·':>{width - 1}} "
    return f"{int(cell.likelihood * 100 + 0.5):>{width - 1}}{MARKS[cell.origin]}"


def _grounds(found: Weighed, piece: Evidence) -> Iterator[str]:
    told = found.telling[piece.id]
    if told.ratio is None:
        yield "assessed under fewer than two answers"
    elif told.ratio > 1 + 1e-9:
        yield f"{told.ratio:.1f} : 1 for {told.more_expected} over {told.less_expected}"
    else:
        yield "as expected under all that were assessed"
    if piece.kind != "text":
        yield piece.kind
    if piece.group:
        yield f"one line with others: {piece.group}"
    yield ", ".join(piece.cites) or "no citation"


def _reasons(page: Page, found: Weighed, piece: Evidence, with_reasons: bool) -> Iterator[Line]:
    if piece.because and with_reasons:
        yield page.paragraph(f"why so rated: {piece.because}", 5, 2)
    for name in found.matrix.names:
        cell = found.matrix.cell(name, piece.id)
        if cell.origin is Origin.OVERRIDDEN and cell.computed is not None:
            told = f"{name}: {cell.term} in place of the model's {cell.computed.value:.2f}: {cell.because}"
            yield page.paragraph(told, 5, 2)
    if opened := [name for name in found.matrix.names if found.matrix.cell(name, piece.id).is_left_open]:
        yield page.paragraph(f"the model leaves it open under {', '.join(opened)}", 5, 2)
