"""Counts as people write them."""

from __future__ import annotations

WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20,
    "twenty-five": 25, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
LOOSE = {"a couple of": (2, 2), "couple of": (2, 2), "a few": (2, 4), "few": (2, 4), "several": (3, 7), "some": (2, 7)}
"""Counts that are not exact: the least and the most that is read into them."""
PATTERN = r"\d{1,3}|" + "|".join(sorted([*WORDS, *LOOSE], key=len, reverse=True))


def count_of(text: str) -> tuple[int, int, bool]:
    """Return the least and the most of a count, and whether it is loose."""
    word = " ".join(text.lower().split())
    if word in LOOSE:
        least, most = LOOSE[word]
        return least, most, True
    number = int(word) if word.isdigit() else WORDS.get(word, 1)
    return number, number, False
