"""Where a block ends and the next begins although no blank line stands between them."""

from __future__ import annotations

import re

from countermove.records.body.endings import ends_sentence, is_open, starts_low, trimmed
from countermove.records.body.habits import WIDEST_WRAPPED, Habits
from countermove.records.body.labels import Label, read_label
from countermove.records.body.markup import bare, heading_sign, is_bold, opens_bold
from countermove.records.body.words import is_known_heading
from countermove.records.source import Line

ADDRESSING = re.compile(
    r"\s*[*_#]*\s*(?:MEMORANDUM FOR|MEMO FOR|TO|FROM|VIA|THROUGH|THRU|SUBJECT|SUBJ|RE|REFERENCES?|REF|ATTACHMENTS?|"
    r"ATTN|DATE|INFO|COPIES|CC|DISTRIBUTION|TAGS|E\.?O\.? ?\d{5})\s*[*_]*\s*:",
    re.IGNORECASE,
)
NOTE_START = re.compile(
    r"\s*(?:<sup>\W?(\w{1,3}|\*{1,3}|†|‡)\W?</sup>|\[(\d{1,2})\](?=\s)|(\d{1,2})/(?=\s)|([¹²³⁴⁵⁶⁷⁸⁹][⁰-⁹¹²³]?))\s*"
)
_LONGEST_HEADING, _MOST_HEADING_LINES = 90, 3
_BEFORE_LABEL = (":", ".", ";", "?", "!", ")", '"', "”")


def starts_block(part: list[Line], line: Line, base: int, habits: Habits) -> bool:
    """Say whether a line begins a new block; ``part`` has the lines of the block before it.

    Units: ``base`` is the smallest indent of the lines around, in characters.
    """
    above, text = part[-1], line.text
    if heading_sign(text) or heading_sign(above.text) or ADDRESSING.match(text[:60]):
        return True
    if _opens_list_or_note(part, text, habits):
        return True
    if is_known_heading(bare(text[:_LONGEST_HEADING])) and ends_sentence(above.text):
        return True
    if len(part) == 1 and _is_heading_above(above.text, text, habits):
        return True
    if ADDRESSING.match(part[0].text[:60]) and _is_below_addressing(above.text, text, habits):
        return True
    return _is_indented(above, line, base, habits) or _is_new_paragraph(above.text, text, habits)


def indent_of(line: Line) -> int:
    """Return how far a line is set in; a tab counts as four blanks."""
    text = line.text
    return len(text) - len(text.lstrip(" \t")) + 3 * text[:4].count("\t")


def _opens_list_or_note(part: list[Line], text: str, habits: Habits) -> bool:
    """Say whether a line starts an entry of a list, a numbered paragraph or a footnote."""
    above = part[-1].text
    if NOTE_START.match(text):
        return ends_sentence(above) or NOTE_START.match(part[0].text) is not None
    label = read_label(text)
    if label is None:
        return False
    tail = trimmed(above)[0]
    if _follows(label, part):
        return label.form == "bullet" or tail.endswith((*_BEFORE_LABEL, ",", "and", "or"))
    if label.form == "number" and label.value == 1 and len(part) <= _MOST_HEADING_LINES:
        return not is_open(above) and len(above) < (0.75 * habits.width or _LONGEST_HEADING)
    return tail.endswith(_BEFORE_LABEL if not starts_low(text.lstrip()[label.length :][:40]) else (":", ";"))


def _follows(label: Label, part: list[Line]) -> bool:
    """Say whether a label goes on from the one that the block before it starts with."""
    opener = read_label(part[0].text)
    return opener is not None and label.follows(opener)


def _is_heading_above(above: str, text: str, habits: Habits) -> bool:
    """Say whether the one line above looks like a heading set right on top of its text."""
    if len(above) > _LONGEST_HEADING or (ends_sentence(above) and not is_bold(above)):
        return False
    if is_bold(above):
        return not opens_bold(text)
    words = bare(above)
    letters = [character for character in words if character.isalpha()]
    if len(letters) > 3 and all(map(str.isupper, letters)):
        return any(map(str.islower, text))
    full = 0.75 * habits.width if habits.width else WIDEST_WRAPPED
    if len(text) < full or starts_low(text) or not letters or not letters[0].isupper():
        return False
    return is_known_heading(words) or (
        len(words) < 0.6 * full and not words.endswith((",", ";", ":")) and not is_open(words)
    )


def _is_below_addressing(above: str, text: str, habits: Habits) -> bool:
    """Say whether prose begins below a field such as the subject: a full line after one that was not filled."""
    width = habits.width or WIDEST_WRAPPED
    return len(above.strip()) < 0.75 * width and len(text.strip()) > 0.8 * width and not starts_low(text)


def _is_indented(above: Line, line: Line, base: int, habits: Habits) -> bool:
    """Say whether a line is set in as the first line of a paragraph is."""
    indent = indent_of(line) - base
    if not 2 <= indent <= 16 or indent_of(above) - base >= indent or line.text.lstrip()[:1].islower():
        return False
    return ends_sentence(above.text) or (habits.width > 0 and len(above.text.rstrip()) < 0.6 * habits.width)


def _is_new_paragraph(above: str, text: str, habits: Habits) -> bool:
    """Say whether the line above is the last of a paragraph: its sentence ends and the next word had room on it."""
    if habits.lined:
        return not above.endswith("  ") and (ends_sentence(above) or not starts_low(text))
    if starts_low(text):
        return False
    length = len(above.rstrip())
    if not habits.width:
        return max(length, len(text.rstrip())) > WIDEST_WRAPPED and ends_sentence(above)
    if not ends_sentence(above):
        return False
    if length > 1.5 * habits.width:
        return True
    first = text.split(None, 1)[0]
    return not habits.spaced and length + len(first) + 1 <= habits.width * 0.8
