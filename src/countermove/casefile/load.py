"""A path, a bundled case's name or a dict to a case: read, check against the schema, resolve names, check the whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from countermove.casefile.case import Case
from countermove.casefile.catalogue import bundled_names, bundled_path
from countermove.casefile.findings import Findings
from countermove.casefile.nodes import Node, SourceText, node_of
from countermove.casefile.read import case_file, read_case_file, read_case_text
from countermove.errors import CaseError, Problem, nearest

if TYPE_CHECKING:
    from countermove.casefile.schema import CaseSpec, GraphCaseSpec

ROUNDS = 20
FOREIGN = (".gmcr", ".xlsx")


def load(case: str | os.PathLike[str] | Mapping[str, Any]) -> Case:
    """Return a case from a file, a folder, a bundled case's name, or a dict of the same shape as a file.

    A file of GMCR+ (``.gmcr``) is read as a case, too.

    Raises: ``CaseError`` with every problem of the case.
    """
    if isinstance(case, Mapping):
        return _loaded(node_of(case), None, [])
    path, name = _located(case)
    if path.suffix.lower() in FOREIGN and path.is_file():
        return _foreign(path).in_case(name=name, path=str(path))
    file = case_file(path)
    root, source, repeated = read_case_file(file)
    if "decisionMakers" in root.value and "countermove" not in root.value:  # what GMCR+ exports as JSON
        return _read_gmcr(file).in_case(name=name, path=str(file))
    return _loaded(root, source, repeated).in_case(name=name, path=str(file))


def load_text(text: str, path: Path, name: str) -> Case:
    """Return a case from a text that is to stand in a case file but need not stand there yet.

    Args:
        path: the file; what the case names by paths, and all messages, are seen from there.
        name: what to call the case.

    Raises: ``CaseError`` with every problem of the case.
    """
    root, source, repeated = read_case_text(text, path)
    return _loaded(root, source, repeated).in_case(name=name, path=str(path))


def _foreign(path: Path) -> Case:
    """Return the case that a file of another program is read as; what the reading assumed is among its notices."""
    if path.suffix.lower() != ".gmcr":
        advice = f"turn it into a case first: countermove convert {path.name} case.yaml"
        raise CaseError([Problem("this is a workbook of tables, not a case", path=str(path), advice=advice)])
    return _read_gmcr(path)


def _read_gmcr(path: Path) -> Case:
    from countermove.casefile.gmcr.read import read_gmcr

    found = read_gmcr(path)
    case = _loaded(node_of(found.content), None, [])
    return case.in_case(notices=(*found.notices, *case.notices))


def _located(case: str | os.PathLike[str]) -> tuple[Path, str]:
    """Return the path that is meant, and what to call the case; what lies on the disk goes before bundled names."""
    path = Path(case)
    try:
        exists = path.exists()
    except (OSError, ValueError):
        raise CaseError([Problem("this cannot be a path", path=str(case)[:80])]) from None
    if exists:
        own = path.stem if path.stem != "case" else path.resolve().parent.name
        return path, path.resolve().name if path.is_dir() else own
    bundled = bundled_path(str(case))
    if bundled is not None:
        return bundled, str(case)
    hint = nearest(str(case), bundled_names())
    advice = hint or "name a case file, a folder with case.yaml, or a bundled case (countermove cases lists them)"
    raise CaseError([Problem("there is no such file, folder or bundled case", path=str(case), advice=advice)])


def _loaded(root: Node, source: SourceText | None, problems: list[Problem]) -> Case:
    from countermove.casefile.resolve.whole import resolve_case, resolve_graph_case
    from countermove.casefile.schema import CaseSpec

    findings = Findings(root, source, problems)
    spec = read_schema(findings)
    if spec is None:
        findings.stop_if_any()
        raise AssertionError("a case that does not fit the schema has problems")
    case = resolve_case(spec, findings) if isinstance(spec, CaseSpec) else resolve_graph_case(spec, findings)
    findings.stop_if_any()
    content = spec.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return case.in_case(content=content, hash=content_hash(content), notices=tuple(findings.notices))


def read_schema(findings: Findings) -> CaseSpec | GraphCaseSpec | None:
    """Return the case as the schema reads it, or as much of it as can be read; what cannot is noted.

    Only the first round's faults are noted: those of later rounds come from taking the first ones out.
    """
    from pydantic import ValidationError

    from countermove.casefile.messages import note_schema_problems, without_faults
    from countermove.casefile.schema import CaseSpec, GraphCaseSpec

    root = findings.root
    drawn = isinstance(root.value, dict) and "states" in root.value
    for number in range(ROUNDS):
        try:
            return GraphCaseSpec.model_validate(root.plain()) if drawn else CaseSpec.model_validate(root.plain())
        except ValidationError as error:
            if number == 0:
                note_schema_problems(error, GraphCaseSpec if drawn else CaseSpec, findings)
            if not without_faults(root, error):
                return None
    return None


def content_hash(content: Mapping[str, Any]) -> str:
    """Return the hash of a case's canonical content: the same for YAML, JSON and dicts that say the same."""
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
