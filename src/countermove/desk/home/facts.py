"""What can be said of a case at a glance: what it is about, whether it is sound, which of its sources are there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from countermove.desk.board.size import counted
from countermove.errors import CaseError, CountermoveError
from countermove.model import GraphConflict
from countermove.records.identity import slug

if TYPE_CHECKING:
    from countermove.casefile.case import Case, Source
    from countermove.model import Conflict

OURS_TO_MEND = "the file cannot be read as a case"


@dataclass(frozen=True)
class Facts:
    """A case at a glance; ``problems`` counts what is wrong with it, and ``first`` is the first of them.

    ``sources`` has for every source its name, the file that the case names and its folder.
    """

    title: str = ""
    summary: str = ""
    question: str = ""
    as_of: str = ""
    size: str = ""
    hash: str = ""
    problems: int = 0
    first: str = ""
    sources: tuple[Source, ...] = ()
    folder: Path = Path()

    def at_hand(self, stems: Collection[str]) -> int:
        """Return how many sources there is a document for: the file that the case names, or one of the source's name.

        Args:
            stems: the names of the folder's documents, without their endings, as ``stem_of`` writes them.
        """
        return sum(self._has_file(source) or stem_of(source.id) in stems for source in self.sources)

    def _has_file(self, source: Source) -> bool:
        if not source.file:
            return False
        try:
            path = (self.folder / source.file).resolve()
            return path.is_relative_to(self.folder.resolve()) and path.is_file()
        except (OSError, ValueError, RuntimeError):
            return False


def facts_of(path: Path) -> Facts:
    """Return what can be said of a case file; one that is broken has its problems counted. Never raises."""
    from countermove.casefile.load import load

    try:
        case = load(path)
    except CaseError as fault:
        return Facts(problems=len(fault.problems), first=fault.problems[0].message if fault.problems else "")
    except (CountermoveError, OSError) as fault:
        return Facts(problems=1, first=str(fault))
    except (ValueError, RecursionError, MemoryError):
        return Facts(problems=1, first=OURS_TO_MEND)
    return Facts(
        title=case.title,
        summary=case.summary,
        question=_question(case),
        as_of=case.as_of or "",
        size=_size(case.conflict),
        hash=case.hash,
        sources=tuple(case.sources.values()),
        folder=path.parent,
    )


def stem_of(name: str) -> str:
    """Return the name of a document or a source as the two are compared: without folder, and spelt as in citations."""
    return slug(name).casefold()


def stems_of(documents: Collection[str]) -> frozenset[str]:
    """Return the names of documents without folders and endings, as ``Facts.at_hand`` takes them."""
    return frozenset(stem_of(PurePosixPath(name).stem) for name in documents)


def _question(case: Case) -> str:
    """Return who is asked about, in words; empty where the case asks nothing."""
    question, conflict = case.question, case.conflict
    if not question.target:
        return ""
    names = {party.id: party.name or party.id for party in conflict.decision_makers}
    initiator, target = names.get(question.initiator, question.initiator), names.get(question.target, question.target)
    return f"What could {initiator} do to move {target}?" if initiator else f"What could move {target}?"


def _size(conflict: Conflict | GraphConflict) -> str:
    parties = counted(len(conflict.decision_makers), "party", "parties")
    if isinstance(conflict, GraphConflict):
        return f"{parties}, {counted(len(conflict.states), 'state')}"
    return f"{parties}, {counted(len(conflict.options), 'option')}"
