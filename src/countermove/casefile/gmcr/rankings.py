"""Rankings made by hand: every feasible state named once, or the whole file cannot be trusted."""

from __future__ import annotations

from collections import Counter

from countermove.casefile.gmcr.faults import Faults
from countermove.casefile.gmcr.states import GmcrStates

MOST_STATES = 16_384
_SHOWN = 8


def check_rankings(states: GmcrStates, faults: Faults) -> None:
    """Note rankings that are no partition of the feasible states, and more states than are listed.

    Source: gmcr-format.md, state numbers (a mismatch of counts is reported; nothing is guessed).
    """
    count = states.feasible.bit_count()
    if count > MOST_STATES:
        message = f"{count:,} feasible states; a file with rankings or misperceptions may have {MOST_STATES:,}"
        faults.problem("options", message, "in GMCR+, give preferences by statements and see every state")
        faults.stop_if_any()
    for number, party in enumerate(states.file.parties):
        if party.ranking is not None:
            where = f"decisionMakers[{number}].preferenceRanking"
            _check(Counter(state for group in party.ranking for state in group), count, where, faults)


def _check(named: Counter[int], count: int, where: str, faults: Faults) -> None:
    strange = sorted(state for state in named if not 1 <= state <= count)
    twice = sorted(state for state, times in named.items() if times > 1 and state not in strange)
    missing = [state for state in range(1, count + 1) if state not in named]
    if not (strange or twice or missing):
        return
    parts = [f"the ranking names {named.total():,} states, and {count:,} are feasible"]
    if missing:
        parts.append(f"missing: {_listed(missing)}")
    if twice:
        parts.append(f"named more than once: {_listed(twice)}")
    if strange:
        parts.append(f"not there: {_listed(strange)}")
    advice = "options or infeasible states were changed after ranking, or the file was cut; rank again in GMCR+"
    faults.problem(where, "; ".join(parts), advice)


def _listed(numbers: list[int]) -> str:
    more = f" and {len(numbers) - _SHOWN:,} more" if len(numbers) > _SHOWN else ""
    return ", ".join(map(str, numbers[:_SHOWN])) + more
