"""Decision makers' options and all the names of a case."""

from __future__ import annotations

from collections.abc import Mapping

from countermove.casefile.nodes import Path
from countermove.casefile.resolve.resolution import MAXIMUM_OPTIONS, Names, Resolution
from countermove.casefile.schema_party import OptionSpec, PartySpec
from countermove.model import Cost, Direction, Option


def resolve_names(parties: Mapping[str, PartySpec], work: Resolution) -> Names:
    """Return who owns what, with every clash of names noted."""
    names = Names(tuple(parties))
    for party, spec in parties.items():
        work.identifier(("decision_makers", party), party, "a decision maker")
        for option, entry in spec.options.items():
            path: Path = ("decision_makers", party, "options", option)
            work.identifier(path, option, "an option")
            if option in names.owners:
                message = f'option "{option}" has two owners, {names.owners[option]} and {party}'
                work.findings.problem(path, message, "an option has one owner; rename one of them", key=True)
                continue
            names.owners[option] = party
            if entry.part_of and entry.part_of != option:
                names.parts.setdefault(entry.part_of, []).append(option)
            for name in entry.stands_for:
                names.stands_for.setdefault(name, []).append(option)
    _note_clashes(parties, names, work)
    if len(names.owners) > MAXIMUM_OPTIONS:
        message = f"the case has {len(names.owners):,} options; the limit is {MAXIMUM_OPTIONS:,}"
        work.findings.problem(("decision_makers",), message)
    return names


def _note_clashes(parties: Mapping[str, PartySpec], names: Names, work: Resolution) -> None:
    for party, spec in parties.items():
        for option, entry in spec.options.items():
            path: Path = ("decision_makers", party, "options", option)
            if entry.part_of in names.parts:  # an option that is the whole of a measure bears its name
                _check_group(entry.part_of, path, names, work)
            for number, name in enumerate(entry.stands_for):
                if name != option and (name in names.owners or name in names.parts):
                    what = "an option" if name in names.owners else "what other options are part of"
                    message = f'"{name}" is {what} of this case already'
                    work.findings.problem((*path, "stands_for", number), message, "use another name for one of them")


def _check_group(group: str, path: Path, names: Names, work: Resolution) -> None:
    if group in names.owners:
        message = f'"{group}" is an option already, so options cannot be part of it'
        work.findings.problem((*path, "part_of"), message, "use another name for one of them")
    elif work.findings.root.at((*path, "part_of"))[1]:
        work.identifier((*path, "part_of"), group, "what options are part of")


def resolve_options(party: str, specs: Mapping[str, OptionSpec], work: Resolution) -> tuple[Option, ...]:
    """Return one party's options, in the order of the file."""
    return tuple(
        _option(name, party, spec, work) for name, spec in specs.items() if work.names.owners.get(name) == party
    )


def _option(name: str, party: str, spec: OptionSpec, work: Resolution) -> Option:
    path: Path = ("decision_makers", party, "options", name)
    for number, cite in enumerate(spec.cites):
        work.check_citation((*path, "cites", number), cite)
    for component, cost in spec.costs.items():
        for number, cite in enumerate(cost.cites):
            work.check_citation((*path, "costs", component, "cites", number), cite)
    return Option(
        name,
        party,
        spec.text,
        spec.area,
        spec.status_quo is True,  # what the events say is put in once they are read
        Direction(spec.direction),
        {component: Cost(cost.grade, cost.basis or "judged") for component, cost in spec.costs.items()},
        tuple(spec.cites),
        tuple(spec.stands_for),
        spec.part_of,
        spec.note,
    )
