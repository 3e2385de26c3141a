"""Release headers: the line that the releasing agency set on each page, however badly it was recognised.

Source: records.md, section 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from countermove.records.furniture.identifier import find_identifiers

_TARGET = "approved for release"
_TRIGRAMS = tuple(_TARGET[at : at + 3] for at in range(len(_TARGET) - 2))
_FEWEST_TRIGRAMS = 4
_THRESHOLD = 0.78
_REACH = 70
LONGEST = 300
"""Characters beyond which a line is no header: it is text with a header run into it at most."""

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_IDENTIFIER = r"\(?(?:C[I1l]A|NSA)[-–—]{1,2}R[DO0]P[0-9A-Z-]{5,26}(?:[ ][0-9-]{4,16})?\)?|C0\d{7}"
PAGE_MARK = re.compile(r"\[Page \d{1,4}\]")
"""Where a published volume turns its page inside the text."""
INLINE = re.compile(
    r"(?:Declassified\s{1,3}(?:in\s{1,3}Part\s{0,3}[-–—]?\s{0,3}|and\s{1,3}))?(?:Saniti[sz]ed\s{1,3}Copy\s{1,3})?"
    r"Approved\s{1,3}for\s{1,3}Release\b(?:\s{0,3}@?\s?50-Yr\b)?(?:\s{0,3}:)?"
    rf"(?P<sign>\s{{0,3}}(?:{_DATE}|{_IDENTIFIER})(?:\s{{0,3}}:?\s{{0,3}}(?:{_IDENTIFIER}))?)?",
    re.IGNORECASE,
)
"""A clean header anywhere; ``sign`` is the date or the identifier that tells it from a sentence."""

RELEASE_WORDS = ("release", "Release", "RELEASE")
"""What a text must hold for a clean header to be in it."""

_FORMS = (
    r"(?:declassified\s+(?:in\s+part\s*[-–—]?\s*|and\s+)?)?(?:saniti[sz]ed\s+copy\s+)?approved\s+for\s+release\b"
    r"(?=\W*(?:\Z|.{0,40}(?:\d\d|rdp|:)))",
    r"(?:cia\s+)?historical[\s-]+(?:review|collections?)\s+(?:program|division)\b",
    r"released?\s+(?:in|as)\s+(?:full|part|saniti[sz]ed)\b",
    r"as\s+saniti[sz]ed\W*\Z",
    r"(?:[\d-]{5,20}\W{1,6})?(?:\d{4}\s+)?release\s+under\s+the\b.{3,80}\bact\b",
    r".{0,40}\bassassination\s+records\s+(?:collection\s+)?act\s+of\s+1992\b",
    r"(?:un)?classified\b.{0,60}\b(?:case|doc)\s+no\.?\W{0,3}[a-z]-?\d",
    r"(?:u\.?s\.?\s+department\s+of\s+state\W+)?case\s+no\.?\W{0,3}[fm]p?-?\d",
    r"doc(?:ument)?\s+no\.?\W{0,3}c0\d",
    r"review\s+authority\s*:",
    r"declassified[^\w.]*\Z",
    r"declassified\s+(?:in\s+(?:full|part)|under|per|pursuant|authority|e\.?o\.?)\b",
    r"(?:authority|by\s+authority\s+of)\s+(?:nn[dw]|e\.?\s?o\.?|nlc|nl[jkrn])\b",
    r"(?:the\s+)?white\s+house\s+guidelines\b",
    r"by\b\W.{0,30}(?-i:NARA)\W{0,4}(?:date\b.{0,20})?\Z",
    r"(?:e\.?\s?o\.?|executive\s+order)\s*1[23]\d{3}\W{0,3}\s*,?\s*sec(?:tion|\.)?\s*[136]\.\d",
    r"nl[cjkrns][\s/-]{1,3}[\dA-Z].{0,40}\Z",
    r"(?-i:(?:PHOTO)?COPY\b.{0,30}\bLIBRARY|Photocopy\b.{0,30}\bLibrary)\W*\Z",
    r"saniti[sz]ed\s+(?:per|e\.?o\.?)\b",
)
_KNOWN = re.compile(rf"\W*(?:{'|'.join(_FORMS)})", re.IGNORECASE)
_LOWER = re.compile(r"(?<![A-Za-z0-9])[a-z]{2,}(?![A-Za-z0-9])")
_SIGN = re.compile(r"\d{2}|RDP|:", re.IGNORECASE)
_ALONE = re.compile(r"\W*(?:C0\d{7}|\d{3}-\d{5}-\d{5}|(?:C[I1l|]A|NSA)[ -]{0,3}R[DO0]P[0-9A-Za-z -]{14,32})\W*")
_CUES = (
    *(
        "release",
        "class",
        "rdp",
        "nara",
        "guidelines",
        "sanit",
        "histor",
        "assassin",
        "case no",
        "doc no",
        "document no",
    ),
    *("authority", "library", "c0", "e.o", "eo 1", "e. o", "order 1", "nlc", "nlj", "nlk", "nlr", "nln", "nls"),
    *(f"{digit}-" for digit in range(10)),
)


def header_evidence(words: str) -> str:
    """Return how a line was known as a release header: form, identifier or resemblance; empty where it is none."""
    if len(words) > LONGEST:
        return ""
    lowered = words.lower()
    if has_any(lowered, _CUES):
        known = _KNOWN.match(words)
        if known and _is_rest_of_header(words, known.end()):
            return "form"
        if _ALONE.fullmatch(words) or _mostly_identifier(words):
            return "identifier"
    return "resemblance" if _resembles(words, lowered) else ""


def has_any(text: str, cues: Iterable[str]) -> bool:
    """Say whether a text holds any of some cues, as they stand."""
    for cue in cues:  # noqa: SIM110 - a plain loop takes half the time of any() here, and this runs for every line
        if cue in text:
            return True
    return False


def _is_rest_of_header(words: str, end: int) -> bool:
    """Say whether no sentence goes on behind a header's first words, and none began on the line before."""
    if words[0].islower() and not any(found.group("sign") for found in INLINE.finditer(words)):
        return False
    return len(_LOWER.findall(words, end)) <= 2


def _mostly_identifier(words: str) -> bool:
    return any(
        reading.whole and "RDP" in reading.text and len(words) - (reading.end - reading.start) <= 24
        for reading in find_identifiers(words)
    )


def _resembles(words: str, lowered: str) -> bool:
    head = lowered[: _REACH + len(_TARGET)]
    if len(head) < len(_TARGET) or sum([trigram in head for trigram in _TRIGRAMS]) < _FEWEST_TRIGRAMS:
        return False
    return _has_near_window(head, words)


@lru_cache(maxsize=512)
def _has_near_window(head: str, words: str) -> bool:
    """Say whether a stretch of the first characters is near enough to a header's words, and the rest is no sentence."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_TARGET)
    best, place = 0.0, 0
    for start in range(max(1, min(_REACH, len(head)) - len(_TARGET) + 1)):
        matcher.set_seq1(head[start : start + len(_TARGET)])
        if matcher.quick_ratio() >= max(_THRESHOLD, best) and matcher.ratio() > best:
            best, place = matcher.ratio(), start
    end = place + len(_TARGET)
    others = len(_LOWER.findall(words[:place])) + len(_LOWER.findall(words, end))
    return best >= _THRESHOLD and others <= 1 and _SIGN.search(words, end - 4) is not None
