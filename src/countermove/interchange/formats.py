"""The formats a case can be written in, and what each of them leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from countermove.errors import CountermoveError, nearest

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.engine.solution import Solution

CASE_SUFFIXES = (".yaml", ".yml", ".json")
SUFFIXES = (*CASE_SUFFIXES, ".gmcr", ".graphml", ".dot", ".gv", ".csv", ".xlsx")
FOLDER = "/"
_SHOWN = 20


@dataclass(slots=True)
class Written:
    """What a case is in another format: a file's bytes, piece by piece, or a folder's files; and what was left out.

    ``empty`` are files without rows that need not be there, but have to replace older ones.
    """

    pieces: Iterable[bytes] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    remarks: list[str] = field(default_factory=list)


def format_of(target: str) -> str:
    """Return the format that a file's name asks for: its suffix, or ``/`` for a folder of tables.

    Raises: ``CountermoveError`` for a suffix that is not known, with the nearest one that is.
    """
    path = Path(target)
    if target.endswith(("/", "\\")) or path.is_dir():
        return FOLDER
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        hint = (
            nearest(suffix, SUFFIXES)
            or "use " + ", ".join(SUFFIXES) + ", or end the name with / for a folder of tables"
        )
        raise CountermoveError(f'{target}: cannot write the format "{path.suffix}"; {hint}')
    return suffix


def written(case: Case, target_format: str) -> Written:
    """Return a case in one of the formats.

    Raises: ``CountermoveError`` where the format cannot hold it, or it is too large.
    """
    from countermove.casefile.write import as_json, as_yaml

    match target_format:
        case ".yaml" | ".yml":
            return Written([as_yaml(case).encode("utf-8")])
        case ".json":
            return Written([as_json(case).encode("utf-8")])
        case ".gmcr":
            return _gmcr(case)
        case ".xlsx" | "/":
            return _tables(case, target_format == FOLDER)
    return _solved(case, target_format)


def _gmcr(case: Case) -> Written:
    from countermove.casefile.feasible import count_feasible
    from countermove.interchange.gmcr import SOLVED_BY_GMCR, as_gmcr
    from countermove.interchange.left_out import kinds_left_out
    from countermove.model import Conflict

    conflict = case.model()
    text, remarks = as_gmcr(conflict)
    assert isinstance(conflict, Conflict)
    lost = [f"left out, {kind}" for kind in kinds_left_out(case.content)]
    count = count_feasible(conflict.option_names, conflict.constraints).states
    if count is None or count > SOLVED_BY_GMCR:
        remarks.append(f"GMCR+ needs minutes at {SOLVED_BY_GMCR:,} states and fails at twice as many; here are more")
    return Written([text.encode("utf-8")], remarks=[*remarks, *lost])


def _tables(case: Case, as_folder: bool) -> Written:
    """Return tables, read back at once: what then differs from the case is said."""
    from countermove.interchange.tables.csv_folder import csv_files
    from countermove.interchange.tables.spread import spread
    from countermove.interchange.tables.workbook import as_workbook

    sheets = spread(case.content)
    if not as_folder:
        whole = as_workbook(sheets)
        return Written([whole], remarks=_changed(case, {"": whole}))
    files = csv_files(sheets)
    empty = frozenset(f"{sheet.name}.csv" for sheet in sheets if not (sheet.rows or sheet.is_core))
    return Written(files=files, empty=empty, remarks=_changed(case, files))


def _changed(case: Case, files: dict[str, bytes]) -> list[str]:
    from tempfile import TemporaryDirectory

    from countermove.interchange.tables.compare import differences
    from countermove.interchange.tables.load import load_tables

    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / (name or "tables.xlsx")).write_bytes(content)
        try:
            again, _ = load_tables(Path(folder) if "" not in files else Path(folder) / "tables.xlsx")
        except CountermoveError as fault:
            first = str(fault).splitlines()[0].partition(": ")[2]
            return [f"the tables cannot be read back as they are: {first}"]
    found = differences(case.content, again.content)
    more = [f"and {len(found) - _SHOWN:,} more differences"] if len(found) > _SHOWN else []
    return found[:_SHOWN] + more


def _solved(case: Case, target_format: str) -> Written:
    """Return what is written of a solution, piece by piece."""
    from countermove.engine.solve import solve
    from countermove.interchange.dot import as_dot
    from countermove.interchange.graphml import as_graphml
    from countermove.interchange.moves import refuse_large_graph
    from countermove.interchange.state_table import as_state_table

    model = case.model()
    if target_format != ".csv":
        refuse_large_graph(model)
    solution = solve(model, case=case.name or case.title, case_hash=case.hash)
    writers = {".csv": as_state_table, ".graphml": as_graphml, ".dot": as_dot, ".gv": as_dot}
    encoding = "utf-8-sig" if target_format == ".csv" else "utf-8"
    return Written(_encoded(writers[target_format](solution), encoding), remarks=_not_given(solution))


def _not_given(solution: Solution) -> list[str]:
    return [f"{concept} is not given: {reason}" for concept, reason in solution.not_given.items()]


def _encoded(pieces: Iterator[str], encoding: str) -> Iterator[bytes]:
    for number, piece in enumerate(pieces):
        yield piece.encode(encoding if number == 0 else "utf-8")
