"""JSON documents as every command writes them: with format and version, to a file or to standard output."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from countermove.errors import CountermoveError

STANDARD_OUTPUT = "-"
_LONGEST_START = 200


def check_json(target: str | None) -> None:
    """Say before a long command begins that its document could not be written where it is wanted; None is none.

    Raises: ``CountermoveError`` where something that is not ours is there, or no file can be put there.
    """
    if target is None or target == STANDARD_OUTPUT:
        return
    file = Path(target)
    if file.is_dir():
        raise CountermoveError(f"{target}: cannot be written: it is a folder; name a file in it. Nothing was done.")
    if not file.parent.is_dir():
        told = f"{file.parent} is no folder; make it first, or name another file"
        raise CountermoveError(f"{target}: cannot be written: {told}. Nothing was done.")
    try:
        _refuse_to_overwrite(file)
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be read: {fault.strerror or fault}") from None
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise CountermoveError(f"{target}: cannot be written: it is protected; name another file. Nothing was done.")


def write_json(target: str, document_format: str, body: Mapping[str, Any]) -> None:
    """Write a document to a file, or to standard output where the target is ``-``.

    Raises: ``CountermoveError`` where the file cannot be written.
    """
    from countermove import __version__

    document = {"format": document_format, "countermove": __version__, **body}
    if target == STANDARD_OUTPUT:
        _write_pieces(sys.stdout, document)
        return
    _refuse_to_overwrite(Path(target))
    try:
        with Path(target).open("w", encoding="utf-8") as file:
            _write_pieces(file, document)
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be written: {fault.strerror or fault}") from None


def _refuse_to_overwrite(target: Path) -> None:
    """Let a document replace only an earlier document of the program, and never anything else of the user's.

    Raises: ``CountermoveError`` where something else is there.
    """
    if not target.is_file():
        return
    with target.open("rb") as file:
        start = file.read(_LONGEST_START).split()
    if start[:2] != [b"{", b'"format":'] or b"countermove." not in start[2]:
        raise CountermoveError(
            f"{target} is there already and was not written by --json; nothing was written. Name another file."
        )


def _write_pieces(file: TextIO, document: Mapping[str, Any]) -> None:
    """Write a document at once, or piece by piece where it holds lists too long for that."""
    for piece in _pieces(document) if _is_long(document) else (_encoded(document, indent=2),):
        file.write(piece)
    file.write("\n")


def _is_long(value: Any) -> bool:
    return any(map(_is_long, value.values())) if isinstance(value, Mapping) else hasattr(value, "pieces")


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        opening = "{"
        for key, part in value.items():
            yield f"{opening}\n{_encoded(str(key))}: "
            yield from _pieces(part)
            opening = ","
        yield "\n}" if value else "{}"
    elif hasattr(value, "pieces"):
        opening = "["
        for piece in value.pieces():
            yield opening + _encoded(piece)[1:-1]
            opening = ",\n"
        yield "]" if opening != "[" else "[]"
    else:
        yield _encoded(value)


def _encoded(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
