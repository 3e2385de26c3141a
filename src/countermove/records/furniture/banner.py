"""Banners: the classification, with its caveats, alone on a line at the head and foot of a page.

A banner may be bold, set as a heading, letter-spaced as in cables, or ruined by the stroke that cancelled it.

Source: records.md, section 1.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from countermove.records.furniture.vocabulary import vocabulary

_TOKENS = re.compile(r"[A-Za-z]+")
_OTHER = re.compile(r"[^A-Za-z/\-–—.,()\s*_#|~:'\"]")
_SPACED = re.compile(r"\b(?:[A-Z] ){2,}[A-Z]\b")
_NUMBER = r"(?:page\s{1,3})?\d{1,3}(?:\s{1,3}of\s{1,3}\d{1,3})?"
_PAGE = re.compile(rf"^\W*{_NUMBER}\s+|\s{{1,3}}[-–—]?\s?{_NUMBER}\W*$", re.IGNORECASE)
_REL = re.compile(r"\bREL(?:EASABLE)? TO [A-Z, ]{2,60}")
_SENTENCE_END = re.compile(r"[.,;:!?]\W*\Z")
_LONGEST = 90
_LONGEST_BESIDE, _MOST_BESIDE = 120, 14
_SMALL = frozenset({"to", "or", "and", "by", "of", "for"})
_FARTHEST = 0.66
_NEAR = 0.8
_SQUEEZED = {
    "SECRET": "Secret",
    "TOPSECRET": "Top Secret",
    "CONFIDENTIAL": "Confidential",
    "RESTRICTED": "Restricted",
    "UNCLASSIFIED": "Unclassified",
    "LIMITEDOFFICIALUSE": "Limited Official Use",
    "OFFICIALUSEONLY": "Official Use Only",
}


@dataclass(frozen=True, slots=True)
class Banner:
    """What a banner line says: the classification in title case (empty for a line of caveats only) and its caveats."""

    level: str
    caveats: tuple[str, ...] = ()
    with_page_number: bool = False


def exact_banner(words: str) -> Banner | None:
    """Return what a line says if it holds nothing but a classification, caveats and perhaps a page number."""
    if not 2 < len(words) <= _LONGEST or not _may_begin(words):
        return None
    without_page = _PAGE.sub("", words)
    if _OTHER.search(without_page) or _SENTENCE_END.search(without_page):
        return None
    banner = _parsed(_letters(without_page)) if _is_set_apart(without_page) else None
    if banner and len(without_page) < len(words):
        return Banner(banner.level, banner.caveats, True)
    return banner


def _may_begin(words: str) -> bool:
    """Say whether the first word of a line is one that banners begin with, or a single letter of a spaced-out one."""
    first = _TOKENS.search(words)
    if first is None or first.start() > 8:
        return False
    word = first.group()
    return word[0].isupper() and (len(word) == 1 or word.upper() in vocabulary().first_words or word.upper() == "REL")


def _is_set_apart(words: str) -> bool:
    """Say whether a line is in capitals or title case, as banners are and sentences are not."""
    return all(token[0].isupper() or token in _SMALL for token in _TOKENS.findall(words))


def _letters(words: str) -> str:
    """Return a line in capitals with single blanks, letter-spaced words closed up."""
    spaced = _SPACED.sub(lambda found: found.group().replace(" ", ""), words)
    tokens = _TOKENS.findall(spaced)
    return _SQUEEZED.get("".join(tokens).upper(), " ".join(tokens)).upper()


@lru_cache(maxsize=2048)
def _parsed(letters: str) -> Banner | None:
    words = vocabulary()
    level, rest = _longest(letters, words.levels)
    caveats: list[str] = []
    while rest:
        released = _REL.match(rest)
        if released:
            caveats.append(released.group().strip())
            rest = rest[released.end() :].strip()
            continue
        caveat, shorter = _longest(rest, words.caveats)
        if not caveat:
            return None
        caveats.append(caveat)
        rest = shorter
    if not level and letters in words.not_alone:
        return None
    return Banner(level, tuple(dict.fromkeys(caveats))) if level or caveats else None


def banner_beside(words: str) -> tuple[Banner, str] | None:
    """Return the banner that a line begins or ends with and the rest of the line; None where it has none or no rest."""
    tokens = words.split()
    if not 1 < len(tokens) <= _MOST_BESIDE or len(words) > _LONGEST_BESIDE:
        return None
    for size in range(len(tokens) - 1, 0, -1):
        for part, rest in ((tokens[:size], tokens[size:]), (tokens[-size:], tokens[:-size])):
            banner = exact_banner(" ".join(part)) if part[0].isupper() else None
            if banner and banner.level and not banner.with_page_number:
                return banner, " ".join(rest)
    return None


@cache
def _by_length(which: str) -> tuple[tuple[str, str], ...]:
    words = vocabulary().levels if which == "levels" else vocabulary().caveats
    return tuple(sorted(words.items(), key=lambda pair: -len(pair[0])))


def _longest(letters: str, words: object) -> tuple[str, str]:
    """Return the longest phrase that letters begin with, as reported, and what is left."""
    which = "levels" if words is vocabulary().levels else "caveats"
    for phrase, reported in _by_length(which):
        if letters.startswith(phrase) and (len(letters) == len(phrase) or letters[len(phrase)] == " "):
            return reported, letters[len(phrase) :].strip()
    return "", letters


def lone_caveat(words: str) -> Banner | None:
    """Return the caveat of a line that is one only beside a banner, such as SENSITIVE, or None."""
    if len(words) > 40 or not words.isupper():
        return None
    letters = _letters(words)
    return (
        Banner("", (vocabulary().caveats[letters],))
        if letters in vocabulary().not_alone & vocabulary().caveats.keys()
        else None
    )


def damaged_banner(words: str) -> tuple[Banner, float] | None:
    """Return the banner that a line resembles and how near it comes, from 0 to 1; None for other words.

    Caveats behind a damaged classification must be whole.
    """
    tokens = _TOKENS.findall(words)
    if not 0 < len(tokens) <= 4 or len(words) > 60 or _SENTENCE_END.search(words):
        return None
    level, near = _resemblance(words, "".join(tokens))
    if not level and len(tokens) > 1:
        rest = _parsed(" ".join(tokens[1:]).upper())
        level, near = _resemblance(tokens[0], tokens[0]) if rest and not rest.level else ("", 0.0)
        return (Banner(level, rest.caveats), near) if rest and level else None
    return (Banner(level), near) if level else None


def _resemblance(words: str, letters: str) -> tuple[str, float]:
    upper = letters.upper()
    if not 4 <= len(upper) <= 22 or upper in vocabulary().not_banners:
        return "", 0.0
    capitals = sum(map(str.isupper, words))
    if capitals < 0.7 * len(letters) and not (letters[0].isupper() and letters[1:].islower()):
        return "", 0.0
    level, near = _nearest(upper)
    return (level, near) if near >= (_FARTHEST if capitals > 1 else _NEAR) else ("", 0.0)


@lru_cache(maxsize=1024)
def _nearest(letters: str) -> tuple[str, float]:
    """Return the classification nearest to some letters and how near it is."""
    best, ratio = "", 0.0
    for squeezed, level in _SQUEEZED.items():
        if abs(len(squeezed) - len(letters)) <= 2:
            nearness = SequenceMatcher(None, letters, squeezed, autojunk=False).ratio()
            if nearness > ratio:
                best, ratio = level, nearness
    return best, ratio
