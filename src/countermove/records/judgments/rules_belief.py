"""Rules for belief, assessment and inference: whose belief it is, and which verbs are something else."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found, is_of_people
from countermove.records.judgments.negation import OUTER, verb_is_negated
from countermove.records.judgments.subjects import Subject
from countermove.records.judgments.voices import is_assessor

_CLAUSE_ONLY = {
    "conclude": frozenset({"that", "from", ",", "--"}),
    "assume": frozenset({"that"}),
    "assess": frozenset({"that", "with"}),
    "recogni": frozenset({"that", "how", "the", "as"}),
    "calculate": frozenset({"that", ",", "on"}),
    "presume": frozenset({"that"}),
    "reckon": frozenset({"that", "on"}),
    "judg": frozenset({"that"}),
}
_ORDINALS = frozenset({"first", "second", "third", "fourth", "former", "latter"})
_CLAUSE_STARTS = frozenset({"that", "it", "they", "he", "she", "there", "this", "how"})
_PASSIVE = frozenset({"is", "are", "was", "were", "been", "be", "being"})
_OF_MIND_NEXT = {
    "concerned": {"that", "lest"},
    "afraid": {"that", "of", "lest"},
    "satisfied": {"that"},
    "optimistic": {"that", "about"},
    "pessimistic": {"that", "about"},
}


def belief(place: Place) -> Finding | None:
    """Read "we believe", "Moscow judges", "is believed to"; the holder is the subject of the verb."""
    if place.at(-1) in {"the", "a", "an"}:
        return None
    if place.at(1) in {"in", "for", "by"} and place.word.startswith(("believ", "judg")):
        return None
    if place.word.endswith("ing"):
        return _participle(place)
    if place.at(-1) in _PASSIVE and place.word.endswith(("ed", "t")):
        return _impersonal(place)
    if not _takes_belief(place):
        return None
    return _held(place)


def noun_like(place: Place) -> Finding | None:
    """Read "Moscow hopes", "we estimate"; not "Soviet hopes", "the estimate", "fears of"."""
    if place.at(1) in {"of", "for", ".", ",", ";", "--", "—"} and not (
        place.word.startswith("hope") and place.at(1) == "for"
    ):
        return None
    if place.word.endswith("ing"):
        return _participle(place)
    if place.at(-1) in _PASSIVE and place.word.endswith(("ed", "t")):
        return _impersonal(place) if place.word in {"estimated", "thought", "feared"} else None
    if place.word.startswith(("reason", "worr", "guess")) and place.at(1) != "that":
        return None
    if place.at(-1) in place.lexicon.words("determiners") or place.at(-1).endswith("'s"):
        return None
    subject = place.subject()
    if subject is not None and _is_noun_after_nation(place, subject):
        return None
    if subject is not None and subject.is_author and place.word.startswith("hope"):
        return None
    return _held(place)


def _is_noun_after_nation(place: Place, subject: Subject) -> bool:
    """Say whether "Japanese fears", "Soviet hope" is a noun: a nation's adjective without "the", or before an -s."""
    if subject.head not in place.lexicon.words("adjectives_of_nation"):
        return False
    return place.word.endswith("s") or place.sentence.at(subject.first) != "the"


def with_clause(place: Place) -> Finding | None:
    """Read verbs that tell of belief only before a clause: "feels that", "knows it"; "argue" only of analysts."""
    following = place.at(1)
    if following != "that" and not (place.word[:4] in {"feel", "felt", "know", "knew"} and following in _CLAUSE_STARTS):
        return None
    finding = _held(place)
    if finding is None or not place.word.startswith(("argu", "contend", "find", "found", "accept")):
        return finding
    subject = place.subject()
    return (
        finding
        if subject is not None and (subject.is_author or is_assessor(place.sentence, subject, place.lexicon))
        else None
    )


def seen_as(place: Place) -> Finding | None:
    """Read "views Japan as", "considers it to be", "is seen in Tokyo as"; not views as a noun."""
    after = place.after(14)
    stop = next((index for index, word in enumerate(after) if word in {",", ";", ".", "--", "—"}), len(after))
    after = after[:stop]
    if place.at(1) in {"of", "on", "about"} or place.at(-1) in place.lexicon.words("determiners"):
        return None
    weighs = _weighs(place, after)
    if place.word.startswith("consider"):
        fits = (
            weighs
            or after[1:2] in (["a"], ["an"])
            or ("to" in after and after[after.index("to") + 1 : after.index("to") + 2] == ["be"])
        )
    else:
        fits = "as" in after or (place.word in {"see", "sees", "saw"} and place.at(1) in {"that", "little", "no"})
    if not fits:
        return None
    if place.at(-1) in _PASSIVE:
        return _seen_by(place)
    subject = place.subject()
    if (subject is not None and _is_noun_after_nation(place, subject)) or {"could", "would"} & set(place.before(2)):
        return None
    return _held(place, opens=weighs)


def _weighs(place: Place, after: list[str]) -> bool:
    """Say whether it is a likelihood that somebody sees: "consider it unlikely", "which we consider improbable"."""
    if not place.word.startswith(("consider", "regard", "view")) or place.at(-1) in _PASSIVE:
        return False
    if after[:2] and after[0] == "the" and after[1] in place.lexicon.words("remote_things"):
        after = after[1:]
    words = after[1:] if after[:1] and (after[0] in {"it", "this", "that", "as"} or after[0] in _ORDINALS) else after
    words = [word for word in words[:4] if word not in place.lexicon.words("intensifiers") and word != "as"]
    cue = place.lexicon.cues.get(words[0]) if words else None
    return cue is not None and cue.rule in {"likely", "predicate", "certain", "that_or_whether", "remote"}


