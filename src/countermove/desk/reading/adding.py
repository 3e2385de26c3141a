"""Operations on a case that are done only where the case is no worse for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from countermove.casefile.case import Case
from countermove.casefile.load import load_text
from countermove.desk.folder import Folder
from countermove.desk.home.starting import SOURCES, save_document
from countermove.desk.opened import OpenCase
from countermove.editing.apply import apply_all
from countermove.editing.operation import Operation
from countermove.errors import CaseError, CountermoveError
from countermove.records.record import Record


def add(opened: OpenCase, operations: Sequence[Operation], label: str, revision: str) -> None:
    """Do operations on an open case as one step.

    Raises: ``CaseError`` with the problems that the case would have then and does not have now, such as an option in a
        formula that there is none of; as ``OpenCase.edit`` otherwise. Nothing is changed then.
    """
    if revision != opened.revision:
        opened.edit_all(operations, label, revision)  # which tells what was changed since
    after = apply_all(opened.text, operations, is_json=opened.path.suffix.lower() == ".json")
    before = {(problem.message, problem.where) for problem in opened.problems}
    try:
        load_text(after, opened.path, opened.name)
    except CaseError as fault:
        new = [problem for problem in fault.problems if (problem.message, problem.where) not in before]
        if new:
            raise CaseError(new) from None
    opened.edit_all(operations, label, revision)


def case_folder(opened: OpenCase) -> Path:
    """Return the folder that a case lies in."""
    return opened.path.resolve().parent


def outside(opened: OpenCase, case: Case, record: Record, folder: Folder) -> str:
    """Return where a document lies that is new to a case and not in its folder; empty for any other."""
    path = Path(record.path).resolve()
    if record.id in case.sources or path.is_relative_to(case_folder(opened)):
        return ""
    return folder.name(path) if path.is_relative_to(folder.root) else path.name


def copied_in(opened: OpenCase, record: Record) -> Path:
    """Copy a document into the folder of a case, under a name that is free, and return where it lies there.

    Raises: ``CountermoveError`` where it cannot be written.
    """
    target = case_folder(opened) / SOURCES
    path = Path(record.path)
    try:
        target.mkdir(exist_ok=True)
        with path.open("rb") as file:
            return save_document(target, path.name, file)
    except OSError as fault:
        raise CountermoveError(f"{path.name} cannot be copied to the case: {fault.strerror or fault}") from None
