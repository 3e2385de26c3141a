"""Stretches of a passage whose words are not the authors': quotations. Unpaired marks open nothing."""

from __future__ import annotations

import re
from bisect import bisect_right

_QUOTED = re.compile(r"“[^“”]{1,3000}”|\"[^\"]{1,3000}\"|«[^«»]{1,3000}»")


class Quotations:
    """The quotations of a passage."""

    def __init__(self, text: str) -> None:
        spans = [found.span() for found in _QUOTED.finditer(text)] if any(mark in text for mark in '“"«') else []
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, offset: object) -> bool:
        if not isinstance(offset, int) or not self._starts:
            return False
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]
