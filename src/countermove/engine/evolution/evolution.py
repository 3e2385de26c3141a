"""What is found about how a conflict can move on, as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from countermove.engine.evolution.leaving import Holds
from countermove.engine.states import StateId
from countermove.engine.wording import joined

FORMAT = "countermove.paths/1"


class Effect(StrEnum):
    """What a step does to whoever takes it."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Reach(StrEnum):
    """How a state can be reached from the start, the easiest way that there is."""

    HERE = "here"
    IMPROVEMENTS = "improvements"
    WITHOUT_LOSS = "without_loss"
    LOSS = "loss"
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, slots=True)
class Decider:
    """The statement that makes a mover better or worse off by a step.

    ``id`` is empty where the statement has none; ``called`` is its id or its place, with what it says.
    """

    party: str
    party_name: str
    statement: str
    id: str
    cites: tuple[str, ...]
    called: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step: who takes it (several where a coalition moves as one), from where to where, and what it changes.

    ``decided_by`` has a statement for each mover that is better or worse off and whose order is made of statements.
    ``irreversible`` are the options moved that cannot be moved back; none in drawn graphs.
    """

    by: tuple[str, ...]
    by_name: str
    leaves: StateId
    to: StateId
    does: str
    effect: Effect
    decided_by: tuple[Decider, ...] = ()
    irreversible: tuple[str, ...] = ()
    moved: int = 0

    @property
    def text(self) -> str:
        """Return who does what, in words, and which of it cannot be undone."""
        return f"{self.by_name} {self.does}{self._for_good}"

    @property
    def _for_good(self) -> str:
        if not self.irreversible:
            return ""
        if len(self.irreversible) < self.moved:
            return f", of which {joined(self.irreversible)} cannot be undone"
        if self.moved == 1:
            return ", which cannot be undone"
        return f", {'neither' if self.moved == 2 else 'none'} of which can be undone"


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways to one state in one way of moving.

    ``losses`` counts the steps that make their mover worse off; None where ways differ in that. ``count`` is exact, or
    None where the steps to look at were too many; ``listed`` holds the first few.
    """

    steps: int
    losses: int | None
    count: int | None
    listed: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A state asked about, how it can be reached, and what holds the conflict there.

    ``by_fewest_losses`` is given where improvements alone do not lead there. ``holds`` is None for a state that is no
    equilibrium; ``cannot_move`` are decision makers who are stable there only because they have no move.
    """

    state: StateId
    label: str
    concepts: tuple[str, ...]
    reach: Reach
    by_improvements: Ways | None
    by_moves: Ways | None
    by_fewest_losses: Ways | None
    holds: Holds | None
    cannot_move: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateList:
    """States counted exactly, and the first of them."""

    total: int
    listed: tuple[StateId, ...]


@dataclass(frozen=True, slots=True)
class RoundAbout:
    """A circle: states from each of which improvements lead to all the others.

    ``example`` is one way round; ``leads_out`` says whether improvements also lead out of it.
    """

    states: StateList
    example: tuple[Step, ...]
    leads_out: bool


@dataclass(frozen=True)
class Evolution:
    """How a conflict can move on from one state.

    ``reaches`` counts all targets by how they are reached; ``targets`` holds the first, the easiest to reach before the
    others. ``stuck`` are the states of the whole conflict that nobody can leave. ``circles`` are those among what
    improvements reach; where they are too many states to tell apart, ``circling_states`` counts those on circles and
    between them. ``tree`` are the steps by which improvements first reach other states, for a picture.
    ``labels`` has every state named in a step, and ``equilibrium_under`` the concepts under which it is an equilibrium.
    """

    case: str
    start: StateId
    start_label: str
    states_total: int
    parties: Mapping[str, str]
    concepts: tuple[str, ...]
    coalitions: tuple[tuple[str, ...], ...]
    by_improvements: StateList
    by_moves: StateList
    reaches: Mapping[Reach, int]
    targets: tuple[Target, ...]
    stuck: StateList
    circles: tuple[RoundAbout, ...]
    circles_total: int
    circling_states: int
    tree: tuple[Step, ...] = field(repr=False)
    labels: Mapping[StateId, str] = field(repr=False)
    equilibrium_under: Mapping[StateId, tuple[str, ...]] = field(repr=False)
    not_given: Mapping[str, str] = field(default_factory=dict)
    held: tuple[str, ...] = ()
    case_hash: str = ""

    @property
    def targets_total(self) -> int:
        """Return how many states were asked about."""
        return sum(self.reaches.values())

    def target(self, state: StateId) -> Target | None:
        """Return what was found about one of the states listed, or None where it is not among them."""
        return next((target for target in self.targets if target.state == state), None)

    def to_json(self) -> dict[str, Any]:
        """Return the evolution as plain data for ``json.dump``."""
        from importlib.metadata import version

        body = {name: value for name, value in asdict(self).items() if name not in ("labels", "equilibrium_under")}
        body["targets"] = [_target_as_data(target) for target in self.targets]
        body["tree"] = list(map(_step_as_data, self.tree))
        for circle, data in zip(self.circles, body["circles"], strict=True):
            data["example"] = list(map(_step_as_data, circle.example))
        states = [
            {"id": state, "label": label, "concepts": self.equilibrium_under[state]}
            for state, label in self.labels.items()
        ]
        head = {"format": FORMAT, "countermove": version("countermove")}
        return {**head, **body, "targets_total": self.targets_total, "states": states}

    def _repr_html_(self) -> str:
        from countermove.notebook import html_table

        rows = ((one.state, one.label, one.concepts, one.reach, _steps_to(one)) for one in self.targets)
        heads = ("state", "taken", "equilibrium under", "reached by", "steps")
        return html_table(f"{self.case}: how the conflict can move on from state {self.start}", heads, rows)

    def __str__(self) -> str:
        from countermove.engine.evolution.sentences import told

        return told(self)


def _steps_to(target: Target) -> int | None:
    """Return how many steps the easiest way to a target takes; None where there is none to be taken."""
    easiest = target.by_improvements or target.by_fewest_losses
    return easiest.steps if easiest else None


def _target_as_data(target: Target) -> dict[str, Any]:
    ways = {name: getattr(target, name) for name in ("by_improvements", "by_moves", "by_fewest_losses")}
    return asdict(target) | {name: found and _ways_as_data(found) for name, found in ways.items()}


def _ways_as_data(ways: Ways) -> dict[str, Any]:
    listed = [{"losses": losses_of(way), "moves": list(map(_step_as_data, way))} for way in ways.listed]
    return {"steps": ways.steps, "losses": ways.losses, "count": ways.count, "listed": listed}


def _step_as_data(step: Step) -> dict[str, Any]:
    data = asdict(step)
    del data["moved"]
    data["decided_by"] = [
        {"party": one.party, "statement": one.statement, "id": one.id or None, "cites": one.cites}
        for one in step.decided_by
    ]
    return data


def losses_of(way: Sequence[Step]) -> int:
    """Return how many steps of a way make whoever takes them worse off."""
    return sum(step.effect is Effect.WORSE for step in way)
