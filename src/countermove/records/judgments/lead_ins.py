"""Lists of courses of action: "Varenia has three means of pressure: a. It could close its ports"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from countermove.records.judgments.finding import Finding
from countermove.records.judgments.lexicon import Lexicon
from countermove.records.judgments.sentences import Sentence, sentences_of
from countermove.records.judgments.subjects import Subject, phrase_ending_at, subject_of
from countermove.records.record import Paragraph, Passage

AUTHORS = "authors"

_HAVING = ("has", "have", "had", "faces", "face", "could", "can", "might", "may")
_ONE_WORD = frozenset({"could", "might", "may"})
_OPEN_TO = frozenset({"open", "available", "left"})


def leads_of(passages: Iterable[Passage], lexicon: Lexicon) -> Mapping[str, str]:
    """Return the actor whose courses a list gives, by the citation of each item; no entry for any other item."""
    found: dict[str, str] = {}
    for passage in passages:
        if isinstance(passage, Paragraph) and passage.items and passage.text.rstrip().endswith((":", "--", "—")):
            last = sentences_of(passage.text[-600:])[-1:]
            actor = next((lead_in(sentence, lexicon) for sentence in last), "")
            found |= {item.cite: actor for item in passage.items if actor}
    return found


def lead_in(sentence: Sentence, lexicon: Lexicon) -> str:
    """Return the actor whose means, options, courses or steps a sentence announces, with a colon; else nothing."""
    means = lexicon.words("means_nouns")
    place = next((index for index, word in enumerate(sentence.low) if word in means), None)
    if place is None or not {":", "--", "—"} & set(sentence.low[place:]):
        return ""
    open_to = _open_to(sentence, place, lexicon)
    if open_to is not None:
        return _named(open_to, is_actor=True)
    having = _who_has(sentence, place, lexicon)
    return (_named(having, is_actor=having.is_actor) if having else "") or _owner(sentence, place)


def _named(subject: Subject, *, is_actor: bool) -> str:
    if subject.is_author:
        return AUTHORS
    return subject.label if is_actor and not subject.is_pronoun else ""


def _open_to(sentence: Sentence, place: int, lexicon: Lexicon) -> Subject | None:
    """Read "courses open to the Government", "options available to us"."""
    for index in range(place + 1, min(place + 8, len(sentence.low) - 1)):
        if sentence.at(index) in _OPEN_TO and sentence.at(index + 1) == "to":
            stops = {"are", "is", ":", ",", "now", "at", "if", "in"}
            ends = [end for end in range(index + 2, len(sentence.low)) if sentence.at(end) in stops]
            return phrase_ending_at(sentence, (ends or [len(sentence.low)])[0] - 1, lexicon, index + 2)
    return None


def _who_has(sentence: Sentence, place: int, lexicon: Lexicon) -> Subject | None:
    """Read "Varenia has three means", "the Governor could take these steps"."""
    verb = next((index for index in range(1, place) if sentence.at(index) in _HAVING), None)
    return None if verb is None else subject_of(sentence, verb, lexicon)


def _owner(sentence: Sentence, place: int) -> str:
    """Read "Moscow's options are"."""
    owner = next((word for _, word in sentence.before(place, 3) if word.endswith("'s")), "")
    return owner.removesuffix("'s") if owner not in {"it's", "there's", "today's"} else ""


def as_option(sentence: Sentence, finding: Finding, actor: str, lexicon: Lexicon) -> Finding:
    """Return "it could", "they might" in a list of somebody's courses as that actor's option; all else as it is."""
    word = sentence.at(finding.first)
    if word not in _ONE_WORD or finding.negated or finding.kind not in {"possibility", "option"}:
        return finding
    subject = subject_of(sentence, finding.first, lexicon)
    if subject is None or not (subject.is_pronoun or subject.head == "it" or _same(subject, actor)):
        return finding
    return replace(finding, kind="option", tier=0, term="", actor=actor, holder="")


def _same(subject: Subject, actor: str) -> bool:
    return subject.label == actor or (subject.is_author and actor == AUTHORS)
