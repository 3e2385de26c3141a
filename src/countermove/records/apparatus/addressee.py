"""The addressee alone above the title, as British minutes have it: "PRIME MINISTER", "FOREIGN SECRETARY"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from countermove.records.apparatus.sheet import SheetBlock

_POST = re.compile(
    r"(?:the )?(?:prime minister|president|chancellor(?: of the exchequer)?|lord (?:chancellor|president|privy seal)"
    r"|secretary of state(?: for [a-z ]{3,40})?|(?:foreign|home|defence|cabinet|permanent|chief|private|commonwealth"
    r"|colonial) secretary|(?:first|chief) sea lord|(?:foreign |defence |finance )?minister(?: of [a-z]{4,20})?"
    r"|attorney general|paymaster general|governor|high commissioner|ambassador)",
    re.IGNORECASE,
)


def find_addressee(head: Sequence[SheetBlock]) -> tuple[str, int] | None:
    """Return the post to which a document goes and its line, where it stands alone above the title; else None."""
    if len(head) < 2 or len(head[0].lines) > 1:
        return None
    line = head[0].lines[0]
    return (line.text, line.number) if _POST.fullmatch(line.text) and not line.level else None
