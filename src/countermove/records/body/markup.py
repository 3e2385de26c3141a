"""What a converter writes around words: emphasis, heading signs, raised note marks."""

from __future__ import annotations

import re

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(RAISED, "0123456789")

_HEADING = re.compile(r"[ \t]*(#{1,6})[ \t]+(?=\S)")
_MARKS = re.compile(r"\*{1,3}|<su[bp]>|</su[bp]>|</?(?:b|u)>")
_BRACKETS = re.compile(r"\[[^\]]{0,90}\]")
_BOLD_LINE = re.compile(r"\s*(?:#{1,6}\s+)?(\*\*|__)(?=\S)(.{1,300}?)\1(.{0,80})")


def bare(text: str) -> str:
    """Return a line's words for comparing: without heading signs, emphasis and raised-note marks."""
    sign = _HEADING.match(text)
    text = (text[sign.end() :] if sign else text).strip()
    return _MARKS.sub("", text).strip() if "*" in text or "<" in text else text


def heading_sign(text: str) -> int:
    """Return how many heading signs a line starts with; 0 where it starts with none."""
    found = _HEADING.match(text)
    return len(found[1]) if found else 0


def opens_bold(text: str) -> bool:
    """Say whether a line starts with bold words."""
    return text.lstrip(" \t#").startswith(("**", "__", "<b>"))


def is_bold(text: str) -> bool:
    """Say whether bold words fill a line, a redaction mark behind them left out of account."""
    found = _BOLD_LINE.fullmatch(text[:400])
    return found is not None and not any(map(str.isalpha, _BRACKETS.sub("", found[3])))


def lowered(digits: str) -> str:
    """Return raised digits as plain ones."""
    return digits.translate(_DIGITS)
