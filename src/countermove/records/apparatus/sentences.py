"""Sentences of a short stretch of apparatus: initials, ranks and abbreviations do not end one."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(
    r"(?<=[a-z\])\"'”A-Z]{2})\.(?=\s|$)|(?<=\d)\.(?=\s|$)|(?<=[\])])\s+(?=(?:This|It|Comments|Questions|The)\b)"
)
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Dr|Lt|Col|Gen|Adm|Capt|Maj|No|Ext|ext|Jr|Sr|Amb|St|approx))$")


def sentences(text: str) -> list[str]:
    """Return the sentences of a short text; initials, ranks and abbreviations do not end one."""
    pieces: list[str] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found.group() == "." and _SHORT.search(text, max(0, found.start() - 8), found.start()):
            continue
        pieces.append(text[start : found.start()].strip())
        start = found.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece and piece not in ".)"]
