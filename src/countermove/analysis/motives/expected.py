"""What the model leads one to expect of an actor under a hypothesis: its best packages, and single moves.

A hypothesis about a motive is a variant of the actor's order of wants. Under it the actor would do what serves that
order best, once the others have answered. A move counts as expected where the best package makes it; where several
packages are equally good, where all of them do.

Source: tradecraft.md, sections 2.3, 2.6 and 4.3.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial

from countermove.analysis.assess.assessment import default_changes
from countermove.analysis.assess.follow import Consequence
from countermove.analysis.assess.initiative import Initiative, Package, catalogue
from countermove.analysis.assess.remembered import Remembered
from countermove.analysis.assess.situation import Situation
from countermove.analysis.indicators.likelihood import DRAWN, EVERY, EXACT, NEVER, Likelihood, likelihood, often
from countermove.analysis.motives.under import OpenPoints, Way, Ways
from countermove.engine.watch import Progress, silent
from countermove.model import Conflict, Rivals

NOTHING = "nothing"
LEAST, MOST = 0.03, 0.97
"""The model says no more than a coder's strongest words: the middles of almost no chance and of almost certain."""

RULE = (
    "how expected a move is under an answer is the share, by weight, of the completions in which the actor's best "
    "package makes it; (n + ½) / (N + 1) where they were drawn. Where an open point has no probability there is no "
    "number: a move made in every completion counts 97, in none 3, and one made in some is left open. No cell counts "
    "more than 97 or less than 3, which are the coder's own strongest terms: a model is never surer of the world than "
    "that. All computed cells rest on one coding, and are no independent witnesses."
)
OPEN = "open"
MORE_THAN = 0.5


@dataclass(frozen=True, slots=True)
class Expected:
    """In how many completions under a hypothesis the actor's best package makes a move.

    ``way`` is exact (every completion was gone through, by its probability), drawn, or open: some open point has no
    probability, so that only ``often`` can be said: in every, some or no completion.

    Units: ``seen`` of ``of`` are completions, weighted by how probable they are where ``way`` is exact.
    Source: tradecraft.md, section 2.6.
    """

    seen: float
    of: int
    way: str = EXACT

    @property
    def often(self) -> str:
        """Return whether the move is made in every, some or none of the completions that were looked at."""
        return often(self.seen, self.of - self.seen)

    @property
    def likelihood(self) -> Likelihood | None:
        """Return the likelihood by the rule that indicators follow as well; None where there is no number."""
        return None if self.way == OPEN else likelihood(self.seen, self.of, self.way == DRAWN)

    @property
    def value(self) -> float | None:
        """Return the likelihood as the matrix counts it, held between 0.03 and 0.97; None where the model leaves it
        open."""
        found = self.likelihood
        if found is not None:
            return min(max(found.value, LEAST), MOST)
        return {EVERY: MOST, NEVER: LEAST}.get(self.often)

    @property
    def is_predicted(self) -> bool:
        """Say whether the move is made in more than half of the completions by weight, or in every one."""
        return self.often == EVERY or (self.way != OPEN and self.seen > MORE_THAN * self.of)


@dataclass(frozen=True)
class Actor:
    """Whose motives are asked about, whom it faces, and the packages that the case names for it."""

    name: str
    target: str
    allies: Sequence[str] = ()
    packages: Sequence[Package] = ()


