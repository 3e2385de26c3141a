"""Rules for explicit words of likelihood: which of them are judgments, and which way they point."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found, is_of_people
from countermove.records.judgments.negation import (
    OUTER,
    adjective_negation,
    adverb_negation,
    is_negator,
    verb_is_negated,
)

_CHANCES = frozenset({"chance", "chances", "odds", "likelihood", "probability", "prospect", "prospects"})
_AFTER_CERTAIN = frozenset({"to", "that", ".", ",", ";", "of", "not", "whether", "about", "and", "or", "but", "in", ""})


def adverb(place: Place) -> Finding | None:
    """Read "probably", "almost certainly", "perhaps": always a judgment."""
    negation = "" if "doubt" in place.word else adverb_negation(place.sentence, place.first, place.last, place.lexicon)
    return found(place, negation)


def evidential(place: Place) -> Finding | None:
    """Read "apparently", "presumably": a hedge that stays one before a negative statement."""
    return found(place)


def likely(place: Place) -> Finding | None:
    """Read "likely", "almost certain", "unlikely"; not in lists of candidates, and without a range as a superlative."""
    after = place.after(2)
    if any(word in place.lexicon.words("candidate_nouns") for word in after) and place.at(1) not in {"to", "that"}:
        return None
    if place.word == "as likely" and "as" not in place.after(2):
        return None
    negation = adjective_negation(place.sentence, place.first, place.last, place.lexicon)
    superlative = place.word.startswith("most ") and place.at(-1) in {"the", "its", "their", "his"}
    return found(place, negation, **({"term": ""} if superlative else {}))


def certain(place: Place) -> Finding | None:
    """Read "certain to", "is certain", "sure to", "bound to"; not "certain steps", "make sure", "bound by"."""
    before = _past(place, place.first)
    if before in {"for", "make", "makes", "made", "making", "a", "under", "any", "feel"}:
        return None
    if place.word == "bound" and (
        place.at(1) != "to"
        or place.at(2) in place.lexicon.words("not_a_verb")
        or place.sentence.is_name(place.last + 2)
        or before not in place.lexicon.words("be_forms")
    ):
        return None
    is_clause = place.at(1) in place.lexicon.words("clause_pronouns") and _is_felt(place)
    if (
        place.word == "sure"
        and not is_clause
        and (place.at(1) not in {"to", "that"} or place.before(2) == ["to", "be"])
    ):
        return None
    if before not in place.lexicon.words("be_forms") and place.at(1) != "to" and before != "not":
        return None
    if place.at(1) not in _AFTER_CERTAIN and not is_clause:
        return None
    return _of_mind_or_fact(place)


def _of_mind_or_fact(place: Place) -> Finding | None:
    """Return "certain that" as the judgment of whoever is certain, "certain to" as the authors'."""
    negation = adjective_negation(place.sentence, place.first, place.last, place.lexicon)
    subject = place.subject() if place.at(1) in {"that", "of"} or _is_felt(place) else None
    if subject is None or subject.is_author or not (subject.is_actor or _is_felt(place)):
        return found(place, negation)
    return found(place, negation, holder=subject.label, holder_place=subject.first, opens=True)


def _is_felt(place: Place) -> bool:
    """Say whether a person is certain of a clause: "I am certain there will be", "the mayor is sure it was"."""
    subject = place.subject() if place.at(1) in place.lexicon.words("clause_pronouns") else None
    return subject is not None and subject.head not in {"it", "this", "that", "there"}


def predicate(place: Place) -> Finding | None:
    """Read "it is possible that", "is inevitable", "is doubtful"; not "a possible visit" or "as soon as possible"."""
    before = _past(place, place.first)
    if before not in place.lexicon.words("be_forms") and place.at(1) != "that":
        return None
    if place.word.endswith("possible") and (place.at(1) in {"to", "for"} or "as" in place.before(1)):
        return None
    if before in {"everything", "if", "where", "wherever", "when", "whenever"}:
        return None
    return found(place, adjective_negation(place.sentence, place.first, place.last, place.lexicon))


def that_or_whether(place: Place) -> Finding | None:
    """Read words that are a judgment only of a clause: "impossible that", "questionable whether"."""
    if place.at(1) not in {"that", "whether", "if"} and place.after(3) != ["as", "to", "whether"]:
        return None
    if place.word == "impossible" and (first := _not_impossible(place)) is not None:
        return found(place, kind="possibility", tier=2, first=first, term="", negated=False)
    return found(place, adjective_negation(place.sentence, place.first, place.last, place.lexicon))


def _not_impossible(place: Place) -> int | None:
    """Return where "not impossible", "far from impossible" begins: no more than a possibility."""
    for index, word in place.sentence.before(place.first, 4):
        if is_negator(place.sentence, index, place.lexicon) or word == "far":
            return index
        if word not in place.lexicon.words("intensifiers") and word != "from":
            break
    return None


