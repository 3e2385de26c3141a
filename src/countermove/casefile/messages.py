"""What pydantic finds, in sentences for those who write cases: what was expected, the nearest key, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Node, Path, where_of
from countermove.casefile.schema import CaseSpec, GraphCaseSpec
from countermove.casefile.schema_types import Table
from countermove.errors import nearest

Explained = tuple[str, str]
_YES = frozenset({"yes", "on", "y", "Y", "1", "True", "TRUE", "Yes", "YES", "On", "ON"})
_NO = frozenset({"no", "off", "n", "N", "0", "False", "FALSE", "No", "NO", "Off", "OFF"})


def note_schema_problems(error: ValidationError, spec: type[Table], findings: Findings) -> None:
    """Note everything pydantic found, each at its place."""
    for detail in error.errors(include_url=False, include_context=True):
        path = path_of(detail)
        kind = detail["type"]
        if kind == "extra_forbidden":
            message, advice = _unknown_key(path, spec)
        elif kind == "missing":
            message, advice = _missing(path, spec)
            path = path[:-1]
        elif kind in _EXPLAIN:
            message, advice = _EXPLAIN[kind](detail)
        else:
            message, advice = f"{_shown(detail['input'])} cannot stand here", detail["msg"]
        findings.problem(path, message, advice, key=kind in {"extra_forbidden", "missing", "too_short"})


def path_of(detail: ErrorDetails) -> Path:
    """Return where a finding of pydantic stands, without the marks it puts after the keys of mappings."""
    return tuple(step for step in detail["loc"] if step != "[key]")


def _unknown_key(path: Path, spec: type[Table]) -> Explained:
    table = table_at(spec, path[:-1])
    known = [field.alias or name for name, field in table.model_fields.items()] if table else []
    name = str(path[-1])
    message = f'unknown key "{name}"'
    if spec is GraphCaseSpec and len(path) == 1 and name in CaseSpec.model_fields:
        return f'{message} in graph form: it has no options, so no "{name}"', "take it out, or take out `states`"
    if spec is CaseSpec and name == "moves":
        return message, "moves are drawn in graph form only, which lists `states` at the top"
    hint = nearest(name, known)
    here = where_of(path[:-1]) if len(path) > 1 else "a case"
    return message, hint or f"known in {here}: {', '.join(known)}"


def _missing(path: Path, spec: type[Table]) -> Explained:
    name = str(path[-1])
    if path == ("countermove",):
        return "the case does not say which format it has", "start it with the line `countermove: 1`"
    table = table_at(spec, path[:-1])
    field = next((f for n, f in table.model_fields.items() if (f.alias or n) == name), None) if table else None
    return f'"{name}" is missing', (field.description or "") if field else ""


def table_at(spec: type[Table], path: Path) -> type[Table] | None:
    """Return the table that stands at a place of a case, for the keys that it knows."""
    current: Any = spec
    for step in path:
        if isinstance(current, type) and issubclass(current, Table):
            field = next((f for n, f in current.model_fields.items() if (f.alias or n) == step), None)
            if field is None:
                return None
            current = _inner(field.annotation)
        else:
            arguments = get_args(current)
            current = _inner(arguments[-1] if get_origin(current) is dict else arguments[0]) if arguments else None
    return current if isinstance(current, type) and issubclass(current, Table) else None


def _inner(annotation: Any) -> Any:
    """Return an annotation without ``| None``."""
    present = [part for part in get_args(annotation) if part is not type(None)]
    return present[0] if type(None) in get_args(annotation) and present else annotation


def _shown(value: Any) -> str:
    """Return a value as a message names it."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else f'"{value[:40]}…"'
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple | set):
        return "a list"
    return str(value) if isinstance(value, int | float) else f"a {type(value).__name__}"


def _flag(detail: ErrorDetails) -> Explained:
    value = detail["input"]
    advice = "write true" if str(value) in _YES else "write false" if str(value) in _NO else "write true or false"
    return f"expected true or false, found {_shown(value)}", advice


def _status(detail: ErrorDetails) -> Explained:
    message, advice = _flag(detail)
    value = detail["input"]
    return message, (nearest(value, ["events"]) if isinstance(value, str) else "") or advice


def _one_of(detail: ErrorDetails) -> Explained:
    expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
    value = detail["input"]
    hint = nearest(value, expected.replace(" or ", ", ").split(", ")) if isinstance(value, str) else ""
    return f"expected {expected}, found {_shown(value)}", hint


def _expected(what: str, advice: str = "") -> Callable[[ErrorDetails], Explained]:
    return lambda detail: (f"expected {what}, found {_shown(detail['input'])}", advice)


def _bounded(detail: ErrorDetails) -> Explained:
    context = detail.get("ctx", {})
    bound = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
    return f"expected a number of {bound}, found {_shown(detail['input'])}", ""


def _version(detail: ErrorDetails) -> Explained:
    value = detail["input"]
    newer = str(value).isdecimal() and str(value).lstrip("0") > "1"
    advice = "a newer countermove wrote this file: update countermove" if newer else "write `countermove: 1`"
    return f"this program reads case format 1, found {_shown(value)}", advice


_TEXT = _expected("a text")
_MAPPING = _expected("a mapping (name: value)")
_LIST = _expected("a list", "write [a, b], or one line each with a dash")
_NUMBER = _expected("a number")
_WHOLE = _expected("a whole number")

_EXPLAIN: dict[str, Callable[[ErrorDetails], Explained]] = {
    "flag": _flag,
    "status": _status,
    "day": _expected("a date", "write YYYY, YYYY-MM or YYYY-MM-DD"),
    "version": _version,
    "literal_error": _one_of,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "model_type": _MAPPING,
    "dict_type": _MAPPING,
    "list_type": _LIST,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than_equal": _bounded,
    "less_than_equal": _bounded,
    "too_short": lambda _detail: ("this is empty", "write at least one entry, or take the key out"),
    "string_too_short": lambda _detail: ("this text is empty", "write something, or take the key out"),
}


def without_faults(root: Node, error: ValidationError) -> bool:
    """Take what pydantic cannot read out of a case, so that the rest can still be checked.

    Returns: whether what is left still says whose options are whose, so that checking it makes sense.
    """
    shortened = False
    for detail in reversed(error.errors(include_url=False, include_context=False)):  # later items of a list go first
        path = path_of(detail)
        if detail["type"] == "missing":
            if len(path) == 1:
                if path[0] == "decision_makers":
                    return False
                root.value[path[0]] = Node("1" if path[0] == "countermove" else "untitled", path)
                continue
            path = path[:-1]
        if path and path[-1] in ("options", "decision_makers"):
            return False
        shortened |= _take_out(root, path, detail["type"])
    if shortened and isinstance(root.value, dict):
        root.value.pop("uncertain", None)  # its entries count lines that are gone now
    return True


def _take_out(root: Node, path: Path, kind: str) -> bool:
    """Take out what stands at a place, and say whether a list got shorter by it."""
    node, there = root.at(path)
    if kind == "model_type" and there and node.value != {}:
        node.value = {}
        return False
    if path in (("countermove",), ("title",)):
        node.value = "1"
        return False
    while path:
        parent, found = root.at(path[:-1])
        step = path[-1]
        if found and isinstance(parent.value, dict) and step in parent.value:
            del parent.value[step]
            emptied = not parent.value and path[-2:-1] == ("changes",)  # that nothing changes is not what was written
            return _take_out(root, path[:-1], "emptied") if emptied else False
        if found and isinstance(parent.value, list) and isinstance(step, int) and step < len(parent.value):
            del parent.value[step]
            return True
        path = path[:-1]
    return False
