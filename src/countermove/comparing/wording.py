"""Differences between two codings as sentences in plain words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from countermove.comparing.align import NOTHING, Pair, plain_statement

LONGEST = 160
"""How many characters of a value a sentence quotes."""

FIELDS = {
    "status_quo": "status quo",
    "status_quo_from": "what its status quo rests on",
    "stands_for": "what it stands for",
    "part_of": "what it is part of",
    "cites": "citations",
    "because": "reason",
    "basis": "basis",
    "note": "remark",
    "statement": "wording",
    "place": "what its place rests on",
    "abandon": "what would make the coder give it up",
    "picture_of": "whose picture it is",
    "believed_by": "who believes it",
    "if": "condition",
    "as_of": "information cut-off",
    "fixes": "what it settles",
    "seen_by": "who can see it",
    "veto": "veto",
}
"""Fields whose name is not a word people would use."""

_TOWARDS = {"reaction": "to", "stance": "on", "salience": "for", "cost": "in"}
_REMARKS = frozenset({"cites", "note", "because", "basis", "id"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence is about: the part, whose it is, its name, what it says, and the field."""

    part: str
    owner: str = ""
    name: str = ""
    quote: str = ""
    aspect: str = ""
    place: tuple[int, int] = (0, 0)

    def entry(self, noun: str, name: str, pair: Pair) -> Told:
        """Return the same for an entry below: those of a party or of somebody inside are theirs."""
        owner = self.owner
        if self.part in {"party", "stakeholder", "reading"}:
            owner = f"{owner}/{self.name}" if owner else self.name
        elif self.part in {"option", "question about an actor"}:
            owner = self.name
        value = pair.before if pair.after is NOTHING else pair.after
        own = value.get("id") if isinstance(value, Mapping) else None  # without the number that tells two apart
        return Told(noun, owner, own or name, _quoted(value))

    def field(self, name: str) -> Told:
        """Return the same for one field."""
        return replace(self, aspect=name)

    def at(self, place: int, of: int) -> Told:
        """Return the same with its place in the order, from 0, among so many."""
        return replace(self, place=(place + 1, of))

    @property
    def subject(self) -> str:
        """Return the thing as a sentence names it: ``the interest “dialogue” of tokyo``."""
        named = f"“{self.quote}”" if self.part == "interest" else self.name
        if self.part == "case":
            return "the case"
        if self.part in {"question", "campaign"}:
            return f"the {self.part}'s {_word(self.name)}"
        if self.part in _TOWARDS:
            return f"the {self.part} of {self.owner} {_TOWARDS[self.part]} {self.name}"
        return f"the {self.part} {named}{f' of {self.owner}' if self.owner else ''}"


def said(change: str, told: Told, pair: Pair) -> tuple[str, str, str]:
    """Return both values as text, and the sentence that says the difference."""
    before, after = as_text(pair.before), as_text(pair.after)
    if change == "moved":
        way = "up" if int(after) < int(before) else "down"
        return before, after, _sentence(f"{told.subject} moves {way}, from place {before} to place {after}")
    if change in {"added", "dropped"}:
        before, after = ("", _summary(told, pair.after)) if change == "added" else (_summary(told, pair.before), "")
        return before, after, _sentence(_come_or_gone(change, told, after or before))
    if told.aspect == "status_quo":
        stands = (
            "is taken as things stand; before, it was not"
            if pair.after is True
            else ("is not taken as things stand; before, it was")
        )
        before, after = ("not taken", "taken") if pair.after is True else ("taken", "not taken")
        return before, after, _sentence(f"{told.subject} {stands}")
    what = f"{told.subject}: {_word(told.aspect)} " if told.aspect else f"{told.subject}: "
    shown = _shown(before, after)
    return before, after, _sentence(f"{what}{shown[0]} before, {shown[1]} after")


def _come_or_gone(change: str, told: Told, summary: str) -> str:
    word = "is new" if change == "added" else "is gone"
    said_of = f" ({_cut(summary)})" if summary and told.part != "interest" and summary != told.name else ""
    place = f", place {told.place[0]} of {told.place[1]}" if told.part == "interest" else ""
    return f"{told.subject}{said_of} {word}{place}"


def _summary(told: Told, value: Any) -> str:
    """Return what an entry that is only in one case says, in a few words."""
    if told.part == "party" and isinstance(value, Mapping):
        options = ", ".join(value.get("options", {})) or "none"
        return f"options: {options}; interests: {len(value.get('preferences', []))}"
    if not isinstance(value, Mapping) or _quoted(value):
        return _quoted(value) or as_text(value)
    if value.get("because"):
        return as_text(value["because"])
    return "; ".join(filter(None, (_part(key, part) for key, part in value.items() if key not in _REMARKS)))


def _part(key: str, value: Any) -> str:
    """Return one plain field of an entry; what holds tables of its own is left out."""
    text = as_text(value)
    if not text or text.startswith(("{", "[")):
        return ""
    return text if key == "changes" else f"{_word(key)} {text}"


def _quoted(value: Any) -> str:
    if not isinstance(value, Mapping):
        return ""
    if "statement" in value:
        return plain_statement(value)
    found = next((value[key] for key in ("text", "title", "never", "question", "name", "effect") if key in value), "")
    return " ".join(str(found).split())


def as_text(value: Any) -> str:
    """Return a value of a case as people read it; nothing where there is none."""
    if value is NOTHING or value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, list) and all(isinstance(part, list) for part in value):  # a ranking, best first
        return " > ".join(" = ".join(map(str, group)) for group in value)
    if isinstance(value, Mapping) and all(isinstance(part, bool | str) for part in value.values()):
        return ", ".join(_entry(key, part) for key, part in value.items())
    return json.dumps(value, ensure_ascii=False)


def _entry(key: str, part: bool | str) -> str:
    return (key if part else f"-{key}") if isinstance(part, bool) else f"{key}: {part}"


def _shown(before: str, after: str) -> tuple[str, str]:
    """Return two values for a sentence, cut where they are long, but never so that they look the same."""
    start = 0
    if max(len(before), len(after)) > LONGEST:
        same = next((n for n, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), 0)
        start = max(0, same - LONGEST // 2)
    return _said(before, start), _said(after, start)


def _said(value: str, start: int) -> str:
    if not value:
        return "nothing"
    return f"“{'…' if start else ''}{_cut(value[start:])}”"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _word(field: str) -> str:
    return FIELDS.get(field, field.replace("_", " "))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
