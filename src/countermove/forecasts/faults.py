"""What can be wrong with a forecast or with a register, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.errors import RecordError


class ForecastError(RecordError):
    """A forecast is not as it must be, or a register cannot be used; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[str] | str) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


def refuse(problems: Sequence[str]) -> None:
    """Raise ``ForecastError`` where there are problems."""
    if problems:
        raise ForecastError(problems)
