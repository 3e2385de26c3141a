"""The same thing under two names: names of the first case read as names of the second, and pairs that look alike.

Nothing is matched by likeness alone: what looks alike is suggested, and matched where somebody says so.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from countermove.errors import NotApplicable, unknown

if TYPE_CHECKING:
    from countermove.casefile.case import Case

_FORMULAS = frozenset({"statement", "never", "requires", "of", "above", "below", "block", "first"})
_WORDS_ONLY = frozenset({
    "text", "title", "name", "note", "because", "summary", "position", "abandon", "cites", "basis", "sections", "file",
    "stands_for", "part_of", "area", "id", "date", "until", "as_of", "speaker", "channel", "coder", "themes", "usual",
})  # fmt: skip
LIKE = 0.5
"""How alike two descriptions are, from 0 to 1, to be suggested as the same."""
MOST_SUGGESTED = 12
MOST_LOOKED_AT = 150
"""How many names of one party that only one case has are looked at for likeness."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A name that only the first case has, and one that only the second has, that may mean the same thing."""

    kind: str
    before: str
    after: str
    why: str


def pairs_of(wanted: Iterable[str] | Mapping[str, str]) -> dict[str, str]:
    """Return names to be read as others, from a mapping or from texts like ``agenda=discuss_islands``.

    Raises: ``NotApplicable`` for a text without an equals sign, and a name that stands twice.
    """
    if isinstance(wanted, Mapping):
        return dict(wanted)
    found: dict[str, str] = {}
    for text in wanted:
        first, sign, second = (part.strip() for part in text.partition("="))
        if not (sign and first and second):
            raise NotApplicable(f'"{text}" matches nothing: write NAME=NAME, the first case\'s name first')
        if first in found or second in found.values():
            raise NotApplicable(f'"{text}": a name is matched once; "{first}" or "{second}" is matched already')
        found[first] = second
    return found


def renamed(a: Case, b: Case, pairs: Mapping[str, str]) -> Case:
    """Return the first case with names replaced by those of the second.

    Raises: ``NotApplicable`` for a name that its case does not have, two things of different kinds, and a new name that
        the first case has already.
    """
    from dataclasses import replace

    from countermove.casefile.load import load

    if not pairs:
        return a
    first, second = dict(_names(a)), dict(_names(b))
    for before, after in pairs.items():
        _check(before, after, first, second)
    finer = {name for _, option in _options(a) for name in option.get("stands_for", ())}
    content = _replaced(a.content, pairs, finer, "")
    return replace(load(content), name=a.name, path=a.path)


def _check(before: str, after: str, first: Mapping[str, str], second: Mapping[str, str]) -> None:
    if before not in first:
        raise NotApplicable("in the first case, " + unknown("option, party or stakeholder", before, first))
    if after not in second:
        raise NotApplicable("in the second case, " + unknown("option, party or stakeholder", after, second))
    if first[before] != second[after]:
        raise NotApplicable(f'"{before}" is {first[before]} and "{after}" is {second[after]}: they cannot be the same')
    if after in first:
        raise NotApplicable(f'the first case has a name "{after}" of its own, so that "{before}" cannot be read as it')


def _names(case: Case) -> Iterator[tuple[str, str]]:
    for party, entry in case.content["decision_makers"].items():
        yield party, "a party"
        yield from ((name, "an option") for name in entry.get("options", {}))
        yield from ((name, "a stakeholder") for name in entry.get("stakeholders", {}))


def _options(case: Case) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for entry in case.content["decision_makers"].values():
        yield from entry.get("options", {}).items()


def _replaced(value: Any, pairs: Mapping[str, str], finer: set[str], key: str) -> Any:
    """Return a value of the content with names replaced: in formulas word by word, elsewhere where they stand alone."""
    if key in _WORDS_ONLY and not isinstance(value, Mapping):
        return value
    if isinstance(value, str):
        if key in _FORMULAS:
            return re.sub(r"[^\W\d]\w*", lambda found: pairs.get(found[0], found[0]), value)
        return pairs.get(value, value)
    if isinstance(value, list):
        return [_replaced(part, pairs, finer, key) for part in value]
    if isinstance(value, Mapping):
        kept = finer if key in {"reactions", "stances"} else set()
        below = key if key in _FORMULAS else ""
        return {
            name if name in kept else pairs.get(name, name): _replaced(part, pairs, finer, below or name)
            for name, part in value.items()
        }
    return value


def suggestions(a: Case, b: Case) -> tuple[Alike, ...]:
    """Return options and those inside that may be the same under two names, likeliest first; each name once.

    Alike are options of one party that stand for the same finer measures, or whose names and texts share many words.
    """
    found: list[tuple[float, Alike]] = []
    for party, second in b.content["decision_makers"].items():
        first = a.content["decision_makers"].get(party)
        for kind, key in (("option", "options"), ("stakeholder", "stakeholders")):
            if first is not None:
                found += _alike(kind, first.get(key, {}), second.get(key, {}))
    chosen: list[Alike] = []
    for _, one in sorted(found, key=lambda pair: -pair[0]):
        if all(one.before != other.before and one.after != other.after for other in chosen):
            chosen.append(one)
    return tuple(chosen[:MOST_SUGGESTED])


def _alike(
    kind: str, first: Mapping[str, Mapping[str, Any]], second: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[float, Alike]]:
    gone, new = ([name for name in one if name not in two] for one, two in ((first, second), (second, first)))
    for before in gone[:MOST_LOOKED_AT]:
        for after in new[:MOST_LOOKED_AT]:
            score, why = _likeness(before, first[before], after, second[after])
            if score >= LIKE:
                yield score, Alike(kind, before, after, why)


def _likeness(before: str, one: Mapping[str, Any], after: str, other: Mapping[str, Any]) -> tuple[float, str]:
    shared = sorted(set(one.get("stands_for", ())) & set(other.get("stands_for", ())))
    if shared:
        return 1.0, f"both stand for {', '.join(shared)}"
    ways = (
        (_share(before.split("_"), after.split("_")), "their names are alike"),
        (_share(_words(one), _words(other)), "their texts are alike"),
    )
    return max(ways, key=lambda way: way[0])


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return 0.0
    return difflib.SequenceMatcher(None, sorted(one), sorted(other), autojunk=False).ratio()


def _words(entry: Mapping[str, Any]) -> list[str]:
    said = str(entry.get("text") or entry.get("name") or "").lower()
    return [word for word in re.findall(r"\w+", said)[:60] if len(word) > 2]
