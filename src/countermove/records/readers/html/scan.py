"""HTML to a stream of tags and text, in time that grows with its length whatever is in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# What these hold is text for programs up to their end tag, not mark-up.
RAW = {"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"}
_TAG = re.compile(r"""</?+([a-zA-Z][^\s/>]*+)((?:[^"'>]|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++)))?+""")
_TEXT = re.compile(r"(?:[^<]++|<(?![a-zA-Z/!?])|</(?![a-zA-Z]))++")
MOST_ATTRIBUTES = 100
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag."""

    name: str
    end: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def pieces(text: str) -> Iterator[Tag | str]:
    """Yield the tags and the text between them, entities resolved; comments, declarations and raw text left out."""
    return _Scanner(text).pieces()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        # Once something has no end, nothing after it has: do not look for it again.
        self.quotes_close = True
        self.comments_close = True

    def pieces(self) -> Iterator[Tag | str]:
        text = self.text
        while self.at < len(text):
            words = _TEXT.match(text, self.at)
            if words:
                yield html.unescape(words[0])
                self.at = words.end()
            elif text[self.at + 1] in "!?":
                self.at = self._after_declaration(self.at)
            else:
                yield from self._tag(self.at)

    def _after_declaration(self, less: int) -> int:
        if self.comments_close and self.text.startswith("<!--", less):
            end = self.text.find("-->", less + 4)
            if end >= 0:
                return end + 3
            self.comments_close = False
        end = self.text.find(">", less)
        return end + 1 if end >= 0 else len(self.text)

    def _tag(self, less: int) -> Iterator[Tag | str]:
        match = _TAG.match(self.text, less) if self.quotes_close else None
        if match is not None:
            name, inside, end = match[1], match[2], match.end()
        else:
            self.quotes_close = False
            close = self.text.find(">", less)
            if close < 0:  # a tag without an end is no tag
                yield self.text[less:]
                self.at = len(self.text)
                return
            name, _, inside = self.text[less + 1 : close].lstrip("/").partition(" ")
            end = close + 1
        is_end = self.text[less + 1] == "/"
        name = name[:LONGEST_NAME].lower()
        yield Tag(name, is_end, {} if is_end else _attributes(inside))
        self.at = self._after_raw(name, end) if name in RAW and not is_end else end

    def _after_raw(self, name: str, start: int) -> int:
        """Return the place of the end tag of raw text: all up to it is left out."""
        match = re.compile(f"</{name}", re.IGNORECASE).search(self.text, start)
        return match.start() if match else len(self.text)


def _attributes(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if not inside or inside.isspace():
        return found
    for match in _ATTRIBUTE.finditer(inside):
        value = match[2] or match[3] or match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if len(value) < 1000 else "")
        if len(found) >= MOST_ATTRIBUTES:
            break
    return found
