"""Stretches of a passage that can be read as one: sentences, cut wherever words are withheld; and subjects in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countermove.records.judgments.sentences import sentences_of
from countermove.records.record import Passage

LONGEST_QUOTE = 600
LOOK_BACK = 600
"""Characters before a verb in which its subject is looked for."""
_MARK = re.compile(r"\[\s*(?:[Rr]edacted|REDACTED)?\s*\]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a passage, or what stands of it between two marks of withheld words.

    ``is_cut`` says that words are withheld right before it, so that its subject may be missing, ``is_broken_off`` that
    words are withheld right after it.

    Units: ``start`` is the offset of ``text`` in the passage.
    """

    passage: Passage
    text: str
    start: int
    is_cut: bool = False
    is_broken_off: bool = False

    @property
    def end(self) -> int:
        """Return the offset in the passage at which it ends."""
        return self.start + len(self.text)

    def quote(self, at: int) -> tuple[str, int, int]:
        """Return the words to quote for a place in the passage, and their offsets; 0 and 0 where they are shortened."""
        if len(self.text) <= LONGEST_QUOTE:
            return self.text, self.start, self.end
        middle = at - self.start
        first = self.text.rfind(" ", 0, max(1, middle - LONGEST_QUOTE // 2)) + 1
        last = self.text.find(" ", min(len(self.text), middle + LONGEST_QUOTE // 2))
        last = last if last > 0 else len(self.text)
        return ("…" if first else "") + self.text[first:last] + ("…" if last < len(self.text) else ""), 0, 0


def stretches(passage: Passage) -> Iterator[Stretch]:
    """Yield the sentences of a passage in order; none runs over a mark of withheld words."""
    marks = _marks(passage)
    for sentence in sentences_of(passage.text):
        start, end = sentence.start, sentence.start + len(sentence.text)
        is_cut = False
        for first, last in marks:
            if last < start or first > end or (first == last and first in {start, end}):
                continue
            yield from _stretch(passage, start, max(start, first), is_cut, is_broken_off=True)
            start, is_cut = max(start, last), True
        yield from _stretch(passage, start, end, is_cut)


def _stretch(passage: Passage, start: int, end: int, is_cut: bool, *, is_broken_off: bool = False) -> Iterator[Stretch]:
    text = passage.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if any(character.isalpha() for character in text):
        yield Stretch(passage, text, start, is_cut, is_broken_off)


def _marks(passage: Passage) -> list[tuple[int, int]]:
    """Return where words are withheld. A code in the margin that was put here by position alone is no place."""
    found = {match.span() for match in _MARK.finditer(passage.text)}
    for redaction in passage.redactions:
        if redaction.marker or redaction.certainty != "low":
            found.add((redaction.at, redaction.at + len(redaction.marker)))
    return sorted(found)


_AUXILIARY = re.compile(
    r"(?:^|(?<=[\s,]))(?P<word>would|will|could|might|may|can|has|have|had|do|does|did|is|are|was|were|been|being|"
    r"also|still|now|then|therefore|even|itself|themselves|long|at least|almost|more|much|very|badly|most|"
    r"not|never|no longer|\w+ly)\s*$",
    re.IGNORECASE,
)
_NEGATIVE = frozenset({"not", "never", "no longer"})
_MODAL = frozenset({"would", "could", "might", "may"})
_RELATIVE = re.compile(r"(?:^|[\s,])(which|who|that)\s*$", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"[.;:()\[\]—–“”\"]|--|,|(?<!\w)(?:and|but|or|while|although|though|because|since|that|if|when|as|whereas|so|than|"
    r"where|until|unless|before|after|what|whether)(?!\w)",
    re.IGNORECASE,
)
_OPENS_ASIDE = re.compile(
    r"\s*(?:which|who|whose|whom|where|when|as|in|for|at|with|by|on|like|a|an|the|one|having|faced|\w+ing)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(["it", "they", "he", "she", "we", "i"])
_PREPOSITIONS = frozenset(
    [
        "to",
        "in",
        "at",
        "for",
        "from",
        "with",
        "on",
        "by",
        "after",
        "before",
        "during",
        "since",
        "under",
        "against",
        "despite",
        "of",
    ]
)
_NAME_AT_END = re.compile(r"\s((?:[A-Z][\w'’-]*\s+){0,3}[A-Z][\w'’-]*)$")
_AUTHORS = re.compile(r"^(?:we|i)\s+(?:\w+ly\s+)?\w+\s+(?=\w)", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:no|none|nobody|neither|few)\b", re.IGNORECASE)
_DETERMINED_AT_END = re.compile(r"\s((?:the|a|an|its|their|his|her)(?:\s[\w’'-]+){1,3})$", re.IGNORECASE)
_TAIL = re.compile(
    r"\s(?:in|at|for|from|with|on|to|by|among|within|inside|under|near|over|more|less)\s.*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whoever stands before a verb, as the document words it; ``is_negated`` and ``is_modal`` tell of the verb.

    ``is_shared`` says that it was taken from an earlier verb of the same clause ("the growers care … and would see").
    """

    text: str
    start: int
    is_negated: bool = False
    is_modal: bool = False
    is_shared: bool = False


def subject_before(text: str, at: int) -> Subject:
    """Return the subject of a verb at an offset of a text; empty where there is none."""
    floor = max(0, at - LOOK_BACK)
    left, negated, modal = _without_auxiliaries(text[floor:at])
    left = _without_aside(left)
    relative = _RELATIVE.search(left)
    if relative and left[: relative.start()].strip(" ,"):
        left = left[: relative.start()].rstrip(" ,")
    start, shared = _clause_start(left), False
    if not left[start:].strip() and start:
        shared = True
        left = left[: _last_boundary(left)]
        start = _clause_start(left.rstrip())
    phrase = left[start:]
    start += len(phrase) - len(phrase.lstrip())
    phrase = phrase.strip(" ,")
    negated |= _NOBODY.match(phrase) is not None
    return Subject(_noun_phrase(phrase), floor + start, negated, modal, shared)


def _noun_phrase(phrase: str) -> str:
    """Return the subject in the words between the start of a clause and its verb."""
    phrase = _AUTHORS.sub("", phrase)
    words = phrase.split()
    if words and words[-1].lower() in _PRONOUNS:
        return words[-1]
    if words and words[0].lower() in _PREPOSITIONS:
        name = _NAME_AT_END.search(phrase) or _DETERMINED_AT_END.search(phrase)
        return name[1] if name else ""
    return _TAIL.sub("", f" {phrase}").strip()


def _without_auxiliaries(left: str) -> tuple[str, bool, bool]:
    negated = modal = False
    while found := _AUXILIARY.search(left[-40:]):
        word = found["word"].lower()
        negated |= word in _NEGATIVE
        modal |= word in _MODAL
        left = left[: len(left) - len(left[-40:]) + found.start()].rstrip(" ")
        if left.endswith(",") and word.endswith("ly"):
            break
    return left, negated, modal


def _without_aside(left: str) -> str:
    """Return a text without the aside in commas that it ends with: "The guild, whose members vote,"."""
    if not left.rstrip().endswith(","):
        return left
    inner = left.rstrip()[:-1]
    opening = inner.rfind(",")
    if opening > 0 and _OPENS_ASIDE.match(inner[opening + 1 :]):
        return inner[:opening]
    return inner


def _last_boundary(left: str) -> int:
    last = 0
    for found in _BOUNDARY.finditer(left):
        last = found.start()
    return last


def _clause_start(left: str) -> int:
    start = 0
    for found in _BOUNDARY.finditer(left):
        start = found.end()
    return start
