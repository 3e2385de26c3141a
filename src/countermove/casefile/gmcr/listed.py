"""A GMCR+ file as a case in option form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from countermove.casefile.gmcr.document import GmcrFile, GmcrParty
from countermove.casefile.gmcr.faults import Faults
from countermove.casefile.gmcr.states import GmcrStates
from countermove.casefile.gmcr.wording import statement_text


def needs_ranking(file: GmcrFile) -> bool:
    """Say whether a decision maker has a condition that is too long for a statement, so that states must be ranked."""
    names = [option_name(number) for number in range(len(file.options))]
    return any(_is_too_long(party, names) for party in file.parties)


def option_name(number: int) -> str:
    """Return a stand-in as long as the identifier of an option can be, for measuring statements."""
    return f"o{number:039d}_{'x' * 60}"


def _is_too_long(party: GmcrParty, names: Sequence[str]) -> bool:
    return any(statement_text(condition, names) is None for condition in party.preferences)


def as_option_form(
    file: GmcrFile,
    states: GmcrStates | None,
    parties: Sequence[str],
    options: Sequence[str],
    status_quo: int,
    faults: Faults,
) -> dict[str, Any]:
    """Return decision makers and constraints as a case file has them."""
    tables = {}
    for number, (name, party) in enumerate(zip(parties, file.parties, strict=True)):
        own = {options[k]: _option(file, k, bool(status_quo >> k & 1)) for k in party.options}
        order = _order(party, number, states, options, faults)
        tables[name] = {"name": party.name or name, "options": own, **order}
    return {"decision_makers": tables, "constraints": _constraints(file, options, faults)}


def _constraints(file: GmcrFile, options: Sequence[str], faults: Faults) -> list[dict[str, Any]]:
    """Return a constraint for each condition; any member of a compound one removes the state."""
    found = []
    for number, condition in enumerate(file.infeasibles):
        for member in condition:
            text = statement_text((member,), options)
            if text is None:
                message = f"a condition over {len(member)} options is longer than a constraint may be"
                faults.problem(f"infeasibles[{number}]", message)
            else:
                found.append({"never": text})
    return found


def _option(file: GmcrFile, number: int, is_taken: bool) -> dict[str, Any]:
    option = file.options[number]
    return {"text": option.name, "direction": option.direction, **({"status_quo": True} if is_taken else {})}


def _order(
    party: GmcrParty, number: int, states: GmcrStates | None, options: Sequence[str], faults: Faults
) -> dict[str, Any]:
    texts = [statement_text(condition, options) for condition in party.preferences]
    if party.ranking is None and None not in texts:
        return {"preferences": [{"statement": text} for text in texts]}
    assert states is not None
    if party.ranking is None:
        faults.remark(f"a statement of {party.name} is longer than a statement may be; its order is given as a ranking")
    return {"ranking": [[states.letters(code) for code in group] for group in states.groups(number)]}
