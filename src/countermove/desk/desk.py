"""One open desk: its folder, the cases on it, and the work that goes on."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from countermove.casefile.catalogue import bundled_names, bundled_path
from countermove.desk.folder import Folder, Outside
from countermove.desk.jobs import Job, Jobs
from countermove.desk.opened import OpenCase
from countermove.engine.watch import Progress
from countermove.errors import CountermoveError, unknown

if TYPE_CHECKING:
    from countermove.assessment import CaseAssessment
    from countermove.casefile.case import Case
    from countermove.citing.resolve import Citations
    from countermove.report.view import PaperView

Kind = TypeVar("Kind")

PATIENCE_SECONDS = 0.08
"""How long a page waits for work that may be quick before it shows that work is going on."""
STATES_KEPT = 6
"""So many pieces of the work for papers are remembered of states of a case other than the present one."""
PAPER_WORK = frozenset({"gathered", "paper"})
BUNDLED = "@"
"""Starts the key of a case that came with the program."""


@dataclass
class Desk:
    """What one desk knows; there is one browser, but it may have several tabs.

    ``notices`` are sentences for the next page that is drawn.
    """

    folder: Folder
    jobs: Jobs = field(default_factory=Jobs)
    notices: deque[str] = field(default_factory=lambda: deque(maxlen=20))
    _open: dict[str, OpenCase] = field(default_factory=dict)
    _kept: dict[type, Any] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, key: str) -> OpenCase:
        """Return a case by its key: the name of its file in the folder, or ``@`` and a bundled case's name.

        Raises: ``Outside`` for a key that names no file of the folder; ``CountermoveError`` for an unreadable one.
        """
        with self._lock:
            opened = self._open.get(key)
            if opened is None:
                opened = self._open[key] = self._bundled(key) if key.startswith(BUNDLED) else self._own(key)
        opened.follow()
        return opened

    def forget(self, key: str) -> None:
        """Open a case anew when it is next asked for."""
        with self._lock:
            self._open.pop(key, None)

    def sound(self, opened: OpenCase) -> Case:
        """Return the case to answer questions about: the present state, or the last one that was sound.

        Raises: ``CountermoveError`` where it never was.
        """
        found = opened.case or opened.sound
        if found is None:
            raise CountermoveError(f"{opened.name} has problems; mend them on the board before anything is asked of it")
        return found

    def work(
        self,
        what: str,
        case: Case,
        label: str,
        do: Callable[[Progress], Any],
        *,
        asked: Mapping[str, Any] | None = None,
        keeps_finished: bool = False,
        patience: float = PATIENCE_SECONDS,
    ) -> Job:
        """Return the job that works something out about a case, after a short wait for its end.

        Args:
            what: the kind of work; with ``asked`` and the case it names the work, which is done once.
            label: what is going on, for people: "Assessing the options".
            keeps_finished: whether the work, asked to stop, returns what it has.
        """
        named = (what, case.hash, case.path, repr(sorted((asked or {}).items())))
        job = self.jobs.start(named, label, do, keeps_finished=keeps_finished)
        job.wait(patience)
        return job

    def kept(self, kind: type[Kind]) -> Kind:
        """Return what pages keep between requests: one object of a kind, made when it is first asked for."""
        with self._lock:
            if kind not in self._kept:
                self._kept[kind] = kind()
            found: Kind = self._kept[kind]
            return found

    def runs(self) -> Mapping[str, str]:
        """Return by the hash of a case what was last worked out about it here, as the label of that work."""
        return {what[1]: label for what, label in self.jobs.finished() if isinstance(what, tuple) and len(what) == 4}

    def assessment(self, case: Case, patience: float = PATIENCE_SECONDS) -> Job:
        """Return the job that assesses a case's question; its result is a ``CaseAssessment``."""

        def do(progress: Progress) -> CaseAssessment:
            from countermove.assessment import assess

            return assess(case, progress=progress)

        return self.work("assessment", case, "Assessing what could be done", do, patience=patience)

    def gathered(self, case: Case, patience: float = PATIENCE_SECONDS) -> Job:
        """Return the job that works out all that papers and the page on how sure things are need: a ``PaperView``."""

        places = self.sources(case)
        self.jobs.leave(lambda what: _is_earlier(what, case), STATES_KEPT)

        def do(progress: Progress) -> PaperView:
            from countermove.assessment import assess
            from countermove.citing.resolve import resolve_citations
            from countermove.report.gathering import gather

            found = assess(case, progress=progress)
            return gather(found, resolve_citations(case, list(places)), None, "", os.cpu_count() or 1, progress)

        label = "Working out how sure the results are"
        return self.work("gathered", case, label, do, asked=stamped(places), patience=patience)

    def citations(self, case: Case, patience: float = PATIENCE_SECONDS) -> Job:
        """Return the job that looks up what a case cites; its result is ``Citations``."""
        places = self.sources(case)

        def do(_: Progress) -> Citations:
            from countermove.citing.resolve import resolve_citations

            return resolve_citations(case, list(places))

        return self.work("citations", case, "Looking up what is cited", do, asked=stamped(places), patience=patience)

    def sources(self, case: Case) -> tuple[Path, ...]:
        """Return the files that a case's sources are read from here: the same as in the reading room."""
        from countermove.desk.reading.library import Library
        from countermove.desk.reading.sources import documents_of

        if not case.sources:
            return ()
        here = documents_of(case, self.folder, self.kept(Library)).sources.values()
        return tuple(one.path for one in here if one.path is not None)

    def close(self) -> None:
        """Stop all work."""
        self.jobs.close()

    def _own(self, key: str) -> OpenCase:
        path = self.folder.path(key)
        if not path.is_file():
            raise Outside(f"there is no file “{key}” in this folder; it may have been moved or renamed")
        return OpenCase.open(key, path, _name(path), is_editable=True, keeps_drafts=self.folder.is_writable)

    def _bundled(self, key: str) -> OpenCase:
        name = key.removeprefix(BUNDLED)
        folder = bundled_path(name)
        if folder is None:
            raise Outside(unknown("bundled case", name, bundled_names()))
        return OpenCase.open(key, folder / "case.yaml", name, is_editable=False, keeps_drafts=False)


def _is_earlier(what: Hashable, case: Case) -> bool:
    """Say whether a piece of work is the paper of another state of a case, or what that is made of."""
    if not isinstance(what, tuple) or len(what) != 4:
        return False
    kind, found, path, _ = what
    return kind in PAPER_WORK and path == case.path and found != case.hash


def stamped(places: Iterable[Path]) -> dict[str, Any]:
    """Return what names work that depends on files: where they are, and when they were written last."""
    from countermove.desk.home.listing import stamp_of

    return {"sources": [(str(path), stamp_of(path)) for path in places]}


def _name(path: Path) -> str:
    return path.stem if path.stem != "case" else path.parent.name
