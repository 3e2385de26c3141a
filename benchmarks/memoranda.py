"""Invented memoranda of about 400 words, as many as wanted: the same seed gives the same ones.

No country, person or event in them exists, and no sentence was taken from a document. Words come from a vocabulary of
made-up nouns and verbs used as unevenly as words are, so that a search meets rare and common ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

WORDS = 400
COMMON = 40
_ONSETS = (
    "b",
    "br",
    "c",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("l", "m", "n", "nk", "r", "rt", "s", "st", "t", "ck", "dge", "")
_PLACES = ("Orsovia", "Talmark", "Selm", "Corran", "Hadrin", "Vennerland", "Port Elder", "Maravia")
_OFFICES = ("Southern Division, Office of Continental Analysis", "Fuels Branch, Office of Resource Analysis")
_HEADINGS = ("Summary", "The Offer", "Motives", "Reactions", "Prospects", "Outlook", "Implications")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_JOINTS = ("of the", "to the", "in the", "and the", "with a", "for its", "over the", "by the", "on a", "from the")
_CUES = (
    "will probably",
    "is likely to",
    "almost certainly will",
    "may",
    "could",
    "apparently hopes to",
    "is unlikely to",
    "doubts that it will",
)
_STAMP = "Approved For Release 2011/{month:02}/02 : CIA-RDP84S{job:05}R000100{page:06}-5"

# The invented states by the names that the memoranda use, as a list of actors for `countermove read --names`.
ACTORS = """actors:
  - {id: orsovia, name: Orsovia, type: state, aliases: [Corran, Hadrin]}
  - {id: talmark, name: Talmark, type: state, aliases: [Selm, Port Elder]}
  - {id: vennerland, name: Vennerland, type: state}
  - {id: maravia, name: Maravia, type: state}
"""


class Vocabulary:
    """Made-up words, the earlier the more often used."""

    def __init__(self, random: Random, size: int = 9000) -> None:
        self._random = random
        words: dict[str, None] = {}
        while len(words) < size:
            words["".join(self._syllable() for _ in range(random.choice((1, 2, 2, 3))))] = None
        self.words = [word for word in words if len(word) > 2]
        self._weights = list(accumulate(1 / (place + 25) for place in range(len(self.words))))

    def _syllable(self) -> str:
        choose = self._random.choice
        return choose(_ONSETS) + choose(_VOWELS) + choose(_ENDS)

    def draw(self, random: Random, count: int) -> list[str]:
        """Return some words, common ones more often."""
        return random.choices(self.words, cum_weights=self._weights, k=count)


def memoranda(count: int, seed: int = 1983, words: int = WORDS) -> Iterator[tuple[str, str]]:
    """Return file names and texts of memoranda, one at a time."""
    vocabulary = Vocabulary(Random(seed))
    for number in range(count):
        random = Random(seed * 1_000_003 + number)
        yield f"memo-{number:05}.txt", memorandum(random, vocabulary, number, words)


def write_memoranda(folder: Path, count: int, seed: int = 1983, words: int = WORDS) -> list[Path]:
    """Write memoranda into a folder and return their files."""
    paths = []
    for name, text in memoranda(count, seed, words):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def memorandum(random: Random, vocabulary: Vocabulary, number: int, words: int) -> str:
    """Return the text of one memorandum: stamps, banners, front matter, sections, a footnote and a distribution."""
    year, month = 78 + number % 12, random.randrange(10)
    title = f"{random.choice(_PLACES)}: {' '.join(vocabulary.draw(random, 3)).title()}"
    stamp = _STAMP.format(month=month + 1, job=number % 100_000, page=number)
    head = [stamp, "", "SECRET", "25X1", "", title, "", f"EUR {year}-{number:05}", f"{_MONTHS[month]} 19{year}", ""]
    about = f"This paper has been prepared by [redacted] {random.choice(_OFFICES)}."
    lines = [*head, *_wrapped(about), "25X1", ""]
    sections = random.sample(_HEADINGS, 3)
    for place, share in enumerate((0.25, 0.4, 0.35)):
        lines += [sections[place], ""]
        for _ in range(2):
            lines += [*_wrapped(_paragraph(random, vocabulary, int(words * share / 2))), ""]
            lines += random.choice(([], [], ["25X1", ""]))
        lines += ["SECRET", stamp, "", "SECRET", ""] if place == 1 else []
    return "\n".join(
        [*lines, "Distribution:", "Original - OCA/SD", "1 - D/OCA", "2 - [redacted]", "", "SECRET", stamp, ""]
    )


def _paragraph(random: Random, vocabulary: Vocabulary, words: int) -> str:
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < words:
        sentences.append(_sentence(random, vocabulary))
    if random.random() < 0.3:
        sentences[-1] += " [redacted]"
    return " ".join(sentences)


def _sentence(random: Random, vocabulary: Vocabulary) -> str:
    actor = random.choice(_PLACES)
    verb = random.choice(_CUES) if random.random() < 0.35 else random.choice(("has begun to", "went on to", "meant to"))
    parts = [actor, verb]
    for _ in range(random.randrange(2, 5)):
        parts += [*vocabulary.draw(random, random.randrange(1, 4)), random.choice(_JOINTS)]
    parts += vocabulary.draw(random, 2)
    if random.random() < 0.2:
        parts.append(f"in {random.choice(('early', 'mid-', 'late')).rstrip('-')} {random.choice(_MONTHS)}")
    return " ".join(parts) + "."


def _wrapped(text: str, width: int = 68) -> Sequence[str]:
    from textwrap import wrap

    return wrap(text, width, break_on_hyphens=False)
