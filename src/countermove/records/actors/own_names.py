"""Read a user's own list of actors; every problem is told at once, with its line.

The file is small YAML of a fixed form. It is read as nodes with places, so nothing in it is ever constructed or run;
anchors, aliases and tags are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from countermove.errors import Problem, RecordError, nearest, readable_bytes
from countermove.records.actors.entry import ANY_STATE, Entry
from countermove.records.actors.own_entry import KEYS, Field, entry_of

LARGEST_FILE = 256 * 1024
"""Units: bytes; about 2,000 actors, which are read in some five seconds."""
MOST_VALUES = 60_000
DEEPEST = 8
MOST_PROBLEMS = 50
"""Units: problems told at once; the rest are counted."""


class GazetteerError(RecordError):
    """A list of actors has problems; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        told = [str(problem) for problem in self.problems[:MOST_PROBLEMS]]
        more = len(self.problems) - len(told)
        super().__init__("\n".join([*told, f"and {more} more"] if more else told))


@dataclass(slots=True)
class _File:
    """A file that is being read, and what is wrong with it so far."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def problem(self, mark: Any, message: str, where: str = "", advice: str = "") -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(message, where, self.path, line, column, excerpt, advice))


def read_own(paths: Sequence[Path], known: Collection[str]) -> tuple[Entry, ...]:
    """Return the actors of the user's files in order; a later one takes the place of an earlier one of the same id.

    Args:
        known: ids of the package's own actors, which ``of`` may name.

    Raises: ``GazetteerError`` with every problem of every file.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    states: list[tuple[_File, Any, str, str]] = []
    for path in paths:
        file = _opened(path, problems)
        if file is None:
            continue
        for entry, of in _entries(file):
            entries[entry.id] = entry
            if of is not None and entry.of not in {"", ANY_STATE}:
                states.append((file, of.mark, entry.id, entry.of))
        problems += file.problems
    problems += _unknown_states(states, {*known, *entries})
    if problems:
        raise GazetteerError(problems)
    return tuple(entries.values())


def _unknown_states(states: Sequence[tuple[_File, Any, str, str]], ids: Collection[str]) -> Iterator[Problem]:
    for file, mark, identifier, of in states:
        if of not in ids:
            file.problems = []
            file.problem(mark, f'there is no actor "{of}"', f"{identifier}/of", nearest(of, ids))
            yield from file.problems


def _opened(path: Path, problems: list[Problem]) -> _File | None:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as fault:
        problems.append(Problem(f"cannot be read: {fault.strerror or fault}", path=str(path)))
        return None
    if len(data) > LARGEST_FILE:
        limit = readable_bytes(LARGEST_FILE)
        problems.append(Problem(f"is larger than {limit}", path=str(path), advice="split the list into several files"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        problems.append(Problem(f"is not UTF-8 text (byte {fault.start + 1})", path=str(path)))
        return None
    return _File(str(path), text.splitlines())


def _entries(file: _File) -> Iterator[tuple[Entry, Field | None]]:
    root = _composed(file)
    if root is None:
        return
    pairs = _pairs(file, root, "", ("actors",))
    listed = pairs.get("actors")
    if listed is None or not isinstance(listed.value, list):
        if not file.problems:
            file.problem(root.start_mark, "expected `actors:` and a list of them")
        return
    first_lines: dict[str, int] = {}
    for number, node in enumerate(listed.value, start=1):
        fields = _pairs(file, node, f"actors/{number}", KEYS)
        if not fields:
            continue
        before = len(file.problems)
        entry = entry_of(fields, f"actors/{number}", file.problem)
        if entry is None or len(file.problems) > before:
            continue
        if entry.id in first_lines:
            mark, where = fields["id"].mark, f"actors/{number}/id"
            file.problem(mark, f'"{entry.id}" stands twice; first in line {first_lines[entry.id]}', where)
            continue
        first_lines[entry.id] = fields["id"].mark.line + 1
        yield entry, fields.get("of")


def _composed(file: _File) -> Any:
    """Return the node that the file's YAML is, None after a fault, which is noted."""
    from ruamel.yaml import YAML

    text = "\n".join(file.lines) + "\n"
    try:
        if _refused(file, text):
            return None
        root = YAML(typ="safe", pure=True).compose(text)
    except Exception as fault:  # a hostile text can make the parser fail in ways it does not document
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        said = getattr(fault, "problem", None) or "not YAML"
        file.problem(mark, f"cannot be read: {said}")
        return None
    if root is None:
        file.problem(None, "is empty; expected `actors:` and a list of them")
    return root


def _refused(file: _File, text: str) -> bool:
    """Note anchors, aliases, tags and deep nesting."""
    from ruamel.yaml import YAML

    depth = 0
    for number, event in enumerate(YAML(typ="safe", pure=True).parse(text)):
        if number > MOST_VALUES:
            file.problem(event.start_mark, "holds too many values", "", "split the list into several files")
            return True
        kind = type(event).__name__
        depth += kind.endswith("StartEvent") - kind.endswith("EndEvent")
        if depth > DEEPEST:
            file.problem(event.start_mark, "is nested too deep")
            return True
        if getattr(event, "anchor", None) is not None or (getattr(event, "tag", None) or "!") != "!":
            advice = "write the value out in full"
            file.problem(event.start_mark, "anchors, aliases and tags cannot be used in a list of actors", "", advice)
    return bool(file.problems)


def _pairs(file: _File, node: Any, where: str, keys: Collection[str]) -> dict[str, Field]:
    """Return the values of a mapping by key; unknown and repeated keys are noted."""
    if type(node).__name__ != "MappingNode":
        file.problem(node.start_mark, f"expected {', '.join(keys)}", where)
        return {}
    if not node.value:
        file.problem(node.start_mark, f"expected {', '.join(keys)}; found nothing", where)
    result: dict[str, Field] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node.value, str) else ""
        place = f"{where}/{key}" if where else key
        if key not in keys:
            file.problem(key_node.start_mark, f'unknown key "{key}"', where, nearest(key, keys))
        elif key in result:
            file.problem(key_node.start_mark, "stands twice", place, "take one of them out")
        else:
            result[key] = _field(file, value_node, place)
    return result


def _field(file: _File, node: Any, where: str) -> Field:
    if type(node).__name__ == "SequenceNode":
        if where.endswith("/roles"):
            keys = ("role", "from", "to")
            roles = [_pairs(file, each, f"{where}/{n}", keys) for n, each in enumerate(node.value, start=1)]
            return Field(roles, node.start_mark)
        if where == "actors":
            return Field(node.value, node.start_mark)
        return Field([each.value for each in node.value], node.start_mark)
    return Field(node.value if isinstance(node.value, str) else None, node.start_mark)
