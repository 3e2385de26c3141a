"""Operations on what parties and those inside them want: statements in their order, most important first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document
from countermove.editing.errors import EditError
from countermove.editing.lines import lines_after_move, renumbered, statements_at
from countermove.editing.operation_kind import Operation
from countermove.editing.places import (
    check_expected,
    field_problems,
    given,
    is_empty,
    party_path,
    refuse_drawn,
    set_field,
    stakeholder_path,
)
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import insert, move
from countermove.editing.uses import without_uses
from countermove.editing.walk import get, pairs
from countermove.editing.wording import quoted, statement_of
from countermove.errors import NotApplicable, unknown

FIELDS = frozenset(["id", "statement", "tier", "because", "cites", "basis", "place", "probability", "abandon", "note"])


@dataclass(frozen=True)
class _OfWants(Operation):
    """An operation on the statements of a party, of another reading of it, or of somebody inside."""

    party: str

    @property
    def owner(self) -> str:
        """Return whose statements they are, in words."""
        profile, inside = getattr(self, "profile", ""), getattr(self, "stakeholder", "")
        return f"{inside} of {self.party}" if inside else f"{self.party} ({profile})" if profile else self.party

    def wants(self, document: Document) -> Path:
        """Return the place of the list of statements.

        Raises: ``NotApplicable`` where the order is typed as a ranking, or as something else that is no list.
        """
        refuse_drawn(document)
        path = (*self._holder(document), "preferences")
        held = value_at(document.value, path)
        if held is None and get(value_at(document.value, path[:-1]), "ranking") is not None:
            raise NotApplicable(
                f"the order of {self.party} is typed as a ranking of states, which has no statements to change; "
                "edit the ranking by hand, or take it out and write statements in its place"
            )
        if held is not None and not isinstance(held, list):
            raise NotApplicable(
                f"line {document.line(path)}: the preferences of {self.owner} are no list; write each statement "
                "behind a dash on a line of its own"
            )
        return path

    def _holder(self, document: Document) -> Path:
        profile, inside = getattr(self, "profile", ""), getattr(self, "stakeholder", "")
        if inside:
            return stakeholder_path(document, self.party, inside)
        base = party_path(document, self.party)
        if not profile:
            return base
        known = dict(pairs(get(value_at(document.value, base), "profiles")))
        if profile not in known:
            raise EditError(unknown(f"profile of {self.party}", profile, known))
        return (*base, "profiles", profile)

    def problems(self) -> list[tuple[str, str]]:
        """Return a problem where both a profile and a stakeholder are named."""
        both = getattr(self, "profile", "") and getattr(self, "stakeholder", "")
        return [("stakeholder", "name a profile or a stakeholder, not both")] if both else []

    def checked(self, document: Document, line: int, expected: str) -> Path:
        """Return the place of a statement that still says what the user saw.

        Raises: ``EditConflict``.
        """
        path = (*self.wants(document), line - 1)
        check_expected(expected, statement_of(value_at(document.value, path)), path)
        return path


@dataclass(frozen=True)
class AddStatement(_OfWants):
    """A new statement at a place in the order, counted from 1; the last without one."""

    statement: str
    place: int | None = None
    cites: tuple[str, ...] = ()
    basis: str = ""
    because: str = ""
    tier: str = ""
    profile: str = ""
    stakeholder: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        where = f" at place {self.place}" if self.place else ""
        return f"Added {quoted(self.statement)} to what {self.owner} wants{where}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the statement and its place."""
        found = [] if self.statement.strip() else [("statement", "the statement is empty")]
        if self.place is not None and self.place < 1:
            found.append(("place", "places count from 1"))
        return found + super().problems()

    def done(self, document: Document) -> Document:
        """Return the document with the statement, paths to those below it moved on."""
        path = self.wants(document)
        count = len(statements_at(document, path))
        place = min(self.place or count + 1, count + 1)
        more = given(tier=self.tier, because=self.because, cites=self.cites, basis=self.basis)
        entry = {"statement": self.statement, **more} if more else self.statement
        document = insert(document, path, place - 1, entry)
        return renumbered(document, path, {line: line + 1 for line in range(place, count + 1)})


@dataclass(frozen=True)
class SetStatement(_OfWants):
    """A field of a statement set; an empty value takes it out."""

    line: int
    field: str
    value: Any
    expected: str
    profile: str = ""
    stakeholder: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        if self.field == "statement":
            return f"Changed {quoted(self.expected)} of {self.owner} to {quoted(str(self.value))}"
        return f"Changed {self.field} of {quoted(self.expected)} of {self.owner}"

    def problems(self) -> list[tuple[str, str]]:
        """Return what is wrong with the field."""
        found = field_problems(self.field, FIELDS)
        if self.field == "statement" and is_empty(self.value):
            found.append(("value", "the statement is empty; take it out instead"))
        return found + super().problems()

    def done(self, document: Document) -> Document:
        """Return the document with the field set."""
        path = self.checked(document, self.line, self.expected)
        return set_field(document, path, self.field, self.value, "statement")


@dataclass(frozen=True)
class MoveStatement(_OfWants):
    """A statement at another place in the order, counted from 1."""

    line: int
    to: int
    expected: str
    profile: str = ""
    stakeholder: str = ""

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Moved {quoted(self.expected)} of {self.owner} to place {self.to}"

    def done(self, document: Document) -> Document:
        """Return the document with the statement there, paths to all statements following them."""
        path = self.checked(document, self.line, self.expected)[:-1]
        count = len(statements_at(document, path))
        if not 1 <= self.to <= count:
            raise EditError(f"{self.owner} has {count} statements, so none can stand at place {self.to}")
        document = move(document, path, self.line - 1, self.to - 1)
        return renumbered(document, path, lines_after_move(count, self.line, self.to))


@dataclass(frozen=True)
class RemoveStatement(_OfWants):
    """A statement taken out; with the uncertain items and answers that name it where ``with_uses``."""

    line: int
    expected: str
    profile: str = ""
    stakeholder: str = ""
    with_uses: bool = False

    @property
    def label(self) -> str:
        """Return what was done."""
        return f"Took {quoted(self.expected)} out of what {self.owner} wants"

    def done(self, document: Document) -> Document:
        """Return the document without the statement, paths to those below it moved up."""
        path = self.checked(document, self.line, self.expected)
        return without_uses(document, path, with_uses=self.with_uses, what=quoted(self.expected))
