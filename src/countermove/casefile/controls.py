"""Characters that are orders to a terminal or a layout, not text: no case needs them, a stranger's may misuse them."""

from __future__ import annotations

import re
import unicodedata

# The controls of both sets except tab and line breaks, and what turns the direction of writing round from there on.
_CONTROLS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")


def control_in(text: str) -> str:
    """Return what the first control character of a text is called, or an empty text where there is none."""
    found = _CONTROLS.search(text)
    if found is None:
        return ""
    name = unicodedata.name(found[0], "")
    return f"U+{ord(found[0]):04X}" + (f", {name.lower()}" if name else "")
