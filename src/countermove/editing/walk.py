"""The parts of a case that name others: statements, those inside, constraints.

Works on plain values of any shape, so that a half-written case can be gone through: what does not have the shape of a
case is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from countermove.casefile.nodes import Path

MOST = 2_000
"""Units: places that an operation changes at once, or lists; beyond, a file is none that somebody coded."""

SHAPES = ("never", "exactly_one", "at_least_one", "at_most_one", "requires")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names something.

    ``path`` is the value, or the key where ``is_key``; ``unit`` is what makes no sense without the thing named.

    Units: ``start`` and ``end`` count characters of the text of the value or key.
    """

    path: Path
    start: int
    end: int
    unit: Path
    is_key: bool = False


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a mapping; none of anything else."""
    if isinstance(value, dict):
        yield from value.items()


def items(value: Any) -> Iterator[tuple[int, Any]]:
    """Yield the entries of a list with their indices; none of anything else."""
    if isinstance(value, list):
        yield from enumerate(value)


def get(value: Any, key: str) -> Any:
    """Return the value under a key, or None."""
    return value.get(key) if isinstance(value, dict) else None


def texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a list, or of a text in place of one."""
    if isinstance(value, str):
        yield path, value
    yield from (((*path, n), one) for n, one in items(value) if isinstance(one, str))


def statement_lists(case: Any) -> Iterator[tuple[Path, list[Any]]]:
    """Yield every list of statements: of parties, of their other readings, of those inside."""
    for party, spec in pairs(get(case, "decision_makers")):
        base: Path = ("decision_makers", party)
        owners = [(base, spec)]
        for part in ("profiles", "stakeholders"):
            owners += [((*base, part, name), one) for name, one in pairs(get(spec, part))]
        for path, owner in owners:
            listed = get(owner, "preferences")
            if isinstance(listed, list):
                yield (*path, "preferences"), listed


def formulas(case: Any) -> Iterator[tuple[Path, str, Path]]:
    """Yield every formula with its place and the place of what it belongs to."""
    for path, listed in statement_lists(case):
        yield from _statements(listed, path)
    for number, item in items(get(case, "uncertain")):
        for path, text, _ in _statements(get(item, "alternatives"), ("uncertain", number, "alternatives")):
            yield path, text, ("uncertain", number)
    for number, item in items(get(case, "constraints")):
        yield from _constraint(item, ("constraints", number))


def _statements(listed: Any, base: Path) -> Iterator[tuple[Path, str, Path]]:
    for number, entry in items(listed):
        path: Path = (*base, number)
        if isinstance(entry, str):
            yield path, entry, path
        elif isinstance(get(entry, "statement"), str):
            yield (*path, "statement"), entry["statement"], path


def _constraint(item: Any, base: Path) -> Iterator[tuple[Path, str, Path]]:
    never = get(item, "never")
    if isinstance(never, str):
        yield (*base, "never"), never, base
    for shape in SHAPES[1:4]:
        listed = list(texts(get(item, shape), (*base, shape)))
        for path, text in listed:
            yield path, text, path if len(listed) > 2 else base
    needs = get(item, "requires")
    for name, need in pairs(needs):
        whole: Path = (*base, "requires", name) if len(needs) > 1 else base
        listed = list(texts(need, (*base, "requires", name)))
        for path, text in listed:
            yield path, text, path if len(listed) > 1 else whole


def insiders(case: Any) -> Iterator[tuple[Path, Any]]:
    """Yield every stakeholder with its place."""
    for party, spec in pairs(get(case, "decision_makers")):
        for name, one in pairs(get(spec, "stakeholders")):
            yield ("decision_makers", party, "stakeholders", name), one


def whole_mention(path: Path, text: str, unit: Path, *, is_key: bool = False) -> Mention:
    """Return a mention that is the whole of a value or key."""
    return Mention(path, 0, len(text), unit, is_key)
