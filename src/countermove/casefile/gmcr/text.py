"""A path to the JSON object a GMCR+ file is, within limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from countermove.casefile.gmcr.faults import Faults, printable, shown
from countermove.errors import CaseError, Problem, readable_bytes

MAXIMUM_BYTES = 16_000_000
_TOO_DEEP = "lists and objects stand too deeply inside one another; no GMCR+ file needs that"


class _NotJson(Exception):
    """The text is not JSON, or is not what GMCR+ writes."""


def read_object(path: Path) -> tuple[dict[str, Any], Faults]:
    """Return the object that a file holds, and where to note what is wrong with it.

    Raises: ``CaseError`` for a file that cannot be read, is larger than the limit, or is not one JSON object.
    """
    faults = Faults(str(path))
    text = _text(path)
    try:
        found = json.loads(
            text,
            parse_constant=_refuse_constant,
            parse_int=_number,
            object_pairs_hook=lambda pairs: _object(pairs, faults),
        )
    except json.JSONDecodeError as fault:
        raise CaseError([_syntax_problem(path, text, fault)]) from None
    except RecursionError:
        raise CaseError([Problem(_TOO_DEEP, path=str(path))]) from None
    except _NotJson as fault:
        raise CaseError([Problem(str(fault), path=str(path))]) from None
    if not isinstance(found, dict):
        message = f"a GMCR+ file is one JSON object {{…}}; this holds {shown(found)}"
        raise CaseError([Problem(message, path=str(path))])
    return found, faults


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            message = f"the file has {readable_bytes(size)}; a GMCR+ file may have {readable_bytes(MAXIMUM_BYTES)}"
            raise CaseError([Problem(message, path=str(path))])
        with path.open("rb") as file:
            raw = file.read(MAXIMUM_BYTES + 1)
    except OSError as fault:
        raise CaseError([Problem(f"cannot be read: {fault.strerror or fault}", path=str(path))]) from None
    if not raw.strip():
        raise CaseError([Problem("the file is empty", path=str(path))])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        message = f"the file is not UTF-8: byte 0x{raw[fault.start]:02X} stands at position {fault.start:,}"
        advice = "a GMCR+ file is plain text, not a workbook"
        raise CaseError([Problem(message, path=str(path), advice=advice)]) from None


def _syntax_problem(path: Path, text: str, fault: json.JSONDecodeError) -> Problem:
    lines = text.splitlines()
    excerpt = lines[fault.lineno - 1] if fault.lineno <= len(lines) else ""
    ends = not text[fault.pos :].strip() or fault.msg.startswith("Unterminated")
    message = "the file stops in the middle" if ends else f"this is not JSON from here on ({fault.msg.lower()})"
    advice = "it was cut off: save it again in GMCR+" if ends else "save it again in GMCR+"
    return Problem(message, "", str(path), fault.lineno, fault.colno, printable(excerpt), advice)


def _refuse_constant(name: str) -> Any:
    raise _NotJson(f"{name} stands in the file; a GMCR+ file has whole numbers only")


def _number(digits: str) -> int:
    if len(digits) > 30:
        raise _NotJson(f"a number of {len(digits):,} digits stands in the file; a GMCR+ file has none as long")
    return int(digits)


def _object(pairs: list[tuple[str, Any]], faults: Faults) -> dict[str, Any]:
    """Return an object, with keys noted that stand twice: which of the two is meant cannot be known."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            faults.problem("", f'the key "{printable(key[:40])}" stands twice in one object', "keep one of them")
    return found
