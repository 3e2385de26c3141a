"""The JSON object of a GMCR+ file to a document that makes sense, every trap of the format looked for."""

from __future__ import annotations

from typing import Any

from countermove.casefile.gmcr.conditions import MAXIMUM_CONDITIONS, is_number, read_conditions
from countermove.casefile.gmcr.document import Condition, GmcrFile, GmcrParty
from countermove.casefile.gmcr.faults import Faults, printable
from countermove.casefile.gmcr.parties import read_options, read_parties

MODES = ("useManualPreferenceRanking", "useManualPreferenceVectors")
# "nodes" are worked out by GMCR+ and added to its export; "coalitionsFull" and "payoffs" may be out of date.
KNOWN = {
    *MODES,
    "options",
    "decisionMakers",
    "infeasibles",
    "coalitions",
    "coalitionsFull",
    "program",
    "version",
    "nodes",
}


def check_document(data: dict[str, Any], faults: Faults) -> GmcrFile:
    """Return what a file says, options put in the order of their owners.

    Raises: ``CaseError`` with everything that is wrong with it.
    """
    for key in ("options", "decisionMakers"):
        if key not in data:
            faults.problem("", f'the key "{key}" is missing', "every GMCR+ file has it; was the file cut or edited?")
    faults.stop_if_any()
    options = read_options(data["options"], faults)
    by_ranking = _mode(data, faults)
    parties = read_parties(data["decisionMakers"], len(options), by_ranking, faults)
    if "infeasibles" not in data:
        faults.remark("the file lists no infeasible states at all; every combination of options is taken as possible")
    infeasibles = read_conditions(data.get("infeasibles", []), "infeasibles", len(options), faults)
    _note_head(data, faults)
    count = sum(len(party.preferences) for party in parties) + sum(len(condition) for condition in infeasibles)
    if count > MAXIMUM_CONDITIONS:
        faults.problem("", f"the file has {count:,} conditions in all; the limit is {MAXIMUM_CONDITIONS:,}")
    faults.stop_if_any()
    coalitions = _coalitions(data.get("coalitions"), parties, faults)
    version = data.get("version")
    file = GmcrFile(options, parties, infeasibles, by_ranking, coalitions, version if isinstance(version, str) else "")
    return _in_order(file, faults)


def _mode(data: dict[str, Any], faults: Faults) -> bool:
    """Return whether the file goes by rankings made by hand, under the present key or the old one."""
    given = {key: data[key] for key in MODES if key in data}
    for key, value in given.items():
        if not isinstance(value, bool):
            faults.expected(key, "true or false", value)
    if len(set(map(bool, given.values()))) > 1:
        faults.problem(MODES[1], f"says the opposite of {MODES[0]}", "keep the one that is meant")
        return given[MODES[0]] is True
    if given:
        return any(value is True for value in given.values())
    stored = data["decisionMakers"] if isinstance(data["decisionMakers"], list) else []
    tables = [party for party in stored if isinstance(party, dict)]
    ranked = any("preferenceRanking" in party or "preferenceVector" in party for party in tables)
    by_ranking = ranked and not any(party.get("preferences") for party in tables)
    read = "rankings" if by_ranking else "statements"
    faults.remark(f"the file does not say how preferences are given; {read} are read")
    return by_ranking


def _note_head(data: dict[str, Any], faults: Faults) -> None:
    program = data.get("program")
    if program is not None and program != "gmcr-py":
        faults.remark(
            f'the file says it is of the program "{printable(str(program)[:40])}"; it is read as a GMCR+ file'
        )
    unknown = [key for key in data if key not in KNOWN]
    if unknown:
        more = f" and {len(unknown) - 5} more" if len(unknown) > 5 else ""
        faults.remark(
            f"keys that are not known were left out: {', '.join(printable(key[:40]) for key in unknown[:5])}{more}"
        )


def _coalitions(value: Any, parties: tuple[GmcrParty, ...], faults: Faults) -> tuple[tuple[int, ...], ...]:
    """Return the coalitions of two and more; what is no partition of the decision makers counts as everybody alone."""
    if value is None:
        return ()
    groups = [part if isinstance(part, list) else [part] for part in value] if isinstance(value, list) else [[None]]
    members = [member for group in groups for member in group]
    numbers = [member for member in members if isinstance(member, int) and is_number(member)]
    if len(numbers) < len(members) or sorted(numbers) != list(range(len(parties))):
        faults.remark("coalitions does not name every decision maker once; everybody is taken as acting alone")
        return ()
    return tuple(tuple(group) for group in groups if len(group) > 1)


def _in_order(file: GmcrFile, faults: Faults) -> GmcrFile:
    """Put the options in the order of their owners, which fixes the decimal codes and the state numbers."""
    order = [option for party in file.parties for option in party.options]
    if order == list(range(len(order))):
        return file
    faults.remark("options are put in the order of their owners, as GMCR+ does before it numbers states")
    new = {old: number for number, old in enumerate(order)}

    def moved(conditions: tuple[Condition, ...]) -> tuple[Condition, ...]:
        return tuple(
            tuple(tuple((new[option], taken) for option, taken in member) for member in condition)
            for condition in conditions
        )

    parties = tuple(
        GmcrParty(
            party.name,
            tuple(new[option] for option in party.options),
            moved(party.preferences),
            party.ranking,
            moved(party.misperceptions),
        )
        for party in file.parties
    )
    options = tuple(file.options[old] for old in order)
    return GmcrFile(options, parties, moved(file.infeasibles), file.by_ranking, file.coalitions, file.version)
