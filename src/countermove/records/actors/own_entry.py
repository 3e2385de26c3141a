"""One actor of a user's list: its fields checked and put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from countermove.errors import nearest
from countermove.records.actors.entry import TYPES, Entry, Role
from countermove.records.actors.tokens import tokens_of

KEYS = ("id", "name", "type", "of", "years", "surname", "surname_alone", "aliases", "roles")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,63}")
_YEARS = re.compile(r"(\d{4})?-(\d{4})?")
_LONGEST_NAME = 100
_MOST_ALIASES = 50


class Field(NamedTuple):
    """A value as it stands in the file, and where."""

    value: Any
    mark: Any


Fields = Mapping[str, Field]
Report = Callable[[Any, str, str, str], None]


def entry_of(fields: Fields, where: str, report: Callable[..., None]) -> Entry | None:
    """Return the actor that the fields say; what is wrong with them is reported, and then the actor is not used."""
    checked = _Checked(fields, where, report)
    identifier, name = checked.identifier(), checked.name("name", required=True)
    kind = checked.type()
    if not identifier or not name or not kind:
        return None
    first, last = checked.years()
    surname = checked.name("surname") or (name.split()[-1] if kind == "person" else "")
    return Entry(
        identifier,
        name,
        kind,
        checked.text("of"),
        first,
        last,
        surname,
        checked.alone(),
        checked.aliases(),
        checked.roles(),
    )


class _Checked:
    """Fields read one by one, with reports of what is wrong."""

    def __init__(self, fields: Fields, where: str, report: Callable[..., None]) -> None:
        self.fields, self.where, self._report = fields, where, report
        self._mark = next(iter(fields.values())).mark

    def report(self, key: str, message: str, advice: str = "") -> None:
        mark = self.fields[key].mark if key in self.fields else self._mark
        self._report(mark, message, f"{self.where}/{key}", advice)

    def text(self, key: str) -> str:
        value = self.fields[key].value if key in self.fields else ""
        if not isinstance(value, str):
            self.report(key, "expected a text")
            return ""
        return " ".join(value.split())

    def identifier(self) -> str:
        text = self.text("id")
        if not _IDENTIFIER.fullmatch(text):
            self.report("id", f'"{text[:40]}" is not an id', "write small letters, digits and underscores: karo_velin")
            return ""
        return text

    def name(self, key: str, *, required: bool = False) -> str:
        text = self.text(key)
        if key not in self.fields and not required:
            return ""
        if not _is_name(text):
            self.report(key, f"expected a name of 1 to {_LONGEST_NAME} characters with letters in it")
            return ""
        return text

    def type(self) -> str:
        text = self.text("type")
        if text not in TYPES:
            self.report("type", f'expected {", ".join(TYPES)}; found "{text[:40]}"', nearest(text, TYPES))
            return ""
        return text

    def years(self) -> tuple[int | None, int | None]:
        text = self.text("years")
        match = _YEARS.fullmatch(text)
        if text and not match:
            self.report("years", f'expected years such as 1949-1990, 1949- or -1990; found "{text[:40]}"')
        if not match:
            return None, None
        first, last = (int(year) if year else None for year in match.groups())
        if first and last and last < first:
            self.report("years", "end before they begin")
        return first, last

    def alone(self) -> bool:
        text = self.text("surname_alone") or "true"
        if text not in {"true", "false"}:
            self.report("surname_alone", f'expected true or false; found "{text[:40]}"')
        return text != "false"

    def aliases(self) -> tuple[str, ...]:
        value = self.fields["aliases"].value if "aliases" in self.fields else []
        listed = value if isinstance(value, list) else [value]
        if len(listed) > _MOST_ALIASES:
            self.report("aliases", f"expected at most {_MOST_ALIASES}")
        if not all(isinstance(each, str) and _is_name(each) for each in listed):
            self.report("aliases", f"expected names of 1 to {_LONGEST_NAME} characters with letters in them")
            return ()
        return tuple(" ".join(each.split()) for each in listed)

    def roles(self) -> tuple[Role, ...]:
        listed = self.fields["roles"].value if "roles" in self.fields else []
        if not isinstance(listed, list):
            self.report("roles", "expected a list such as [{role: premier, from: 1980, to: 1985}]")
            return ()
        return tuple(role for role in (self._role(each) for each in listed) if role)

    def _role(self, fields: Fields) -> Role | None:
        text = {key: fields[key].value if key in fields else "" for key in ("role", "from", "to")}
        if not isinstance(text["role"], str) or not text["role"].strip():
            self.report("roles", "expected what the role is: role: premier")
            return None
        first, last = self._year(text["from"]), self._year(text["to"])
        if first is None or (text["to"] and last is None) or (last is not None and last < first):
            self.report("roles", "expected years: from: 1980, and to: 1985 where it ended")
            return None
        return Role(text["role"].strip(), first, last)

    @staticmethod
    def _year(text: Any) -> int | None:
        return int(text) if isinstance(text, str) and re.fullmatch(r"\d{4}", text) else None


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and bool(tokens_of(text)) and text.isprintable()
