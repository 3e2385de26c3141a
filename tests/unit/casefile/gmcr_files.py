"""A small file of GMCR+, as data, and ways to write and read changed ones."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from countermove.casefile.case import Case
from countermove.casefile.load import load
from countermove.errors import CaseError, Problem

FENCE: dict[str, Any] = {
    "program": "gmcr-py",
    "version": "0.4.1",
    "useManualPreferenceRanking": False,
    "options": [
        {"name": "Build fence", "permittedDirection": "fwd"},
        {"name": "Paint it", "permittedDirection": "both"},
        {"name": "Object", "permittedDirection": "both"},
    ],
    "infeasibles": [[[0, "N"], [1, "Y"]]],
    "decisionMakers": [
        {
            "name": "Ana",
            "options": [0, 1],
            "preferences": [
                [[0, "Y"]],
                {"compound": True, "members": [[[1, "Y"], [2, "N"]], [[1, "N"], [2, "Y"]]]},
                [[2, "N"]],
            ],
            "misperceptions": [],
        },
        {
            "name": "Ben",
            "options": [2],
            "preferences": [[[0, "N"]], [[1, "Y"]], [[2, "N"]]],
            "misperceptions": [[[0, "N"], [2, "Y"]]],
        },
    ],
    "coalitions": [0, 1],
}


def fence(seen: bool = True, ranked: bool = False) -> dict[str, Any]:
    """Return the file: with everything seen, or with Ben's misperception; with statements, or ranked by hand."""
    data = copy.deepcopy(FENCE)
    if seen:
        data["decisionMakers"][1]["misperceptions"] = []
    if ranked:
        data["useManualPreferenceRanking"] = True
        for party, ranking in zip(data["decisionMakers"], ([3, 5, 2, 6, 4, 1], [1, 4, 3, 6, 2, 5]), strict=True):
            party["preferences"] = []
            party["preferenceRanking"] = ranking
    return data


def read(data: object, folder: Path) -> Case:
    """Return the case that a file is read as; text and bytes are written as they are."""
    path = folder / "a file.gmcr"
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return load(path)


def problems(data: object, folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with a file."""
    with pytest.raises(CaseError) as caught:
        read(data, folder)
    return caught.value.problems


def problem(data: object, folder: Path) -> Problem:
    """Return the one thing that is wrong with a file."""
    found = problems(data, folder)
    assert len(found) == 1, [str(one) for one in found]
    return found[0]


def told(case: Case) -> str:
    """Return what reading the file has remarked, in lines."""
    return "\n".join(notice.message for notice in case.notices)
