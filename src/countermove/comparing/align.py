"""The contents of two cases laid side by side: which entry of the one is which of the other.

Entries of a mapping are matched by name. Statements are matched by what they say and only then by id, since an id such
as ``M4`` is often no more than a place in a list; by id, two statements are one that was reworded only if they have an
option in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countermove.comparing.order import moved
from countermove.comparing.shape import Entries, Shape

_WORDS = re.compile(r"[^\W\d]\w*")
_OPERATORS = frozenset({"not", "and", "or", "implies", "if", "iff"})
_RULES = frozenset({"never", "exactly_one", "at_least_one", "at_most_one", "requires"})
_GROUNDS = ("id", "because", "cites", "basis", "note")


class Nothing:
    """What stands in the place of a value that one of the two cases does not have."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


@dataclass(slots=True)
class Pair:
    """One value of both cases; ``table`` is given where both are tables that are compared field by field."""

    before: Any
    after: Any
    table: Table | None = None


@dataclass(slots=True)
class Table:
    """Two tables laid side by side: plain fields, and fields that hold entries."""

    fields: dict[str, Pair]
    below: dict[str, Listing]


@dataclass(slots=True)
class Listing:
    """Entries of both cases by the name they are told apart by, with their orders and what moved."""

    entries: Entries
    pairs: dict[str, Pair]
    before: tuple[str, ...]
    after: tuple[str, ...]
    moved: frozenset[str]
    is_list: bool


def aligned(before: Mapping[str, Any], after: Mapping[str, Any], shape: Shape) -> Table:
    """Return two tables of one shape laid side by side."""
    fields = {
        name: Pair(before.get(name, NOTHING), after.get(name, NOTHING))
        for name in dict.fromkeys([*before, *after])
        if name not in shape.below
    }
    below = {
        name: _listing(before.get(name), after.get(name), entries)
        for name, entries in shape.below.items()
        if name in before or name in after
    }
    return Table(fields, below)


def _listing(before: Any, after: Any, entries: Entries) -> Listing:
    is_list = isinstance(before if before is not None else after, list)
    if is_list:
        first, second = _named(before or [], after or [], entries)
    else:
        first, second = dict(before or {}), dict(after or {})
    names = dict.fromkeys([*first, *second])
    pairs = {name: _pair(first.get(name, NOTHING), second.get(name, NOTHING), entries.of) for name in names}
    common = [name for name in first if name in second], [name for name in second if name in first]
    shifted = moved(*common) if entries.is_ordered else frozenset[str]()
    return Listing(entries, pairs, tuple(first), tuple(second), shifted, is_list)


def _pair(before: Any, after: Any, shape: Shape) -> Pair:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return Pair(before, after, aligned(before, after, shape))
    return Pair(before, after)


def _named(before: Sequence[Any], after: Sequence[Any], entries: Entries) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the entries of two lists by name, matched ones under the same."""
    partner = _matched(before, after, _PASSES[entries.told_by])
    used: dict[str, int] = {}
    first: dict[str, Any] = {}
    names: dict[int, str] = {}
    for number, entry in enumerate(before):
        name = _free(_name(entry), used)
        first[name] = entry
        if number in partner:
            names[partner[number]] = name
    second = {names.get(n) or _free(_name(entry), used): entry for n, entry in enumerate(after)}
    return first, second


def _free(name: str, used: dict[str, int]) -> str:
    """Return a name nobody has yet: the name itself, or with a number."""
    found = name
    while found in used:
        used[name] += 1
        found = f"{name} ({used[name]})"
    used[found] = 1
    return found


def _name(entry: Mapping[str, Any]) -> str:
    if entry.get("id"):
        return str(entry["id"])
    if "statement" in entry:
        return plain_statement(entry)
    if "from" in entry:
        return f"{entry['from']} → {entry['to']}"
    return _says(entry)


Pass = Callable[[Mapping[str, Any]], Any]


def _matched(before: Sequence[Any], after: Sequence[Any], passes: Iterable[Pass]) -> dict[int, int]:
    """Return the partner of each entry that has one, by the first way of telling apart that finds it."""
    partner: dict[int, int] = {}
    for told in passes:
        waiting: dict[Any, list[int]] = {}
        taken = set(partner.values())
        for number, entry in enumerate(after):
            if number not in taken and told(entry) is not None:
                waiting.setdefault(told(entry), []).append(number)
        for number, entry in enumerate(before):
            found = waiting.get(told(entry)) if number not in partner else None
            fitting = (other for other in found or () if told is not _identity or _related(entry, after[other]))
            fits = next(fitting, None)
            if fits is not None and found:
                partner[number] = fits
                found.remove(fits)
    return partner


def plain_statement(entry: Mapping[str, Any]) -> str:
    """Return a statement with its blanks as single ones."""
    return " ".join(str(entry.get("statement", "")).split())


def meaning(text: str) -> str:
    """Return a statement as the language writes it, with no more parentheses than needed."""
    from countermove.errors import StatementError
    from countermove.language import parse
    from countermove.language.show import show

    try:
        return show(parse(text))
    except StatementError:
        return text


def mentioned(text: str) -> frozenset[str]:
    """Return the names that stand in a formula."""
    return frozenset(_WORDS.findall(text)) - _OPERATORS


def _related(entry: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two statements, or two constraints, of the same id have a name in common; other entries need none."""
    if "statement" in entry:
        return bool(mentioned(plain_statement(entry)) & mentioned(plain_statement(other)))
    if _RULES & entry.keys():
        return bool(mentioned(_says(entry)) & mentioned(_says(other)) - _RULES - {"needs", "never"})
    return True


def _identity(entry: Mapping[str, Any]) -> str | None:
    return entry.get("id") or None


def _says(entry: Mapping[str, Any]) -> str:
    """Return what a constraint says, without what it rests on."""
    said = {key: part for key, part in entry.items() if key not in _GROUNDS}
    return "; ".join(f"{key.replace('_', ' ')} {_rule(part)}" for key, part in sorted(said.items()))


def _rule(part: Any) -> str:
    if isinstance(part, Mapping):
        return ", ".join(f"{option} needs {' and '.join(needed)}" for option, needed in part.items())
    return " ".join(str(part).split()) if isinstance(part, str) else ", ".join(map(str, part))


_PASSES: dict[str, tuple[Pass, ...]] = {
    "id": (_identity,),
    "statement": (
        lambda entry: (plain_statement(entry), entry.get("id")),
        plain_statement,
        lambda entry: meaning(plain_statement(entry)),
        _identity,
    ),
    "constraint": (lambda entry: (_says(entry), entry.get("id")), _says, _identity),
    "link": (
        lambda entry: (entry["from"], entry["to"], entry.get("believed_by", ""), entry["effect"]),
        lambda entry: (entry["from"], entry["to"], entry.get("believed_by", "")),
        lambda entry: (entry["from"], entry["to"]),
    ),
}
