"""Items that mean nothing under the reading of a case that is asked about: they are left out, and that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from countermove.model import Rivals, Uncertain

LeftOut = tuple[tuple[str, str], ...]


def applicable(
    uncertain: Sequence[Uncertain],
    rivals: Sequence[Rivals],
    profiles: Mapping[str, str],
    dropped: frozenset[tuple[str, int]],
) -> tuple[tuple[Uncertain, ...], tuple[Rivals, ...], LeftOut]:
    """Return the items and questions that apply where some parties are read otherwise and some statements dropped.

    Items of a group go together: where one does not apply, none does. The last result names what is left out, and why.
    """
    why = {item.id: reason for item in uncertain if (reason := _reason(item, profiles, dropped))}
    groups = {item.hypothesis for item in uncertain if item.id in why and item.hypothesis}
    for item in uncertain:
        if item.hypothesis in groups:
            why.setdefault(item.id, f"it stands or falls with others of {item.hypothesis}")
    kept = tuple(item for item in uncertain if item.id not in why)
    return kept, tuple(_without(one, why, profiles, dropped) for one in rivals), tuple(why.items())


def _reason(item: Uncertain, profiles: Mapping[str, str], dropped: frozenset[tuple[str, int]]) -> str:
    for path in (item.of, item.above, item.below, *item.block):
        party, _, rest = path.partition("/")
        if rest.startswith("preferences/"):
            if party in profiles:
                return f"it is about the coded order of {party}, which is read as {profiles[party]} here"
            if any(path == f"{name}/preferences/{line}" for name, line in dropped):
                return f"{path} is dropped"
    return ""


def _without(
    rivals: Rivals, why: Mapping[str, str], profiles: Mapping[str, str], dropped: frozenset[tuple[str, int]]
) -> Rivals:
    gone = {f"{party}/preferences/{line}" for party, line in dropped}
    return replace(
        rivals,
        hypotheses=tuple(
            replace(
                one,
                fixes={name: label for name, label in one.fixes.items() if name not in why},
                first=tuple(path for path in one.first if path not in gone and path.partition("/")[0] not in profiles),
            )
            for one in rivals.hypotheses
        ),
    )
