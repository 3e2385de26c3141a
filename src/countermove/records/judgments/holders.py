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
_STARTS_ANEW = frozenset({"and", "because", "since", "as", "if", "unless", "which", "who", "while", "although"})

UNNAMED = "unnamed"
"""The holder where a pronoun stands for somebody whom the passage does not name before."""


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
    heard = _not_opened_by_authors(sentence, findings, voices)
    for finding in findings:
        voice = _voice_over(sentence, finding, heard)
        if voice is not None and voice.kind == "speech":
            continue
        scope = _scope_of(sentence, finding, done)
        outer = _outer_holders(sentence, voice, scope, lexicon, earlier)
        turned = _with_carried_negation(sentence, finding, scope)
        holders = _holders(sentence, turned, outer, done, lexicon, earlier)
        if turned.actor in _PRONOUNS:
            actor = resolved(sentence, turned.actor, turned.holder_place, lexicon, earlier)
            turned = replace(turned, actor="" if actor == UNNAMED else actor)
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


def _not_opened_by_authors(sentence: Sentence, findings: Sequence[Finding], voices: Sequence[Voice]) -> list[Voice]:
    """Leave out views of others in a sentence that opens with the authors' own: "in our view, and from Lima's …"."""
    own = next((finding.last for finding in findings if finding.is_own and finding.first < 3), None)
    if own is None:
        return list(voices)
    return [voice for voice in voices if voice.kind != "view" or is_cut_off(sentence, own, voice.first)]


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


def _with_carried_negation(sentence: Sentence, finding: Finding, scope: Held | None) -> Finding:
    """Turn a likelihood round that stands under a belief denied or a doubt: "do not believe there is much chance"."""
    if scope is None or finding.negation or finding.tier != 1 or not scope.finding.negated:
        return finding
    between = sentence.low[scope.finding.last + 1 : finding.first]
    if scope.finding.kind not in _CARRIES_NEGATION or not _STARTS_ANEW.isdisjoint(between):
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
    if finding.is_own:
        return AUTHORS
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
    """Return the actor that a pronoun stands for, from the same sentence or one of the two before; else "unnamed"."""
    if holder not in _PRONOUNS:
        return holder
    plural = holder in {"they", "their"}
    person = holder in {"he", "she", "his", "her"}
    found = _antecedent(sentence, place, plural, person, lexicon)
    for before in reversed(earlier[-2:]):
        found = found or _antecedent(before, len(before.low), plural, person, lexicon)
    return found or UNNAMED


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
    known = word in lexicon.words("names") or word in lexicon.words("actor_nouns")
    if not known and (not sentence.is_name(place) or word in lexicon.words("adjectives_of_nation")):
        return None
    prepositions = lexicon.words("prepositions")
    floor = next((index + 1 for index, before in sentence.before(place, 6) if before in prepositions), 0)
    subject = phrase_ending_at(sentence, place, lexicon, floor)
    return subject if known or (subject is not None and subject.is_actor and not subject.is_pronoun) else None


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
