"""Additions put into the text of a YAML file, everything else of it left as it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from countermove.editing.additions import At, Entry, Inside, Instead, plain
from countermove.editing.brackets import inserted
from countermove.editing.edits import Edit
from countermove.editing.errors import NoPlace
from countermove.editing.layout import Key, Part, lay_out
from countermove.editing.rows import Row, below, column_of, end_of_line, rows
from countermove.editing.yaml_text import Lines, Manner, entry_lines, in_brackets, item_lines, scalar

# The order in which people write the keys of a case and of a decision maker; other keys go to the end.
_ORDER = [
    "countermove",
    "title",
    "as_of",
    "summary",
    "note",
    "question",
    "sources",
    "decision_makers",
    "constraints",
    "packages",
    "positions",
    "links",
    "uncertain",
    "hypotheses",
    "evidence",
    "indicators",
    "events",
    "campaign",
    "paper",
    "name",
    "picture_of",
    "options",
    "preferences",
    "ranking",
    "profiles",
    "stakeholders",
]


def insertions(
    text: str, change: Mapping[str, Any], *, is_json: bool = False, root: Part | None = None
) -> tuple[Edit, ...]:
    """Return the edits that put additions into a file, in the order of the file; none overlaps another.

    Args:
        text: the file, with line feeds only; a mapping at the top.
        root: its layout, where it is known.

    Raises: ``NoPlace`` where something else stands already where a value should go.
    """
    root = root or lay_out(text)
    writer = _Writer(
        text, manner_of(root, text, is_json=is_json), [(part.start, part.end) for part in _every(root) if part.flow]
    )
    writer.grow(root, change, "")
    return tuple(sorted(writer.edits, key=lambda edit: (edit.start, edit.end)))


def manner_of(root: Part, text: str, *, is_json: bool) -> Manner:
    """Return how many columns most levels of a file go in."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    for key, part in _blocks(root):
        if part.start and not part.flow:
            column = column_of(text, part.keys[0].start if part.kind == "map" else part.start) - column_of(
                text, key.start
            )
            (steps if part.kind == "map" else dashes)[column] += 1
    step = max([n for n in steps if n > 0], key=lambda n: (steps[n], -n), default=2)
    dash = max([n for n in dashes if n >= 0], key=lambda n: (dashes[n], -n), default=2)
    return Manner(step, dash, is_json)


def _blocks(part: Part) -> Iterator[tuple[Key, Part]]:
    for key, child in zip(part.keys, part.children, strict=True) if part.kind == "map" else ():
        if child.kind in {"map", "list"} and not child.flow:
            yield key, child
            yield from _blocks(child)
    for child in part.children if part.kind == "list" else ():
        yield from _blocks(child)


