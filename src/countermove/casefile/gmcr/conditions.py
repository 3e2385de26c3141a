"""Conditions of a GMCR+ file: simple ones, and compound ones of which any member will do."""

from __future__ import annotations

from typing import Any

from countermove.casefile.gmcr.document import Condition, Simple
from countermove.casefile.gmcr.faults import Faults

MAXIMUM_CONDITIONS = 10_000
LETTERS = {"Y": True, "N": False}


def read_conditions(value: Any, where: str, options: int, faults: Faults) -> tuple[Condition, ...]:
    """Return the conditions of a list that can be read; what is wrong with the others is noted."""
    if not isinstance(value, list):
        faults.expected(where, "a list of conditions", value)
        return ()
    if len(value) > MAXIMUM_CONDITIONS:
        message = f"this lists {len(value):,} conditions; the limit is {MAXIMUM_CONDITIONS:,}"
        faults.problem(where, message)
        return ()
    read = (_condition(part, f"{where}[{number}]", options, faults) for number, part in enumerate(value))
    return tuple(condition for condition in read if condition is not None)


def _condition(value: Any, where: str, options: int, faults: Faults) -> Condition | None:
    if isinstance(value, list):
        simple = _simple(value, where, options, faults)
        return None if simple is None else (simple,)
    if not isinstance(value, dict) or "members" not in value:
        faults.expected(where, 'a condition: a list of pairs such as [0, "Y"], or a compound with members', value)
        return None
    members = value["members"]
    if value.get("compound") is not True:
        faults.expected(f"{where}.compound", "true", value.get("compound"))
    if not isinstance(members, list):
        faults.expected(f"{where}.members", "a list of conditions", members)
        return None
    if len(members) > MAXIMUM_CONDITIONS:
        faults.problem(where, f"this has {len(members):,} members; the limit is {MAXIMUM_CONDITIONS:,}")
        return None
    read = [_member(part, f"{where}.members[{number}]", options, faults) for number, part in enumerate(members)]
    return tuple(member for member in read if member is not None) if None not in read else None


def _member(value: Any, where: str, options: int, faults: Faults) -> Simple | None:
    if isinstance(value, dict):
        faults.problem(where, "a compound condition stands inside another", "GMCR+ knows no nesting: list its members")
        return None
    return _simple(value, where, options, faults)


def _simple(value: Any, where: str, options: int, faults: Faults) -> Simple | None:
    if not isinstance(value, list):
        faults.expected(where, 'a list of pairs such as [[0, "Y"], [2, "N"]]', value)
        return None
    if len(value) > 2 * options + 2:
        faults.problem(where, f"a condition of {len(value):,} pairs, and the file has {options:,} options")
        return None
    pairs = [_pair(part, f"{where}[{number}]", options, faults) for number, part in enumerate(value)]
    known = tuple(pair for pair in pairs if pair is not None)
    twice = sorted({option for option, _ in known if sum(other == option for other, _ in known) > 1})
    for option in twice:
        message = f"the condition names option {option} twice; GMCR+ then puts later letters on the wrong options"
        faults.problem(where, message, "keep one mention")
    return None if twice or len(known) < len(pairs) else known


def _pair(value: Any, where: str, options: int, faults: Faults) -> tuple[int, bool] | None:
    if not isinstance(value, list) or len(value) != 2:
        faults.expected(where, 'a pair such as [0, "Y"]', value)
        return None
    number, letter = value
    fine = is_number(number) and 0 <= number < options
    if not is_number(number):
        faults.expected(f"{where}[0]", "an option's number", number)
    elif not fine:
        message = f"there is no option {number}; they are numbered from 0 to {options - 1}"
        faults.problem(f"{where}[0]", message if options else "the file has no options")
    if not isinstance(letter, str) or letter not in LETTERS:
        faults.expected(f"{where}[1]", '"Y" or "N"', letter)
        return None
    return (number, LETTERS[letter]) if fine else None


def is_number(value: Any) -> bool:
    """Say whether a value is a whole number; true and false are none here."""
    return isinstance(value, int) and not isinstance(value, bool)
