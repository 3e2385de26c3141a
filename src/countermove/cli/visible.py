"""Text of strangers on a terminal: characters that are orders to it are shown, not obeyed."""

from __future__ import annotations

import re

# Controls but for tab and line feed, and what turns the direction of writing round from there on.
_ORDERS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


def visible(text: str) -> str:
    """Return a text with control characters written out, such as ``\\x1b``."""
    return _ORDERS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def visible_line(text: str) -> str:
    """Return a text on one line, with line breaks and everything else that prints nothing written out, too."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c):04x}" for c in text)
