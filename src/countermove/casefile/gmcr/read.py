"""A ``.gmcr`` path to a case as plain data, and what has to be told about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from countermove.casefile.feasible import LARGEST_TABLE
from countermove.casefile.findings import Notice
from countermove.casefile.gmcr.check import check_document
from countermove.casefile.gmcr.document import GmcrFile
from countermove.casefile.gmcr.drawn import as_graph_form
from countermove.casefile.gmcr.faults import Faults
from countermove.casefile.gmcr.identifiers import identifiers, option_identifiers
from countermove.casefile.gmcr.listed import as_option_form, needs_ranking
from countermove.casefile.gmcr.rankings import check_rankings
from countermove.casefile.gmcr.states import GmcrStates
from countermove.casefile.gmcr.status_quo import assumed_status_quo
from countermove.casefile.gmcr.text import read_object

SUFFIX = ".gmcr"
WHERE = "GMCR+ file"


@dataclass(frozen=True, slots=True)
class GmcrCase:
    """A file of GMCR+ in the shape of a case, and the remarks on how it was read."""

    content: dict[str, Any]
    notices: tuple[Notice, ...]


def read_gmcr(path: Path) -> GmcrCase:
    """Return what a GMCR+ file holds in the shape of a case: in option form, or drawn where there are misperceptions.

    Raises: ``CaseError`` with everything that is wrong with the file.
    Source: gmcr-format.md.
    """
    data, faults = read_object(path)
    file = check_document(data, faults)
    states = _states(file, faults)
    status_quo = assumed_status_quo(file, faults)
    if states is not None:
        check_rankings(states, faults)
    faults.stop_if_any()
    parties = identifiers([party.name for party in file.parties], "party")
    owners = [parties[owner] for owner in file.owners]
    options = option_identifiers([option.name for option in file.options], owners)
    _note_coalitions(file, parties, faults)
    if states is not None and any(states.unseen(number) for number in range(len(parties))):
        content = as_graph_form(states, parties, status_quo, faults)
    else:
        if any(party.misperceptions for party in file.parties):
            faults.remark("the misperceptions fit no feasible state, and so change nothing")
        content = as_option_form(file, states, parties, options, status_quo, faults)
    faults.stop_if_any()
    notices = tuple(Notice(remark, WHERE) for remark in faults.remarks)
    written_by = f"GMCR+ {file.version}" if file.version else "GMCR+"
    remarks = ". ".join(remark[0].upper() + remark[1:] for remark in faults.remarks)
    head = {"countermove": 1, "title": path.stem or "untitled", "note": f"Read from a file of {written_by}. {remarks}."}
    return GmcrCase({**head, **content}, notices)


def _states(file: GmcrFile, faults: Faults) -> GmcrStates | None:
    """Return the states where something needs them listed.

    Notes: a file with too many options for that.
    """
    unseen = any(party.misperceptions for party in file.parties)
    if not (file.by_ranking or unseen or needs_ranking(file)):
        return None
    if len(file.options) > LARGEST_TABLE:
        why = "state numbers in rankings" if file.by_ranking else "misperceptions" if unseen else "a long condition"
        message = f"{len(file.options)} options, and {why} need every state listed; up to {LARGEST_TABLE} can be"
        faults.problem("options", message, "in GMCR+, leave options out of the model")
        faults.stop_if_any()
    return GmcrStates(file)


def _note_coalitions(file: GmcrFile, parties: list[str], faults: Faults) -> None:
    if file.coalitions:
        joined = ", ".join("+".join(parties[member] for member in group) for group in file.coalitions)
        faults.remark(
            f"the coalition {joined} is no part of a case and is left out: GMCR+ treats its members as one mover; "
            "here, everybody is taken alone"
        )
