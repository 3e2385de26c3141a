"""Accepted proposals written into a case file: everything else of the file stays as it is, byte for byte.

The new file is loaded before it takes the place of the old one. Where it would not be a valid case, or would not say
what was accepted, nothing is written.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from countermove.casefile.case import Case
from countermove.casefile.catalogue import bundled_names, bundled_path
from countermove.casefile.load import load
from countermove.casefile.read import read_case_file
from countermove.coding.accept import additions
from countermove.coding.copying import RUN, copied_words
from countermove.coding.review import Entry
from countermove.editing.additions import grown
from countermove.editing.edits import Edit, edited, edited_raw
from countermove.editing.errors import NoPlace
from countermove.editing.insert import insertions
from countermove.errors import CaseError, CountermoveError, NotApplicable
from countermove.model import Conflict
from countermove.records.record import Record


@dataclass(frozen=True)
class Applied:
    """What was written: lines of the new file, by first line and text, the ids now in the case, and remarks."""

    path: str
    lines: tuple[tuple[int, str], ...]
    written: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def refuse_bundled(case: Case) -> None:
    """Refuse to write into a case that came with the package, or into a file of another program.

    Raises: ``NotApplicable`` saying what to do.
    """
    path = Path(case.path) if case.path else None
    bundled = (bundled_path(name) for name in bundled_names())
    if path is None or any(path.resolve().is_relative_to(folder.resolve()) for folder in bundled if folder):
        raise NotApplicable(
            f"{case.name or 'this case'} came with the program and stays as it is; make your own first: "
            f"countermove convert {case.name} mine.yaml"
        )
    if path.suffix.lower() not in {".yaml", ".yml", ".json"}:
        raise NotApplicable(
            f"{path} is no case file that can be added to; make one first: countermove convert {path} case.yaml"
        )


def apply_entries(case: Case, entries: Sequence[Entry], records: Mapping[str, Record], review: str) -> Applied:
    """Write the accepted entries of a review file into the file of a case.

    Raises: ``CaseError`` with every problem, ``NoPlace`` where the file is laid out so that nothing can be added
        safely; nothing is written then.
    """
    refuse_bundled(case)
    if not isinstance(case.conflict, Conflict):
        raise NotApplicable("a case in graph form has no options and no statements, so nothing can be coded into it")
    path = Path(case.path).resolve()
    found = additions(case, entries, records, review=review, folder=path.parent)
    if found.problems:
        raise CaseError(found.problems)
    if not found.change:
        return Applied(case.path, (), tuple(found.written))
    before = path.read_bytes()
    root, source, _ = read_case_file(path)
    edits = insertions(source.text, found.change, is_json=path.suffix.lower() == ".json")
    text = edited(source.text, edits)
    new = edited_raw(before.decode("utf-8"), edits).encode("utf-8")
    _replace(path, before, new, grown(root.plain(), found.change), case.path)
    remarks = tuple(_copied(entry, records) for entry in entries if entry.id in found.written)
    return Applied(case.path, _added(text, edits), tuple(found.written), tuple(filter(None, remarks)))


def _replace(path: Path, before: bytes, new: bytes, meant: Any, shown: str) -> None:
    """Put a new text in the place of a file, once it is known to be a case and to say what is meant."""
    handle, name = tempfile.mkstemp(suffix=path.suffix, prefix=f".{path.stem}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        _check(temporary, meant, shown)
        shutil.copymode(path, temporary)
        if path.read_bytes() != before:
            raise CountermoveError(f"{shown} was changed by somebody else just now; nothing was written. Run it again.")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _check(temporary: Path, meant: Any, shown: str) -> None:
    try:
        load(temporary)
        root, _, _ = read_case_file(temporary)
    except CaseError as error:
        problems = [
            replace(problem, path=shown if problem.path == str(temporary) else problem.path)
            for problem in error.problems
        ]
        raise CaseError(problems) from None
    if root.plain() != meant:
        raise NoPlace(f"{shown} is laid out so that the additions would change other parts of it; nothing was written")


def _added(text: str, edits: Sequence[Edit]) -> tuple[tuple[int, str], ...]:
    """Return the lines of a new text that an edit touched, numbered from 1."""
    lines, shift = text.split("\n"), 0
    found: dict[int, str] = {}
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.text)
        first = text.count("\n", 0, start + (1 if edit.text.startswith("\n") else 0)) + 1
        last = text.count("\n", 0, max(start, end - (1 if edit.text.endswith("\n") else 0))) + 1
        found |= {number: lines[number - 1] for number in range(first, last + 1) if lines[number - 1].strip()}
        shift += len(edit.text) - (edit.end - edit.start)
    return tuple(sorted(found.items()))


def _copied(entry: Entry, records: Mapping[str, Record]) -> str:
    """Return a remark on a text that still has six words in a row from the document; papers must not copy them."""
    record = records.get(entry.cite.partition("/")[0])
    passage = record.passage(entry.cite) if record else None
    theirs = passage.text if passage else entry.quote
    for name in ("text", "from", "to", "because"):
        run = copied_words(entry.fields.get(name, ""), theirs)
        if run:
            return (
                f"`{name}` of {entry.kind} {entry.fields.get('id') or entry.id} still has {RUN} words in a row from "
                f'the document ("{run}"): put it into your own words'
            )
    return ""
