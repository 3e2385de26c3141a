"""How somebody takes, or would take, what another may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.coding.clauses import Stretch, subject_before
from countermove.coding.parties import Who, is_somebody
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reading import Reading
from countermove.coding.table import Found, table
from countermove.coding.words import clause_after, name_of

_NOUN_BEFORE = re.compile(r"(?:['’]s?|\b(?:the|a|an|of|in|no|any|its|his|her|their|to|this|that|such|for))\s*$", re.I)
_RATHER = {"pull": "push", "push": "pull"}


def find_reactions(reading: Reading) -> Iterator[Proposal]:
    """Yield the reactions of a record in the order of the document; those of decision makers are wants."""
    for stretch in reading.stretches():
        found = [*_forwards(reading, stretch), *_turned(reading, stretch)]
        yield from sorted(found, key=lambda proposal: proposal.at)


def _forwards(reading: Reading, stretch: Stretch) -> Iterator[Proposal]:
    """Yield "the guild would welcome …"."""
    for found in table().reactions.find(stretch.text):
        if _NOUN_BEFORE.search(stretch.text[: found.start][-20:]):
            continue
        subject, who = reading.subject(stretch, found.start)
        if subject.text and reading.is_somebody(who):
            about = clause_after(stretch.text[found.end :])
            yield _proposal(reading, stretch, found, who, about, subject.is_negated)


def _turned(reading: Reading, stretch: Stretch) -> Iterator[Proposal]:
    """Yield "… would be irresistible to the guild"."""
    for found in table().reactions_turned.find(stretch.text):
        if _NOUN_BEFORE.search(stretch.text[: found.start][-20:]):
            continue
        phrase = re.split(
            r"\s(?:and|who|which|that|in|if|because|by|with|but|to)\s|[,;.]", clause_after(stretch.text[found.end :])
        )[0]
        who = reading.parties.who(phrase)
        if phrase and (who.is_known or is_somebody(phrase)):
            subject = subject_before(stretch.text, found.start)
            yield _proposal(reading, stretch, found, who, subject.text, subject.is_negated)


def _proposal(reading: Reading, stretch: Stretch, found: Found, who: Who, about: str, negated: bool) -> Proposal:
    quote, start, end = stretch.quote(stretch.start + found.start)
    holder = reading.holder(stretch, found, who)
    option = reading.option_in(about) or reading.option_in(stretch.text)
    way = "pull" if "pull" in found.entry else "push"
    grade = found.entry[way]
    way = _RATHER[way] if negated else way
    hedged = reading.is_hedged(stretch, 0, found.end)
    common = {"option": option, "basis": "inferred" if hedged or holder != "authors" else "stated"}
    proposal = Proposal(
        Kind.REACTION,
        stretch.passage.cite,
        quote,
        found.words,
        party=who.party,
        named=who.shown,
        certainty=who.certainty,
        holder=holder,
        start=start,
        end=end,
        at=stretch.start + found.start,
    )
    if who.is_known and not who.stakeholder and not who.inside:
        return proposal.changed(kind=Kind.INTEREST, fields=_as_want(option, way, common["basis"]))
    inside = who.stakeholder or name_of(who.named)
    graded = {"pull": "", "push": "", way: grade}
    return proposal.changed(
        fields={"stakeholder": inside, "name": "" if who.stakeholder else who.named, **graded, **common}
    )


def _as_want(option: str, way: str, basis: str) -> dict[str, str]:
    statement = (option if way == "pull" else f"not {option}") if option else ""
    return {
        "statement": statement,
        "stakeholder": "",
        "tier": "important",
        "place": "judged",
        "above": "",
        "because": "",
        "basis": basis,
    }
