"""Stamps: the authority for a classification, its downgrading, reviews completed, warnings, and editors' notes.

Source: records.md, section 1.4.
"""

from __future__ import annotations

import re

from countermove.records.furniture.release_header import has_any

_AUTHORITY = (
    r"(?:derivative(?:ly)?\s+)?classified\s+by\b(?!\s+(?:a|an|its|our|some|the|their)\b)",
    r"derivative\s+cl(?:assification)?\s+by\b|cl\s+by\b|drv\s+(?:fm|from)\b|derived\s+from\s*:|(?-i:DERIVED FROM)\b",
    r"(?:review\s+for\s+)?declass?if(?:y|ication)\s+on\b|decl\s*:|decl\s+(?:on\b|oadr\b|\d)|declassification\s+date\b",
    r"downgrade\s+(?:to|on)\s+(?:secret|confidential|unclassified|\d)",
    r"oadr\W*\Z|originating\s+agency'?s\s+determination\s+required",
    r"reason\s*:\s*1\.\d|extended\s+by\W{0,3}\d|reason\s+for\s+extension\b",
    r"group\s+[1-5i]\W+excluded\b|excluded\s+from\s+automatic\b|automatic\s+downgrading\b",
    r"downgrading\s+and\s+declassification\W*\Z|downgraded\s+at\s+\d{1,2}\s+year\s+intervals|declassified\s+after\s+12\s+years",
    r"e\.?\s?o\.?\s?11652\b|e\.?\s?o\.?\s?1(?:0501|2065|2356|2958)\W{0,3}\s*(?:decl|gds|rds|xgds|n/a|oadr|group)",
    r"exempt\s+from\s+general\s+declassification|(?:exempt\W.{0,30})?general\s+declassification\s+schedule\b",
    r"no\s+change\s+in\s+class\b|(?-i:DOCUMENT NO\b).{0,30}\Z|declassified\s+class\b|\[\s?\]\s*declassified\W*\Z",
    r"class\.?\s+changed\s+to\b|next\s+review\s+date\b|auth\W{0,2}\s*hr\b|reviewer\W*\d{3,}",
    r"(?:saniti[sz]ed|declassified)\W.{0,20}\bdownload\b|cia\s+declassification\s+review\b",
    r"mori\s*(?:/\s*cdf|doc\s?id|pages?\s+\d)|hr\s?70-(?:2|14)\b",
    r"(?-i:[Nn]o [Oo]bjection [Tt]o (?:[Dd]eclassification|(?:release|Release) (?:in|and|as)))",
)
_STAMP = re.compile(rf"\W*(?:{'|'.join(_AUTHORITY)})", re.IGNORECASE)
# Names of agencies, then the words of the stamp: in a sentence other small words would stand among them.
_REVIEW = re.compile(
    r"\W{0,4}(?:(?:[A-Z][A-Za-z.&/()-]{0,20},?|and|of|the|&)\s{1,3}){0,8}"
    r"(?:[Rr]eview(?:s|\(s\))?|REVIEWS?(?:\(S\))?)\s{1,3}"
    r"(?:[Cc]ompleted?|COMPLETED?|(?:not|Not) (?:required|Required))\W{0,4}(?:\d[\d/.\s-]{0,12})?"
)
_INSTRUCTIONS = re.compile(
    r"\W{0,4}(?:(?:[A-Z][A-Za-z.&/-]{0,20},?|and|of|&|on-file|declassification|release)\s{1,3}){0,10}"
    r"(?:[Ii]nstructions|INSTRUCTIONS)\s{1,3}"
    r"(?:[Oo]n [Ff]ile|ON FILE|[Aa]pply|APPLY)\W{0,4}"
)
_CUES = (
    *(
        "class",
        "group",
        "exclud",
        "exempt",
        "e.o",
        "e. o",
        "eo 1",
        "oadr",
        "decl",
        "cl by",
        "drv",
        "reason",
        "extended",
        "auth",
    ),
    *(
        "mori",
        "hr 70",
        "hr70",
        "objection",
        "derived",
        "downgrad",
        "automatic",
        "document no",
        "reviewer",
        "next review",
        "originating",
    ),
)
_WARNING = re.compile(
    r"\W*(?:this\s+(?:document|material|report)\s+contains\s+(?:classified\s+)?information\s+affecting\s+the\s+national\s+(?:defen[sc]e|security)"
    r"|(?:unauthori[sz]ed\s+disclosure|its\s+transmission|the\s+transmission)\s+(?:is\s+)?(?:subject\s+to\s+criminal|or\s+(?:the\s+)?revelation\s+of)"
    r"|national\s+security\s+information\W*\Z|national\s+security\s+unauthori[sz]ed\s+disclosure)",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"\W*\[\W*(?:omitted here|here follows?|pages? \d{1,4}.{0,12} (?:omitted|missing))\b[^\[\]]{0,800}\]\W*",
    re.IGNORECASE,
)
_LOWER = re.compile(r"(?<![A-Za-z])[a-z]{2,}(?![A-Za-z])")
_LONGEST = 120
_MOST_SMALL_WORDS = 7


def stamp_evidence(words: str) -> str:
    """Return what kind of stamp a line is: authority, review, warning or editorial; empty where it is none."""
    if words[0] == "[" and _EDITORIAL.fullmatch(words):
        return "editorial"
    if len(words) > _LONGEST or words[0].islower():
        return ""
    lowered = words.lower()
    if has_any(lowered, _CUES) and _STAMP.match(words):
        return "authority" if len(_LOWER.findall(words)) <= _MOST_SMALL_WORDS else ""
    if "review" in lowered or "instructions" in lowered:
        return "review" if _REVIEW.fullmatch(words) or _INSTRUCTIONS.fullmatch(words) else ""
    return (
        "warning"
        if ("nation" in lowered or "disclosure" in lowered or "transmission" in lowered) and _WARNING.match(words)
        else ""
    )
