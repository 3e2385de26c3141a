"""How much a headline result can bear: three dials, and a word derived from them by a printed rule.

The dials are how reliable the evidence is that the result rests on, how wide the range of reasonable opinion about it
is, and how far new information could move it. None of them says how likely anything is.

Source: tradecraft.md, section 3.2, after Friedman and Zeckhauser (2018); mission F50.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countermove.analysis.doubt.assumptions import Assumption, Rating, by_subject
from countermove.analysis.doubt.changes import Change
from countermove.analysis.doubt.flips import Flips
from countermove.analysis.doubt.information import Information
from countermove.model import Conflict, Statement

HIGH, MODERATE, LOW = "high", "moderate", "low"
NARROW, WIDE = 0.95, 0.80
LITTLE, MUCH = 0.05, 0.25
POOR_SOURCES = frozenset("DE")
FAIR_SOURCES = frozenset("C")

RULE = (
    "Confidence is high where all three dials are good, low where the evidence is poor or two dials are, and moderate "
    "otherwise. So it is never high where everything a result rests on is the coder's judgement.",
    "Evidence: good where nothing the result rests on is judged or uncited and at least half is stated; poor where at "
    "least half is judged, uncited, or from sources graded D or E; fair otherwise.",
    "Range of opinion: good where the result is the same in completions with at least 95% of the weight, poor below "
    "80%, fair between; without weights, good where it is the same in all completions, else poor; where no completions "
    "were looked at, fair if no single move of a statement flips it, else poor.",
    "New information: good where the result is the same in every completion, or no open point tells more than "
    "0.05 bits about it, poor where one tells more than 0.25, fair between; without weights, poor where settling one "
    "open point decides it, else fair; fair where no open point was coded.",
)
"""The rule in sentences, printed with every table."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One dial: good, fair or poor, and why."""

    name: str
    setting: str
    why: str

    def to_json(self) -> dict[str, str]:
        """Return the dial as plain data."""
        return {"setting": self.setting, "why": self.why}


GOOD, FAIR, POOR = "good", "fair", "poor"


@dataclass(frozen=True, slots=True)
class Confidence:
    """How much one headline judgment can bear."""

    judgment: str
    value: str
    evidence: Dial
    opinion: Dial
    news: Dial

    @property
    def level(self) -> str:
        """Return high, moderate or low, by ``RULE``."""
        settings = [dial.setting for dial in (self.evidence, self.opinion, self.news)]
        if self.evidence.setting == POOR or settings.count(POOR) > 1:
            return LOW
        return HIGH if settings == [GOOD] * 3 else MODERATE

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "judgment": self.judgment,
            "value": self.value,
            "level": self.level,
            "evidence": self.evidence.to_json(),
            "opinion": self.opinion.to_json(),
            "news": self.news.to_json(),
        }


@dataclass(frozen=True)
class Grounds:
    """What confidence is computed from, for every headline judgment of a coding.

    ``shares`` are, by judgment, the share of the weight of the completions that have the coded value (the lower end of
    the interval where they are ``drawn``), None where weights are not given; ``same`` says of each
    whether every completion has the coded value; both are empty where no completions were looked at. ``grades`` are
    grades of sources by citation, ``withheld`` citations of paragraphs with words taken out.
    """

    conflict: Conflict
    flips: Flips
    assumptions: Sequence[Assumption]
    information: Sequence[Information] = ()
    shares: Mapping[str, float | None] | None = None
    same: Mapping[str, bool] | None = None
    drawn: bool = False
    grades: Mapping[str, str] | None = None
    withheld: frozenset[str] = frozenset()


def confidence(grounds: Grounds) -> tuple[Confidence, ...]:
    """Return how much each headline judgment can bear.

    Source: tradecraft.md, section 3.2.
    """
    return tuple(
        Confidence(name, value, _evidence(grounds, name), _opinion(grounds, name), _news(grounds, name))
        for name, value in grounds.flips.coded.items()
    )


@dataclass(frozen=True, slots=True)
class _Support:
    """One thing a result rests on: what it is said on the strength of, and where."""

    basis: str
    cites: tuple[str, ...] = ()


def _evidence(grounds: Grounds, judgment: str) -> Dial:
    """Return how reliable what a judgment rests on is: what flips it, or everything where nothing does."""
    rests_on = list(_rests_on(grounds, judgment))
    named = "what flips it"
    if not rests_on:
        rests_on, named = (
            list(_everything(grounds.conflict)),
            "nothing tried flips it, so that all that is coded counts",
        )
    poor = [one for one in rests_on if _is_poor(one, grounds.grades or {})]
    stated = [one for one in rests_on if one.basis == "stated" and not _is_graded(one, grounds.grades, FAIR_SOURCES)]
    gaps = sum(1 for one in rests_on if grounds.withheld.intersection(one.cites))
    number = len(rests_on)
    why = f"{named}: {number} {'thing' if number == 1 else 'things'}, of which {len(stated)} stated and cited"
    why += f", {len(poor)} judged, uncited or from a poor source" + (f", {gaps} with words withheld" if gaps else "")
    if 2 * len(poor) >= number:
        return Dial("evidence", POOR, why)
    good = not poor and not gaps and 2 * len(stated) >= number
    return Dial("evidence", GOOD if good else FAIR, why)


