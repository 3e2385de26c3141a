"""Conditions of a GMCR+ file as statements of the case language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countermove.casefile.gmcr.document import Condition, Simple
from countermove.language.parse import MAXIMUM_DEPTH, MAXIMUM_LENGTH


def statement_text(condition: Condition, options: Sequence[str]) -> str | None:
    """Return a statement that holds where a condition does, or None where it would be longer than a statement may be.

    Source: gmcr-format.md, conditions (a compound one holds where at least one member does; ``[]`` holds everywhere).
    """
    if not condition:
        return f"{options[0]} and not {options[0]}"  # no member, so nothing can hold
    text = " or ".join(dict.fromkeys(_member_text(member, options) for member in condition))
    connectives = len(re.findall(r"\b(?:not|and|or)\b", text))
    return text if connectives <= 2 * MAXIMUM_DEPTH and len(text) <= MAXIMUM_LENGTH else None


def _member_text(member: Simple, options: Sequence[str]) -> str:
    if not member:
        return f"{options[0]} or not {options[0]}"
    return " and ".join(options[option] if taken else f"not {options[option]}" for option, taken in member)
