"""A case file's text as entries with their lines, whatever is wrong with it: half-written cases can be shown, too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from countermove.casefile.nodes import Node, Path, SourceText, where_of
from countermove.casefile.positions import read_nodes
from countermove.errors import CaseError


@dataclass(frozen=True)
class Entry:
    """One part of a case file: a value with the place and the line it stands at.

    Units: ``line`` counts from 1.
    """

    node: Node
    source: SourceText

    @property
    def path(self) -> Path:
        """Return the steps that lead here."""
        return self.node.path

    @property
    def where(self) -> str:
        """Return the place as people write it: ``company/preferences/3``."""
        return where_of(self.node.path)

    @property
    def anchor(self) -> str:
        """Return the id of this entry on the board."""
        return anchor(self.where)

    @property
    def line(self) -> int:
        """Return the line that the entry starts on."""
        return self.source.place(self.node.key_at if self.node.key_at >= 0 else self.node.span[0])[0]

    @property
    def name(self) -> str:
        """Return the key that the entry stands under; empty for an entry of a list."""
        last = self.node.path[-1] if self.node.path else ""
        return last if isinstance(last, str) else ""

    def part(self, *keys: str | int) -> Entry | None:
        """Return what stands further in, or None."""
        node, there = self.node.at(keys)
        return Entry(node, self.source) if there else None

    def text(self, key: str = "", short: str = "") -> str:
        """Return the text under a key, or of the entry itself; empty where there is none.

        Args:
            short: the key that a plain text in place of the entry stands for.
        """
        held = self.node.value
        if isinstance(held, str):
            return held if not key or key == short else ""
        found = held.get(key) if isinstance(held, dict) else None
        return found.value if isinstance(found, Node) and isinstance(found.value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list under a key, or of a text in place of one."""
        found = self.part(key)
        if found is None:
            return ()
        if isinstance(found.node.value, str):
            return (found.node.value,)
        return tuple(entry.text() for entry in found.entries() if entry.text())

    def entries(self, key: str = "") -> tuple[Entry, ...]:
        """Return the entries of a mapping or a list, here or under a key."""
        held = self.part(key) if key else self
        value = held.node.value if held else None
        found = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return tuple(Entry(node, self.source) for node in found)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the keys and texts of a mapping under a key."""
        return tuple((entry.name, entry.text()) for entry in self.entries(key))

    def plain(self) -> object:
        """Return the value without its place."""
        return self.node.plain()


@lru_cache(maxsize=8)
def read_outline(text: str) -> Entry | None:
    """Return the whole of a case file as one entry; None where the text cannot be read at all.

    Args:
        text: the raw text of the file, with its line ends and its mark of byte order.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    source = SourceText(plain, "")
    try:
        root, _ = read_nodes(source)
    except CaseError:
        return None
    return Entry(root, source) if isinstance(root.value, dict) else None


def anchor(where: str) -> str:
    """Return the id on the board of a place of the case."""
    return "at-" + re.sub(r"\W+", "-", where)


def steps_of(where: str, root: Entry) -> Path:
    """Return the steps to a place that people write as ``company/preferences/3``; those that are there."""
    parts = where.split("/")
    held = root.part("decision_makers")
    known = {entry.name for entry in held.entries()} if held else set()
    start: Path = ("decision_makers",) if parts[0] in known and not root.part(parts[0]) else ()
    return (*start, *(int(part) - 1 if part.isdecimal() else part for part in parts))


_KINDS = {
    ("decision_makers",): "party",
    ("decision_makers", "options"): "option",
    ("decision_makers", "preferences"): "statement",
    ("decision_makers", "profiles", "preferences"): "statement",
    ("decision_makers", "stakeholders"): "stakeholder",
    ("decision_makers", "stakeholders", "preferences"): "statement",
    ("decision_makers", "stakeholders", "reactions"): "reaction",
    ("decision_makers", "stakeholders", "stances"): "stance",
    ("constraints",): "constraint",
    ("packages",): "package",
    ("events",): "event",
    ("sources",): "source",
}


def kind_of(steps: Path) -> str:
    """Return what stands at a place, such as ``option``; empty for a place without a form."""
    if steps == ("question",):
        return "question"
    names = tuple(str(step) for step in steps[::2])
    return _KINDS.get(names, "") if len(steps) == 2 * len(names) else ""


def entry_at(where: str, root: Entry) -> Entry | None:
    """Return the entry at a place as people write it, or None."""
    return root.part(*steps_of(where, root)) if where else root
