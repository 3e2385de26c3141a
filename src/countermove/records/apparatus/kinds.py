"""What kind of document it is, from what it says: a line under the title, its head, its sentences, its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from countermove.records.apparatus.addressing import Field
from countermove.records.apparatus.date_line import whole_date
from countermove.records.apparatus.gazetteer import offices
from countermove.records.apparatus.sheet import SheetBlock
from countermove.records.furniture.banner import banner_beside

_CELLS = re.compile(r"\s{3,}|\t+")
_LONGEST_LINE = 120
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_REST = re.compile(r"^(?:\W*(?:no\.?|number|#)?\s*[\dA-Z]*[-/ ]?[\d/-]*\W*)?$", re.IGNORECASE)
_SENT = re.compile(r"telegram|airgram|d[ei]spatch|cable")
_FROM = re.compile(r"\s+(?:from|to)\s+\S", re.IGNORECASE)
_THIS = re.compile(
    r"\bthis\s+(?:[A-Za-z]+\s+)?(?P<noun>memorandum|estimate|assessment|study|briefing|d[ei]spatch|airgram)\b",
    re.IGNORECASE,
)
_SERIES = (
    (re.compile(r"^S?NIE\b|^(?:M/H )?S?NIE"), "estimate"),
    (re.compile(r"\bIIM\b"), "interagency intelligence memorandum"),
    (re.compile(r"\bIM\b"), "intelligence memorandum"),
    (re.compile(r"^[A-Z]{2,6} M \d"), "memorandum"),
)


def type_line(text: str) -> str | None:
    """Return the kind of document that a line names and nothing else ("An Intelligence Memorandum"), or None."""
    if len(text) > 70:
        return None
    words = _ARTICLE.sub("", " ".join(text.split()), count=1).strip(" .:()*")
    lowered = words.lower()
    if lowered.partition(" ")[0] not in offices().type_words:
        return None
    for kind in offices().types:
        if lowered.startswith(kind):
            rest = words[len(kind) :]
            if not rest or _is_number(rest) or (_SENT.fullmatch(kind) and _FROM.match(rest)):
                return kind
    return None


def _is_number(rest: str) -> bool:
    return rest[0] in " :.-" and bool(_REST.match(rest.strip())) and any(character.isdigit() for character in rest)


def type_of_head(fields: Sequence[Field]) -> str | None:
    """Return the kind that the label of the addressee names ("MEMORANDUM FOR"), or None."""
    for one in fields:
        words = one.label.lower().split()
        if one.name == "to" and len(words) > 1 and words[-1] in ("for", "to"):
            kind = " ".join(words[:-1])
            if kind.endswith(("memorandum", "memo", "note", "paper")):
                return "memorandum" if kind == "memo" else kind
    return None


def type_of_sentences(texts: Iterable[str]) -> str | None:
    """Return what the sentences of the apparatus call the document ("this memorandum"), or None."""
    found = next((said for text in texts if (said := _THIS.search(text))), None)
    return found["noun"].lower() if found else None


def type_of_number(numbers: Iterable[str]) -> str | None:
    """Return the kind that the series of a control number stands for, or None."""
    return next((kind for number in numbers for form, kind in _SERIES if form.search(number)), None)


def type_beside(text: str) -> tuple[str, str] | None:
    """Return the kind that a line names beside a banner or a date, with the words that name it, or None."""
    if len(text) > _LONGEST_LINE:
        return None
    banner = banner_beside(text)
    cells = [cell.strip() for cell in _CELLS.split(banner[1] if banner else text) if cell.strip()]
    named = [(kind, cell) for cell in cells if (kind := type_line(cell))]
    others = len(cells) - len(named) - sum(whole_date(cell) is not None for cell in cells)
    return named[0] if len(named) == 1 and not others else None


def number_of_type(words: str) -> str | None:
    """Return the number in a series that the words for a kind of document have: "INTELLIGENCE NOTE - 412", or None."""
    return " ".join(words.split()).strip(" .:()*") if re.search(r"\d{2}", words) else None


def type_lines(front: Sequence[SheetBlock]) -> list[tuple[int, str]]:
    """Return the lines at the front that name a kind of document, with their numbers."""
    found: list[tuple[int, str]] = []
    for block in front:
        whole = type_line(block.text)
        if whole:
            found += [(number, whole) for number in block.numbers]
        else:
            found += [(line.number, named[0]) for line in block.lines if (named := type_beside(line.text))]
    return found