def _rests_on(grounds: Grounds, judgment: str) -> Iterator[_Support]:
    """Yield what each change that flips a judgment is a change of: the content of a statement, or its place."""
    known = by_subject(grounds.assumptions)
    seen: set[tuple[str, str]] = set()
    for flip in grounds.flips.of(judgment).sets:
        for change in flip.changes:
            part = "content" if change.kind in ("drop", "settle") else change.kind and "place"
            for subject in (*map(str, change.about[:1]), *filter(None, (change.item, change.muted))):
                if (subject, part) in seen:
                    continue
                seen.add((subject, part))
                yield from _supports(grounds.conflict, change, known.get(subject))


def _supports(conflict: Conflict, change: Change, assumption: Assumption | None) -> Iterator[_Support]:
    if change.muted:
        yield from (_Support(*_grounded(one)) for one in conflict.party(change.muted).preference.statements)
    elif assumption is not None and change.kind in ("raise", "lower", "top"):
        held = {"derived": "inferred"}.get(assumption.place, assumption.place)
        yield _Support(held if assumption.cites else "judged", assumption.cites)
    elif assumption is not None:
        yield _Support("judged" if assumption.rating is Rating.UNSUPPORTED else assumption.basis, assumption.cites)


def _everything(conflict: Conflict) -> Iterator[_Support]:
    for party in conflict.decision_makers:
        if party.preference.is_ranking:
            yield _Support("judged")
        else:
            yield from (_Support(*_grounded(one)) for one in party.preference.statements)


def _grounded(one: Statement) -> tuple[str, tuple[str, ...]]:
    return (one.basis if one.cites else "judged"), one.cites


def _is_poor(one: _Support, grades: Mapping[str, str]) -> bool:
    return one.basis in ("judged", "assumption") or _is_graded(one, grades, POOR_SOURCES)


def _is_graded(one: _Support, grades: Mapping[str, str] | None, wanted: Iterable[str]) -> bool:
    """Say whether every source of something that has a grade has one of these."""
    found = [grade for cite in one.cites if (grade := (grades or {}).get(cite))]
    return bool(found) and all(grade in wanted for grade in found)


def _opinion(grounds: Grounds, judgment: str) -> Dial:
    name = "range of opinion"
    if grounds.same is None or judgment not in grounds.same:
        return _by_moves(grounds, judgment)
    if grounds.same[judgment]:
        return Dial(name, GOOD, "the same in every completion that was looked at")
    share = (grounds.shares or {}).get(judgment)
    if share is None:
        return Dial(name, POOR, "another in some completions, and nobody has said how they weigh")
    setting = GOOD if share >= NARROW else FAIR if share >= WIDE else POOR
    return Dial(
        name, setting, f"another in completions with {'up to ' if grounds.drawn else ''}{1 - share:.1%} of the weight"
    )


def _by_moves(grounds: Grounds, judgment: str) -> Dial:
    flipping = sum(
        1 for change, values in grounds.flips.singles if judgment in values and change.kind in ("raise", "lower", "top")
    )
    name, before = "range of opinion", "no completions were looked at; of single moves of statements,"
    if flipping:
        return Dial(name, POOR, f"{before} {flipping} {'flips' if flipping == 1 else 'flip'} it")
    return Dial(name, FAIR, f"{before} none flips it")


def _news(grounds: Grounds, judgment: str) -> Dial:
    name = "new information"
    about = [one for one in grounds.information if one.judgment == judgment and len(one.items) == 1]
    if not about:
        return Dial(name, FAIR, "no open point was coded that could be settled")
    if (grounds.same or {}).get(judgment):
        return Dial(name, GOOD, "it is the same in every completion that was looked at")
    weighed = [one for one in about if one.bits is not None]
    if not weighed:
        return _without_weights(about, grounds.flips.coded[judgment])
    best = max(weighed, key=lambda one: one.bits or 0.0)
    bits = 0.0 if best.is_chance else best.bits or 0.0
    if bits <= 0:
        return Dial(name, GOOD, "no open point tells anything about it")
    setting = GOOD if bits <= LITTLE else FAIR if bits <= MUCH else POOR
    return Dial(name, setting, f"{best.items[0]} tells most about it, {bits:.3f} bits")


def _without_weights(about: Sequence[Information], coded: str) -> Dial:
    """Return the dial where nobody has said how the outcomes of open points weigh."""
    deciding = [one.items[0] for one in about if one.tells and _decides(one, coded)]
    narrowing = [one.items[0] for one in about if one.tells]
    if deciding:
        return Dial("new information", POOR, f"settling {', '.join(deciding)} alone decides it")
    if narrowing:
        return Dial("new information", FAIR, f"settling {', '.join(narrowing)} narrows it")
    return Dial("new information", FAIR, "settling any one open point leaves the same values possible")


def _decides(one: Information, coded: str) -> bool:
    """Say whether, whatever the outcome, it is then settled whether the judgment is as coded."""
    return all(part.values == (coded,) or coded not in part.values for part in one.conditionals)
