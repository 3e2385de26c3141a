"""What differs between the codings of two cases: every difference with its place and a sentence in plain words.

    differences(a, b)          what would have to be done to the first case to make the second of it

Each difference stands by itself and can be put into the first case by itself (``compose.py``), as far as what results
can still be read: an option that goes takes what refers to it along (``needs.py``).

Source: mission F48.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.comparing.align import NOTHING, Listing, Pair, Table, aligned
from countermove.comparing.bearing import bears_on_results
from countermove.comparing.shape import CASE, GRAPH_CASE
from countermove.comparing.wording import Told, said
from countermove.errors import NotApplicable

if TYPE_CHECKING:
    from countermove.casefile.case import Case

ADDED, DROPPED, MOVED, CHANGED = "added", "dropped", "moved", "changed"

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two codings.

    ``part`` says what it is of, such as ``option`` or ``interest``; ``change`` is added, dropped, moved or changed;
    ``path`` is the place, and ``aspect`` the field that changed. ``before`` and ``after`` are both values as text,
    empty where there is none. ``bears`` says whether an assessment can depend on it: on words, citations and remarks it
    does not.
    """

    part: str
    change: str
    path: Key
    aspect: str
    before: str
    after: str
    text: str
    bears: bool

    @property
    def place(self) -> str:
        """Return the place as people write it: ``tokyo/preferences/T3``."""
        steps = self.path[1:] if len(self.path) > 1 and self.path[0] == "decision_makers" else self.path
        return "/".join(steps)

    @property
    def key(self) -> Key:
        """Return what tells this difference from the others of one comparison."""
        return (self.change, *self.path)


def differences(a: Case, b: Case) -> tuple[Difference, ...]:
    """Return every difference between the codings of two cases, in the order of the case format.

    Raises: ``NotApplicable`` where one case is in option form and the other in graph form.
    """
    return of_table(side_by_side(a, b))


def side_by_side(a: Case, b: Case) -> Table:
    """Return the contents of two cases laid side by side, the status quo as it was read.

    Raises: ``NotApplicable`` where one case is in option form and the other in graph form.
    """
    from countermove.model import GraphConflict

    drawn = [isinstance(case.conflict, GraphConflict) for case in (a, b)]
    if drawn[0] != drawn[1]:
        raise NotApplicable(
            "one of the two cases is in option form and the other in graph form, so that nothing of the one can be "
            "found again in the other; compare two cases of the same form"
        )
    return aligned(read_content(a), read_content(b), GRAPH_CASE if drawn[0] else CASE)


def read_content(case: Case) -> dict[str, Any]:
    """Return a case's content with the status quo as it was read, what was left to the events included."""
    from countermove.model import GraphConflict

    content = dict(case.content)
    if isinstance(case.conflict, GraphConflict):
        return content
    standing = {option.id: option.status_quo for option in case.conflict.options}
    content["decision_makers"] = {
        name: {**party, "options": {own: _read(own, entry, standing) for own, entry in party["options"].items()}}
        if "options" in party
        else party
        for name, party in content["decision_makers"].items()
    }
    campaign = content.get("campaign", {})
    lists = {name: campaign[name] for name in ("usual", "seams") if name in campaign}
    if lists:
        content["campaign"] = {name: part for name, part in campaign.items() if name not in lists}
    return content | lists


def _read(name: str, entry: Mapping[str, Any], standing: Mapping[str, bool]) -> dict[str, Any]:
    read = {key: value for key, value in entry.items() if key != "status_quo"}
    if standing[name]:
        read["status_quo"] = True
    if entry.get("status_quo") == "events":
        read["status_quo_from"] = "events"
    return read


def of_table(table: Table) -> tuple[Difference, ...]:
    """Return every difference between two contents laid side by side."""
    return tuple(difference for difference, _ in with_values(table))


def with_values(table: Table) -> Iterator[tuple[Difference, Pair]]:
    """Yield every difference between two contents laid side by side, with both values as they stand in the content."""
    return _of_table(table, (), Told("case"))


Found = Iterator[tuple[Difference, Pair]]


def _of_table(table: Table, path: Key, told: Told) -> Found:
    for name, pair in table.fields.items():
        if pair.before != pair.after:
            yield _difference(CHANGED, (*path, name), told.field(name), pair)
    for name, listing in table.below.items():
        yield from _of_listing(listing, (*path, name), told)


def _of_listing(listing: Listing, path: Key, above: Told) -> Found:
    before, after = ({name: number for number, name in enumerate(names)} for names in (listing.before, listing.after))
    for name, pair in listing.pairs.items():
        here, told = (*path, name), above.entry(listing.entries.noun, name, pair)
        if pair.before is NOTHING:
            yield _difference(ADDED, here, told.at(after[name], len(after)), pair)
        elif pair.after is NOTHING:
            yield _difference(DROPPED, here, told.at(before[name], len(before)), pair)
        else:
            if name in listing.moved:
                places = str(before[name] + 1), str(after[name] + 1)
                yield _difference(MOVED, here, told, Pair(*places))
            if pair.table is not None:
                yield from _of_table(pair.table, here, told)
            elif pair.before != pair.after:
                yield _difference(CHANGED, here, told, pair)


def _difference(change: str, path: Key, told: Told, pair: Pair) -> tuple[Difference, Pair]:
    before, after, text = said(change, told, pair)
    bears = bears_on_results(change, path, told, pair)
    return Difference(told.part, change, path, told.aspect, before, after, text, bears), pair
