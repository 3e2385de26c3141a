"""The first of two cases with some of the differences put into it: any choice of them, in no matter what order.

What is chosen stands as in the second case, everything else as in the first. Entries that moved or came in stand
directly behind the entry that is before them in the second case.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from countermove.comparing.align import NOTHING, Listing, Pair, Table

Key = tuple[str, ...]


def composed(table: Table, chosen: Collection[Key]) -> dict[str, Any]:
    """Return the content of the first case with the chosen differences, called by their keys."""
    return _table(table, (), chosen if isinstance(chosen, frozenset) else frozenset(chosen))


def _table(table: Table, path: Key, chosen: frozenset[Key]) -> dict[str, Any]:
    content = {name: _value(pair, (*path, name), chosen) for name, pair in table.fields.items()}
    content = {name: value for name, value in content.items() if value is not NOTHING}
    for name, listing in table.below.items():
        entries = _listing(listing, (*path, name), chosen)
        if entries:
            content[name] = list(entries.values()) if listing.is_list else entries
    return content


def _value(pair: Pair, path: Key, chosen: frozenset[Key]) -> Any:
    return pair.after if ("changed", *path) in chosen else pair.before


def _listing(listing: Listing, path: Key, chosen: frozenset[Key]) -> dict[str, Any]:
    found = {}
    for name in _order(listing, path, chosen):
        pair, here = listing.pairs[name], (*path, name)
        if pair.before is NOTHING:
            found[name] = pair.after
        elif pair.after is NOTHING:
            found[name] = pair.before
        else:
            found[name] = _value(pair, here, chosen) if pair.table is None else _table(pair.table, here, chosen)
    return found


def _order(listing: Listing, path: Key, chosen: frozenset[Key]) -> list[str]:
    """Return the names that are there, in the order of the first case but for those that moved or came in."""
    settled = [name for name in listing.before if _stays(name, listing, path, chosen)]
    staying = frozenset(settled)
    behind: dict[str, list[str]] = {}
    last = ""
    for name in listing.after:
        if name in staying:
            last = last if name in listing.moved else name
        elif _comes(name, listing, path, chosen):
            behind.setdefault(last, []).append(name)
    return [*behind.get("", ()), *(part for name in settled for part in (name, *behind.get(name, ())))]


def _stays(name: str, listing: Listing, path: Key, chosen: frozenset[Key]) -> bool:
    """Say whether an entry stands where it stands in the first case."""
    change = "dropped" if listing.pairs[name].after is NOTHING else "moved"
    return (change, *path, name) not in chosen


def _comes(name: str, listing: Listing, path: Key, chosen: frozenset[Key]) -> bool:
    """Say whether an entry is there as in the second case: it came in, or it moved."""
    return listing.pairs[name].before is not NOTHING or ("added", *path, name) in chosen
