"""The file beside a case that keeps what was changed and not saved yet: ``harbour.yaml`` has ``harbour.yaml.draft``."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from countermove.desk.history import History, history_from
from countermove.errors import CountermoveError

FORMAT = "countermove.draft/1"
MAXIMUM_BYTES = 64_000_000


@dataclass
class Draft:
    """A text on its way: what it was made from, and how.

    ``base`` is the text of the case file when it was last read or written here.
    """

    base: str
    text: str
    history: History


def draft_path(case: Path) -> Path:
    """Return where the draft of a case file lies."""
    return case.with_name(case.name + ".draft")


def read_draft(case: Path) -> Draft | None:
    """Return the draft of a case file, or None where there is none.

    Raises: ``CountermoveError`` where there is one that cannot be understood; it stays where it is.
    """
    path = draft_path(case)
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise CountermoveError(f"{path.name} is longer than a draft can be; move it away to go on without it")
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["format"] != FORMAT or not isinstance(kept["text"], str) or not isinstance(kept["base"], str):
            raise ValueError
        return Draft(kept["base"], kept["text"], history_from(kept["history"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        why = getattr(fault, "strerror", None) or "it is no draft of this program, or was cut short"
        raise CountermoveError(f"{path.name} cannot be read ({why}); move it away to go on without it") from None


def write_draft(case: Path, draft: Draft) -> None:
    """Write a draft beside its case.

    Raises: ``OSError`` where it cannot be written; the draft that was there is still there then.
    """
    kept = {"format": FORMAT, "text": draft.text, "base": draft.base, "history": draft.history.to_json()}
    write_whole(draft_path(case), json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8"))


def drop_draft(case: Path) -> None:
    """Take the draft of a case away, where there is one."""
    with suppress(OSError):
        draft_path(case).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place once all of it is written, with the rights of the one that it replaces.

    Raises: ``OSError``; nothing is changed then.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def digest(text: str) -> str:
    """Return a short name of a text, by which two pages tell whether they show the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
