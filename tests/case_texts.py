"""A small case as text, ways to change it, and what loading says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.errors import CaseError, Problem
from countermove.model import Conflict

BRIDGE = """\
countermove: 1
title: A bridge and a ferry
question: {initiator: town, target: company}
sources:
  MEMO-7: {title: Memo on the crossing, sections: {SUM: Summary, TAL: The talks}}
decision_makers:
  town:
    name: The town
    options:
      permit: Grant the permit
      fee: Raise the fee
    preferences: [build if permit, not fee]
  company:
    name: The company
    options:
      build: Build the bridge
      sue: Go to court
    preferences: [not sue, build iff permit]
constraints:
  - never: build and not permit
"""

GRAPH = """\
countermove: 1
title: Drawn
states: {s1: one, s2: two, s3: three}
decision_makers:
  a: {name: A, moves: {s1: [s2], s2: [s3]}, ranking: [[s3], [s1, s2]]}
  b: {name: B, moves: {s3: [s1]}, ranking: [[s1], [s2], [s3]]}
status_quo: s1
"""


def bridge(*changes: tuple[str, str], more: str = "") -> str:
    """Return the small case with some of its text replaced, and more text after it."""
    text = BRIDGE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + more


def loaded(text: str, folder: Path) -> Case:
    """Return the case that a text holds."""
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def conflict_of(text: str, folder: Path) -> Conflict:
    """Return the conflict in option form that a text holds."""
    conflict = loaded(text, folder).model()
    assert isinstance(conflict, Conflict)
    return conflict


def problems(text: str, folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a text."""
    with pytest.raises(CaseError) as caught:
        loaded(text, folder)
    return caught.value.problems


def problem(text: str, folder: Path) -> Problem:
    """Return the one thing that is wrong with a text."""
    found = problems(text, folder)
    assert len(found) == 1, found
    return found[0]


def pointed_at(found: Problem) -> str:
    """Return the text of the file from the character that a problem points at, to the end of its line."""
    return found.excerpt[found.column - 1 :]
