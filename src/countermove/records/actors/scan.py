"""Go through the words of a passage and note what may name an actor; what is meant is settled in ``settle.py``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermove.records.actors.entry import Entry
from countermove.records.actors.index import NAME, PLACE, PREFIX, SURNAME, TITLE, Index, Meaning
from countermove.records.actors.tokens import adjoin, in_capitals, opens_sentence, tokens_of
from countermove.records.actors.words import is_also_person, is_body, is_particle, is_thing, may_be_name
from countermove.records.record import Passage

_LONGEST = 5
"""Units: words in a sequence of unknown names."""
_PRONOUN_BEFORE = frozenset(
    {
        "TOLD",
        "GAVE",
        "GIVE",
        "ASKED",
        "ASK",
        "LET",
        "SHOWED",
        "ALLOW",
        "ALLOWED",
        "HELP",
        "HELPED",
        "INFORMED",
        "ASSURED",
    }
)


@dataclass(slots=True)
class Hit:
    """What was found at one place: entries that may be meant, a title alone, or an unknown name (no entries).

    ``title`` is the title before a name and ``role`` what it says; ``beside`` is the state named right before, if any;
    ``given`` tells that an unknown capitalised word, such as another given name, stands right before a surname.

    Units: offsets into the passage's text.
    """

    cite: str
    start: int
    end: int
    text: str
    kind: str
    entries: Sequence[Entry] = ()
    title: str = ""
    role: str = ""
    beside: Hit | None = None
    given: bool = False
    opens: bool = False


UNKNOWN = "unknown"


def _shouts(word: str) -> bool:
    """Say whether a word is set in capitals, so that it is no part of a name set in small letters."""
    return len(word) > 3 and word.isupper()


class _Scan:
    """One passage."""

    def __init__(self, passage: Passage, index: Index) -> None:
        self.cite, self.text, self.index = passage.cite, passage.text, index
        self.tokens = tokens_of(passage.text)
        self.capitals = in_capitals(passage.text)

    def hits(self) -> Iterator[Hit]:
        at, previous, previous_end = 0, None, -1
        while at < len(self.tokens):
            hit, taken = self._hit_at(at, previous if previous_end == at else None)
            if hit is not None and hit.kind != PLACE:
                yield hit
            if taken:
                previous, previous_end = hit, at + taken
            at += max(1, taken)

    def _hit_at(self, at: int, previous: Hit | None) -> tuple[Hit | None, int]:
        beside = previous if previous and self._joined(at) else None
        for meaning, count in self.index.longest(self.text, self.tokens, at, capitals=self.capitals):
            if meaning.kind == TITLE:
                return self._titled(meaning, at, count, beside)
            if self._is_excluded(meaning, at, count):
                continue
            return self._hit(meaning.kind, at, count, entries=meaning.entries, beside=beside), count
        return self._unknown_hit(at, beside=beside)

    def _is_excluded(self, meaning: Meaning, at: int, count: int) -> bool:
        """Say whether "US" is the pronoun, or "the West" the beginning of a longer name."""
        if self.capitals and meaning.keys == ("US",):
            return at > 0 and self.tokens[at - 1].key.upper() in _PRONOUN_BEFORE
        if meaning.keys[0] != "the" or at + count >= len(self.tokens) or self.capitals:
            return False
        following = self.tokens[at + count]
        return following.key[0].isupper() and adjoin(self.text, self.tokens[at + count - 1], following)

    def _titled(self, meaning: Meaning, at: int, count: int, beside: Hit | None) -> tuple[Hit | None, int]:
        """Return a title with the name after it, or the title alone."""
        after = at + count
        title = self.text[self.tokens[at].start : self.tokens[after - 1].end]
        if after < len(self.tokens) and adjoin(self.text, self.tokens[after - 1], self.tokens[after]):
            hit, taken = self._named_after(after)
            if hit is not None:
                hit.start, hit.text = self.tokens[at].start, self.text[self.tokens[at].start : hit.end]
                hit.title, hit.role, hit.beside, hit.opens = title, meaning.role, beside, False
                return hit, count + taken
        if not meaning.role:
            return None, 0
        return self._hit(TITLE, at, count, role=meaning.role, beside=beside), count

    def _named_after(self, at: int) -> tuple[Hit | None, int]:
        for meaning, count in self.index.longest(self.text, self.tokens, at, capitals=self.capitals):
            if meaning.kind in {NAME, SURNAME} and meaning.entries[0].type == "person":
                return self._hit(meaning.kind, at, count, entries=meaning.entries), count
            if not is_also_person(self.tokens[at].key) or count > 1:
                return None, 0
            return self._hit(UNKNOWN, at, 1), 1
        return self._unknown_hit(at, after_title=True)

    def _unknown_hit(self, at: int, *, after_title: bool = False, beside: Hit | None = None) -> tuple[Hit | None, int]:
        """Return a name that is not known; it may end in a surname that is: another bearer of it, or an initial."""
        count = self._unknown(at, after_title=after_title)
        if not count:
            return None, 0
        hit = self._hit(UNKNOWN, at, count, beside=beside)
        following = at + count
        if (hit.opens and count == 1) or following >= len(self.tokens) or self.capitals:
            return hit, count
        if adjoin(self.text, self.tokens[following - 1], self.tokens[following]):
            for meaning, more in self.index.longest(self.text, self.tokens, following, capitals=False):
                if meaning.kind == SURNAME:
                    given = self.tokens[at].key
                    same = [entry for entry in meaning.entries if given in entry.name.split()]
                    hit = self._hit(SURNAME, at, count + more, entries=same or meaning.entries, beside=beside)
                    hit.given = not same
                    return hit, count + more
                break
        return hit, count

    def _hit(
        self,
        kind: str,
        at: int,
        count: int,
        *,
        entries: Sequence[Entry] = (),
        role: str = "",
        beside: Hit | None = None,
    ) -> Hit:
        start, end = self.tokens[at].start, self.tokens[at + count - 1].end
        opens = opens_sentence(self.text, self.tokens, at)
        return Hit(self.cite, start, end, self.text[start:end], kind, entries, role=role, beside=beside, opens=opens)

    def _joined(self, at: int) -> bool:
        """Say whether a word follows the one before it directly or after a possessive: Japan's Foreign Ministry."""
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return gap in {" ", "'s ", "’s ", "'S ", "' ", "’ "}

    def _unknown(self, at: int, *, after_title: bool = False) -> int:
        """Return the number of words of a sequence of capitalised words that are not known."""
        count = 0
        while at + count < len(self.tokens) and count < _LONGEST:
            if count and not adjoin(self.text, self.tokens[at + count - 1], self.tokens[at + count]):
                break
            step = self._step(at, count, after_title=after_title)
            if not step:
                break
            count += step
        words = [token.key for token in self.tokens[at : at + count]]
        return 0 if count and not after_title and is_thing(words) else count

    def _step(self, at: int, count: int, *, after_title: bool) -> int:
        """Return how many words the next part of an unknown name takes: one, two with a particle, or none."""
        token = self.tokens[at + count]
        if token.key[0].isupper():
            return int(self._is_capital_part(at, count, after_title=after_title))
        following = at + count + 1
        if not count or not is_particle(token.key) or following >= len(self.tokens):
            return 0
        body = token.key in {"of", "for", "and"}
        if (body and not is_body(self.tokens[at].key)) or not self.tokens[following].key[0].isupper():
            return 0
        return 2 if may_be_name(self.tokens[following].key, opens=False) else 0

    def _is_capital_part(self, at: int, count: int, *, after_title: bool) -> bool:
        """Say whether a capitalised word goes on an unknown name; in a text in capitals one word after a title does."""
        word = self.tokens[at + count].key
        if self.capitals and (count or not after_title):
            return False
        if count and _shouts(word) != _shouts(self.tokens[at + count - 1].key):
            return False
        opens = opens_sentence(self.text, self.tokens, at)
        if not may_be_name(word, opens=opens and not count):
            return False
        if count and not opens and is_also_person(word):
            return True
        return not self.index.longest(self.text, self.tokens, at + count, capitals=self.capitals)


def scan(passage: Passage, index: Index) -> list[Hit]:
    """Return everything in a passage that may name an actor, in order and without overlap."""
    return list(_Scan(passage, index).hits())


def is_state_like(hit: Hit | None) -> bool:
    """Say whether a hit names a state or a group of them."""
    return hit is not None and hit.kind in {NAME, PREFIX} and hit.entries[0].type in {"state", "group"}
