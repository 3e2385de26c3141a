"""Classification, caveats and control numbers of a document as a whole.

The classification is the highest of the banners; a document without a banner does not state one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from countermove.records.apparatus.notices import caveats_in, is_legend
from countermove.records.apparatus.sheet import SheetBlock, plain
from countermove.records.furniture import Furniture
from countermove.records.layers import Kind

_RANKS = (
    "Unclassified",
    "Official Use Only",
    "For Official Use Only",
    "Limited Official Use",
    "Restricted",
    "Confidential",
    "Secret",
    "Top Secret",
)
_NAMED = re.compile(r"\b(?:" + "|".join(sorted((rank.upper() for rank in _RANKS), key=len, reverse=True)) + r")\b")
_CELLS = re.compile(r"\s{3,}|\t+")
_SPACED = re.compile(r"\b[A-Z](?: [A-Z])+\b")
_SERIES = re.compile(
    r"(?<![A-Z0-9/])(?:(?:M/H\s)?S?NIE[ -]?\d{1,3}(?:[/-]\d{1,4}){1,3}(?:\s?[A-Z]{1,2}\b)?|SE-\d+"
    r"|(?:TD)?(?:CS|FIR|CSDB)[ -](?:DB-)?\d{1,3}/\d{3,6}-\d{2}"
    r"|(?:OCI|SC|OSI|ORR|ER)\s+No\.?\s?\.?\s?\d{3,6}/\d{2}[A-Z]?"
    r"|[A-Z]{2,6}\s?(?:(?:IIM|IIA|IM|IR|IB|IA|M|C|D)\s?)?\s?\d{2}-\d{3,6}[A-Z]{0,4})(?![A-Z0-9-])"
)
_IDENTIFIER = re.compile(r"\b[A-Z1]{3}-?RDP\S+(?: \S{1,6})?$|\bC\d{8}\b")
_RELEASED = re.compile(r"release|saniti[sz]ed|declassif", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—−", "------")
_DIGITS = re.compile(r"\d\d|[A-Z]-\d")
_SERIAL = re.compile(r"(?<=\b\d\d-)[\dlIO]{3,6}(?=[A-Z]{0,4}\b)")
_REPAIRED = str.maketrans("lIO", "110")


def level_in(marking: str) -> str | None:
    """Return the classification that a marking names, in title case, or None."""
    text = _SPACED.sub(lambda found: found.group().replace(" ", ""), " ".join(marking.upper().split()))
    if text.startswith("UNCLAS") and not text.startswith("UNCLASSI"):
        return "Unclassified"
    text = text.replace("TOPSECRET", "TOP SECRET").replace("LIMITEDOFFICIALUSE", "LIMITED OFFICIAL USE")
    found = _NAMED.search(text)
    return found.group().title() if found else None


def highest(levels: Iterable[str | None]) -> str | None:
    """Return the highest of some classifications, or None where there is none."""
    known = [level for level in levels if level in _RANKS]
    return max(known, key=_RANKS.index, default=None)


def caveats_of(furniture: Furniture, front: Sequence[SheetBlock], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the caveats of banners, of the marking lines at the front and of other markings, each once."""
    banners = [caveat for _, banner in furniture.banners for caveat in banner.caveats]
    marked = [
        line.text for block in front if not is_legend(block.text) for line in block.lines if _is_marking(line.text)
    ]
    warnings = [block.text for block in front if block.text[:7].upper() == "WARNING"]
    found = [name for text in (*marked, *warnings, *others) for name in caveats_in(text)]
    return tuple(dict.fromkeys((*banners, *found)))


def _is_marking(text: str) -> bool:
    return len(text) < 90 and (text.isupper() or text[:3].lower() in ("not", "no ", "dis", "cau"))


def control_numbers_of(furniture: Furniture, front: Sequence[SheetBlock], others: Iterable[str]) -> tuple[str, ...]:
    """Return the control numbers as printed, each once: those on lines of their own, labelled ones, the front's."""
    found = [_repaired(entry.number) for entry in furniture.control_numbers if entry.alone]
    found += others
    for block in front:
        cells = (cell for line in block.lines if len(line.text) < 120 for cell in _CELLS.split(line.text))
        found += [number for cell in cells if cell for number in numbers_in(cell)]
    return tuple({_key(number): number for number in reversed(found)}[key] for key in dict.fromkeys(map(_key, found)))


def _key(number: str) -> str:
    return "".join(number.upper().translate(_DASHES).split())


def _repaired(text: str) -> str:
    return _SERIAL.sub(lambda found: found.group().translate(_REPAIRED), text.translate(_DASHES))


def numbers_in(text: str) -> list[str]:
    """Return the control numbers in a line that holds little else; letters read for digits are put right."""
    if not _DIGITS.search(text):
        return []
    straight = _repaired(text)
    return [
        found.group()
        for found in _SERIES.finditer(straight)
        if straight[: found.start()].strip().lower() in ("", "no.", "no")
        or len(found.group()) * 2 >= len(straight.strip())
    ]


def is_number_alone(text: str) -> bool:
    """Say whether a line is a control number and nothing else."""
    return 6 < len(text) < 30 and any(map(str.isdigit, text[-8:])) and numbers_in(text) == [text.translate(_DASHES)]


def release_notes_of(furniture: Furniture) -> tuple[str, ...]:
    """Return what the release says of itself on its pages, without identifiers, each wording once."""
    kinds = (Kind.RELEASE_HEADER, Kind.STAMP)
    said: dict[str, str] = {}
    for line in furniture.lines:
        if line.kind in kinds and line.certainty == "high" and _RELEASED.search(line.line.text):
            note = _IDENTIFIER.sub("", plain(line.line.text)).strip(" :|")
            said.setdefault(_key(note.translate(_REPAIRED)), note)
    return tuple(said.values())
