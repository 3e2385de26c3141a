"""Likelihoods that a document states in numbers or as odds: "a 60 percent chance", "one chance in three", "even odds".

They are read as they stand, on no scale; "about even" and "better than even" are words, which a scale may know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "fifty": 50, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_PERCENT = r"[\s-]?(?:percent|per\s+cent|%)"
_BOUND = (
    r"(?:(?P<bound>at\s+least|more\s+than|over|better\s+than|no\s+more\s+than|less\s+than|under|up\s+to|at\s+most|"
    r"not\s+more\s+than|no\s+better\s+than)\s+(?:an?\s+)?)?"
)
_ABOUT = r"(?:(?:about|roughly|approximately|some|around|perhaps)\s+(?:an?\s+)?)?"
_VALUE = (
    rf"(?P<low>\d{{1,3}}(?:\.\d{{1,4}})?)(?:{_PERCENT})?"
    rf"(?:\s?(?:-|–|to)\s?(?P<high>\d{{1,3}}(?:\.\d{{1,4}})?))?{_PERCENT}"
)
_NOUN = r"(?:chances?|probability|likelihood|odds)"

_PERCENT_BEFORE = re.compile(
    rf"\b{_BOUND}{_ABOUT}{_VALUE}\s+(?:{_NOUN}|certain|sure|likely|confident)\b", re.IGNORECASE
)
_PERCENT_AFTER = re.compile(
    rf"\b{_NOUN}(?:\s+[^.;:%\d]{{1,90}}?)?\s+(?:is|are|was|were|at|of|as|be)\s+(?P<cue>{_BOUND}{_ABOUT}{_VALUE})(?!\w)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(rf"\s?\(\s?{_BOUND}{_ABOUT}{_VALUE}(?:\s+{_NOUN})?\s?\)", re.IGNORECASE)
_FRACTION = re.compile(
    rf"\b(?P<count>{_COUNT})(?:\s+chances?)?[\s-](?:in|out\s+of)[\s-](?P<of>{_COUNT})(?P<noun>[\s-]+{_NOUN})?\b",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"\bodds\s+(?:are\s+|of\s+|were\s+)?{_ABOUT}(?P<one>{_COUNT})(?:\s+|-)to(?:\s+|-)(?P<other>{_COUNT})"
    r"(?P<side>\s+(?:against|in\s+favou?r|on))?",
    re.IGNORECASE,
)
_EVEN = re.compile(
    rf"\b(?:(?P<more>(?:slightly\s+|somewhat\s+|a\s+little\s+|considerably\s+|much\s+)?(?:better|more|greater)\s+than)"
    rf"|(?P<less>(?:slightly\s+|somewhat\s+|a\s+little\s+|no\s+(?:better|more)\s+than\s+|considerably\s+|much\s+)?"
    rf"(?:less|worse|lower|no\s+better|no\s+more)\s+than)|(?P<about>about|roughly|approximately))\s+"
    rf"(?:an?\s+)?(?:even|fifty-fifty|50-50)(?:\s+(?:{_NOUN}|bet|money))?(?!-|\s+(?:if|though|when|as|more|less)\b)\b"
    rf"|\b(?:even\s+(?:{_NOUN}|bet|money)|fifty-fifty|50-50)\b",
    re.IGNORECASE,
)
_LOW_BOUNDS = ("at least", "more than", "over", "better than")


@dataclass(frozen=True, slots=True)
class Odds:
    """A stated likelihood; ``low`` and ``high`` are probabilities, ``start`` and ``end`` offsets in the text.

    ``term`` is the word of a scale where no figure is printed: even, better than even, less than even.
    """

    start: int
    end: int
    low: float
    high: float
    term: str = ""


def odds_in(text: str) -> list[Odds]:
    """Return every likelihood that a text states, in order and without overlaps."""
    lowered = text.lower()
    found: list[Odds] = []
    if "%" in text or "cent" in lowered:
        found += _percentages(text)
    if "chance" in lowered or "probability" in lowered or "likelihood" in lowered or "odds" in lowered:
        found += _fractions(text)
        found += _ratios(text) if "odds" in lowered else []
    if "even" in lowered or "fifty" in lowered or "50-50" in lowered:
        found += _evens(text)
    found.sort(key=lambda odds: (odds.start, -odds.end))
    kept: list[Odds] = []
    for odds in found:
        if not kept or odds.start >= kept[-1].end:
            kept.append(odds)
    return kept


def figure_after(text: str, end: int) -> Odds | None:
    """Return the figure in brackets right after a place, as in "likely (60-70 percent)", or None."""
    match = _IN_BRACKETS.match(text, end)
    figures = _percentage(match, match.start(), match.end()) if match else []
    return figures[0] if figures else None


def _percentages(text: str) -> list[Odds]:
    found = []
    for match in _PERCENT_BEFORE.finditer(text):
        found += _percentage(match, match.start(), match.end())
    for match in _PERCENT_AFTER.finditer(text):
        found += _percentage(match, match.start("cue"), match.end("cue"))
    return found


def _percentage(match: re.Match[str], start: int, end: int) -> list[Odds]:
    low = float(match["low"]) / 100
    high = float(match["high"]) / 100 if match["high"] else low
    if not 0 <= low <= high <= 1:
        return []
    bound = " ".join((match["bound"] or "").lower().split())
    if bound:
        low, high = (low, 1.0) if bound in _LOW_BOUNDS else (0.0, high)
    return [Odds(start, end, round(low, 4), round(high, 4))]


def _fractions(text: str) -> list[Odds]:
    found = []
    for match in _FRACTION.finditer(text):
        share, whole = _count(match["count"]), _count(match["of"])
        told = "chance" in match.group().lower() or match["noun"] or _is_after_chance(text, match.start())
        if told and 0 < share < whole:
            probability = round(share / whole, 4)
            found.append(Odds(match.start(), match.end(), probability, probability))
    return found


def _is_after_chance(text: str, start: int) -> bool:
    return re.search(rf"\b{_NOUN}\b[^.;:]*$", text[max(0, start - 90) : start], re.IGNORECASE) is not None


def _ratios(text: str) -> list[Odds]:
    found = []
    for match in _RATIO.finditer(text):
        one, other = _count(match["one"]), _count(match["other"])
        if one + other:
            against = "against" in (match["side"] or "").lower()
            probability = round((other if against else one) / (one + other), 4)
            found.append(Odds(match.start(), match.end(), probability, probability))
    return found


def _evens(text: str) -> list[Odds]:
    found = []
    for match in _EVEN.finditer(text):
        if match["about"] and not re.search(
            rf"{_NOUN}|bet|money|50|fifty", text[max(0, match.start() - 120) : match.end()], re.IGNORECASE
        ):
            continue
        found.append(_even(match))
    return found


def _even(match: re.Match[str]) -> Odds:
    """Return odds about one half: a figure for "fifty-fifty", a word for "even"."""
    low, high, term = (0.5, 0.5, "even")
    if match["more"]:
        low, high, term = 0.5, 1.0, "better than even"
    elif match["less"]:
        low, high, term = 0.0, 0.5, "less than even"
    is_figure = re.search(r"50|fifty", match.group(), re.IGNORECASE) is not None
    return Odds(match.start(), match.end(), low, high, "" if is_figure else term)


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower()]
