"""What a rule is given, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.records.judgments.lexicon import Cue, Lexicon
from countermove.records.judgments.sentences import Sentence
from countermove.records.judgments.subjects import Subject, subject_of


@dataclass(frozen=True, slots=True)
class Place:
    """A cue word where it stands: the places of its first and last word in the sentence."""

    sentence: Sentence
    first: int
    last: int
    cue: Cue
    lexicon: Lexicon

    def at(self, distance: int) -> str:
        """Return a word in lower case: -1 is the one before the cue, +1 the one after it."""
        return self.sentence.at(self.first + distance if distance < 0 else self.last + distance)

    def after(self, most: int) -> list[str]:
        """Return the words after the cue, in lower case."""
        return self.sentence.low[self.last + 1 : self.last + 1 + most]

    def before(self, most: int) -> list[str]:
        """Return the words before the cue, the nearest last."""
        return self.sentence.low[max(0, self.first - most) : self.first]

    def in_list(self, distance: int, name: str) -> bool:
        """Say whether a word beside the cue is in a list of the lexicon."""
        return self.at(distance) in self.lexicon.words(name)

    @property
    def word(self) -> str:
        """Return the cue in lower case, with single blanks."""
        return " ".join(self.sentence.low[self.first : self.last + 1])

    def subject(self) -> Subject | None:
        """Return the subject of the cue as a verb."""
        return subject_of(self.sentence, self.first, self.lexicon)


@dataclass(frozen=True, slots=True)
class Finding:
    """A cue that is a judgment. ``holder`` is empty for the authors; ``opens`` says that it holds a clause of its own.

    ``negation`` is outer, inner or empty (``negation.py``); ``negated`` is the meaning, word and negation together.
    ``first`` and ``last`` are the words of the cue, which may be more than the word that was looked up.
    """

    first: int
    last: int
    kind: str
    tier: int
    term: str = ""
    negated: bool = False
    negation: str = ""
    holder: str = ""
    opens: bool = False
    actor: str = ""
    holder_place: int = -1
    start: int = -1
    end: int = -1
    range: tuple[float, float] | None = None
    reading: str = ""
    is_own: bool = False
    """Whether it is the authors' own whoever else the sentence speaks of: "in our view"."""


def is_of_people(place: Place, subject: Subject) -> bool:
    """Say whether a verb that only people can be the subject of makes people of a plural: "passengers thought it"."""
    head = subject.head
    if place.word not in place.lexicon.words("mental_verbs") or not head.endswith("s") or head.endswith(("ss", "us")):
        return False
    clause = place.lexicon.words("clause_pronouns") | {"that", "the", "a", "an"}
    return place.at(1) in clause and place.at(-1) not in place.lexicon.words("determiners")


def found(place: Place, negation: str = "", **changes: object) -> Finding:
    """Return the finding for a cue as the data file describes it, with what the rule knows better."""
    cue = place.cue
    fields: dict[str, object] = {
        "first": place.first,
        "last": place.last,
        "kind": cue.kind,
        "tier": cue.tier,
        "term": cue.term,
        "negated": cue.negative != bool(negation),
        "negation": negation,
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]
