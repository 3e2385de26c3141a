"""A body that came as one line, as catalogues give it: its sentences are its paragraphs.

Source: records.md, section 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from countermove.records.body.endings import ends_with_abbreviation
from countermove.records.layers import ClassifiedLine, Kind
from countermove.records.source import Line

LONGEST_PARAGRAPH = 2000
"""Units: characters; longer lines are no paragraph of a memorandum where nearly all text stands in them."""
_MOST_PARAGRAPHS = 4000
_END = re.compile(r"[.?!][\"'”’)\]]{0,3}\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def is_one_line(lines: Sequence[ClassifiedLine]) -> bool:
    """Say whether nearly all the text of a document stands in one line that is too long for a paragraph."""
    lengths = [len(entry.line.text) for entry in lines if entry.kind is Kind.TEXT]
    longest = max(lengths, default=0)
    return longest > LONGEST_PARAGRAPH and longest > 0.8 * sum(lengths)


def sentences_of(line: Line) -> Iterator[Line]:
    """Yield the sentences of a line as lines of their own with its number; of very many, several make one."""
    starts = [0]
    for found in _END.finditer(line.text):
        if not ends_with_abbreviation(line.text[max(0, found.start() - 20) : found.start() + 1]):
            starts.append(found.end())
    step = 1 + len(starts) // _MOST_PARAGRAPHS
    bounds = [*starts[::step], len(line.text)]
    for start, end in pairwise(bounds):
        yield Line(line.number, line.start + start, line.start + end, line.text[start:end])
