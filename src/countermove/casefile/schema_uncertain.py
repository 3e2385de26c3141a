"""What a case file says about uncertainty: its sources, rival hypotheses, evidence, indicators."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from countermove.casefile.schema_types import CITES, Day, Flag, Grade, Grounded, Names, Share, Table, Texts

UNCERTAIN_BASIS = "stated, inferred, borrowed, judged, or assumption: how the doubt itself rests on the record."
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class AlternativeSpec(Grounded):
    """One formulation of a statement that can be read in several ways."""

    short_form: ClassVar[str] = "statement"
    statement: str = Field(description="A formula over option names.")
    probability: Share | None = Field(None, description="How likely this reading is; all of them sum to 1.")


class UncertainSpec(Table):
    """One typed source of uncertainty."""

    id: str = Field(description="A name to refer to it by.")
    kind: Literal["presence", "order", "variant", "weight", "grade", "structure"] = Field(
        description="presence of a want; order of two, or of a block; variant of one; weight or grade of somebody "
        "inside; structure of the model."
    )
    of: Names = Field(
        "",
        description="The item, such as company/preferences/3, company/stakeholders/board/preferences/1, "
        "company/stakeholders/board (weight), company/stakeholders/crews/reactions/permit/pull (grade), an option, "
        "or the parties of a reply_order.",
    )
    above: str = Field("", description="order: the statement that stands above …")
    below: str = Field("", description="order: … this one.")
    reversal: Literal["lift", "lower", "swap"] = Field(
        "lift", description="order: turned round, the lower goes directly above the upper (lift), the upper directly "
        "below the lower (lower), or the two swap places (swap)."
    )  # fmt: skip
    block: Texts = Field(default_factory=list, description="order: statements whose order among themselves is open.")
    phi: Share | None = Field(None, description="order: spread of the block (Mallows); 0 is certain, 1 is any order.")
    alternatives: list[AlternativeSpec] = Field(default_factory=list, description="variant: the readings.")
    range: list[float] = Field(default_factory=list, description="weight: lowest and highest.")
    grades: dict[Grade, Share | None] = Field(
        default_factory=dict, description="grade: each possible grade, with its probability or without."
    )
    what: Literal["available", "reversible", "reply_order"] | None = Field(None, description="structure: what is open.")
    probability: Share | None = Field(None, description="How likely it is as the case has it.")
    hypothesis: str = Field("", description="Items under one name stand or fall together.")
    abandon: str = Field("", description="What would make the coder give it up.")
    because: str = Field("", description="Why, in the coder's words.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Literal["stated", "inferred", "borrowed", "judged", "assumption"] | None = Field(
        None, description=UNCERTAIN_BASIS
    )
    note: str = Field("", description="A remark of the coder; changes nothing.")


class HypothesisSpec(Grounded):
    """One answer, and what it settles in the model if it holds."""

    short_form: ClassVar[str] = "text"
    text: str = Field("", description="The answer in a few words.")
    probability: Share | None = Field(None, description="How likely before the evidence; leave out where unknown.")
    fixes: dict[str, str] = Field(
        default_factory=dict,
        description="Uncertain item: its outcome if this holds: as_coded, otherwise, the number of an alternative, a "
        "grade, or a weight.",
    )
    profiles: dict[str, str] = Field(default_factory=dict, description="Party: the reading of its order if this holds.")
    first: Texts = Field(
        default_factory=list,
        description="Statements such as company/preferences/3 that then come before all others of their party.",
    )


class RivalsSpec(Grounded):
    """A question about an actor, with rival answers."""

    question: str = Field("", description="What is asked, such as: what is the company after?")
    about: str = Field("", description="The decision maker it is about.")
    exclusive: Flag = Field(True, description="Whether at most one answer can hold; false: several can at once.")
    varied: Flag = Field(True, description="Whether a sweep goes through the answers; false: they are only weighed.")
    answers: dict[str, HypothesisSpec] = Field(default_factory=dict, description="Id: the answer.")


class RatingSpec(Table):
    """How expected the evidence is under a hypothesis. Short form: the term alone."""

    short_form: ClassVar[str] = "rating"
    rating: str = Field(description="A term of ICD 203, from almost no chance to almost certain.")
    because: str = Field("", description="Why; needed in place of what the model computes.")


class EvidenceSpec(Grounded):
    """Something known that is more to be expected under some hypotheses than under others."""

    id: str = Field(description="A name to refer to it by.")
    text: str = Field("", description="What is known, in the coder's words.")
    about: str = Field("", description="The question of `hypotheses` it bears on; the only one by default.")
    kind: Literal["text", "move", "absence"] = Field(
        "text", description="text: said or reported; move: an option taken or dropped; absence: a usual thing left out."
    )
    date: Day | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD.")
    event: str = Field("", description="The event of `events` that this is.")
    option: str = Field("", description="move: the option; how likely it is under a hypothesis is then computed.")
    direction: Literal["on", "off"] | None = Field(None, description="move: taken (on, default) or dropped (off).")
    group: str = Field("", description="Pieces of one group depend on each other and count once.")
    reliability: Reliability | None = Field(None, description="Of the source: A (best) to E; F cannot be judged.")
    ratings: dict[str, RatingSpec] = Field(
        default_factory=dict, description="Hypothesis: how expected this is if it holds. None given: not assessed."
    )


class IndicatorSpec(Grounded):
    """A move to watch for, because it tells hypotheses apart."""

    id: str = Field(description="A name to refer to it by.")
    text: str = Field("", description="What to look for, in the coder's words.")
    about: str = Field("", description="The question of `hypotheses` it bears on; the only one by default.")
    option: str = Field("", description="The option that would be seen taken or dropped.")
    direction: Literal["on", "off", "absent"] = Field(
        "on", description="on: taken; off: dropped; absent: not taken by the date under `until`."
    )
    since: Day | None = Field(None, description="The earliest it can be expected.")
    until: Day | None = Field(None, description="The latest; after it, not seen counts as absent.")
    seen_by: str = Field("", description="Who can see it.")
    status: Literal["open", "seen", "not_seen"] = Field("open", description="Whether it has been seen.")
    date: Day | None = Field(None, description="When it was seen, or looked for in vain.")
    likelihoods: dict[str, RatingSpec] = Field(
        default_factory=dict, description="Hypothesis: the coder's own term in place of what the model computes."
    )
