"""Plain values as YAML text in the manner of a file: with brackets or on lines of their own, indented as it is."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDTH = 110
_PLAIN = re.compile(r"[^\W\d_](?:[\w ()/.;'’“”+…—–-]|,(?= )|(?<=\S)#)*", re.UNICODE)
_BLOCK_ONLY = re.compile(r"[,\[\]{}]")
_CITATION = re.compile(r"[^\s/,\[\]{}:#&*!|>'\"%@`-][^\s/,\[\]{}:#]*(?:/[^\s/,\[\]{}:#]+){1,2}")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_WORDS_OF_YAML = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is written: columns a level goes in, columns a dash goes in, and whether it is JSON."""

    step: int = 2
    dash: int = 2
    is_json: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """An entry of a list that is written out already: lines as they stand after the dash, and what they say."""

    lines: tuple[str, ...]
    value: Any


def scalar(text: str, *, flow: bool, is_json: bool = False) -> str:
    """Return a text as a YAML scalar; one that another reader could take for something else gets quotation marks."""
    if is_json or not text.isprintable() or _ODD.search(text):
        quoted = json.dumps(text, ensure_ascii=False)
        return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
    if _is_plain(text, flow=flow):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, *, flow: bool) -> bool:
    if _CITATION.fullmatch(text) or _DATE.fullmatch(text):
        return True
    if not _PLAIN.fullmatch(text) or text != text.strip() or text.lower() in _WORDS_OF_YAML:
        return False
    return not (flow and _BLOCK_ONLY.search(text))


def in_brackets(value: Any, *, is_json: bool = False) -> str:
    """Return a value on one line, collections with brackets."""
    if isinstance(value, Mapping):
        parts = (f"{_key(key, is_json)}: {in_brackets(part, is_json=is_json)}" for key, part in value.items())
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(in_brackets(part, is_json=is_json) for part in value) + "]"
    if not isinstance(value, str):
        return word_of(value)
    return scalar(value, flow=True, is_json=is_json)


def word_of(value: bool | int | float | None) -> str:
    """Return a value that is no text as the file writes it, without quotation marks."""
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)


def literal_lines(text: str) -> list[str] | None:
    """Return a text of several lines as a block with its own lines, header first; None where it cannot be one."""
    body, last = (text[:-1], "|") if text.endswith("\n") else (text, "|-")
    lines = body.split("\n")
    odd = [line for line in lines if line != line.rstrip() or _ODD.search(line) or not (line + "x").isprintable()]
    if "\n" not in text or odd or not lines[0].strip() or lines[0].startswith(" ") or not lines[-1]:
        return None
    return [last, *lines]


def _key(key: str, is_json: bool) -> str:
    return json.dumps(key, ensure_ascii=False) if is_json else scalar(key, flow=True) if not key.isdecimal() else key


def entry_lines(key: str, value: Any, column: int, manner: Manner, *, flow: bool | None) -> list[str]:
    """Return a key with its value as lines that start at a column.

    Args:
        flow: whether a mapping has brackets; None where it has them if it fits.
    """
    name = _key(key, is_json=False)
    if value is None:
        return [" " * column + f"{name}:"]
    literal = literal_lines(value) if isinstance(value, str) else None
    if literal:
        indent = " " * (column + manner.step)
        return [" " * column + f"{name}: {literal[0]}", *(indent + line if line else "" for line in literal[1:])]
    rest = _on_the_line(value, column + len(name) + 2, flow)
    if rest is not None:
        return _folded(f"{name}: ", rest, column, manner)
    if isinstance(value, Mapping):
        inner = column + manner.step
        nested = [line for key, part in value.items() for line in entry_lines(key, part, inner, manner, flow=None)]
        return [" " * column + f"{name}:", *nested]
    inner = column + manner.dash
    items = [line for part in value for line in item_lines(part, inner, manner, flow=None)]
    return [" " * column + f"{name}:", *items]


def item_lines(value: Any, column: int, manner: Manner, *, flow: bool | None) -> list[str]:
    """Return an entry of a list as lines whose dash stands at a column."""
    if isinstance(value, Lines):
        first, *others = value.lines
        return [" " * column + "- " + first, *(" " * (column + 2) + line if line else "" for line in others)]
    rest = _on_the_line(value, column + 2, flow)
    if rest is not None:
        return _folded("- ", rest, column, manner)
    nested = [line for key, part in value.items() for line in entry_lines(key, part, column + 2, manner, flow=None)]
    nested[0] = " " * column + "- " + nested[0].lstrip()
    return nested


def _on_the_line(value: Any, column: int, flow: bool | None) -> str | None:
    """Return a value as it follows a key or a dash, or None where it takes lines of its own."""
    if isinstance(value, str):
        return scalar(value, flow=False)
    if not isinstance(value, Mapping | Sequence):
        return word_of(value)
    if isinstance(value, Mapping) and flow is False and value:
        return None
    if any(isinstance(part, Lines) for part in value):
        return None
    text = in_brackets(value)
    if isinstance(value, Mapping) and flow:
        return text
    if isinstance(value, Mapping) and any("\n" in part for part in value.values() if isinstance(part, str)):
        return None
    is_short = column + len(text) <= WIDTH
    is_flat = isinstance(value, Mapping) or all(isinstance(part, str) for part in value)
    return text if is_flat and (is_short or not isinstance(value, Mapping)) else None


def _folded(head: str, rest: str, column: int, manner: Manner) -> list[str]:
    """Return a line, or several where a text is too long for one; YAML puts them together with single blanks."""
    line = " " * column + head + rest
    if len(line) <= WIDTH + 10 or rest[0] in "{[" or "  " in rest or "\\" in rest:
        return [line]
    indent = " " * (column + manner.step + (2 if head == "- " else 0))
    wrapped = textwrap.wrap(
        rest,
        WIDTH,
        initial_indent=" " * column + head,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapped if " ".join(line.strip() for line in wrapped) == (head + rest).strip() else [line]
