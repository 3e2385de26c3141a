"""The question that the page of answers puts to a case, as a form says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.errors import CountermoveError

if TYPE_CHECKING:
    from countermove.casefile.case import Case

_LINE = re.compile(r"([^/]+)/preferences/([1-9]\d{0,8})")


@dataclass(frozen=True)
class QuestionAsked:
    """A question put to a case: who moves first towards whom, and how the case is read for it; empty is as coded.

    ``dropped`` are statements left out, as party and line.
    """

    initiator: str = ""
    target: str = ""
    profiles: tuple[tuple[str, str], ...] = ()
    muted: tuple[str, ...] = ()
    dropped: tuple[tuple[str, int], ...] = ()

    @property
    def is_usual(self) -> bool:
        """Say whether this is the question of the case itself."""
        return self == QuestionAsked()

    def parameters(self) -> dict[str, str]:
        """Return it as an address carries it; nothing for what is usual."""
        found = {
            "initiator": self.initiator,
            "target": self.target,
            "profile": ",".join(f"{party}:{name}" for party, name in self.profiles),
            "mute": ",".join(self.muted),
            "drop": ",".join(f"{party}/preferences/{line}" for party, line in self.dropped),
        }
        return {name: value for name, value in found.items() if value}

    def reading(self) -> dict[str, str]:
        """Return what of it changes the conflict that is solved, whoever asks whom."""
        return {name: value for name, value in self.parameters().items() if name in ("profile", "drop")}

    def arguments(self) -> dict[str, Any]:
        """Return it as arguments of ``assess``."""
        return {
            "actor": self.initiator or None,
            "target": self.target or None,
            "profiles": dict(self.profiles),
            "dropped": self.dropped,
        }


def question_asked(fields: Iterable[tuple[str, str]]) -> QuestionAsked:
    """Return the question that the fields of a form or an address ask.

    Raises: ``CountermoveError`` with everything that cannot be read.
    """
    given: dict[str, list[str]] = {}
    for name, value in fields:
        given.setdefault(name, []).extend(part for part in value.split(",") if part.strip())
    wrong: list[str] = []
    profiles = []
    for text in given.get("profile", []):
        party, colon, name = text.partition(":")
        if party and colon and name:
            profiles.append((party, name))
        else:
            wrong.append(f"a reading of an order is PARTY:NAME, not “{text[:60]}”")
    dropped = []
    for text in given.get("drop", []):
        match = _LINE.fullmatch(text)
        if match:
            dropped.append((match[1], int(match[2])))
        else:
            wrong.append(f"a statement to leave out is PARTY/preferences/3, not “{text[:60]}”")
    if wrong:
        raise CountermoveError("; ".join(wrong))
    initiator, target = ((given.get(name) or [""])[-1] for name in ("initiator", "target"))
    muted = tuple(dict.fromkeys(given.get("mute", [])))
    return QuestionAsked(initiator, target, tuple(dict.fromkeys(profiles)), muted, tuple(dict.fromkeys(dropped)))


@dataclass(frozen=True)
class Choices:
    """What a question can be made of: values and their words.

    ``profiles`` and ``statements`` are by party, each with its name.
    """

    parties: tuple[tuple[str, str], ...]
    profiles: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    statements: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def choices_of(case: Case) -> Choices:
    """Return what can be asked of a case; nothing but parties where it is in graph form."""
    from countermove.model import Conflict

    conflict = case.conflict
    parties = tuple((one.id, one.name) for one in conflict.decision_makers)
    if not isinstance(conflict, Conflict):
        return Choices(parties, (), ())
    names = dict(parties)
    profiles = tuple(
        (names[party], tuple((f"{party}:{name}", name.replace("_", " ")) for name in known))
        for party, known in case.profiles.items()
    )
    statements = tuple(
        (party.name, tuple((f"{party.id}/preferences/{s.line}", f"{s.line}. {s.text}") for s in lines))
        for party in conflict.decision_makers
        if not party.preference.is_ranking and (lines := [s for s in party.preference.statements if s.line])
    )
    return Choices(parties, profiles, statements)


def refusal(case: Case, asked: QuestionAsked) -> str:
    """Return why a case has no options to assess under a question; empty where it can be asked.

    Raises: ``CountermoveError`` for a question that names what the case does not have.
    """
    from countermove.assessment import asked_of
    from countermove.errors import NotApplicable
    from countermove.model import Conflict

    try:
        found = asked_of(case, **asked.arguments())
        for name in asked.muted:
            found.conflict.party(name)
    except NotApplicable as reason:
        if not isinstance(case.conflict, Conflict) or len(case.conflict.party_names) < 2:
            return str(reason)
        raise
    return ""
