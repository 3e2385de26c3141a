"""Courses of action told apart from effects: "Moscow could end its boycott", "a visit could complicate matters"."""

from __future__ import annotations

from countermove.records.judgments.finding import Finding, Place, found
from countermove.records.judgments.negation import OUTER, is_negator, verb_is_negated
from countermove.records.judgments.subjects import Subject, belongs_to_verb, phrase_ending_at

_LIKELIHOODS = frozenset({"likely", "predicate", "that_or_whether", "certain", "chance", "doubt", "possibility"})


def could(place: Place) -> Finding | None:
    """Read "could" as an option of an actor or as the effect of an event; "could not" and past ability are neither."""
    if is_negator(place.sentence, place.last + 1, place.lexicon) or place.at(1) in {
        ",",
        ".",
        ";",
        "hardly",
        "scarcely",
    }:
        return None
    opener = _clause_opener(place)
    if opener in {"so that", "before", "until", "than", "wish"} or place.at(-1) == "as":
        return None
    verb = _verb_index(place)
    subject = place.subject()
    if opener == "if":
        return None
    judged = _judged_likelihood(place)
    if judged == "small":
        return None
    actor = None if judged or subject is None or verb is None else _option_of(place, subject, verb)
    if subject is None or actor is None or place.word == "could conceivably":
        return found(place, OUTER if verb_is_negated(place.sentence, place.first, place.lexicon) else "")
    return found(place, kind="option", tier=0, actor=actor, holder_place=subject.first)


def _judged_likelihood(place: Place) -> str:
    """Return what a likelihood that the clause hangs on makes of it: "unlikely that he could" offers no option.

    Small: the clause tells what is not likely to be in somebody's power. Other: a possibility, and no more.
    """
    that = next((index for index, word in place.sentence.before(place.first, 12) if word == "that"), None)
    if that is None:
        return ""
    cue = place.lexicon.cues.get(place.sentence.at(that - 1))
    if cue is None or cue.rule not in _LIKELIHOODS:
        return ""
    if cue.rule == "chance":
        small = not place.lexicon.words("small").isdisjoint(place.sentence.low[max(0, that - 4) : that])
        return "small" if small else "other"
    return "small" if cue.negative and cue.rule != "doubt" else "other"


def _clause_opener(place: Place) -> str:
    """Return the word that makes the clause something else than an offer, if one opens it."""
    for index, word in place.sentence.before(place.first, 12):
        if word in {",", ";", ":", "--", "—", ".", "("}:
            return ""
        if word == "that":
            return "so that" if place.sentence.at(index - 1) in {"so", "order"} else ""
        if word in {"if", "unless"} and place.sentence.at(index - 1) != "even":
            return "if"
        if word in {"before", "until", "than"}:
            return word
        if word in {"wish", "wished"}:
            return "wish"
    return ""


def _verb_index(place: Place) -> int | None:
    """Return where the verb after the modal is, past its adverbs and "either"."""
    for index in range(place.last + 1, min(place.last + 6, len(place.sentence.low))):
        word = place.sentence.at(index)
        if word in {"be", "have", "do", "get"}:
            return index
        if word in {"either", "for", "example", ",", "simply"} or belongs_to_verb(word, place.lexicon):
            continue
        return index if word[:1].isalpha() else None
    return None


def _option_of(place: Place, subject: Subject, verb: int) -> str | None:
    """Return the actor whose option it is, empty where it is one but nobody is named, None for an effect."""
    sentence, lexicon = place.sentence, place.lexicon
    word = sentence.at(verb)
    if word == "be":
        return _instrument_of(place, subject, verb)
    if word in lexicon.words("stative_verbs") or word.endswith(("ed", "ly")):
        return None
    if subject.is_actor:
        return subject.label
    if subject.head == "it" and _earlier_subject_acts(place):
        return "it"
    return None


def _earlier_subject_acts(place: Place) -> bool:
    """Say whether "it" stands for an actor named before it in the sentence."""
    names = place.lexicon.words("names") | {"government", "leadership", "regime", "party", "politburo"}
    return any(word in names for word in place.sentence.low[: place.first])


def _instrument_of(place: Place, subject: Subject, verb: int) -> str | None:
    """Read "the offer could be coupled with a visit": an option where an instrument is put to use."""
    words = [word for word in place.sentence.low[verb + 1 : verb + 4] if not word.endswith("ly") and word != "also"]
    if not words or words[0] not in place.lexicon.words("instrument_verbs"):
        return None
    if subject.head not in place.lexicon.words("instruments"):
        return None
    return _owner(place, subject)


def _owner(place: Place, subject: Subject) -> str:
    """Return whose the instrument is, from "a Soviet offer", "Moscow's offer" or the first name in the sentence."""
    lexicon = place.lexicon
    for index in range(subject.first, subject.last + 1):
        word = place.sentence.at(index).removesuffix("'s").removesuffix("'")
        if word in lexicon.words("names") or word in lexicon.words("adjectives_of_nation"):
            return word
    return ""


def would(place: Place) -> Finding | None:
    """Read "would" as an option only where one is clearly offered: "one of the possibilities would be …"."""
    if place.at(1) not in {"be", "involve", "entail"} or place.at(2) in {
        "the",
        "unlikely",
        "likely",
        "difficult",
        "hard",
    }:
        return None
    first = max(0, place.first - 12)
    subject = _offered(place, first)
    if not subject:
        return None
    return found(place, kind="option", tier=0, actor=_for_whom(place))


def _offered(place: Place, floor: int) -> bool:
    """Say whether the subject is an option: one of the possibilities, another step, a bolder alternative."""
    nouns = place.lexicon.words("option_nouns")
    phrase: list[str] = []
    for index in range(place.first - 1, floor - 1, -1):
        word = place.sentence.at(index)
        if word in {",", ";", ":", ".", "--", "—", "that", "if", "and", "but"}:
            break
        phrase.insert(0, word)
    if phrase == ["another"]:
        return bool(set(place.sentence.low[: place.first]) & nouns)
    if not set(phrase) & nouns:
        return False
    clear = {"option", "possibility", "alternative", "possibilities", "options", "alternatives", "course", "choice"}
    opener = phrase[0] in {"one", "another", "a", "an", "two"} or "possible" in phrase
    return opener and (bool(set(phrase) & clear) or phrase[0] in {"one", "another"} or "possible" in phrase)


def _for_whom(place: Place) -> str:
    """Return the actor of "would be for Moscow to", or an empty string."""
    after = place.after(6)
    if "for" not in after[:3]:
        return ""
    start = place.last + 1 + after.index("for") + 1
    for index in range(start, min(start + 6, len(place.sentence.low))):
        if place.sentence.at(index) == "to" and index > start:
            subject = phrase_ending_at(place.sentence, index - 1, place.lexicon, start)
            return subject.label if subject is not None and subject.is_actor else ""
    return ""
