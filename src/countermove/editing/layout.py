"""How a YAML file is laid out: every value with where it starts and ends, and whether it is written with brackets.

``casefile/nodes.py`` keeps where values start; whoever adds to a file also has to know where collections end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from countermove.casefile.yaml_events import events_of
from countermove.editing.errors import NoPlace


@dataclass(slots=True)
class Key:
    """A key of a mapping and where it stands."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Part:
    """A value as it is laid out; ``kind`` is map, list, text or nothing.

    ``flow`` says whether a collection has brackets; ``style`` is the mark of quotation of a text, ``|`` or ``>``.

    Units: ``start`` and ``end`` are offsets in the text of the file; a collection without brackets ends with its last
    value.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    style: str = ""
    flow: bool = False
    keys: list[Key] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)

    def child(self, key: str) -> Part | None:
        """Return the value under a key of a mapping, or None."""
        return next((part for name, part in zip(self.keys, self.children, strict=True) if name.text == key), None)


def lay_out(text: str) -> Part:
    """Return the layout of a text that has been read without a fault: no anchors, no tags, one document.

    Raises: ``NoPlace`` where there are any; what the parser raises where the text cannot be read.
    """
    builder = _Builder(text)
    for event in events_of(text):
        builder.take(type(event).__name__, event)
    return builder.root


def plain_of(part: Part) -> Any:
    """Return what a layout says, as the reader of cases takes it: mappings, lists, texts and None."""
    if part.kind == "map":
        pairs = zip(reversed(part.keys), reversed(part.children), strict=True)  # of keys that stand twice, the first
        found = {key.text: plain_of(child) for key, child in pairs}
        return {key.text: found[key.text] for key in part.keys}
    if part.kind == "list":
        return [plain_of(child) for child in part.children]
    return None if part.kind == "nothing" else part.value


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Part("nothing", 0, 0)
        self._open: list[Part] = []
        self._documents = 0

    def take(self, kind: str, event: Any) -> None:
        """Take in one event of the parser."""
        start, end = event.start_mark.index, event.end_mark.index
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) not in {None, "!"}:
            raise NoPlace("the file has an anchor, an alias or a tag; write the value out in full")
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise NoPlace("the file has a second document; take the line --- out")
        if kind == "ScalarEvent":
            self._scalar(event, start, end)
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            part = Part("map" if kind.startswith("M") else "list", start, end, flow=bool(event.flow_style))
            self._put(part)
            self._open.append(part)
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            part = self._open.pop()
            part.end = end if part.flow else max([part.start, *(child.end for child in part.children)])

    def _scalar(self, event: Any, start: int, end: int) -> None:
        top = self._open[-1] if self._open else None
        if top is not None and top.kind == "map" and len(top.keys) == len(top.children):
            top.keys.append(Key(_whole(event.value), start, end))
            return
        style = event.style or ""
        if style in {"|", ">"}:
            end = self._end_of_lines(start, end)
        nothing = not style and event.value in {"", "~", "null", "Null", "NULL"}
        if nothing and start == end:
            start = end = self._after_the_key(start)
        self._put(Part("nothing" if nothing else "text", start, end, _whole(event.value), style))

    def _end_of_lines(self, start: int, end: int) -> int:
        """Return where a text in lines of its own ends, blank lines that are no part of it left out."""
        header = self.text[start : self.text.find("\n", start)]
        kept = "+" in header.split("#")[0]
        last = end if kept else start + len(self.text[start:end].rstrip())
        return last - 1 if kept and self.text[last - 1 : last] == "\n" else last

    def _after_the_key(self, start: int) -> int:
        """Return where a value would stand that is not there: after the colon or the dash that announces it."""
        top = self._open[-1] if self._open else None
        if top is None or top.kind != "map":
            return start
        colon = self.text.find(":", top.keys[-1].end)
        return colon + 1 if 0 <= colon <= start else start

    def _put(self, part: Part) -> None:
        if self._open:
            self._open[-1].children.append(part)
        else:
            self.root = part


def _whole(text: str) -> str:
    """Join the halves that JSON writes a character beyond the first plane in."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
