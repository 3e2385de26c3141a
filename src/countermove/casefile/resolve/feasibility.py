"""Checks that need the whole conflict: the status quo, contradictory constraints, rankings over feasible states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce

from countermove.casefile.contradiction import Satisfiability
from countermove.casefile.feasible import LARGEST_TABLE, column, feasible_bits
from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import Resolution, listed
from countermove.model import Conflict, Constraint, Ranking, State
from countermove.model.state import bits

SHOWN = 5
Groups = Sequence[Sequence[Constraint]]


def check_status_quo(conflict: Conflict, groups: Groups, work: Resolution) -> None:
    """Note constraints that the status quo breaks, or that leave no state at all."""
    broken = {constraint.id for constraint in conflict.broken_constraints(conflict.status_quo)}
    if not broken:
        return
    with Satisfiability(conflict.option_names, groups) as constraints:
        contradiction = constraints.minimal_contradiction()
    if contradiction:
        _note_contradiction(contradiction, groups, work)
        return
    for number, group in enumerate(groups):
        if any(constraint.id in broken for constraint in group):
            state = conflict.state(conflict.status_quo)
            message = f"the status quo {state} is infeasible: {entry_name(group)} rules it out"
            advice = "set status_quo of the options so that the state things are in is possible, or mend the constraint"
            work.findings.problem(("constraints", number), message, advice)


def entry_name(group: Sequence[Constraint]) -> str:
    """Return what an entry under constraints is called."""
    return group[0].id if len(group) == 1 else group[0].id.rsplit(".", 1)[0]


def _note_contradiction(numbers: Sequence[int], groups: Groups, work: Resolution) -> None:
    called = [entry_name(groups[number]) for number in numbers]
    path: Path = ("constraints", numbers[0])
    if len(called) == 1:
        message = f"no state is feasible: {called[0]} rules out every state"
        advice = "it is never true or never false; mend it"
    else:
        message = f"no state is feasible: {listed(called)} cannot hold together"
        advice = "mend or take out any one of them; each is needed for the contradiction"
    work.findings.problem(path, message, advice)


def unreachable_reason(conflict: Conflict, groups: Groups, settings: Mapping[str, bool]) -> str:
    """Return why no feasible state has some settings, or an empty text where one has."""
    code = with_settings(conflict, settings)
    if conflict.is_feasible(code):
        return ""
    broken = [constraint.id for constraint in conflict.broken_constraints(code)]
    with Satisfiability(conflict.option_names, groups) as constraints:
        return "" if constraints.allows(settings) else listed(broken) + (" rules" if len(broken) == 1 else " rule")


def with_settings(conflict: Conflict, settings: Mapping[str, bool]) -> int:
    """Return the status quo with some options set."""
    on = conflict.mask_of(name for name, taken in settings.items() if taken)
    return (conflict.status_quo & ~conflict.mask_of(settings)) | on


def check_ranking(ranking: Ranking, path: Path, conflict: Conflict, groups: Groups, work: Resolution) -> None:
    """Note feasible states that a ranking leaves out or names twice."""
    count = len(conflict.option_names)
    if count > LARGEST_TABLE:
        _check_large_ranking(ranking, path, conflict, groups, work)
        return
    feasible = feasible_bits(conflict.option_names, conflict.constraints)
    once, twice, idle = _coverage(ranking, count, feasible)
    has_rest = ranking.groups[-1] == ("rest",)
    missing = 0 if has_rest else feasible & ~once
    if missing:
        message = f"the ranking leaves out {_states(missing, conflict)}"
        work.findings.problem(path, message, "add them, or end the ranking with rest", key=True)
    if twice:
        message = f"the ranking names {_states(twice, conflict)} more than once"
        work.findings.problem(path, message, "a state stands in one group only", key=True)
    for pattern in idle[:SHOWN]:
        work.findings.notice(path, f"{pattern} in the ranking fits no feasible state")


def _coverage(ranking: Ranking, count: int, feasible: int) -> tuple[int, int, list[str]]:
    """Return the feasible states named, those named more than once, and the patterns that name none."""
    patterns = [pattern for group in ranking.groups for pattern in group if pattern != "rest"]
    columns = [column(position, count) for position in range(count)] if any("-" in p for p in patterns) else []
    single = Counter(_code(pattern) for pattern in patterns if "-" not in pattern)
    once = _set_of(single, count)
    twice = _set_of([code for code, times in single.items() if times > 1], count)
    idle = [p for p in patterns if "-" not in p and not feasible >> _code(p) & 1]
    for pattern in (p for p in patterns if "-" in p):
        fits = _fitting(pattern, columns, feasible)
        twice |= once & fits
        once |= fits
        if not fits:
            idle.append(pattern)
    return once, twice & feasible, idle


def _fitting(pattern: str, columns: Sequence[int], feasible: int) -> int:
    wanted = [(letter, columns[at]) for at, letter in enumerate(pattern) if letter != "-"]
    return reduce(lambda left, pair: left & (pair[1] if pair[0] == "Y" else ~pair[1]), wanted, feasible)


def _code(pattern: str) -> int:
    return int(pattern[::-1].replace("Y", "1").replace("N", "0"), 2)


def _set_of(codes: Sequence[int] | Counter[int], count: int) -> int:
    """Return codes as an integer with a bit for each."""
    table = bytearray(max(1, (1 << count) // 8))
    for code in codes:
        table[code >> 3] |= 1 << (code & 7)
    return int.from_bytes(table, "little")


def _states(found: int, conflict: Conflict) -> str:
    total = found.bit_count()
    shown = []
    for code in bits(found):
        shown.append(State(code, conflict.option_names).letters)
        if len(shown) == SHOWN:
            break
    more = f" and {total - len(shown):,} more" if total > len(shown) else ""
    return f"{total:,} feasible state{'s' if total > 1 else ''} ({', '.join(shown)}{more})"


def _check_large_ranking(ranking: Ranking, path: Path, conflict: Conflict, groups: Groups, work: Resolution) -> None:
    """Check a ranking over too many states to list: it has to end with rest, and no two patterns may share a state."""
    count = len(conflict.option_names)
    if ranking.groups[-1] != ("rest",):
        message = f"a ranking over {count} options would have to name up to 2^{count} states"
        work.findings.problem(path, message, "end it with rest, or write preferences in its place", key=True)
        return
    patterns = [pattern for group in ranking.groups[:-1] for pattern in group]
    with Satisfiability(conflict.option_names, groups) as constraints:
        for number, pattern in enumerate(patterns):
            for other in patterns[:number]:
                shared = _shared(pattern, other, conflict.option_names)
                if shared is not None and constraints.allows(shared):
                    message = f"{other} and {pattern} in the ranking share a feasible state"
                    work.findings.problem(path, message, "a state stands in one group only", key=True)


def _shared(one: str, other: str, options: Sequence[str]) -> dict[str, bool] | None:
    """Return the settings that two patterns ask for together, or None where they contradict each other."""
    if any({a, b} == {"Y", "N"} for a, b in zip(one, other, strict=True)):
        return None
    pairs = zip(options, one, other, strict=True)
    return {name: "Y" in (a, b) for name, a, b in pairs if (a, b) != ("-", "-")}
