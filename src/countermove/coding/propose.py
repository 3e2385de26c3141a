"""Everything that the records of a case offer to it, in the order of the documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from countermove.casefile.case import Case
from countermove.coding.coded import marked
from countermove.coding.events import find_events
from countermove.coding.interests import find_interests
from countermove.coding.links import find_links
from countermove.coding.options import find_options
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reactions import find_reactions
from countermove.coding.reading import Reading
from countermove.coding.words import unused
from countermove.errors import NotApplicable
from countermove.model import Conflict
from countermove.records.record import Record

FINDERS: Mapping[Kind, Callable[[Reading], Iterator[Proposal]]] = {
    Kind.OPTION: find_options,
    Kind.INTEREST: find_interests,
    Kind.LINK: find_links,
    Kind.REACTION: find_reactions,
    Kind.EVENT: find_events,
}


def propose(case: Case, records: Sequence[Record], kinds: Collection[Kind] = ()) -> tuple[Proposal, ...]:
    """Return what records offer to a case: document by document, in the order of the text.

    Proposals that the case holds already, or that repeat an earlier one, are marked so. Names of new options and events
    are valid and free.

    Args:
        kinds: what to look for; everything where none is named.

    Raises: ``NotApplicable`` for a case in graph form, which has no options.
    """
    if not isinstance(case.conflict, Conflict):
        raise NotApplicable("a case in graph form has no options and no statements, so nothing can be coded into it")
    found = [proposal for record in records for proposal in _of_record(case, record)]
    return tuple(_with_topics(list(_with_free_names(marked(found, case), case)), kinds))


def _of_record(case: Case, record: Record) -> list[Proposal]:
    reading = Reading(case, record)
    order = {passage.cite: number for number, passage in enumerate(record.passages())}
    found = [proposal for finder in FINDERS.values() for proposal in finder(reading)]
    kinds = list(Kind)
    return sorted(found, key=lambda one: (order[one.cite], one.at, kinds.index(one.kind)))


def _with_free_names(proposals: Iterator[Proposal], case: Case) -> Iterator[Proposal]:
    """Yield proposals with names that neither the case nor another proposal has."""
    assert isinstance(case.conflict, Conflict)
    options = case.conflict.options
    used = {
        Kind.OPTION: {name for o in options for name in (o.id, o.part_of, *o.stands_for)}
        | {party.id for party in case.conflict.decision_makers},
        Kind.EVENT: {event.id for event in case.events},
    }
    for proposal in proposals:
        taken = used.get(proposal.kind)
        if taken is None or not proposal.is_new:
            yield proposal
            continue
        name = unused(proposal.fields["id"], taken)
        taken.add(name)
        yield proposal.changed(fields={**proposal.fields, "id": name})


def _with_topics(proposals: Sequence[Proposal], kinds: Collection[Kind]) -> Iterator[Proposal]:
    """Yield what was asked for, reactions with the course of action that the same paragraph named last before them."""
    last: dict[str, str] = {}
    for proposal in proposals:
        paragraph = proposal.cite.rstrip("abcdefghijklmnopqrstuvwxyz")
        if proposal.kind is Kind.OPTION:
            coded = proposal.already.rpartition("/")[2]
            last[paragraph] = coded or ("" if proposal.repeats else proposal.fields["id"])
        if kinds and proposal.kind not in kinds:
            continue
        if proposal.kind is Kind.REACTION and not proposal.fields["option"]:
            yield proposal.changed(fields={**proposal.fields, "option": last.get(paragraph, "")})
        else:
            yield proposal
