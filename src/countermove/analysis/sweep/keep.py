"""A folder in which a sweep keeps its finished chunks, so that nothing is done twice after an interruption.

The folder holds ``sweep.json``, which says what is swept, and one ``chunk-000012.json.gz`` a finished chunk. Each file
is written beside its place and then put there in one step; one that cannot be read whole is done again.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from countermove.analysis.sweep.plan import Plan
from countermove.analysis.sweep.question import Question
from countermove.analysis.sweep.tally import Tally
from countermove.errors import NotApplicable

HEADER = "sweep.json"
FORMAT = "countermove.sweep-folder/1"
LARGEST_HEADER, LARGEST, LARGEST_PACKED = 64_000, 200_000_000, 50_000_000
"""Bytes of a header, of an unpacked chunk and of a packed one beyond which a file is not one of ours."""
KEPT_STILL = "The finished chunks beside it were left as they are"
_CHUNK = re.compile(r"chunk-(\d{6,9})\.json\.gz")
TOLD = {
    "format": "the form of the folder",
    "case_hash": "the case as it is now is not the one it was begun with",
    "countermove": "the version of countermove",
    "seed": "the seed",
    "shards": "the number of shards",
    "way": "whether all completions are gone through or some are drawn",
    "rows": "the number of completions",
    "plan": "what is varied, or what is asked",
}


@dataclass(frozen=True)
class Folder:
    """The folder of one sweep; ``header`` says what is swept."""

    path: Path
    header: Mapping[str, Any]

    def load(self, chunk: int) -> Tally | None:
        """Return a finished chunk; None where it is not there, is of another sweep, or was left half-written."""
        try:
            found = _unpacked(self._file(chunk))
            body = found["tally"]
            if found["plan"] != self.header["plan"] or found["check"] != _check(body) or found["chunk"] != chunk:
                return None
            return Tally.from_json(body)
        except (OSError, EOFError, ValueError, KeyError, TypeError, zlib.error, RecursionError):
            return None

    def save(self, chunk: int, tally: Tally) -> None:
        """Keep a finished chunk.

        Raises: ``NotApplicable`` where the folder cannot be written to.
        """
        body = tally.to_json()
        content = {"chunk": chunk, "plan": self.header["plan"], "check": _check(body), "tally": body}
        _write(self._file(chunk), gzip.compress(_bytes(content), 6, mtime=0))

    def present(self) -> frozenset[int]:
        """Return the numbers of the chunks for which there is a file."""
        found = (_CHUNK.fullmatch(path.name) for path in self.path.iterdir())
        return frozenset(int(match[1]) for match in found if match)

    def _file(self, chunk: int) -> Path:
        return self.path / f"chunk-{chunk:06}.json.gz"


def header_of(question: Question, plan: Plan, case_hash: str, version: str, shards: int | None) -> dict[str, Any]:
    """Return what a folder says of the sweep it keeps; ``plan`` is a fingerprint of what is varied and asked."""
    said = (version, plan.seed, plan.way, plan.rows, plan.chunk, repr(plan.factors), question.key())
    return {
        "countermove": version,
        "case_hash": case_hash,
        "seed": plan.seed,
        "way": plan.way,
        "rows": plan.rows,
        "chunks": plan.chunks,
        "shards": shards,
        "plan": sha256("\0".join(map(str, said)).encode()).hexdigest(),
    }


def open_folder(path: str | Path, header: Mapping[str, Any], *, is_merging: bool = False) -> Folder:
    """Return the folder of a sweep, made or begun where there is none.

    Merging takes the number of shards from the folder.

    Raises: ``NotApplicable`` where the folder is of another sweep, saying what differs, or cannot be used.
    """
    path, header = Path(path), {"format": FORMAT, **header}
    there = _header_of(path)
    if there is None:
        if is_merging:
            raise NotApplicable(f"{path} has no {HEADER}: no sweep was kept there")
        _begin(path, header)
        return Folder(path, header)
    if is_merging:
        header["shards"] = there.get("shards")
    differing = [name for name in TOLD if there.get(name) != header.get(name)]
    if differing:
        raise NotApplicable(_of_another(path, differing, there, header))
    return Folder(path, header)


def _header_of(path: Path) -> dict[str, Any] | None:
    if path.exists() and not path.is_dir():
        raise NotApplicable(f"{path} is a file: name a folder to keep finished chunks in")
    file = path / HEADER
    if not file.exists():
        _refuse_chunks_of_others(path)
        return None
    try:
        if file.stat().st_size > LARGEST_HEADER:
            raise ValueError("it is larger than any of ours")
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        told = "it is nested too deeply" if isinstance(fault, RecursionError) else str(fault)
        raise NotApplicable(_unreadable(path, told)) from None
    if not isinstance(found, dict) or not str(found.get("format", "")).startswith("countermove.sweep-folder/"):
        raise NotApplicable(f"{file} is not ours: keep this sweep in another folder")
    return found


def _unreadable(path: Path, told: str) -> str:
    """Return what to do about a header that cannot be read; without it nobody can say which sweep chunks are of."""
    return (
        f"{path / HEADER} cannot be read ({told}): keep this sweep in another folder. {KEPT_STILL}, but without that "
        "file nobody can say which sweep they are of, and they are not taken over. If you know the folder to be of "
        f"countermove and want it back, take {HEADER} and the files chunk-*.json.gz away; the sweep then begins anew"
    )


def _refuse_chunks_of_others(path: Path) -> None:
    """Refuse a folder without a header in which files stand that chunks would replace.

    Raises: ``NotApplicable`` naming the first of them.
    """
    found = sorted(one.name for one in path.iterdir() if _CHUNK.fullmatch(one.name)) if path.is_dir() else []
    if found and not (path / HEADER).exists():  # another shard may have begun the folder meanwhile
        raise NotApplicable(
            f"{path / found[0]} is named as our chunks are, but there is no {HEADER} beside it that says of which "
            "sweep. Nothing was changed there: keep this sweep in another folder, or move such files away"
        )


def _unpacked(file: Path) -> Any:
    """Return what a chunk's file holds.

    Raises: ``ValueError`` where it is larger than any of ours.
    """
    if file.stat().st_size > LARGEST_PACKED:
        raise ValueError(file.name)
    with gzip.open(file, "rb") as packed:
        content = packed.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(file.name)
    return json.loads(content)


def _begin(path: Path, header: Mapping[str, Any]) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise NotApplicable(f"{path} cannot be made: {fault.strerror}") from None
    _write(path / HEADER, _bytes(header, indent=1) + b"\n")


def _of_another(path: Path, differing: list[str], there: Mapping[str, Any], header: Mapping[str, Any]) -> str:
    if "case_hash" in differing:  # what is varied then differs too, and need not be said
        differing = [name for name in differing if name != "plan"]
    said = [
        TOLD[name]
        if name in ("case_hash", "plan")
        else f"{TOLD.get(name, name)} ({there.get(name)}, now {header.get(name)})"
        for name in differing
    ]
    return (
        f"{path} keeps another sweep; what differs: {'; '.join(said)}. "
        "Nothing was changed there: keep this one in another folder, or ask the same again"
    )


def _check(body: Any) -> str:
    return sha256(_bytes(body)).hexdigest()


def _bytes(content: Any, indent: int | None = None) -> bytes:
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(content, ensure_ascii=True, indent=indent, separators=separators).encode()


def _write(file: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that it is there whole or not at all."""
    beside = file.with_name(file.name + ".part")
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError as fault:
        raise NotApplicable(f"{file} cannot be written: {fault.strerror}") from None
