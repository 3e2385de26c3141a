"""The words of furniture: classification levels, caveats, words that resemble them, and forms, from a data file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Vocabulary:
    """What banners and forms are made of; keys are in capitals with single blanks, values what a record reports."""

    levels: Mapping[str, str]
    caveats: Mapping[str, str]
    not_alone: frozenset[str]
    not_banners: frozenset[str]
    form_labels: frozenset[str]
    routing: tuple[str, ...]
    first_words: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """Return the words of furniture, read once."""
    text = resources.files("countermove.records").joinpath("data/furniture.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Vocabulary(
        levels=data["levels"],
        caveats=data["caveats"],
        not_alone=frozenset(data["not_alone"]),
        not_banners=frozenset(data["not_banners"]),
        form_labels=frozenset(data["form_labels"]),
        routing=tuple(data["routing"]),
        first_words=frozenset(phrase.split()[0] for phrase in [*data["levels"], *data["caveats"]]),
    )
