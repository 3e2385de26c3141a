"""Operations on dated events and on the documents that a case cites."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.errors import EditError
from countermove.editing.operation_kind import Operation
from countermove.editing.places import (
    field_problems,
    given,
    id_problems,
    is_empty,
    refuse_drawn,
    refuse_taken,
    set_field,
)
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import insert, put
from countermove.editing.uses import without_uses
from countermove.editing.walk import get, items
from countermove.errors import unknown

_OWN = frozenset({"id", "date"})


@cache
def event_fields() -> frozenset[str]:
    """Return the keys of an event."""
    from countermove.casefile.schema_events import EventSpec

    return frozenset(field.alias or name for name, field in EventSpec.model_fields.items())


@dataclass(frozen=True)
class AddEvent(Operation):
    """A new event, the last of the case; ``fields`` are its other keys."""

    id: str
    date: str
    fields: dict[str, Any] = dataclass_field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the event {self.id} of {self.date}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the id and the names of the fields."""
        unknown_ones = [name for name in self.fields if name not in event_fields() - _OWN]
        found = [(f"fields/{name}", unknown("field", name, event_fields() - _OWN)) for name in unknown_ones]
        return id_problems("id", self.id) + ([] if self.date else [("date", "an event has a date")]) + found

    def done(self, document: Document) -> Document:
        """Return the document with the event."""
        refuse_drawn(document)
        refuse_taken(_events(document), self.id, "event")
        held = value_at(document.value, ("events",)) or []
        return insert(document, ("events",), len(held), {"id": self.id, "date": self.date, **given(**self.fields)})


@dataclass(frozen=True)
class SetEvent(Operation):
    """A field of an event set; an empty value takes it out."""

    id: str
    field: str
    value: Any

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Changed {self.field.replace('_', ' ')} of the event {self.id}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field."""
        if self.field in _OWN and is_empty(self.value):
            return [("value", f"an event has a {self.field}")]
        return field_problems(self.field, event_fields() - {"id"})

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        return set_field(document, _event_path(document, self.id), self.field, self.value)


@dataclass(frozen=True)
class RemoveEvent(Operation):
    """An event taken out; and where it was named, its name, where ``with_uses``."""

    id: str
    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out the event {self.id}"

    def done(self, document: Document) -> Document:
        """Return the document without the event."""
        path = _event_path(document, self.id)
        return without_uses(document, path, with_uses=self.with_uses, what=f"the event {self.id}")


def _events(document: Document) -> dict[str, int]:
    return {str(get(item, "id")): number for number, item in items(get(document.value, "events")) if get(item, "id")}


def _event_path(document: Document, name: str) -> Path:
    known = _events(document)
    if name not in known:
        raise EditError(unknown("event", name, known))
    return ("events", known[name])


@dataclass(frozen=True)
class AddSource(Operation):
    """A document that citations can point into. With nothing but a title it is written in its short form."""

    id: str
    title: str = ""
    date: str = ""
    file: str = ""
    sections: dict[str, Any] = dataclass_field(default_factory=dict)
    note: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the source {self.id}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the id: citations part it from the section with a slash."""
        bad = (
            not self.id.strip() or self.id != self.id.strip() or "/" in self.id or any(one.isspace() for one in self.id)
        )
        return [("id", "the name of a source has no blanks and no slash")] if bad else []

    def done(self, document: Document) -> Document:
        """Return the document with the source."""
        refuse_taken(value_at(document.value, ("sources",)), self.id, "source")
        more = given(date=self.date, file=self.file, sections=self.sections, note=self.note)
        entry: Any = {**given(title=self.title), **more} if more or not self.title else self.title
        return put(document, ("sources", self.id), entry or {"title": self.id})
