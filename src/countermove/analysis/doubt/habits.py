"""Leaning on the opponent's habits: a line of the target that is best only while the initiator keeps to its own.

An initiative displaces the target's present line where answering it is better than staying put. The line then rests on
the initiator's not making it.

Source: mission F41; tradecraft.md, section 1.6 (``displaced``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Habit:
    """What the target's present line leans on.

    ``always`` are initiatives that displace it in every completion, ``sometimes`` those that do in some; of initiatives
    contained in each other only the smaller is named. ``looked_at`` is how many initiatives there were.
    """

    initiator: str
    target: str
    always: tuple[str, ...]
    sometimes: tuple[str, ...]
    looked_at: int
    is_swept: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what it comes to, in sentences."""
        if not self.always and not self.sometimes:
            return (
                f"The present line of {self.target} is its best whatever {self.initiator} does of what was looked at.",
            )
        said = []
        if self.always:
            where = ", in every completion" if self.is_swept else ""
            said.append(
                f"The present line of {self.target} is best only while {self.initiator} does not make any of these "
                f"moves{where}: {_listed(self.always)}."
            )
        if self.sometimes and self.always:
            named = _listed(self.sometimes)
            said.append(f"In some completions it also rests on {self.initiator} not making: {named}.")
        elif self.sometimes:
            said.append(
                f"In some completions the present line of {self.target} is best only while {self.initiator} does not "
                f"make any of these moves: {_listed(self.sometimes)}."
            )
        return tuple(said)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "initiator": self.initiator,
            "target": self.target,
            "displaced_always": list(self.always),
            "displaced_sometimes": list(self.sometimes),
            "looked_at": self.looked_at,
        }


def habit(
    initiator: str,
    target: str,
    displaced: Mapping[str, tuple[bool, bool]],
    changes: Mapping[str, frozenset[str]],
    is_swept: bool = True,
) -> Habit:
    """Return what the target's present line leans on.

    Args:
        displaced: by initiative, whether it displaces the line in some completion, and whether in every one.
        changes: by initiative, the options it changes.
        is_swept: whether more than the coding itself was looked at.
    """
    always = [name for name, (_, every) in displaced.items() if every]
    some = [name for name, (once, every) in displaced.items() if once and not every]
    return Habit(
        initiator,
        target,
        tuple(name for name in always if not _has_part(name, always, changes)),
        tuple(name for name in some if not _has_part(name, [*always, *some], changes)),
        len(displaced),
        is_swept,
    )


def _has_part(name: str, others: list[str], changes: Mapping[str, frozenset[str]]) -> bool:
    return any(changes[other] < changes[name] for other in others)


def _listed(names: tuple[str, ...]) -> str:
    return "; ".join(name.replace("+", " + ") for name in names)
