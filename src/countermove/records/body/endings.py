"""How a stretch of text ends and how the next one starts: what joins rest on."""

from __future__ import annotations

import re

from countermove.records.body.markup import RAISED
from countermove.records.body.words import words as word_lists

_TAIL_LENGTH = 240
_TRAILER = re.compile(
    r"""(?P<mark>\[[^\[\]]{0,90}\]|□+|(?:\|\s?)+|(?:25|50|75)X\d\S{0,5}|STAT(?:INTL|SPEC|OTHR)?)$
      | <sup>[^<]{1,6}</sup>$ | (?<=[a-z"”’)][.,;:"”’)])\d{1,2}$ | [RAISED]+$
      | (?<=[A-Za-z.,;"')])\s?\d{1,2}/$ | [*_]+$ | </?(?:b|u)>$
      | \((?:TS|S|C|U|R|LOU|FOUO)(?:[ /,-]{1,2}[A-Z]{1,8}){0,4}\)$""".replace("RAISED", RAISED),
    re.VERBOSE,
)
_FINISHED = re.compile(r"[.?!:…][\"'”’)\]»]*$")
_NO_TRAILER = ".,;:?!-\"'”’"
_OPENING = "\"'“‘([*_—–-… \t"
_INITIALS = re.compile(r"\W*(?:[A-Z]\.)+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def trimmed(text: str) -> tuple[str, bool]:
    """Return the end of a text without what trails it, and whether a redaction mark was among that.

    Trailers are redaction marks, exemption codes, note marks, portion marks and emphasis.
    """
    tail, marked = text[-_TAIL_LENGTH:].rstrip(), False
    if tail[-1:].islower() or tail[-1:] in _NO_TRAILER:
        return tail, False
    while found := _TRAILER.search(tail):
        marked = marked or found["mark"] is not None
        tail = tail[: found.start()].rstrip()
    return tail, marked


def ends_sentence(text: str) -> bool:
    """Say whether a text ends with a sentence's end; redaction marks and the like behind it do not count."""
    return bool(_FINISHED.search(trimmed(text)[0]))


def ends_with_abbreviation(text: str) -> bool:
    """Say whether the full stop at the end of a text may be that of an abbreviation."""
    last = trimmed(text)[0][-16:].rsplit(None, 1)[-1:]
    return (
        bool(last)
        and last[0].endswith(".")
        and (_INITIALS.fullmatch(last[0]) is not None or last[0].strip("(.") in word_lists().abbreviations)
    )


def ends_in_mark(text: str) -> bool:
    """Say whether a redaction mark ends a text with no sentence's end before it."""
    tail, marked = trimmed(text)
    return marked and not _FINISHED.search(tail)


def is_open(text: str) -> bool:
    """Say whether a text must go on: it ends with a comma, a hyphen or dash, or a word no sentence ends with."""
    tail = trimmed(text)[0]
    if tail.endswith((",", ";", "-", "—", "–", "(")):
        return True
    found = _WORD.findall(tail[-24:])
    return bool(found) and tail.endswith(found[-1]) and found[-1] in word_lists().sentence_goes_on_after


def starts_low(text: str) -> bool:
    """Say whether a text starts with a small letter, opening quotation marks and the like left out of account."""
    text = text[:80].lstrip(_OPENING)
    return bool(text) and text[0].islower()


def starts_with_mark(text: str) -> bool:
    """Say whether a redaction mark or an exemption code opens a text."""
    return bool(re.match(r"[*_ ]*(?:\[[^\[\]]{0,90}\]|□|\||(?:25|50|75)X\d|STAT(?:INTL|SPEC|OTHR)?\b)", text))


def starts_afresh(text: str) -> bool:
    """Say whether the first word is one that opens sentences, written with a capital letter."""
    found = _WORD.search(text[:60])
    return found is not None and found[0][0].isupper() and found[0].lower() in word_lists().sentence_starts_with
