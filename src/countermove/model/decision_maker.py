"""Decision makers: who owns options and wants what."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.model.option import Option
from countermove.model.preference import Preference
from countermove.model.stakeholder import Contest, Stakeholder


@dataclass(frozen=True, slots=True)
class DecisionMaker:
    """A party with moves of its own.

    ``picture_of`` names the party in whose belief this one behaves as coded; empty where it speaks for itself.
    """

    id: str
    name: str
    options: tuple[Option, ...]
    preference: Preference
    stakeholders: tuple[Stakeholder, ...] = ()
    picture_of: str = ""
    note: str = ""
    contests: tuple[Contest, ...] = ()
