"""One desk a folder: the second is told where the first is."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from countermove.errors import CountermoveError

OWN_FOLDER = ".countermove"
"""Where the desk keeps what is its own; hidden, so that no listing shows it."""


class FolderLock:
    """Held as long as the desk is open; the system lets go of it when the program ends, however it ends."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        self._connection = connection

    def release(self) -> None:
        """Let go of the folder."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def lock_folder(root: Path, address: str) -> FolderLock:
    """Take a folder for a desk.

    Args:
        address: where this desk answers, told to whoever comes second.

    Raises: ``CountermoveError`` where another desk has it. A folder that cannot be written to is not locked.
    """
    path = root / OWN_FOLDER / "desk.sqlite"
    try:
        path.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(path, timeout=0.3, isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error):
        return FolderLock(None)
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS desk (address TEXT, process INTEGER)")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM desk")
        connection.execute("INSERT INTO desk VALUES (?, ?)", (address, os.getpid()))
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as fault:
        connection.close()
        if "locked" in str(fault):
            raise CountermoveError(_taken(path, root)) from None
        return FolderLock(None)
    except sqlite3.DatabaseError:
        connection.close()
        raise CountermoveError(f"{path}: this is no file of the desk; move it away and open the desk again") from None
    return FolderLock(connection)


def _taken(path: Path, root: Path) -> str:
    try:
        with closing(sqlite3.connect(path, timeout=0.3)) as connection:
            address, process = connection.execute("SELECT address, process FROM desk").fetchone()
        where = f" at {address} (process {process})"
    except (sqlite3.Error, TypeError):
        where = ""
    return (
        f"{root}: a desk is open on this folder already{where}. Use that one, with the address that it printed, "
        "or stop it first; two desks would overwrite each other."
    )
