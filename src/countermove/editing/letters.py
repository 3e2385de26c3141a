"""Rankings that name states by a letter for each option, kept in step when options come, go or move."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.document import Document, named
from countermove.editing.primitives import replace_all
from countermove.editing.walk import get, items, pairs, texts
from countermove.errors import NotApplicable

_PATTERN = re.compile("[YN-]+", re.IGNORECASE)


def with_letters(document: Document, before: Sequence[str], after: Sequence[str]) -> Document:
    """Return a document whose rankings have a letter for each option that there is now.

    A new option gets ``-``, either way, so that the order of states stays what it was.

    Raises: ``NotApplicable`` where a ranking tells states apart by an option that is gone.
    """
    if before == after:
        return document
    changed: dict[Path, str] = {}
    for path, text in _patterns(document.value):
        if len(text) == len(before) and _PATTERN.fullmatch(text):
            letters = dict(zip(before, text, strict=True))
            gone = [option for option in before if option not in after and letters[option] != "-"]
            if gone:
                raise NotApplicable(
                    f"the ranking in line {document.line(path)} ({named(path)}) tells states apart by {gone[0]}; "
                    "mend the ranking by hand first, or turn it into statements"
                )
            changed[path] = "".join(letters.get(option, "-") for option in after)
    return replace_all(document, changed, {}) if changed else document


def _patterns(case: Any) -> Iterator[tuple[Path, str]]:
    for party, spec in pairs(get(case, "decision_makers")):
        path: Path = ("decision_makers", party, "ranking")
        for number, group in items(get(spec, "ranking")):
            yield from texts(group, (*path, number))
