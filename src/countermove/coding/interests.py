"""What a record says somebody wants, hopes for, insists on or fears."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.coding.clauses import Stretch
from countermove.coding.parties import MEDIUM, Who
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reading import Reading
from countermove.coding.table import Found, table
from countermove.coding.words import clause_after

_NOUN_BEFORE = re.compile(
    r"(?:['’]s?|\b(?:the|a|an|of|in|no|any|its|his|her|their|our|this|that|such|some|little|great|own|more|with|for|to))\s*$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?P<owner>[\w.’' -]{2,60}?)(?:['’]s|(?<=s)['’])\s+(?:[\w-]+\s+){0,3}$")
_OF = re.compile(r"\s+(?:of|for)\s+(?P<owner>[\w’' -]{2,60}?)\s+$")
_MODAL_BEFORE = re.compile(r"\b(?:not|never|no longer)\s*$", re.IGNORECASE)


def find_interests(reading: Reading) -> Iterator[Proposal]:
    """Yield the wants of a record in the order of the document."""
    for stretch in reading.stretches():
        found = [*_by_verb(reading, stretch), *_by_noun(reading, stretch)]
        yield from sorted(found, key=lambda proposal: proposal.at)


def _by_verb(reading: Reading, stretch: Stretch) -> Iterator[Proposal]:
    taken = -1
    for found in table().interests.find(stretch.text):
        if found.start < taken or _NOUN_BEFORE.search(stretch.text[: found.start][-30:]):
            continue
        subject, who = reading.subject(stretch, found.start)
        if not subject.text or not reading.is_somebody(who):
            continue
        taken = found.end
        hedged = reading.is_hedged(stretch, subject.start, found.end)
        yield _proposal(reading, stretch, found, who, subject.is_negated, hedged)


def _by_noun(reading: Reading, stretch: Stretch) -> Iterator[Proposal]:
    """Yield wants in the form "the company's goal is …" and "the aim of the company is …"."""
    for noun in table().interest_nouns.find(stretch.text):
        owner, verb_at = _owner(stretch.text, noun)
        verb = next(table().interest_noun_verbs.find(stretch.text[verb_at : verb_at + 12]), None)
        if not owner or verb is None or verb.start > 1:
            continue
        who = reading.parties.who(owner)
        if reading.is_somebody(who):
            at = Found(noun.start, verb_at + verb.end, f"{noun.words} {verb.words}", noun.entry)
            yield _proposal(reading, stretch, at, who, False, reading.is_hedged(stretch, 0, at.end))


def _owner(text: str, noun: Found) -> tuple[str, int]:
    """Return whose the wanting is, and where the verb would stand."""
    after = re.match(
        r"\s+(?:of|for)\s+([\w’'-]+(?:\s+[\w’'-]+){0,5}?)\s+(?=is\b|are\b|was\b|were\b|remain|has been|have been)",
        text[noun.end :],
    )
    if after:
        return after[1], noun.end + after.end()
    before = _OWNED.search(text[: noun.start][-90:])
    gap = len(text[noun.end :]) - len(text[noun.end :].lstrip())
    return (before["owner"].rpartition(",")[2] if before else ""), noun.end + gap


def _proposal(reading: Reading, stretch: Stretch, found: Found, who: Who, negated: bool, hedged: bool) -> Proposal:
    quote, start, end = stretch.quote(stretch.start + found.start)
    holder = reading.holder(stretch, found, who)
    wants = (found.entry["way"] == "for") != negated
    option = reading.option_in(clause_after(stretch.text[found.end :]))
    statement = (option if wants else f"not {option}") if option else ""
    return Proposal(
        Kind.INTEREST,
        stretch.passage.cite,
        quote,
        found.words,
        party=who.party,
        named=who.shown,
        certainty=who.certainty,
        holder=holder,
        fields={
            "statement": statement,
            "stakeholder": who.stakeholder,
            "tier": found.entry.get("tier", "important"),
            "place": "judged",
            "above": "",
            "because": "",
            "basis": "inferred" if hedged or holder != "authors" or who.certainty not in {"high", MEDIUM} else "stated",
        },
        start=start,
        end=end,
        at=stretch.start + found.start,
    )
