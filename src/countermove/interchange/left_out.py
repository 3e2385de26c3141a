"""What a case holds that a ``.gmcr`` file has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

_SHAPES = ("never", "exactly_one", "at_least_one", "at_most_one", "requires")
# What is kept, by the kind of thing it is said of.
_KEPT = {
    "case": {"countermove", "decision_makers", "constraints"},
    "decision makers": {"name", "options", "preferences", "ranking"},
    "options": {"text", "direction"},
    "statements": {"statement"},
    "constraints": set(_SHAPES),
}


def kinds_left_out(content: Mapping[str, Any]) -> list[str]:
    """Return what a ``.gmcr`` file of a case leaves out, a line for each kind of thing and how often it is there.

    Args:
        content: a case's canonical content.
    Source: gmcr-format.md, not in the file.
    """
    found: dict[str, Counter[str]] = {}
    for kind, entry in _entries(content):
        for key, value in entry.items():
            if key not in _KEPT[kind]:
                found.setdefault(kind, Counter())[key] += len(value) if _is_table(kind, key, value) else 1
    lines = [f"{kind}: {_counted(counts, kind)}" for kind, counts in found.items()]
    return [*lines, "identifiers: decision makers and options go by their names and texts"]


def _is_table(kind: str, key: str, value: Any) -> bool:
    """Say whether a key holds several things, each of which counts."""
    return key != "question" and kind in {"case", "decision makers"} and isinstance(value, list | dict)


def _counted(counts: Counter[str], kind: str) -> str:
    return ", ".join(key if kind == "case" and count == 1 else f"{key} ({count})" for key, count in counts.items())


def _entries(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "case", content
    for party in content.get("decision_makers", {}).values():
        yield "decision makers", party
        for option in party.get("options", {}).values():
            yield "options", option
        for statement in party.get("preferences", ()):
            yield "statements", statement
    for constraint in content.get("constraints", ()):
        yield "constraints", constraint
