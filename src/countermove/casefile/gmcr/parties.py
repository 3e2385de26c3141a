"""Options and decision makers of a GMCR+ file, and who owns what."""

from __future__ import annotations

from typing import Any

from countermove.casefile.gmcr.conditions import is_number, read_conditions
from countermove.casefile.gmcr.document import GmcrOption, GmcrParty
from countermove.casefile.gmcr.faults import Faults, hint, printable, shown

DIRECTIONS = {"both": "both", "fwd": "on", "back": "off"}
MAXIMUM_OPTIONS = 2_000
MAXIMUM_PARTIES = 200
MAXIMUM_NAME = 2_000


def read_options(value: Any, faults: Faults) -> tuple[GmcrOption, ...]:
    """Return the options of a file, in its order."""
    if not isinstance(value, list) or not value:
        faults.expected("options", "a list of options", value)
        return ()
    if len(value) > MAXIMUM_OPTIONS:
        faults.problem("options", f"the file has {len(value):,} options; the limit is {MAXIMUM_OPTIONS:,}")
        return ()
    return tuple(_option(part, f"options[{number}]", faults) for number, part in enumerate(value))


def _option(value: Any, where: str, faults: Faults) -> GmcrOption:
    if not isinstance(value, dict):
        faults.expected(where, "an option with a name", value)
        return GmcrOption("", "both")
    name = read_name(value, where, faults)
    direction = value.get("permittedDirection")
    if direction is None:
        faults.remark("options without permittedDirection are taken as movable both ways")
        return GmcrOption(name, "both")
    if not isinstance(direction, str) or direction not in DIRECTIONS:
        known = ", ".join(DIRECTIONS)
        message = f"expected one of {known}, found {shown(direction)}"
        faults.problem(f"{where}.permittedDirection", message, hint(direction, tuple(DIRECTIONS)))
        return GmcrOption(name, "both")
    return GmcrOption(name, DIRECTIONS[direction])


def read_name(value: dict[str, Any], where: str, faults: Faults) -> str:
    """Return the name of an option or a decision maker; it may be empty and need not be unique."""
    name = value.get("name")
    if not isinstance(name, str):
        faults.expected(f"{where}.name", "a text", name)
        return ""
    if len(name) > MAXIMUM_NAME:
        faults.problem(f"{where}.name", f"a name of {len(name):,} characters; the limit is {MAXIMUM_NAME:,}")
        return ""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        faults.problem(f"{where}.name", "half a character (a lone surrogate) stands in the name")
        return ""
    return printable(" ".join(name.split()))


def read_parties(value: Any, options: int, by_ranking: bool, faults: Faults) -> tuple[GmcrParty, ...]:
    """Return the decision makers of a file, in its order; what is wrong with them is noted."""
    if not isinstance(value, list) or not value:
        faults.expected("decisionMakers", "a list of decision makers", value)
        return ()
    if len(value) > MAXIMUM_PARTIES:
        message = f"the file has {len(value):,} decision makers; the limit is {MAXIMUM_PARTIES}"
        faults.problem("decisionMakers", message)
        return ()
    read = [_party(part, f"decisionMakers[{n}]", options, by_ranking, faults) for n, part in enumerate(value)]
    parties = tuple(party for party in read if party is not None)
    if len(parties) == len(read):
        _check_owners(parties, options, faults)
    return parties


def _party(value: Any, where: str, options: int, by_ranking: bool, faults: Faults) -> GmcrParty | None:
    if not isinstance(value, dict):
        faults.expected(where, "a decision maker with name, options and preferences", value)
        return None
    name = read_name(value, where, faults)
    own = _own(value.get("options"), f"{where}.options", options, faults)
    preferences = read_conditions(value.get("preferences", []), f"{where}.preferences", options, faults)
    unseen = value.get("misperceptions")
    misperceptions = read_conditions([] if unseen is None else unseen, f"{where}.misperceptions", options, faults)
    stored = value.get("preferenceRanking", value.get("preferenceVector"))
    ranking = None
    if by_ranking:
        ranking = _ranking(stored, f"{where}.preferenceRanking", faults)
        if preferences:
            faults.remark("the file is set to rankings made by hand; its stored statements are left out")
    else:
        if "preferences" not in value:
            faults.remark(f"{name or where} has no preferences, and so is indifferent between all states")
        if stored:
            faults.remark("the file is set to statements; its stored rankings are left out")
        _note_duplicates(name or where, preferences, faults)
    return GmcrParty(name, own, () if by_ranking else preferences, ranking, misperceptions)


def _own(value: Any, where: str, options: int, faults: Faults) -> tuple[int, ...]:
    if not isinstance(value, list):
        faults.expected(where, "a list of option numbers", value)
        return ()
    own: list[int] = []
    for number, option in enumerate(value):
        here = f"{where}[{number}]"
        if not is_number(option):
            faults.expected(here, "an option's number", option)
        elif not 0 <= option < options:
            faults.problem(here, f"there is no option {option}; they are numbered from 0 to {options - 1}")
        elif option in own:
            faults.problem(here, f"option {option} stands here twice", "keep one mention")
        else:
            own.append(option)
    return tuple(own)


def _ranking(value: Any, where: str, faults: Faults) -> tuple[tuple[int, ...], ...] | None:
    if not isinstance(value, list):
        message = "the file is set to rankings made by hand, and this decision maker has none"
        faults.problem(where, message if value is None else "expected a list of state numbers")
        return None
    groups = []
    for number, part in enumerate(value):
        states = part if isinstance(part, list) else [part]
        if not states or not all(is_number(state) for state in states):
            faults.expected(f"{where}[{number}]", "a state's number, or a list of them", part)
            return None
        groups.append(tuple(states))
    return tuple(groups)


def _note_duplicates(name: str, preferences: tuple[Any, ...], faults: Faults) -> None:
    seen: dict[frozenset[frozenset[tuple[int, bool]]], int] = {}
    for number, condition in enumerate(preferences, 1):
        meaning = frozenset(frozenset(member) for member in condition)
        if meaning in seen:
            first = seen[meaning]
            faults.remark(f"statement {number} of {name} repeats statement {first}; it is kept and changes nothing")
        seen.setdefault(meaning, number)


def _check_owners(parties: tuple[GmcrParty, ...], options: int, faults: Faults) -> None:
    owners: dict[int, list[int]] = {}
    for number, party in enumerate(parties):
        for option in party.options:
            owners.setdefault(option, []).append(number)
    for option in range(options):
        found = owners.get(option, [])
        if not found:
            message = f"option {option} belongs to no decision maker"
            faults.problem(f"options[{option}]", message, "each option has one owner: put it under options of one")
        elif len(found) > 1:
            called = " and ".join(parties[number].name or f"decisionMakers[{number}]" for number in found)
            message = f"option {option} belongs to {called}; GMCR+ works out wrong moves for it"
            faults.problem(f"options[{option}]", message, "each option has one owner: take it from the others")
