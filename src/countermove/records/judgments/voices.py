"""Whose words or whose view a part of a sentence gives: the view of a government, an analyst, or reported speech.

A voice reaches from where it is named to the end of its clause; a cue in reported speech is not a judgment of the
record, a cue in an actor's view is that actor's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from countermove.records.judgments.lexicon import Lexicon
from countermove.records.judgments.sentences import Sentence
from countermove.records.judgments.subjects import Subject, subject_of

_VIEWS = frozenset({"view", "opinion", "judgment", "judgement", "eyes", "estimation"})
_STANDPOINTS = frozenset({"perspective", "standpoint", "viewpoint"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose part of the sentence this is: ``first`` and ``last`` are the words that say so.

    ``kind`` is view (a judgment of its own), source (according to) or speech; ``whole`` says that it colours the whole
    sentence rather than what follows.
    """

    first: int
    last: int
    holder: str
    kind: str
    whole: bool = False


def voices_in(sentence: Sentence, lexicon: Lexicon) -> list[Voice]:
    """Return every voice of a sentence beside the authors', in order."""
    present = set(sentence.low)
    found: list[Voice] = []
    if present & (_VIEWS | _STANDPOINTS):
        found += _views(sentence, lexicon)
    if "according" in present:
        found += _sources(sentence, lexicon)
    if present & lexicon.words("speech_verbs") or present & lexicon.words("speech_nouns"):
        found += _speech(sentence, lexicon)
    return sorted(found, key=lambda voice: voice.first)


def is_cut_off(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether something between two words ends what the first opened: a semicolon, ", but", ", and we"."""
    cuts = sentence.turns
    return bool(cuts) and bisect_right(cuts, start) < bisect_left(cuts, end)


def _views(sentence: Sentence, lexicon: Lexicon) -> Iterator[Voice]:
    for place, word in enumerate(sentence.low):
        if word not in _VIEWS and not (word in _STANDPOINTS and sentence.at(place + 1) == ","):
            continue
        opening = next((i for i, before in sentence.before(place, 6) if before in {"in", "from"}), None)
        if opening is None:
            continue
        holder = _owner(sentence, opening + 1, place, lexicon)
        last = place
        if not holder and sentence.at(place + 1) == "of" and sentence.at(place - 1) == "the":
            holder, last = _owner_after(sentence, place + 2, lexicon), place
        if last == place and holder and sentence.at(place + 1) == "of" and sentence.at(place - 1) != "the":
            continue
        if holder and holder not in {"our", "my"}:
            yield Voice(opening, last, holder, "view", whole=True)


def _owner(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> str:
    """Return "moscow" for "Moscow's", "soviets" for "the Soviets'", "soviet" for "Soviet"; nothing for "this"."""
    words = [word for word in sentence.low[first:end] if word not in {"the", "'", "’"}]
    if not words:
        return ""
    last = words[-1]
    possessive = last.endswith("'s") or sentence.at(end - 1) in {"'", "’"}
    if not possessive and last not in lexicon.words("adjectives_of_nation") | {"their", "its", "his", "her"}:
        return ""
    return " ".join(words).removesuffix("'s")


def _owner_after(sentence: Sentence, first: int, lexicon: Lexicon) -> str:
    last = first
    for place in range(first, min(first + 6, len(sentence.low))):
        if not (
            sentence.is_name(place)
            or sentence.at(place) in {"the", "some", "most", "many", "of"}
            or place == first
            or sentence.at(place) in lexicon.words("office_nouns") | lexicon.words("actor_nouns")
        ):
            break
        last = place
    words = [word for word in sentence.low[first : last + 1] if word != "the"]
    return " ".join(words)


def _sources(sentence: Sentence, lexicon: Lexicon) -> Iterator[Voice]:
    for place, word in enumerate(sentence.low):
        if word != "according" or sentence.at(place + 1) != "to":
            continue
        holder = _owner_after(sentence, place + 2, lexicon)
        if holder and not holder.startswith(("a ", "our", "this")):
            yield Voice(place, place + 1, holder, "source", whole=True)


def _speech(sentence: Sentence, lexicon: Lexicon) -> Iterator[Voice]:
    for place, word in enumerate(sentence.low):
        if word in lexicon.words("speech_nouns") and sentence.at(place + 1) == "that":
            yield Voice(place, place, "", "speech")
        elif word in lexicon.words("speech_verbs") and _introduces(sentence, place, lexicon):
            voice = _spoken(sentence, place, lexicon)
            if voice is not None:
                yield voice


def _introduces(sentence: Sentence, place: int, lexicon: Lexicon) -> bool:
    """Say whether a verb of saying has a clause: "said", "warned the Japanese that", but not "stated aims"."""
    word = sentence.at(place)
    if word in lexicon.words("needs_that_next"):
        return sentence.at(place + 1) == "that"
    ahead = sentence.low[place + 1 : place + 10]
    stop = next((i for i, other in enumerate(ahead) if other in {",", ";", "--", "—"}), len(ahead))
    return word in lexicon.words("plain_speech") or "that" in ahead[:stop]


def _spoken(sentence: Sentence, place: int, lexicon: Lexicon) -> Voice | None:
    """Return the voice of a verb of saying; none where the authors say it, an office's view where analysts do."""
    subject = subject_of(sentence, place, lexicon)
    if subject is not None and subject.is_author:
        return None
    if sentence.at(place) in lexicon.words("needs_actor") and not (subject is not None and subject.is_actor):
        return None
    if subject is not None and is_assessor(sentence, subject, lexicon):
        return Voice(place, place, subject.label, "source")
    return Voice(place, place, subject.label if subject else "", "speech")


def is_assessor(sentence: Sentence, subject: Subject, lexicon: Lexicon) -> bool:
    """Say whether a subject is somebody whose judgment counts as one beside the authors': analysts, an agency."""
    if subject.head in lexicon.words("office_nouns") or subject.label in {"others", "some"}:
        return True
    printed = sentence.printed(subject.last)
    is_initials = printed.isupper() and 1 < len(printed) < 6 and subject.head not in lexicon.words("names")
    return (is_initials and not sentence.loud) or subject.label.startswith(("director of", "director", "some "))
