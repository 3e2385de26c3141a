"""Lists of offices: "A Division, Office of X, and B Division, Office of Y" are two, "Bureau of A and B" is one.

Names of rising rank belong together (post, branch, division, office, directorate, agency); anything else starts a new
one. What the words in a name say about its rank stands in ``data/offices.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countermove.records.apparatus.gazetteer import Offices, offices
from countermove.records.apparatus.sheet import MARK, without_marks

POST = 0.5
"""The rank of a person's post, below every unit; a name of which nothing is known has rank 0."""

_ARTICLE = re.compile(r"^(?:(?:and|by|with|from|to|in|of|within)\b[\s,]*)*(?:both\s+)?(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")
_STARTS = re.compile(r"(?:and|by|the|with)\s")
_WORD = re.compile(r"(?:[^\W\d_]|&)+")
_CONNECTOR = frozenset(["of", "for", "the", "and", "on", "in", "at", "to", "&", "a", "de", "with", "by", "within"])
_ABBREVIATION = re.compile(r"^[A-Z][A-Z&/-]{1,9}$")
_PERSON = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Miss|Col|Lt|Gen|Maj|Capt|Adm)\.? )?(?:[A-Z][A-Za-z'.-]* ){1,3}[A-Z][A-Za-z'-]+$"
)
_OF = re.compile(r"^(?P<person>(?:[A-Z][A-Za-z'.-]* ){1,3}[A-Z][A-Za-z'-]+) (?:of|from|in) the (?P<office>[A-Z].+)$")


@dataclass(frozen=True, slots=True)
class Chain:
    """An office as printed, its parts joined by commas; ``person`` is the name before it, empty where there is none."""

    name: str
    person: str = ""


@dataclass
class _Group:
    names: list[str]
    ranks: list[float]

    def chain(self) -> Chain:
        if len(self.names) > 1 and self.ranks[0] == 0 and self.ranks[1] > 0 and _PERSON.match(self.names[0]):
            return Chain(", ".join(self.names[1:]), self.names[0])
        return Chain(", ".join(self.names))


def chains(text: str, *, peers: bool = False) -> tuple[str, ...]:
    """Return the offices that a phrase lists, as printed, without articles and marks; persons stay part of them."""
    return tuple(f"{one.person}, {one.name}" if one.person else one.name for one in office_chains(text, peers=peers))


def office_chains(text: str, *, peers: bool = False) -> tuple[Chain, ...]:
    """Return the offices that a phrase lists, with the persons named before them.

    ``peers`` says that names of which nothing is known stand beside each other (a list of agencies), not in a chain.
    """
    gazetteer = offices()
    groups: list[_Group] = []
    for name, parted in _names(without_marks(text), gazetteer):
        rank = rank_of(name, gazetteer)
        if groups and (
            _is_further_department(groups[-1], name, rank, gazetteer)
            or (not parted and _belongs(groups[-1], name, rank, peers))
        ):
            groups[-1].names.append(name)
            groups[-1].ranks.append(rank)
        else:
            groups.append(_Group([name], [rank]))
    return tuple(group.chain() for group in groups)


def _is_further_department(group: _Group, name: str, rank: float, gazetteer: Offices) -> bool:
    """Say whether a name is one of several: "the Departments of State, the Army, and the Navy"."""
    return "departments of" in group.names[0].lower() and rank <= 1 and gazetteer.expand(name) is None


def _belongs(group: _Group, name: str, rank: float, peers: bool) -> bool:
    """Say whether a name goes on with the chain before it."""
    above = group.ranks[-1]
    if rank == 0:
        abbreviated = bool(_ABBREVIATION.match(name)) and not _ABBREVIATION.match(group.names[-1])
        return (above > 0 and abbreviated) or (above == 0 and not peers)
    return rank > above and not (peers and above == 0)


def rank_of(name: str, gazetteer: Offices) -> float:
    """Return how high a name stands by its head word; 0 where it is none that is known."""
    known = gazetteer.expand(name)
    words = [word.lower() for word in _WORD.findall(re.split(r" (?:of|for|to) ", known or name, maxsplit=1)[0])]
    ranks = [gazetteer.units[word] for word in words if word in gazetteer.units]
    if ranks:
        return ranks[-1]
    if known:
        return 3
    return POST if not gazetteer.posts.isdisjoint(words) else 0


def is_office(name: str, gazetteer: Offices) -> bool:
    """Say whether a phrase names an office."""
    return rank_of(name, gazetteer) > 0 or name.lower() in gazetteer.institutions or bool(_ABBREVIATION.match(name))


def is_name_like(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Say whether a phrase holds only names: capitals, small words between them, marks, and words of ``also``."""
    words = MARK.sub(" ", text).replace(",", " ").replace(";", " ").split()
    return all(
        word in _CONNECTOR or word in also or word[0].isupper() or word[0] in "([&" or word[0].isdigit()
        for word in words
    )


def without_article(text: str) -> str:
    """Return a name without the small words before it."""
    return _ARTICLE.sub("", text, count=1).strip(" .,;")


def _names(text: str, gazetteer: Offices) -> Iterator[tuple[str, bool]]:
    """Yield the pieces between commas and parting "and"s; True where a piece surely starts a new office."""
    for number, piece in enumerate(_COMMA.split(text)):
        starts = number > 0 and bool(_STARTS.match(piece))
        for place, part in enumerate(_apart(piece, gazetteer)):
            of = _OF.match(part)
            if of and rank_of(of["office"], gazetteer) > 0:
                yield of["person"], starts or place > 0
                part, starts, place = of["office"], False, 0  # noqa: PLW2901
            name = without_article(part)
            if name and name.lower() not in _CONNECTOR:
                yield name, starts or place > 0


def _apart(piece: str, gazetteer: Offices) -> list[str]:
    """Split at "and" where a whole office stands on both sides of it."""
    names: list[str] = []
    position = 0
    for found in _AND.finditer(piece):
        left, right = piece[position : found.start()], piece[found.end() :]
        if right.startswith(("with ", "by ")) or _both_whole(left, right, gazetteer):
            names.append(left)
            position = found.end()
    return [*names, piece[position:]]


def _both_whole(left: str, right: str, gazetteer: Offices) -> bool:
    whole = is_office(without_article(left), gazetteer) and not left.lower().startswith(("departments", "offices"))
    following = _AND.split(without_article(right), maxsplit=1)[0]
    return whole and (is_office(following, gazetteer) or right.startswith("the "))
