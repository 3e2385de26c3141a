"""Courses of action that a record attributes to somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from countermove.coding.clauses import Stretch, stretches
from countermove.coding.parties import HIGH, LOW, Who
from countermove.coding.proposal import Kind, Proposal
from countermove.coding.reading import Reading
from countermove.coding.table import Found, table
from countermove.coding.words import as_action, clause_after, imperative, name_of, without_aside
from countermove.records.record import Item, Paragraph

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LY = re.compile(
    r"(?:also|otherwise|then|instead|well|still|simply|either|always|again|now|at least|\w+ly)\b[\s,]*", re.I
)
_GERUND = re.compile(r"\s+(?:(?:not|also|either|simply|\w+ly)\s+)?\w{2,}ing\b", re.IGNORECASE)
_OPEN = ("could", "might")


def find_options(reading: Reading) -> Iterator[Proposal]:
    """Yield the courses of action of a record in the order of the document."""
    listed = {item.cite: (item, who) for paragraph, who in _lists(reading) for item in paragraph.items}
    for passage in reading.passages():
        found = [proposal for stretch in reading.stretches_of(passage) for proposal in _in_stretch(reading, stretch)]
        if passage.cite in listed and not found:
            item, who = listed[passage.cite]
            found = _entry(item, who)
        elif passage.cite in listed:
            found = [_owned(proposal, listed[passage.cite][1]) for proposal in found]
        yield from found


def _in_stretch(reading: Reading, stretch: Stretch) -> Iterator[Proposal]:
    judged = {
        judgment.start: judgment.actor
        for judgment in reading.judgments.get(stretch.passage.cite, ())
        if judgment.kind == "option"
    }
    taken = -1
    for found in table().options.find(stretch.text):
        if found.start < taken:
            continue
        at = stretch.start + found.start
        who = _actor(reading, stretch, found, judged.get(at))
        text = _course(stretch, found)
        if who is None or not text:
            continue
        taken = found.end + len(text)
        yield _proposal(stretch, found, who, text, reading.holder(stretch, found, who))


def _actor(reading: Reading, stretch: Stretch, found: Found, judged: str | None) -> Who | None:
    """Return whose course it is, or None where the words are no course of action."""
    if found.entry.get("subject") == "none":
        last = reading.parties.last_before(stretch.passage.text, stretch.start + found.start)
        return Who(last.party, last.stakeholder, last.named, LOW) if last else Who()
    subject, who = reading.subject(stretch, found.start)
    if subject.is_negated:
        return None
    is_effect = _is_effect(stretch.text[found.end :], who)
    if judged is not None and not (who.pronoun and is_effect):
        named = reading.parties.who(judged) if judged else Who()
        return (
            who if who.is_known or not named.is_known else Who(named.party, named.stakeholder, judged, named.certainty)
        )
    if found.words in _OPEN and is_effect:
        return None
    return who if reading.is_somebody(who) or (who.is_known and who.named) else None


def _is_effect(after: str, who: Who) -> bool:
    """Say whether what follows "could" happens to somebody and is nothing that somebody does."""
    after = without_aside(after).lstrip()
    adverbs = _LY.match(after)
    word = _WORD.match(after[adverbs.end() if adverbs else 0 :])
    if word is None or word[0].lower() in table().effects:
        return True
    return bool(who.pronoun) and not who.is_known and word[0].lower() in table().effects_of_things


def _course(stretch: Stretch, found: Found) -> str:
    after = stretch.text[found.end :]
    form = found.entry["form"]
    if form == "noun" and not re.match(r"\s+(?:a|an|the|that|\d|new|another|talks|its|his|their)\b", after, re.I):
        return ""
    if form == "gerund" and not _GERUND.match(after):
        return ""
    text = imperative(re.sub(r"^\s+that\b", "", after), form, found.entry.get("lead", ""))
    is_broken_off = stretch.is_broken_off and clause_after(after) == after.strip(" ,")
    return "" if is_broken_off and " " not in text else text


def _proposal(stretch: Stretch, found: Found, who: Who, text: str, holder: str) -> Proposal:
    quote, start, end = stretch.quote(stretch.start + found.start)
    return Proposal(
        Kind.OPTION,
        stretch.passage.cite,
        quote,
        found.words,
        party=who.party,
        named=who.shown,
        certainty=who.certainty if who.is_known else LOW,
        holder=holder,
        fields={
            "id": name_of(text),
            "text": text,
            "area": "",
            "basis": "stated" if holder == "authors" else "inferred",
        },
        start=start,
        end=end,
        at=stretch.start + found.start,
    )


# Lists


def _lists(reading: Reading) -> Iterator[tuple[Paragraph, Who]]:
    """Yield the paragraphs that open a list of courses of action, with whose they are."""
    for paragraph in reading.record.paragraphs():
        if paragraph.items and paragraph.text.rstrip().endswith(":"):
            last = reading.stretches_of(paragraph)[-1:]
            if last and _opens_courses(last[0].text):
                yield paragraph, _list_owner(reading, last[0])


def _opens_courses(sentence: str) -> bool:
    words = {word.lower() for word in _WORD.findall(sentence)}
    if any(True for _ in table().lead_in_past.find(sentence)) and not words & {"could", "might", "may", "open"}:
        return False
    return bool(words & table().lead_in_nouns and words & table().lead_in_verbs) or bool(words & {"could", "might"})


def _list_owner(reading: Reading, stretch: Stretch) -> Who:
    named = [who for _, who in reading.parties.mentions(stretch.text)]
    if named:
        return named[0]
    found = next((f for f in table().options.find(stretch.text) if f.entry.get("subject") != "none"), None)
    if found is not None:
        return reading.subject(stretch, found.start)[1]
    last = reading.parties.last_before(stretch.passage.text, stretch.end)
    return Who(last.party, last.stakeholder, last.named, LOW) if last else Who()


def _entry(item: Item, who: Who) -> list[Proposal]:
    """Return an entry of a list of courses as a proposal; none where nothing but a mark of withheld words stands."""
    first = next(iter(stretches(item)), None)
    text = as_action(first.text) if first is not None and not first.is_cut else ""
    if first is None or not text:
        return []
    quote, start, end = first.quote(first.start)
    fields = {"id": name_of(text), "text": text, "area": "", "basis": "stated"}
    certainty = who.certainty if who.is_known else LOW
    return [
        Proposal(
            Kind.OPTION, item.cite, quote, "list", who.party, who.shown, certainty, fields=fields, start=start, end=end,
            at=start,
        )
    ]  # fmt: skip


def _owned(proposal: Proposal, who: Who) -> Proposal:
    """Return a course in a list with the owner of the list, where its own words name nobody the case knows."""
    if proposal.certainty != LOW or not who.is_known:
        return proposal
    return proposal.changed(
        party=who.party, named=who.shown, certainty=HIGH if who.certainty == HIGH else who.certainty
    )
