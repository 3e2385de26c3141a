"""One paragraph of a Word document while it is read: its runs, and what they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from countermove.records.readers.docx.styles import Sheet

# Neither can stand in XML: a break that the author set, and one where a page ended when the file was last saved.
PAGE_BREAK, PAGE_ENDED = "\f", "\v"
MARKER = "[redacted]"
LONGEST_BOLD = 120
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡]{1,3})\s*")
_BLACK = {"000000", "black"}


@dataclass(slots=True)
class Run:
    """A stretch of text in one look."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    hidden: bool | None = None
    bold: bool | None = None
    raised: bool | None = None
    colour: str = ""
    highlight: str = ""
    shade: str = ""
    note: tuple[str, str] | None = None

    @property
    def blacked_out(self) -> bool:
        """Tell whether the text is black on black.

        Text of no given colour on black is shown white where the black is shading, black where it is a marker pen.
        """
        if self.highlight == "black":
            return self.colour in {"", "auto", *_BLACK}
        return is_dark(self.shade) and is_dark(self.colour)


def is_dark(colour: str) -> bool:
    """Tell whether a colour, six hexadecimal digits, is black or nearly so."""
    if not re.fullmatch("[0-9a-fA-F]{6}", colour):
        return False
    return all(int(colour[at : at + 2], 16) < 0x40 for at in (0, 2, 4))


@dataclass(slots=True)
class Seen:
    """What was met in a document and not read, or read as something else: counts."""

    deleted: int = 0
    inserted: int = 0
    hidden: int = 0
    boxes: int = 0
    pictures: int = 0
    comments: int = 0
    chunks: int = 0


@dataclass(slots=True)
class Paragraph:
    """What has been read of a paragraph."""

    style: str = ""
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    shade: str = ""
    page_before: bool = False
    page_after: bool = False
    pieces: list[str] = field(default_factory=list)
    plain: bool = False
    after: list[str] = field(default_factory=list)

    def add(self, run: Run, sheet: Sheet, seen: Seen) -> None:
        """Take a run that has been read to its end."""
        text = "".join(run.pieces)
        if not text:
            return
        breaks = "".join(re.findall(f"[{PAGE_BREAK}{PAGE_ENDED}]", text))
        run.shade = run.shade or self.shade
        if self._says(run.hidden, run.style, "hidden", sheet):
            seen.hidden += 1
            self.pieces.append(breaks)
        elif run.blacked_out and text.strip():
            seen.boxes += self.pieces[-1:] != [MARKER]
            self.plain = True
            self.pieces += [breaks] * bool(breaks) + [MARKER] * (self.pieces[-1:] != [MARKER] or bool(breaks))
        elif self._says(run.raised, run.style, "raised", sheet) and _NOTE_MARK.fullmatch(text):
            self.pieces.append(f"<sup>{text.strip()}</sup>")
        else:
            self.pieces.append(text)
            self.plain = self.plain or (not text.isspace() and not self._says(run.bold, run.style, "bold", sheet))

    def _says(self, own: bool | None, style: str, what: str, sheet: Sheet) -> bool:
        for value in (own, sheet.says(style, what), sheet.says(self.style, what)):
            if value is not None:
                return bool(value)
        return False

    def text(self, sheet: Sheet) -> tuple[str, bool]:
        """Return the paragraph as converters write it, and whether it is an item of a list."""
        text = "".join(self.pieces).strip(" \t\n")
        level = sheet.heading_level(self.style, self.level)
        before, item = self._item(sheet) if text.strip() else ("", False)
        words = text.strip(PAGE_BREAK + PAGE_ENDED + " \n")
        if words and level:
            text = _within_breaks(text, "#" * min(level, 6) + " " + before + re.sub(r"\s*\n\s*", " ", words))
        elif words and not item and not self.plain and len(words) <= LONGEST_BOLD and not re.search("[\n\f\v<]", words):
            text = _within_breaks(text, f"**{words}**")
        elif words:
            text = _within_breaks(text, before + words)
        text = re.sub(rf"(?<=[^\n{PAGE_BREAK}])(?<!^){PAGE_BREAK}", f"\n{PAGE_BREAK}", text)
        text = PAGE_BREAK * self.page_before + text + ("\n" + PAGE_BREAK) * self.page_after
        return text, item and not level

    def _item(self, sheet: Sheet) -> tuple[str, bool]:
        list_id = self.list_id if self.list_id is not None else sheet.says(self.style, "list_id")
        if not isinstance(list_id, str) or list_id in {"", "0"}:
            return "", False
        depth = self.list_level if self.list_level is not None else sheet.says(self.style, "list_level")
        depth = min(int(depth or 0), 8)
        return "  " * depth + sheet.item(list_id, depth), True


def _within_breaks(text: str, words: str) -> str:
    """Return words with the page breaks that stood before and after them."""
    edge = PAGE_BREAK + PAGE_ENDED + " \n"
    start, end = len(text) - len(text.lstrip(edge)), len(text.rstrip(edge))
    keep = str.maketrans("", "", " \n")
    return text[:start].translate(keep) + words + text[end:].translate(keep)
