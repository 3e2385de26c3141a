"""Reading the flags that change a case before it is put to a question: profiles, dropped lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer


def profiles_by_party(given: Sequence[str] | None) -> dict[str, str]:
    """Return profiles by party from flags like ``town:before_the_election``."""
    found = {}
    for text in given or ():
        party, colon, name = text.partition(":")
        if not (party and colon and name):
            raise typer.BadParameter(f'"{text}" is not PARTY:NAME', param_hint="--profile")
        found[party] = name
    return found


def dropped_lines(given: Sequence[str] | None) -> tuple[tuple[str, int], ...]:
    """Return statements to leave out from flags like ``company/preferences/3``, counted from 1."""
    found = []
    for text in given or ():
        match = re.fullmatch(r"([^/]+)/preferences/([1-9]\d{0,8})", text)
        if match is None:
            raise typer.BadParameter(f'"{text}" is not PARTY/preferences/NUMBER', param_hint="--drop")
        found.append((match[1], int(match[2])))
    return tuple(found)