def remote(place: Place) -> Finding | None:
    """Read "that danger is remote", "we consider the second remote"; not "a remote village", "the farm is remote"."""
    if place.at(1)[:1].isalpha() and place.at(1) not in {"and", "but", "at", "for", "so", "in", "unless", "if", "as"}:
        return None
    before = place.sentence.low[max(0, place.first - 14) : place.first]
    nouns = place.lexicon.words("remote_things")
    if _past(place, place.first) in place.lexicon.words("be_forms") - {"it"}:
        said = any(word in nouns for word in before) and not any(word in _CHANCES for word in before)
        return (
            found(place, adjective_negation(place.sentence, place.first, place.last, place.lexicon)) if said else None
        )
    cues = (place.lexicon.cues.get(word) for _, word in place.sentence.before(place.first, 24))
    weighed = any(cue is not None and cue.rule == "seen_as" for cue in cues)
    return found(place) if weighed and place.at(-1) in nouns | {"as", "it"} else None


def _past(place: Place, index: int) -> str:
    """Return the nearest word before a place that does not only grade or negate."""
    for _, word in place.sentence.before(index, 8):
        if word in place.lexicon.words("be_forms"):
            return word
        if word not in place.lexicon.words("intensifiers") and word not in place.lexicon.words("negators"):
            return word if not word.endswith("ly") else "it"
    return ""


def doubt(place: Place) -> Finding | None:
    """Read "we doubt", "Moscow doubts", "little doubt"; not "cast doubt on", "in doubt", "doubts about"."""
    if place.word in {"doubt", "doubts"} and (noun := _doubt_as_noun(place)) is not None:
        return noun
    subject = place.subject()
    if subject is None or not (subject.is_author or subject.is_actor or is_of_people(place, subject)):
        return None
    if place.at(1) in {"about", "of", "on", "as", ",", "."} or _is_nation_and_noun(place, subject.head):
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    holder = "" if subject.is_author else subject.label
    return found(place, negation, holder=holder, holder_place=subject.first, opens=True)


def _is_nation_and_noun(place: Place, head: str) -> bool:
    return head in place.lexicon.words("adjectives_of_nation") and place.word.endswith("s")


def _doubt_as_noun(place: Place) -> Finding | None:
    if place.at(-1) in {"little", "scant", "no"}:
        return found(place, OUTER, first=place.first - 1)
    if place.at(-1) in {"some", "considerable", "serious", "grave", "much", "strong", "real"} and (
        place.at(1) in {"that", "whether", "if"} or place.after(2) == ["as", "to"]
    ):
        return found(place, first=place.first - 1)
    return None


def expect(place: Place) -> Finding | None:
    """Read "we expect", "is expected to"; not "the expected visit", "as expected", "than anticipated"."""
    if place.word.endswith("ed") and place.at(-1) in place.lexicon.words("auxiliaries") - {"had", "has", "have"}:
        return _passive_expectation(place)
    if place.at(-1) in {"as", "than", "the", "be", "a", "any", "an", "its", "their"} or place.at(1) in {
        "of",
        ".",
        ",",
        "from",
    }:
        return None
    subject = place.subject()
    if subject is None or not (subject.is_author or subject.is_actor):
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    holder = "" if subject.is_author else subject.label
    return found(place, negation, holder=holder, holder_place=subject.first, opens=True)


def _passive_expectation(place: Place) -> Finding | None:
    if place.at(1) in {".", ",", "by", "of", "from"} or place.before(2) == ["to", "be"]:
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    return found(place, negation)


def hardly(place: Place) -> Finding | None:
    """Read "can hardly accept" as a negative judgment, unless the next word is a cue that it negates."""
    following = place.lexicon.cues.get(place.at(1))
    if following is not None and following.rule in {"belief", "noun_like", "expect", "doubt"}:
        return None
    return found(place)


def _may_be(place: Place) -> bool:
    """Say whether something "can be ruled out": as near to impossible as words go; not "excluded from the talks"."""
    before = place.before(2)
    return before[1:] == ["be"] and before[0] in {"can", "could", "may", "might"} and place.at(1) not in {"by", "from"}


def rule_out(place: Place) -> Finding | None:
    """Read "cannot rule out", "does not preclude the possibility": positive where negated, negative where not."""
    if place.word in {"ruled out", "excluded", "discounted"} and _may_be(place):
        return found(place)
    noun = next(
        (index for index, word in enumerate(place.after(6)) if word in place.lexicon.words("possibility_nouns")), None
    )
    passive = place.at(-1) in {"be", "been"} and any(
        is_negator(place.sentence, i, place.lexicon) for i in range(max(0, place.first - 5), place.first)
    )
    subject = place.subject()
    author = subject is not None and subject.is_author
    if noun is None and not passive and not (author and place.word.endswith(("out", "exclude", "discount"))):
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    holder = subject.label if subject is not None and subject.is_actor and not passive else ""
    last = place.last + 1 + noun if noun is not None else place.last
    opens = bool(holder)
    return found(place, negation, last=last, holder=holder, holder_place=subject.first if subject else -1, opens=opens)
