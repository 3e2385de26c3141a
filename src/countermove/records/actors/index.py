"""Names looked up word by word, the longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from countermove.records.actors.entry import Entry
from countermove.records.actors.tokens import Token, adjoin, tokens_of

NAME, SURNAME, PREFIX, TITLE, PLACE = "name", "surname", "prefix", "title", "place"
_WORDS_IN_CAPITALS = frozenset({"ONE", "ALL", "PARK", "LABOUR", "ALLIES", "EAST", "WEST"})
"""Names that are common words once everything is written in capitals."""


@dataclass(slots=True)
class Meaning:
    """What one written form may mean: entries in the order of the tables, or a title, or a place."""

    keys: tuple[str, ...]
    kind: str
    entries: list[Entry] = field(default_factory=list)
    role: str = ""


class Index:
    """Every written form of every name."""

    def __init__(self, entries: Iterable[Entry], titles: Mapping[str, str], places: Iterable[str]) -> None:
        self._forms: dict[tuple[str, ...], Meaning] = {}
        self._surnames: dict[tuple[str, ...], Meaning] = {}
        for entry in entries:
            self._add(entry)
        for title, role in titles.items():
            keys = _keys(title)
            self._forms.setdefault(keys, Meaning(keys, TITLE, role=role))
        for place in places:
            keys = _keys(place)
            self._forms.setdefault(keys, Meaning(keys, PLACE))
        self._exact = _by_first_word([*self._forms.values(), *self._surnames.values()])
        self._capitals: dict[str, list[Meaning]] | None = None

    def _add(self, entry: Entry) -> None:
        for alias in (entry.name, *entry.aliases):
            keys = _keys(alias)
            kind = PREFIX if alias.endswith("-") else NAME
            if entry.type == "person" and len(keys) == 1:
                kind = SURNAME
            _put(self._surnames if kind == SURNAME else self._forms, keys, kind, entry)
        if entry.surname:
            _put(self._surnames, _keys(entry.surname), SURNAME, entry)

    def longest(self, text: str, tokens: Sequence[Token], at: int, *, capitals: bool) -> list[tuple[Meaning, int]]:
        """Return what may be meant from a word on, the longest first, each with the number of words it takes."""
        key = tokens[at].key
        if not capitals:
            meanings = self._exact.get(key)
            if meanings is None and len(key) > 3 and key.isupper():
                meanings, capitals = self._in_capitals().get(key), True
        else:
            meanings = self._in_capitals().get(key.upper())
        if not meanings:
            return []
        return [
            (meaning, len(meaning.keys))
            for meaning in meanings
            if _matches(text, tokens, at, meaning, capitals=capitals)
        ]

    def _in_capitals(self) -> dict[str, list[Meaning]]:
        if self._capitals is None:
            raised = [
                Meaning(tuple(key.upper() for key in meaning.keys), meaning.kind, meaning.entries, meaning.role)
                for meaning in [*self._forms.values(), *self._surnames.values()]
            ]
            self._capitals = _by_first_word([each for each in raised if each.keys[0] not in _WORDS_IN_CAPITALS])
        return self._capitals


def _keys(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokens_of(name))


def _put(forms: dict[tuple[str, ...], Meaning], keys: tuple[str, ...], kind: str, entry: Entry) -> None:
    meaning = forms.setdefault(keys, Meaning(keys, kind))
    if entry not in meaning.entries:
        meaning.entries.append(entry)


def _by_first_word(meanings: Iterable[Meaning]) -> dict[str, list[Meaning]]:
    result: dict[str, list[Meaning]] = defaultdict(list)
    for meaning in meanings:
        if meaning.keys:
            result[meaning.keys[0]].append(meaning)
    for listed in result.values():
        listed.sort(key=lambda meaning: -len(meaning.keys))
    return dict(result)


def _matches(text: str, tokens: Sequence[Token], at: int, meaning: Meaning, *, capitals: bool) -> bool:
    keys = meaning.keys
    if at + len(keys) > len(tokens):
        return False
    for offset in range(1, len(keys)):
        token = tokens[at + offset]
        if (token.key.upper() if capitals else token.key) != keys[offset]:
            return False
        if not adjoin(text, tokens[at + offset - 1], token):
            return False
    if meaning.kind == PREFIX:
        end = tokens[at + len(keys) - 1].end
        return text[end : end + 1] in {"-", "–"}
    return True
