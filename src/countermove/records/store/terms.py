"""What a user types, as an expression of the full-text index. Nothing typed reaches the index's own syntax.

Words must all occur; ``"a phrase"`` as it stands; ``negot*`` any word that begins so; ``NOT word`` or ``-word`` leaves
out; ``a OR b`` takes either; ``a NEAR b`` or ``a NEAR/5 b`` within ten words, or five, of each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from countermove.errors import RecordError

LONGEST = 1000
MOST_WORDS = 40
NEAR_WORDS = 10
_FARTHEST = 1000

_PIECE = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"|(?P<open>")|(?P<word>[^\s"]+))(?P<star>\*)?')
_NEAR = re.compile(r"NEAR(?:/(\d+))?")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True, slots=True)
class _Term:
    expression: str
    left_out: bool = False


def match_expression(text: str) -> str:
    """Return the expression of the index for what a user typed; empty for an empty text.

    Raises: ``RecordError`` for what cannot be meant, such as a quotation that is not closed.
    """
    if len(text) > LONGEST:
        raise RecordError(f"the words to search for are {len(text):,} letters long; at most {LONGEST:,} are taken")
    pieces = list(_PIECE.finditer(text.translate(_QUOTES)))
    if len(pieces) > MOST_WORDS:
        raise RecordError(f"there are {len(pieces)} words to search for; at most {MOST_WORDS} are taken")
    groups = _groups(pieces)
    wanted = [group for group in groups if not group.left_out]
    if groups and not wanted:
        raise RecordError("only words to leave out are given; name at least one to search for")
    expression = " AND ".join(group.expression for group in wanted)
    for group in groups:
        if group.left_out:
            expression = f"({expression}) NOT {group.expression}"
    return expression


def _groups(pieces: list[re.Match[str]]) -> list[_Term]:
    """Return the terms, those that OR or NEAR joins as one."""
    groups: list[_Term] = []
    number = 0
    while number < len(pieces):
        word = pieces[number]["word"]
        if word == "OR" or _near(pieces[number]):
            right, number = _next_term(pieces, number + 1, word)
            groups.append(_joined(groups.pop() if groups else None, word, right))
        else:
            term, number = _next_term(pieces, number, "")
            if term.expression:
                groups.append(term)
    return groups


def _next_term(pieces: list[re.Match[str]], number: int, after: str) -> tuple[_Term, int]:
    """Return the term at a place and the number of the piece behind it."""
    left_out = False
    while number < len(pieces) and pieces[number]["word"] == "NOT":
        left_out, number, after = not left_out, number + 1, "NOT"
    if number >= len(pieces):
        raise RecordError(f'"{after}" has nothing behind it; write a word there, or quote it to search for it')
    piece = pieces[number]
    if piece["open"]:
        raise RecordError('a quotation mark is not closed; write "a phrase"')
    return _Term(_phrase(piece), left_out != bool(piece["minus"])), number + 1


def _phrase(piece: re.Match[str]) -> str:
    """Return a word or phrase in quotation marks, as the index wants it; empty where it has no letter or digit."""
    words = piece["phrase"] if piece["phrase"] is not None else piece["word"]
    star = bool(piece["star"]) or words.endswith("*")
    text = "".join(letter if letter.isalnum() else " " for letter in words).strip()
    if not text:
        if star:
            raise RecordError('"*" needs the beginning of a word before it: negot*')
        return ""
    return f'"{text}"' + ("*" if star else "")


def _near(piece: re.Match[str]) -> re.Match[str] | None:
    return _NEAR.fullmatch(piece["word"]) if piece["word"] else None


def _joined(left: _Term | None, word: str, right: _Term) -> _Term:
    if left is None or left.left_out or right.left_out or not right.expression:
        raise RecordError(f'"{word}" stands between two words: gas {word} oil; quote it to search for it')
    near = _NEAR.fullmatch(word)
    if near is None:
        return _Term(f"({left.expression} OR {right.expression})")
    if left.expression.startswith("("):
        raise RecordError(f'"{word}" joins words or phrases, not what OR or NEAR has joined already')
    return _Term(f"(NEAR({left.expression} {right.expression}, {min(int(near[1] or NEAR_WORDS), _FARTHEST)}))")
