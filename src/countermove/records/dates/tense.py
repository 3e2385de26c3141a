"""Whether the words around a date speak of what is to come.

A date without a year is read as the last such day before the document, unless its clause speaks of the future: then it
is the coming one. What counts is the verb nearest before the date in its clause, else the first after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
_REACH = 240
"""Units: characters before and after a date that are looked at."""
_BOUNDARY = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bGen.)(?<!\bLt.)(?<!\bCol.)(?<!\bSt.)(?<!\bNo.)[\"”)]?\s"
    r"|[;:]\s|--|—|, and\s(?!(?:in|on|by|from|at)\b)|\n\s*\n"
    # Words that open a clause, by their first letters: that is what makes this quick.
    r"|\b(?=[tabwui])(?:th(?:at|ough)|wh(?:ich|om?|ose|en|ere(?:as)?|ile)|b(?:ecause|ut)|although|if|unless)\b"
)
_WORD = re.compile(r"[A-Za-z]+")
_NEXT_WORD = re.compile(r"\W{0,3}([A-Za-z]*)")
_SINCE = re.compile(r"\b(?:since|as of)\s{1,3}(?:the |early |late |mid-|about )?\Z", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|(?:no|not) later than)\s{1,3}(?:the |early |late |mid-|about )?\Z", re.IGNORECASE
)
_NOT_PAST = frozenset(
    {"need", "indeed", "speed", "united", "hundred", "red", "unlimited", "exceed", "proceed", "succeed", "feed", "seed"}
)


def speaks_ahead(text: str, start: int, end: int) -> str:
    """Return what the words around a date say of it: "ahead", "perhaps" ahead (told in the past), or nothing.

    Units: ``start`` and ``end`` are the offsets of the date in the text.
    """
    if _SINCE.search(text, max(0, start - 16), start):
        return ""
    first, last = _clause(text, start, end)
    cue = _nearest(text, first, start) or _first(text, end, last)
    if cue in {"ahead", "perhaps"}:
        return cue
    return "ahead" if not cue and _DEADLINE.search(text, max(0, start - 24), start) else ""


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - _REACH)
    for boundary in _BOUNDARY.finditer(text, first, start):
        first = boundary.end()
    following = _BOUNDARY.search(text, end, end + _REACH)
    return first, following.start() + 1 if following else min(len(text), end + _REACH)


def _nearest(text: str, first: int, last: int) -> str:
    """Return what the last verb of a stretch says; a doubtful past one (armed forces) only where it stands alone."""
    cue = ""
    for found in _found(text, first, last):
        said = _said(found)
        if said and not (said == "doubtful" and cue):
            cue = said
    return cue


def _first(text: str, first: int, last: int) -> str:
    return next((said for found in _found(text, first, last) if (said := _said(found))), "")


def _found(text: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """Yield the groups of words that tell the tense; only words that may begin one are looked at closely."""
    done, openers, cues = first, _openers(), _cues()
    for word in _WORD.finditer(text, first, last):
        small = word[0].lower()
        if word.start() < done or not (small in openers or small.endswith("ed")):
            continue
        found = cues.match(text, word.start(), last)
        if found is not None:
            done = found.end()
            yield found


def _said(found: re.Match[str]) -> str:
    """Return what a cue says: ahead, perhaps, past, doubtful, or nothing for words that only look like one."""
    kind, words = found.lastgroup or "", found[0]
    if kind == "regular":
        return "" if words.lower() in _NOT_PAST else "past" if _is_followed(found) else "doubtful"
    if kind == "modal":
        return "" if words[0].isupper() and words[:3] == "May" else "ahead"
    return {"before": "perhaps", "would": "perhaps", "done": "past", "past": "past"}.get(kind, "ahead")


def _is_followed(found: re.Match[str]) -> bool:
    """Say whether a form in -ed ends its verb: a noun after it may make it an adjective."""
    after = _NEXT_WORD.match(found.string, found.end())
    return after is None or not after[1] or after[1].lower() in _words()["joining"] or not after[0][:1].isspace()


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    """Return the lists of words by their kind; ``irregular`` are the past forms that are no other form as well."""
    found: dict[str, frozenset[str]] = {}
    for name in ("tenses", "happenings"):
        rows = (line.split("\t") for line in (_DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:])
        found |= {kind: frozenset(words.split()) for kind, words in rows}
    return found | {"irregular": found["verb"] - found["unchanged"]}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """Return the first words, in small letters, of all that tells the tense."""
    words = _words()
    kinds = ("sure", "modal", "would", "arranged", "awaited", "bent", "opens", "open", "coming", "irregular")
    listed = (word.split("'")[0] for kind in kinds for word in words[kind])
    return frozenset({"ll", "s", "is", "are", "am", "was", "were", "had", "has", "have", "having", "did", *listed})


@lru_cache(maxsize=1)
def _cues() -> re.Pattern[str]:
    words = {kind: "|".join(sorted(listed, key=len, reverse=True)) for kind, listed in _words().items()}
    adverbs = rf"(?:,?\s{{1,3}}(?:{words['adverb']}|[a-z]{{3,15}}ly)\b,?){{0,3}}"
    group = rf"{adverbs}(?:\s{{1,3}}(?:have|be|been)\b){{0,2}}{adverbs}(?:\s{{1,3}}[a-z]+\b)?"
    waiting = rf"(?:(?:{words['awaited']})\b|(?:{words['arranged']})\s{{1,3}}(?:for|to)\b)"
    return re.compile(
        rf"(?P<done>\b(?:{words['modal']}|{words['would']})\b{adverbs}\s{{1,3}}have\b(?!\s{{1,3}}to\b){group})"
        rf"|(?P<sure>(?<!\bthe\s)(?<!\bhis\s)(?<!\btheir\s)(?<!\bits\s)\b(?:{words['sure']})\b{group}|(?<=['’])ll\b{group})"
        rf"|(?P<modal>\b(?:{words['modal']})\b{group})|(?P<would>\b(?:{words['would']})\b{group})"
        rf"|(?P<before>\b(?:was|were|had)\b(?:\s{{1,3}}been\b)?{adverbs}\s{{1,3}}(?:to\s{{1,3}}[a-z]+|{waiting}(?:\s{{1,3}}to\s[a-z]+)?))"
        rf"|(?P<is_to>(?:\b(?:is|are|am)|(?<=['’])s)\b{adverbs}\s{{1,3}}(?:to\b{group}|(?:{words['standing']})\b|"
        rf"(?:on|in|for)\s{{1,3}}(?:the\s)?(?=\Z|[A-Z\d])))"
        rf"|(?P<waiting>\b{waiting}(?:\s{{1,3}}to\b{group})?)|(?P<bent>\b(?:{words['bent']})\s{{1,3}}to\b{group})"
        rf"|(?P<opens>\b(?:{words['opens']})\b|\b(?:{words['open']})\b(?=\s{{1,3}}(?:(?:on|in|at|next)\b|\Z)|\Z))"
        rf"|(?P<coming>\b(?:{words['coming']})\b(?!\s(?:day|week|month|year|to)))"
        rf"|(?P<past>\b(?:has|have|had|having|was|were|did)\b{adverbs}(?:\s{{1,3}}been\b)?|\b(?:{words['irregular']})\b)"
        rf"|(?P<regular>\b[a-z]{{2,20}}ed\b)",
        re.IGNORECASE,
    )
