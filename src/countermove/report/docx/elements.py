"""The elements of a Word document's text: runs, links, fields, paragraphs. Every text is cleaned and stays text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from countermove.report.letters import clean


def element(name: str, /, *children: Any, **attributes: str | int) -> Any:
    """Return an element such as ``w:tc`` with children; attributes are of the same name space as the element."""
    prefix = name.partition(":")[0]
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), str(value))
    made.extend(children)
    return made


def run(text: str, style: str = "", *, is_bold: bool = False) -> Any:
    """Return a run of text, in a character style if one is given."""
    return element("w:r", *_look(style, is_bold=is_bold), _text("w:t", text))


def _look(style: str, *, is_bold: bool = False) -> Iterable[Any]:
    parts = [element("w:rStyle", val=style)] if style else []
    parts += [element("w:b"), element("w:bCs")] if is_bold else []
    return [element("w:rPr", *parts)] if parts else []


def _text(name: str, text: str) -> Any:
    made = element(name)
    made.text = clean(text)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(style: str, *content: Any, **more: Any) -> Any:
    """Return a paragraph in a style; ``more`` are further properties by name, such as ``keepNext``."""
    properties = [element("w:pStyle", val=style)]
    for name, value in more.items():
        properties += [] if value is False else [element(f"w:{name}") if value is True else value]
    return element("w:p", element("w:pPr", *properties), *content)


def link(target: str, *content: Any) -> Any:
    """Return runs that lead to a bookmark of the document."""
    made = element("w:hyperlink", *content)
    made.set(qn("w:anchor"), target)
    made.set(qn("w:history"), "1")
    return made


def field(code: str, *result: Any, style: str = "") -> list[Any]:
    """Return a field with what it shows until somebody has it updated; the code is the writer's own, never a text's."""
    return [*field_start(code, style), *result, field_end(style)]


def field_start(code: str, style: str = "") -> list[Any]:
    """Return the beginning of a field, up to its result."""
    instruction = element("w:r", *_look(style), _text("w:instrText", f" {code} "))
    return [_mark("begin", style), instruction, _mark("separate", style)]


def field_end(style: str = "") -> Any:
    """Return the end of a field."""
    return _mark("end", style)


def _mark(kind: str, style: str) -> Any:
    return element("w:r", *_look(style), element("w:fldChar", fldCharType=kind))


def tab() -> Any:
    """Return a run that is one tab."""
    return element("w:r", element("w:tab"))


class Bookmarks:
    """The bookmarks of a document: each has a number of its own and a name that Word takes."""

    def __init__(self) -> None:
        self._last = 0

    def around(self, name: str, *content: Any) -> list[Any]:
        """Return content with a bookmark around it."""
        self._last += 1
        start = element("w:bookmarkStart", id=self._last, name=name)
        return [start, *content, element("w:bookmarkEnd", id=self._last)]
