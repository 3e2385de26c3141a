"""Attainable outcomes: what can be reached from the status quo, and holds there.

The initiator opens; the others answer one at a time with best improvements until none has one left. That is an outcome
if the initiator rests there too, no improvement of its own being undeterred by sequential sanctions. Otherwise it goes
on with a best improvement and the others answer again. Every order of answering and every tie is followed.

Source: interface.md, section 3 (``openings``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from countermove.analysis.assess.situation import Situation
from countermove.analysis.assess.stable import rest_of
from countermove.engine.implicit.mover import Mover
from countermove.engine.implicit.sanctions import Rest
from countermove.engine.implicit.solved import SolvedReplies
from countermove.engine.watch import Progress, silent
from countermove.model.state import bits

TIES = 256
STATES = 100_000
STATES_SOLVED = 10_000
"""States gone through before the walk is cut, and that is said; fewer where replies are asked of a solver."""
ALL_OPENINGS_UP_TO = 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state that an opening leads to and that holds there; ``is_nash`` where nobody has any improvement at all."""

    code: int
    is_nash: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening and the outcomes it can lead to; ``cycling`` are states from which no outcome can be reached."""

    code: int
    outcomes: tuple[Outcome, ...]
    cycling: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Openings:
    """Every opening looked at, in order of the number of changes.

    ``up_to_changes`` is None where every feasible change of the initiator was tried. ``cut_after`` is the
    number of states after which the walk was cut, if it was; outcomes beyond are missing then.
    """

    openings: tuple[Opening, ...]
    up_to_changes: int | None
    ties_cut: bool
    sanctions_up_to: int | None
    cut_after: int | None = None
    is_interrupted: bool = False

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Return every outcome once, in the order found."""
        return tuple(dict.fromkeys(o.code for opening in self.openings for o in opening.outcomes))

    @property
    def has_cycle(self) -> bool:
        """Say whether some opening can lead into states from which no outcome is reached."""
        return any(opening.cycling for opening in self.openings)


def openings(
    situation: Situation,
    max_changes: int,
    progress: Progress = silent,
) -> Openings:
    """Return the attainable outcomes of every opening, the empty one first.

    With more than twelve mentioned options of the initiator, openings of up to ``max_changes`` changes are taken.
    """
    known = situation.results("openings", situation.initiator in situation.muted, *situation.view.playing)
    found: Openings | None = known.get(max_changes)
    if found is None:
        found = _openings(situation, max_changes, progress)
        if not found.is_interrupted:
            known[max_changes] = found
    return found


def _openings(situation: Situation, max_changes: int, progress: Progress) -> Openings:
    walk = _Walk(situation)
    mask = situation.conflict.own(situation.initiator).mask & situation.view.mentioned
    if situation.initiator in situation.muted:
        mask = 0
    largest = mask.bit_count() if mask.bit_count() <= ALL_OPENINGS_UP_TO else max_changes
    starts = list(_opening_states(situation, mask, largest))
    found = []
    for number, code in enumerate(starts):
        if progress("openings", number, len(starts)):
            break
        found.append(walk.opening(code))
    return Openings(
        tuple(found),
        None if largest == mask.bit_count() else largest,
        walk.ties_cut,
        walk.sanctions_up_to,
        walk.cut_after,
        len(found) < len(starts),
    )


def _opening_states(situation: Situation, mask: int, largest: int) -> Iterator[int]:
    start, own = situation.conflict.status_quo, situation.conflict.own(situation.initiator)
    for size in range(largest + 1):
        for chosen in combinations(bits(mask), size):
            after = start ^ sum(1 << bit for bit in chosen)
            if own.permits(start, after) and situation.view.is_feasible(after):
                yield after


