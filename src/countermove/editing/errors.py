"""What can go wrong when a case file is edited. The text is unchanged whenever one of these is raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from countermove.errors import CountermoveError


class EditError(CountermoveError):
    """An operation cannot be done on this text; says what is wrong and what to do."""


class NoPlace(EditError):
    """The file is laid out so that there is no safe place for a change."""


class EditConflict(EditError):
    """What was to be changed no longer says what it said when the user saw it; both texts are kept here."""

    def __init__(self, message: str, expected: str, found: str) -> None:
        self.expected, self.found = expected, found
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Use:
    """A place of a case that names something.

    Units: ``line`` counts from 1. ``where`` is the place as people write it, such as ``company/preferences/3``.
    """

    line: int
    where: str
    text: str


class StillNamed(EditError):
    """Something cannot be taken out because other places of the case name it; ``uses`` has every one of them."""

    def __init__(self, what: str, uses: Sequence[Use]) -> None:
        self.uses = tuple(uses)
        listed = "\n".join(f"  line {use.line}, {use.where}: {use.text}" for use in self.uses)
        super().__init__(f"{what} is still named; take these out first, or take it out with all its uses:\n{listed}")
