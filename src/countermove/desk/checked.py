"""A text on the desk held against what a case has to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from countermove.casefile.case import Case
from countermove.casefile.load import load_text
from countermove.errors import CaseError, CountermoveError, Problem


@dataclass(frozen=True)
class Checked:
    """A text as a case, or what is wrong with it."""

    case: Case | None
    problems: tuple[Problem, ...]


def check(text: str, path: Path, name: str) -> Checked:
    """Return a text as a case, or every problem of it; never raises for what people can mend."""
    try:
        return Checked(load_text(text, path, name), ())
    except CaseError as fault:
        return Checked(None, fault.problems)
    except CountermoveError as fault:
        return Checked(None, (Problem(str(fault), path=str(path)),))
