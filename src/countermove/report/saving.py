"""Files written whole or not at all: nothing half-written, and nothing of the user's overwritten unasked."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from countermove.errors import CountermoveError

LEFT = "is there already and is left as it is; use --force to overwrite it"


def check_place(path: Path, overwrite: bool = False) -> None:
    """Make sure that a file may be written to a path, before any work is done.

    Raises: ``CountermoveError`` for a missing folder, one that cannot be written to, what is no ordinary file, or a
    file that is there already.
    """
    folder = path.parent
    if not folder.is_dir():
        raise CountermoveError(f"{path}: the folder {folder} is not there; make it first")
    if path.is_dir():
        raise CountermoveError(f"{path}: is a folder; give the name of a file")
    if os.path.lexists(path) and not overwrite:
        raise CountermoveError(f"{path}: {LEFT}")
    if path.exists() and not path.is_file():
        raise CountermoveError(f"{path}: is no ordinary file and is left as it is; give another name")
    if not os.access(_place(path).parent, os.W_OK | os.X_OK):
        raise CountermoveError(f"{path}: the folder {folder} cannot be written to; choose another folder")


def save(path: Path, data: bytes, overwrite: bool = False) -> None:
    """Write bytes to a file whole: to a temporary file beside it, onto the disk, and only then under its name.

    Where anything fails (a full disk, a folder that may not be written to), nothing is left behind, and a file that
    was there is as it was. A file that appeared in the meantime is not overwritten either unless asked.

    Raises: ``CountermoveError`` that says what was in the way.
    """
    check_place(path, overwrite)
    place = _place(path)
    try:
        _save(place, data, overwrite)
    except FileExistsError:
        raise CountermoveError(f"{path}: {LEFT}") from None
    except OSError as fault:
        kept = "; the file that is there is as it was" if place.exists() else ""
        raise CountermoveError(
            f"{path}: cannot be written: {fault.strerror or fault}; nothing was left behind{kept}"
        ) from None


def _place(path: Path) -> Path:
    """Return where a file really lies, so that a link stays a link."""
    return Path(os.path.realpath(path))


def _save(place: Path, data: bytes, overwrite: bool) -> None:
    number, name = tempfile.mkstemp(prefix=".countermove-", suffix=".part", dir=place.parent)
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(place.stat().st_mode & 0o7777 if place.exists() else 0o666 & ~_umask())
        _give_name(part, place, overwrite)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(place.parent)


def _umask() -> int:
    """Return which permissions new files are not given; it can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _give_name(part: Path, place: Path, overwrite: bool) -> None:
    """Give a finished file its name in one step: a reader sees the old file or the new one, never a part."""
    if overwrite:
        part.replace(place)
        return
    try:
        place.hardlink_to(part)  # unlike a renaming, it fails where a file has appeared meanwhile
    except FileExistsError:
        raise
    except OSError:  # file systems without hard links
        if os.path.lexists(place):
            raise FileExistsError(place) from None
        part.replace(place)


def _sync_folder(folder: Path) -> None:
    """Put the new name itself onto the disk, where the system can do that for folders."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
