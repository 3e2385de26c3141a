"""Names of a GMCR+ file, which are free texts and need not differ, to identifiers that do."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from countermove.language import is_identifier

LONGEST = 40


def identifiers(names: Sequence[str], fallback: str) -> list[str]:
    """Return an identifier for each name; what cannot be told apart is numbered.

    Args:
        fallback: what to call a name that has no letters or digits, with its number from 1 behind it.
    """
    plain = [slug(name) or f"{fallback}_{number}" for number, name in enumerate(names, 1)]
    return _numbered(plain)


def option_identifiers(names: Sequence[str], owners: Sequence[str]) -> list[str]:
    """Return an identifier for each option; a name that several options have is led by its owner's identifier."""
    plain = [slug(name) or f"option_{number}" for number, name in enumerate(names, 1)]
    count = Counter(plain)
    led = [f"{owner}_{name}" if count[name] > 1 else name for name, owner in zip(plain, owners, strict=True)]
    return _numbered(led)


def slug(name: str) -> str:
    """Return a name as an identifier: small letters, digits and underscores; empty where nothing of it is left."""
    text = unicodedata.normalize("NFKC", name).lower()
    text = re.sub(r"[^\w]+|_+", "_", text).strip("_")
    if len(text) > LONGEST:
        cut = text[:LONGEST]
        text = cut.rpartition("_")[0] if text[LONGEST] != "_" and "_" in cut[LONGEST // 2 :] else cut
        text = text.strip("_")
    if not text:
        return ""
    for candidate in (text, f"{text}_", f"x_{text}"):
        if is_identifier(candidate):
            return candidate
    return ""


def _numbered(names: Iterable[str]) -> list[str]:
    """Return names with a number behind those that stand there already."""
    listed = list(names)
    taken = Counter(listed)
    used: set[str] = set()
    result = []
    for name in listed:
        found, number = name, 1
        while found in used or (found != name and found in taken):
            number += 1
            found = f"{name}_{number}"
        used.add(found)
        result.append(found)
    return result
