"""Styles and numbering of a Word document: which paragraphs are headings, and what number an item of a list has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from countermove.records.readers.docx.package import Package
from countermove.records.readers.docx.xml import Attributes, parse

MOST_BASES = 20
BULLET, NONE = "bullet", "none"
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_ROMAN: tuple[tuple[int, str], ...] = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
)
_ROMAN += ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def is_on(attributes: Attributes) -> bool:
    """Tell whether a switch is on: it is where it stands, unless its value says otherwise."""
    return attributes.get("val", "1") not in {"0", "false", "off", "none"}


def whole(text: str, otherwise: int = 0) -> int:
    """Return a small whole number that is written in an attribute."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else otherwise


@dataclass(slots=True)
class Style:
    """What a style says, as far as it matters here; ``None`` where it says nothing."""

    name: str = ""
    based_on: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    hidden: bool | None = None
    bold: bool | None = None
    raised: bool | None = None


@dataclass(slots=True)
class ListLevel:
    """How the items of one level of a list are numbered."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Sheet:
    """The styles of a document, by id, and the levels of its lists, by id of the list."""

    styles: dict[str, Style] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)

    def says(self, style: str, what: str) -> int | str | bool | None:
        """Return what a style, or one that it is based on, says of something."""
        for _ in range(MOST_BASES):
            found = self.styles.get(style)
            if found is None:
                return None
            value: int | str | bool | None = getattr(found, what)
            if value is not None:
                return value
            style = found.based_on
        return None

    def heading_level(self, style: str, own: int | None) -> int:
        """Return the level of a heading from 1, or 0 for what is none."""
        if own is not None:
            return own + 1 if own < 9 else 0
        level = self.says(style, "level")
        return level + 1 if isinstance(level, int) and level < 9 else 0

    def item(self, list_id: str, level: int) -> str:
        """Return what stands before the next item of a list: a dash or its number; empty where it has none."""
        abstract = self.lists.get(list_id, "")
        levels = self.levels.get(abstract, {})
        own = levels.get(level, ListLevel(form=BULLET))
        if own.form in {BULLET, NONE}:
            return "- " if own.form == BULLET else ""
        counted = self.counted.setdefault(abstract, [])
        for again, start in self.restarts.pop(list_id, {}).items():
            if again < len(counted):
                counted[again] = start - 1
        while len(counted) <= level:
            counted.append(levels.get(len(counted), ListLevel()).start - 1)
        counted[level] += 1
        del counted[level + 1 :]
        return _PLACE.sub(lambda match: self._number(levels, counted, int(match[1]) - 1), own.text) + " "

    @staticmethod
    def _number(levels: dict[int, ListLevel], counted: list[int], level: int) -> str:
        own = levels.get(level, ListLevel())
        number = counted[level] if level < len(counted) else own.start
        return written(max(number, own.start), own.form)


def written(number: int, form: str) -> str:
    """Return a number as a list shows it: in digits, letters or Roman numerals."""
    if form in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letters if form == "lowerLetter" else letters.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return roman(number) if form == "lowerRoman" else roman(number).upper()
    return str(number)


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    pieces = []
    for value, letters in _ROMAN:
        pieces.append(letters * (number // value))
        number %= value
    return "".join(pieces)


def read_sheet(package: Package) -> Sheet:
    """Return the styles and lists of a document."""
    sheet = Sheet()
    targets = {
        relation.kind: relation.target for relation in package.relations(package.document) if not relation.external
    }
    for kind, reader in (("styles", _StyleReader), ("numbering", _ListReader)):
        if targets.get(kind) in package.names:
            reading = reader(sheet)
            parse(package.pieces(targets[kind]), package.path, start=reading.start, end=reading.end)
    return sheet


class _StyleReader:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.style = Style()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "w:style":
            self.style = self.sheet.styles.setdefault(attributes.get("styleId", ""), Style())
        elif name in {"w:vanish", "w:b", "w:vertAlign"}:
            self._look(name, attributes)
        else:
            self._form(name, attributes.get("val", ""))

    def _form(self, name: str, value: str) -> None:
        style = self.style
        if name == "w:name":
            style.name = value
            heading = _HEADING.fullmatch(value)
            if heading or value.lower() == "title":
                style.level = int(heading[1]) - 1 if heading else 0
        elif name == "w:basedOn":
            style.based_on = value
        elif name == "w:outlineLvl":
            style.level = whole(value, 9)
        elif name == "w:numId":
            style.list_id = value
        elif name == "w:ilvl":
            style.list_level = whole(value)

    def _look(self, name: str, attributes: Attributes) -> None:
        if name == "w:vanish":
            self.style.hidden = is_on(attributes)
        elif name == "w:b":
            self.style.bold = is_on(attributes)
        else:
            self.style.raised = attributes.get("val", "") == "superscript"

    def end(self, name: str) -> None:
        if name == "w:style":
            self.style = Style()


class _ListReader:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.abstract = self.list_id = ""
        self.level: ListLevel | None = None
        self.again = 0

    def start(self, name: str, attributes: Attributes) -> None:
        value = attributes.get("val", "")
        if name == "w:abstractNum":
            self.abstract = attributes.get("abstractNumId", "")
        elif name == "w:lvl" and self.abstract:
            self.level = self.sheet.levels.setdefault(self.abstract, {}).setdefault(
                whole(attributes.get("ilvl", "")), ListLevel()
            )
        elif name == "w:num":
            self.list_id = attributes.get("numId", "")
        elif self.list_id:
            self._of_list(name, attributes)
        elif self.level is not None:
            self._of_level(name, value)

    def _of_list(self, name: str, attributes: Attributes) -> None:
        if name == "w:abstractNumId":
            self.sheet.lists[self.list_id] = attributes.get("val", "")
        elif name == "w:lvlOverride":
            self.again = whole(attributes.get("ilvl", ""))
        elif name == "w:startOverride":
            self.sheet.restarts.setdefault(self.list_id, {})[self.again] = whole(attributes.get("val", ""), 1)

    def _of_level(self, name: str, value: str) -> None:
        if self.level is None:
            return
        if name == "w:numFmt":
            self.level.form = value
        elif name == "w:lvlText":
            self.level.text = value[:40]
        elif name == "w:start":
            self.level.start = whole(value, 1)

    def end(self, name: str) -> None:
        if name == "w:abstractNum":
            self.abstract = ""
        elif name == "w:num":
            self.list_id = ""
        elif name == "w:lvl":
            self.level = None
