"""What is wrong with a GMCR+ file, all of it, each at its place in the file."""

from __future__ import annotations

from countermove.errors import CaseError, Problem, nearest

SHOWN = 50


class Faults:
    """Collects the problems of one file, and the remarks that do not stop it.

    A place is written as in the file, counted from 0 as there: ``decisionMakers[0].preferences[2]``.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.remarks: list[str] = []
        self._problems: list[Problem] = []

    @property
    def found(self) -> bool:
        """Say whether anything is wrong."""
        return bool(self._problems)

    def problem(self, where: str, message: str, advice: str = "") -> None:
        """Note that something is wrong at a place."""
        self._problems.append(Problem(message, where, self.path, advice=advice))

    def remark(self, message: str) -> None:
        """Note something to be told that does not stop the reading."""
        if message not in self.remarks:
            self.remarks.append(message)

    def expected(self, where: str, what: str, value: object) -> None:
        """Note that a value is not what stands at that place."""
        self.problem(where, f"expected {what}, found {shown(value)}")

    def stop_if_any(self) -> None:
        """Raise all problems found so far; of very many, the first fifty and how many more there are.

        Raises: ``CaseError`` if there is one.
        """
        if not self._problems:
            return
        unique = list(dict.fromkeys(self._problems))
        more = len(unique) - SHOWN
        if more > 0:
            unique = [*unique[:SHOWN], Problem(f"and {more:,} more problems like these", path=self.path)]
        raise CaseError(unique)


def printable(text: str) -> str:
    """Return a text without characters that could move a terminal's cursor; a sign stands in the place of each."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def shown(value: object) -> str:
    """Return a value as a message names it, cut short."""
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, str):
        return f'"{printable(value[:40])}…"' if len(value) > 40 else f'"{printable(value)}"'
    if isinstance(value, dict):
        return "an object {…}"
    if isinstance(value, list):
        return "an empty list" if not value else "a list"
    return str(value)[:40]


def hint(name: object, known: tuple[str, ...]) -> str:
    """Return the nearest known word, or nothing."""
    return nearest(name, known) if isinstance(name, str) else ""
