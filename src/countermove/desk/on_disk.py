"""A case file as it was last read: its text, and whether it is still there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from countermove.casefile.read import MAXIMUM_BYTES
from countermove.errors import CountermoveError


@dataclass
class OnDisk:
    """A file that other programs may change at any time."""

    path: Path
    text: str = ""
    is_gone: bool = False
    _stamp: tuple[int, int] | None = None

    def look(self) -> bool:
        """Read the file where it has changed, and say whether it has.

        Raises: ``CountermoveError`` where it is there and cannot be read as text of a case.
        """
        try:
            found = self.path.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            if stamp == self._stamp:
                return False
            if found.st_size > MAXIMUM_BYTES:
                raise CountermoveError(f"{self.path.name} is longer than a case can be ({MAXIMUM_BYTES:,} bytes)")
            text = self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            self._stamp, self.is_gone = None, True
            return False
        except (OSError, UnicodeDecodeError) as fault:
            raise CountermoveError(f"{self.path.name} cannot be read: {fault}") from None
        self._stamp, self.text, self.is_gone = stamp, text, False
        return True
