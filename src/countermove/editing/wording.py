"""What the entries of a case say in one line, as people see them, and as conflicts are found by."""

from __future__ import annotations

from typing import Any

from countermove.editing.walk import SHAPES, get, texts


def statement_of(entry: Any) -> str:
    """Return the formula of an entry of a list of statements, in its short or long form, on one line."""
    text = entry if isinstance(entry, str) else get(entry, "statement")
    return on_one_line(text if isinstance(text, str) else "")


def constraint_text(entry: Any) -> str:
    """Return what a constraint says, such as ``never: fee and sue`` or ``requires: subsidy: permit, fee``."""
    for shape in SHAPES:
        held = get(entry, shape)
        if isinstance(held, dict):
            needs = (f"{name}: {', '.join(text for _, text in texts(need, ()))}" for name, need in held.items())
            return on_one_line(f"{shape}: {'; '.join(needs)}")
        if held is not None:
            return on_one_line(f"{shape}: {held if isinstance(held, str) else ', '.join(map(str, held))}")
    return ""


def on_one_line(text: str) -> str:
    """Return a text with single blanks in place of all its white space."""
    return " ".join(text.split())


def quoted(text: str, longest: int = 60) -> str:
    """Return a text in quotation marks, shortened where it is long."""
    line = on_one_line(text)
    return f"“{line if len(line) <= longest else line[: longest - 1].rstrip() + '…'}”"