def _seen_by(place: Place) -> Finding | None:
    """Read the holder of a passive: "is regarded by the Soviets as", "is seen in Tokyo as"."""
    if place.at(1) not in {"by", "in"}:
        return None
    for distance in range(2, 7):
        if place.at(distance) in {"as", "to"}:
            words = place.sentence.low[place.last + 2 : place.last + distance]
            return found(place, holder=" ".join(word for word in words if word != "the"))
    return None


def of_mind(place: Place) -> Finding | None:
    """Read "is convinced that", "are confident that": the state of mind of the subject."""
    word = place.word.split()[-1]
    if "must" in place.before(3) or (
        place.at(1) not in _OF_MIND_NEXT.get(word, {"that", "of", *place.lexicon.words("clause_pronouns")})
        and " " not in place.word
    ):
        return None
    if not any(
        before in _PASSIVE
        or before in {"seem", "seems", "appear", "appears", "remain", "remains", "feel", "feels", "became"}
        for before in place.before(4)
    ):
        return None
    return _held(place)


def must(place: Place) -> Finding | None:
    """Read the "must" of inference: "must be aware", "must have known"; not of duty."""
    verbs = place.lexicon.words("inferential_verbs")
    index = place.last + 1
    while place.sentence.at(index) in {"surely", "also", "certainly", "by", "now", "already"}:
        index += 1
    verb, following = place.sentence.at(index), place.sentence.at(index + 1)
    if verb == "be" and following in {"aware", "conscious", "mindful", "wondering", "worried", "tempting", "concerned"}:
        return found(place, last=index + 1)
    if verb == "have" and (
        following.endswith(("ed", "en")) or following in {"known", "felt", "seen", "come", "thought", "been"}
    ):
        return found(place)
    subject = place.subject()
    if verb in verbs - {"be", "have"} and subject is not None and subject.is_actor:
        return found(place)
    return None


def phrase(place: Place) -> Finding | None:
    """Read a phrase that is a judgment as it stands: "in our view", "high confidence"; not "confidence in"."""
    if place.word.endswith("confidence") and place.at(1) == "in" and place.at(2) not in {"our", "this", "these"}:
        return None
    if place.word.startswith("in our") and place.at(-1) == "confidence":
        return None
    negation = OUTER if place.word.startswith("little conf") else ""
    return found(place, negation, is_own=bool({"our", "we"} & set(place.word.split())))


def _takes_belief(place: Place) -> bool:
    """Say whether what follows fits a belief rather than an act: "concludes that", not "concluded a treaty"."""
    following = place.at(1)
    if following == "," and "that" in place.after(8):
        return True
    if place.word.startswith("reali"):
        return following not in place.lexicon.words("realized_things") and place.at(2) not in place.lexicon.words(
            "realized_things"
        )
    if place.word.startswith("judg"):
        return following not in {"whether", "how", ",", "."}
    for stem, allowed in _CLAUSE_ONLY.items():
        if place.word.startswith(stem):
            is_name = place.sentence.is_name(place.last + 1) and stem not in {
                "recogni",
                "assume",
            }
            if stem == "recogni" and following in {"the", "as"}:
                return place.at(2) in place.lexicon.words("recognized_things")
            return (
                following in allowed
                or following in place.lexicon.words("clause_pronouns") - {"its", "their", "his"}
                or is_name
            )
    return following not in {"by", "."}


def _held(place: Place, *, opens: bool = True) -> Finding | None:
    subject = place.subject()
    if subject is None or not (subject.is_author or subject.is_actor or _stands_for_actor(place, subject)):
        return None
    if place.after(2) == ["that", "."] and not place.word.startswith("believ"):
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    holder = "" if subject.is_author else subject.label
    opens = opens and "fact" not in place.sentence.low[max(0, subject.first - 2) : subject.first]
    return found(place, negation, holder=holder, holder_place=subject.first, opens=opens)


def _stands_for_actor(place: Place, subject: Subject) -> bool:
    """Say whether "it" can believe: it does before such a verb, unless the verb is passive; so do "passengers"."""
    return (subject.head == "it" and place.word.endswith(("s", "ed"))) or is_of_people(place, subject)


def _impersonal(place: Place) -> Finding | None:
    """Read "it is believed that", "is thought to": the authors' unless somebody is named after "by"."""
    if place.at(1) not in {"that", "to", "by", "at", "likely", "unlikely"} or place.before(2) == ["to", "be"]:
        return None
    if place.at(1) == "by" or place.word.startswith(("reali", "recogni", "calculate")):
        return None
    if place.at(1) == "to" and place.word in {"concluded", "assumed"} and place.at(2) not in {"be", "have"}:
        return None
    negation = OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else ""
    return found(place, negation, opens=True)


def _participle(place: Place) -> Finding | None:
    """Read "believing that …, Moscow": the first actor of the sentence holds it; "assuming" is a condition."""
    if place.word == "assuming":
        return None
    if place.at(-1) in {"is", "are", "was", "were", "been"} and place.subject() is not None:
        return _held(place)
    if place.at(1) != "that" and not place.word.startswith("hop"):
        return None
    holder = _first_actor(place)
    return found(place, holder=holder, opens=True) if holder else None


def _first_actor(place: Place) -> str:
    names, nouns = place.lexicon.words("names"), place.lexicon.words("actor_nouns")
    order = [*range(place.first), *range(place.last + 1, len(place.sentence.low))]
    return next(
        (place.sentence.at(i) for i in order if place.sentence.at(i) in names or place.sentence.at(i) in nouns), ""
    )