@dataclass
class Expectations:
    """What an actor would do under each hypothesis of a question; what was worked out is kept."""

    rivals: Rivals
    open_points: OpenPoints
    actor: Actor
    progress: Progress = silent
    _ways: dict[str, Ways] = field(default_factory=dict, repr=False)
    _remembered: dict[Hashable, Remembered] = field(default_factory=dict, repr=False)
    _best: dict[tuple[str, str, bool], list[tuple[Initiative | None, ...]]] = field(default_factory=dict, repr=False)

    def __call__(self, hypothesis: str, option: str, direction: str) -> Expected | None:
        """Return how expected a move is under a hypothesis, or None where the move cannot be made at all.

        It is asked from the status quo. Where the option already stands as the move would leave it, because the move
        was made before the case begins, it is asked from the same state with that option the other way.
        """
        setting = direction != "off"
        start = _with_setting(self.open_points.conflict, option, not setting)
        if not start.is_feasible(start.status_quo):
            return None
        best, mask = self._best_from(hypothesis, option, not setting), start.mask_of([option])

        def makes_it(packages: Sequence[Initiative | None]) -> bool:
            return all(one is not None and bool(one.code & mask) is setting for one in packages)

        return self._counted(hypothesis, best, makes_it)

    def best(self, hypothesis: str) -> dict[str, Expected]:
        """Return the actor's best packages from the status quo with the completions in which each is best.

        Packages that are equally good are joined by " = "; the most frequent come first.
        """
        best = self._best_from(hypothesis, "", False)
        labels = dict.fromkeys(map(_label, best))
        found = {label: self._counted(hypothesis, best, partial(_is_labelled, label)) for label in labels}
        return dict(sorted(found.items(), key=lambda entry: (-round(entry[1].seen, 9), entry[0])))

    def expects(self, hypothesis: str, option: str) -> Expected:
        """Return the completions in which the best package from the status quo changes an option."""
        mask = self.open_points.conflict.mask_of([option])
        before = self.open_points.conflict.status_quo & mask
        best = self._best_from(hypothesis, "", False)
        return self._counted(
            hypothesis, best, lambda packages: all(one is not None and (one.code & mask) != before for one in packages)
        )

    def _counted(
        self,
        hypothesis: str,
        best: Sequence[tuple[Initiative | None, ...]],
        is_counted: Callable[[Sequence[Initiative | None]], bool],
    ) -> Expected:
        """Return in how many ways under a hypothesis the best packages are such as asked."""
        ways = self._under(hypothesis)
        whole = sum(way.weight for way in ways.listed)
        part = sum(way.weight for way, packages in zip(ways.listed, best, strict=True) if is_counted(packages))
        seen = float(Fraction(part * len(best), whole))  # exact, so that all of it is all of it
        return Expected(seen, len(best), OPEN if ways.unsaid else DRAWN if ways.is_drawn else EXACT)

    def _under(self, hypothesis: str) -> Ways:
        if hypothesis not in self._ways:
            self._ways[hypothesis] = self.open_points.under(self.rivals, hypothesis)
        return self._ways[hypothesis]

    def unsaid(self, hypothesis: str) -> tuple[str, ...]:
        """Return the open points that have no probability, for which the model gives no numbers."""
        return self._under(hypothesis).unsaid

    def _best_from(self, hypothesis: str, option: str, setting: bool) -> list[tuple[Initiative | None, ...]]:
        """Return the best packages of every completion from the status quo, or from it with one option set."""
        conflict = self.open_points.conflict
        if option and bool(conflict.status_quo & conflict.mask_of([option])) is setting:
            option = ""
        key = (hypothesis, option, setting if option else False)
        if key not in self._best:
            ways, found = self._under(hypothesis).listed, []
            for number, way in enumerate(ways):
                self.progress(f"completions under {hypothesis}", number, len(ways))
                found.append(self._best_of(way, option, setting))
            self._best[key] = found
        return self._best[key]

    def _best_of(self, way: Way, option: str, setting: bool) -> tuple[Initiative | None, ...]:
        conflict = way.variant.conflict
        if option:
            conflict = _with_setting(conflict, option, setting)
        who, order = self.actor, way.variant.reply_order
        known = self._remembered_of(conflict)
        situation = Situation(conflict, who.name, who.target, who.allies, (), order, remembered=known)
        return best_packages(situation, who.packages)

    def _remembered_of(self, conflict: Conflict) -> Remembered:
        """Return what variants with the same options and constraints have left, so that nothing is done twice."""
        settings = tuple((option.status_quo, option.direction) for option in conflict.options)
        key = settings, tuple(str(constraint.never) for constraint in conflict.constraints)
        found = self._remembered.get(key)
        if found is None or not found.shared.is_repeatable:
            found = self._remembered[key] = Remembered(conflict)
        return found


def _label(packages: Sequence[Initiative | None]) -> str:
    return " = ".join(NOTHING if one is None else one.id for one in packages)


def _is_labelled(label: str, packages: Sequence[Initiative | None]) -> bool:
    return _label(packages) == label


def best_packages(situation: Situation, packages: Sequence[Package] = ()) -> tuple[Initiative | None, ...]:
    """Return the initiatives whose settled state the initiator likes best; None among them is doing nothing.

    Source: tradecraft.md, section 2.4 (best package).
    """
    listed = catalogue(situation, tuple(packages), default_changes(situation)).initiatives
    value = situation.own.order.vector
    found: list[tuple[Initiative | None, int]] = [(None, value(situation.null_run))]
    found += [(one, value(Consequence(situation, one).settled)) for one in listed if one.same_as is None]
    top = max(worth for _, worth in found)
    return tuple(one for one, worth in found if worth == top)


def _with_setting(conflict: Conflict, option: str, setting: bool) -> Conflict:
    """Return the same conflict with one option set in the status quo."""
    if bool(conflict.status_quo & conflict.mask_of([option])) is setting:
        return conflict
    parties = tuple(
        replace(
            party,
            options=tuple(replace(o, status_quo=setting) if o.id == option else o for o in party.options),
        )
        for party in conflict.decision_makers
    )
    return replace(conflict, decision_makers=parties)
