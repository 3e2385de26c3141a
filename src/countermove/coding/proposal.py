"""A proposal: words of a record with their citation, and what they would become in a case."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a proposal would become."""

    OPTION = "option"
    INTEREST = "interest"
    LINK = "link"
    REACTION = "reaction"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something the record offers to a case; nothing is written until somebody accepts it.

    ``party`` is the decision maker it would belong to, empty where that is not known; ``named`` how the document names
    whoever acts or wants; ``certainty`` how sure that attribution is: high, medium or low; ``holder`` whose view it is,
    ``authors`` unless the document puts it in somebody's mouth. ``fields`` is what would go into the case, to be
    edited. ``already`` is the place in the case where it is coded, ``repeats`` the id of an earlier proposal of the
    same. ``start`` and ``end`` are the offsets of the quotation in the cited passage, 0 and 0 where it is shortened.
    """

    kind: Kind
    cite: str
    quote: str
    cue: str
    party: str = ""
    named: str = ""
    certainty: str = "low"
    holder: str = "authors"
    fields: Mapping[str, str] = field(default_factory=dict)
    already: str = ""
    repeats: str = ""
    start: int = 0
    end: int = 0
    at: int = 0
    """Where in the cited passage the words stand that led to it."""

    @property
    def id(self) -> str:
        """Return a name that stays the same as long as the passage reads the same."""
        key = "\x1f".join((self.kind, self.cite, " ".join(self.quote.split()), self.cue, str(self.occurrence)))
        return f"{self.kind[0]}-{hashlib.sha256(key.encode('utf-8')).hexdigest()[:8]}"

    @property
    def occurrence(self) -> int:
        """Return how far into its quotation the words stand that led to it."""
        return max(0, self.at - self.start)

    @property
    def source(self) -> str:
        """Return the name of the document."""
        return self.cite.partition("/")[0]

    @property
    def is_new(self) -> bool:
        """Say whether it is neither in the case nor proposed before."""
        return not self.already and not self.repeats

    def changed(self, **changes: object) -> Proposal:
        """Return the proposal with some fields replaced."""
        return replace(self, **changes)  # type: ignore[arg-type]
