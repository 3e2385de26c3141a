"""Papers to files: one writer for each ending."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from countermove.assessment import CaseAssessment
from countermove.citing.resolve import Citations
from countermove.engine.watch import Progress, silent
from countermove.errors import CountermoveError
from countermove.report.content import Paper
from countermove.report.paper import options_paper

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast


def _html(paper: Paper) -> str:
    from countermove.report.html import write

    return write(paper)


def _markdown(paper: Paper) -> str:
    from countermove.report.markdown import write

    return write(paper)


WRITERS: dict[str, Callable[[Paper], str]] = {".html": _html, ".htm": _html, ".md": _markdown}


def check_target(path: Path, overwrite: bool = False) -> None:
    """Make sure that a paper can be written to a path, before any work is done.

    Raises: ``CountermoveError`` for an ending without a writer, a missing folder, or a file that is there already.
    """
    if path.suffix.lower() not in WRITERS:
        known = ", ".join(WRITERS)
        raise CountermoveError(
            f'{path}: no paper can be written as "{path.suffix or "no ending"}"; known endings: {known}'
        )
    if not path.parent.is_dir():
        raise CountermoveError(f"{path}: the folder {path.parent} is not there; make it first")
    if path.exists() and not overwrite:
        raise CountermoveError(f"{path}: is there already and is left as it is; use --force to overwrite it")


def write_paper(
    found: CaseAssessment,
    path: Path,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Write the options paper of an assessment to a file, and return its content; see ``options_paper``."""
    paper = options_paper(found, progress, citations, forecasts=forecasts, as_of=as_of, workers=workers)
    text = WRITERS[path.suffix.lower()](paper)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise CountermoveError(f"{path}: cannot be written: {fault.strerror or fault}") from None
    return paper
