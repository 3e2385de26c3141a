"""What a case file says about decision makers and those inside them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from countermove.casefile.schema_types import (
    BASIS,
    CITES,
    Amount,
    Basis,
    Day,
    Flag,
    Grade,
    Grounded,
    Place,
    Share,
    StatusQuo,
    Table,
    Texts,
    Tier,
)


class CostSpec(Table):
    """What taking the option costs its owner in one component. No grade is shown as no grade, never as zero."""

    short_form: ClassVar[str] = "grade"
    grade: Grade | None = Field(None, description="low, medium or high; leave it out where nothing is known.")
    basis: Basis | None = Field(None, description=BASIS)
    cites: Texts = Field(default_factory=list, description=CITES)


class OptionSpec(Table):
    """Something the decision maker can take or leave. Short form: the text alone."""

    short_form: ClassVar[str] = "text"
    text: str = Field("", description="What taking the option means, in a few words.")
    area: str = Field("", description="Family by which options are grouped in reports and salience is graded.")
    status_quo: StatusQuo = Field(
        False, description="Whether it is taken as things stand; events: as the events up to `as_of` say."
    )
    direction: Literal["both", "on", "off"] = Field(
        "both", description="both; on: can be taken, not undone; off: can be dropped, not taken back."
    )
    costs: dict[str, CostSpec] = Field(default_factory=dict, description="What it costs its owner, by component.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Basis | None = Field(None, description=BASIS)
    stands_for: Texts = Field(default_factory=list, description="The finer measures that this option lumps together.")
    part_of: str = Field("", description="The coarser measure that this option is part of; statements may name it.")
    note: str = Field("", description="A remark of the coder; changes nothing.")


class StatementSpec(Grounded):
    """Something the party wants: a formula over options. Short form: the statement alone."""

    short_form: ClassVar[str] = "statement"
    id: str = Field("", description="A name to refer to the statement by.")
    statement: str = Field(description="A formula over option names with not, and, or, implies, if, iff.")
    tier: Tier = Field("important", description="vital, important or minor.")
    place: Place = Field("judged", description="What its place in the order rests on; derived: from those inside.")
    probability: Share | None = Field(None, description="How sure that this is held at all; absent means certain.")
    abandon: str = Field("", description="What would make the coder give it up.")


class ProfileSpec(Grounded):
    """Another reading of the party's order, chosen with --profile PARTY:NAME."""

    preferences: list[StatementSpec] = Field(description="Statements, most important first.")


class ReactionSpec(Table):
    """How this stakeholder takes an option of another side: drawn to it (pull), wary of it (push), or both."""

    pull: Grade | None = Field(None, description="How strongly it is drawn: low, medium, high.")
    push: Grade | None = Field(None, description="How strongly it is wary or hurt: low, medium, high.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Basis | None = Field(None, description=BASIS)
    note: str = Field("", description="A remark of the coder; changes nothing.")


class StanceSpec(Table):
    """Whether this stakeholder is for or against an option of its own side, and how strongly."""

    supports: Grade | None = Field(None, alias="for", description="For it: low, medium, high.")
    against: Grade | None = Field(None, description="Against it: low, medium, high.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Basis | None = Field(None, description=BASIS)
    note: str = Field("", description="A remark of the coder; changes nothing.")


class StakeholderSpec(Table):
    """Somebody inside the party who judges its replies but owns no move."""

    name: str = Field("", description="As shown in reports.")
    influence: Grade | None = Field(None, description="low, medium or high.")
    weight: Amount | None = Field(None, description="Weight among those inside who have statements; made to sum to 1.")
    veto: Flag = Field(False, description="Whether a reply it finds worse is blocked.")
    salience: dict[str, Grade] = Field(default_factory=dict, description="How much it cares, by area of options.")
    position: str = Field("", description="Where it stands, in the coder's words.")
    preferences: list[StatementSpec] = Field(default_factory=list, description="Statements, most important first.")
    reactions: dict[str, ReactionSpec] = Field(default_factory=dict, description="To the initiator's options.")
    stances: dict[str, StanceSpec] = Field(default_factory=dict, description="On the party's own options.")
    cites: Texts = Field(default_factory=list, description=CITES)
    basis: Basis | None = Field(None, description=BASIS)
    note: str = Field("", description="A remark of the coder; changes nothing.")


class ContestSpec(Grounded):
    """What some of those inside compete for: an office, the credit for a success."""

    id: str = Field(description="A name to refer to it by.")
    text: str = Field("", description="What they compete for, in the coder's words.")
    between: Texts = Field(description="Those who compete: two or more of this party's stakeholders.")
    since: Day | None = Field(None, description="Since when.")
    until: Day | None = Field(None, description="When it is decided.")


def _groups(value: Any) -> Any:
    """Take a bare state, and a bare ``rest``, as a group of one."""
    return [[group] if isinstance(group, str) else group for group in value] if isinstance(value, list) else value


_RANKING_SCHEMA = {
    "type": "array",
    "items": {"anyOf": [{"type": "array", "items": {"type": "string"}, "minItems": 1}, {"type": "string"}]},
}
RankingSpec = Annotated[
    list[Annotated[list[str], Field(min_length=1)]],
    BeforeValidator(_groups),
    Field(min_length=1),
    WithJsonSchema(_RANKING_SCHEMA),
]


class PartySpec(Table):
    """A decision maker: who owns options and wants what."""

    name: str = Field("", description="As shown in reports.")
    note: str = Field("", description="A remark of the coder; changes nothing.")
    picture_of: str = Field("", description="The party in whose belief this one behaves as coded.")
    options: dict[str, OptionSpec] = Field(default_factory=dict, description="Option id: text, or a mapping.")
    preferences: list[StatementSpec] | None = Field(None, description="Statements, most important first.")
    ranking: RankingSpec | None = Field(
        None, description="In place of preferences: groups of equally good states, best first; the last may be rest."
    )
    profiles: dict[str, ProfileSpec] = Field(default_factory=dict, description="Other readings of the order.")
    stakeholders: dict[str, StakeholderSpec] = Field(default_factory=dict, description="Those inside.")
    contests: list[ContestSpec] = Field(default_factory=list, description="What those inside compete for.")


class GraphPartySpec(Table):
    """A decision maker of a drawn graph."""

    name: str = Field("", description="As shown in reports.")
    note: str = Field("", description="A remark of the coder; changes nothing.")
    # Both are required. They may be missing here so that what else is wrong is still looked for; resolving says so.
    moves: dict[str, Texts] | None = Field(
        None, description="From a state: the states it can move to; {} for one that cannot move at all."
    )
    ranking: RankingSpec | None = Field(
        None, description="Groups of equally good states, best first; the last may be rest."
    )
