"""The operations on a case file, as data: made by a program, kept for undoing, sent as JSON."""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from countermove.editing.case_fields import SetField
from countermove.editing.constraints import AddConstraint, AddPackage, RemoveConstraint, RemovePackage, SetConstraint
from countermove.editing.events import AddEvent, AddSource, RemoveEvent, SetEvent
from countermove.editing.operation_kind import KINDS, Operation
from countermove.editing.options import AddOption, MoveOption, RemoveOption, RenameOption, SetOption
from countermove.editing.parties import AddParty, RemoveParty, RenameParty, SetParty
from countermove.editing.stakeholders import (
    AddReaction,
    AddStakeholder,
    AddStance,
    RemoveReaction,
    RemoveStakeholder,
    RemoveStance,
    SetReaction,
    SetStakeholder,
)
from countermove.editing.statements import AddStatement, MoveStatement, RemoveStatement, SetStatement
from countermove.errors import CaseError, Problem, unknown

_WORDS = {str: "a text", int: "a whole number", float: "a number", bool: "true or false", dict: "a mapping"}


def operation_from(data: Mapping[str, Any]) -> Operation:
    """Return the operation that a mapping describes: its ``kind`` and its fields, as ``Operation.to_dict`` gives them.

    Raises: ``CaseError`` with every problem.
    """
    if not isinstance(data, Mapping):
        raise _refused([("", "an operation is a mapping with its kind")])
    kind = data.get("kind")
    known = operation_kinds()
    if not isinstance(kind, str) or kind not in known:
        raise _refused([("kind", unknown("operation", str(kind), known))])
    found = known[kind]
    values = {str(key): value for key, value in data.items() if key != "kind"}
    problems = _field_problems(found, values)
    if problems:
        raise _refused(problems)
    operation = found(**values)
    problems = operation.problems()
    if problems:
        raise _refused(problems)
    return operation


@cache
def operation_kinds() -> dict[str, type[Operation]]:
    """Return every kind of operation with its class."""
    return {name: kind for name, kind in sorted(KINDS.items()) if not name.startswith("_")}


def _refused(problems: list[tuple[str, str]]) -> CaseError:
    return CaseError([Problem(message, where, path="operation") for where, message in problems])


def _field_problems(kind: type[Operation], values: Mapping[str, Any]) -> list[tuple[str, str]]:
    known = {field.name: field for field in fields(kind)}
    hints = get_type_hints(kind)
    problems = [(name, unknown("field", name, known)) for name in values if name not in known]
    problems += [(name, "is missing") for name, field in known.items() if name not in values and _is_needed(field)]
    for name, value in values.items():
        if name in known and not _fits(value, hints[name]):
            problems.append((name, f"is {_shown(value)}; expected {_meant(hints[name])}"))
    return problems


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fits(value: Any, hint: Any) -> bool:
    if hint is Any:
        return _is_plain(value)
    if isinstance(hint, types.UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    origin = get_origin(hint) or hint
    if origin is tuple:
        return isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)
    if origin is dict:
        return isinstance(value, Mapping) and _is_plain(value)
    if origin in {int, float} and isinstance(value, bool):
        return False
    return isinstance(value, int | float if origin is float else origin)


def _is_plain(value: Any, depth: int = 0) -> bool:
    """Say whether a value is made of texts, numbers, lists and mappings, not too deeply."""
    if depth > 20:
        return False
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and _is_plain(part, depth + 1) for key, part in value.items())
    if isinstance(value, list | tuple):
        return all(_is_plain(part, depth + 1) for part in value)
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int)


def _meant(hint: Any) -> str:
    if isinstance(hint, types.UnionType):
        return " or ".join(_meant(part) for part in get_args(hint) if part is not type(None))
    origin = get_origin(hint) or hint
    return "a list of texts" if origin is tuple else _WORDS.get(origin, "a plain value")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "a mapping" if isinstance(value, Mapping) else "a list"
    return repr(value) if len(repr(value)) < 60 else repr(value)[:59] + "…"


__all__ = [
    "AddConstraint",
    "AddEvent",
    "AddOption",
    "AddPackage",
    "AddParty",
    "AddReaction",
    "AddSource",
    "AddStakeholder",
    "AddStance",
    "AddStatement",
    "MoveOption",
    "MoveStatement",
    "Operation",
    "RemoveConstraint",
    "RemoveEvent",
    "RemoveOption",
    "RemovePackage",
    "RemoveParty",
    "RemoveReaction",
    "RemoveStakeholder",
    "RemoveStance",
    "RemoveStatement",
    "RenameOption",
    "RenameParty",
    "SetConstraint",
    "SetEvent",
    "SetField",
    "SetOption",
    "SetParty",
    "SetReaction",
    "SetStakeholder",
    "SetStatement",
    "operation_from",
    "operation_kinds",
]
