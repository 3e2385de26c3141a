"""The text of a case with the steps of a what-if done to it: each step by itself, so that a fault has its step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from countermove.casefile.case import Case
from countermove.desk.what_if.steps import Steps
from countermove.editing.document import Document, read_document
from countermove.editing.operation import Operation
from countermove.errors import CaseError, CountermoveError, Problem


@dataclass(frozen=True)
class Base:
    """What a what-if starts from: a sound case, its text, and the path by which messages name it."""

    case: Case
    text: str
    path: Path
    is_json: bool


@dataclass(frozen=True)
class Fault:
    """A step that no longer fits the case, counted from 1, and why."""

    place: int
    why: str


@dataclass(frozen=True)
class Supposed:
    """A text with steps done; those that could not be are among ``faults`` and left out."""

    text: str
    value: dict[str, Any]
    faults: tuple[Fault, ...] = ()


def base_of(case: Case, text: str, path: Path) -> Base:
    """Return what a what-if starts from; a case of another program is taken as it would be written as a case file."""
    if not text:
        from countermove.casefile.write import as_yaml

        return Base(case, as_yaml(case), path.with_suffix(".yaml"), is_json=False)
    return Base(case, text, path, path.suffix.lower() == ".json")


def supposed(base: Base, steps: Steps) -> Supposed:
    """Return the text with every step done that can be."""
    document, faults = _document(base.text, base.is_json), []
    for place, step in enumerate(steps, 1):
        if step.operation is None:
            continue
        try:
            document = _done(document, step.operation)
        except CountermoveError as fault:
            faults.append(Fault(place, str(fault)))
    return Supposed(document.raw, document.value, tuple(faults))


def tried(base: Base, steps: Steps, operation: Operation) -> None:
    """Try an operation after the steps there are.

    Raises: ``CountermoveError`` where it cannot be done.
    """
    _done(_document(supposed(base, steps).text, base.is_json), operation)


@lru_cache(maxsize=16)
def _done(document: Document, operation: Operation) -> Document:
    problems = operation.problems()
    if problems:
        raise CaseError([Problem(message, where, path="what if") for where, message in problems])
    return operation.done(document)


@lru_cache(maxsize=8)
def _document(text: str, is_json: bool) -> Document:
    return read_document(text, is_json=is_json)
