"""The first cell of a row as the head of its row, which the Typst in use cannot tag from Python.

Typst marks the heads of columns and lists them for each cell; its mark for heads of rows is behind a switch that its
Python package does not offer. Here the file is taken apart into its objects, the cells in question are told anew, and
the table of places at its end is written again. Everything else stays as it is, byte for byte.

Source: ISO 32000-1, 7.5.4 (cross-reference table), 14.8.5.7 (Scope and Headers; a cell without Headers belongs to the
heads of its column and of its row).
"""

from __future__ import annotations

import re
from itertools import pairwise

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PLACES = re.compile(rb"xref\s+0 (\d+)\s+")
_ROW = re.compile(rb"\A\d+ 0 obj\s*<</Type/StructElem/S/TR/P \d+ 0 R/K\[(\d+) 0 R")
_CELL = re.compile(rb"\A(\d+ 0 obj\s*<</Type/StructElem/S/)TD(/P \d+ 0 R)/A\[<</O/Table/Headers\[[^\]]*\]>>")
_ENTRY = 20  # bytes of an entry in the table of places


def with_row_heads(pdf: bytes) -> bytes:
    """Return a PDF in which the first cell of each row of a table is tagged as the head of the row.

    A file that is not built the way Typst builds it is returned as it is.
    """
    places = _places(pdf)
    if not places:
        return pdf
    objects = _objects(pdf, places)
    heads = {int(found[1]) for one in objects.values() if (found := _ROW.match(one))}
    told = {number: _told(one, number in heads) for number, one in objects.items()}
    return _joined(pdf, min(places.values()), told)


def _places(pdf: bytes) -> dict[int, int]:
    """Return where each object begins, by its number; nothing for a file with another kind of table."""
    end = _END.search(pdf[-64:])
    start = int(end[1]) if end else -1
    found = _PLACES.match(pdf, start) if 0 <= start < len(pdf) else None
    if not found:
        return {}
    entries = (pdf[found.end() + _ENTRY * turn :][:_ENTRY] for turn in range(int(found[1])))
    places = {number: int(entry[:10]) for number, entry in enumerate(entries) if entry[17:18] == b"n"}
    is_true = all(pdf.startswith(b"%d 0 obj" % number, place) for number, place in places.items())
    return places if is_true else {}


def _objects(pdf: bytes, places: dict[int, int]) -> dict[int, bytes]:
    """Return the bytes of each object, in the order of the file."""
    ordered = sorted(places.items(), key=lambda item: item[1])
    ends = [*(place for _, place in ordered[1:]), pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))]
    return {number: pdf[place:end] for (number, place), end in zip(ordered, ends, strict=True)}


def _told(one: bytes, is_head: bool) -> bytes:
    """Return a cell told anew: the head of a row, or a cell that belongs to the heads of its column and row."""
    if is_head:
        return _CELL.sub(rb"\1TH\2/A[<</O/Table/Scope/Row>>", one)
    return _CELL.sub(rb"\1TD\2/A[", one)


def _joined(pdf: bytes, first: int, objects: dict[int, bytes]) -> bytes:
    """Return the file of its objects, the first at a place, with the table of places that fits them."""
    body = pdf[:first] + b"".join(objects.values())
    places, place = {}, first
    for number, one in objects.items():
        places[number], place = place, place + len(one)
    count = max(objects) + 1
    free = [0, *(number for number in range(1, count) if number not in objects), 0]
    following = dict(pairwise(free))
    lines = [_entry(places, following, number) for number in range(count)]
    trailer = pdf[pdf.rindex(b"trailer") : pdf.rindex(b"startxref")]
    return b"".join([body, b"xref\n0 %d\n" % count, *lines, trailer, b"startxref\n%d\n%%%%EOF" % len(body)])


def _entry(places: dict[int, int], following: dict[int, int], number: int) -> bytes:
    if number in places:
        return b"%010d 00000 n \n" % places[number]
    return b"%010d 65535 f \n" % following[number]
