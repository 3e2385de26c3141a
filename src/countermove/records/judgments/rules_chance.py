"""The nouns of likelihood: chances, prospects, odds, with the word of size beside them or some words on."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found
from countermove.records.judgments.negation import OUTER, is_negator
from countermove.records.judgments.odds import figure_after

REACH = 20
"""Words after the noun within which "are small" is looked for."""

_LINKS = frozenset(
    {"a", "an", "the", "any", "all", "very", "or", "and", "only", "fairly", "quite", "rather", "extremely"}
)
_STOPS = frozenset({";", ":", ".", "--", "—", "but", "although", "though", "because", "which"})


def chance(place: Place) -> Finding | None:
    """Read "little prospect", "chances … are small"; not "a chance to", "chance meeting", "at odds"."""
    if _is_something_else(place):
        return None
    first, size = _size_before(place)
    if not size and _is_even(place):
        return found(place, term="even")
    if not size:
        size = _size_after(place)
    if not size and not _stands_alone(place):
        return None
    if size == "any":
        if not _is_denied(place, first):
            return None
        size = "small"
    denied = size == "large" and _is_denied(place, first)
    negation = OUTER if size == "small" or denied else ""
    return found(place, negation, first=first, term="")


def _is_something_else(place: Place) -> bool:
    if place.word == "odds" and (place.at(-1) in {"at", "against"} or place.at(1) == "and" or "all" in place.before(1)):
        return True
    if place.word == "odds" and place.at(1) not in {
        "are",
        "were",
        "of",
        "that",
        "(",
        "on",
        "against",
        "in",
        "favor",  # codespell:ignore favor
        "favour",
    }:
        return True
    if place.at(1) in place.lexicon.words("chance_events") or place.at(-1) in {"by", "taking", "take", "took", "no-"}:
        return True
    if place.word in {"chance", "chances"} and place.at(1) == "to":
        return _size_before(place)[1] not in {"small", "any"} and place.at(-1) not in {"good", "fair", "better", "much"}
    return False


def _is_even(place: Place) -> bool:
    """Read "the chances are even", not "are even better"."""
    even = place.after(2)[1:] == ["even"] and place.at(1) in {"are", "were", "is", "was", "remain"}
    return even and place.at(3) in {".", ",", ";", "that", "for", "of", "--", "—"}


def _size_before(place: Place) -> tuple[int, str]:
    """Return where the cue begins with its words of size, and the size: large, small, any or nothing."""
    first, size = place.first, ""
    for index, word in place.sentence.before(place.first, 6):
        if word in place.lexicon.words("small"):
            first, size = index, "small"
        elif word in place.lexicon.words("large"):
            first, size = (index, size or "large") if size != "small" else (index, size)
        elif word == "any" and not size:
            first, size = index, "any"
        elif word not in _LINKS:
            break
    return first, size


def _size_after(place: Place) -> str:
    """Return the size said of the noun: "chances of an early agreement on the islands are small"."""
    opened = -9
    for distance in range(1, REACH + 1):
        word = place.at(distance)
        if not word or (word in _STOPS and place.at(distance + 1) not in place.lexicon.words("be_forms")):
            return ""
        if word in place.lexicon.words("be_forms") and word != "it":
            opened = distance
        elif distance - opened <= 4 and (place.lexicon.words("small") | place.lexicon.words("large")) & {word}:
            return _turned(place, distance)
    return ""


def _turned(place: Place, distance: int) -> str:
    """Return the size of a predicate, turned round by a negation before it ("are not good")."""
    is_small = place.at(distance) in place.lexicon.words("small")
    index = place.last + distance
    negated = any(is_negator(place.sentence, before, place.lexicon) for before in range(max(0, index - 3), index))
    return "small" if is_small != negated else "large"


def _stands_alone(place: Place) -> bool:
    """Say whether the noun is a judgment without any word of size; a figure in brackets makes it one."""
    sentence = place.sentence
    if place.at(1) == "(" and figure_after(sentence.text, sentence.end_of(place.last) - sentence.start):
        return True
    if place.word in {"prospect", "prospects"}:
        return False
    if place.word in {"chance", "chances"}:
        if set(place.before(4)) & place.lexicon.words("opportunity_verbs"):
            return False
        return place.at(1) in {"of", "that", "for", "are", "is"} and place.at(-1) not in {
            "last",
            "second",
            "first",
            "this",
        }
    if place.word == "odds":
        return place.at(1) in {"are", "were", "favor", "favour"}  # codespell:ignore favor
    return place.at(1) in {"of", "that", "is", "was", "for"} or place.at(-1) == "the"


def _is_denied(place: Place, first: int) -> bool:
    """Say whether a negation governs the noun: "not … much chance", "nor is there any prospect", "without much"."""
    for index, word in place.sentence.before(first, 8):
        if is_negator(place.sentence, index, place.lexicon):
            return True
        if word in {",", ";", "--", "—", ":"}:
            return False
    return False
