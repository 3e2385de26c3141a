"""Review files written, added to and changed: decisions, edits, comments and order of the coder stay."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from countermove.casefile.read import read_case_file
from countermove.coding.proposal import Proposal
from countermove.coding.review import BACK, GONE, Entry, entry_text, item_text, read_review, review_text
from countermove.editing.additions import At, Inside, Instead
from countermove.editing.edits import edited_raw
from countermove.editing.insert import insertions
from countermove.editing.yaml_text import Lines
from countermove.errors import CountermoveError


def merged(raw: str, text: str, entries: Sequence[Entry], proposals: Sequence[Proposal]) -> str:
    """Return a review file with new proposals in it and with those marked that the record no longer offers."""
    if not entries:
        return raw + ("" if raw.endswith("\n") else "\n") + "".join(map(item_text, proposals))
    have = {entry.id: entry for entry in entries}
    offered = {proposal.id for proposal in proposals}
    inside: dict[int, Any] = {
        entry.index: {"state": GONE} for entry in entries if entry.id not in offered and not entry.state
    }
    inside |= {
        entry.index: {"state": Instead(BACK)} for entry in entries if entry.id in offered and entry.state == GONE
    }
    new, place = [], 0
    for proposal in proposals:
        if proposal.id in have:
            place = have[proposal.id].index + 1
        else:
            new.append(At(place, Lines(tuple(entry_text(proposal)), None)))
    edits = insertions(text, {"proposals": Inside(inside, new)})
    return edited_raw(raw, edits)


def save_review(path: Path, proposals: Sequence[Proposal]) -> tuple[int, int]:
    """Write a review file, or add to one what is new, and return how many entries were added and marked as gone.

    Raises: ``CountermoveError`` for a file that is no review file, ``CaseError`` with the problems of one that is;
        nothing is written then.
    """
    if not path.exists():
        write_whole(path, review_text(proposals).encode("utf-8"))
        return len(proposals), 0
    entries = read_review(path)
    raw = path.read_bytes().decode("utf-8")
    _, source, _ = read_case_file(path)
    text = merged(raw, source.text, entries, proposals)
    if text != raw:
        write_whole(path, text.encode("utf-8"))
    have, offered = {entry.id for entry in entries}, {proposal.id for proposal in proposals}
    gone = [entry for entry in entries if entry.id not in offered and not entry.state]
    return len([one for one in proposals if one.id not in have]), len(gone)


def change_review(path: Path, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Change entries of a review file by id, everything else of it left as it stands.

    Args:
        changes: for an entry, its keys with their new texts; under ``becomes`` a mapping of fields.
    """
    entries = read_review(path)
    _, source, _ = read_case_file(path)
    inside = {
        entry.index: {
            key: {name: Instead(text) for name, text in value.items()} if isinstance(value, Mapping) else Instead(value)
            for key, value in changes[entry.id].items()
        }
        for entry in entries
        if entry.id in changes
    }
    if inside:
        edits = insertions(source.text, {"proposals": Inside(inside)})
        write_whole(path, edited_raw(path.read_bytes().decode("utf-8"), edits).encode("utf-8"))


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place at once, or leave what was there.

    Raises: ``CountermoveError`` where it cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(suffix=target.suffix, prefix=f".{target.stem}.", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            if target.exists():
                shutil.copymode(target, temporary)
            else:
                temporary.chmod(0o666 & ~_mask())
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as fault:
        raise CountermoveError(f"{path}: cannot be written: {fault.strerror or fault}") from None


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
