"""Notices about secrecy: who classified, until when, who may read, what disclosure costs; and legends of marks."""

from __future__ import annotations

import re

_NOTICES = re.compile(
    r"(?:derivative(?:ly)?\s+)?classified\s+(?:by|from)\b|derivative\s+(?:cl|classif)|derived\s+from\b|declassif(?:y|ied|ication)(?:\s+(?:on|by|date|review)\b|\s*:)"
    r"|reverse\s+(?:side\s+)?(?:is\s+)?blank|(?:this\s+page\s+)?(?:left\s+blank\s+intentionally|intentionally\s+left\s+blank)"
    r"|(?:dec|decl|declas)l?\s+(?:on|oadr)\b|reason(?:\(s\)|s)?\s*(?:for\s+classification)?\s*:\s*(?:\d|e\.?o)|(?:review|rvw)\s+(?:on\s+)?\d"
    r"|group\s+[1-4]\b.{0,40}(?:excluded|downgrad)?|excluded\s+from\s+automatic|automatically\s+(?:downgraded|declassified)|downgraded?\s+(?:to|at)\b"
    r"|exempt\s+from\s+(?:general|automatic)|e\.?\s?o\.?\s+1[0-3]\d{3}|(?:signer|recorded\s+reporting\s+officer)\b"
    r"|warning(?:\s+notice)?\s*(?:[-–—:]|$)|warning\s+notice|this\s+(?:document|material|paper|publication|report)\s+contains\s+(?:information|classified|intelligence)"
    r"|unauthori[sz]ed\s+disclosure|the\s+(?:transmission|unauthori[sz]ed)\s+(?:or|of|disclosure)|national\s+security\s+(?:unauthori[sz]ed|information)"
    r"|not\s+rele\w{3,4}ble\s+to|no\s+foreign\s+diss?em|controlled\s+dissem|no\s+dissem\s+abroad|background\s+use\s+only|dissemination\s+(?:and\s+extraction|control)"
    r"|caution\s*[-–—]\s*proprietary|this\s+(?:information|report)\s+(?:has\s+been|is)\s+authori[sz]ed\s+for\s+release"
    r"|all\s+(?:material|portions|paragraphs)\s+(?:on|of|in)\s+this\s+(?:page|document|memorandum|paper)"
    r"|for\s+official\s+use\s+only|when\s+(?:separated|detached)\s+from|upon\s+removal\s+of|(?:un)?classified\s+when\b|regrade\b"
    r"|handle\s+via\b|this\s+(?:estimate|publication|document|memorandum)\s+(?:was|is)\s+(?:disseminated|issued|available)\b"
    r"|(?:additional|further)\s+copies\s+of\s+this|information\s+on\s+obtaining\s+copies|the\s+text\s+of\s+this\s+(?:estimate|paper)\s+may"
    r"|this\s+copy\s+is\s+for\s+the\s+(?:information|use)|no\s+change\s+in\s+class",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"^(?:dissemination\s+control\s+abbreviations?|(?:NOFORN|ORCON|WNINTEL|NOCONTRACT|PROPIN|REL|NF|OC|NC|PR|WN)\b\W.{0,20}(?:not\s+rele\w{3,4}ble"
    r"|dissemination|caution|warning|authori[sz]ed|this\s+information))",
    re.IGNORECASE,
)
_CAVEATS = tuple(
    (name, re.compile(form, re.IGNORECASE))
    for name, form in (
        (
            "NOFORN",
            r"\bNO\s?FORN\b|\bNOT RELE\w{3,4}BLE TO FOREIGN NATIONALS\b|\bNO FOREIGN DISSEM(?:INATION)?\b",
        ),
        ("ORCON", r"\bORCON\b|\bDISSEMINATION AND EXTRACTION OF INFORMATION CONTROLLED BY ORIGINATOR\b"),
        (
            "WNINTEL",
            r"\bWNINTEL\b|\bWARNING NOTICE\s*[-–—:]*\s*(?:SENSITIVE )?INTELLIGENCE SOURCES (?:OR|AND) METHODS",
        ),
        ("NOCONTRACT", r"\bNO\s?CONTRACT\b|\bNOT RELE\w{3,4}BLE TO CONTRACTORS"),
        ("PROPIN", r"\bPROPIN\b|\bCAUTION\s*[-–—:]*\s*PROPRIETARY INFORMATION INVOLVED\b"),
        ("BACKGROUND USE ONLY", r"\bBACKGROUND USE ONLY\b"),
        ("NO DISSEM ABROAD", r"\bNO DISSEM(?:INATION)? ABROAD\b"),
        ("CONTROLLED DISSEM", r"\bCONTROLLED DISSEM(?:INATION)?\b"),
        ("LIMDIS", r"\bLIMDIS\b|\bLIMITED DISTRIBUTION\b"),
        ("EXDIS", r"\bEXDIS\b"),
        ("NODIS", r"\bNODIS\b"),
        ("STADIS", r"\bSTADIS\b"),
        ("EYES ONLY", r"\bEYES ONLY\b"),
        ("SENSITIVE", r"^(?:\w+[/ -]+)?SENSITIVE$"),
    )
)
_RELEASABLE = re.compile(r"\bREL(?:EASABLE)? TO ([A-Z]{2,3}\b(?:[,/ ]+(?:AND )?[A-Z]{2,3}\b)*)")


def is_notice(text: str) -> bool:
    """Say whether a block is about the secrecy of the document, and not of its matter."""
    return _NOTICES.match(text.lstrip("*•- ([")) is not None or is_legend(text)


def is_legend(text: str) -> bool:
    """Say whether a block explains marks; such a table says nothing of the document it stands in."""
    return _LEGEND.match(text) is not None


def caveats_in(text: str) -> list[str]:
    """Return the short names of the caveats that a marking holds, in the order of the table above."""
    if len(text) > 300 or is_legend(text):
        return []
    found = [name for name, pattern in _CAVEATS if pattern.search(text)]
    releasable = _RELEASABLE.search(text)
    return found + ([f"REL {releasable.group(1)}"] if releasable else [])
