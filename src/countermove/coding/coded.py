"""What a case has already: proposals that it holds in the same place of the same document are not offered again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.citing.inputs import is_part_of
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.words import alike, stems
from countermove.language import names, show
from countermove.model import Conflict, Statement


@dataclass(frozen=True, slots=True)
class Coded:
    """Something a case holds: where, what kind, whose, what it cites, and the stems of its words."""

    kind: Kind
    where: str
    party: str
    cites: tuple[str, ...]
    words: frozenset[str]
    option: str = ""


def coded(case: Case) -> tuple[Coded, ...]:
    """Return everything of a case that a proposal can repeat."""
    conflict = case.conflict
    if not isinstance(conflict, Conflict):
        return ()
    texts = {option.id: f"{option.id} {option.text}" for option in conflict.options}
    return (*_of_parties(conflict, texts), *_of_case(case))


def _of_parties(conflict: Conflict, texts: dict[str, str]) -> Iterator[Coded]:
    for party in conflict.decision_makers:
        for option in party.options:
            words = stems(" ".join((option.id, option.text, *option.stands_for)))
            yield Coded(Kind.OPTION, f"{party.id}/options/{option.id}", party.id, option.cites, words)
        yield from _wants(party.id, f"{party.id}/preferences", party.preference.statements or (), texts)
        for inside in party.stakeholders:
            where = f"{party.id}/stakeholders/{inside.id}"
            yield from _wants(party.id, f"{where}/preferences", inside.statements, texts)
            for kind, entries in (("reactions", inside.reactions), ("stances", inside.stances)):
                for name, entry in entries.items():
                    cites = (*entry.cites, *inside.cites)
                    words = stems(f"{inside.id} {inside.name}")
                    yield Coded(Kind.REACTION, f"{where}/{kind}/{name}", party.id, cites, words, name)


def _wants(party: str, where: str, statements: Iterable[Statement], texts: dict[str, str]) -> Iterator[Coded]:
    for statement in statements:
        about = " ".join(texts.get(name, name) for name in names(statement.formula))
        words = stems(f"{show(statement.formula)} {about} {statement.because}")
        yield Coded(Kind.INTEREST, f"{where}/{statement.line}", party, statement.cites, words)


def _of_case(case: Case) -> Iterator[Coded]:
    for number, link in enumerate(case.links, start=1):
        words = stems(f"{link.source} {link.target} {link.because}")
        yield Coded(Kind.LINK, f"links/{number}", "", link.cites, words)
    for number, event in enumerate(case.events, start=1):
        yield Coded(Kind.EVENT, f"events/{number}", "", event.cites, stems(f"{event.id} {event.text}"), event.date)


def marked(proposals: Iterable[Proposal], case: Case) -> Iterator[Proposal]:
    """Yield proposals with what the case holds already, and what an earlier proposal says already, marked so."""
    held = coded(case)
    seen: list[Proposal] = []
    for proposal in proposals:
        where = next((one.where for one in held if _is_same(proposal, one)), "")
        earlier = next((one.id for one in seen if _repeats(proposal, one)), "") if not where else ""
        if not where and not earlier:
            seen.append(proposal)
        yield proposal.changed(already=where, repeats=earlier)


def _is_same(proposal: Proposal, one: Coded) -> bool:
    if proposal.kind is not one.kind or not any(is_same_place(proposal.cite, cite) for cite in one.cites):
        return False
    if proposal.party and one.party and proposal.party != one.party:
        return False
    if proposal.kind is Kind.EVENT:
        return proposal.fields["date"].startswith(one.option) or one.option.startswith(proposal.fields["date"])
    if proposal.kind is Kind.REACTION:
        chosen = proposal.fields["option"]
        same_name = alike(one.words, stems(f"{proposal.named} {proposal.fields['stakeholder']}"))
        return same_name and chosen in {"", one.option}
    return alike(one.words, stems(proposal.quote))


def is_same_place(cite: str, other: str) -> bool:
    """Say whether two citations are of one paragraph, or of one and an item of its list."""
    return is_part_of(cite, other) or is_part_of(other, cite)


def _repeats(proposal: Proposal, earlier: Proposal) -> bool:
    """Say whether a course of action, or a reaction, was proposed before in much the same words."""
    if proposal.kind is not earlier.kind or proposal.party != earlier.party:
        return False
    if proposal.cite == earlier.cite and (proposal.start, proposal.cue, proposal.at) == (
        earlier.start,
        earlier.cue,
        earlier.at,
    ):
        return True
    if proposal.kind is not Kind.OPTION:
        return False
    new, old = stems(proposal.fields["text"]), stems(earlier.fields["text"])
    return len(new & old) >= 2 and len(new & old) >= 0.6 * max(len(new), len(old))
