"""How sure the results of a case are: what would flip them, what they assume, what to watch for, how much they bear.

    found = cm.doubts(cm.sweep("soviet-japan-1985"))
    for one in found.flips.smallest: print(one.judgment, found.flips.searched(one.judgment))

What ``countermove sweep`` prints after the sweep itself.

Source: tradecraft.md, sections 2.4 to 2.6 and 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.engine.watch import Progress, silent

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from countermove.analysis.doubt.assumptions import Assumption
    from countermove.analysis.doubt.confidence import Confidence
    from countermove.analysis.doubt.flips import Flips
    from countermove.analysis.doubt.habits import Habit
    from countermove.analysis.doubt.information import Information
    from countermove.analysis.indicators.diagnosis import Watch
    from countermove.analysis.indicators.observing import Labour
    from countermove.analysis.indicators.update import Update
    from countermove.analysis.indicators.watching import Watched
    from countermove.analysis.sweep.factors import Factor
    from countermove.analysis.sweep.question import AssessmentQuestion
    from countermove.model import Indicator, Rivals
    from countermove.sweeping import Sweep

MANY_INITIATIVES, FEW_RUNS = 150, 0


@dataclass(frozen=True, repr=False)
class Doubts:
    """How sure the headline results of a sweep are; immutable."""

    sweep: Sweep
    information: tuple[Information, ...]
    pairs: tuple[Information, ...]
    flips: Flips
    assumptions: tuple[Assumption, ...]
    indicators: tuple[Watched, ...]
    confidence: tuple[Confidence, ...]
    habit: Habit | None

    @property
    def is_interrupted(self) -> bool:
        """Say whether the search was stopped before its end."""
        return self.flips.is_interrupted

    def sentence(self, judgment: str, value: str) -> str:
        """Return what a value of a judgment says, without a full stop."""
        from countermove.analysis.sweep.sentences import sentence

        return sentence(self.sweep.question, judgment, value)

    def to_json(self) -> dict[str, Any]:
        """Return the parts ``information``, ``flips``, ``assumptions``, ``indicators``, ``confidence`` and ``habit`` of
        ``countermove.sweep/1``."""
        from countermove.analysis.doubt.assumptions import RULE as ASSUMPTION_RULE
        from countermove.analysis.doubt.confidence import RULE as CONFIDENCE_RULE

        return {
            "information": [one.to_json() for one in (*self.information, *self.pairs)],
            "flips": self.flips.to_json(),
            "assumptions": {"rule": ASSUMPTION_RULE, "listed": [one.to_json() for one in self.assumptions]},
            "indicators": [one.to_json() for one in self.indicators],
            "confidence": {"rule": list(CONFIDENCE_RULE), "judgments": [one.to_json() for one in self.confidence]},
            "habit": None if self.habit is None else self.habit.to_json(),
        }

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        level = {one.judgment: one.level for one in self.confidence}
        rows = (
            (
                one.judgment,
                self.sentence(one.judgment, one.value),
                one.size if one.size is not None else "nothing tried",
                level.get(one.judgment, ""),
            )
            for one in self.flips.smallest
        )
        heads = ("judgment", "as coded", "changes that flip it", "confidence")
        return html_table(f"{self.sweep.case.title}: how sure", heads, rows)

    def __repr__(self) -> str:
        flipped = sum(one.size is not None for one in self.flips.smallest)
        return (
            f"<Doubts {self.sweep.case.name or self.sweep.case.title!r}: {flipped} of {len(self.flips.smallest)} "
            f"headline judgments flipped by up to {len(self.flips.levels)} changes, {self.flips.runs:,} runs>"
        )


def doubts(
    sweep: Sweep,
    *,
    runs: int | None = None,
    depth: int = 3,
    executor: Executor | None = None,
    workers: int = 1,
    progress: Progress = silent,
) -> Doubts:
    """Return how sure the headline results of a sweep are.

    Args:
        runs: how many pairs and threes of changes are tried, 1,000 by default, none where initiatives are many.
        depth: how many changes together are tried at most, up to three.
        executor: does the work; without one it is done here, or with more than one worker in processes of its own.
        progress: told how far the work has come; where it says to stop, what is finished is returned.

    Source: tradecraft.md, sections 2.4 to 2.6 and 3.2.
    """
    from countermove.analysis.doubt.asking import Asking
    from countermove.analysis.doubt.assumptions import assumptions
    from countermove.analysis.doubt.changes import changes_of
    from countermove.analysis.doubt.flips import flips
    from countermove.analysis.doubt.telling import told, told_together
    from countermove.analysis.indicators.observing import Labour

    factors, question = open_points(sweep), sweep.question
    target, third = _sides(sweep)
    asking = Asking(question, question.headlines, executor, workers, progress)
    found = flips(asking, changes_of(sweep.conflict, factors, target, third), _runs(sweep, runs), depth)
    single = tuple(told(question, sweep.plan, sweep.tally, only_telling=sweep.judged is not None))
    pairs = tuple(told_together(question, sweep.plan, sweep.tally))
    listed = assumptions(sweep.conflict, factors, target, found, single)
    labour = Labour(executor, workers, progress, sweep.plan.seed)
    watched = () if found.is_interrupted else tuple(_watched(sweep, factors, labour))
    return Doubts(
        sweep, single, pairs, found, listed, watched, _confidence(sweep, found, listed, single), _habit(sweep)
    )


def open_points(sweep: Sweep) -> tuple[Factor, ...]:
    """Return what the case of a sweep leaves open, also where the sweep itself went through orders instead."""
    if sweep.judged is None:
        return sweep.factors
    return _factors(sweep, [rivals for rivals in sweep.case.hypotheses if rivals.is_varied])


def _factors(sweep: Sweep, asked: Sequence[Rivals]) -> tuple[Factor, ...]:
    """Return the uncertain items of the case as it was read for a sweep, and some of its questions."""
    from countermove.analysis.sweep.factors import factors_of
    from countermove.analysis.sweep.leaving_out import applicable

    case = sweep.case
    uncertain, rivals, _ = applicable(case.uncertain, asked, sweep.profiles or {}, frozenset(sweep.dropped))
    readings = {
        party: {name: profile.statements for name, profile in named.items()} for party, named in case.profiles.items()
    }
    return factors_of(sweep.conflict, uncertain, rivals, readings)


def _own_factors(sweep: Sweep, rivals: Rivals, known: Sequence[Factor]) -> Iterator[Factor]:
    """Yield the answers to a question as factors where the sweep itself did not go through them."""
    if rivals.is_varied or not any(one.is_modelled for one in rivals.hypotheses):
        return
    names = {factor.id for factor in known}
    yield from (factor for factor in _factors(sweep, [rivals]) if factor.id not in names)


def _assessed(sweep: Sweep) -> AssessmentQuestion | None:
    from countermove.analysis.sweep.question import AssessmentQuestion

    return sweep.question if isinstance(sweep.question, AssessmentQuestion) else None


def _sides(sweep: Sweep) -> tuple[str, tuple[str, ...]]:
    """Return the target, and the third parties that could stay still; nobody where stability is asked about."""
    asked = _assessed(sweep)
    if asked is None:
        return "", ()
    inside = (asked.initiator, asked.target, *asked.muted)
    return asked.target, tuple(name for name in sweep.conflict.party_names if name not in inside)


def _runs(sweep: Sweep, runs: int | None) -> int:
    from countermove.analysis.doubt.flips import RUNS

    if runs is not None:
        return runs
    many = sum(name.startswith("reply/") for name in sweep.question.coded) > MANY_INITIATIVES
    return FEW_RUNS if many else RUNS


def _confidence(
    sweep: Sweep, found: Flips, listed: Sequence[Assumption], single: Sequence[Information]
) -> tuple[Confidence, ...]:
    from countermove.analysis.doubt.confidence import Grounds, confidence

    shares: dict[str, float | None] = {}
    same: dict[str, bool] = {}
    if sweep.factors and sweep.tally.rows:
        for one in sweep.judgments:
            if one.is_headline and one.is_coded:
                same[one.id] = one.count == one.total
                shares[one.id] = one.interval[0] if one.share is not None and one.interval else one.share
    grades = _grades(sweep)
    drawn = not sweep.plan.is_enumerated
    return confidence(Grounds(sweep.conflict, found, listed, single, shares, same or None, drawn, grades))


def _grades(sweep: Sweep) -> Mapping[str, str]:
    """Return the grades that evidence and events give to what they cite."""
    found = {cite: one.reliability for one in sweep.case.evidence if one.reliability for cite in one.cites}
    return found | {cite: one.source_grade for one in sweep.case.events if one.source_grade for cite in one.cites}


def _habit(sweep: Sweep) -> Habit | None:
    from countermove.analysis.doubt.habits import habit
    from countermove.analysis.sweep.edits import Variant
    from countermove.analysis.sweep.judgments import contained

    asked = _assessed(sweep)
    if asked is None:
        return None
    rows = asked.assess(Variant(sweep.conflict)).distinct
    displaced: dict[str, tuple[bool, bool]] = {}
    for one in sweep.judgments:
        kind, _, name = one.id.partition("/")
        if kind == "displaced" and one.value == "yes":
            swept = bool(sweep.factors and sweep.tally.rows)
            displaced[name] = (one.count > 0, one.count == one.total) if swept else (one.is_coded, one.is_coded)
    changes = {row.id: contained(row) for row in rows}
    known = {name: displaced.get(name, (False, False)) for name in changes}
    mine, theirs = (sweep.conflict.party(name).name for name in (asked.initiator, asked.target))
    return habit(mine, theirs, known, changes, bool(sweep.factors))


def _watched(sweep: Sweep, factors: Sequence[Factor], labour: Labour) -> Iterator[Watched]:
    """Yield the moves to watch for, question by question."""
    from countermove.analysis.indicators.field import fields_of
    from countermove.analysis.indicators.moves import MoveQuestion
    from countermove.analysis.indicators.observing import observe
    from countermove.analysis.indicators.update import updates
    from countermove.analysis.indicators.watching import Watched, watches

    case = sweep.case
    for rivals in case.hypotheses:
        asked = _asked_of(sweep, rivals)
        named = _bearing(case.indicators, rivals)
        if asked is None or not (named or (rivals.is_varied and any(one.is_modelled for one in rivals.hypotheses))):
            continue
        seen = observe(rivals, [*factors, *_own_factors(sweep, rivals, factors)], MoveQuestion(asked), labour)
        fields = fields_of(rivals)
        found: list[Watch] = []
        news: list[Update] = []
        for field in fields:
            own = watches(field, named, seen, case.events, case.as_of)
            found += own
            news += updates(field, own)
        yield Watched(rivals, asked.initiator, fields, tuple(found), tuple(news), seen.why_not)


def _bearing(indicators: Sequence[Indicator], rivals: Rivals) -> tuple[Indicator, ...]:
    return tuple(one for one in indicators if one.about == rivals.id)


def _asked_of(sweep: Sweep, rivals: Rivals) -> AssessmentQuestion | None:
    """Return the question what the party would do that the hypotheses are about; None where stability was swept."""
    from countermove.analysis.sweep.question import AssessmentQuestion
    from countermove.assessment import asked_of

    own = _assessed(sweep)
    if own is None:
        return None
    actor = rivals.about or own.initiator
    if actor == own.initiator:
        return own
    other = own.target if actor != own.target else own.initiator
    asked = asked_of(sweep.case, actor, other, profiles=sweep.profiles, dropped=sweep.dropped)
    return AssessmentQuestion(
        asked.conflict,
        asked.initiator,
        asked.target,
        asked.allies,
        own.muted,
        asked.packages,
        asked.positions,
        own.max_changes,
    )
