"""Sentences in which a document says who prepared and coordinated it, whom to ask, and what it rests on.

Such sentences are taken only where they open a block: "a paper prepared by the ministry" in running text is not one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from countermove.records.apparatus import statement_forms as forms
from countermove.records.apparatus.chains import chains, is_name_like, office_chains
from countermove.records.apparatus.date_line import labelled_date
from countermove.records.apparatus.estimate import read_role
from countermove.records.apparatus.sentences import sentences
from countermove.records.apparatus.sheet import MARK, SheetBlock, without_marks
from countermove.records.record import Office

_LEADING = re.compile(r"^(?:[-•*\s(\[]*(?:note:\s*)?)", re.IGNORECASE)

_LONGEST = 3000
_ARTICLE = re.compile(r"^(?:the|either)\s+", re.IGNORECASE)


@dataclass
class Statements:
    """What the sentences of a document say; ``not_coordinated`` is the line that says so, 0 where none does."""

    offices: list[Office] = field(default_factory=list)
    coordination: list[str] = field(default_factory=list)
    contact: str | None = None
    information_as_of: str | None = None
    names_withheld: int = 0
    not_coordinated: int = 0


def read_statements(block: SheetBlock, found: Statements, *, in_front: bool) -> bool:
    """Add what a block says to the findings; True where the block is apparatus and nothing else.

    A block with more other words than apparatus is left alone, except at the front, where its facts are taken and the
    block stays the reader's.
    """
    text = _LEADING.sub("", block.text, count=1)
    if not _may_open(text, in_front):
        return False
    own = Statements()
    known = total = 0
    for number, sentence in enumerate(sentences(text)):
        words = len(without_marks(sentence))
        said = _read(sentence, own, block.lines[0].number) or _took_part(sentence, own, block.lines[0].number, in_front)
        if number == 0 and not (said and (in_front or not sentence.startswith("It "))):
            return False
        total += words
        known += words if said else 0
    whole = known * 2 >= total
    if whole or in_front:
        _merge(found, own)
    return whole


def _may_open(text: str, in_front: bool) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(forms.OPENERS.match(text) or (in_front and forms.OPENERS_IN_FRONT.match(text)))


def _read(sentence: str, own: Statements, line: int) -> bool:
    return (
        _preparation(sentence, own, line)
        or _coordination(sentence, own, line)
        or _contact(sentence, own)
        or _cut_off(sentence, own)
        or not without_marks(sentence).strip(" .,;()")
    )


def _preparation(sentence: str, own: Statements, line: int) -> bool:
    found = forms.PREPARED.match(sentence) or forms.AUTHOR.match(sentence) or forms.LABELLED_PREPARED.match(sentence)
    if not found:
        return False
    rest, coordinated = _cut(found["who"], forms.ALSO_COORDINATED)
    rest, requested = _cut(rest, forms.REQUESTED)
    prepared, contribution = _cut(rest, forms.CONTRIBUTION)
    verb = found.groupdict().get("verb") or "prepared"
    requested = requested or found.groupdict().get("patron") or ""
    roles = ((prepared, f"{verb.lower()} by"), (contribution, "contribution by"), (requested, "requested by"))
    names = [(forms.STAFF.sub("", part, count=1), role) for part, role in roles if part]
    names = [(forms.TAIL.sub("", part), role) for part, role in names]
    if not all(is_name_like(part) for part, _ in names):
        return False
    for part, role in names:
        _add(own, part, role, line)
    if coordinated:
        own.coordination += chains(coordinated, peers=True)
    return True


def _took_part(sentence: str, own: Statements, line: int, in_front: bool) -> bool:
    found = read_role(sentence, line, after_others=in_front or bool(own.offices))
    own.offices += found
    return bool(found)


def _cut(text: str, at: re.Pattern[str]) -> tuple[str, str]:
    found = at.search(text)
    return (text[: found.start()], text[found.end() :]) if found else (text, "")


def _add(own: Statements, part: str, role: str, line: int) -> None:
    own.names_withheld += bool(MARK.search(part))
    found = office_chains(part)
    if not found and MARK.search(part):
        own.offices.append(Office(MARK.findall(part)[0].strip(), role, line))
    for chain in found:
        own.offices.append(Office(chain.name, role, line))
        if chain.person:
            own.offices.append(Office(chain.person, "author" if role != "requested by" else role, line))


def _coordination(sentence: str, own: Statements, line: int) -> bool:
    if forms.NOT_COORDINATED.match(sentence):
        own.not_coordinated = line
        return True
    found = forms.COORDINATED.match(sentence)
    if not found:
        return False
    who = forms.TAIL.sub("", found["who"])
    if not is_name_like(who):
        return False
    own.coordination += chains(who, peers=True)
    return True


def _contact(sentence: str, own: Statements) -> bool:
    found = forms.CONTACT.match(sentence) or forms.LABELLED_CONTACT.match(sentence)
    if not found:
        return False
    who = next(words for words in found.groupdict().values() if words)
    named = _ARTICLE.sub("", without_marks(forms.ON_TELEPHONE.sub("", who)), count=1).strip(" .,;")
    if not is_name_like(named):
        return False
    marks = MARK.findall(who)
    own.contact = own.contact or named or (marks[0] if marks else None)
    return True


def _cut_off(sentence: str, own: Statements) -> bool:
    sentence = sentence.strip("() .")
    found = forms.CUT_OFF.match(sentence) or forms.LABELLED_CUT_OFF.match(sentence)
    if not found:
        return False
    when = labelled_date(found["when"])
    if when is None or when.start > 40 or not forms.USED.match(sentence[found.start("when") + when.end :]):
        return False
    own.information_as_of = own.information_as_of or when.iso
    return True


def _merge(found: Statements, own: Statements) -> None:
    for office in own.offices:
        if all((office.name, office.role) != (other.name, other.role) for other in found.offices):
            found.offices.append(office)
    found.coordination += [name for name in own.coordination if name not in found.coordination]
    found.contact = found.contact or own.contact
    found.information_as_of = found.information_as_of or own.information_as_of
    found.names_withheld += own.names_withheld
    found.not_coordinated = found.not_coordinated or own.not_coordinated
