"""What texts say, where their parts stand, and what two of them have in common; worked out apart from the editing."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from countermove.casefile.nodes import Node, SourceText
from countermove.casefile.positions import read_nodes
from countermove.casefile.yaml_events import events_of


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        found += places(part, (*path, key))
    return found


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def comments(text: str, *, is_json: bool) -> Counter[str]:
    """The comments of a text: what follows a # outside of all texts and keys."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if is_json:
        return Counter()
    inside = [(e.start_mark.index, e.end_mark.index) for e in events_of(text) if type(e).__name__ == "ScalarEvent"]
    masked = list(text)
    for start, end in inside:
        header = text.find("\n", start) if text[start : start + 1] in "|>" else start
        masked[header:end] = ["." if one != "\n" else "\n" for one in text[header:end]]
    return Counter(found.strip() for found in re.findall(r"(?m)(?:^|(?<=\s))#.*$", "".join(masked)))


def differing(old: str, new: str) -> tuple[int, int, int]:
    """After how many lines two texts begin to differ, and how many lines differ in the one and in the other."""
    a, b = old.splitlines(), new.splitlines()
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - head
    tail = next((n for n, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y or n >= rest), rest)
    tail = min(tail, rest)
    return head, len(a) - head - tail, len(b) - head - tail


def lines_of(text: str, path: tuple[str | int, ...], *, is_json: bool) -> tuple[int, int]:
    """The lines of a value with its key, and of comments and blank lines around it: the first, and the one behind."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    source = SourceText(text.replace("\t", " ") if is_json else text, "")
    node = read_nodes(source)[0].at(path)[0]
    first = source.place(node.key_at if node.key_at >= 0 else node.span[0])[0] - 1
    last = source.place(end_of(node))[0]
    lines = text.split("\n")
    while first > 0 and re.fullmatch(r"[-\s]*(#.*)?", lines[first - 1]):  # a dash may stand on a line of its own
        first -= 1
    while last < len(lines) and re.match(r"\s*($|[#\]}])", lines[last]):
        last += 1
    return first, last


def end_of(node: Node) -> int:
    inner = node.value.values() if isinstance(node.value, dict) else node.value if isinstance(node.value, list) else ()
    return max([node.span[1], *(end_of(part) for part in inner)])


def plain(text: str, *, is_json: bool) -> Any:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return read_nodes(SourceText(text.replace("\t", " ") if is_json else text, ""))[0].plain()


def ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, ordered(part)) for key, part in value.items()]
    return [ordered(part) for part in value] if isinstance(value, list) else value
