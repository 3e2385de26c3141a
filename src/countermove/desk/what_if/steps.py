"""One thing supposed: an operation on the text of the case, or a way of reading it that no text says."""

from __future__ import annotations

from dataclasses import dataclass

from countermove.editing.operation import Operation


@dataclass(frozen=True)
class Step:
    """A step of a what-if; one of the fields after ``sentence`` is given.

    ``muted`` is a party that never moves, ``profile`` a party with the other reading of its order, ``settled`` an open
    point with the way in which it is settled. ``sentence`` says it to people, without a full stop.
    """

    sentence: str
    operation: Operation | None = None
    muted: str = ""
    profile: tuple[str, str] = ("", "")
    settled: tuple[str, str] = ("", "")

    @property
    def is_reading(self) -> bool:
        """Say whether this changes how the case is read, and not what its text says."""
        return self.operation is None

    @property
    def about(self) -> tuple[str, str]:
        """Return what a way of reading is about; a later step about the same stands in its place."""
        if self.muted:
            return "muted", self.muted
        if any(self.profile):
            return "profile", self.profile[0]
        return ("settled", self.settled[0]) if any(self.settled) else ("", "")


Steps = tuple[Step, ...]


def operations_of(steps: Steps) -> tuple[Operation, ...]:
    """Return what steps do to the text, in order."""
    return tuple(step.operation for step in steps if step.operation is not None)


def readings_of(steps: Steps) -> Steps:
    """Return the steps that no text of a case can say."""
    return tuple(step for step in steps if step.is_reading)
