"""What became of a case's citations, as ``countermove check`` reports it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from countermove.casefile.case import Case
from countermove.citing.resolve import Citations, Cited, Status

RESOLVED = (Status.FOUND, Status.WHOLE, Status.CHANGED, Status.MOVED)


def overview_of_citations(case: Case, citations: Citations) -> dict[str, Any]:
    """Return how many citations could be followed, which could not and why, and which read differently now.

    ``{"total", "distinct", "resolved", "unresolved": [{"cite", "count", "reason"}], "changed": [{"cite", "status",
    "reason", "at"}], "sources": [{"id", "at_hand", "path", "reason"}]}``
    """
    counts = Counter(entry.cite for entry in case.citations)
    unresolved = citations.of(Status.NO_TEXT, Status.MISSING)
    return {
        "total": sum(counts.values()),
        "distinct": len(counts),
        "resolved": len(citations.of(*RESOLVED)),
        "unresolved": [{"cite": e.cite, "count": counts[e.cite], "reason": e.message} for e in unresolved],
        "changed": [_changed(entry) for entry in citations.of(Status.CHANGED, Status.MOVED)],
        "sources": [_source(name, citations) for name in case.sources],
    }


def _changed(entry: Cited) -> dict[str, Any]:
    at = entry.passage.cite if entry.passage else None
    return {"cite": entry.cite, "status": str(entry.status), "reason": entry.message, "at": at}


def _source(name: str, citations: Citations) -> dict[str, Any]:
    record = citations.at_hand.records.get(name)
    reason = citations.at_hand.absent.get(name, "")
    return {"id": name, "at_hand": record is not None, "path": record.path if record else None, "reason": reason}
