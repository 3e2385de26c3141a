"""Markdown's small print: what must be escaped for a text to stay text, and how notes and pipe tables are written.

The form is CommonMark with pipe tables and footnotes. Escapes go further than CommonMark asks, so that the readers that
add strike-through, mathematics, mentions or bare links find none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from countermove.report.content import Ground, Quotation
from countermove.report.letters import clean
from countermove.report.numbering import basis_of

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&^@]|(?<=www)\.|(?<=:)/|!(?=\[))")
_AT_THE_START = re.compile(r"^([-+=:%!]|\d+(?=[.)]))")


def text(words: str) -> str:
    """Return a text that no reader of Markdown takes for markup, wherever it stands."""
    escaped = _MARKS.sub(r"\\\1", " ".join(clean(words).split()))
    return _AT_THE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    found = match[1]
    # A number is not punctuation: what follows it is escaped in its place.
    return f"{found}\\" if found.isdigit() else f"\\{found}"


def strong(words: str) -> str:
    """Return a text in strong type, and nothing for none."""
    return f"**{text(words)}**" if words.strip() else ""


def weak(words: str) -> str:
    """Return a text in italics, and nothing for none."""
    return f"*{text(words)}*" if words.strip() else ""


def ground(item: Ground, quotations: Mapping[str, Quotation]) -> str:
    """Return a ground: party and place, statement, citations, cited words, and the basis unless it is stated."""
    said = ", ".join(filter(None, (strong(item.label), weak(item.statement))))
    if item.cites:
        said += ": " + "; ".join(_cited(cite, quotations.get(cite)) for cite in item.cites)
    return said + (f" ({text(basis_of(item))})" if basis_of(item) else "")


def _cited(cite: str, quotation: Quotation | None) -> str:
    if quotation is None:
        return text(cite)
    said = f"{text(cite)} “{text(quotation.opening)}”" if quotation.opening else text(cite)
    return said + (f" ({text(quotation.remark)})" if quotation.remark else "")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a pipe table of cells that are Markdown already; short rows are filled up."""
    rows = [list(row) for row in rows]
    columns = max([len(head), *(len(row) for row in rows)], default=0)
    lines = [_row(head, columns), "|" + " --- |" * columns, *(_row(row, columns) for row in rows)]
    return "\n".join(lines) if columns else ""


def _row(cells: Sequence[str], columns: int) -> str:
    filled = [*cells, *[""] * (columns - len(cells))]
    return "| " + " | ".join(filled) + " |"
