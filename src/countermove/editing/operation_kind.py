"""What every operation on a case file has: a kind, a form as data, a sentence for the list of what was done."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, ClassVar

from countermove.editing.document import Document

KINDS: dict[str, type[Operation]] = {}
"""Kind of operation, such as ``move_statement``: its class."""


@dataclass(frozen=True)
class Operation:
    """Something to be done to a case file. Lists are kept as tuples, so that equal operations compare equal."""

    kind: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        KINDS[cls.kind] = cls

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, _kept(getattr(self, field.name)))

    @property
    def label(self) -> str:
        """Return what was done, as a sentence without its full stop."""
        raise NotImplementedError

    def done(self, document: Document) -> Document:
        """Return a document with this done.

        Raises: ``EditError`` where it cannot be done, ``EditConflict`` where the file no longer says what is expected,
            ``NotApplicable`` where the case is of another form.
        """
        raise NotImplementedError

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the operation by itself, whatever the file: fields and sentences."""
        return []

    def to_dict(self) -> dict[str, Any]:
        """Return the operation as data for JSON: its kind, and the fields that differ from their default."""
        found = {field.name: _open(getattr(self, field.name)) for field in fields(self) if not _is_default(self, field)}
        return {"kind": self.kind, **found}


def _is_default(operation: Operation, field: Any) -> bool:
    default = field.default if field.default_factory is MISSING else field.default_factory()
    return default is not MISSING and bool(getattr(operation, field.name) == default)


def _kept(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _kept(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_kept(part) for part in value)
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def _open(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _open(part) for key, part in value.items()}
    return [_open(part) for part in value] if isinstance(value, tuple) else value
