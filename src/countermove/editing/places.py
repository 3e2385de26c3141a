"""The places that operations work on, and the ways several of them share of changing one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from countermove.casefile.nodes import Path
from countermove.editing.additions import Entry
from countermove.editing.document import Document, named
from countermove.editing.errors import EditConflict, EditError
from countermove.editing.plain_edits import value_at
from countermove.editing.primitives import add, addition_at, put, remove
from countermove.editing.walk import Mention, get, pairs
from countermove.editing.wording import on_one_line
from countermove.errors import NotApplicable, unknown
from countermove.language import is_identifier

_FLAGS = frozenset({"status_quo", "veto"})
_NOTHING = frozenset({"null", "true", "false"})


def is_empty(value: Any) -> bool:
    """Say whether a value stands for none: None, an empty text, an empty collection."""
    return value is None or value in ("", (), [], {})


def given(**values: Any) -> dict[str, Any]:
    """Return those of some keys that have a value."""
    return {key: value for key, value in values.items() if not is_empty(value)}


def id_problems(field: str, value: object) -> list[tuple[str, str]]:
    """Return what is wrong with a text as an id."""
    if isinstance(value, str) and is_identifier(value) and len(value) <= 100 and value.lower() not in _NOTHING:
        return []
    return [(field, f'"{value}" cannot be an id: letters, digits and underscores, the first no digit, and no keyword')]


def field_problems(field: str, known: frozenset[str]) -> list[tuple[str, str]]:
    """Return what is wrong with the name of a field."""
    return [] if field in known else [("field", unknown("field", field, known))]


def party_path(document: Document, party: str) -> Path:
    """Return the place of a party.

    Raises: ``EditError`` with the nearest name where there is none.
    """
    parties = dict(pairs(get(document.value, "decision_makers")))
    if party not in parties:
        raise EditError(unknown("decision maker", party, parties))
    return ("decision_makers", party)


def stakeholder_path(document: Document, party: str, name: str) -> Path:
    """Return the place of somebody inside a party."""
    base = party_path(document, party)
    inside = dict(pairs(get(value_at(document.value, base), "stakeholders")))
    if name not in inside:
        raise EditError(unknown(f"stakeholder of {party}", name, inside))
    return (*base, "stakeholders", name)


def option_owners(case: Any) -> dict[str, str]:
    """Return the party of every option, in the order of the file."""
    return {
        option: party
        for party, spec in pairs(get(case, "decision_makers"))
        for option, _ in pairs(get(spec, "options"))
    }


def option_path(document: Document, option: str) -> Path:
    """Return the place of an option."""
    owners = option_owners(document.value)
    if option not in owners:
        raise EditError(unknown("option", option, owners))
    return ("decision_makers", owners[option], "options", option)


def refuse_drawn(document: Document) -> None:
    """Refuse a case in graph form.

    Raises: ``NotApplicable``.
    """
    if "states" in document.value:
        raise NotApplicable(
            "this case is in graph form: its states and moves are drawn, so it has no options and no statements; "
            "edit the file by hand"
        )


def refuse_taken(known: Any, name: str, what: str) -> None:
    """Refuse a name that is there already.

    Raises: ``EditError``.
    """
    if name in (known or ()):
        raise EditError(f'there is a {what} "{name}" already; choose another id')


def refuse_named(document: Document, mentions: Sequence[Mention], name: str) -> None:
    """Refuse a new id that the case uses for something: what it says there would then mean another thing.

    Raises: ``EditError``.
    """
    if mentions:
        path = mentions[0].path
        raise EditError(f'"{name}" is named already, in line {document.line(path)} ({named(path)}); choose another id')


def check_expected(expected: str, found: str, where: Path) -> None:
    """Compare what the user saw with what the file says; blanks do not matter.

    Raises: ``EditConflict``.
    """
    if on_one_line(expected) != on_one_line(found):
        now = f'says "{found}" now' if found else "is not there any more"
        raise EditConflict(
            f'{named(where)} said "{expected}" and {now}: somebody else changed it; look at it again', expected, found
        )


def set_field(document: Document, path: Path, field: str, value: Any, short: str = "") -> Document:
    """Return a document with a field of an entry set; an empty value takes it out.

    Args:
        short: the field that the entry's short form, a text, stands for. The entry becomes long where need be.
    """
    held = value_at(document.value, path)
    value = value == "true" if field in _FLAGS and value in ("true", "false") else value
    if held is not None and not isinstance(held, dict | str):
        raise EditError(f"{named(path)} is a list, and has no fields")
    if is_empty(value):
        if isinstance(held, dict):
            return remove(document, (*path, field)) if field in held else document
        return put(document, path, None) if field == short and held else document
    if short and field == short and not isinstance(held, dict):
        return put(document, path, value)
    if short and isinstance(held, str):
        return add(document, addition_at(path, Entry(short, {field: value})))
    if isinstance(held, str):
        raise EditError(f"{named(path)} is a text, and has no fields; write it as a mapping")
    return put(document, (*path, field), value)


def set_fields(document: Document, path: Path, changes: Mapping[str, Any]) -> Document:
    """Return a document with several fields of an entry set; those that are None stay as they are."""
    for field, value in changes.items():
        if value is not None:
            document = set_field(document, path, field, value)
    return document
