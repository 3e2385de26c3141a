"""Who or what a verb is said of, found without a parser: leftwards over the verb's own words to the noun before them.

Not every sentence yields to this; where no subject is found the rules that need one do not report a judgment.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.records.judgments.lexicon import Lexicon
from countermove.records.judgments.sentences import Sentence

FARTHEST = 24
"""Words looked at to the left of a verb."""

_STOPS = frozenset({",", ";", ":", "--", "---", "—", "–", "(", ")", '"', "“", "”", "?", "!", "."})
_PLAIN_ADJECTIVES = frozenset({"new", "present", "current", "old", "former", "entire", "whole"})
_JOINING = frozenset({"and", "or", "but"})
_IN_NAMES = frozenset({"and", "for", "of", "the", "'", "&"})
_HEADS = frozenset({"director", "chief", "secretary", "ministry", "minister", "members", "member"})
_GROUP_ENDS = frozenset({"more", "less", "willing", "eager", "able", "ready", "capable", "to", "who", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase by the places of its first and last word; ``label`` is how a holder is named after it."""

    first: int
    last: int
    head: str
    label: str
    is_author: bool = False
    is_actor: bool = False
    is_pronoun: bool = False
    is_negative: bool = False


def subject_of(sentence: Sentence, index: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject of the verb at a place, or None where none can be told."""
    last = before_the_verb(sentence, index, lexicon)
    if last is None or last < 0:
        return None
    if sentence.at(last) == "who":
        last -= 2 if sentence.at(last - 1) == "," else 1
    if sentence.at(last) in _JOINING:
        return _shared_subject(sentence, last, lexicon)
    return phrase_ending_at(sentence, last, lexicon)


def _shared_subject(sentence: Sentence, joint: int, lexicon: Lexicon) -> Subject | None:
    """Return the subject of a verb joined to one before it: "Moscow could offer a loan or could withdraw"."""
    first = joint
    for place, word in sentence.before(joint, FARTHEST):
        if word in {";", ":", "--", "—"}:
            break
        first = place
    for place in range(first + 1, joint):
        word = sentence.at(place)
        if word in lexicon.words("auxiliaries") or word in lexicon.plain_verbs or word in lexicon.cues:
            last = before_the_verb(sentence, place, lexicon)
            subject = None if last is None else phrase_ending_at(sentence, last, lexicon)
            if subject is not None and (subject.is_actor or subject.is_author):
                return subject
    return None


def before_the_verb(sentence: Sentence, index: int, lexicon: Lexicon) -> int | None:
    """Return the place of the word before a verb's auxiliaries, adverbs and asides; None for a free infinitive."""
    place, floor = index - 1, max(-1, index - FARTHEST)
    while place > floor:
        word = sentence.at(place)
        if word == "to":
            if sentence.at(place - 1) in lexicon.words("catenatives"):
                place -= 2
            else:
                return place - 1 if _is_caused(sentence, place, lexicon) else None
        elif word in {",", "--", "—", ")"}:
            opened = _aside_opens(sentence, place, lexicon) or body_opens(sentence, place, lexicon)
            if opened is None:
                break
            place = opened - 1
        elif belongs_to_verb(word, lexicon):
            place -= 1
        else:
            break
    return place


def belongs_to_verb(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word between subject and verb belongs to the verb: an auxiliary, a negation, an adverb."""
    if word in lexicon.words("auxiliaries") or word in lexicon.words("adverbs") or word.endswith("n't"):
        return True
    if word in {"not", "never", "hardly", "scarcely", "seldom", "rarely", "cannot", "no"}:
        return True
    return word.endswith("ly") and word not in lexicon.words("not_adverbs")


def _is_caused(sentence: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Say whether the infinitive after ``place`` hangs on "led Moscow to", so that its subject stands before it."""
    return any(word in lexicon.words("causatives") for _, word in sentence.before(place - 1, 5))


def _aside_opens(sentence: Sentence, place: int, lexicon: Lexicon) -> int | None:
    """Return where an aside that closes at ``place`` was opened, or None if it is none."""
    opening = {")": "("}.get(sentence.at(place), sentence.at(place))
    for start, word in sentence.before(place, 14):
        if word == opening:
            inside = sentence.at(start + 1)
            known = inside in lexicon.words("asides") or inside.endswith("ly") or opening != ","
            return start if known and start > 0 else None
        if word in {";", ":"}:
            return None
    return None


def body_opens(sentence: Sentence, place: int, lexicon: Lexicon) -> int | None:
    """Return the comma that opens the name of what an office heads: "The Director, River Survey Agency, …"."""
    for start, word in sentence.before(place, 9):
        if word == ",":
            last = sentence.at(place - 1)
            is_body = last in lexicon.words("bodies") or (sentence.printed(place - 1).isupper() and 1 < len(last) < 7)
            heads = sentence.at(start - 1) in lexicon.words("office_heads")
            return start if heads and is_body and start + 1 < place else None
        if not (sentence.is_name(start) or sentence.loud or word in _IN_NAMES):
            return None
    return None


def phrase_ending_at(sentence: Sentence, last: int, lexicon: Lexicon, floor: int = 0) -> Subject | None:
    """Return the noun phrase that ends at a place and starts at ``floor`` or later; None where none can be told."""
    if last < 0 or sentence.at(last) in _STOPS or sentence.at(last).startswith("["):
        return None
    first = max(floor, _phrase_start(sentence, last, lexicon))
    first, end = _head_group(sentence, first, last, lexicon)
    if end < first:
        return None
    return _described(sentence, first, end, lexicon)


def _phrase_start(sentence: Sentence, last: int, lexicon: Lexicon) -> int:
    boundaries, first = lexicon.words("boundaries") | lexicon.words("caused") | lexicon.plain_verbs, last
    for place, word in sentence.before(last + 1, FARTHEST):
        if place != last and (word in _STOPS or word in boundaries or word.startswith("[")):
            break
        first = place
    return first


def _head_group(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the words up to the head: to the first preposition, or after the last where the phrase begins with one."""
    prepositions = lexicon.words("prepositions")
    while first < last and sentence.at(first) in lexicon.words("adverbs") - prepositions - {
        "both",
        "all",
        "each",
        "most",
    }:
        first += 1
    if sentence.at(first) in prepositions:
        return _after_last_preposition(sentence, first, last, lexicon), last
    for place in range(first + 1, last + 1):
        if sentence.at(place) in prepositions or sentence.at(place) in _GROUP_ENDS:
            return first, place - 1
    return first, last


def _after_last_preposition(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    for place in range(last, first, -1):
        word = sentence.at(place)
        if word in lexicon.words("determiners"):
            return place
        if word in lexicon.words("prepositions"):
            return place + 1
    return last


def _described(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Subject:
    head = sentence.at(last)
    negative = sentence.at(first) in lexicon.words("negative_subjects")
    label = _label(sentence, first, last, lexicon)
    if head in lexicon.words("author_words") or _is_this_paper(sentence, first, head, lexicon):
        return Subject(first, last, head, "authors", is_author=True, is_negative=negative)
    pronoun = head in lexicon.words("pronouns")
    actor = head != "it" if pronoun else is_actor(sentence, first, last, lexicon)
    return Subject(first, last, head, label, is_actor=actor, is_pronoun=pronoun, is_negative=negative)


def _is_this_paper(sentence: Sentence, first: int, head: str, lexicon: Lexicon) -> bool:
    return (
        head in lexicon.words("author_nouns")
        and sentence.at(first) in {"this", "our", "the"}
        and sentence.at(first) != ("the" if head not in {"author", "authors", "writer", "writers"} else "")
    )


def is_actor(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a noun phrase names somebody who can believe and act."""
    head, printed = sentence.at(last), sentence.printed(last)
    names = lexicon.words("names")
    if head in names or f"{sentence.at(last - 1)} {head}" in names:
        return True
    if head in lexicon.words("actor_nouns") or head in lexicon.words("office_nouns"):
        return True
    if head.endswith("'s") or not sentence.is_name(last):
        return False
    if printed.isupper() and 1 < len(printed) < 7:
        return True
    return _is_a_persons_name(sentence, first, last, lexicon)


def _is_a_persons_name(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    head = sentence.at(last)
    if head in lexicon.words("adjectives_of_nation") or any(character.isdigit() for character in head):
        return False
    if first < last:
        return sentence.at(first) not in lexicon.words("determiners") or sentence.at(last - 1) in lexicon.words(
            "titles"
        )
    if last == 0:
        small = ("prepositions", "boundaries", "adverbs", "determiners", "asides", "quantifiers", "negators")
        if any(head in lexicon.words(name) for name in small) or _is_elliptic_verb(sentence, lexicon):
            return False
        return not head.endswith(("s", *lexicon.words("bare_endings"))) and head not in lexicon.words("bare_nouns")
    return True


def _is_elliptic_verb(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Say whether a sentence opens with a verb whose subject is left out: "Spoke to Abara", "Called the mill"."""
    word, following = sentence.at(0), sentence.at(1)
    if word in lexicon.words("elliptic_verbs") or word in lexicon.plain_verbs:
        return True
    if following in lexicon.words("determiners") or following in {"him", "them", "me", "up"}:
        return True
    return word.endswith("ed") and following in lexicon.words("prepositions")


def _label(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> str:
    """Return how the phrase names a holder: "some analysts", "soviet leaders", "nakasone" for a title with a name."""
    titles = lexicon.words("titles")
    if first < last and sentence.is_name(last) and any(sentence.at(place) in titles for place in range(first, last)):
        return sentence.at(last)
    while first < last and sentence.at(first) in lexicon.words("determiners") | _PLAIN_ADJECTIVES:
        first += 1
    for place in range(first, last + 1):
        if sentence.is_name(place) or sentence.at(place) in lexicon.words("quantifiers") | {"few", "no"}:
            first = place
            break
    label = " ".join(sentence.low[first : last + 1])
    other = sentence.at(first - 2)
    is_pair = other in lexicon.words("names") or (sentence.is_name(first - 2) and sentence.is_name(last))
    if sentence.at(first - 1) == "and" and is_pair and sentence.is_name(first):
        return f"{other} and {label}"
    return _with_office(sentence, label, last, lexicon)


def _with_office(sentence: Sentence, label: str, last: int, lexicon: Lexicon) -> str:
    """Return "director of inr" for a head that means nothing without what it heads, also for "Director, INR,"."""
    if sentence.at(last + 1) == ",":
        end = next((place for place in range(last + 2, last + 10) if sentence.at(place) == ","), -1)
        is_office = end > 0 and body_opens(sentence, end, lexicon) == last + 1
        return f"{label} of {' '.join(sentence.low[last + 2 : end])}" if is_office else label
    if sentence.at(last) not in _HEADS or sentence.at(last + 1) != "of":
        return label
    more = [sentence.at(last + 1)]
    for place in range(last + 2, last + 6):
        if not (sentence.is_name(place) or sentence.at(place) in {"and", "the"}):
            break
        more.append(sentence.at(place))
    return " ".join([label, *more]) if len(more) > 1 else label
