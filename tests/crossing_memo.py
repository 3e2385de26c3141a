"""An invented memorandum on the small case's crossing, with words withheld and judgments of several strengths."""

from __future__ import annotations

from pathlib import Path

MEMO = """\
SECRET

HARBOUR OFFICE

3 May 2025

MEMORANDUM

The Crossing: What Could the Town Do?

SUMMARY

The town could raise the landing fee this summer. We believe the company will probably build the bridge if the town
grants a permit, and it is unlikely to wait.

[redacted]

THE TALKS

The company's owners would welcome a permit. On 12 April 2025 the town offered [redacted] to the company's owners.

The town wants a bridge before the winter.

SECRET
"""
"""Its sections are those of ``case_texts.BRIDGE``: SUM/1, TAL/1 and TAL/2 where it is read as MEMO-7."""


def write_memo(folder: Path, name: str = "MEMO-7.txt") -> Path:
    """Write the memorandum into a folder, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(MEMO, encoding="utf-8")
    return path


def stay(*_: object) -> bool:
    """Take in how far work has come, and never stop it."""
    return False
