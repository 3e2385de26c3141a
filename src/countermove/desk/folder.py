"""The folder that a desk is opened on: the cases and documents in it, and nothing outside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from countermove.errors import CountermoveError

CASE_SUFFIXES = (".yaml", ".yml", ".json", ".gmcr")
DOCUMENT_SUFFIXES = (".txt", ".pdf", ".docx", ".html", ".htm", ".md")
DEPTH, MOST = 4, 5_000
"""How deep a folder is looked through, and how many files are looked at."""
_HEAD_BYTES = 20_000
LONGEST_NAME = 1_000


class Outside(CountermoveError):
    """A path that leads out of the folder, or to nothing in it."""


@dataclass(frozen=True)
class Folder:
    """A folder by its real path."""

    root: Path

    @property
    def is_writable(self) -> bool:
        """Say whether files can be made in it."""
        return os.access(self.root, os.W_OK | os.X_OK)

    def path(self, name: str) -> Path:
        """Return the path of a file or folder inside, by its name from here on, with links followed.

        Raises: ``Outside`` for a path that leads out of the folder, also by a link, or that has odd parts.
        """
        parts = name.split("/")
        is_odd = "\\" in name or "\0" in name or len(name) > LONGEST_NAME
        if is_odd or any(part in {"", ".", ".."} or ":" in part or len(part.encode()) > 255 for part in parts):
            raise Outside(f"“{name[:80]}” is no name of a file in this folder")
        path = self.root.joinpath(*parts)
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            raise Outside(f"“{name[:80]}” leads nowhere") from None
        if not real.is_relative_to(self.root):
            raise Outside(f"“{name[:80]}” leads out of this folder; put the file itself here")
        return path

    def name(self, path: Path) -> str:
        """Return the name of a path inside, with slashes on every system."""
        return path.relative_to(self.root).as_posix()

    def cases(self) -> tuple[str, ...]:
        """Return the names of the files that hold cases, in order."""
        return tuple(name for name in self.files() if _is_case(self.root / name))

    def documents(self) -> tuple[str, ...]:
        """Return the names of the files that can be read into records, in order."""
        return tuple(name for name in self.files() if name.lower().endswith(DOCUMENT_SUFFIXES))

    def files(self) -> tuple[str, ...]:
        """Return the names of the files inside, hidden ones left out; of a very full folder the first ones."""
        found: list[str] = []
        for name in self._walk(str(self.root), "", DEPTH):
            found.append(name)
            if len(found) >= MOST:
                break
        return tuple(sorted(found))

    def _walk(self, folder: str, prefix: str, depth: int) -> Iterator[str]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.is_symlink():
                continue
            if entry.is_file():
                yield prefix + entry.name
            elif depth and entry.is_dir():
                yield from self._walk(entry.path, f"{prefix}{entry.name}/", depth - 1)


def open_folder(path: Path) -> Folder:
    """Return a folder to work in.

    Raises: ``CountermoveError`` where there is none, or it cannot be looked into.
    """
    if not path.exists():
        raise CountermoveError(f"{path}: there is no such folder; make it first, or name another")
    if not path.is_dir():
        raise CountermoveError(f"{path}: this is a file; name the folder that it lies in")
    if not os.access(path, os.R_OK | os.X_OK):
        raise CountermoveError(f"{path}: this folder cannot be looked into; ask for the right to read it")
    return Folder(path.resolve())


def _is_case(path: Path) -> bool:
    """Say whether a file holds a case: what it starts with says so, be it sound or not."""
    suffix = path.suffix.lower()
    if suffix not in CASE_SUFFIXES:
        return False
    if suffix == ".gmcr":
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    mark = b'"countermove"' if suffix == ".json" else b"countermove:"
    lines = head.lstrip(b"\xef\xbb\xbf").splitlines()
    return any(line.startswith(mark) for line in lines) if suffix != ".json" else mark in head
