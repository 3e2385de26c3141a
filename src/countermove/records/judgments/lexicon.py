"""The cue words and the lists of words around them, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from countermove.records.judgments.data import listed, load_data


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may tell how sure somebody is; ``rule`` names the test it must pass, ``term`` its word on a scale."""

    rule: str
    kind: str
    tier: int
    term: str = ""
    negative: bool = False


class Words(frozenset[str]):
    """A list of words in lower case."""


@dataclass(frozen=True)
class Lexicon:
    """Every cue with its rule, and the lists by name."""

    cues: Mapping[str, Cue]
    lists: Mapping[str, Words]
    pattern: re.Pattern[str]
    """Finds the longest cue at a word's start, whatever its case and its blanks; a dash is no part of a word."""

    def words(self, name: str) -> Words:
        """Return a list of words by its name in the data file."""
        return self.lists[name]

    @cached_property
    def plain_verbs(self) -> Words:
        """Return words that are verbs wherever they stand, so that no noun phrase reaches across them."""
        beliefs = {word for word, cue in self.cues.items() if cue.rule == "belief"} - {"judge", "judges"}
        return Words(
            beliefs | self.words("plain_speech") - {"claim", "claims"} | (self.words("auxiliaries") - {"being"})
        )

    def cue(self, text: str) -> Cue:
        """Return the cue that a match of the pattern stands for."""
        return self.cues[" ".join(text.lower().split())]


@cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    data = load_data("cues.yaml")
    cues: dict[str, Cue] = {}
    for entry in data["cues"]:
        fields = {name: value for name, value in entry.items() if name != "words"}
        cues |= dict.fromkeys(listed(entry["words"]), Cue(**fields))
    lists = {name: Words(listed(text)) for name, text in data["lists"].items()}
    return Lexicon(cues, lists, re.compile(rf"(?<![\w'’])(?<!\w-)(?:{_trie(cues)})(?![\w'’]|-\w)", re.IGNORECASE))


def with_names(base: Lexicon, names: Iterable[str]) -> Lexicon:
    """Return a lexicon whose list of actors' names has more names in it; adjectives of nations are no names."""
    more = {" ".join(name.lower().split()) for name in names} - base.words("adjectives_of_nation")
    return replace(base, lists={**base.lists, "names": Words(base.words("names") | more)})


def _trie(phrases: Iterable[str]) -> str:
    """Return an alternation in which common beginnings are written once and the longest phrase is tried first."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for phrase in phrases:
        node = root
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = {}
    return _alternation(root)


def _alternation(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    """Return the expression of one node: its branches, and nothing at all where a phrase ends here."""
    branches = [_character(first) + _alternation(rest) for first, rest in sorted(node.items()) if first]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and "" not in node else f"(?:{'|'.join(branches)})"
    return f"{joined}?" if "" in node else joined


def _character(character: str) -> str:
    return r"\s{1,3}" if character == " " else re.escape(character)
