"""Who of a case is meant: names of a document matched with decision makers and those inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from countermove.casefile.case import Case
from countermove.coding.table import table
from countermove.model import Conflict
from countermove.records.record import Record

LOOK_BACK = 2000
HIGH, MEDIUM, LOW = "high", "medium", "low"
_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|many|most|all|its|their|his|her|these|those|both|certain|other)\s+)+", re.I
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
PRONOUNS = frozenset({"it", "they", "he", "she", "this", "these", "both"})
AUTHORS = frozenset({"we", "i", "us"})


@dataclass(frozen=True, slots=True)
class Who:
    """Who of the case somebody is: the decision maker and, for one inside it, the stakeholder; empty is not known.

    ``inside`` says that it is somebody inside the decision maker whom the case does not name; ``pronoun`` is the word
    that stands for them where ``named`` is only whom it seems to mean.
    """

    party: str = ""
    stakeholder: str = ""
    named: str = ""
    certainty: str = LOW
    inside: bool = False
    pronoun: str = ""

    @property
    def shown(self) -> str:
        """Return how the document names them; for a pronoun with whom it seems to mean."""
        if not self.pronoun:
            return self.named
        return f"{self.pronoun} ({self.named}?)" if self.named else self.pronoun

    @property
    def is_known(self) -> bool:
        """Say whether it is a decision maker of the case or somebody inside one."""
        return bool(self.party)


def normal(name: str) -> str:
    """Return a name as names are compared: lower case, without article and possessive."""
    words = " ".join(name.replace("_", " ").replace("’", "'").split()).strip(" ,.;:'\"").lower()
    return _LEADING.sub("", _POSSESSIVE.sub("", words))


class Parties:
    """The decision makers of a case by every name that the case or the record gives them."""

    def __init__(self, case: Case, record: Record) -> None:
        self._by_name: dict[str, Who] = {}
        self._take_case(case)
        self._take_record(record)
        self._take_last_words()
        names = sorted(self._by_name, key=lambda name: (-len(name), name))
        self._any = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])" if names else r"(?!)", re.IGNORECASE
        )
        self._stems = {name: who for name, who in self._by_name.items() if len(name) >= 4 and " " not in name}

    def _take_case(self, case: Case) -> None:
        parties = case.conflict.decision_makers if isinstance(case.conflict, Conflict) else ()
        for party in parties:
            for name in (party.id, party.name):
                self._put(name, Who(party.id, "", name, HIGH))
            for inside in party.stakeholders:
                for name in (inside.id, inside.name):
                    self._put(name, Who(party.id, inside.id, name, HIGH))

    def _take_record(self, record: Record) -> None:
        """Take every name of an actor of the record that one of the case's names is a name of."""
        by_id: dict[str, Who] = {}
        for actor in record.actors:
            names = [actor.id, actor.name, *dict.fromkeys(mention.text for mention in actor.mentions)]
            who = next((self._by_name[normal(name)] for name in names if normal(name) in self._by_name), None)
            if who is not None:
                by_id[actor.id] = who
                for name in names:
                    self._put(name, who)
        for actor in record.actors:
            if actor.id not in by_id and actor.of in by_id:
                self._take_member(actor.type, by_id[actor.of], [actor.name, *(m.text for m in actor.mentions)])

    def _take_member(self, kind: str, of: Who, names: Iterable[str]) -> None:
        """Take a person as the party it speaks for, and a body of it as somebody inside."""
        inside = kind != "person"
        for name in names:
            self._put(name, Who(of.party, "" if inside else of.stakeholder, name, MEDIUM, inside))

    def _take_last_words(self) -> None:
        """Take "the bank" for the one party whose name ends so."""
        last: dict[str, set[Who]] = {}
        for name, who in self._by_name.items():
            if " " in name and who.certainty == HIGH:
                last.setdefault(name.rpartition(" ")[2], set()).add(who)
        for word, several in last.items():
            if len({(who.party, who.stakeholder) for who in several}) == 1 and len(word) > 3:
                who = next(iter(several))
                self._put(word, Who(who.party, who.stakeholder, who.named, MEDIUM))

    def _put(self, name: str, who: Who) -> None:
        key = normal(name)
        if len(key) > 1 and key not in PRONOUNS:
            self._by_name.setdefault(key, who)

    def who(self, phrase: str) -> Who:
        """Return who a phrase names, as far as the case knows them."""
        named = " ".join(phrase.split()).strip(" ,.;:")
        key = normal(named)
        if key in self._by_name:
            found = self._by_name[key]
            return Who(found.party, found.stakeholder, named, found.certainty, found.inside)
        words = key.split()
        for length in range(min(3, len(words) - 1), 0, -1):  # "Prime Minister Brodt"
            tail = " ".join(words[-length:])
            if tail in self._by_name and " of " not in key:
                found = self._by_name[tail]
                shown = named if is_somebody(named) else " ".join(named.split()[-length:])
                return Who(found.party, found.stakeholder, shown, found.certainty, found.inside)
        return self._of_a_party(words, named) or Who(named=named)

    def _of_a_party(self, words: list[str], named: str) -> Who | None:
        """Return the party of "Averra's leaders", or the party that "the Averran Treasury" is inside of."""
        for length in range(min(3, len(words) - 1), 0, -1):
            owner = self._owner(" ".join(words[:length]))
            if owner is not None:
                if words[-1] in table().party_itself:
                    return Who(owner.party, owner.stakeholder, named, HIGH)
                if is_head(named):
                    return Who(owner.party, "", named, MEDIUM, inside=True)
        return None

    def _owner(self, word: str) -> Who | None:
        """Return the party that a possessive or an adjective belongs to."""
        bare = _POSSESSIVE.sub("", word)
        if bare in self._by_name:
            return self._by_name[bare]
        fits = {
            (who.party, who.stakeholder): who
            for name, who in self._stems.items()
            if bare.startswith(name[: max(4, len(name) - 1)]) and abs(len(bare) - len(name)) <= 4 and " " not in bare
        }
        return next(iter(fits.values())) if len(fits) == 1 else None

    def mentions(self, text: str) -> Iterator[tuple[int, Who]]:
        """Yield every name of the case's parties in a text, with where it starts."""
        for found in self._any.finditer(text):
            who = self._by_name[normal(found[0])]
            yield found.start(), Who(who.party, who.stakeholder, found[0], who.certainty, who.inside)

    def last_before(self, text: str, at: int) -> Who | None:
        """Return the last party that a text names before an offset, within two thousand characters."""
        found = [who for _, who in self.mentions(text[max(0, at - LOOK_BACK) : at])]
        return found[-1] if found else None


def is_somebody(phrase: str) -> bool:
    """Say whether a phrase can be somebody who wants or does something: a name, or a body such as "the guild"."""
    words = [word.strip(".,;'’") for word in phrase.split()]
    if not words or len(words) > 7:
        return False
    head = _POSSESSIVE.sub("", words[-1].lower())
    opens = _LEADING.match(f"{phrase.split(maxsplit=1)[0]} ") or words[0][:1].isupper() or head.endswith("s")
    return (head in table().bodies and bool(opens)) or any(word[:1].isupper() for word in words[1:]) or _is_name(words)


def is_head(phrase: str) -> bool:
    """Say whether a phrase ends with a name or with a word for a body of people."""
    last = _POSSESSIVE.sub("", phrase.rpartition(" ")[2])
    return last[:1].isupper() or last.lower() in table().bodies | table().party_itself


def _is_name(words: list[str]) -> bool:
    return len(words) == 1 and words[0][:1].isupper() and words[0].lower() not in PRONOUNS | AUTHORS | table().empty
