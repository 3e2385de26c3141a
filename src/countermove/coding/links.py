"""Linkages: what a record says one thing does to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.coding.clauses import Stretch, subject_before
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reading import Reading
from countermove.coding.table import Found, table
from countermove.coding.words import clause_after

_NOUN_BEFORE = re.compile(r"(?:['’]s?|\b(?:the|a|an|of|in|no|any|its|his|her|their|this|such|on|to))\s*$", re.I)
_PARTICIPLE = re.compile(r"\w+ed")
_DETERMINER = re.compile(r"\s+(?:the|a|an|its|his|her|their|any|this|that|these|those|all|both)\b", re.IGNORECASE)
_PRONOUNS = frozenset(
    ["it", "they", "he", "she", "this", "that", "these", "those", "which", "who", "there", "what", "we"]
)
LONGEST_END = 8
"""Words of an end of a link that are proposed at most."""


def find_links(reading: Reading) -> Iterator[Proposal]:
    """Yield the linkages of a record in the order of the document."""
    for stretch in reading.stretches():
        taken = -1
        for found in table().links.find(stretch.text):
            if found.start < taken or _NOUN_BEFORE.search(stretch.text[: found.start][-20:]):
                continue
            if _PARTICIPLE.fullmatch(found.words) and not _DETERMINER.match(stretch.text, found.end):
                continue  # "increased spending", which does nothing to anything
            proposal = _proposal(reading, stretch, found)
            if proposal is not None:
                taken = found.end
                yield proposal


def _proposal(reading: Reading, stretch: Stretch, found: Found) -> Proposal | None:
    subject = subject_before(stretch.text, found.start)
    after = clause_after(stretch.text[found.end :])
    if not subject.text or not after or subject.is_negated:
        return None
    quote, start, end = stretch.quote(stretch.start + found.start)
    own = reading.parties.who(subject.text)
    if own.is_known and "return" not in found.entry["effect"]:  # somebody does something: an act, no linkage
        return None
    holder = reading.holder(stretch, found, own)
    believer = reading.parties.who(holder).party if holder != "authors" else ""
    return Proposal(
        Kind.LINK,
        stretch.passage.cite,
        quote,
        found.words,
        party=believer,
        named="" if holder == "authors" else holder,
        certainty="high" if believer else "low",
        holder=holder,
        fields={
            "from": _end(reading, subject.text),
            "to": _end(reading, after),
            "effect": found.entry["effect"],
            "because": "",
            "basis": "inferred" if reading.is_hedged(stretch, 0, found.end) or holder != "authors" else "stated",
        },
        start=start,
        end=end,
        at=stretch.start + found.start,
    )


def _end(reading: Reading, phrase: str) -> str:
    """Return an end of a link: an option of the case whose words are in the phrase, else its first words."""
    option = reading.option_in(phrase)
    words = phrase.split()
    if option or (len(words) == 1 and words[0].lower() in _PRONOUNS):
        return option
    return " ".join(words[:LONGEST_END]).strip(" ,.")
