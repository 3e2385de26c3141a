"""The summary held against the body: it may claim no more than the sections after it do.

Sentences and cells carry what they claim as data, put there by whoever wrote the words. Each claim of the summary has
to be made in the body too: the same value, held no less firmly there, with a likelihood that the summary's range
includes and the same counts. What a sentence of the summary rests on has to stand in a section that makes one of its
claims. Besides, every number and every option named in the words of the summary has to occur in the words of the body,
which catches what was only typed.

Source: mission F57.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermove.errors import CountermoveError
from countermove.report.content import (
    Box,
    Card,
    Claim,
    Figure,
    Ground,
    Items,
    Paper,
    Paragraph,
    Quotations,
    Section,
    Sentence,
    Table,
)
from countermove.report.naming import NUMBERS

FIRMNESS = {
    "possible": (1, 1),
    "in_all_drawn": (1, 2),
    "necessary": (1, 3),
    "in_none_drawn": (-1, 2),
    "impossible": (-1, 3),
}
"""How firmly a value is said to hold: for or against it, and how far."""
ROUNDING = 1e-9
_QUOTED = re.compile(r"“([^“”]+)”")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = {word: str(number) for number, word in enumerate(NUMBERS) if number > 1}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A sentence of the summary that says more than the body, and in what."""

    sentence: str
    why: str

    def __str__(self) -> str:
        return f"“{self.sentence}”: {self.why}"


def disagreements(paper: Paper) -> tuple[Disagreement, ...]:
    """Return where the summary says more than the body; nothing where it does not."""
    bodies = [_Body(section) for section in paper.sections]
    words = _Words.of(bodies)
    found = []
    for sentence in paper.summary:
        found += [Disagreement(sentence.text, why) for why in _faults(sentence, bodies, words)]
    return tuple(found)


def check(paper: Paper) -> None:
    """Make sure that the summary of a paper says no more than its body.

    Raises: ``CountermoveError`` that names every sentence of the summary that does.
    """
    found = disagreements(paper)
    if found:
        raise CountermoveError(
            "The summary of this paper does not agree with its sections, so that the paper is not written. This is a "
            "fault in countermove, not in your case; please report it with the case.\n"
            + "\n".join(f"  {one}" for one in found)
        )


class _Body:
    """A section by what is said in it: its sentences and cells, and every text."""

    def __init__(self, section: Section) -> None:
        self.texts = [section.title]
        self.claims: dict[str, list[Claim]] = {}
        self.grounds: dict[str, list[Ground]] = {}
        for block in section.blocks:
            for text, claims, grounds in _said(block):
                self.texts.append(text)
                for claim in claims:
                    self.claims.setdefault(claim.subject, []).append(claim)
                for ground in grounds:
                    self.grounds.setdefault(ground.label, []).append(ground)

    def rests_on(self, ground: Ground) -> bool:
        """Say whether something in this section rests on as much as a ground has."""
        alike = [one for one in self.grounds.get(ground.label, ()) if _may_be(one, ground)]
        return bool(alike) and set(ground.cites) <= {cite for one in alike for cite in one.cites}


Said = tuple[str, tuple[Claim, ...], tuple[Ground, ...]]


def _said(block: object) -> Iterator[Said]:
    """Yield every text of a block with what it claims and rests on."""
    match block:
        case Paragraph() | Items():
            yield from _sentences(block.sentences)
        case Box():
            yield block.title, (), ()
            yield from _sentences(block.sentences)
        case Card():
            yield from ((text, (), ()) for text in (block.title, *block.facts))
            yield from (said for _, sentences in block.entries for said in _sentences(sentences))
        case Table():
            yield from ((text, (), ()) for text in (block.caption, *block.head, *block.notes))
            yield from ((one.text, one.claims, one.grounds) for row in block.rows for one in row)
        case Figure():
            yield from ((text, (), ()) for text in (block.caption, block.alternative))
        case Quotations():
            yield from ((one.words, (), ()) for one in block.items)


