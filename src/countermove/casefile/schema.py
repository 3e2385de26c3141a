"""The case file as pydantic models: interface.md, section 1. Only this boundary uses pydantic."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field

from countermove.casefile.schema_events import CampaignSpec, EventSpec
from countermove.casefile.schema_paper import PaperSpec
from countermove.casefile.schema_party import GraphPartySpec, PartySpec, StatementSpec
from countermove.casefile.schema_types import (
    Changes,
    Day,
    Grounded,
    Table,
    Texts,
    Version,
)
from countermove.casefile.schema_uncertain import EvidenceSpec, IndicatorSpec, RivalsSpec, UncertainSpec


class QuestionSpec(Table):
    """Who asks how whom can be moved."""

    initiator: str = Field("", description="The party whose options are looked at.")
    target: str = Field("", description="The party that has to answer.")
    allies: Texts = Field(default_factory=list, description="Allies of the target.")


class SourceSpec(Table):
    """A document that citations point into."""

    short_form: ClassVar[str] = "title"
    title: str = Field("", description="Its title.")
    date: Day | None = Field(None, description="YYYY, YYYY-MM or YYYY-MM-DD.")
    file: str = Field("", description="Its text, relative to the case.")
    sections: dict[str, str | None] = Field(
        default_factory=dict, description="Code: heading. The codes are used in citations; without them, numbers are."
    )
    note: str = Field("", description="A remark of the coder; changes nothing.")


class ConstraintSpec(Grounded):
    """Which combinations cannot be: one of never, exactly_one, at_least_one, at_most_one, requires."""

    id: str = Field("", description="A name to refer to the constraint by.")
    never: str | None = Field(None, description="A formula; states that satisfy it are infeasible.")
    exactly_one: list[str] | None = Field(None, description="Exactly one of these options is taken.")
    at_least_one: list[str] | None = Field(None, description="At least one of these options is taken.")
    at_most_one: list[str] | None = Field(None, description="At most one of these options is taken.")
    requires: dict[str, Texts] | None = Field(
        None, description="Option: what taking it needs; an option, a formula, or a list of which all are needed."
    )


class PackageSpec(Grounded):
    """An initiative to look at by name."""

    changes: Changes = Field(description="Option: true or false; what the initiator changes.")
    condition: Changes = Field(default_factory=dict, alias="if", description="Only against these changes of the other.")
    otherwise: Changes = Field(default_factory=dict, description="What the initiator does if they are not made.")
    kind: Literal["gift", "offer", "threat", "declaratory"] | None = Field(
        None, description="gift (default), offer (default where `if` is given), threat, declaratory."
    )


class LinkSpec(Grounded):
    """A favour here is a loss there."""

    source: str = Field(alias="from", description="An option, or a text.")
    to: str = Field(description="An option, or a text.")
    effect: str = Field(description="raises, lowers, …: what the one does to the other.")
    believed_by: str = Field("", description="The party whose belief it is.")


class _Head(Table):
    countermove: Version = Field(description="The number of the case format: 1.")
    title: str = Field(min_length=1, description="What the case is called in reports.")
    as_of: Day | None = Field(None, description="Information cut-off: YYYY, YYYY-MM or YYYY-MM-DD.")
    summary: str = Field("", description="One sentence on what is in dispute.")
    note: str = Field("", description="Remarks of the coder; they change nothing.")
    question: QuestionSpec | None = Field(None, description="Whose options, and against whom, by default.")
    sources: dict[str, SourceSpec] = Field(default_factory=dict, description="Documents that citations point into.")


class CaseSpec(_Head):
    """A case in option form."""

    decision_makers: dict[str, PartySpec] = Field(
        min_length=1, description="Party id: its options and wants; the order fixes option order and tie-breaks."
    )
    constraints: list[ConstraintSpec] = Field(default_factory=list, description="What cannot be combined.")
    packages: dict[str, PackageSpec] = Field(default_factory=dict, description="Initiatives to look at by name.")
    positions: dict[str, Changes] = Field(default_factory=dict, description="Party: what it argues for in public.")
    links: list[LinkSpec] = Field(default_factory=list, description="Where a favour here is a loss there.")
    uncertain: list[UncertainSpec] = Field(default_factory=list, description="Typed sources of uncertainty.")
    hypotheses: dict[str, RivalsSpec] = Field(
        default_factory=dict, description="Id: a question about an actor, with rival answers."
    )
    evidence: list[EvidenceSpec] = Field(default_factory=list, description="What tells rival hypotheses apart.")
    indicators: list[IndicatorSpec] = Field(default_factory=list, description="Moves to watch for.")
    events: list[EventSpec] = Field(default_factory=list, description="What was done or said, by date.")
    campaign: CampaignSpec | None = Field(None, description="How the events are to be read together.")
    paper: PaperSpec | None = Field(None, description="What the paper says of itself: handling, recipients, review.")


class GraphCaseSpec(_Head):
    """A case in graph form: states and moves are drawn, not derived from options."""

    states: dict[str, str | None] = Field(min_length=1, description="State: text.")
    decision_makers: dict[str, GraphPartySpec] = Field(min_length=1, description="Party id: its moves and ranking.")
    status_quo: str = Field("", description="The state things are in.")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of case files, for editors."""
    from pydantic.json_schema import models_json_schema

    models: list[type[BaseModel]] = [CaseSpec, GraphCaseSpec]
    _, schema = models_json_schema([(model, "validation") for model in models], ref_template="#/$defs/{model}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://countermove.invalid/case-1.json",
        "title": "countermove case, format 1",
        "if": {"required": ["states"]},
        "then": {"$ref": "#/$defs/GraphCaseSpec"},
        "else": {"$ref": "#/$defs/CaseSpec"},
        **schema,
    }


__all__ = ["CaseSpec", "GraphCaseSpec", "StatementSpec", "json_schema"]
