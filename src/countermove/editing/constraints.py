"""Operations on what cannot be combined, and on initiatives to be looked at by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.errors import EditError
from countermove.editing.operation_kind import Operation
from countermove.editing.places import (
    check_expected,
    field_problems,
    given,
    id_problems,
    is_empty,
    refuse_drawn,
    refuse_taken,
    set_field,
)
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import insert, put, remove, rename_key
from countermove.editing.walk import SHAPES, get, pairs
from countermove.editing.wording import constraint_text, quoted
from countermove.errors import unknown

FIELDS = frozenset([*SHAPES, "id", "because", "cites", "basis", "note"])
KINDS_OF_PACKAGE = frozenset(["", "gift", "offer", "threat", "declaratory"])


@dataclass(frozen=True)
class AddConstraint(Operation):
    """A new constraint, the last of the case. ``shape`` is its key, ``content`` what stands under it."""

    shape: str
    content: Any
    id: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the constraint {quoted(constraint_text(_opened(self.shape, self.content)))}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the shape and with what stands under it."""
        return _content_problems(self.shape, self.content)

    def done(self, document: Document) -> Document:
        """Return the document with the constraint."""
        refuse_drawn(document)
        more = given(because=self.because, cites=self.cites, basis=self.basis, note=self.note)
        entry = given(id=self.id) | {self.shape: self.content} | more
        return insert(document, ("constraints",), len(value_at(document.value, ("constraints",)) or []), entry)


@dataclass(frozen=True)
class SetConstraint(Operation):
    """A field of a constraint set; an empty value takes it out. Another shape takes the place of the one there is.

    Units: ``index`` counts from 1.
    """

    index: int
    field: str
    value: Any
    expected: str

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Changed {self.field.replace('_', ' ')} of the constraint {quoted(self.expected)}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field and its value."""
        if self.field in SHAPES:
            return [("value", text) for _, text in _content_problems(self.field, self.value)]
        return field_problems(self.field, FIELDS)

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        path = _checked(document, self.index, self.expected)
        others = [shape for shape in SHAPES if shape != self.field and shape in value_at(document.value, path)]
        if self.field in SHAPES and others and self.field not in value_at(document.value, path):
            document = rename_key(document, (*path, others[0]), self.field)
        return set_field(document, path, self.field, self.value)


@dataclass(frozen=True)
class RemoveConstraint(Operation):
    """A constraint taken out.

    Units: ``index`` counts from 1.
    """

    index: int
    expected: str

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out the constraint {quoted(self.expected)}"

    def done(self, document: Document) -> Document:
        """Return the document without the constraint."""
        return remove(document, _checked(document, self.index, self.expected))


def _checked(document: Document, index: int, expected: str) -> Path:
    path: Path = ("constraints", index - 1)
    check_expected(expected, constraint_text(value_at(document.value, path)), path)
    return path


def _content_problems(shape: str, content: Any) -> list[tuple[str, str]]:
    if shape not in SHAPES:
        return [("shape", unknown("shape of a constraint", shape, SHAPES))]
    if is_empty(content):
        return [("content", f"{shape} needs something under it")]
    wanted: dict[str, type | tuple[type, ...]] = {"never": str, "requires": Mapping}
    if isinstance(content, wanted.get(shape, (tuple, list))):
        return []
    form = {"never": "a formula", "requires": "options with what each needs"}.get(shape, "a list of options")
    return [("content", f"{shape} needs {form}")]


def _opened(shape: str, content: Any) -> dict[str, Any]:
    if isinstance(content, Mapping):
        return {shape: {key: list(need) if isinstance(need, tuple) else need for key, need in content.items()}}
    return {shape: list(content) if isinstance(content, tuple) else content}


@dataclass(frozen=True)
class AddPackage(Operation):
    """A new initiative to look at by name. ``condition`` is what the case calls ``if``."""

    name: str
    changes: dict[str, Any]
    condition: dict[str, Any] = dataclass_field(default_factory=dict)
    otherwise: dict[str, Any] = dataclass_field(default_factory=dict)
    package_kind: str = ""
    because: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the package {self.name}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the name, the changes and the kind."""
        found = id_problems("name", self.name)
        if not self.changes:
            found.append(("changes", "name at least one option that is changed"))
        if self.package_kind not in KINDS_OF_PACKAGE:
            found.append(("package_kind", unknown("kind of package", self.package_kind, KINDS_OF_PACKAGE - {""})))
        return found

    def done(self, document: Document) -> Document:
        """Return the document with the package."""
        refuse_drawn(document)
        refuse_taken(value_at(document.value, ("packages",)), self.name, "package")
        more = given(**{"if": self.condition}, otherwise=self.otherwise, kind=self.package_kind)
        more |= given(because=self.because, cites=self.cites, basis=self.basis)
        return put(document, ("packages", self.name), {"changes": self.changes, **more})


@dataclass(frozen=True)
class RemovePackage(Operation):
    """An initiative taken out."""

    name: str

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out the package {self.name}"

    def done(self, document: Document) -> Document:
        """Return the document without the package."""
        known = dict(pairs(get(document.value, "packages")))
        if self.name not in known:
            raise EditError(unknown("package", self.name, known))
        return remove(document, ("packages", self.name))