class _Walk:
    """The graph of answers, each state gone through once for all openings."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.view = situation.view
        others = [self.view.movers[name] for name in self.view.others(situation.initiator)]
        self.movers = [mover for mover in others if mover.free]
        self.answers: dict[int, tuple[tuple[int, ...], bool]] = situation.results("answers", *others)
        self.successors: dict[int, tuple[int, ...]] = {}
        self.marked: list[int] = []
        self.ends: dict[int, int] = {}
        self.circles: dict[int, int] = {}
        self.goes_round = self.ties_cut = False
        self.cut_after: int | None = None
        solved = any(isinstance(mover.replies, SolvedReplies) for mover in self.view.movers.values())
        self.limit = STATES_SOLVED if solved else STATES
        self.sanctions_up_to: int | None = None

    def opening(self, code: int) -> Opening:
        """Return where one opening leads."""
        if code not in self.ends:
            self._explore(code)
        outcomes = sorted(self.marked[n] for n in bits(self.ends[code]))
        cycling = tuple(sorted(self.marked[n] for n in bits(self.circles[code])))
        return Opening(code, tuple(Outcome(state, self._is_nash(state)) for state in outcomes), cycling)

    def _explore(self, code: int) -> None:
        """Go through every state that the answers lead to, as far as not known already, and note where each ends."""
        fresh, queue = {code}, [code]
        for state in queue:
            if len(self.successors) >= self.limit:
                self.cut_after = self.limit
                break
            for after in self._next(state):
                if after not in fresh and after not in self.ends:
                    fresh.add(after)
                    queue.append(after)
        at_end = {s: self._mark(s) for s in queue if s in self.successors and not self.successors[s]}
        self.ends |= self._passed_back(queue, at_end, self.ends)
        stuck = [s for s in queue if s in self.successors and not self.ends[s] and self.cut_after is None]
        self.goes_round = self.goes_round or bool(stuck)
        if self.goes_round:
            self.circles |= self._passed_back(queue, {s: self._mark(s) for s in stuck}, self.circles)
        else:
            self.circles |= dict.fromkeys(queue, 0)

    def _mark(self, state: int) -> int:
        """Give a state that ends something, or goes round, a bit of its own."""
        self.marked.append(state)
        return 1 << (len(self.marked) - 1)

    def _passed_back(self, fresh: Sequence[int], own: Mapping[int, int], known: Mapping[int, int]) -> dict[int, int]:
        """Return, for every fresh state, the marks of itself and of all states the answers lead to from it."""
        found: dict[int, int] = {}
        sources: dict[int, list[int]] = {}
        for state in fresh:
            marks = own.get(state, 0)
            for after in self.successors.get(state, ()):
                marks |= known.get(after, 0)
                sources.setdefault(after, []).append(state)
            found[state] = marks
        queue = [state for state in fresh if found[state]]
        while queue:
            state = queue.pop()
            for source in sources.get(state, ()):
                grown = found[source] | found[state]
                if grown != found[source]:
                    found[source] = grown
                    queue.append(source)
        return found

    def _next(self, state: int) -> tuple[int, ...]:
        found = self.successors.get(state)
        if found is None:
            found = self._answers_to(state)
            if not found and not self._rest(state).rests:
                initiator = self.view.movers[self.situation.initiator]
                found = tuple(dict.fromkeys(self._best_improvements(initiator, state)))
            self.successors[state] = found
        return found

    def _answers_to(self, state: int) -> tuple[int, ...]:
        """Return what the others go on to from a state; that depends on what they want alone."""
        known = self.answers.get(state)
        if known is None:
            was_cut, self.ties_cut = self.ties_cut, False
            answers = [after for mover in self.movers for after in self._best_improvements(mover, state)]
            known = self.answers[state] = tuple(dict.fromkeys(answers)), self.ties_cut
            self.ties_cut = was_cut
        self.ties_cut = self.ties_cut or known[1]
        return known[0]

    def _best_improvements(self, mover: Mover, state: int) -> list[int]:
        if not mover.improves(state):
            return []
        best, cut = mover.all_best(state, TIES)
        self.ties_cut = self.ties_cut or cut
        return best

    def _rest(self, state: int) -> Rest:
        found = rest_of(self.situation, self.situation.initiator, state)
        self.sanctions_up_to = self.sanctions_up_to or found.sanctions_up_to
        return found

    def _is_nash(self, state: int) -> bool:
        """Say whether nobody has an improvement; at an outcome only the initiator can have one, and deterred."""
        return not self.view.movers[self.situation.initiator].improves(state)
