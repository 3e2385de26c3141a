"""Operations on those inside a party, and on how they take options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.errors import EditError
from countermove.editing.operation_kind import Operation
from countermove.editing.places import (
    field_problems,
    given,
    id_problems,
    party_path,
    refuse_drawn,
    refuse_taken,
    set_field,
    stakeholder_path,
)
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import put
from countermove.editing.uses import without_uses
from countermove.editing.walk import pairs
from countermove.errors import unknown

FIELDS = frozenset(["name", "influence", "weight", "veto", "salience", "position", "cites", "basis", "note"])
REACTION_FIELDS = frozenset(["pull", "push", "cites", "basis", "note"])
STANCE_FIELDS = frozenset(["for", "against", "cites", "basis", "note"])


@dataclass(frozen=True)
class AddStakeholder(Operation):
    """Somebody new inside a party."""

    party: str
    id: str
    name: str = ""
    influence: str = ""
    weight: float | None = None
    veto: bool | None = None
    position: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added {self.name or self.id} inside {self.party}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the id."""
        return id_problems("id", self.id)

    def done(self, document: Document) -> Document:
        """Return the document with the stakeholder."""
        refuse_drawn(document)
        path = (*party_path(document, self.party), "stakeholders")
        refuse_taken(value_at(document.value, path), self.id, "stakeholder")
        entry = {"name": self.name or self.id, **given(influence=self.influence, weight=self.weight, veto=self.veto)}
        entry |= given(position=self.position, cites=self.cites, basis=self.basis)
        return put(document, (*path, self.id), entry)


@dataclass(frozen=True)
class SetStakeholder(Operation):
    """A field of a stakeholder set; an empty value takes it out."""

    party: str
    id: str
    field: str
    value: Any

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Changed {self.field} of {self.id} inside {self.party}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field's name."""
        return field_problems(self.field, FIELDS)

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        return set_field(document, stakeholder_path(document, self.party, self.id), self.field, self.value)


@dataclass(frozen=True)
class RemoveStakeholder(Operation):
    """A stakeholder taken out; with all that names it where ``with_uses``."""

    party: str
    id: str
    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took {self.id} out of {self.party}"

    def done(self, document: Document) -> Document:
        """Return the document without the stakeholder."""
        path = stakeholder_path(document, self.party, self.id)
        what = f"the stakeholder {self.id} of {self.party}"
        return without_uses(document, path, with_uses=self.with_uses, what=what)


@dataclass(frozen=True)
class _OfTakes(Operation):
    """An operation on how somebody inside takes an option."""

    party: str
    stakeholder: str
    option: str

    def taken(self, document: Document, part: str) -> Path:
        """Return the place of the reaction or stance.

        Raises: ``EditError`` where there is none.
        """
        path = (*stakeholder_path(document, self.party, self.stakeholder), part)
        known = dict(pairs(value_at(document.value, path)))
        if self.option not in known:
            raise EditError(unknown(f"{part.removesuffix('s')} of {self.stakeholder} to", self.option, known))
        return (*path, self.option)

    def added(self, document: Document, part: str, entry: dict[str, Any]) -> Document:
        """Return the document with a reaction or stance."""
        path = (*stakeholder_path(document, self.party, self.stakeholder), part)
        refuse_taken(value_at(document.value, path), self.option, part.removesuffix("s"))
        return put(document, (*path, self.option), entry)


@dataclass(frozen=True)
class AddReaction(_OfTakes):
    """How a stakeholder takes an option of another side."""

    pull: str = ""
    push: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added how {self.stakeholder} takes {self.option}"

    def problems(self) -> list[tuple[str, str]]:
        """Return a problem where it is neither drawn nor wary."""
        return [] if self.pull or self.push else [("pull", "say pull or push, or both")]

    def done(self, document: Document) -> Document:
        """Return the document with the reaction."""
        more = given(pull=self.pull, push=self.push, cites=self.cites, basis=self.basis, note=self.note)
        return self.added(document, "reactions", more)


@dataclass(frozen=True)
class SetReaction(_OfTakes):
    """A field of a reaction set; an empty value takes it out."""

    field: str
    value: Any

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Changed how {self.stakeholder} takes {self.option}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field's name."""
        return field_problems(self.field, REACTION_FIELDS)

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        return set_field(document, self.taken(document, "reactions"), self.field, self.value)


@dataclass(frozen=True)
class RemoveReaction(_OfTakes):
    """A reaction taken out; with the uncertain items about its grades where ``with_uses``."""

    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out how {self.stakeholder} takes {self.option}"

    def done(self, document: Document) -> Document:
        """Return the document without the reaction."""
        what = f"how {self.stakeholder} takes {self.option}"
        return without_uses(document, self.taken(document, "reactions"), with_uses=self.with_uses, what=what)


@dataclass(frozen=True)
class AddStance(_OfTakes):
    """Whether a stakeholder is for or against an option of its own side."""

    supports: str = ""
    against: str = ""
    cites: tuple[str, ...] = ()
    basis: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Added where {self.stakeholder} stands on {self.option}"

    def problems(self) -> list[tuple[str, str]]:
        """Return a problem unless it is one of the two."""
        return [] if bool(self.supports) != bool(self.against) else [("supports", "say for or against, one of the two")]

    def done(self, document: Document) -> Document:
        """Return the document with the stance."""
        entry = given(
            **{"for": self.supports}, against=self.against, cites=self.cites, basis=self.basis, note=self.note
        )
        return self.added(document, "stances", entry)


@dataclass(frozen=True)
class RemoveStance(_OfTakes):
    """A stance taken out; with the uncertain items about its grades where ``with_uses``."""

    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took out where {self.stakeholder} stands on {self.option}"

    def done(self, document: Document) -> Document:
        """Return the document without the stance."""
        what = f"where {self.stakeholder} stands on {self.option}"
        return without_uses(document, self.taken(document, "stances"), with_uses=self.with_uses, what=what)
