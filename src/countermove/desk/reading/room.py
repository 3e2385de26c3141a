"""What the reading room shows at an address: which document, which of its parts, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from countermove.casefile.case import Case
from countermove.desk.desk import Desk
from countermove.desk.jobs import Job, State
from countermove.desk.opened import OpenCase
from countermove.desk.reading.finding import keep
from countermove.desk.reading.library import Library, Read, Wanted
from countermove.desk.reading.page import part_with, passage_at
from countermove.desk.reading.sources import Documents, SourceHere, document_path, documents_of
from countermove.desk.rendering import address
from countermove.engine.watch import Progress
from countermove.errors import CountermoveError

PATIENCE_SECONDS = 0.1
MOST_ASKED = 300


@dataclass(frozen=True)
class Room:
    """The room around a case, or around the folder where there is none.

    ``asked`` are the parameters of the address that choose a document; ``why`` says why the case cannot be worked on.
    """

    desk: Desk
    opened: OpenCase | None
    case: Case | None
    documents: Documents
    asked: Mapping[str, str]
    why: str = ""

    @property
    def key(self) -> str:
        """Return the key of the case; empty where there is none."""
        return self.opened.key if self.opened else ""

    @property
    def library(self) -> Library:
        """Return what was read on this desk."""
        return self.desk.kept(Library)

    @property
    def source(self) -> SourceHere | None:
        """Return the source of the case that is asked for, or None where it is another document or none.

        Raises: ``Outside`` where the case has none of that name, and no document is named.
        """
        name = self.asked.get("source") or self.asked.get("cite", "").partition("/")[0]
        if self.asked.get("document"):
            return self.documents.of_file(document_path(self.desk.folder, self.asked["document"]))
        if name and self.case is not None:
            return self.documents.source(name)
        only = list(self.documents.sources.values())
        return only[0] if len(only) == 1 and only[0].path and "all" not in self.asked else None

    @property
    def wanted(self) -> Wanted | None:
        """Return the document to be read; None where none is asked for, or it is not here."""
        source = self.source
        if source is not None:
            return source.wanted
        name = self.asked.get("document")
        return Wanted(document_path(self.desk.folder, name)) if name else None

    def here(self, **more: str) -> str:
        """Return the address of this document, with further parameters."""
        source = self.source
        if self.asked.get("document") or source is None:
            which = {"document": self.asked.get("document", "")}
        else:
            which = {"source": source.source.id}
        return address("reading", self.key, **which, **more)

    def read(self, wanted: Wanted) -> Read | str | Job:
        """Return a document as read, or why it cannot be, or the job that reads it."""
        found = self.library.known(wanted)
        if found is not None:
            return found
        named: tuple[object, ...] = ("read", wanted, self.library.evicted)
        held = self.desk.jobs.known(named)
        if held is not None and held.state is State.STOPPED and "again" not in self.asked:
            return held
        if held is not None and held.state is State.DONE:  # the file was changed since it was read
            named = ("read", wanted, self.library.evicted, wanted.path.stat().st_mtime_ns)
        job = self.desk.jobs.start(named, f"Reading {wanted.path.name}", partial(self._do, wanted))
        job.wait(PATIENCE_SECONDS)
        return self.library.known(wanted) or job

    def now(self) -> Read:
        """Return the document as read.

        Raises: ``CountermoveError`` where it is not here, cannot be read, or is still being read.
        """
        wanted = self.wanted
        found = self.read(wanted) if wanted else "This document is not here."
        if isinstance(found, Read):
            return found
        still = "This document is still being read; ask again in a moment."
        raise CountermoveError(found if isinstance(found, str) else still)

    def into(self, read: Read) -> tuple[OpenCase, Case]:
        """Return the case that passages of a document can go into.

        Raises: ``CountermoveError`` where there is none, it cannot be changed, or has another document of that name.
        """
        if self.opened is None or not self.opened.is_editable:
            raise CountermoveError("Nothing can be put into this case; make a copy of it in this folder first.")
        if self.case is None or self.clash(read):
            raise CountermoveError(self.why or self.clash(read))
        return self.opened, self.case

    def clash(self, read: Read) -> str:
        """Return why nothing of a document can go into the case: it bears the name of another source; else empty."""
        name = read.record.id
        if self.case is None or self.source is not None or name not in self.case.sources:
            return ""
        return (
            f"This document goes by the name {name}, as a source of the case does that is read from another file; "
            "its passages may be numbered otherwise. Open that source to code it, or take the other file away."
        )

    def part_number(self, read: Read) -> int:
        """Return the number of the part that is asked for: by a citation, a line, or its number."""
        cite = self.cite(read)
        if cite:
            return part_with(read.record, cite)
        number = self.asked.get("part", "")
        return int(number) if number.isdecimal() and len(number) < 7 else 1

    def cite(self, read: Read) -> str:
        """Return the citation to go to; empty where none is asked for."""
        line = self.asked.get("line", "")
        if line.isdecimal() and len(line) < 9:
            return passage_at(read.record, int(line))
        return self.asked.get("cite", "")

    def _do(self, wanted: Wanted, progress: Progress) -> None:
        self.library.read(wanted, progress)
        found = self.library.known(wanted)
        if isinstance(found, Read):
            keep(self.desk.folder, found.record)
        import_module("countermove.coding.propose")  # so that the first passage that is chosen need not wait for it


def room_of(desk: Desk, key: str, given: Mapping[str, str]) -> Room:
    """Return the room around a case; around the folder where the key is empty.

    Args:
        given: the parameters of the address; over-long ones are cut.
    """
    asked = defaultdict(str, {name: value[:MOST_ASKED] for name, value in given.items()})
    library = desk.kept(Library)
    if not key:
        return Room(desk, None, None, documents_of(None, desk.folder, library), asked)
    opened = desk.open(key)
    try:
        case: Case | None = desk.sound(opened)
        why = ""
    except CountermoveError as fault:
        case, why = None, str(fault)
    return Room(desk, opened, case, documents_of(case, desk.folder, library), asked, why)
