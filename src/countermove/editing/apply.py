"""Operations done to the text of a case file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath

from countermove.editing.document import read_document
from countermove.editing.operation_kind import Operation
from countermove.errors import CaseError, NotApplicable, Problem

SUFFIXES = (".yaml", ".yml", ".json")


def apply(text: str, operation: Operation, *, is_json: bool = False) -> str:
    """Return the text of a case file with an operation done; every byte that it does not concern stays.

    Args:
        text: the file as it was read, with its line ends and its mark of byte order.

    Raises: ``CaseError`` where the text is not YAML or the operation makes no sense, ``EditError`` where it cannot be
        done, ``EditConflict`` where the file no longer says what is expected, ``NotApplicable`` for a case of another
        form.
    """
    return apply_all(text, [operation], is_json=is_json)


def apply_all(text: str, operations: Sequence[Operation], *, is_json: bool = False) -> str:
    """Return the text of a case file with operations done one after the other; none is where one cannot be done."""
    document = read_document(text, is_json=is_json)
    for operation in operations:
        problems = operation.problems()
        if problems:
            raise CaseError([Problem(message, where, path="operation") for where, message in problems])
        document = operation.done(document)
    return document.raw


def refuse_foreign(path: str | os.PathLike[str]) -> None:
    """Refuse a file that is not a case file in YAML or JSON.

    Raises: ``NotApplicable`` saying what to do.
    """
    from countermove.casefile.load import FOREIGN

    suffix = PurePath(path).suffix.lower()
    if suffix not in SUFFIXES:
        what = "a file of another program" if suffix in FOREIGN else "no case file"
        raise NotApplicable(
            f"{path} is {what} and cannot be edited; make a case first: countermove convert {path} case.yaml"
        )
