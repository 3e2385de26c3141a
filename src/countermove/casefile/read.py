"""A path to text: files and folders, their size and their encoding."""

from __future__ import annotations

from pathlib import Path

from countermove.casefile.nodes import Node, SourceText
from countermove.casefile.positions import read_nodes
from countermove.errors import CaseError, Problem, readable_bytes

MAXIMUM_BYTES = 4_000_000


def case_file(path: Path) -> Path:
    """Return the file that holds a case: the path itself, or ``case.yaml`` in a folder.

    Raises: ``CaseError`` where there is none.
    """
    if path.is_dir():
        for name in ("case.yaml", "case.yml", "case.json"):
            if (path / name).is_file():
                return path / name
        raise _refused(path, "this folder has no case.yaml", f"start a case there: countermove new {path}")
    if not path.is_file():
        raise _refused(path, "this is neither a file nor a folder")
    return path


def read_case_file(path: Path) -> tuple[Node, SourceText, list[Problem]]:
    """Return what a case file holds, with its places, its text, and the keys that stand twice.

    Raises: ``CaseError`` for a file that is too big, empty, not UTF-8 or not YAML.
    """
    return read_case_text(_text(path), path)


def read_case_text(text: str, path: Path) -> tuple[Node, SourceText, list[Problem]]:
    """Return what the text of a case file holds; see ``read_case_file``.

    Raises: ``CaseError`` for a text that is too long, empty or not YAML.
    """
    source = SourceText(_plain(path, text), str(path))
    root, repeated = read_nodes(source)
    if not isinstance(root.value, dict):
        what = "nothing but comments" if root.value is None else "no keys at the top"
        raise CaseError(
            [
                Problem(
                    f"the file holds {what}; a case starts with `countermove: 1`",
                    path=str(path),
                    line=1,
                    column=1,
                    advice="start one with: countermove new FOLDER",
                )
            ]
        )
    return root, source, repeated


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAXIMUM_BYTES:
            limit = readable_bytes(MAXIMUM_BYTES)
            raise _refused(path, f"the file has {readable_bytes(size)}; a case has at most {limit}")
        raw = path.read_bytes()
    except OSError as fault:
        raise _refused(path, f"cannot be read: {fault.strerror or fault}") from None
    return _decoded(path, raw)


def _plain(path: Path, raw: str) -> str:
    if not raw.strip():
        raise _refused(path, "the file is empty", "start a case with: countermove new FOLDER")
    if len(raw) > MAXIMUM_BYTES:
        raise _refused(path, f"the text has {len(raw):,} letters; a case has at most {MAXIMUM_BYTES:,}")
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # JSON may be indented with tabs, YAML may not; inside JSON's strings there are none.
    return text.replace("\t", " ") if path.suffix == ".json" else text


def _decoded(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise CaseError(
            [
                Problem(
                    f"the file is not UTF-8: byte 0x{raw[fault.start]:02X} stands here",
                    path=str(path),
                    line=line,
                    column=column,
                    advice="save it with the encoding UTF-8",
                )
            ]
        ) from None


def _refused(path: Path, message: str, advice: str = "") -> CaseError:
    return CaseError([Problem(message, path=str(path), advice=advice)])
