"""The public functions of ``countermove`` that load a case, solve it, read documents; ``assess`` is elsewhere.

Everything heavy is imported when a function is called.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from countermove.casefile.case import Case
    from countermove.engine.solution import Solution
    from countermove.model import Conflict, GraphConflict
    from countermove.records.record import Record


def load(case: str | os.PathLike[str] | Mapping[str, Any]) -> Case:
    """Return a case from a file, a folder with ``case.yaml``, a bundled case's name, or a dict of the same shape.

    Raises: ``CaseError`` with every problem of the case, each with its place and what to do.
    """
    from countermove.casefile.load import load as load_case

    return load_case(case)


def solve(model: Conflict | GraphConflict | Case, concepts: Iterable[str] | None = None, **limits: Any) -> Solution:
    """Return which states are stable, for whom and under which concepts, and the equilibria.

    Args:
        concepts: names from nash, gmr, smr, seq, sim, sseq, seq_or_sim, or all; None stands for the first five.
        limits: ``max_states``, ``hold``, ``sanctions`` and ``progress``, as in ``countermove.engine.solve``.

    Raises: ``TooLarge`` with an estimate, before any memory is taken; ``NotApplicable`` for an unknown concept.
    """
    from countermove.engine.solve import solve as solve_model

    return solve_model(model, concepts, **limits)


def read(document: str | os.PathLike[str], **how: Any) -> Record:
    """Return the record of a document: its structure, what is missing, its judgments, actors and dated events.

    Args:
        how: ``sections`` (code to heading, as a case's source has them), ``document_id``, ``scale``, ``names`` (files
            of a gazetteer of your own) and ``ocr``, as in ``countermove.records.read.read_file``.

    Raises: ``RecordError`` for a document that cannot be read, with what to do.
    """
    from countermove.records.read import read_file

    return read_file(document, **how)
