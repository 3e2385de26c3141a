"""What a case file says about what happened: dated events, and the campaign they are read as."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from countermove.casefile.schema_types import Day, Grounded, Table, Texts

Treatment = Literal["stressed", "softened", "dropped"]


class EventSpec(Grounded):
    """Something that was done or said on a date: evidence of where an option stands."""

    id: str = Field(description="A name to refer to it by.")
    date: Day = Field(description="YYYY, YYYY-MM or YYYY-MM-DD, as precise as known.")
    until: Day | None = Field(None, description="The end, where it lasted or the date is known only as a span.")
    text: str = Field("", description="What happened, in the coder's words.")
    actor: str = Field("", description="The decision maker who acted, or a text for somebody else.")
    speaker: str = Field("", description="The person or office that spoke or acted for the actor.")
    recipient: str = Field("", description="The decision maker it was addressed to, or a text for somebody else.")
    option: str = Field("", description="The option of the actor that it is evidence of.")
    direction: Literal["on", "off", "reaffirm"] | None = Field(
        None, description="on: the option is taken up; off: it is dropped; reaffirm: it stays as it was."
    )
    standing: Literal["said", "did"] | None = Field(None, description="Whether it was said or done.")
    novelty: Literal["first", "new_form", "repeat", "omits"] | None = Field(
        None, description="first of its kind, an old thing in a new form, a repeat, or a usual phrase left out."
    )
    channel: str = Field("", description="How it was said: speech, interview, note, press, past_the_government, …")
    type: str = Field("", description="A PLOVER type, such as REQUEST or SANCTION.")
    mode: str = Field("", description="The mode within the type.")
    context: str = Field("", description="The field it belongs to, such as military or economic.")
    audience: str = Field("", description="Whom it was meant for above all.")
    side_audiences: Texts = Field(default_factory=list, description="Who else was meant to hear it.")
    themes: dict[str, Treatment] = Field(
        default_factory=dict, description="Theme: whether it is stressed, softened or dropped here."
    )
    answers: str = Field("", description="The event it responds to.")
    repeats: str = Field("", description="The event it says or does again.")
    omits: Texts = Field(default_factory=list, description="Usual lines (`campaign: usual`) that were left out.")
    conditional_on: str = Field("", description="What it was made conditional on: an option, or a text.")
    source_grade: Literal["A", "B", "C", "D", "E", "F"] | None = Field(None, description="Reliability of the source.")
    coder: str = Field("", description="Who coded it.")


class UsualLineSpec(Grounded):
    """Something usually said or done, so that leaving it out can mean something."""

    id: str = Field(description="A name to refer to it by.")
    text: str = Field("", description="The usual line, in the coder's words.")
    by: str = Field("", description="Who usually says or does it.")
    theme: str = Field("", description="The theme it belongs to.")


class SeamSpec(Grounded):
    """An issue on which two parties differ, and that somebody can work on."""

    id: str = Field(description="A name to refer to it by.")
    text: str = Field("", description="The issue, in the coder's words.")
    between: Texts = Field(default_factory=list, description="The two parties.")
    gains: str = Field("", description="Who gains if the difference widens.")
    options: Texts = Field(default_factory=list, description="Options that work on it.")
    events: Texts = Field(default_factory=list, description="Events that worked on it.")


class PeriodSpec(Grounded):
    """A stretch of time; an end left out is open."""

    since: Day | None = Field(None, description="Its first day, month or year.")
    until: Day | None = Field(None, description="Its last day, month or year.")
    text: str = Field("", description="What it is, in the coder's words.")


class CampaignSpec(Table):
    """How the events are to be read: whose campaign, over which time, against which baseline."""

    by: str = Field("", description="The decision maker whose campaign it is.")
    period: PeriodSpec | None = Field(None, description="When the campaign ran.")
    baseline: PeriodSpec | None = Field(None, description="The earlier time that it is compared with.")
    usual: list[UsualLineSpec] = Field(default_factory=list, description="What was usually said or done before.")
    seams: list[SeamSpec] = Field(default_factory=list, description="Differences between others to be worked on.")
