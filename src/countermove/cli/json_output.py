"""JSON documents as every command writes them: with format and version, to a file or to standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from countermove.errors import CountermoveError

STANDARD_OUTPUT = "-"


def write_json(target: str, document_format: str, body: Mapping[str, Any]) -> None:
    """Write a document to a file, or to standard output where the target is ``-``.

    Raises: ``CountermoveError`` where the file cannot be written.
    """
    from countermove import __version__

    document = {"format": document_format, "countermove": __version__, **body}
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    if target == STANDARD_OUTPUT:
        sys.stdout.write(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8")
    except OSError as fault:
        raise CountermoveError(f"{target}: cannot be written: {fault.strerror or fault}") from None
