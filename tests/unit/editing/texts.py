"""Texts that the tests of editing work on."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

from countermove.casefile.catalogue import bundled_path
from countermove.casefile.read import case_file

ROOT = Path(__file__).parents[3]

SHORT = """\
countermove: 1
title: A bridge   # as people call it

decision_makers:
  town:
    options:
      # the first
      permit: Grant the permit   # asked for twice
      fee: Raise the fee
    preferences:
      - not fee   # most of all
      # then the bridge
      - build if permit
      - permit
  company:
    options:
      build: Build the bridge
    preferences: [build, not fee]
# the end
"""


def format_example() -> str:
    """The case with every key."""
    page = (ROOT / "docs" / "reference" / "case-format.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- file: all/case.yaml -->\n```yaml\n(.*?)```", page, re.DOTALL)
    assert found
    return found[1]


def scaffold() -> str:
    """The case that `countermove new` writes."""
    return (ROOT / "src/countermove/casefile/scaffold.yaml").read_text(encoding="utf-8")


def bundled_text(name: str) -> str:
    """The text of a bundled case."""
    path = bundled_path(name)
    assert path is not None
    return case_file(path).read_text(encoding="utf-8")


def changes(old: str, new: str) -> list[str]:
    """The lines that differ, with - and +."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]
