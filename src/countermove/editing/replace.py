"""Edits that put a value in the place of another, in the manner of the file and of what stood there."""

from __future__ import annotations

import json
import re
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document, named
from countermove.editing.edits import Edit
from countermove.editing.errors import EditError
from countermove.editing.insert import manner_of
from countermove.editing.layout import Part
from countermove.editing.rows import column_of, dash_of, end_of_line, rows
from countermove.editing.yaml_text import entry_lines, in_brackets, item_lines, literal_lines


def replaced(document: Document, path: Path, part: Part, value: Any) -> list[Edit]:
    """Return the edits that put a value in the place of one that is there."""
    quoted = _in_same_quotes(document, part, value)
    if quoted is not None:
        return [Edit(part.start, part.end, quoted)]
    if document.is_json or document.in_brackets(path):
        lead = " " if part.start == part.end else ""
        key = document.key(path)
        if key is not None and lead and ":" not in document.text[key.end : part.start]:
            return [Edit(key.end, key.end, ": " + in_brackets(value, is_json=document.is_json))]
        return [Edit(part.start, part.end, lead + in_brackets(value, is_json=document.is_json))]
    if value is None and part.kind == "text" and part.style not in {"|", ">"}:
        return [Edit(part.start - (1 if document.text[part.start - 1] == " " else 0), part.end, "")]
    lead, lines, announced = _written(document, path, part, value)
    return _placed(document, part, lead, lines, announced)


def _in_same_quotes(document: Document, part: Part, value: Any) -> str | None:
    """Return a text in the quotation marks that the old one has; None where it has none, or they cannot be kept."""
    if document.is_json or not isinstance(value, str) or not value.isprintable():
        return None
    if part.style == '"' and len(value) < 100:
        return json.dumps(value, ensure_ascii=False)
    return "'" + value.replace("'", "''") + "'" if part.style == "'" and len(value) < 100 else None


def _written(document: Document, path: Path, part: Part, value: Any) -> tuple[str, list[str], int]:
    """Return what follows the colon or dash on its line, the lines below, and where colon or dash ends."""
    text, manner = document.text, manner_of(document.root, document.text, is_json=document.is_json)
    key = document.key(path)
    flow = True if part.flow else None
    if key is not None:
        column, name = column_of(text, key.start), "k" * len(key.text)
        lines = _literal(value, column + manner.step, part) or entry_lines(name, value, column, manner, flow=flow)
        return lines[0].lstrip().lstrip("k").removeprefix(":"), lines[1:], text.index(":", key.end) + 1
    parent, index = document.part(path[:-1]), path[-1]
    if parent is None or not isinstance(index, int):
        raise EditError(f"there is no {named(path)}")
    column = column_of(text, parent.start)
    lines = _literal(value, column + 2, part) or item_lines(value, column, manner, flow=flow)
    return lines[0].lstrip().removeprefix("k:").removeprefix("-"), lines[1:], dash_of(text, parent, index, column) + 1


def _literal(value: Any, column: int, part: Part) -> list[str] | None:
    """Return a text of several lines as a block, with the indentation that the old block has."""
    lines = literal_lines(value) if isinstance(value, str) and (part.style == "|" or "\n" in value) else None
    return lines and [f"k: {lines[0]}", *(" " * column + line if line else "" for line in lines[1:])]


def _placed(document: Document, part: Part, lead: str, lines: list[str], announced: int) -> list[Edit]:
    text = document.text
    below = "".join("\n" + line for line in lines)
    if part.kind in {"map", "list"} and not part.flow:
        first = rows(text, part)[0]
        if first.shares_line:
            return [Edit(announced, rows(text, part)[-1].end, lead + below)]
        last = rows(text, part)[-1].end
        if lead.lstrip().startswith("|"):  # a blank line below the key would become part of the text
            end = end_of_line(text, announced)
            return [Edit(announced, announced, lead), Edit(end, last, below)]
        return [Edit(announced, announced, lead), Edit(first.start - 1, last, below)]
    if part.style in {"|", ">"}:
        header = re.search(r"\s+#.*", text[part.start : end_of_line(text, part.start)])
        remark = header[0] if header else ""
        whole = lead + remark + below if lead.lstrip().startswith("|") else lead + below + remark
        return [Edit(announced, part.end, whole)]
    if lead.strip() and not lead.lstrip().startswith("|"):
        return [Edit(announced, part.end, lead + below)]
    end = end_of_line(text, part.end)
    return [Edit(announced, part.end, lead), *([Edit(end, end, below)] if lines else [])]
