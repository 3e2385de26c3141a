"""Labels at the start of a line: bullets, numbers and letters of lists and of numbered paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[-•·▪●■◦‣∙*–—]|--|o(?=\s+[A-Z]))(?:\s+(?=\S)|(?<=--)(?=[A-Z]))")
_NUMBERED = re.compile(
    r"(?P<open>\(?)(?:(?P<number>\d{1,3})|(?P<roman>[IVX]{1,6}|[ivx]{1,6})|(?P<letter>[A-Za-z]))(?P<close>[.)])\s+(?=\S)"
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed; ``form`` tells bullets, numbers, letters, capitals and roman numbers apart.

    Units: ``value`` counts from 1, 0 for bullets; ``length`` is how many characters of the line it takes, blanks too.
    """

    printed: str
    form: str
    value: int
    length: int

    @property
    def style(self) -> str:
        """Return the form with its brackets and stops; labels of one list share it."""
        return (
            self.form
            if self.form == "bullet"
            else self.form + self.printed[0] * (self.printed[0] == "(") + self.printed[-1]
        )

    def follows(self, other: Label) -> bool:
        """Say whether a label comes next after another of its style, one left out in between allowed."""
        return self.style == other.style and (self.form == "bullet" or 1 <= self.value - other.value <= 2)


def read_label(text: str) -> Label | None:
    """Return the label that a line starts with, or None; blanks before it do not count."""
    text = text.lstrip()
    if not text or (text[0].isalpha() and text[1:2] not in (".", ")") and text[0] not in "oivxIVX"):
        return None
    if found := _BULLET.match(text):
        return Label(found[0].strip(), "bullet", 0, found.end())
    found = _NUMBERED.match(text)
    if not found or (found["open"] and found["close"] != ")"):
        return None
    form, value = _meaning(found)
    return Label(found[0].strip(), form, value, found.end())


def as_letter(label: Label) -> Label:
    """Return a label of one roman letter read as a letter: ``i.`` after ``h.`` is no roman one."""
    if not label.form.startswith("roman") or len(label.printed.strip("().")) != 1:
        return label
    letter = label.printed.strip("().")
    form = "capital" if letter.isupper() else "letter"
    return Label(label.printed, form, ord(letter.lower()) - 96, label.length)


def _meaning(found: re.Match[str]) -> tuple[str, int]:
    if found["number"]:
        return "number", int(found["number"])
    if found["roman"]:
        return "roman_capital" if found["roman"].isupper() else "roman", _roman(found["roman"].lower())
    return "capital" if found["letter"].isupper() else "letter", ord(found["letter"].lower()) - 96


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
