"""Compares a record's structure with what was labelled by hand: where paragraphs stand, what they were joined over."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from countermove.records.read import read_structure
from countermove.records.record import Footnote, Passage, Record, Redaction
from countermove.records.source import SourceText

HERE = Path(__file__).resolve().parent
Labels = dict[str, Any]
_MARKS = re.compile(r"\[(?:[^\[\]]*(?:redacted|declassified|illegible)[^\[\]]*| *)\]", re.IGNORECASE)


def source_of(path: Path) -> SourceText:
    """Return a plain text file as a reader would give it."""
    data = path.read_bytes()
    return SourceText(str(path), hashlib.sha256(data).hexdigest(), "text", data.decode("utf-8"), "utf-8")


def labelled(path: Path) -> Labels:
    """Return hand-made labels."""
    labels: Labels = json.loads(path.read_text("utf-8"))
    return labels


def record_of(path: Path, sections: dict[str, str] | None = None) -> Record:
    """Return the record of a plain text file."""
    return read_structure(source_of(path), sections=sections).record


def line_ranges(passage: Passage) -> list[list[int]]:
    """Return the stretches of lines of a passage, as its joins cut it."""
    firsts = [passage.lines[0], *(join.lines[1] for join in passage.joins)]
    lasts = [*(join.lines[0] for join in passage.joins), passage.lines[1]]
    return [[first, last] for first, last in zip(firsts, lasts, strict=True)]


def shape(record: Record) -> list[Labels]:
    """Return sections, paragraphs and lists with their lines, as labels have them."""
    return [
        {
            "heading_line": section.line if section.heading else None,
            "paragraphs": [
                {
                    "cite": short(paragraph),
                    "line_ranges": line_ranges(paragraph),
                    "items": [[short(item), line_ranges(item)] for item in paragraph.items],
                }
                for paragraph in section.paragraphs
            ],
        }
        for section in record.sections
    ]


def expected_shape(labels: Labels) -> list[Labels]:
    """Return the same of labels."""
    return [
        {
            "heading_line": section["heading_line"],
            "paragraphs": [
                {
                    "cite": paragraph["cite"],
                    "line_ranges": paragraph["line_ranges"],
                    "items": [[item["cite"], item["line_ranges"]] for item in paragraph["items"]],
                }
                for paragraph in section["paragraphs"]
            ],
        }
        for section in labels["sections"]
    ]


def joins(record: Record) -> dict[str, list[str]]:
    """Return what each joined paragraph runs over."""
    return {
        short(paragraph): [kind for join in paragraph.joins for kind in join.across]
        for paragraph in record.paragraphs()
        if paragraph.joined
    }


def expected_joins(labels: Labels) -> dict[str, list[str]]:
    """Return the same of labels."""
    return {paragraph["cite"]: paragraph["across"] for paragraph in paragraphs(labels) if paragraph["joined"]}


def redactions(record: Record) -> dict[str, list[tuple[int, int, str, str]]]:
    """Return line, offset, marker and kind of the redactions with a marker, paragraph by paragraph, lists too."""
    return {
        short(passage): [entry(redaction) for redaction in passage.redactions if redaction.marker]
        for passage in record.passages()
        if any(redaction.marker for redaction in passage.redactions)
    }


def entry(redaction: Redaction) -> tuple[int, int, str, str]:
    """Return line, offset, marker and kind of a redaction."""
    return redaction.line, redaction.span.start, redaction.marker, redaction.kind


def expected_redactions(labels: Labels) -> dict[str, list[tuple[int, int, str, str]]]:
    """Return the same of labels."""
    passages = [
        (passage["cite"], passage) for paragraph in paragraphs(labels) for passage in (paragraph, *paragraph["items"])
    ]
    passages += [(f"fn{note['marker']}", note) for note in labels["footnotes"]]
    return {
        cite: [(each["line"], each["offset"], each["marker"], each["kind"]) for each in passage["redactions"]]
        for cite, passage in passages
        if passage.get("redactions")
    }


def footnotes(record: Record) -> list[tuple[str, str, str, list[list[int]]]]:
    """Return marker, anchor, status and lines of every footnote."""
    return [
        (note.marker, _anchor(note), note.status, line_ranges(note.note) if note.note else [])
        for note in record.footnotes
    ]


def expected_footnotes(labels: Labels) -> list[tuple[str, str, str, list[list[int]]]]:
    """Return the same of labels; a note called in the document's head has no paragraph that calls it."""
    return [
        (
            note["marker"],
            "" if note["anchor"] in (None, "head") else note["anchor"],
            note["status"],
            note["line_ranges"],
        )
        for note in labels["footnotes"]
    ]


def paragraphs(labels: Labels) -> list[Labels]:
    """Return the labelled paragraphs."""
    return [paragraph for section in labels["sections"] for paragraph in section["paragraphs"]]


def short(passage: Passage) -> str:
    """Return a citation without the document; a footnote by its number alone."""
    rest = passage.cite.split("/", 1)[1]
    return rest.split("/")[1] if "/fn" in rest else rest


def words(text: str) -> str:
    """Return a text without redaction marks and emphasis."""
    return " ".join(_MARKS.sub(" ", text).replace("*", "").split())


def _anchor(note: Footnote) -> str:
    return note.anchor.split("/", 1)[1] if note.anchor else ""
