"""The archive that a Word document is: what is in it, checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from countermove.errors import RecordError, readable_bytes
from countermove.records.readers.docx.xml import Attributes, parse
from countermove.records.readers.limits import Limits

PIECE = 1 << 16
RATIO, RATIO_MATTERS = 300, 20_000_000  # text of one letter packs 1,000 to 1; real documents 5 to 30 to 1
DIRECTORY_ENTRY = 1_000
MOST_RELATIONS = 200
_FOREIGN = {
    "xl/workbook.xml": ("an Excel workbook", "save the text in it as .docx or plain text"),
    "ppt/presentation.xml": ("a PowerPoint presentation", "save it as PDF"),
    "content.xml": ("an OpenDocument file (.odt)", "open it with a word processor and save it as .docx or PDF"),
    "META-INF/container.xml": ("an e-book (.epub)", "save it as PDF or plain text"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part of the document refers to: ``kind`` is the last word of its type, ``target`` a part or an address."""

    kind: str
    target: str
    external: bool


class Package:
    """A Word document's parts."""

    def __init__(self, data: bytes, path: str, limits: Limits) -> None:
        self.path, self.limits = path, limits
        _check_directory(data, path, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error):
            raise RecordError(f"{path}: {DAMAGED}") from None
        self.names = set(self._zip.namelist())
        self._check_size()
        self._read = 0
        self.document = self._main_part()

    def _check_size(self) -> None:
        """Refuse an archive that says it would unpack to more than the limit."""
        parts = self._zip.infolist()
        total, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        if total > self.limits.unpacked_bytes or (total > RATIO_MATTERS and total > RATIO * max(packed, 1)):
            size = readable_bytes(total)
            raise RecordError(f"{self.path}: {_BOMB.format(size=size)}")
        if any(part.flag_bits & 1 for part in parts):
            raise RecordError(f"{self.path}: this document is locked with a password; save a copy without one")

    def _main_part(self) -> str:
        for relation in self.relations(""):
            is_document = relation.kind == "officeDocument" and relation.target not in _FOREIGN
            if is_document and relation.target in self.names:
                return relation.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        for name, (what, advice) in _FOREIGN.items():
            if name in self.names:
                raise RecordError(f"{self.path}: this is {what}, which is not read; {advice}")
        raise RecordError(
            f"{self.path}: this is a zip archive, which is not read; unpack it and name the documents in it"
        )

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield a part unpacked, piece by piece.

        Raises: ``RecordError`` where it is damaged, or where all that was unpacked is more than the limit, whatever
        the archive said.
        """
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    self._read += len(piece)
                    if self._read > self.limits.unpacked_bytes:
                        size = readable_bytes(self._read)
                        raise RecordError(f"{self.path}: {_BOMB.format(size=size)}")
                    yield piece
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            KeyError,
            ValueError,
        ):
            raise RecordError(f"{self.path}: {DAMAGED}") from None

    def relations(self, part: str) -> list[Relation]:
        """Return what a part refers to; of the document itself for an empty name."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        found: list[Relation] = []
        if listing not in self.names:
            return found

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and len(found) < self.limits.members:
                kind = attributes.get("Type", "").rsplit("/", 1)[-1]
                external = attributes.get("TargetMode", "") == "External"
                target = attributes.get("Target", "")
                found.append(Relation(kind, target if external else _joined(folder, target), external))

        parse(self.pieces(listing), self.path, start=start)
        return found

    def outside(self) -> list[str]:
        """Return the kinds of things outside the file that it refers to, other than links for people to follow."""
        kinds = set()
        for name in sorted(name for name in self.names if name.endswith(".rels"))[:MOST_RELATIONS]:
            folder, listing = posixpath.split(name)
            part = posixpath.join(posixpath.dirname(folder), listing.removesuffix(".rels"))
            kinds |= {relation.kind for relation in self.relations(part) if relation.external}
        return sorted(kinds - {"hyperlink"})


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _check_directory(data: bytes, path: str, limits: Limits) -> None:
    """Refuse an archive whose table of contents is too long, before it is read."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or at + 22 > len(data):
        raise RecordError(f"{path}: {DAMAGED}")
    count, size = struct.unpack_from("<HI", data, at + 10)
    if count > limits.members or (size > limits.members * DIRECTORY_ENTRY and size != 0xFFFFFFFF):
        raise RecordError(
            f"{path}: this archive has more than {limits.members:,} files in it; a Word document has some dozens"
        )
    if size == 0xFFFFFFFF or count == 0xFFFF:
        raise RecordError(f"{path}: this archive says it is larger than any Word document; {_SAVE_AGAIN}")


_SAVE_AGAIN = "open it with a word processor and save it as a new .docx"
DAMAGED = f"this Word document is cut off or damaged; fetch it again, or {_SAVE_AGAIN}"
_BOMB = "this document would unpack to {size}, far more than a document is; it was not unpacked"
