"""Operations on options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from countermove.editing.document import Document
from countermove.editing.letters import with_letters
from countermove.editing.operation_kind import Operation
from countermove.editing.option_mentions import option_mentions
from countermove.editing.places import (
    field_problems,
    given,
    id_problems,
    option_owners,
    option_path,
    party_path,
    refuse_drawn,
    refuse_named,
    refuse_taken,
    set_field,
)
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import move, put
from countermove.editing.respell import respelled
from countermove.editing.uses import without_uses
from countermove.editing.wording import quoted

FIELDS = frozenset(
    ["text", "area", "status_quo", "direction", "costs", "cites", "basis", "stands_for", "part_of", "note"]
)


@dataclass(frozen=True)
class AddOption(Operation):
    """A new option, the last of its party. With nothing but a text it is written in its short form."""

    party: str
    id: str
    text: str = ""
    area: str = ""
    status_quo: bool | str | None = None
    direction: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the option {quoted(self.text or self.id)} of {self.party}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the id."""
        return id_problems("id", self.id)

    def done(self, document: Document) -> Document:
        """Return the document with the option."""
        refuse_drawn(document)
        path = (*party_path(document, self.party), "options")
        refuse_taken(option_owners(document.value), self.id, "option")
        more = given(area=self.area, status_quo=self.status_quo, direction=self.direction)
        more |= given(cites=self.cites, basis=self.basis)
        before = list(option_owners(document.value))
        entry: Any = given(text=self.text) | more if more else self.text or None
        document = put(document, (*path, self.id), entry)
        return with_letters(document, before, list(option_owners(document.value)))


@dataclass(frozen=True)
class SetOption(Operation):
    """A field of an option set; an empty value takes it out."""

    option: str
    field: str
    value: Any

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Changed {self.field.replace('_', ' ')} of the option {self.option}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field's name."""
        return field_problems(self.field, FIELDS)

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        return set_field(document, option_path(document, self.option), self.field, self.value, "text")


@dataclass(frozen=True)
class MoveOption(Operation):
    """An option at another place among those of its party, counted from 1."""

    option: str
    to: int

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Moved the option {self.option} to place {self.to}"

    def done(self, document: Document) -> Document:
        """Return the document with the option there."""
        path = option_path(document, self.option)
        before = list(option_owners(document.value))
        start = list(value_at(document.value, path[:-1])).index(self.option)
        document = move(document, path[:-1], start, self.to - 1)
        return with_letters(document, before, list(option_owners(document.value)))


@dataclass(frozen=True)
class RemoveOption(Operation):
    """An option taken out; with all that names it where ``with_uses``."""

    option: str
    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out the option {self.option}" + (" and all that named it" if self.with_uses else "")

    def done(self, document: Document) -> Document:
        """Return the document without the option."""
        path = option_path(document, self.option)
        before = list(option_owners(document.value))
        document = without_uses(document, path, with_uses=self.with_uses, what=f"the option {self.option}")
        return with_letters(document, before, list(option_owners(document.value)))


@dataclass(frozen=True)
class RenameOption(Operation):
    """Another id for an option, everywhere that it is named."""

    option: str
    new_id: str

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Renamed the option {self.option} to {self.new_id}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the new id."""
        return id_problems("new_id", self.new_id)

    def done(self, document: Document) -> Document:
        """Return the document with the option's new id.

        Raises: ``EditError`` where the new id is an option, or is named somewhere and would become one.
        """
        path = option_path(document, self.option)
        if self.new_id == self.option:
            return document
        refuse_taken(option_owners(document.value), self.new_id, "option")
        refuse_named(document, option_mentions(document.value, self.new_id), self.new_id)
        return respelled(document, option_mentions(document.value, self.option), path, self.new_id)
