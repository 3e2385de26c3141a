"""What ``countermove check`` says of a sound case: its size, the way that would run, its citations, its remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from countermove.casefile.case import Case
from countermove.casefile.overview import overview
from countermove.model import Conflict


@dataclass(frozen=True)
class Remark:
    """A remark on a case that can be worked with as it is.

    Units: ``line`` counts from 1; 0 where it is about the whole case.
    """

    text: str
    where: str = ""
    line: int = 0


@dataclass(frozen=True)
class Size:
    """The figures of a case: in one ``line``, and each with its label; and what was remarked on."""

    line: str
    facts: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]


def size_of(case: Case) -> Size:
    """Return the figures of a sound case; feasible states are counted exactly where they can be."""
    from countermove.engine.plan import plan

    found = overview(case)
    facts = [("decision makers", _parties(found))]
    if found["options"] and found["options"]["held"]:
        facts.append(("nothing depends on", ", ".join(found["options"]["held"])))
    facts.append(("way", found["way"]["text"]))
    if found["way"]["name"] != "implicit":
        facts.append(("solve", str(plan(case.model()))))
    remarks = [Remark(derived["text"]) for derived in found["derived"]]
    remarks += [Remark(one["message"], one["where"], one["line"]) for one in found["notices"]]
    return Size(_line(case, found), tuple(facts), tuple(remarks))


def _line(case: Case, found: Mapping[str, Any]) -> str:
    parties = counted(len(found["decision_makers"]), "party", "parties")
    if not isinstance(case.conflict, Conflict):
        return f"{parties}, {counted(found['states']['feasible'], 'state')}."
    constraints = counted(len(case.content.get("constraints", ())), "constraint")
    options = counted(found["options"]["total"], "option")
    return f"{parties}, {options}, {constraints}; states: {_states(found['states'])}."


def counted(number: int, noun: str, several: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def citations_in_words(found: Mapping[str, Any]) -> str:
    """Return what became of the citations, from ``citing.present.overview_of_citations``."""
    if not found["total"]:
        return "none"
    changed = len(found["changed"])
    text = f"{found['total']} to {found['distinct']} places in the sources"
    text += f", {found['resolved'] - changed} found in the text at hand"
    text += f", {changed} that read differently or stand elsewhere now" if changed else ""
    reasons = dict.fromkeys(entry["reason"] for entry in found["unresolved"])
    return text + (f" ({'; '.join(reasons)})" if reasons else "")


def _parties(found: Mapping[str, Any]) -> str:
    return ", ".join(
        f"{one['id']} ({one['options']})" if one["options"] is not None else one["id"]
        for one in found["decision_makers"]
    )


def _states(found: Mapping[str, Any]) -> str:
    if found["feasible"] is None:
        return f"not counted: {found['reason']}"
    if found["raw"] is None or found["raw"] == found["feasible"]:
        return f"{found['feasible']:,}"
    return f"{found['feasible']:,} feasible of {found['raw']:,}"
