"""Exemption codes: the short codes that a releasing agency sets beside what it withheld.

Three orders of code: the Executive Orders' own short forms (25X1, 50X1-HUM), words for statutes (STAT, STATINTL), and
section numbers as printed (3.3(b)(1), 1.4(c), (b)(3)). ILLEGIB stands in the same margin but withholds nothing.

Source: records.md, section 1.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = tuple[int, int, str]
"""Where a code stands and what it is: start, end, normalised code."""

ILLEGIBLE = "ILLEGIB"
FIRM = re.compile(
    r"(?:(?:25|50|75|2 5(?=X)|25 (?=X))X[1-9lI][A-Z]?(?:-?(?:HUM|WMD))?|STAT(?:INTL|SPEC|OTHR)|ILLEGIB)(?![A-Za-z0-9])"
)
# STAT inside a sentence may be a word; in the margin, at either end of a line, it is the code.
AT_LINE_END = re.compile(r"(?:STAT|(?:25|50|75)X)(?=[ \t\r]*(?:\n|\Z))")
AT_LINE_START = re.compile(r"(?m:^)[ \t]*((?:STAT|(?:25|50|75)X)(?= |\t|\r?$))", re.MULTILINE)
FREEDOM_OF_INFORMATION = re.compile(r"\([bB]\) ?\([1-9]\)(?:\([A-Fa-f]\)(?! ?\())?")
ORDER = re.compile(
    r"(?:1\.[45] ?\([a-hA-H]\)|3\.[34] ?\([bBhH]\) ?\([1-9]\)|3\.5 ?\([cC]\)|6\.[12] ?\([a-dA-D]\))"
    r"(?: ?> ?\d\d ?[Yy](?:ea)?rs)?"
)
_ORDER_OF_CODE = re.compile(r"(?:EO|E\.O\.|Executive Order) ?(1[0-9]{4}),? ?")
_ORDER_NAME = re.compile(rf"{_ORDER_OF_CODE.pattern}\Z")
# After these words a section number refers to the law; it does not mark a place.
_REFERENCE = re.compile(
    r"(?:\b(?:sections?|secs?\.?|paragraphs?|para\.?|subsections?|reasons?:?|u\.s\.c\..{0,8})|§) ?\Z", re.IGNORECASE
)
_AROUND = re.compile(r"[A-Za-z0-9]")

_TWENTY_FIVE = re.compile(r"([2Z][5S]|[5S][0O]|7[5S])[XxK×]([1-9lIi!|]?)([A-Z]?)(-?(?:HUM|WMD))?")
_BROKEN_WORDS = (
    (re.compile(r"ST[A4][T7'’‘`]"), "STAT"),
    (re.compile(r"ST[A4][T7][I1l]NT[LI1l]"), "STATINTL"),
    (re.compile(r"ST[A4][T7]SP[EF]C"), "STATSPEC"),
    (re.compile(r"ST[A4][T7][O0]THR"), "STATOTHR"),
    (re.compile(r"[I1l]LLE[GC][I1l]B"), ILLEGIBLE),
)
_STATE = re.compile(r"B([1-9])[A-F]?")
_BETWEEN = r"[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*"
_SPLIT = re.compile(
    rf"(?:((?:25|50|75)X){_BETWEEN}([1-9lI])|(25|50|75){_BETWEEN}(X[1-9lI])|(STAT){_BETWEEN}(INTL|SPEC|OTHR))"
    r"(?=[ \t\r]*(?:\n|\Z))"
)
_BLANKS = re.compile(r"\s+")
_YEARS = re.compile(r" ?> ?\d\d ?(?:yrs|years)\Z", re.IGNORECASE)


def find_codes(text: str) -> Iterator[Found]:
    """Yield the exemption codes in a text, those in the margin of its lines included, in no particular order."""
    if "X" in text or "STAT" in text or ILLEGIBLE in text:
        yield from _firm(text)
        yield from _margin(text)
    if "(b)" in text or "(B)" in text:
        yield from _freedom_of_information(text)
    yield from _order(text)


def _free(text: str, start: int) -> bool:
    return start == 0 or not _AROUND.match(text, start - 1)


def _firm(text: str) -> Iterator[Found]:
    for found in FIRM.finditer(text):
        if _free(text, found.start()):
            yield found.start(), found.end(), normalised(found.group())


def _margin(text: str) -> Iterator[Found]:
    ends = {found.start(): found.end() for found in AT_LINE_END.finditer(text) if _free(text, found.start())}
    ends |= {found.start(1): found.end(1) for found in AT_LINE_START.finditer(text)}
    for start, end in ends.items():
        yield start, end, text[start:end]


def _freedom_of_information(text: str) -> Iterator[Found]:
    for found in FREEDOM_OF_INFORMATION.finditer(text):
        if (
            text[found.start() - 1 : found.start()] != ")"
            and _free(text, found.start())
            and not _REFERENCE.search(text, max(0, found.start() - 24), found.start())
        ):
            yield found.start(), found.end(), normalised(found.group())


def _order(text: str) -> Iterator[Found]:
    for found in ORDER.finditer(text):
        start, before = found.start(), text[max(0, found.start() - 24) : found.start()]
        if (start and (text[start - 1].isdigit() or text[start - 1] == ".")) or _REFERENCE.search(before):
            continue
        name = _ORDER_NAME.search(before)
        start -= len(name.group()) if name else 0
        yield start, found.end(), normalised(text[start : found.end()])


def normalised(raw: str) -> str:
    """Return a code as it should have been printed: ``25Xl`` is 25X1, ``1.4(D)`` is 1.4(d), blanks are gone."""
    code = _BLANKS.sub(" ", raw.strip())
    if code[:1] in "257SZI":
        return broken_code(code) or code
    order = _ORDER_OF_CODE.match(code)
    section = _YEARS.sub("", code[order.end() :] if order else code).replace(" ", "").lower()
    return f"EO {order.group(1)} {section}" if order else section


def broken_code(words: str) -> str:
    """Return the code that a line of its own stands for, as optical character recognition breaks it; else empty."""
    squeezed = _BLANKS.sub("", words).strip(".,;:|_~*")
    numbered = _TWENTY_FIVE.fullmatch(squeezed)
    if numbered:
        years = {"2": "25", "Z": "25", "5": "50", "S": "50", "7": "75"}[numbered.group(1)[0]]
        digit = "1" if numbered.group(2) and numbered.group(2) in "lIi!|" else numbered.group(2)
        tail = (numbered.group(4) or "").lstrip("-")
        return f"{years}X{digit}{numbered.group(3)}" + (f"-{tail}" if tail else "")
    return next((code for shape, code in _BROKEN_WORDS if shape.fullmatch(squeezed)), "")


def split_codes(text: str) -> Iterator[Found]:
    """Yield the codes that stand on two lines: ``25X`` above ``1``, ``STAT`` above ``INTL``.

    The second part must be alone on its line; the first may stand at the end of a line of text unless it is a number.
    """
    if "X" not in text and "STAT" not in text:
        return
    for found in _SPLIT.finditer(text):
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if not before.strip() or (before[-1].isspace() and not found.group(3)):
            parts = [part for part in found.groups() if part]
            yield found.start(), found.end(), broken_code("".join(parts)) or "".join(parts)


def state_code(words: str) -> str:
    """Return the code of a line such as ``B1`` that the Department of State prints in the margin; else empty."""
    return words if _STATE.fullmatch(words) else ""
