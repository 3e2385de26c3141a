"""The letters a paper may hold: what breaks a file format, or hides what a text says, does not reach a writer."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")

# What XML 1.0 cannot hold, control letters, and the two marks that show text in an order other than it is written in.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text on one line in which every letter can be written and none rearranges the others."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", _BLANKS.sub(" ", text))
