"""Form pages and maps: identification forms of record systems, routing slips, scales of maps.

Source: records.md, sections 1.2 and 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from countermove.records.furniture.vocabulary import vocabulary
from countermove.records.layers import ClassifiedLine, Kind

_TITLE = re.compile(r"\bIDENTIFICATION FORM\b")
_LABEL = re.compile(r"\s*([A-Z][A-Z /]{1,24}?)\s*:(?=\s|\Z)")
_ABOVE = re.compile(r"\s*(?:(?:Date|Page)\s*:.{0,20}|[A-Z][A-Z .]{4,60}|[-_=* ]{3,})\s*\Z")
_CERTAIN = frozenset({"RECORD NUMBER", "RECORD SERIES", "AGENCY FILE NUMBER", "CURRENT STATUS", "DATE OF LAST REVIEW"})
_LONGEST_FORM = 80
_WIDEST_GAP = 8
_FEWEST_FIELDS = 4
_CATALOGUE = re.compile(
    r"[\s*_#-]{0,8}(?:Document Type|Collection|Document Number \(FOIA\)|Release Decision|Original Classification|"
    r"Document Page Count|Document Creation Date|Document Release Date|Sequence Number|Case Number|Publication Date|"
    r"Content Type|File|Body)\b[^:]{0,16}:"
)
_BODY = re.compile(r"[\s*_#-]{0,8}Body\s*:")
_MAP = re.compile(
    r"\W*(?:(?:\d{1,5}[ \t]+){0,6}(?:miles|kilomet(?:er|re)s|nautical miles|statute miles)"
    r"(?:[ \t]+\d{1,5}(?:[ \t]+|$))?"
    r"(?:\d{1,5}[ \t]*|miles|kilomet(?:er|re)s|[ \t]){0,8}"
    r"|(?:names and )?boundar(?:y|ies) representations?\b.{0,80}|scale\s+1\s?:\s?[\d,]{4,12})\W*",
    re.IGNORECASE,
)


def catalogue_lines(lines: Sequence[ClassifiedLine]) -> Iterator[int]:
    """Yield the places of the fields that a reading room's page sets above a text: from the first of them to ``Body``.

    Their dates are the catalogue's, not the document's.
    """
    labels = [at for at, line in enumerate(lines[:_LONGEST_FORM]) if _CATALOGUE.match(line.line.text)]
    if len(labels) >= _FEWEST_FIELDS:
        last = labels[-1]
        last -= _BODY.match(lines[last].line.text) is not None and not lines[last].line.words.strip("*_ ").endswith(":")
        yield from (at for at in range(labels[0], last + 1) if lines[at].kind is not Kind.BLANK)


def form_lines(lines: Sequence[ClassifiedLine]) -> Iterator[tuple[int, str]]:
    """Yield the places of lines that belong to identification forms and maps, with what they belong to."""
    done = -1
    for at, line in enumerate(lines):
        if line.kind is Kind.TEXT and at > done and len(line.line.text) < 120:
            if _is_start(lines, at):
                places = list(_identification(lines, at, done))
                done = places[-1] if places else at
                yield from ((place, "identification form") for place in places)
            elif line.line.text.lstrip()[:1].isalnum() and _MAP.fullmatch(line.line.words):
                yield at, "map"


def _is_start(lines: Sequence[ClassifiedLine], at: int) -> bool:
    text = lines[at].line.text
    if "FORM" in text and _TITLE.search(text):
        return True
    label = _label(text)
    return label == "AGENCY" and any(_label(other.line.text) == "RECORD NUMBER" for other in lines[at + 1 : at + 4])


def _label(text: str) -> str:
    found = _LABEL.match(text) if ":" in text[:32] else None
    return found.group(1) if found and found.group(1) in vocabulary().form_labels else ""


def _identification(lines: Sequence[ClassifiedLine], at: int, done: int) -> Iterator[int]:
    """Yield the places of a whole identification form from any of its first lines, below the form before it."""
    labels = _labels(lines, at)
    if not labels or not _CERTAIN.intersection(_label(lines[place].line.text) for place in labels):
        return
    first, last = at, labels[-1]
    while (
        first > max(done + 1, at - _WIDEST_GAP)
        and _ABOVE.match(lines[first - 1].line.text or "---")
        and lines[first - 1].kind in _LOOSE
    ):
        first -= 1
    while last + 1 < min(len(lines), labels[-1] + _WIDEST_GAP) and lines[last + 1].kind in {Kind.TEXT, Kind.RULE}:
        last += 1
    yield from (place for place in range(first, last + 1) if lines[place].kind is not Kind.BLANK)


def _labels(lines: Sequence[ClassifiedLine], at: int) -> list[int]:
    """Return the places of the labels of one form: those that follow each other with few other lines between."""
    labels: list[int] = []
    for place in range(at, min(len(lines), at + _LONGEST_FORM)):
        if place - (labels or [at])[-1] > _WIDEST_GAP or lines[place].kind not in _LOOSE:
            break
        if _label(lines[place].line.text):
            labels.append(place)
    return labels


_LOOSE = frozenset({Kind.TEXT, Kind.BLANK, Kind.RULE})


def routing_lines(lines: Sequence[ClassifiedLine]) -> list[int]:
    """Return the places of the text lines of a page if it is a routing slip, else only nothing.

    A page is a slip if at least three different phrases of slips stand on it and no line is long enough for prose.
    """
    texts = [at for at, line in enumerate(lines) if line.kind is Kind.TEXT]
    phrases = {phrase for at in texts for phrase in _phrases(lines[at].line.words)}
    if len(phrases) < 3:
        return []
    if any(_is_prose(lines[at].line.words) for at in texts):
        return [at for at in texts if any(_phrases(lines[at].line.words))]
    return texts


def _phrases(words: str) -> Iterator[str]:
    upper = words.upper()
    if len(words) < 120:
        yield from (phrase for phrase in vocabulary().routing if phrase in upper)


def _is_prose(words: str) -> bool:
    return len(words) > 70 and len(re.findall(r"\b[a-z]+\b", words)) >= 8
