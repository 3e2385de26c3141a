"""Letterheads: the institution, its parts and its place, at the head of a sheet."""

from __future__ import annotations

import re

from countermove.records.apparatus.gazetteer import Offices, offices

_PLACE = re.compile(
    r"(?:[A-Z][A-Za-z.'-]+ ){0,3}[A-Z][A-Za-z.'-]+,? (?:\d{5}|\d{1,3}, ?D\. ?C\.?|D\. ?C\.?,? ?(?:\d{5}(?:-\d{4})?)?)"
    r"|(?:Washington|WASHINGTON)(?:,? ?D\. ?C\.?)?|[A-Z][a-z]+, (?:Virginia|Maryland|VA|MD)(?: \d{5})?"
)
_WORD = re.compile(r"(?:[^\W\d_]|[&'’])+")
_OF = re.compile(
    r"^(?:the )?(?:[a-z]+ )?(?:department|ministry|directorate|office|bureau|embassy|consulate|division|branch|"
    r"secretariat|board|council|committee|cent(?:er|re)|service|institute|agency|mission|delegation|headquarters|chancery)"
    r" (?:of|for|to)(?: the)? [a-z]",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s(?:of|for|and|on|in|to)\s", re.IGNORECASE)
_SMALL = frozenset(["of", "for", "the", "and", "on", "in", "to", "at", "&", "de"])
_CLOSED = (".", "?", "!", ":", ";", ",")


def is_letterhead(text: str) -> bool:
    """Say whether words are an institution's name, or the place that stands under it, and nothing else."""
    if len(text) > 80 or not text[:1].isupper():
        return False
    if _PLACE.fullmatch(text):
        return True
    return not text.endswith(_CLOSED) and not any(map(str.isdigit, text)) and is_institution(text, offices())


def is_known_institution(text: str) -> bool:
    """Say whether words are the name of an institution in the gazetteer."""
    lowered = " ".join(text.lower().split())
    return lowered in offices().institutions or lowered.removeprefix("the ") in offices().institutions


def is_institution(text: str, gazetteer: Offices) -> bool:
    """Say whether words name an institution: one that is known, or a name whose head word is a kind of one."""
    if is_known_institution(text):
        return True
    words = _WORD.findall(text)
    if not 2 <= len(words) <= 9 or any(word[0].islower() and word not in _SMALL for word in words):
        return False
    if _OF.match(text):
        return " and the " not in text.lower()
    head = _WORD.findall(_LINK.split(text, maxsplit=1)[0])
    return (
        bool(head)
        and head[-1].lower() in gazetteer.units
        and not any(word.lower().endswith(("'s", "’s", "s'")) for word in words)
    )
