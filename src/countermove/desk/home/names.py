"""Names for new files and folders: what people may call them, and what is made of names that come from elsewhere."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from countermove.errors import CountermoveError

LONGEST_BYTES = 120
"""A name and its ending are cut to this; file systems take 255."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
"""Names that mean devices on Windows, with any ending."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\/]')
_PLAIN = re.compile(r"[^\W_][\w .-]*")


def cleaned(name: str) -> str:
    """Return a name for a file that somebody else named: no folders, nothing that a system reads as something else.

    The ending stays. What is left may be empty before it, and is then ``document``.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name.replace("\0", "")))[-1]
    printable = "".join(letter for letter in last if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = _FORBIDDEN.sub("-", printable).strip(" .")
    path = PurePosixPath(plain or "document")
    stem, suffix = path.stem.strip(" ."), path.suffix.lower()
    if stem.split(".")[0].strip().casefold() in DEVICES:
        stem = f"document-{stem}"
    return _cut(stem or "document", LONGEST_BYTES - len(suffix.encode())) + suffix


def checked_folder(name: str) -> str:
    """Return the name that somebody gave a new folder, without blanks around it.

    Raises: ``CountermoveError`` for what cannot be one: folders in folders, hidden ones, names of devices.
    """
    plain = unicodedata.normalize("NFC", name).strip()
    if not plain:
        raise CountermoveError("Give the new case a name; its folder will be called so.")
    whole = _PLAIN.fullmatch(plain) and not plain.endswith((".", " "))
    if not whole or len(plain.encode()) > LONGEST_BYTES or plain.split(".")[0].casefold() in DEVICES:
        raise CountermoveError(
            f"“{plain[:60]}” cannot be the name of a folder here. Start with a letter or a digit, and use letters, "
            f"digits, blanks, stops and hyphens only, {LONGEST_BYTES} at most."
        )
    return plain


def numbered(name: str, number: int) -> str:
    """Return a name with a number before its ending: ``memo.pdf``, ``memo-2.pdf``, ``memo-3.pdf``."""
    if number < 2:
        return name
    path = PurePosixPath(name)
    return f"{path.stem}-{number}{path.suffix}"


def _cut(text: str, most: int) -> str:
    return text.encode()[: max(most, 1)].decode(errors="ignore").rstrip(" .") or "document"
