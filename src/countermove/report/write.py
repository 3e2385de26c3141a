"""Papers to bytes and to files: one writer for each ending, imported only when it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from countermove.assessment import CaseAssessment
from countermove.citing.resolve import Citations
from countermove.engine.watch import Progress, silent
from countermove.errors import CountermoveError
from countermove.report.content import Paper
from countermove.report.saving import check_place, save

if TYPE_CHECKING:
    from countermove.forecasts.forecast import Forecast


def _html(paper: Paper) -> bytes:
    from countermove.report.html import write

    return write(paper).encode()


def _markdown(paper: Paper) -> bytes:
    from countermove.report.markdown import write

    return write(paper).encode()


def _word(paper: Paper) -> bytes:
    from countermove.report.docx.write import write

    return write(paper)


def _pdf(paper: Paper) -> bytes:
    from countermove.report.pdf.write import write

    return write(paper)


def _excel(paper: Paper) -> bytes:
    from countermove.report.xlsx import write

    return write(paper)


def _comma_separated(paper: Paper, table: str = "") -> bytes:
    from countermove.report.comma_separated import write

    return write(paper, table)


WRITERS: dict[str, Callable[..., bytes]] = {
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".docx": _word,
    ".pdf": _pdf,
    ".xlsx": _excel,
    ".csv": _comma_separated,
}
ONE_TABLE = ".csv"
"""The ending of files that hold one table only, which can be named."""

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".htm": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv; charset=utf-8",
}
"""What each ending is called when it is sent to a browser."""


def check_kind(kind: str) -> None:
    """Make sure that there is a kind of paper of that name; raises ``NotApplicable`` where there is none."""
    from countermove.report.kinds import kind_named

    kind_named(kind)


def check_ending(suffix: str, table: str = "") -> None:
    """Make sure that a paper can be written with an ending.

    Raises: ``CountermoveError`` for an ending without a writer, or a table asked of a file that holds more than one.
    """
    if suffix.lower() not in WRITERS:
        known = ", ".join(WRITERS)
        raise CountermoveError(f'no paper can be written as "{suffix or "no ending"}"; known endings: {known}')
    if table and suffix.lower() != ONE_TABLE:
        raise CountermoveError(f"--table {table} is for {ONE_TABLE} files, which hold one table; leave it out")


def check_target(path: Path, overwrite: bool = False, table: str = "") -> None:
    """Make sure that a paper can be written to a path, before any work is done.

    Raises: ``CountermoveError`` for an ending without a writer, a table asked of a file that holds more than one, a
    missing folder or one that cannot be written to, or a file that is there already.
    """
    try:
        check_ending(path.suffix, table)
    except CountermoveError as fault:
        raise CountermoveError(f"{path}: {fault}") from None
    check_place(path, overwrite)


def render(paper: Paper, suffix: str, table: str = "") -> bytes:
    """Return a paper in the form an ending stands for; the same paper gives the same bytes.

    Args:
        table: for ``.csv``, which table; see ``countermove.report.comma_separated``.

    Raises: ``CountermoveError`` for an ending without a writer, and for a table that the paper does not have.
    """
    check_ending(suffix, table)
    writer = WRITERS[suffix.lower()]
    return writer(paper, table) if suffix.lower() == ONE_TABLE else writer(paper)


def write_paper(  # noqa: PLR0913 - every argument after the citations is by name
    found: CaseAssessment,
    path: Path,
    progress: Progress = silent,
    citations: Citations | None = None,
    *,
    kind: str = "options",
    table: str = "",
    overwrite: bool = False,
    forecasts: Sequence[Forecast] | None = None,
    as_of: str = "",
    workers: int = 1,
) -> Paper:
    """Write a paper on an assessment to a file whole or not at all, and return its content; see ``make_paper``.

    Raises: ``CountermoveError`` for a target that cannot be written, and a file that is there already unless it may be
    overwritten.
    """
    from countermove.report.paper import make_paper

    check_target(path, overwrite, table)
    paper = make_paper(kind, found, progress, citations, forecasts=forecasts, as_of=as_of, workers=workers)
    save(path, render(paper, path.suffix, table), overwrite)
    return paper
