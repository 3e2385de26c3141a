"""New cases and new documents in the folder; nothing that is there is ever written over."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import IO

from countermove.desk.folder import DOCUMENT_SUFFIXES, Folder
from countermove.desk.home.names import checked_folder, cleaned, numbered
from countermove.errors import CountermoveError

LARGEST_DOCUMENT = 60_000_000
SOURCES = "sources"
_PIECE = 1_000_000
_MOST_OF_A_NAME = 1_000


@dataclass(frozen=True)
class Saved:
    """What became of documents that were sent: where they lie, and for others why they do not."""

    names: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def new_case(folder: Folder, name: str, title: str = "") -> str:
    """Make a folder with the case that ``countermove new`` makes, and return its key.

    Args:
        title: the case's title; that of the example where it is empty.

    Raises: ``CountermoveError`` for a name that cannot be, or is taken, and where nothing can be written.
    """
    _refuse_read_only(folder)
    plain = checked_folder(name)
    target = folder.path(plain)
    content = resources.files("countermove.casefile").joinpath("scaffold.yaml").read_text(encoding="utf-8")
    if title.strip():
        from countermove.editing import apply
        from countermove.editing.operation import SetField

        content = apply(content, SetField("title", title.strip()))
    try:
        target.mkdir()
    except FileExistsError:
        raise CountermoveError(f"There is something called “{plain}” in this folder; choose another name.") from None
    except OSError as fault:
        raise CountermoveError(f"“{plain}” cannot be made here: {fault.strerror or fault}") from None
    try:
        (target / "case.yaml").write_bytes(content.encode())
    except OSError as fault:
        shutil.rmtree(target, ignore_errors=True)  # or the name would be taken by half a case
        raise CountermoveError(f"“{plain}” cannot be made here: {fault.strerror or fault}") from None
    return f"{plain}/case.yaml"


def sources_folder(folder: Folder, case: str) -> Path:
    """Return where the documents of a case go, or those of the whole folder where no case is named.

    Raises: ``Outside`` for a case that is not in the folder.
    """
    base = folder.path(case).parent if case else folder.root
    return base / SOURCES


def save_documents(folder: Folder, sent: Sequence[tuple[str, IO[bytes]]], case: str = "") -> Saved:
    """Write documents into the folder for sources, each under a name of its own; nothing in them is looked at.

    Args:
        sent: the name that each has where it comes from, and its bytes.
        case: the key of the case in whose folder they go.

    Raises: ``CountermoveError`` where nothing at all can be written there.
    """
    _refuse_read_only(folder)
    target = sources_folder(folder, case)
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise CountermoveError(f"{folder.name(target)} is no folder of its own here, so that nothing was saved.")
    try:
        target.mkdir(exist_ok=True)
    except OSError as fault:
        raise CountermoveError(f"{folder.name(target)} cannot be made: {fault.strerror or fault}") from None
    names: list[str] = []
    refused: list[str] = []
    for given, content in sent:
        try:
            names.append(folder.name(save_document(target, given, content)))
        except CountermoveError as fault:
            refused.append(str(fault))
    return Saved(tuple(names), tuple(refused))


def save_document(target: Path, given: str, content: IO[bytes]) -> Path:
    """Write one document under its cleaned name, with a number where that is taken, and return where it lies.

    Raises: ``CountermoveError`` for a kind of file that is not read here, one that is too long, or a full disk.
    """
    name = cleaned(given[-_MOST_OF_A_NAME:])
    if not name.lower().endswith(DOCUMENT_SUFFIXES):
        kinds = ", ".join(DOCUMENT_SUFFIXES)
        raise CountermoveError(f"“{name}” was not saved: only documents are taken ({kinds}).")
    path, number = target / name, 1
    while True:
        try:
            with path.open("xb") as file:
                _write_bounded(file, content, name)
            return path
        except FileExistsError:
            number += 1
            path = target / numbered(name, number)
        except OSError as fault:
            path.unlink(missing_ok=True)
            raise CountermoveError(f"“{name}” was not saved: {fault.strerror or fault}") from None
        except CountermoveError:
            path.unlink(missing_ok=True)
            raise


def _write_bounded(file: IO[bytes], content: IO[bytes], name: str) -> None:
    seen = 0
    while piece := content.read(_PIECE):
        seen += len(piece)
        if seen > LARGEST_DOCUMENT:
            raise CountermoveError(f"“{name}” was not saved: it is longer than {LARGEST_DOCUMENT // 1_000_000} MB.")
        file.write(piece)
    if not seen:
        raise CountermoveError(f"“{name}” was not saved: there is nothing in it.")


def _refuse_read_only(folder: Folder) -> None:
    if not folder.is_writable:
        raise CountermoveError(
            "Nothing can be written in this folder, so no case can be started and no document saved here. "
            "Ask for the right to write, or open the desk on another folder."
        )
