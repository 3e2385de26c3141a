"""Find the actors that a document names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from countermove.records.actors.entry import ANY_STATE, Entry
from countermove.records.actors.gazetteer import Gazetteer
from countermove.records.actors.index import NAME, SURNAME, TITLE
from countermove.records.actors.scan import UNKNOWN, Hit, is_state_like, scan
from countermove.records.actors.settle import person_meant, state_meant
from countermove.records.actors.words import is_single_name
from countermove.records.record import Actor, Mention, Passage

CANDIDATE, POST = "candidate", "post"
_POSTS = re.compile(
    r"minister|premier|president|chancellor|general secretary|secretary (?:of|general)|foreign secretary"
)
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_TWICE = 2
"""Units: mentions from which a single unknown word is taken for a name."""


@dataclass(slots=True)
class _Known:
    """An actor while its mentions are collected."""

    id: str
    name: str
    type: str
    of: str = ""
    role: str = ""
    mentions: list[Mention] = field(default_factory=list)


def find_actors(passages: Iterable[Passage], gazetteer: Gazetteer, year: int | None = None) -> tuple[Actor, ...]:
    """Return the actors that passages name, those with most mentions first, else in order of appearance.

    Types are those of the gazetteer, ``post`` for an office named without its holder (the Soviet Foreign Minister), and
    ``candidate`` for a name that is not known: a proposal, no finding.

    Args:
        year: the document's year; it decides what Moscow means, and whom a surname.
    """
    listed = list(passages)
    words = {word for passage in listed for word in _SMALL.findall(passage.text)}
    hits = [trimmed(hit, words) for passage in listed for hit in scan(passage, gazetteer.index)]
    return _Finder(gazetteer, year, hits, words).actors()


class _Finder:
    """Settles the hits of one document."""

    def __init__(self, gazetteer: Gazetteer, year: int | None, hits: Sequence[Hit], words: Collection[str]) -> None:
        self.gazetteer, self.year, self.hits, self.words = gazetteer, year, hits, words
        self.in_full = {entry.id for hit in hits if hit.kind == NAME for entry in hit.entries if entry.type == "person"}
        self.singles = Counter(hit.text for hit in hits if hit.kind == UNKNOWN and not hit.opens)
        self.found: dict[str, _Known] = {}
        self.surnames = self._candidate_surnames()

    def actors(self) -> tuple[Actor, ...]:
        for hit in self.hits:
            self._settle(hit)
        ranked = sorted(self.found.values(), key=lambda known: -len(known.mentions))
        return tuple(
            Actor(known.id, known.name, known.type, tuple(known.mentions), known.role, known.of) for known in ranked
        )

    def _settle(self, hit: Hit) -> None:
        if hit.kind == UNKNOWN:
            self._candidate(hit)
        elif hit.kind == TITLE:
            self._post(hit)
        elif hit.entries[0].type == "person":
            self._person(hit)
        else:
            self._other(hit)

    def _other(self, hit: Hit) -> None:
        entry = state_meant(hit.entries, self.year)
        if entry is None:
            return
        if entry.of == ANY_STATE:
            self._any_state(hit, entry)
        else:
            self._note(entry.id, entry.name, entry.type, hit, of=entry.of)

    def _any_state(self, hit: Hit, entry: Entry) -> None:
        """Note an organ that every state has, as that of the state named right before it, if one is."""
        state = self._state_beside(hit)
        identifier = f"{state.id}_{entry.id}" if state else entry.id
        name = f"{entry.name} ({state.name})" if state else entry.name
        self._note(identifier, name, entry.type, hit, of=state.id if state else "")

    def _state_beside(self, hit: Hit) -> Entry | None:
        beside = hit.beside
        if beside is None or not is_state_like(beside):
            return None
        return state_meant(beside.entries, self.year)

    def _person(self, hit: Hit) -> None:
        state = self._state_beside(hit)
        entry: Entry | None = hit.entries[0]
        if hit.kind == SURNAME:
            entry = person_meant(
                hit.entries,
                self.year,
                role=hit.role or ("-" if hit.title else ""),
                state=state.id if state else "",
                in_full=self.in_full,
                given=hit.given,
            )
        if entry is None:
            self._candidate(hit)
            return
        held = entry.role_in(self.year)
        role = held if hit.role in held else hit.role
        self._note(entry.id, entry.name, entry.type, hit, of=entry.of, role=role)

    def _post(self, hit: Hit) -> None:
        if hit.role == "minister" or not _POSTS.search(hit.role):
            return
        state = self._state_beside(hit)
        identifier = slug(f"{state.id} {hit.role}" if state else hit.role)
        name = f"{hit.role} ({state.name})" if state else hit.role
        self._note(identifier, name, POST, hit, of=state.id if state else "", role=hit.role)

    def _candidate(self, hit: Hit) -> None:
        """Note an unknown name: several words, or one after a title, or one that comes again."""
        name = _bare(hit)
        full = self.surnames.get(name, name)
        common_word = hit.kind == SURNAME and not hit.given and not hit.entries[0].surname_alone
        if common_word and not hit.title and full == name:
            return
        several = " " in full or "-" in full or hit.title
        if hit.kind == UNKNOWN and not several and not self._comes_again(hit):
            return
        identifier = slug(full)
        if identifier in self.gazetteer.by_id:
            identifier += "_candidate"
        state = self._state_beside(hit)
        self._note(identifier, full, CANDIDATE, hit, of=state.id if state and hit.title else "", role=hit.role)

    def _comes_again(self, hit: Hit) -> bool:
        if hit.text.lower() in self.words or not is_single_name(hit.text):
            return False
        return self.singles[hit.text] >= _TWICE

    def _candidate_surnames(self) -> dict[str, str]:
        """Return the last word of each unknown name of two words and more, where only one name ends in it."""
        ends: dict[str, set[str]] = {}
        for hit in self.hits:
            words = _bare(hit).split() if hit.kind == UNKNOWN or hit.given else []
            if len(words) > 1:
                ends.setdefault(words[-1], set()).add(" ".join(words))
        return {end: names.pop() for end, names in ends.items() if len(names) == 1}

    def _note(self, identifier: str, name: str, kind: str, hit: Hit, *, of: str = "", role: str = "") -> None:
        known = self.found.setdefault(identifier, _Known(identifier, name, kind))
        known.of = known.of or of
        known.role = known.role if known.role and not hit.role else role or known.role
        known.mentions.append(Mention(hit.cite, hit.start, hit.end, hit.text))


def _bare(hit: Hit) -> str:
    """Return a name without the title before it."""
    return " ".join(hit.text[len(hit.title) :].strip(" .").split())


def trimmed(hit: Hit, words: Collection[str]) -> Hit:
    """Return an unknown name at the start of a sentence without its first word, where that is a common word."""
    first, _, rest = hit.text.partition(" ")
    if hit.kind != UNKNOWN or not hit.opens or not rest or first.lower() not in words:
        return hit
    return replace(hit, start=hit.start + len(first) + 1, text=rest, opens=False)


def slug(name: str) -> str:
    """Return a name as an identifier: lower case, words parted by underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_") or "unnamed"


def merged(actors: Iterable[Actor], proposed: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return actors with proposals added whose places are not taken yet; proposals are candidates."""
    listed = list(actors)
    taken = {(mention.cite, place) for actor in listed for mention in actor.mentions for place in _places(mention)}
    for actor in proposed:
        free = tuple(m for m in actor.mentions if not any((m.cite, place) in taken for place in _places(m)))
        if free:
            listed.append(replace(actor, type=CANDIDATE, mentions=free))
    return tuple(listed)


def _places(mention: Mention) -> range:
    return range(mention.start, mention.end)
