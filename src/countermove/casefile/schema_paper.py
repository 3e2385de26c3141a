"""What a case file says about the paper that is written from it: who prepared it, whom it goes to, who reviewed it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from countermove.casefile.schema_types import Day, Table

Copies = Annotated[int, Field(ge=1)]


class RecipientSpec(Table):
    """Somebody the paper goes to. Short form: the office alone."""

    short_form: ClassVar[str] = "office"
    office: str = Field(min_length=1, description="The office or person, as the list shows it.")
    copies: Copies | None = Field(None, description="How many copies; leave it out where one goes without saying.")
    note: str = Field("", description="A remark, shown beside it.")


class ReviewSpec(Table):
    """An office that was asked, and what it said. Short form: the office alone, which has not answered."""

    short_form: ClassVar[str] = "office"
    office: str = Field(min_length=1, description="The office that was asked.")
    name: str = Field("", description="Who answered for it.")
    date: Day | None = Field(None, description="When: YYYY, YYYY-MM or YYYY-MM-DD.")
    result: Literal["concurs", "comments", "dissents"] | None = Field(
        None, description="concurs, comments or dissents; leave it out while there is no answer."
    )
    note: str = Field("", description="The reviewer's own words; the paper prints them as they stand.")


class PaperSpec(Table):
    """What the paper says of itself. Nothing of it is ever filled in by countermove."""

    prepared_by: str = Field("", description="Who prepared the paper.")
    handling: str = Field("", description="How the paper is to be handled, in one line; printed at its top.")
    recipients: list[RecipientSpec] = Field(default_factory=list, description="Whom the paper goes to, in order.")
    comments_to: str = Field("", description="To whom comments go.")
    question: str = Field("", description="The question, in place of the standard one.")
    scope: str = Field("", description="What the paper covers and what it leaves out.")
    review: list[ReviewSpec] = Field(default_factory=list, description="Who was asked, and what they said.")
