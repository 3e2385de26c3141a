"""Words with a capital that are no names, or that tell that what stands before them is no actor."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from countermove.records.actors.tables import rows

_PARTICLES = frozenset({"of", "for", "de", "da", "dos", "von", "van", "al", "bin", "and"})


@lru_cache(maxsize=1)
def not_names() -> dict[str, frozenset[str]]:
    """Return the words by kind: month, day, opening (of a sentence), thing, body and so on."""
    return {kind: frozenset(words.split()) for kind, words in rows("not_names")}


def may_be_name(word: str, *, opens: bool) -> bool:
    """Say whether a capitalised word may belong to a name; ``opens`` tells that it begins a sentence."""
    kinds = not_names()
    if word in kinds["month"] or word in kinds["day"] or word in kinds["quality"]:
        return False
    if opens and word.endswith(("ly", "ing", "ed")):
        return False
    return (
        len(word) > 1 and word not in kinds["opening"] and (not word.isupper() or word.title() not in kinds["opening"])
    )


def is_body(word: str) -> bool:
    """Say whether a word begins or ends the name of a body: Institute of Oceanography, Karo Council."""
    return word in not_names()["body"]


def is_thing(words: Sequence[str]) -> bool:
    """Say whether the words of a sequence tell that it names no actor: a treaty, a war, an island, a direction."""
    things, generic = not_names()["thing"], not_names()["generic"]
    if is_body(words[-1]):
        return False
    return any(word in things for word in words) or all(word in generic for word in words)


def is_also_person(word: str) -> bool:
    """Say whether the name of a state is a common surname too: Jordan."""
    return word in not_names()["also_person"]


def is_single_name(word: str) -> bool:
    """Say whether a word that stands alone may be a name: no generic word, no plural of an abbreviation (CBMs)."""
    plural = len(word) > 2 and word.endswith("s") and word[:-1].isupper()
    return len(word) > 2 and not plural and word not in not_names()["generic"]


def is_particle(word: str) -> bool:
    """Say whether a small word may stand inside a name."""
    return word in _PARTICLES
