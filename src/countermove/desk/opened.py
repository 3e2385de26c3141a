"""A case as it lies on the desk: its file, the text that people work on, and what became of both.

The file stays the truth. What is changed here goes into a draft beside it until somebody saves; where the file changes
meanwhile and the draft has no changes of its own, the desk follows the file, and where it has, it asks.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.desk.checked import Checked, check
from countermove.desk.disputes import Conflict, Stale
from countermove.desk.draft_file import Draft, digest, draft_path, drop_draft, read_draft, write_draft, write_whole
from countermove.desk.history import History, splice
from countermove.desk.merging import difference, merged
from countermove.desk.on_disk import OnDisk
from countermove.editing.apply import apply, apply_all
from countermove.editing.operation import Operation
from countermove.errors import CountermoveError, Problem

EDITABLE = {".yaml", ".yml", ".json"}
CHANGED_OUTSIDE = "Took over what another program wrote into the file"

NOTHING_KEPT = (
    "Nothing can be written in this folder: your changes are here only until this desk is closed. Download them before."
)


@dataclass
class OpenCase:
    """One case on the desk; every method may be called by several threads at once.

    ``key`` names it in addresses. ``sound`` is the last state that was a case. ``trouble`` says what could not be
    written, and is empty once it could.
    """

    key: str
    path: Path
    name: str
    is_editable: bool
    keeps_drafts: bool = True
    trouble: str = ""
    sound: Case | None = None
    _draft: Draft = field(default_factory=lambda: Draft("", "", History()))
    _checked: dict[str, Checked] = field(default_factory=dict)
    _revisions: list[tuple[str, str]] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _disk: OnDisk = field(init=False)

    def __post_init__(self) -> None:
        self._disk = OnDisk(self.path)

    @classmethod
    def open(cls, key: str, path: Path, name: str, *, is_editable: bool, keeps_drafts: bool = True) -> OpenCase:
        """Open a case file, with the draft beside it where there is one.

        Raises: ``CountermoveError`` where the file cannot be read at all; a case that is broken can be opened.
        """
        opened = cls(key, path, name, is_editable and path.suffix.lower() in EDITABLE, keeps_drafts)
        if path.suffix.lower() not in EDITABLE:
            opened.sound = load(path)
            return opened
        opened._read_disk()
        kept = read_draft(path) if opened.is_editable else None
        opened._draft = kept or Draft(opened._disk.text, opened._disk.text, History())
        opened._note("Opened")
        opened.follow()
        return opened

    # What it says

    @property
    def text(self) -> str:
        """Return the text that people work on."""
        return self._draft.text

    @property
    def revision(self) -> str:
        """Return the name of the present state; pages send it back with what they change."""
        return digest(self._draft.text)

    @property
    def has_changes(self) -> bool:
        """Say whether there is anything to save: a draft that differs from the file, or a file that is gone."""
        return self._draft.text != self._disk.text or self._disk.is_gone

    @property
    def conflict(self) -> Conflict | None:
        """Return what is to be decided where file and draft were both changed."""
        if self._disk.text in {self._draft.base, self._draft.text}:
            return None
        can_merge = merged(self._draft.base, self._draft.text, self._disk.text) is not None
        return Conflict(difference(self._disk.text, self._draft.text), can_merge)

    @property
    def undoes(self) -> str:
        """Return what would be taken back; empty where there is nothing."""
        return self._draft.history.done[-1].label if self._draft.history.done else ""

    @property
    def redoes(self) -> str:
        """Return what would be done again; empty where there is nothing."""
        return self._draft.history.undone[-1].label if self._draft.history.undone else ""

    @property
    def steps(self) -> tuple[str, ...]:
        """Return what was done, the last first."""
        return tuple(step.label for step in reversed(self._draft.history.done))

    @property
    def checked(self) -> Checked:
        """Return the present text as a case, or its problems."""
        with self._lock:
            if self.path.suffix.lower() not in EDITABLE:
                return Checked(self.sound, ())
            now = self.revision
            if now not in self._checked:
                self._checked = {now: check(self.text, self.path, self.name)}
            found = self._checked[now]
            self.sound = found.case or self.sound
            return found

    @property
    def case(self) -> Case | None:
        """Return the present case; None while it has problems."""
        return self.checked.case

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return every problem of the present text, in the words of the command line."""
        return self.checked.problems

    @property
    def title(self) -> str:
        """Return the title of the last sound state, or the file's name."""
        case = self.checked.case or self.sound
        return case.title if case else self.name

    # What changes it

    def edit(self, operation: Operation, revision: str) -> str:
        """Do an operation on the text, and return what was done.

        Args:
            revision: of the page on which it was asked for.

        Raises: ``Stale`` where the text has changed since; ``EditError`` and its kin where it cannot be done.
        """
        with self._lock:
            self._expect(revision)
            after = apply(self.text, operation, is_json=self.path.suffix.lower() == ".json")
            self._step(after, operation.label)
            return operation.label

    def edit_all(self, operations: Sequence[Operation], label: str, revision: str) -> None:
        """Do several operations as one step: all of them, or none where one cannot be done.

        Raises: as ``edit``.
        """
        with self._lock:
            self._expect(revision)
            is_json = self.path.suffix.lower() == ".json"
            self._step(apply_all(self.text, operations, is_json=is_json), label)

    def rewrite(self, text: str, label: str, revision: str) -> None:
        """Put another text in the place of the present one, with line ends as the file has them.

        Raises: ``Stale``.
        """
        with self._lock:
            self._expect(revision)
            plain = text.replace("\r\n", "\n")
            self._step(plain.replace("\n", "\r\n") if "\r\n" in self._disk.text else plain, label)

    def undo(self, revision: str) -> str:
        """Take the last step back, and return what it was; empty where there is none.

        Raises: ``Stale``.
        """
        return self._move(revision, forward=False)

    def redo(self, revision: str) -> str:
        """Do the step again that was last taken back, and return what it was; empty where there is none.

        Raises: ``Stale``.
        """
        return self._move(revision, forward=True)

    def save(self, revision: str) -> None:
        """Write the text into the case file.

        Raises: ``Stale``; ``Conflict`` where the file was changed meanwhile; ``CountermoveError`` where it cannot be
            written, with the draft untouched.
        """
        with self._lock:
            self._expect(revision)
            self.follow()
            if self.conflict:
                raise self.conflict
            try:
                write_whole(self.path, self.text.encode("utf-8"))
            except OSError as fault:
                raise CountermoveError(
                    f"{self.path.name} cannot be written ({fault.strerror or fault}); your changes are still here. "
                    "Make room or ask for the right to write, and save again, or download the text."
                ) from None
            self._read_disk()
            self._draft.base = self._disk.text
            self._keep()

    def follow(self) -> None:
        """Look at the file: take over what another program wrote, unless there are unsaved changes here."""
        with self._lock:
            if self.path.suffix.lower() not in EDITABLE or not self._read_disk():
                return
            if self._draft.text == self._draft.base and self._disk.text != self._draft.base:
                self._take_over()
            elif self._draft.text == self._disk.text:
                self._draft.base = self._disk.text
                self._keep()

    def resolve(self, choice: str, revision: str) -> None:
        """Decide a conflict: ``mine`` keeps this text, ``theirs`` takes the file's, ``both`` puts them together.

        What gives way can be had back with undo.

        Raises: ``Stale``; ``CountermoveError`` for both where they touch the same lines.
        """
        with self._lock:
            self._expect(revision)
            if choice == "theirs":
                self._step(self._disk.text, "Took the file’s text in place of this one")
            elif choice == "both":
                together = merged(self._draft.base, self.text, self._disk.text)
                if together is None:
                    raise CountermoveError("Both changed the same lines; choose one, and carry the other over by hand")
                self._step(together, "Put the file’s changes and these together")
            self._draft.base = self._disk.text
            self._keep()

    # Inside

    def _expect(self, revision: str) -> None:
        if revision != self.revision:
            at = next((n for n, (seen, _) in reversed([*enumerate(self._revisions)]) if seen == revision), None)
            raise Stale(tuple(label for _, label in self._revisions[at + 1 :]) if at is not None else ())

    def _move(self, revision: str, *, forward: bool) -> str:
        with self._lock:
            self._expect(revision)
            history = self._draft.history
            steps = history.undone if forward else history.done
            if not steps:
                return ""
            label = steps[-1].label
            self._draft.text = history.redo(self.text) if forward else history.undo(self.text)
            self._note(f"{'Did again' if forward else 'Took back'}: {label}")
            self._keep()
            return label

    def _step(self, after: str, label: str) -> None:
        if after == self.text:
            return
        self._draft.history.add(splice(self.text, after, label))
        self._draft.text = after
        self._note(label)
        self._keep()

    def _take_over(self) -> None:
        self._draft.history.add(splice(self._draft.text, self._disk.text, CHANGED_OUTSIDE))
        self._draft.base = self._draft.text = self._disk.text
        self._note(CHANGED_OUTSIDE)
        self._keep()

    def _note(self, label: str) -> None:
        self._revisions.append((self.revision, label))
        del self._revisions[:-1000]

    def _keep(self) -> None:
        """Keep the draft beside the file while there is anything in it that the file does not say."""
        if not self.is_editable:
            return
        if not self.keeps_drafts:
            self.trouble = NOTHING_KEPT if self.has_changes else ""
            return
        try:
            if self.has_changes:
                write_draft(self.path, self._draft)
            elif draft_path(self.path).exists():
                drop_draft(self.path)
            self.trouble = ""
        except OSError as fault:
            self.trouble = (
                f"The draft of {self.path.name} cannot be written ({fault.strerror or fault}). "
                "Your changes are kept here until this desk is closed: save or download them before."
            )

    def _read_disk(self) -> bool:
        """Look at the file, and say whether it has changed."""
        was_gone, has_changed = self._disk.is_gone, self._disk.look()
        if self._disk.is_gone:
            self.trouble = f"{self.path.name} is no longer there; what you see here can be saved to put it back."
        elif was_gone:
            self.trouble = ""
        return has_changed
