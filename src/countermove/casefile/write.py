"""A case back to text: YAML with the short forms people write, or JSON. Loading it gives the same content and hash."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any

from countermove.casefile.case import Case

# What YAML takes for the end of a line or for no character at all, and JSON does not.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SHORT = {"statement", "text", "title"}
# What an entry starts with when people write it; the rest follows in the order of the schema.
_FIRST = ("id", "kind", "name", "title", "text", "statement", "never", "from", "to", "effect", "changes", "if")


def as_yaml(case: Case) -> str:
    """Return a case as YAML."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 110
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(_laid_out(_shortened(case.content)), stream)
    return stream.getvalue()


def as_json(case: Case) -> str:
    """Return a case as JSON."""
    text = json.dumps(case.content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _shortened(value: Any, above: str = "") -> Any:
    """Write entries that have nothing but a text in their short form."""
    if isinstance(value, Mapping):
        if above in {"options", "preferences", "alternatives", "sources"} and len(value) <= 1:
            return next((text for key, text in value.items() if key in _SHORT), dict(value))
        below = {"options": "options", "sources": "sources"}
        return {key: _entries(part, below.get(key, key)) for key, part in _ordered(value)}
    if isinstance(value, list):
        return [_shortened(part, above) for part in value]
    return value


def _ordered(entry: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return sorted(entry.items(), key=lambda item: _FIRST.index(item[0]) if item[0] in _FIRST else len(_FIRST))


def _entries(value: Any, key: str) -> Any:
    """Shorten what stands under a key: the entries of a table of options or sources, the items of a list."""
    if key in {"options", "sources"} and isinstance(value, Mapping):
        return {name: _shortened(part, key) for name, part in value.items()}
    return _shortened(value, key)


def _laid_out(value: Any) -> Any:
    """Return plain data with lists of plain values on one line."""
    from ruamel.yaml.comments import CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, Mapping):
        return {_laid_out(key): _laid_out(part) for key, part in value.items()}
    if isinstance(value, list):
        items = CommentedSeq(_laid_out(part) for part in value)
        if all(isinstance(part, str) and " " not in part for part in value):
            items.fa.set_flow_style()
        return items
    if isinstance(value, str) and "\n" in value and _reads_back_as_lines(value):
        return LiteralScalarString(value)
    return DoubleQuotedScalarString(value) if isinstance(value, str) and _UNSAFE.search(value) else value


def _reads_back_as_lines(text: str) -> bool:
    """Say whether a text can stand line by line, without quotation marks and escapes."""
    lines = text.removesuffix("\n").split("\n")
    fine = all(line == line.strip() and line.isprintable() for line in lines)
    return fine and bool(lines[0]) and bool(lines[-1])
