"""Operations on decision makers."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.editing.document import Document
from countermove.editing.letters import with_letters
from countermove.editing.operation_kind import Operation
from countermove.editing.party_mentions import party_mentions
from countermove.editing.places import id_problems, option_owners, party_path, refuse_named, refuse_taken, set_fields
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import put
from countermove.editing.respell import respelled
from countermove.editing.uses import without_uses


@dataclass(frozen=True)
class AddParty(Operation):
    """A new decision maker, the last of the case."""

    id: str
    name: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added the decision maker {self.name or self.id}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the id."""
        return id_problems("id", self.id)

    def done(self, document: Document) -> Document:
        """Return the document with the party."""
        refuse_taken(value_at(document.value, ("decision_makers",)), self.id, "decision maker")
        return put(document, ("decision_makers", self.id), {"name": self.name or self.id})


@dataclass(frozen=True)
class SetParty(Operation):
    """Another name, note or picture of a decision maker; None leaves it as it is, an empty text takes it out."""

    id: str
    name: str | None = None
    note: str | None = None
    picture_of: str | None = None

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Renamed {self.id} to {self.name}" if self.name else f"Changed what is said of {self.id}"

    def done(self, document: Document) -> Document:
        """Return the document with the fields set."""
        changes = {"name": self.name, "note": self.note, "picture_of": self.picture_of}
        return set_fields(document, party_path(document, self.id), changes)


@dataclass(frozen=True)
class RenameParty(Operation):
    """Another id for a decision maker, everywhere that it is named."""

    id: str
    new_id: str

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Gave {self.id} the id {self.new_id}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the new id."""
        return id_problems("new_id", self.new_id)

    def done(self, document: Document) -> Document:
        """Return the document with the party's new id."""
        path = party_path(document, self.id)
        if self.new_id == self.id:
            return document
        refuse_taken(value_at(document.value, ("decision_makers",)), self.new_id, "decision maker")
        refuse_named(document, party_mentions(document.value, self.new_id), self.new_id)
        return respelled(document, party_mentions(document.value, self.id), path, self.new_id)


@dataclass(frozen=True)
class RemoveParty(Operation):
    """A decision maker taken out; with all that names it or its options where ``with_uses``."""

    id: str
    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out the decision maker {self.id}" + (" and all that named it" if self.with_uses else "")

    def done(self, document: Document) -> Document:
        """Return the document without the party."""
        path = party_path(document, self.id)
        before = list(option_owners(document.value))
        document = without_uses(document, path, with_uses=self.with_uses, what=f"the decision maker {self.id}")
        return with_letters(document, before, list(option_owners(document.value)))
