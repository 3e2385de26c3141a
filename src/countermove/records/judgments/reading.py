"""The range of a judgment: the document's own scale or number, else a labelled reading on a published scale.

The range is that of the proposition, with the negation already in it: "not likely" is read as "unlikely", "probably
not" as Kent's own term. Words that no scale knows have no range, and no range is made up for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from countermove.records.judgments.finding import Finding
from countermove.records.judgments.scales import Band, Scale
from countermove.records.record import Passage

ASSUMED = "reader's assumption"
CHOOSES = "the analyst chooses a band"
UNQUANTIFIED = "unquantified"

_TURNED = {
    ("likely", "outer"): "not likely",
    ("likely", "inner"): "probably not",
    ("very likely", "inner"): "very unlikely",
    ("almost certain", "inner"): "almost certainly not",
    ("certain", "inner"): "impossible",
    ("even", "inner"): "even",
    ("more likely than not", "inner"): "",
}


_BESIDE_EVEN = {
    "even": "about even",
    "better than even": "above even",
    "more likely than not": "above even",
    "less than even": "below even",
}


@dataclass(frozen=True, slots=True)
class RangeRead:
    """A range in probabilities or None, the scale it was read on, and whose reading it is."""

    range: tuple[float, float] | None
    scale: str | None
    reading: str


def read_range(finding: Finding, scale: Scale) -> RangeRead:
    """Return the range of a finding on a scale."""
    if finding.range is not None:
        return RangeRead(finding.range, "stated", "stated in the document")
    if finding.kind == "option":
        return RangeRead(None, None, "a course of action, not a likelihood")
    if finding.kind in {"belief", "confidence"}:
        return RangeRead(None, None, f"a mark of {finding.kind}, not a likelihood")
    term = finding.term
    if finding.negation:
        term = _TURNED.get((term, finding.negation), "")
    band = scale.band_of(term) if term else None
    if band is None:
        side = _BESIDE_EVEN.get(term)
        none = UNQUANTIFIED if finding.kind == "possibility" else CHOOSES
        return RangeRead(None, None, f"{side}, no band on this scale" if side else none)
    return RangeRead(band.range, scale.name, _told(term, band, scale))


def _told(term: str, band: Band, scale: Scale) -> str:
    if scale.name == "stated":
        return f"{band.term} on the scale that the document states"
    if scale.owns(term):
        return f"{term} on {scale.title}: {ASSUMED}"
    return f"{term} read as {band.term} on {scale.title}: {ASSUMED}"


_WORDS = (
    r"almost\s+no\s+chance|almost\s+certain(?:ly)?(?:\s+not)?|(?:very|highly)\s+(?:un)?likely|(?:highly\s+)?(?:im)?probable|"
    r"(?:un)?likely|remote|(?:roughly\s+|about\s+|chances\s+about\s+)?even(?:\s+chance)?|certain|probably(?:\s+not)?"
)
_LONGEST_ENTRY = 60
"""Characters of an item that is one entry of a printed scale."""

_ENTRY = re.compile(
    rf"[\"“]?\b(?P<term>{_WORDS})[\"”]?\s{{0,3}}(?:[:(=,–—-]|\bmeans\b|--)?\s{{0,3}}\(?(?P<low>\d{{1,3}})\s?%?\s?(?:-|–|to)\s?"
    r"(?P<high>\d{1,3})\s?(?:%|percent|per\s+cent)",
    re.IGNORECASE,
)


def stated_scale(passages: Iterable[Passage]) -> Scale | None:
    """Return the scale that a document prints, such as "likely (55-80%)" for three words or more; else None."""
    bands: dict[str, Band] = {}
    for passage in passages:
        for entry in scale_entries(passage.text):
            term = " ".join(entry["term"].lower().split())
            low, high = int(entry["low"]) / 100, int(entry["high"]) / 100
            if low <= high <= 1:
                bands.setdefault(term, Band(term, low, high, _family(term)))
    if len(bands) < 3:
        return None
    ordered = tuple(sorted(bands.values(), key=lambda band: (band.low, band.high)))
    return Scale("stated", "the document's own scale", "stated in the document", "gapped", ordered)


def scale_entries(text: str) -> list[re.Match[str]]:
    """Return the places where a text lists words of likelihood with a range in per cent; one in prose is no list."""
    found = list(_ENTRY.finditer(text)) if "%" in text or "cent" in text else []
    is_list = len(found) > 1 or (found and found[0].start() < 4 and len(text) < _LONGEST_ENTRY)
    return found if is_list else []


def _family(term: str) -> tuple[str, ...]:
    """Return the forms of a word that a document's scale also stands for."""
    families = (
        ("likely", "probable", "probably", "in all probability", "in all likelihood"),
        ("unlikely", "improbable", "not likely", "probably not"),
        ("very likely", "highly likely", "highly probable"),
        ("very unlikely", "highly unlikely", "highly improbable"),
        ("almost certain", "almost certainly"),
        ("even", "about even", "roughly even", "even chance", "chances about even", "roughly even chance"),
    )
    return next((family for family in families if term in family), ())
