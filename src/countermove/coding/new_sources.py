"""Documents as sources of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from countermove.casefile.case import Source
from countermove.records.record import Record


def lacks_section(source: Source, section: str) -> bool:
    """Say whether a source lists its sections, and not this one."""
    return (
        bool(source.sections)
        and section not in source.sections
        and not section.isdecimal()
        and section not in {"FM", "DIST"}
    )


def source_entry(record: Record, folder: Path | None) -> dict[str, Any]:
    """Return a document as a source of a case: title, date, file where it lies beside the case, and sections."""
    document = record.document
    inside = None
    if folder is not None and record.path:
        path = Path(record.path).resolve()
        inside = path.relative_to(folder.resolve()).as_posix() if path.is_relative_to(folder.resolve()) else None
    sections = {section.id: section.heading for section in record.sections if section.heading}
    entry: dict[str, Any] = {"title": document.title or record.id}
    if document.date:
        entry["date"] = document.date
    if inside:
        entry["file"] = inside
    if sections:
        entry["sections"] = sections
    return entry
