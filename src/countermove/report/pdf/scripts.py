"""Letters by script, as a reader knows them: Arabic, Chinese characters, Korean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# What Unicode's names of letters begin with, where it is not the name that readers use.
_READ_AS = {
    "CJK": "Chinese characters",
    "HANGUL": "Korean",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "DEVANAGARI": "Devanagari (Hindi and others)",
}
_OTHER = "signs"
_FONTS = {
    "Chinese characters": "Noto Sans CJK",
    "Korean": "Noto Sans CJK",
    "Japanese": "Noto Sans CJK",
    "Devanagari (Hindi and others)": "Noto Serif Devanagari",
    _OTHER: "DejaVu Sans, Noto Sans Symbols or Noto Emoji",
}


def script(letter: str) -> str:
    """Return the script of a letter, and "signs" for what is no letter."""
    if not unicodedata.category(letter).startswith(("L", "M", "N")):
        return _OTHER
    first = unicodedata.name(letter, "").split(" ")[0]
    return _READ_AS.get(first, first.capitalize()) or _OTHER


def font_for(name: str) -> str:
    """Return a free font that holds a script."""
    return _FONTS.get(name, f"Noto Serif {name} or Noto Sans {name}")


def by_script(letters: Iterable[str]) -> dict[str, list[str]]:
    """Return letters by script, in the order in which they come."""
    found: dict[str, list[str]] = {}
    for letter in letters:
        found.setdefault(script(letter), []).append(letter)
    return found


def readable(letter: str) -> str:
    """Return a letter with its number, so that it can be looked up where it cannot be shown."""
    shown = letter if letter.isprintable() and not unicodedata.combining(letter) else ""
    return f"{shown} U+{ord(letter):04X}".strip()