class _Writer:
    """Collects the edits for one file."""

    def __init__(self, text: str, manner: Manner, flows: Sequence[tuple[int, int]]) -> None:
        self.text, self.manner, self._flows = text, manner, flows
        self.edits: list[Edit] = []

    def grow(self, part: Part, change: Any, where: str, key: Key | None = None) -> None:
        """Add to a value."""
        if isinstance(change, Entry):
            self._grow_entry(part, change, where, key)
        elif isinstance(change, Instead):
            self.edits.append(Edit(part.start, part.end, self._scalar_for(part, change.text)))
        elif part.kind == "nothing" or (part.flow and not part.children and self._can_open(part, key)):
            self._fill(part, change, key)
        elif isinstance(change, Mapping) and part.kind == "map":
            self._grow_map(part, change, where)
        elif isinstance(change, Inside | list | tuple) and part.kind in {"list", "text"}:
            self._grow_list(part, change if isinstance(change, Inside) else Inside({}, change), where)
        elif change != part.value:
            raise NoPlace(f"{where}: something else stands there already")

    def _scalar_for(self, part: Part, text: str) -> str:
        lead = " " if part.kind == "nothing" and part.start == part.end else ""
        return lead + scalar(text, flow=True, is_json=self.manner.is_json)

    def _grow_entry(self, part: Part, change: Entry, where: str, key: Key | None) -> None:
        if part.kind == "text":
            self._lengthen(part, change, key)
        else:
            self.grow(part, change.keys, where, key)

    def _lengthen(self, part: Part, change: Entry, key: Key | None) -> None:
        """Write an entry out that stands in its short form."""
        is_one_line = "\n" not in self.text[part.start : part.end] and part.style not in {"|", ">"}
        if key is None or not is_one_line or self._in_flow(part):
            whole = {change.short: part.value, **plain(change.keys)}
            self.edits.append(Edit(part.start, part.end, in_brackets(whole, is_json=self.manner.is_json)))
            return
        column = column_of(self.text, key.start) + self.manner.step
        more = plain(change.keys).items()
        lines = [line for name, value in more for line in entry_lines(name, value, column, self.manner, flow=None)]
        start = self.text.rfind(":", key.end, part.start) + 1
        self.edits.append(Edit(start, part.start, f"\n{' ' * column}{change.short}: "))
        end = end_of_line(self.text, part.end)
        self.edits.append(Edit(end, end, "".join("\n" + line for line in lines)))

    def _can_open(self, part: Part, key: Key | None) -> bool:
        """Say whether empty brackets can become lines of their own."""
        is_alone = "\n" not in self.text[part.start : part.end]
        return key is not None and is_alone and not self.manner.is_json and not self._in_flow(part)

    def _in_flow(self, part: Part) -> bool:
        return any(
            start <= part.start and part.end <= end and (start, end) != (part.start, part.end)
            for start, end in self._flows
        )

    def _fill(self, part: Part, change: Any, key: Key | None) -> None:
        """Write a value where a key has none."""
        value = plain(change)
        is_open = not part.flow and part.end > part.start
        if key is None or is_open or self._in_flow(part):
            lead = "" if part.end > part.start else " "
            self.edits.append(Edit(part.start, part.end, lead + in_brackets(value, is_json=self.manner.is_json)))
            return
        lines = entry_lines(key.text, value, column_of(self.text, key.start), self.manner, flow=False)
        first, *others = lines
        head = first.partition(":")[2] if not first.lstrip().startswith(('"', "'")) else first[first.index(": ") + 1 :]
        start = self.text.rfind(":", key.end, part.start) + 1 or part.start
        self.edits.append(Edit(start, part.end, head.rstrip() and head))
        end = end_of_line(self.text, part.end)
        if others:
            self.edits.append(Edit(end, end, "".join("\n" + line for line in others)))

    # Mappings

    def _grow_map(self, part: Part, change: Mapping[str, Any], where: str) -> None:
        new: dict[str, Any] = {}
        for name, value in change.items():
            child = part.child(name)
            if child is None:
                new[name] = plain(value)
            else:
                key = next(key for key in part.keys if key.text == name)
                self.grow(child, value, f"{where}/{name}".lstrip("/"), key)
        if new and part.flow:
            texts = [f"{self._flow_key(k)}: {self._bracketed(v)}" for k, v in new.items()]
            self.edits += inserted(self.text, part, len(part.children), texts)
        elif new:
            self._new_keys(part, new, where)

    def _flow_key(self, key: str) -> str:
        return in_brackets({key: ""}, is_json=self.manner.is_json)[1:].partition(":")[0]

    def _bracketed(self, value: Any) -> str:
        return in_brackets(value, is_json=self.manner.is_json)

    def _new_keys(self, part: Part, new: Mapping[str, Any], where: str) -> None:
        column = column_of(self.text, part.keys[0].start)
        siblings = [child.flow for child in part.children if child.kind == "map" and child.end > child.start]
        by_anchor: dict[int, list[str]] = {}
        lines_of = rows(self.text, part)
        is_ordered = not where or re.fullmatch("decision_makers/[^/]+", where) is not None
        for name, value in new.items():
            flow = None if not siblings or 2 * sum(siblings) > len(siblings) else False
            lines = entry_lines(name, value, column, self.manner, flow=flow if isinstance(value, Mapping) else None)
            gap = [""] if column == 0 and isinstance(value, Mapping | list) and self._has_gaps(part) else []
            anchor = _anchor(part, name) if is_ordered else len(part.keys) - 1
            anchor = anchor if anchor >= 0 or not lines_of[0].shares_line else len(part.keys) - 1
            by_anchor.setdefault(anchor, []).extend([*gap, *lines])
        for anchor, lines in by_anchor.items():
            self._between_keys(part, anchor, lines, lines_of, column)

    def _between_keys(
        self, part: Part, anchor: int, lines: Sequence[str], lines_of: Sequence[Row], column: int
    ) -> None:
        """Put lines after the key that has an index, or before the first one for -1."""
        if anchor < 0:
            gap = [""] if not lines[0] else []
            at = lines_of[0].start
            self.edits.append(Edit(at, at, "".join(line + "\n" for line in [*lines[len(gap) :], *gap])))
            return
        is_last = anchor == len(part.children) - 1
        at = below(self.text, lines_of[anchor].end, column if is_last else column + 1)
        self.edits.append(Edit(at, at, "".join("\n" + line for line in lines)))

    def _has_gaps(self, part: Part) -> bool:
        """Say whether a blank line parts the sections of a file."""
        starts = [self.text.rfind("\n", 0, key.start) for key in part.keys[1:]]
        return any(self.text[: start + 1].endswith("\n\n") for start in starts) or "\n\n" in self.text

    # Lists

    def _grow_list(self, part: Part, change: Inside, where: str) -> None:
        if part.kind == "text":
            self.edits.append(Edit(part.start, part.end, self._bracketed([part.value, *plain(list(change.new))])))
            return
        for index, inside in change.items.items():
            self.grow(part.children[index], inside, f"{where}/{index + 1}")
        by_index: dict[int, list[Any]] = {}
        for one in change.new:
            index = min(one.index, len(part.children)) if isinstance(one, At) else len(part.children)
            by_index.setdefault(index, []).append(one.value if isinstance(one, At) else one)
        for index, values in by_index.items():
            self._new_items(part, index, values)

    def _new_items(self, part: Part, index: int, values: list[Any]) -> None:
        if part.flow:
            self.edits += inserted(self.text, part, index, [self._bracketed(plain(value)) for value in values])
            return
        column = column_of(self.text, part.start)
        shares_line = index == 0 and bool(self.text[part.start - column : part.start].strip())
        if shares_line and any(isinstance(value, Lines) for value in values):
            raise NoPlace("a list starts in the middle of a line; put its dash on a line of its own")
        siblings = [child.flow for child in part.children if child.kind == "map"]
        flow = None if not siblings or 2 * sum(siblings) > len(siblings) else False
        lines: list[str] = []
        for value in values:
            ready = value if isinstance(value, Lines) else plain(value)
            lines += [*([""] if isinstance(value, Lines) else []), *item_lines(ready, column, self.manner, flow=flow)]
        if shares_line:
            whole = "\n".join(lines).lstrip() + "\n" + " " * column
            self.edits.append(Edit(part.start, part.start, whole))
            return
        self._between(part, index, lines, column)

    def _between(self, part: Part, index: int, lines: Sequence[str], column: int) -> None:
        """Put lines after the item before an index, or before the first item."""
        lines_of = rows(self.text, part)
        if index < len(part.children):
            at = lines_of[index].start
            self.edits.append(Edit(at, at, "".join(line + "\n" for line in lines)))
        else:
            at = below(self.text, part.children[-1].end, column)
            self.edits.append(Edit(at, at, "".join("\n" + line for line in lines)))


def _anchor(part: Part, name: str) -> int:
    """Return the index of the key that a new key is put after; -1 where it goes first."""
    if name not in _ORDER:
        return len(part.keys) - 1
    known = [n for n, key in enumerate(part.keys) if key.text in _ORDER and _ORDER.index(key.text) < _ORDER.index(name)]
    return known[-1] if known else -1


def _every(part: Part) -> Iterator[Part]:
    yield part
    for child in part.children:
        yield from _every(child)
