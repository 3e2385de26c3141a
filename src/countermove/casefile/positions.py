"""YAML text to nodes with places. Every plain scalar stays text; only an empty value, ``~`` and ``null`` are nothing.

The parser's events are read one by one, so that nesting is bounded before anything deep is built, and anchors, aliases,
tags and merge keys are refused where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from countermove.casefile.controls import control_in
from countermove.casefile.nodes import MAXIMUM_DEPTH, Node, Path, SourceText, where_of
from countermove.casefile.yaml_events import compiled_events, thorough_events
from countermove.casefile.yaml_faults import fault_problem
from countermove.errors import CaseError, Problem

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_DEEP = re.compile(rf"(?:[\[{{]\s*){{{2 * MAXIMUM_DEPTH}}}")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read."""

    node: Node
    key: str | None = None
    key_at: int = -1
    keys_at: dict[str, int] = field(default_factory=dict)


def read_nodes(source: SourceText) -> tuple[Node, list[Problem]]:
    """Return what a YAML text holds, every value with its place, and the keys that stand twice.

    Raises: ``CaseError`` with all anchors, aliases and tags, and with the first fault of syntax.
    """
    deep = _DEEP.search(source.text)
    if deep:
        raise CaseError([_too_deep(source, deep.start())])
    builder = _built_quickly(source) or _built_thoroughly(source)
    if builder.problems:
        raise CaseError(sorted(builder.problems + builder.repeated, key=lambda problem: (problem.line, problem.column)))
    return builder.root or Node(None), builder.repeated


def problem_at(source: SourceText, index: int, message: str, advice: str = "", where: str = "") -> Problem:
    """Return a problem with line, column and excerpt of one character of a file."""
    line, column = source.place(index)
    return Problem(message, where, source.path, line, column, source.line(line), advice)


def _built_quickly(source: SourceText) -> _Builder | None:
    """Return what the compiled parser reads; None where there is anything to find fault with."""
    events = compiled_events(source.text)
    if events is None:
        return None
    builder = _Builder(source)
    try:
        builder.take_all(events)
    except Exception:  # the thorough parser says what is wrong, or reads it after all
        return None
    return None if builder.problems else builder


def _built_thoroughly(source: SourceText) -> _Builder:
    builder = _Builder(source)
    try:
        builder.take_all(thorough_events(source.text))
    except Exception as fault:  # a hostile text can make the parser fail in ways it does not document
        builder.problems.append(fault_problem(source, fault, builder.last))
    return builder


class _Builder:
    """Builds nodes from events, and collects what case files may not use."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.repeated: list[Problem] = []
        self.root: Node | None = None
        self.stopped = False
        self.last = 0  # where the last event started
        self._stack: list[_Open] = []
        self._documents = 0

    def take_all(self, events: Iterable[Any]) -> None:
        """Take in events until there are no more, or something is so wrong that the rest would not help."""
        for event in events:
            self.last = event.start_mark.index
            self.take(event)
            if self.stopped:
                return

    def take(self, event: Any) -> None:
        """Take in one event of the parser."""
        kind = type(event).__name__
        if kind == "DocumentStartEvent":
            self._start_document(event)
        elif kind == "AliasEvent":
            self._refuse(event, f"an alias (*{event.anchor}) cannot be used in a case", "write the value out in full")
            self._put(Node(None, self._path(), _span(event)))
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            self._refuse_marks(event)
            self._open(Node({} if kind == "MappingStartEvent" else [], self._path(), _span(event)), event)
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._stack.pop()
        elif kind == "ScalarEvent":
            self._refuse_marks(event)
            self._scalar(event)

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(event, "a second document starts here; a case is one document", "take the line --- out")
            self.stopped = True

    def _refuse(self, event: Any, message: str, advice: str) -> None:
        self.problems.append(problem_at(self.source, event.start_mark.index, message, advice))

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"an anchor (&{event.anchor}) cannot be used in a case", "write the value out in full")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, "a tag (!…) cannot be used in a case", "take it out; a text is written as it is")

    def _open(self, node: Node, event: Any) -> None:
        self._put(node)
        self._stack.append(_Open(node))
        if len(self._stack) > MAXIMUM_DEPTH:
            self.problems.append(_too_deep(self.source, event.start_mark.index))
            self.stopped = True

    def _scalar(self, event: Any) -> None:
        text: str | None = event.value
        if not event.style and event.value in _NOTHING:
            text = None
        if text is not None:
            text = self._without_surrogates(event, text)
            self._refuse_controls(event, text)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.node.value, dict) and top.key is None:
            self._key(top, event, text)
        else:
            self._put(Node(text, self._path(), _span(event), style=event.style or ""))

    def _refuse_controls(self, event: Any, text: str) -> None:
        control = control_in(text)
        if control:
            self._refuse(event, f"a control character ({control}) stands in this text", "take it out")

    def _without_surrogates(self, event: Any, text: str) -> str:
        """Join the halves that JSON writes a character beyond the first plane in; a lone half is a fault."""
        try:
            return text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            self._refuse(event, "half a character (a lone surrogate) stands here", "write the character itself")
            return text.encode("utf-8", "replace").decode("utf-8")

    def _key(self, top: _Open, event: Any, text: str | None) -> None:
        index = event.start_mark.index
        if text is None:
            self._refuse(event, "a name is missing before the colon", "write a name, or take the line out")
        elif text == "<<" and not event.style:
            self._refuse(event, "a merge key (<<) cannot be used in a case", "write the values out in full")
        elif text in top.keys_at:
            line = self.source.place(top.keys_at[text])[0]
            message, advice = f'"{text}" stands here a second time', f"it stands in line {line} already; keep one"
            where = where_of((*top.node.path, text))
            self.repeated.append(problem_at(self.source, index, message, advice, where))
        top.key = text or ""
        top.key_at = index
        top.keys_at.setdefault(top.key, index)

    def _path(self) -> Path:
        if not self._stack:
            return ()
        top = self._stack[-1]
        last: str | int = len(top.node.value) if isinstance(top.node.value, list) else top.key or ""
        return (*top.node.path, last)

    def _put(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        if isinstance(top.node.value, list):
            top.node.value.append(node)
        elif top.key is None:
            index = node.span[0]
            self.problems.append(problem_at(self.source, index, "a name must be a text, not a list or a mapping"))
            top.key = "?"
        else:
            node.key_at = top.key_at
            top.node.value.setdefault(top.key, node)
            top.key = None


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _too_deep(source: SourceText, index: int) -> Problem:
    return problem_at(source, index, f"brackets or lists nest more than {MAXIMUM_DEPTH} deep; no case needs that")
