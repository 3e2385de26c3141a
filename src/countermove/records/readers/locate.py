"""A path to the bytes of the file, or the sentence that says why there are none."""

from __future__ import annotations

import errno
import os
import stat
from itertools import islice
from pathlib import Path

from countermove.errors import RecordError, nearest, readable_bytes
from countermove.records.readers.limits import Limits

NAMES_LOOKED_AT = 10_000


def read_bytes(path: str | os.PathLike[str], limits: Limits) -> bytes:
    """Return what is in a file, at most ``limits.file_bytes`` of it.

    Raises: ``RecordError`` where there is no such file, where it is a folder, a device or a pipe, where it must not be
    read, where it is empty, and where it is larger than the limit.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise RecordError(_why_not(path, error)) from None
    try:
        _check_kind(path, os.fstat(descriptor), limits)
        data = _read(descriptor, limits.file_bytes + 1)
    except OSError as error:
        raise RecordError(_why_not(path, error)) from None
    finally:
        os.close(descriptor)
    if len(data) > limits.file_bytes:
        raise RecordError(_too_long(path, len(data), limits))
    if not data:
        raise RecordError(f"{_shown(path)}: this file is empty; there is nothing to read in it")
    return data


def _read(descriptor: int, most: int) -> bytes:
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        return file.read(most)


def _check_kind(path: str | os.PathLike[str], status: os.stat_result, limits: Limits) -> None:
    """Refuse what is not a file before anything is read of it: a pipe would wait, a device would never end."""
    if stat.S_ISDIR(status.st_mode):
        raise RecordError(_folder(path))
    if not stat.S_ISREG(status.st_mode):
        raise RecordError(f"{_shown(path)}: this is a device, a pipe or a socket; copy what it gives to a file first")
    if status.st_size > limits.file_bytes:
        raise RecordError(_too_long(path, status.st_size, limits))


def _why_not(path: str | os.PathLike[str], error: OSError | ValueError) -> str:
    shown = _shown(path)
    if not isinstance(error, OSError):
        return f"{shown}: this cannot be a path"
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return _missing(Path(path))
    if error.errno in {errno.EACCES, errno.EPERM}:
        # Windows says "no permission" of a folder, too.
        return _folder(path) if Path(path).is_dir() else f"{shown}: you have no permission to read this file"
    if error.errno == errno.EISDIR:
        return _folder(path)
    if error.errno == errno.ENXIO:
        return f"{shown}: this is a device, a pipe or a socket; copy what it gives to a file first"
    return f"{shown}: this file cannot be read: {error.strerror or error}"


def _missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"{_shown(path)}: there is no folder {_shown(folder)}"
    try:
        names = [entry.name for entry in islice(os.scandir(folder), NAMES_LOOKED_AT)]
    except OSError:
        names = []
    hint = nearest(path.name, names) or "check the spelling, or give the whole path"
    return f"{_shown(path)}: there is no such file; {hint}"


def _folder(path: str | os.PathLike[str]) -> str:
    return f"{_shown(path)}: this is a folder; name the files in it that are to be read"


def _too_long(path: str | os.PathLike[str], size: int, limits: Limits) -> str:
    allowed = readable_bytes(limits.file_bytes)
    return f"{_shown(path)}: this file has more than {allowed} ({readable_bytes(size)}); split it and read the parts"


def _shown(path: str | os.PathLike[str]) -> str:
    """Return a path for a message: the end of it where it is very long."""
    text = os.fspath(path)
    return text if len(text) <= 200 else "..." + text[-197:]
