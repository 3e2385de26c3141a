"""Rules for evidence: what suggests or indicates something, against who suggested (proposed, said) it."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found
from countermove.records.judgments.negation import OUTER, verb_is_negated

_NOT_NEXT = frozenset({"by", "in", "at", "last", "earlier", "for", ".", ",", "as"})


def evidence(place: Place) -> Finding | None:
    """Read "the delay suggests that"; not "Moscow suggested a visit", "as suggested", "it was suggested"."""
    if (place.at(1) in _NOT_NEXT and not (place.at(1) == "," and "that" in place.after(9))) or place.at(-1) in {
        "as",
        "been",
        "be",
        "was",
        "were",
        "is",
        "are",
        "the",
    }:
        return None
    if place.word.endswith("ing"):
        return _participle(place)
    if place.before(2) in (["enough", "to"], ["evidence", "to"], ["nothing", "to"], ["reason", "to"]):
        return found(place)
    subject = place.subject()
    if subject is None or subject.is_author:
        return None
    if (subject.is_actor or subject.head in {"he", "she", "they"}) and place.after(2) != ["to", "us"]:
        return None
    if place.word == "point to" and place.in_list(-1, "determiners"):
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    return found(place, negation)


def _participle(place: Place) -> Finding | None:
    """Read ", suggesting that Moscow …" unless somebody speaks in the sentence before it."""
    speech = place.lexicon.words("speech_verbs") - {"state", "states", "suggested", "reported", "noted", "say"}
    spoken = any(word in speech for word in place.sentence.low[: place.first])
    if spoken or place.at(-1) in {"is", "are", "was", "were", "been"} or place.first == 0:
        return None
    return found(place)


def evidence_noun(place: Place) -> Finding | None:
    """Read "no evidence that", "some indications that"; not "signs of"."""
    if place.at(1) != "that" and place.after(2) not in (["to", "suggest"], ["to", "indicate"]):
        return None
    sized = place.at(-1) in place.lexicon.words("evidence_sizes")
    negated = place.at(-1) in {"no", "little", "few"} or (place.at(-1) == "any" and "not" in place.before(6))
    if not sized and not set(place.before(4)) & {"is", "are", "was", "were", "have", "has"}:
        return None
    return found(place, OUTER if negated else "", first=place.first - 1 if sized else place.first)
