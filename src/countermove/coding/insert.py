"""Additions put into the text of a YAML file, everything else of it left as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from countermove.coding.additions import At, Entry, Inside, Instead, plain
from countermove.coding.edits import Edit
from countermove.coding.layout import Key, Part, lay_out
from countermove.coding.yaml_text import Lines, Manner, entry_lines, in_brackets, item_lines, scalar
from countermove.errors import CountermoveError

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
    "events",
    "name",
    "picture_of",
    "options",
    "preferences",
    "ranking",
    "profiles",
    "stakeholders",
]


class NoPlace(CountermoveError):
    """The file is laid out so that there is no safe place for an addition."""


def insertions(text: str, change: Mapping[str, Any], *, is_json: bool = False) -> tuple[Edit, ...]:
    """Return the edits that put additions into a file, in the order of the file; none overlaps another.

    Args:
        text: the file, with line feeds only; a mapping at the top.

    Raises: ``NoPlace`` where something else stands already where a value should go.
    """
    root = lay_out(text)
    writer = _Writer(text, _manner(root, text, is_json), [(part.start, part.end) for part in _every(root) if part.flow])
    writer.grow(root, change, "")
    return tuple(sorted(writer.edits, key=lambda edit: (edit.start, edit.end)))


def _manner(root: Part, text: str, is_json: bool) -> Manner:
    """Return how many columns most levels of a file go in."""
    steps: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    for key, part in _blocks(root):
        if part.start and not part.flow:
            column = _column(text, part.keys[0].start if part.kind == "map" else part.start) - _column(text, key.start)
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


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset) - 1


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
        elif part.kind == "nothing":
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
        column = _column(self.text, key.start) + self.manner.step
        more = plain(change.keys).items()
        lines = [line for name, value in more for line in entry_lines(name, value, column, self.manner, flow=None)]
        start = self.text.rfind(":", key.end, part.start) + 1
        self.edits.append(Edit(start, part.start, f"\n{' ' * column}{change.short}: "))
        end = self._end_of_line(part.end)
        self.edits.append(Edit(end, end, "".join("\n" + line for line in lines)))

    def _in_flow(self, part: Part) -> bool:
        return any(start <= part.start and part.end <= end for start, end in self._flows)

    def _fill(self, part: Part, change: Any, key: Key | None) -> None:
        """Write a value where a key has none."""
        value = plain(change)
        if key is None or part.end > part.start or self._in_flow(part):
            lead = "" if part.end > part.start else " "
            self.edits.append(Edit(part.start, part.end, lead + in_brackets(value, is_json=self.manner.is_json)))
            return
        lines = entry_lines(key.text, value, _column(self.text, key.start), self.manner, flow=False)
        head = lines[0].lstrip()[len(key.text) + 1 :]
        if head.strip():
            self.edits.append(Edit(part.start, part.end, head))
        else:
            end = self._end_of_line(part.start)
            self.edits.append(Edit(end, end, "".join("\n" + line for line in lines[1:])))

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
            self._into_brackets(part, [f"{self._flow_key(k)}: {self._bracketed(v)}" for k, v in new.items()])
        elif new:
            self._new_keys(part, new)

    def _flow_key(self, key: str) -> str:
        return in_brackets({key: ""}, is_json=self.manner.is_json)[1:].partition(":")[0]

    def _bracketed(self, value: Any) -> str:
        return in_brackets(value, is_json=self.manner.is_json)

    def _new_keys(self, part: Part, new: Mapping[str, Any]) -> None:
        column = _column(self.text, part.keys[0].start)
        siblings = [child.flow for child in part.children if child.kind == "map" and child.end > child.start]
        by_anchor: dict[int, list[str]] = {}
        for name, value in new.items():
            flow = None if not siblings or 2 * sum(siblings) > len(siblings) else False
            lines = entry_lines(name, value, column, self.manner, flow=flow if isinstance(value, Mapping) else None)
            gap = [""] if column == 0 and self._has_gaps(part) else []
            by_anchor.setdefault(_anchor(part, name), []).extend([*gap, *lines])
        for anchor, lines in by_anchor.items():
            is_last = anchor == len(part.children) - 1
            at = self._below(part.children[anchor], part.keys[anchor], column if is_last else column + 1)
            self.edits.append(Edit(at, at, "".join("\n" + line for line in lines)))

    def _has_gaps(self, part: Part) -> bool:
        """Say whether a blank line parts the sections of a file."""
        starts = [self.text.rfind("\n", 0, key.start) for key in part.keys[1:]]
        return any(self.text[: start + 1].endswith("\n\n") for start in starts) or "\n\n" in self.text

    def _below(self, part: Part, key: Key | None, column: int) -> int:
        """Return the end of the last line of a value, with the comments under it that belong to it."""
        end = self._end_of_line(max(part.end, key.end if key else 0))
        while True:
            next_end = self._end_of_line(end + 1)
            line = self.text[end + 1 : next_end]
            if end >= len(self.text) or not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < column:
                return end
            end = next_end

    def _end_of_line(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

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
            texts = [self._bracketed(plain(value)) for value in values]
            if index < len(part.children):
                at = part.children[index].start
                self.edits.append(Edit(at, at, "".join(f"{text}, " for text in texts)))
            else:
                self._into_brackets(part, texts)
            return
        column = _column(self.text, part.start)
        if self.text[part.start - column : part.start].strip():
            raise NoPlace("a list starts in the middle of a line; put its dash on a line of its own")
        siblings = [child.flow for child in part.children if child.kind == "map"]
        flow = None if not siblings or 2 * sum(siblings) > len(siblings) else False
        lines: list[str] = []
        for value in values:
            ready = value if isinstance(value, Lines) else plain(value)
            lines += [*([""] if isinstance(value, Lines) else []), *item_lines(ready, column, self.manner, flow=flow)]
        self._between(part, index, lines, column)

    def _between(self, part: Part, index: int, lines: Sequence[str], column: int) -> None:
        """Put lines after the item before an index, or before the first item."""
        if index:
            at = self._below(part.children[index - 1], None, column if index == len(part.children) else column + 1)
            self.edits.append(Edit(at, at, "".join("\n" + line for line in lines)))
        else:
            at = part.start - column
            self.edits.append(Edit(at, at, "".join(line + "\n" for line in lines)))

    def _into_brackets(self, part: Part, texts: Sequence[str]) -> None:
        """Put entries at the end of a collection with brackets, each on a line of its own where the others are."""
        if not part.children:
            self.edits.append(Edit(part.start + 1, part.start + 1, ", ".join(texts)))
            return
        last = part.children[-1]
        first = part.keys[-1].start if part.keys else last.start
        lead = self.text[self.text.rfind("\n", 0, first) + 1 : first]
        between = f",\n{lead}" if not lead.strip() and "\n" in self.text[part.start : first] else ", "
        at = part.end - 1 if last.kind == "nothing" and last.start == last.end else last.end
        self.edits.append(Edit(at, at, "".join(between + text for text in texts)))


def _anchor(part: Part, name: str) -> int:
    """Return the index of the key that a new key is put after."""
    if name in _ORDER:
        known = [
            n for n, key in enumerate(part.keys) if key.text in _ORDER and _ORDER.index(key.text) < _ORDER.index(name)
        ]
        if known:
            return known[-1]
    return len(part.keys) - 1


def _every(part: Part) -> Iterator[Part]:
    yield part
    for child in part.children:
        yield from _every(child)
