"""Who took part in an estimate, who concurred, dissented or abstained, and who submitted it."""

from __future__ import annotations

import re

from countermove.records.apparatus.chains import chains, is_name_like
from countermove.records.record import Office

_BODIES = r"(?:intelligence\s+)?(?:organi[sz]ations?|agencies|components|offices|services|departments)"
_OPENERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(form, re.IGNORECASE))
    for role, form in (
        (
            "participated",
            rf"(?:the\s+)?following\s+{_BODIES}\s+participated(?:\s+in\s+(?:the\s+)?(?:preparation|drafting|production)\s+of\s+(?:the|this)"
            r"\s+\w+(?:\s+\w+)?)?\s*[:.]?\s*(?P<who>.*)",
        ),
        ("participated", r"also\s+participating(?:\s+in\s+[^:]{1,60})?\s*:?\s*(?P<who>.*)"),
        ("concurring", r"concurring(?:\s+(?:were|was|are|in\s+this\s+\w+\s+(?:were|was)))?\s*:?\s*(?P<who>.*)"),
        ("concurring", r"(?:concurred\s+(?:in\s+)?by(?:\s+the)?|with\s+the\s+concurrence\s+of)\s*:?\s*(?P<who>.*)"),
        ("abstaining", r"abstaining(?:\s+(?:were|was))?\s*:?\s*(?P<who>.*)"),
        ("dissenting", r"dissenting(?:\s+(?:were|was))?\s*:?\s*(?P<who>.*)"),
        ("submitted by", r"submitted\s+by(?:\s+the)?\s*:?\s*(?P<who>.*)"),
    )
)
_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(form, re.IGNORECASE))
    for role, form in (
        ("concurring", r"(?P<who>the\s+.{3,120}?)\s+concur(?:s|red)?(?:,?\s+(?:except|in|with)\b.*)?$"),
        (
            "abstaining",
            r"(?P<who>the\s+.{3,160}?)\s+abstain(?:s|ed)?(?:[,;]?\s+(?:the\s+subject|as|because|since|from)\b.*)?$",
        ),
        ("dissenting in part", r"(?P<who>the\s+.{3,120}?)\s+dissent(?:s|ed)?\s+in\s+part(?:[,;].*|\s+from\b.*)?$"),
        ("dissenting", r"(?P<who>the\s+.{3,120}?)\s+dissent(?:s|ed)?(?:[,;].*|\s+from\b.*)?$"),
        ("issued by", r"this\s+\w+\s+(?:is|was)\s+issued\s+by\s+(?P<who>.{3,90})$"),
    )
)
_GROUPS = frozenset(
    [
        "intelligence",
        *(f"organi{letter}ation{end}" for letter in "sz" for end in ("", "s")),
        "components",
        "agencies",
        "offices",
        "services",
    ]
)
_JURISDICTION = re.compile(r",?\s+the\s+subject\s+being\b.*$", re.IGNORECASE)
_WHEN = re.compile(r"\s+on\s+\d.*$|,?\s+as\s+(?:indicated|shown)\b.*$", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*;\s*(?:and\s+)?")
_THE = re.compile(r"^(?:and\s+)?the\s+", re.IGNORECASE)


def opened_role(text: str) -> str | None:
    """Return the role that a heading such as "Also participating:" opens for the names in the blocks below, or None."""
    sentence = text.rstrip(" .:")
    return next((role for role, form in _OPENERS if (said := form.match(sentence)) and not said["who"].strip()), None)


def named_in(text: str, role: str, line: int) -> list[Office]:
    """Return the offices of a block below such a heading; empty where the block holds more than names."""
    who = _JURISDICTION.sub("", text.rstrip(" ."))
    names = _names(who) if len(text) < 800 and is_name_like(who, _GROUPS) else []
    return [Office(name, role, line) for name in names]


def read_role(sentence: str, line: int, *, after_others: bool) -> list[Office]:
    """Return the offices and roles of one sentence about who took part; empty where it is about something else.

    ``after_others`` says that such a sentence stands before it: only then is "the X dissented" about the document.
    """
    sentence = sentence.rstrip(" .")
    for role, pattern in (*_OPENERS, *_VERBS) if after_others else _OPENERS:
        said = pattern.match(sentence)
        if said:
            who = _JURISDICTION.sub("", said["who"])
            return (
                [Office(name, role, line) for name in _names(who)] if is_name_like(_THE.sub("", who), _GROUPS) else []
            )
    return []


def _names(who: str) -> list[str]:
    """Return the persons and offices of a list: semicolons part it where there are any, else chains do."""
    who = _WHEN.sub("", who)
    if ";" in who:
        return [_THE.sub("", piece).strip(" .,") for piece in _SEMICOLON.split(who) if piece.strip(" .,")]
    return list(chains(who, peers=True))
