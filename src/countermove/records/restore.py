"""A record from the JSON that ``present.py`` made of it; what is no such JSON is refused with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from countermove.errors import RecordError
from countermove.records.present import FORMAT
from countermove.records.record import (
    Actor,
    Anchor,
    Copy,
    Counts,
    Document,
    Duplicate,
    Event,
    Footnote,
    Item,
    Join,
    Judgment,
    Mention,
    Office,
    Paragraph,
    Passage,
    Piece,
    Record,
    Redaction,
    Section,
)
from countermove.records.source import Remark, Span

Known = TypeVar("Known")
_WHOLE = {"int": int, "str": str, "bool": bool}


def restore(body: Mapping[str, Any]) -> Record:
    """Return the record that a JSON document holds.

    Raises: ``RecordError`` where the document is no record, naming the place and what was expected there.
    """
    node = Node(body, "the record")
    if node.get("format", FORMAT) != FORMAT:
        raise RecordError(f'this is no record: its format is "{body["format"]}", expected "{FORMAT}"')
    source = node.node("source") if "source" in node else Node({}, "source")
    return Record(
        node.text("id"),
        _document(node.node("document")),
        _counts(node.node("counts")),
        tuple(_section(entry) for entry in node.nodes("sections")),
        tuple(_footnote(entry) for entry in node.nodes("footnotes")),
        tuple(_flat(Copy, entry) for entry in node.nodes("distribution")),
        tuple(_flat(Judgment, entry) for entry in node.nodes("judgments")),
        tuple(_actor(entry) for entry in node.nodes("actors")),
        tuple(_flat(Event, entry) for entry in node.nodes("events")),
        tuple(_flat(Remark, entry) for entry in node.nodes("remarks")),
        source.text("path", ""),
        source.text("sha256", ""),
        source.text("medium", "text"),
        source.number("quality"),
    )


class Node:
    """A JSON object and where it stands, read with the types that are expected there."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, Mapping):
            raise RecordError(f"{where} is no JSON object; is this what `countermove read --json` wrote?")
        self.value, self.where = value, where

    def __contains__(self, name: str) -> bool:
        return name in self.value

    def get(self, name: str, default: Any = None) -> Any:
        """Return what stands under a name, as it is."""
        return self.value.get(name, default)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text."""
        return str(self._typed(name, str, default))

    def whole(self, name: str, default: int | None = None) -> int:
        """Return a whole number."""
        return int(self._typed(name, int, default))

    def number(self, name: str) -> float | None:
        """Return a number, or None where none stands there."""
        value = self.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))):
            raise self._wrong(name, "a number")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._all(name, str, "a list of texts"))

    def pair(self, name: str) -> tuple[int, int]:
        """Return two whole numbers."""
        values = tuple(self._all(name, int, "two whole numbers"))
        if len(values) != 2:
            raise self._wrong(name, "two whole numbers")
        return values

    def node(self, name: str) -> Node:
        """Return a JSON object."""
        return Node(self.get(name), f"{self.where}: {name}")

    def nodes(self, name: str) -> Iterator[Node]:
        """Yield the JSON objects of a list; an absent list is empty."""
        values = self.get(name, [])
        if not isinstance(values, list):
            raise self._wrong(name, "a list")
        for place, value in enumerate(values, start=1):
            yield Node(value, f"{self.where}: {name}, entry {place}")

    def _typed(self, name: str, kind: type, default: Any) -> Any:
        value = self.get(name, default)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._wrong(name, {"str": "text", "int": "a whole number"}.get(kind.__name__, kind.__name__))
        return value

    def _all(self, name: str, kind: type, expected: str) -> list[Any]:
        values = self.get(name)
        if not isinstance(values, list) or not all(isinstance(value, kind) for value in values):
            raise self._wrong(name, expected)
        return values

    def _wrong(self, name: str, expected: str) -> RecordError:
        found = "nothing" if name not in self.value else repr(self.value[name])[:60]
        return RecordError(f"{self.where}: {name}: expected {expected}, found {found}")


def _document(node: Node) -> Document:
    offices = tuple(_flat(Office, entry) for entry in node.nodes("offices"))
    duplicate = (
        Duplicate(node.node("duplicate_of").text("case_id"), node.node("duplicate_of").text("code", ""))
        if node.get("duplicate_of")
        else None
    )
    return _flat(Document, node, offices=offices, duplicate_of=duplicate)


def _counts(node: Node) -> Counts:
    numbers = {name: node.whole(name, 0) for name in ("redaction_runs", "denied_pages", "banner_lines", "illegible")}
    return Counts(
        redactions=dict(node.node("redactions").value),
        exemption_codes=dict(node.node("exemption_codes").value),
        **numbers,
    )


def _section(node: Node) -> Section:
    return Section(
        node.text("id"),
        node.whole("number", 0),
        node.text("heading"),
        node.whole("level"),
        node.whole("line", 0),
        tuple(_paragraph(entry) for entry in node.nodes("paragraphs")),
        tuple(_redaction(entry) for entry in node.nodes("withheld")),
    )


def _paragraph(node: Node) -> Paragraph:
    return Paragraph(
        **_passage(node),
        items=tuple(Item(**_passage(entry), label=entry.text("label", "")) for entry in node.nodes("items")),
        anchors=tuple(Anchor(entry.whole("at"), entry.text("marker")) for entry in node.nodes("anchors")),
        printed_number=node.text("printed_number", ""),
    )


def _passage(node: Node) -> dict[str, Any]:
    return {
        "cite": node.text("cite"),
        "text": node.text("text"),
        "lines": node.pair("lines"),
        "pieces": tuple(Piece(entry.whole("at"), _span(entry)) for entry in node.nodes("spans")),
        "redactions": tuple(_redaction(entry) for entry in node.nodes("redactions")),
        "joins": tuple(_join(entry) for entry in node.nodes("joins")),
        "key": node.text("key", ""),
        "sketch": node.text("sketch", ""),
        "portion_mark": node.text("portion_mark", ""),
    }


def _join(node: Node) -> Join:
    return Join(
        node.whole("at"), node.pair("lines"), node.texts("across"), node.text("evidence"), node.text("certainty")
    )


def _redaction(node: Node) -> Redaction:
    return Redaction(
        node.whole("at"),
        node.text("marker"),
        node.texts("codes"),
        node.text("kind", "in_sentence"),
        node.text("extent", ""),
        node.text("certainty", "high"),
        node.whole("line", 0),
        _span(node.node("span")) if "span" in node else Span(0, 0),
    )


def _span(node: Node) -> Span:
    return Span(node.whole("start"), node.whole("end"))


def _footnote(node: Node) -> Footnote:
    note = Passage(**_passage(node)) if node.get("text") is not None else None
    return Footnote(
        node.text("marker"),
        node.text("anchor", "") if node.get("anchor") is not None else "",
        node.text("status"),
        note,
    )


def _actor(node: Node) -> Actor:
    places = tuple(_flat(Mention, entry) for entry in node.nodes("places"))
    return _flat(Actor, node, mentions=places)


def _flat(kind: type[Known], node: Node, **given: Any) -> Known:
    """Return an object whose fields stand under their own names; absent ones keep what they are by default."""
    taken = dict(given)
    for entry in fields(kind):  # type: ignore[arg-type]
        if entry.name in given or entry.name not in node:
            continue
        value = node.get(entry.name)
        expected = _WHOLE.get(str(entry.type))
        if expected is not None and type(value) is not expected:
            raise RecordError(f"{node.where}: {entry.name}: expected {entry.type}, found {value!r:.60}")
        taken[entry.name] = tuple(value) if isinstance(value, list) else value
    try:
        return kind(**taken)
    except TypeError as fault:
        raise RecordError(f"{node.where}: {str(fault).partition(') ')[2] or fault}") from None
