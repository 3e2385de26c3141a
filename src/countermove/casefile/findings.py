"""What checking a case finds: problems with their places, and remarks that do not stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from countermove.casefile.nodes import Node, Path, SourceText, character_of, where_of
from countermove.errors import CaseError, Problem


@dataclass(frozen=True, slots=True)
class Notice:
    """A remark on a case that can be worked with as it is.

    Units: ``line`` counts from 1; 0 where the place is not known or is the whole case.
    """

    message: str
    where: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class Findings:
    """Collects every problem of a case, so that all are reported at once."""

    def __init__(self, root: Node, source: SourceText | None, problems: Sequence[Problem] = ()) -> None:
        self.root, self.source = root, source
        self.problems: list[Problem] = list(problems)
        self.notices: list[Notice] = []

    def problem(
        self, path: Path, message: str, advice: str = "", *, key: bool = False, offset: int | None = None
    ) -> None:
        """Note that something is wrong at a place.

        Args:
            key: point at the key, not at the value.
            offset: the character of the text value to point at.
        """
        node, _ = self.root.at(path)
        problem = Problem(message, where_of(node.path), advice=advice)
        self.problems.append(self._placed(problem, node, key, offset))

    def notice(self, path: Path, message: str) -> None:
        """Note a remark on a place."""
        notice = Notice(message, *self.place(path))
        if notice not in self.notices:
            self.notices.append(notice)

    def place(self, path: Path) -> tuple[str, int]:
        """Return a place as people write it, and its line; 0 where that is not known."""
        node, _ = self.root.at(path)
        if self.source is None or not path:
            return where_of(node.path), 0
        return where_of(node.path), self.source.place(node.key_at if node.key_at >= 0 else node.span[0])[0]

    def _placed(self, problem: Problem, node: Node, key: bool, offset: int | None) -> Problem:
        if self.source is None:
            if offset is None or not isinstance(node.value, str):
                return problem
            return replace(problem, column=offset + 1, excerpt=" ".join(node.value.splitlines()))
        index = node.span[0]
        if key and node.key_at >= 0:
            index = node.key_at
        elif offset is not None:
            index = character_of(node, self.source.text, offset)
        line, column = self.source.place(index)
        return replace(problem, path=self.source.path, line=line, column=column, excerpt=self.source.line(line))

    def stop_if_any(self) -> None:
        """Raise all problems found so far, in the order of the file.

        Raises: ``CaseError`` if there is one.
        """
        if self.problems:
            unique = list(dict.fromkeys(self.problems))
            raise CaseError(sorted(unique, key=lambda problem: (problem.line, problem.column)))
