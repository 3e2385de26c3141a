"""Where a negation takes a judgment away, and where it only says what is judged.

``outer``: the cue itself is negated ("not likely", "no leader is likely"); ``inner``: what it says is negative
("probably will not", "likely not to"). Both turn the proposition round; only some words have a range for each.
"""

from __future__ import annotations

from countermove.records.judgments.lexicon import Lexicon
from countermove.records.judgments.sentences import Sentence
from countermove.records.judgments.subjects import before_the_verb, belongs_to_verb, phrase_ending_at

OUTER = "outer"
INNER = "inner"

_STOPS = frozenset({",", ";", ":", "--", "—", "(", ")", "."})


def verb_is_negated(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Say whether a verb is negated by a word of its own ("do not believe") or by its subject ("few believe")."""
    last = before_the_verb(sentence, index, lexicon)
    start = -1 if last is None else last
    if last is None:
        start = max(-1, index - 4)
    if any(is_negator(sentence, place, lexicon) for place in range(start + 1, index)):
        return True
    if last is None or last < 0:
        return False
    subject = phrase_ending_at(sentence, last, lexicon)
    return subject is not None and (subject.is_negative or sentence.at(subject.first - 1) in {"nor", "neither"})


def is_negator(sentence: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Say whether a word negates; "not only" does not."""
    word = sentence.at(place)
    if word == "not" and sentence.at(place + 1) in {"only", "merely", "just", "simply"}:
        return False
    return word in lexicon.words("negators") or word.endswith("n't")


def adjective_negation(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> str:
    """Return outer, inner or nothing for "likely", "certain", "possible" and their kind."""
    following = sentence.at(last + 1)
    if following == "not" and sentence.at(last + 2) in {"to", "be"}:
        return INNER
    for place, word in sentence.before(first, 8):
        if is_negator(sentence, place, lexicon) or (word == "longer" and is_negator(sentence, place - 1, lexicon)):
            return OUTER
        if word not in lexicon.words("intensifiers"):
            break
    return OUTER if _subject_is_negative(sentence, first, lexicon) else ""


def _subject_is_negative(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """Say whether the clause before a word has a subject such as "no Soviet leader"; the cue may stand far off."""
    boundaries = lexicon.words("boundaries") - {"or", "nor", "which"}
    for place, word in sentence.before(index, 18):
        if word in _STOPS or word in boundaries:
            return False
        if word in {"no", "neither", "none", "nobody", "nothing", "nor", "few"}:
            return sentence.at(place - 1) not in lexicon.words("prepositions") and sentence.at(place + 1) != "longer"
    return False


def adverb_negation(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> str:
    """Return outer, inner or nothing for "probably", "certainly", "may" and their kind."""
    for place in range(last + 1, min(last + 6, len(sentence.low))):
        if is_negator(sentence, place, lexicon) and sentence.at(place) not in {
            "without",
            "nothing",
            "hardly",
            "scarcely",
        }:
            return INNER
        word = sentence.at(place)
        if not belongs_to_verb(word, lexicon):
            break
    if is_negator(sentence, first - 1, lexicon) and sentence.at(first - 1) not in {"nothing", "without"}:
        return OUTER
    return ""
