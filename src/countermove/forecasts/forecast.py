"""A forecast with its history: what was said, how likely, when that was revised, and how it came out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from countermove.forecasts.estimate import Estimate


class Outcome(StrEnum):
    """How a forecast came out; for several answers the answer's own name stands in its place.

    ``OPEN`` takes a mistaken resolution back.
    """

    YES = "yes"
    NO = "no"
    VOID = "void"
    OPEN = "open"


class Standing(StrEnum):
    """Where a forecast stands on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    RESOLVED = "resolved"
    VOID = "void"


STATUS_QUO = ("yes", "no", "none")
"""Which answer it would be if nothing changed; none where the question is not about change."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The result of a model that a forecast was made from.

    ``settings`` says how the case was read and swept where that was not the usual way.

    Units: ``share`` is the weight of the completions of the model in which the judgment holds, between 0 and 1.
    """

    case: str = ""
    case_hash: str = ""
    countermove: str = ""
    judgment: str = ""
    share: float | None = None
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The three dials of confidence in any words, and the word derived from them.

    ``evidence``: how reliable it is; ``opinion``: how far reasonable people differ; ``responsiveness``: how much new
    information could move it.

    Source: tradecraft.md, section 3.2, after Friedman and Zeckhauser 2018.
    """

    evidence: str = ""
    opinion: str = ""
    responsiveness: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """How likely it was said to be from a day on; the first one is the forecast as made.

    Units: days are ISO 8601 (``1986-05-31``). ``entered`` is the day on which it was written into a register.
    """

    at: str
    entered: str
    estimate: Estimate
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """How a forecast came out, from which day that was settled or known, and what says so.

    ``reason`` is why an earlier resolution is corrected; empty for a first one.
    """

    outcome: str
    at: str
    entered: str
    cites: tuple[str, ...]
    author: str = ""
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast as a register holds it.

    ``answers`` are pairs of a name and its text, none for one that is answered by yes or no. ``revisions`` has at least
    the forecast as made; the last of ``resolutions`` is the one that holds.
    """

    id: str
    text: str
    rule: str
    deadline: str
    revisions: tuple[Revision, ...]
    resolutions: tuple[Resolution, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    status_quo: str = "none"
    origin: Origin = Origin()
    confidence: Confidence = Confidence()
    cites: tuple[str, ...] = ()
    note: str = ""

    @property
    def made(self) -> str:
        """Return the day on which it was made."""
        return self.revisions[0].at

    @property
    def author(self) -> str:
        """Return who made it."""
        return self.revisions[0].author

    @property
    def latest(self) -> Revision:
        """Return the estimate that stands now."""
        return self.revisions[-1]

    @property
    def resolution(self) -> Resolution | None:
        """Return the resolution that holds, or None where there is none or the last one was taken back."""
        last = self.resolutions[-1] if self.resolutions else None
        return None if last is None or last.outcome == Outcome.OPEN else last

    @property
    def scored_revision(self) -> Revision:
        """Return the estimate that is scored: the last one made by the deadline and before the day of the resolution.

        The forecast as made counts even where it was resolved on the same day.

        Source: tradecraft.md, section 3.3.
        """
        end = self.resolution.at if self.resolution else ""
        counted = [one for one in self.revisions[1:] if one.at <= self.deadline and not (end and one.at >= end)]
        return counted[-1] if counted else self.revisions[0]

    @property
    def is_hindsight(self) -> bool:
        """Say whether what is scored was entered after the deadline, or when the answer was already known."""
        entered = self.scored_revision.entered
        return entered > self.deadline or (self.resolution is not None and entered >= self.resolution.at)

    def on(self, day: str) -> Forecast | None:
        """Return it as it was at the end of a day, without what came later; None where it was not made yet."""
        if self.made > day:
            return None
        revisions = tuple(one for one in self.revisions if one.at <= day)
        return replace(self, revisions=revisions, resolutions=tuple(one for one in self.resolutions if one.at <= day))

    def standing(self, as_of: str) -> Standing:
        """Return where it stands on a day."""
        if self.resolution is not None:
            return Standing.VOID if self.resolution.outcome == Outcome.VOID else Standing.RESOLVED
        return Standing.OVERDUE if self.deadline < as_of else Standing.OPEN
