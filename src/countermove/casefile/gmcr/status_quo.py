"""The state things are in, which a GMCR+ file does not say."""

from __future__ import annotations

from countermove.casefile.contradiction import Satisfiability
from countermove.casefile.gmcr.document import Condition, GmcrFile, Simple
from countermove.casefile.gmcr.faults import Faults
from countermove.language import And, Formula, Not, Option, Or
from countermove.model import Constraint


def assumed_status_quo(file: GmcrFile, faults: Faults) -> int:
    """Return the feasible state of the lowest decimal code: nothing taken, wherever that can be.

    Notes: the assumption; a file whose infeasible states are all states.
    """
    if not any(_holds_with_nothing_taken(condition) for condition in file.infeasibles):
        faults.remark("such a file has no status quo; it is assumed that nothing is taken")
        return 0
    names = [f"o{number}" for number in range(len(file.options))]
    never = [Constraint(str(n), _formula(condition, names)) for n, condition in enumerate(file.infeasibles)]
    with Satisfiability(names, [[constraint] for constraint in never]) as states:
        if not states.allows({}):
            advice = "GMCR+ cannot open such a file either: take some of the conditions out"
            faults.problem("infeasibles", "no state is feasible: these conditions rule out every state", advice)
            return 0
        settings: dict[str, bool] = {}
        for name in reversed(names):  # the highest bit decides first
            settings[name] = False
            if not states.allows(settings):
                settings[name] = True
    code = sum(1 << bit for bit, name in enumerate(names) if settings[name])
    faults.remark("such a file has no status quo; as nothing taken is infeasible, the first feasible state is assumed")
    return code


def _holds_with_nothing_taken(condition: Condition) -> bool:
    return any(all(not taken for _, taken in member) for member in condition)


def _formula(condition: Condition, names: list[str]) -> Formula:
    nothing = And(Option(names[0]), Not(Option(names[0])))
    return _joined([_member(member, names) for member in condition], Or) if condition else nothing


def _member(member: Simple, names: list[str]) -> Formula:
    everything = Or(Option(names[0]), Not(Option(names[0])))
    parts: list[Formula] = [Option(names[k]) if taken else Not(Option(names[k])) for k, taken in member]
    return _joined(parts, And) if parts else everything


def _joined(parts: list[Formula], connective: type[And] | type[Or]) -> Formula:
    """Join parts as a balanced tree, so that long lists do not nest deeply."""
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return connective(_joined(parts[:middle], connective), _joined(parts[middle:], connective))
