"""An operation on a case as a form sends it: field by field, or as one field of JSON."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import FormData

from countermove.editing.operation import Operation, operation_from
from countermove.errors import CountermoveError

LISTS = frozenset({"cites"})
NUMBERS = frozenset({"line", "to", "index", "place"})
SWITCHES = frozenset({"with_uses"})
NOT_FIELDS = frozenset({"revision", "next", "operation"})


def operation_of(form: FormData) -> Operation:
    """Return the operation that a form asks for.

    A form has the operation's ``kind`` and its fields by their names, lists of citations with blanks or commas between
    them; or one field ``operation`` with all of it as JSON.

    Raises: ``CountermoveError`` with everything that is wrong with it.
    """
    whole = form.get("operation")
    if isinstance(whole, str):
        try:
            found = json.loads(whole)
        except (ValueError, RecursionError):
            raise CountermoveError("this change cannot be read; draw the page again and ask once more") from None
        if not isinstance(found, dict):
            raise CountermoveError("this change cannot be read; draw the page again and ask once more")
        return operation_from(found)
    names = [name for name in form if name not in NOT_FIELDS]
    return operation_from({name: _value(form, name) for name in names if _is_given(form, name)})


def _is_given(form: FormData, name: str) -> bool:
    """Say whether a field is filled in; an empty value means something, an empty number or list is left out."""
    text = str(form[name]).strip()
    return bool(text) or name not in LISTS | NUMBERS | SWITCHES


def _value(form: FormData, name: str) -> Any:
    given = [value for value in form.getlist(name) if isinstance(value, str)]
    if name in LISTS:
        return [part for value in given for part in value.replace(",", " ").split()]
    text = given[-1] if given else ""
    if name in NUMBERS:
        try:
            return int(text)
        except ValueError:
            raise CountermoveError(f"{name} has to be a whole number, not “{text[:40]}”") from None
    return text in {"true", "on", "yes", "1"} if name in SWITCHES else text.replace("\r\n", "\n")
