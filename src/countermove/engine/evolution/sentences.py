"""An evolution in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from countermove.engine.evolution.evolution import Effect, Evolution, Reach, RoundAbout, StateList, Step, Target, Ways
from countermove.engine.evolution.leaving import Holds
from countermove.engine.wording import joined

NAMED = 12
STATEMENT = 160  # letters of a statement; JSON has all of it
EFFECTS = {Effect.BETTER: "better off", Effect.SAME: "no better and no worse off", Effect.WORSE: "worse off"}
LIMITS = (
    "That a way is there does not make it likely: it says who would have to move, and whether that pays the mover at "
    "once. It does not say that anybody would dare to."
)


def told(found: Evolution) -> str:
    """Return an evolution in a few lines."""
    targets = [f"  {target.state}: {reached(target)}" for target in found.targets[:NAMED]]
    more = [f"  … of {found.targets_total:,}"] if found.targets_total > len(targets) else []
    return "\n".join([f"Evolution of {found.case!r}", *openings(found), *targets, *more, *remarks(found)])


def openings(found: Evolution) -> list[str]:
    """Return who may move as one, and what can be reached at all: by improvements, and by any moves."""
    others = found.states_total - 1
    together = [
        f"{_names(found, members)} may also move as one, where all of them gain." for members in found.coalitions
    ]
    gains = f"From state {found.start}, improvements alone lead to {_counted(found.by_improvements, others)}."
    if not found.by_improvements.total:
        gains = f"From state {found.start}, improvements alone lead nowhere: nobody there gains by moving."
    moves = f"Any moves at all lead to {_counted(found.by_moves, others)}."
    return [*together, gains, moves if found.by_moves.total else "No move at all leads away from there."]


def _names(found: Evolution, members: Sequence[str]) -> str:
    return joined([found.parties[dm] for dm in members])


def _counted(states: StateList, others: int) -> str:
    named = f": {_named(states.listed, states.total)}" if 0 < states.total <= NAMED else ""
    share = f"all {others:,}" if states.total == others else f"{states.total:,} of the {others:,}"
    return f"{share} other states{named}" if others > 1 else f"the only other state{named}"


def _named(names: Sequence[object], total: int) -> str:
    shown = [str(name) for name in names[:NAMED]]
    return joined(shown) if total <= len(shown) else f"{', '.join(shown)} … ({total:,} in all)"


def reached(target: Target) -> str:
    """Return how a state can be reached, in a few words."""
    if target.reach is Reach.HERE:
        return "where things stand"
    if target.by_improvements is not None:
        return f"by improvements: {counted_steps(target.by_improvements)}"
    gentle = target.by_fewest_losses
    if gentle is None:
        return "out of reach"
    at_a_loss = f"{gentle.losses} of them at a loss" if gentle.steps > 1 else "at a loss"
    return f"{counted_steps(gentle)}, {at_a_loss if gentle.losses else 'for no gain, but no loss either'}"


def counted_steps(ways: Ways) -> str:
    """Return the length of ways and how many there are."""
    steps = "1 step" if ways.steps == 1 else f"{ways.steps} steps"
    return steps if ways.count == 1 else f"{steps} ({how_many(ways)})"


def how_many(ways: Ways) -> str:
    """Return how many ways there are."""
    if ways.count is None:
        return "more ways than were counted"
    return "1 way" if ways.count == 1 else f"{ways.count:,} ways"


def step(one: Step) -> str:
    """Return a step: who does what, where that leads, what it does to whoever takes it, and by which statements."""
    return f"{one.text} (state {one.to}): {effect(one)}"


def effect(one: Step) -> str:
    """Return what a step does to whoever takes it, and which statement decides that where there is one."""
    if not one.decided_by:
        return EFFECTS[one.effect]
    by = "against" if one.effect is Effect.WORSE else "by"
    named = [f"{by} {shorten(who.called, STATEMENT, placeholder=' …')}" for who in one.decided_by]
    if len(one.by) > 1:
        named = [f"{who.party_name} {words}" for who, words in zip(one.decided_by, named, strict=True)]
    return f"{EFFECTS[one.effect]}, {joined(named)}"


def why_it_holds(target: Target, found: Evolution) -> str:
    """Return what keeps the conflict in a state; empty for a state that is no equilibrium."""
    if target.holds is Holds.NOBODY_CAN_LEAVE:
        return "nobody can leave"
    if target.holds is None:
        return ""
    wanted = "nobody gains by leaving" if target.holds is Holds.NOBODY_WANTS_TO else "leaving is deterred"
    if found.coalitions and target.holds is Holds.NOBODY_WANTS_TO:
        wanted += " alone"
    return f"{wanted}; {_names(found, target.cannot_move)} cannot" if target.cannot_move else wanted


def groups(found: Evolution) -> Iterator[str]:
    """Yield which of the states listed can be reached without anybody hurting itself, and which only otherwise."""
    kinds = {
        Reach.IMPROVEMENTS: "Without anybody hurting itself, each step making its mover better off",
        Reach.WITHOUT_LOSS: "With nobody worse off by its own step, though somebody moves for nothing",
        Reach.LOSS: "Only if somebody takes a step that makes it worse off",
        Reach.OUT_OF_REACH: "Not by any moves",
    }
    for kind, words in kinds.items():
        states = [target.state for target in found.targets if target.reach is kind]
        total = found.reaches[kind]
        if total and found.targets_total > 1:
            yield f"{words}: {_named(states, total) if states else f'{total:,} states'}."


def hurt(way: Sequence[Step]) -> str:
    """Return who would have to hurt itself where on a way."""
    worse = [one for one in way if one.effect is Effect.WORSE]
    if not worse:
        return "nobody hurts itself"
    others = [f"{one.by_name} at state {one.leaves}" for one in worse[1:]]
    return joined([f"{worse[0].by_name} hurts itself at state {worse[0].leaves}", *others])


def remarks(found: Evolution) -> list[str]:
    """Return what else there is to know: states that nobody can leave, and circles."""
    return [*_stuck(found), *_circles(found)]


def _stuck(found: Evolution) -> list[str]:
    stuck = found.stuck
    if not stuck.total:
        return []
    one = stuck.total == 1
    head = f"Nobody can leave state {stuck.listed[0]}" if one else f"Nobody can leave {_counted_stuck(stuck)}"
    return [f"{head}: {'it is' if one else 'they are'} stable because there is no way out, whatever anybody wants."]


def _counted_stuck(stuck: StateList) -> str:
    return f"states {_named(stuck.listed, stuck.total)}"


def _circles(found: Evolution) -> list[str]:
    if found.circling_states:
        return [
            "Improvements lead in circles, so that the conflict need not settle: "
            f"{found.circling_states:,} states lie on circles or between them, too many to tell apart."
        ]
    lines = [_circle(one) for one in found.circles]
    more = found.circles_total - len(lines)
    return [*lines, f"There are {more:,} more circles."] if more else lines


def _circle(one: RoundAbout) -> str:
    way = " → ".join([str(one.example[0].leaves), *(str(step.to) for step in one.example)]) if one.example else ""
    movers = joined(list(dict.fromkeys(step.by_name for step in one.example)))
    settles = (
        "Improvements also lead out of it, so the conflict may settle, or not."
        if one.leads_out
        else "No improvement leads out of it: once there, the conflict never settles by improvements."
    )
    states = f"{one.states.total:,} states ({_named(one.states.listed, one.states.total)})"
    return f"Improvements lead in a circle through {states}, for example {way}, by {movers}. {settles}"
