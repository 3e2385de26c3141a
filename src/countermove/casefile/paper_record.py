"""What a case says of the paper that is written from it. Nothing here is ever made up: what is not given is empty."""

from __future__ import annotations

from dataclasses import dataclass

CONCURS, COMMENTS, DISSENTS = "concurs", "comments", "dissents"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody the paper goes to.

    Units: ``copies`` is None where no number is given.
    """

    office: str
    copies: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """An office that was asked, and what it said: ``result`` is concurs, comments, dissents, or empty without an
    answer; ``note`` has the reviewer's own words."""

    office: str
    name: str = ""
    date: str = ""
    result: str = ""
    note: str = ""

    @property
    def who(self) -> str:
        """Return the office, with who answered for it."""
        return f"{self.office} ({self.name})" if self.name else self.office


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """Who prepared the paper, how it is handled, whom it goes to, what it asks, and who reviewed it.

    Source: mission F58.
    """

    prepared_by: str = ""
    handling: str = ""
    recipients: tuple[Recipient, ...] = ()
    comments_to: str = ""
    question: str = ""
    scope: str = ""
    reviews: tuple[Review, ...] = ()

    @property
    def is_coordinated(self) -> bool:
        """Say whether at least one office that was asked has answered."""
        return any(review.result for review in self.reviews)

    def who(self, result: str) -> tuple[str, ...]:
        """Return who answered so, each once, in the order of the file; an empty ``result`` is no answer yet."""
        return tuple(dict.fromkeys(review.who for review in self.reviews if review.result == result))
