"""Headings, by evidence rather than by mark-up: how a block looks, what stands before it and what follows.

Source: records.md, section 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from countermove.records.body.blocks import Block
from countermove.records.body.breaks import ADDRESSING
from countermove.records.body.endings import ends_sentence, is_open, starts_low, starts_with_mark, trimmed
from countermove.records.body.habits import Habits
from countermove.records.body.labels import Label, read_label
from countermove.records.body.markup import bare, heading_sign, is_bold
from countermove.records.body.portion_marks import closing_mark
from countermove.records.body.words import is_known_heading
from countermove.records.body.words import words as word_lists
from countermove.records.layers import Kind

_LONGEST, _MOST_WORDS, _MOST_LINES = 130, 18, 3
_PLAIN_WORDS, _PLAIN_LENGTH = 11, 85
_PROSE_LENGTH, _SENTENCE_WORDS, _LINE_WORDS = 90, 3, 8
_SHORT_LENGTH, _PHRASE_WORDS = 60, 7
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NO_HEADING = re.compile(
    r"(?:end (?:of )?\w+|(?:page|copy|figure|table|map|enclosures?|attachments?)\b.*\d*|.*\b\d{5}(?:-\d{4})?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s+(?:\d{1,2},\s+)?\d{4}")
_MARKS = re.compile(r"\s*\[[^\[\]]{0,90}\]\s*")
_UNDERLINE = re.compile(r"\s*[-=_–—]{3,}\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's words, the form it is set in, and the label it starts with."""

    words: str
    form: str
    label: Label | None = None
    sign: int = 0
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a block: the nearest block of body before it, the next one after it."""

    before: Block | None
    after: Block | None
    underlined: bool = False
    alone: bool = True


def heading_words(block: Block) -> str:
    """Return what a block says if it is a heading: no mark-up, redaction marks or portion mark."""
    text = _MARKS.sub(" ", " ".join(trimmed(bare(line.text))[0] for line in block.lines)).strip()
    mark = closing_mark(text, repaired=False)
    return " ".join((text[: mark.span.start] if mark else text).replace("**", "").split()).strip("*_ ")


def read_heading(block: Block, around: Around, habits: Habits) -> Heading | None:
    """Return the heading that a block is, or None."""
    if len(block.lines) > _MOST_LINES or len(block.text) > _LONGEST + 60:
        return None
    first = block.lines[0].text
    words = heading_words(block)
    count = len(_WORD.findall(words))
    if not 0 < count <= _MOST_WORDS or len(words) > _LONGEST or starts_with_mark(first) or ADDRESSING.match(first):
        return None
    if _NO_HEADING.fullmatch(words) or _DATE.fullmatch(words) or words.endswith((",", ";", "--", "—")):
        return None
    form = _marked_form(block, words, around, habits) or _plain_form(block, words, around, habits)
    if not form:
        return None
    label = read_label(words)
    return Heading(
        words, form, label if label and label.form != "bullet" else None, heading_sign(first), _is_capitals(words)
    )


def _marked_form(block: Block, words: str, around: Around, habits: Habits) -> str:
    """Return the form of a heading that is set off by more than its place; empty where nothing sets it off."""
    first, finished = block.lines[0].text, ends_sentence(words) and not words.endswith(("?", "!", ":"))
    known = is_known_heading(words)
    if around.after is None or (finished and not known and len(words.split()) > 4):
        return ""
    if heading_sign(first):
        return "sign"
    if all(is_bold(line.text) for line in block.lines) or (
        is_bold(block.text) and first.lstrip().startswith(("**", "__"))
    ):
        return "bold"
    if starts_low(words) or (around.before is not None and is_open(around.before.text)):
        return ""
    if around.underlined:
        return "underlined"
    if _is_capitals(words) and not habits.capitals and (not finished or known) and len(words) > 3:
        return "capitals"
    return ""


def _plain_form(block: Block, words: str, around: Around, habits: Habits) -> str:
    """Return the form of a heading that only its shortness and its place tell; empty where they do not."""
    known = is_known_heading(words)
    if around.after is None or starts_low(words) or len(block.lines) > 2 or not (around.alone or known):
        return ""
    if (ends_sentence(words) and not words.endswith("?") and not known) or not _goes_on(around, known=known):
        return ""
    label = read_label(words)
    if label is not None and (label.form == "bullet" or _is_list(label, around)):
        return ""
    if known:
        return "plain"
    full = habits.width and len(block.lines) == 1 and len(block.text) > 0.9 * habits.width
    if full or len(words) > _PLAIN_LENGTH or len(_WORD.findall(words)) > _PLAIN_WORDS:
        return ""
    if _opens_sentence(words):
        return ""
    return "plain" if label or _is_title_case(words) or _is_phrase(words) else ""


def _goes_on(around: Around, *, known: bool) -> bool:
    """Say whether the text before is finished and prose follows, as before and after a heading.

    A word that sections are known by stands on its own evidence: the end of a page may have cut what is before it.
    """
    before, after = around.before, around.after
    cut = before is not None and before.kind is not Kind.HEADING and not ends_sentence(before.text)
    if (
        before is not None
        and cut
        and not (known and around.alone)
        and (is_open(before.text) or not (known or len(before.text) < _SHORT_LENGTH))
    ):
        return False
    if after is None or starts_low(after.text):
        return False
    count = len(after.text.split())
    if len(after.text) >= _PROSE_LENGTH or (ends_sentence(after.text) and (known or count >= _SENTENCE_WORDS)):
        return True
    return count >= _LINE_WORDS and not _is_title_case(after.text)


def _is_list(label: Label, around: Around) -> bool:
    """Say whether a labelled line is an entry of a list rather than a numbered heading."""
    for other in (around.before, around.after):
        if (
            other is not None
            and other.label is not None
            and other.label.style == label.style
            and len(other.text) < 2 * _PROSE_LENGTH
        ):
            return True
    return around.before is not None and around.before.text.rstrip().endswith(":")


def _is_capitals(words: str) -> bool:
    letters = [character for character in words if character.isalpha()]
    return len(letters) > 2 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def _is_phrase(words: str) -> bool:
    """Say whether a few words with small letters may be a heading."""
    return len(words.split()) <= _PHRASE_WORDS and not is_open(words)


def _opens_sentence(words: str) -> bool:
    """Say whether words begin as a sentence does: with a pronoun and a small letter after it."""
    first, _, rest = words.partition(" ")
    return first.lower() in word_lists().pronouns and rest[:1].islower()


def _is_title_case(words: str) -> bool:
    long = [word for word in _WORD.findall(words) if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.6 * len(long)


def is_underlined(block: Block, below: Sequence[str]) -> bool:
    """Say whether a line of dashes stands right below a block of one line; ``below`` holds the lines there."""
    return len(block.lines) == 1 and bool(below) and _UNDERLINE.fullmatch(below[0]) is not None


def levels_of(headings: Sequence[Heading], *, trusted: bool) -> list[int]:
    """Return the level of every heading, the highest 1, from how forms repeat.

    ``trusted`` takes the signs at their word: documents that carry real styles, unlike converters of scans.
    """
    if trusted and any(heading.sign for heading in headings):
        signs = sorted({heading.sign for heading in headings if heading.sign})
        return [signs.index(heading.sign) + 1 if heading.sign else 1 for heading in headings]
    forms = [_rank_form(heading) for heading in headings]
    nested = [form for form in dict.fromkeys(forms) if form.startswith("label")]
    capitals = forms.count("capitals") >= 2 and "mixed" in forms[forms.index("capitals") :]
    base = 1 if nested and not {"capitals", "mixed"} & set(forms) else 0
    plain_levels = {"capitals": 1, "mixed": 2 if capitals else 1}
    deepest = max([plain_levels[form] for form in forms if form in plain_levels], default=0)
    return (
        [plain_levels.get(form) or deepest + nested.index(form) + 1 for form in forms]
        if base or nested
        else [plain_levels[form] for form in forms]
    )


def _rank_form(heading: Heading) -> str:
    """Return the form that headings of one level share; mark-up is left out, converters set it by whim."""
    if heading.label is not None:
        return f"label {heading.label.style}"
    return "capitals" if heading.capitals else "mixed"
