"""What ``countermove code`` would propose for a document, and what of it fits a passage that was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from countermove.coding.copying import copied_words
from countermove.coding.proposal import Kind, Proposal

Values = dict[str, str]
"""What is filled into the fields of a form, by their names."""


@dataclass(frozen=True)
class Offer:
    """A proposal in the list: what it would become, its quotation, whose it is, and where it is coded already."""

    id: str
    kind: str
    cite: str
    place: str
    quote: str
    party: str
    certainty: str
    already: str
    repeats: str


def offers(proposals: Iterable[Proposal]) -> list[Offer]:
    """Return proposals as the list shows them; links have no form here and are left to ``countermove code``."""
    return [
        Offer(
            one.id,
            str(one.kind),
            one.cite,
            one.cite.partition("/")[2],
            one.quote,
            one.party or one.named,
            one.certainty,
            one.already,
            one.repeats,
        )
        for one in proposals
        if one.kind is not Kind.LINK
    ]


def fitting(
    proposals: Iterable[Proposal], cite: str, start: int, end: int, wanted: str = ""
) -> tuple[str, dict[str, Values]]:
    """Return the kind that fits a chosen passage best, empty where none does, and by kind what is filled in.

    Args:
        start, end: the chosen words, as offsets into the passage.
        wanted: the id of a proposal that was chosen; it goes before all others.
    """
    here = [one for one in proposals if one.cite == cite and one.kind is not Kind.LINK]
    here.sort(key=lambda one: (one.id != wanted, not one.is_new, not start <= one.at < end))
    here = [one for one in here if one.id == wanted or start <= one.at < end]
    found: dict[str, Values] = {}
    for one in here:
        found.setdefault(str(one.kind), values_of(one))
    return (str(here[0].kind) if here else ""), found


def values_of(one: Proposal) -> Values:
    """Return a proposal as the fields of its form; words that would be copied from the document are left out."""
    fields = one.fields
    if one.kind is Kind.OPTION:
        text = fields["text"]
        own = "" if copied_words(text, one.quote) else text
        coded = one.already.rpartition("/")[2]
        return {"party": one.party, "existing": coded, "text": own, "id": fields["id"], "basis": fields["basis"]}
    if one.kind is Kind.INTEREST:
        inside = fields["stakeholder"]
        return {
            "whose": f"{one.party}/{inside}" if inside else one.party,
            "statement": fields["statement"],
            "tier": fields["tier"],
            "basis": fields["basis"],
        }
    if one.kind is Kind.REACTION:
        return _reaction(one.party, fields)
    return {name: fields.get(name, "") for name in _OF_EVENTS}


_OF_EVENTS = ("id", "date", "actor", "recipient", "option", "direction", "standing", "novelty", "text", "basis")


def _reaction(party: str, fields: Mapping[str, str]) -> Values:
    known = not fields["name"] and bool(party)
    return {
        "who": f"{party}/{fields['stakeholder']}" if known else "",
        "new_party": "" if known else party,
        "new_name": fields["name"],
        "option": fields["option"],
        "pull": fields["pull"],
        "push": fields["push"],
        "basis": fields["basis"],
    }