def _sentences(sentences: Iterable[Sentence]) -> Iterator[Said]:
    return ((one.text, one.claims, one.grounds) for one in sentences)


def _may_be(one: Ground, other: Ground) -> bool:
    """Say whether two grounds with one label are the same as far as both say what they are."""
    return all(a == b or not (a and b) for a, b in ((one.statement, other.statement), (one.basis, other.basis)))


@dataclass(frozen=True, slots=True)
class _Words:
    """What occurs in the words of the body: options by name, and numbers."""

    texts: str
    numbers: frozenset[str]

    @classmethod
    def of(cls, bodies: Iterable[_Body]) -> _Words:
        """Return what occurs in the sections of a body."""
        texts = [text for body in bodies for text in body.texts]
        return cls(
            "\n".join(texts),
            frozenset(number for text in texts for number in _numbers(text)),
        )


def _numbers(text: str) -> Iterator[str]:
    yield from _NUMBER.findall(text)
    yield from (_WORDS[word.lower()] for word in _NUMBER_WORD.findall(text))


def _faults(sentence: Sentence, bodies: list[_Body], words: _Words) -> Iterator[str]:
    if not sentence.claims:
        yield "it claims nothing that could be held against the sections"
    for claim in sentence.claims:
        yield from _claim_faults(claim, [one for body in bodies for one in body.claims.get(claim.subject, ())])
    subjects = {claim.subject for claim in sentence.claims}
    where = [body for body in bodies if subjects & body.claims.keys()]
    for ground in sentence.grounds:
        if not any(body.rests_on(ground) for body in where):
            yield f"it rests on {ground.label} ({'; '.join(ground.cites)}), and no section that says the same does"
    yield from (
        f"“{name}” is named in no section" for name in _QUOTED.findall(sentence.text) if name not in words.texts
    )
    yield from (
        f"the number {number} stands in no section"
        for number in dict.fromkeys(_numbers(sentence.text))
        if number not in words.numbers
    )


def _claim_faults(claim: Claim, said: list[Claim]) -> Iterator[str]:
    """Yield what no section says of a claim; of several that come near it, what the nearest does not say."""
    if not said:
        yield f"no section says anything of {claim.subject}"
        return
    faults = [list(_against(claim, one)) for one in said]
    yield from min(faults, key=len)


def _against(claim: Claim, body: Claim) -> Iterator[str]:
    """Yield in what a claim says more than the body does."""
    what = claim.subject
    if claim.value and claim.value != body.value:
        yield f"{what} is {claim.value} here and {body.value or 'not said'} in the section on it"
    if claim.strength and not _is_as_firm(body.strength, claim.strength):
        yield f"{what} is {claim.strength} here and {body.strength or 'not said to be'} in the section on it"
    if claim.count and claim.count != body.count:
        yield f"{what} is {_counted(claim.count)} here and {_counted(body.count)} in the section on it"
    if claim.likelihood and not _includes(claim.likelihood, body.likelihood):
        yield f"{what} has the likelihood {_range(claim.likelihood)} here and {_range(body.likelihood)} in the section"


def _is_as_firm(body: str, claimed: str) -> bool:
    side, far = FIRMNESS.get(body, (0, 0))
    claimed_side, claimed_far = FIRMNESS[claimed]
    return side == claimed_side and far >= claimed_far


def _includes(wide: tuple[float, float], narrow: tuple[float, float] | None) -> bool:
    return narrow is not None and wide[0] - ROUNDING <= narrow[0] and narrow[1] <= wide[1] + ROUNDING


def _counted(count: tuple[int, int] | None) -> str:
    return "not counted" if count is None else f"{count[0]:,} of {count[1]:,}"


def _range(found: tuple[float, float] | None) -> str:
    return "none" if found is None else f"{found[0]:.0%} to {found[1]:.0%}"
