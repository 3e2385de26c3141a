"""Who speaks in a memorandum of conversation: the label before a paragraph, such as "Obi:" or "The President:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from countermove.records.judgments.lexicon import Lexicon
from countermove.records.record import Passage

_LABEL = re.compile(
    r"\s*(?P<label>(?:The\s)?[A-Z][\w.'’-]{0,30}(?:\s(?:of|the|de|van|von|for|and)|\s[A-Z][\w.'’-]{0,30}){0,5})\s?:(?=\s)"
)
_SPEAKS_OF_SELF = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|I'd|I’d|my|me|we|us|our|you|your)\b")
_FIRST_WORDS = frozenset({"the", "mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr"})


def speakers_of(passages: Iterable[Passage], lexicon: Lexicon) -> Mapping[str, tuple[str, int]]:
    """Return for each passage that somebody speaks, by its citation, the speaker and where the words begin.

    A label is a speaker's where it names somebody known, opens two passages or stands before words about "I" or "we";
    "Background:" and its kind are no speakers.
    """
    found: dict[str, tuple[str, int, bool]] = {}
    for passage in passages:
        match = _LABEL.match(passage.text) if ":" in passage.text[:200] else None
        if match is None or not (speaker := _named(match["label"], lexicon)):
            continue
        known = _is_known(speaker, lexicon) or _SPEAKS_OF_SELF.search(passage.text, match.end()) is not None
        found[passage.cite] = speaker, match.end(), known
    often = Counter(speaker for speaker, _, _ in found.values())
    return {cite: (speaker, end) for cite, (speaker, end, known) in found.items() if known or often[speaker] > 1}


def _named(label: str, lexicon: Lexicon) -> str:
    """Return a speaker as a holder is named, without article and without title; empty for no speaker."""
    words = label.lower().replace("’", "'").split()
    while len(words) > 1 and words[0] in _FIRST_WORDS:
        words = words[1:]
    if not lexicon.words("speech_labels_not").isdisjoint(words) or (len(words) > 1 and words[-1] in {"of", "the"}):
        return ""
    last_title = max((place for place, word in enumerate(words[:-1]) if word in lexicon.words("titles")), default=-1)
    is_office = words[-1] in lexicon.words("titles") | lexicon.words("actor_nouns") or "of" in words
    return " ".join(words if is_office else words[last_title + 1 :])


def _is_known(speaker: str, lexicon: Lexicon) -> bool:
    last = speaker.rsplit(" ", 1)[-1]
    return last in lexicon.words("names") or last in lexicon.words("actor_nouns") or last in lexicon.words("titles")
