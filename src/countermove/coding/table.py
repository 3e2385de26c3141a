"""The table of wording: which words of a record offer what to a case, read once from ``data/patterns.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the table where they stand; ``entry`` is what the table says of them.

    Units: ``start`` and ``end`` are offsets in the text that was searched.
    """

    start: int
    end: int
    words: str
    entry: Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    """The words of one part of the table."""

    entries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        alternatives = "|".join(_expression(words) for words in sorted(self.entries, key=lambda w: (-len(w), w)))
        object.__setattr__(self, "_pattern", re.compile(rf"(?<![\w'’-])(?:{alternatives})(?![\w’'-])", re.IGNORECASE))

    def find(self, text: str) -> Iterator[Found]:
        """Yield the places where words of the table stand, the longest at each place."""
        pattern: re.Pattern[str] = self._pattern  # type: ignore[attr-defined]
        for match in pattern.finditer(text):
            words = " ".join(match[0].lower().split())
            yield Found(match.start(), match.end(), words, self.entries[words])


def _expression(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


@dataclass(frozen=True)
class Table:
    """Every part of the table."""

    options: Wording
    interests: Wording
    reactions: Wording
    reactions_turned: Wording
    links: Wording
    events: Wording
    novelty: Wording
    effects: frozenset[str]
    effects_of_things: frozenset[str]
    bodies: frozenset[str]
    party_itself: frozenset[str]
    empty: frozenset[str]
    turning: frozenset[str]
    lead_in_nouns: frozenset[str]
    lead_in_verbs: frozenset[str]
    lead_in_past: Wording
    interest_nouns: Wording
    interest_noun_verbs: Wording


@cache
def table() -> Table:
    """Return the shipped table."""
    from ruamel.yaml import YAML

    data = YAML(typ="safe", pure=True).load(
        files("countermove.coding").joinpath("data", "patterns.yaml").read_text(encoding="utf-8")
    )
    nouns = [{"words": data["interest_nouns"][way], "way": way} for way in ("for", "against")]
    return Table(
        **{
            name: _wording(data[name])
            for name in ("options", "interests", "reactions", "reactions_turned", "links", "events")
        },
        novelty=_wording({"words": words, "novelty": name} for name, words in data["novelty"].items()),
        effects=_listed(data["effects"]),
        effects_of_things=_listed(data["effects_of_things"]),
        bodies=_listed(data["bodies"]),
        party_itself=_listed(data["party_itself"]),
        empty=_listed(data["empty"]),
        turning=_listed(data["turning"]),
        lead_in_nouns=_listed(data["lead_ins"]["nouns"]),
        lead_in_verbs=_listed(data["lead_ins"]["verbs"]),
        lead_in_past=_wording([{"words": data["lead_ins"]["past"]}]),
        interest_nouns=_wording(nouns),
        interest_noun_verbs=_wording([{"words": data["interest_nouns"]["verbs"]}]),
    )


def _wording(entries: Iterable[Mapping[str, Any]]) -> Wording:
    by_words: dict[str, Mapping[str, str]] = {}
    for entry in entries:
        rest = {name: str(value) for name, value in entry.items() if name != "words"}
        by_words |= dict.fromkeys(_words(str(entry["words"])), rest)
    return Wording(by_words)


def _words(text: str) -> list[str]:
    return [word for word in (" ".join(part.split()).lower() for part in text.split(",")) if word]


def _listed(text: str) -> frozenset[str]:
    return frozenset(_words(text))
