"""What the cited paragraphs said when the case was coded: fingerprints that find them again in another reading.

Beside the case stands ``citations.json`` (for a case that is a single file: ``NAME.citations.json``). It holds no words
of the document: for every cited paragraph a content key and a sketch (``records/digest.py``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countermove.errors import RecordError

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.citing.resolve import Citations

FORMAT = "countermove.citations/1"
MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Pin:
    """The fingerprint of a cited paragraph: ``key`` of its letters, ``sketch`` of its word pairs."""

    key: str
    sketch: str


def pins_path(case_path: str) -> Path:
    """Return where the fingerprints of a case stand."""
    path = Path(case_path)
    return path.with_name("citations.json" if path.stem == "case" else f"{path.stem}.citations.json")


def read_pins(case_path: str) -> Mapping[str, Pin]:
    """Return the fingerprints of a case by citation; none where nothing was pinned.

    Raises: ``RecordError`` for a file that is not one of ours.
    """
    path = pins_path(case_path)
    if not case_path or not path.is_file():
        return {}
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError
        return {cite: Pin(str(pin["key"]), str(pin["sketch"])) for cite, pin in content["citations"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        advice = "move it away, or write it anew with: countermove check CASE --pin"
        raise RecordError(f"{path} does not hold fingerprints of citations ({FORMAT}); {advice}") from None


def pins_text(pins: Mapping[str, Pin]) -> str:
    """Return fingerprints as the file holds them, in the order of the citations."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "citations": {cite: {"key": pin.key, "sketch": pin.sketch} for cite, pin in sorted(pins.items())},
    }
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def pin_citations(case: Case, citations: Citations) -> tuple[Path, int]:
    """Write the fingerprints of what a case cites beside it, and return where and how many.

    Fingerprints of citations whose text is not at hand now are kept as they were.

    Raises: ``RecordError`` for a case that is not a file, or where nothing cited is at hand or the file cannot be
        written.
    """
    if not case.path:
        raise RecordError("a case that is not a file has no place for fingerprints; save it first")
    now = {
        entry.cite: Pin(entry.passage.key, entry.passage.sketch)
        for entry in citations.entries.values()
        if entry.passage
    }
    if not now:
        raise RecordError("none of the cited paragraphs is at hand, so there is nothing to note; name --sources")
    cited = {entry.cite for entry in case.citations}
    kept = {cite: pin for cite, pin in read_pins(case.path).items() if cite in cited}
    path = pins_path(case.path)
    try:
        path.write_text(pins_text({**kept, **now}), encoding="utf-8")
    except OSError as fault:
        raise RecordError(f"{path}: cannot be written: {fault.strerror or fault}") from None
    return path, len(now)
