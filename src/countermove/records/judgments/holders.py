"""Who holds each judgment of a sentence: the authors, an actor, or an actor as the authors see it.

A belief of an actor is nested in the authors' where they hedge it ("apparently believes"); the hedge stays theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from countermove.records.judgments.finding import Finding
from countermove.records.judgments.lexicon import Lexicon
from countermove.records.judgments.negation import OUTER
from countermove.records.judgments.sentences import Sentence
from countermove.records.judgments.subjects import Subject, phrase_ending_at
from countermove.records.judgments.voices import Voice, is_cut_off

AUTHORS = ("authors",)

_PRONOUNS = frozenset({"they", "it", "he", "she", "their", "its", "his", "her", "that it", "who"})
_CARRIES_NEGATION = frozenset({"belief", "probability"})


@dataclass(frozen=True, slots=True)
class Held:
    """A finding with its holders from the outside in."""

    finding: Finding
    holders: tuple[str, ...]


def held(
    sentence: Sentence,
    findings: Sequence[Finding],
    voices: Sequence[Voice],
    lexicon: Lexicon,
    earlier: Sequence[Sentence],
) -> Iterator[Held]:
    """Yield each finding with its holders; what stands in the reported speech of others is left out."""
    done: list[Held] = []
    for finding in findings:
        voice = _voice_over(sentence, finding, voices)
        if voice is not None and voice.kind == "speech":
            continue
        scope = _scope_of(sentence, finding, done)
        outer = _outer_holders(sentence, voice, scope, lexicon, earlier)
        turned = _with_carried_negation(finding, scope)
        holders = _holders(sentence, turned, outer, done, lexicon, earlier)
        if turned.actor in _PRONOUNS:
            actor = resolved(sentence, turned.actor, turned.holder_place, lexicon, earlier)
            turned = replace(turned, actor=actor)
        done.append(Held(turned, holders))
        yield done[-1]


def _voice_over(sentence: Sentence, finding: Finding, voices: Sequence[Voice]) -> Voice | None:
    """Return the nearest voice whose clause a finding stands in; speech goes before a view of the whole sentence."""
    covering = [
        voice
        for voice in voices
        if (voice.whole or voice.last < finding.first)
        and not (voice.first <= finding.first <= voice.last)
        and not is_cut_off(sentence, min(voice.last, finding.last), max(voice.first, finding.first))
    ]
    return max(covering, key=lambda voice: (voice.kind == "speech", voice.first), default=None)


def _scope_of(sentence: Sentence, finding: Finding, done: Sequence[Held]) -> Held | None:
    """Return the nearest belief before a finding that opens a clause which still runs."""
    for other in reversed(done):
        if other.finding.opens and not is_cut_off(sentence, other.finding.last, finding.first):
            return other
    return None


def _outer_holders(
    sentence: Sentence, voice: Voice | None, scope: Held | None, lexicon: Lexicon, earlier: Sequence[Sentence]
) -> tuple[str, ...]:
    if scope is not None and scope.holders != AUTHORS:
        return scope.holders
    if voice is None:
        return AUTHORS
    return (resolved(sentence, voice.holder, voice.first, lexicon, earlier),)


def _with_carried_negation(finding: Finding, scope: Held | None) -> Finding:
    """Turn a likelihood round that stands under a belief denied: "do not believe there is much chance"."""
    if scope is None or finding.negation or finding.tier != 1 or not scope.finding.negation:
        return finding
    if scope.finding.kind not in _CARRIES_NEGATION or scope.finding.negated is False:
        return finding
    return replace(finding, negated=not finding.negated, negation=OUTER)


def _holders(
    sentence: Sentence,
    finding: Finding,
    outer: tuple[str, ...],
    done: Sequence[Held],
    lexicon: Lexicon,
    earlier: Sequence[Sentence],
) -> tuple[str, ...]:
    if not finding.holder:
        return outer
    own = resolved(sentence, finding.holder, finding.holder_place, lexicon, earlier)
    if outer != AUTHORS:
        return outer if outer[-1] == own else (*outer, own)
    hedged = any(
        other.holders == AUTHORS and other.finding.tier and not is_cut_off(sentence, other.finding.last, finding.first)
        for other in done
    )
    return (*AUTHORS, own) if hedged else (own,)


def resolved(sentence: Sentence, holder: str, place: int, lexicon: Lexicon, earlier: Sequence[Sentence]) -> str:
    """Return the actor that a pronoun stands for, from the same sentence or one of the two before; else the word."""
    if holder not in _PRONOUNS:
        return holder
    plural = holder in {"they", "their"}
    person = holder in {"he", "she", "his", "her"}
    found = _antecedent(sentence, place, plural, person, lexicon)
    for before in reversed(earlier[-2:]):
        found = found or _antecedent(before, len(before.low), plural, person, lexicon)
    return found or holder


def _antecedent(sentence: Sentence, end: int, plural: bool, person: bool, lexicon: Lexicon) -> str:
    """Return the first actor named before a place that fits a pronoun: subjects come first in a sentence."""
    for place in range(min(end, len(sentence.low))):
        subject = _actor_at(sentence, place, lexicon)
        if subject is None:
            continue
        is_group = subject.head in lexicon.words("names") and not subject.head.endswith("s")
        fits = (sentence.is_name(place) and not is_group) if person else _is_plural(subject.head) == plural
        if fits:
            return subject.label
    return ""


def _actor_at(sentence: Sentence, place: int, lexicon: Lexicon) -> Subject | None:
    word = sentence.at(place)
    if word in lexicon.words("names") or word in lexicon.words("actor_nouns"):
        return phrase_ending_at(sentence, place, lexicon)
    if sentence.is_name(place) and word not in lexicon.words("adjectives_of_nation"):
        subject = phrase_ending_at(sentence, place, lexicon)
        return subject if subject is not None and subject.is_actor and not subject.is_pronoun else None
    return None


def _is_plural(head: str) -> bool:
    people = {
        "japanese",
        "chinese",
        "british",
        "french",
        "dutch",
        "swiss",
        "vietnamese",
        "people",
        "authorities",
        "military",
    }
    return head in people or (head.endswith("s") and not head.endswith(("us", "ss")))
