"""Tags and text to blocks of text: paragraphs, headings, items of lists, cells of tables."""

from __future__ import annotations

import re

from countermove.records.readers.html.scan import Tag

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_PARAGRAPHS = {"p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption", "address"}
_PARAGRAPHS |= {"blockquote", "pre", "center", "fieldset", "details", "summary", "hr", "body", "html", "table", "form"}
_PARAGRAPHS |= {"ul", "ol", "dl", "menu", "dir", "caption", *_HEADINGS}
_LINES = {"br", "li", "dt", "dd", "tr", "td", "th"}
_LISTS = {"ul", "ol", "menu", "dir"}
_BOLD = {"b", "strong"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_NEVER = {"script", "style", "template", "noscript", "svg", "head", "audio", "video", "canvas", "map", "math"}
_NAVIGATION = {"nav", "button", "select", "textarea", "datalist", "input", "dialog", "menuitem"}
_EMBEDDED = {"iframe", "object", "embed", "frame", "frameset", "applet", "noframes"}
# A start tag that ends an open element of these names, if one is open within the nearest element of the third.
_ENDS = {"li": ("li", _LISTS), "dt": ("dd", {"dl"}), "dd": ("dt", {"dl"}), "option": ("option", {"select"})}
_ENDS |= dict.fromkeys(("td", "th"), ("td", {"tr", "table"})) | {"tr": ("tr", {"table"})}
_IN_HEAD = {"title", "meta", "link", "base", "script", "style", "template", "noscript", "head"}
DEEPEST = 400
_HIDING = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
# Raised, but no mark of a note.
_NO_MARK = re.compile(r"<sup> ?((?:st|nd|rd|th)?) ?</sup>")  # codespell:ignore nd
LONGEST_BOLD = 120


class Page:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        self.hidden = self.navigation = self.embedded = False
        self._open: list[str] = []
        self._too_deep: dict[str, int] = {}
        self._depth_left_out = -1
        self._lists: list[int] = []  # for each open list the number of the last item; -1 for bullets
        self._preformatted = 0
        self._bold = 0
        self._finished: list[str] = []
        self._block: list[str] = []
        self._prefix = ""
        self._plain = False  # something in the block is not bold
        self._gap = ""

    def take(self, piece: Tag | str) -> None:
        """Take the next tag or stretch of text."""
        if isinstance(piece, str):
            if self._depth_left_out < 0:
                self._write(piece)
        elif piece.end:
            self._close(piece.name)
        else:
            self._start(piece)

    def finished(self) -> str:
        """Return the text of the whole page."""
        self._end_block("\n")
        return "".join(self._finished).strip("\n") + "\n" if self._finished else ""

    def _write(self, text: str) -> None:
        self._block.append(text if self._preformatted else _BLANKS.sub(" ", text))
        self._plain = self._plain or (not self._bold and not text.isspace())

    def _start(self, tag: Tag) -> None:
        name = tag.name
        self._close_implied(name)
        leaves_out = self._leaves_out(tag)
        if name not in _VOID and len(self._open) >= DEEPEST:
            self._too_deep[name] = self._too_deep.get(name, 0) + 1
        elif name not in _VOID:
            self._open.append(name)
            if leaves_out and self._depth_left_out < 0:
                self._depth_left_out = len(self._open) - 1
                return
        if self._depth_left_out >= 0 or leaves_out:
            return
        self._break(name)
        self._opened(tag)

    def _leaves_out(self, tag: Tag) -> bool:
        """Tell whether what an element holds is not read, and note why."""
        if self._depth_left_out >= 0 or tag.name in _NEVER:
            return True
        attributes = tag.attributes
        hiding = "hidden" in attributes or _HIDING.search(attributes.get("style", "")) is not None
        self.hidden = self.hidden or hiding
        self.navigation = self.navigation or tag.name in _NAVIGATION
        self.embedded = self.embedded or tag.name in _EMBEDDED
        return hiding or tag.name in _NAVIGATION or tag.name in _EMBEDDED

    def _opened(self, tag: Tag) -> None:
        name = tag.name
        if name in _HEADINGS:
            self._prefix = _HEADINGS[name]
        elif name in _LISTS:
            start = tag.attributes.get("start", "")
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            self._lists.append(first - 1 if name == "ol" else -1)
        elif name == "li":
            self._prefix = self._next_item()
        elif name == "pre":
            self._preformatted += 1
        elif name in _BOLD:
            self._bold += 1
        elif name == "sup":
            self._block.append("<sup>")

    def _next_item(self) -> str:
        indent = "  " * min(max(len(self._lists) - 1, 0), 8)
        if not self._lists or self._lists[-1] < 0:
            return f"{indent}- "
        self._lists[-1] += 1
        return f"{indent}{self._lists[-1]}. "

    def _close_implied(self, name: str) -> None:
        """Close what the start of an element ends without an end tag: a paragraph, an item, a cell, a head."""
        if name in _PARAGRAPHS and self._open and self._open[-1] == "p":
            self._close("p")
        if name not in _IN_HEAD and "head" in self._open[:4]:
            self._close("head")
        if name in _ENDS:
            ended, within = _ENDS[name]
            for other in reversed(self._open):
                if other in within:
                    break
                if other == ended or (other, ended) in {("th", "td"), ("dt", "dd"), ("dd", "dt"), (name, ended)}:
                    self._close(other)
                    break

    def _close(self, name: str) -> None:
        """Close an element and what is still open in it; nothing where no such element is open."""
        if name in _VOID:
            self._break(name)
            return
        if self._too_deep.get(name):
            self._too_deep[name] -= 1
            return
        if name not in self._open:
            return
        while self._open:
            last = self._open.pop()
            if self._depth_left_out < 0:
                self._closed(last)
            elif len(self._open) == self._depth_left_out:
                self._depth_left_out = -1
            if last == name:
                return

    def _closed(self, name: str) -> None:
        if name == "sup":
            self._block.append("</sup>")
        self._break(name)
        if name in _LISTS and self._lists:
            self._lists.pop()
        elif name == "pre":
            self._preformatted -= 1
        elif name in _BOLD:
            self._bold -= 1

    def _break(self, name: str) -> None:
        """End the block or the line where an element of this name begins or ends."""
        if self._depth_left_out >= 0:
            return
        nested = name in _LISTS and "li" in self._open
        if name in _PARAGRAPHS and not nested and not (name == "p" and "li" in self._open[-2:]):
            self._end_block("\n\n")
        elif name in _LINES or nested or name == "p":
            self._end_block("\n")

    def _end_block(self, gap: str) -> None:
        text = "".join(self._block)
        self._block.clear()
        text = text.strip("\n") if self._preformatted else _NO_MARK.sub(r"\1", _BLANKS.sub(" ", text)).strip(" ")
        if text.strip():
            bold = not self._plain and not self._prefix and "<sup>" not in text and len(text) <= LONGEST_BOLD
            written = f"**{text}**" if bold and "\n" not in text else self._prefix + text
            self._finished += [self._gap, written] if self._finished else [written]
            self._gap, self._prefix, self._plain = gap, "", False
        elif self._finished and len(gap) > len(self._gap):
            self._gap = gap
