"""A judgment's cue as it is told to people: with its negation, and never as a double one."""

from __future__ import annotations

import re

from countermove.records.judgments.lexicon import lexicon

_NEGATIVE = re.compile(r"\b(?:no|not|little|never|hardly|scarcely|few|nor|neither|without|un\w+|im\w+)\b|n't\b", re.I)


def told(cue: str, negated: bool) -> str:
    """Return a cue with "not" where the words around it deny what it is about.

    An adverb is told of what is denied: "almost certainly not". A cue that takes the proposition away by itself, such
    as "unlikely" or "little prospect", is told as it stands.
    """
    if not negated:
        return cue
    plain = " ".join(cue.lower().split())
    known = lexicon().cues.get(plain)
    is_negative = (known is not None and known.negative) or _NEGATIVE.search(plain) is not None
    if is_negative:
        return cue
    is_adverb = plain.endswith("ly") and not plain.endswith("likely")
    return f"{cue} not" if is_adverb else f"not {cue}"
