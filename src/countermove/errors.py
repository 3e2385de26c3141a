"""What can go wrong, as a tree.

    CountermoveError
    ├── CaseError        a case file or case dict has problems, all of them listed
    ├── StatementError   a statement cannot be read; carries where and what was expected
    ├── TooLarge         the way asked would need more than the limit; carries the estimate
    ├── RecordError      a document cannot be read; says what it is and what to do
    └── NotApplicable    a method's assumption does not hold for this conflict

Every message says where it stands, what was expected, and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class CountermoveError(Exception):
    """The base of every error a user can mend."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with an input, and where.

    Units: ``line`` and ``column`` count from 1; 0 means that the place is not known.
    """

    message: str
    where: str = ""
    path: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = ""
    advice: str = ""

    def __str__(self) -> str:
        place = self.path or "case"
        if self.line:
            place += f":{self.line}:{self.column}"
        head = f"{place}: {self.where}: {self.message}" if self.where else f"{place}: {self.message}"
        parts = [head]
        if self.excerpt:
            shown, caret = _window(self.excerpt, self.column)
            parts += [f"    {shown}", f"    {' ' * caret}^"]
        if self.advice:
            parts.append(f"    {self.advice}")
        return "\n".join(parts)


def _window(text: str, column: int, width: int = 100) -> tuple[str, int]:
    """Return the part of a line around a column, and where in it the column is."""
    start = max(0, column - 1 - width // 2) if len(text) > width else 0
    return text[start : start + width].replace("\t", " "), max(0, column - 1 - start)


class CaseError(CountermoveError):
    """A case has problems; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class StatementError(CountermoveError):
    """A statement cannot be read.

    Units: ``column`` counts from 1 within the statement's text.
    """

    def __init__(self, message: str, text: str, column: int = 1, advice: str = "") -> None:
        self.message, self.text, self.column, self.advice = message, text, column, advice
        super().__init__(str(Problem(message, path="statement", column=column, excerpt=text, advice=advice)))


class TooLarge(CountermoveError):
    """The way asked for would need more memory or time than its limit."""

    def __init__(self, what: str, estimated_bytes: int, advice: str) -> None:
        self.estimated_bytes, self.advice = estimated_bytes, advice
        super().__init__(f"{what} would need about {readable_bytes(estimated_bytes)}. {advice}")


class RecordError(CountermoveError):
    """A document cannot be read, or a store of records cannot be used; says what was found, and what to do."""


class NotApplicable(CountermoveError):
    """A method's assumption does not hold here."""


def readable_bytes(count: int) -> str:
    """Return a number of bytes as people write it."""
    if count > 10**18:
        return "1,000 PB and more"
    size = float(count)
    for unit in ("bytes", "kB", "MB", "GB", "TB", "PB"):
        if size < 1000 or unit == "PB":
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000
    raise AssertionError("unreachable")


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Return a sentence that says a name is not known, with the nearest one that is, or all where none is near."""
    listed = list(known)
    hint = nearest(name, listed) or ("known: " + ", ".join(sorted(listed)) if listed else "there are none")
    return f'there is no {kind} "{name}"; {hint}'


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean "x"?`` for the closest known name, or an empty string."""
    known = list(known)
    matches = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    if not matches:
        lowered = {other.lower(): other for other in known}
        matches = [lowered[m] for m in difflib.get_close_matches(name.lower(), lowered, n=1, cutoff=0.6)]
    return f'did you mean "{matches[0]}"?' if matches else ""
