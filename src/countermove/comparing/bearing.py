"""Which differences an assessment can depend on, and the part of a case's content that it does depend on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.comparing.align import Pair
    from countermove.comparing.wording import Told

READ = frozenset({"question", "decision_makers", "constraints", "packages", "states", "status_quo"})
"""The parts of a case that an assessment reads; the question's allies and the positions are read with them."""

UNREAD_IN = {
    "question": frozenset[str](),
    "party": frozenset({"name", "note"}),
    "option": frozenset({"text", "cites", "basis", "note", "costs", "status_quo_from"}),
    "interest": frozenset({"id", "because", "cites", "basis", "note", "probability", "abandon"}),
    "constraint": frozenset({"id", "because", "cites", "basis", "note"}),
    "package": frozenset({"because", "cites", "basis", "note"}),
    "stakeholder": frozenset({"name", "position", "cites", "basis", "note"}),
    "reaction": frozenset({"cites", "basis", "note"}),
    "stance": frozenset({"cites", "basis", "note"}),
    "move": frozenset[str](),
    "state": frozenset[str](),
}
"""Fields of the parts above that no result reads: words, citations, remarks, grades of cost."""


def bears_on_results(change: str, path: tuple[str, ...], told: Told, pair: Pair) -> bool:
    """Say whether a result can depend on a difference; another reading of an order counts only where it is chosen."""
    if path[0] == "states":
        return change != "changed"  # a state's text is words
    if path[0] not in READ or told.part in {"cost", "reading", "contest"} or "profiles" in path:
        return False
    if told.part == "interest" and told.aspect == "place":  # only a derived place is more than a remark
        return "derived" in (pair.before, pair.after)
    return told.aspect not in UNREAD_IN.get(told.part, frozenset())


def computed_part(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a case's content without what no result reads, so that names in it refer to little else."""
    kept = {key: value for key, value in content.items() if key in READ or key == "countermove"}
    kept["title"] = content.get("title", "")
    kept["decision_makers"] = {name: _party(party) for name, party in content.get("decision_makers", {}).items()}
    if "constraints" in content:
        kept["constraints"] = [_without(entry, "constraint") for entry in content["constraints"]]
    if "packages" in content:
        standing = standing_in(content)
        packages = without_idle(content["packages"], standing)
        kept["packages"] = {name: _without(entry, "package") for name, entry in packages.items()}
    return kept


def standing_in(content: Mapping[str, Any]) -> dict[str, bool]:
    """Return where each option of a content stands."""
    return {
        name: option.get("status_quo") is True
        for party in content.get("decision_makers", {}).values()
        for name, option in party.get("options", {}).items()
    }


def without_idle(packages: Mapping[str, Any], standing: Mapping[str, bool]) -> dict[str, Any]:
    """Return packages without those that would change nothing as things stand, which no case may have."""
    return {
        name: entry
        for name, entry in packages.items()
        if ("if" in entry and "otherwise" in entry)
        or any(standing.get(option) != setting for option, setting in entry["changes"].items())
    }


def _party(party: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in party.items() if key not in {"name", "note", "profiles", "contests"}}
    if "options" in kept:
        kept["options"] = _all(kept["options"], "option")
    if "preferences" in kept:
        kept["preferences"] = [_without(entry, "interest") for entry in kept["preferences"]]
    if "stakeholders" in kept:
        kept["stakeholders"] = {name: _stakeholder(entry) for name, entry in kept["stakeholders"].items()}
    return kept


def _stakeholder(entry: Mapping[str, Any]) -> dict[str, Any]:
    kept = _without(entry, "stakeholder")
    if "preferences" in kept:
        kept["preferences"] = [_without(one, "interest") for one in kept["preferences"]]
    for name, part in (("reactions", "reaction"), ("stances", "stance")):
        if name in kept:
            kept[name] = _all(kept[name], part)
    return kept


def _all(entries: Mapping[str, Any], part: str) -> dict[str, Any]:
    return {name: _without(entry, part) for name, entry in entries.items()}


def _without(entry: Mapping[str, Any], part: str) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in UNREAD_IN[part]}
