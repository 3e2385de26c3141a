"""Whether words that are meant to be the coder's own are copied from a document."""

from __future__ import annotations

import re
from collections.abc import Sequence

RUN = 6
"""Words in a row that a paper must not copy from a source. Source: mission F55."""


def copied_words(own: str, theirs: str) -> str:
    """Return the first words in a row, as many as ``RUN``, that a text has in common with another; empty for none."""
    return _common_run(_words(own), _words(theirs))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w’']+", text.lower())


def _common_run(ours: Sequence[str], theirs: Sequence[str]) -> str:
    runs = {tuple(theirs[n : n + RUN]) for n in range(len(theirs) - RUN + 1)}
    return next(
        (" ".join(ours[n : n + RUN]) for n in range(len(ours) - RUN + 1) if tuple(ours[n : n + RUN]) in runs), ""
    )
