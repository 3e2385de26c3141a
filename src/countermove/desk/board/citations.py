"""What became of a case's citations, with the messages of ``countermove check``."""

from __future__ import annotations

from dataclasses import replace

from countermove.casefile.case import Case
from countermove.citing.present import overview_of_citations
from countermove.citing.resolve import Citations, problems
from countermove.desk.board.size import citations_in_words
from countermove.errors import Problem


def dangling(case: Case, citations: Citations, text: str) -> tuple[Problem, ...]:
    """Return a problem for every citation whose paragraph is not in the text at hand.

    Args:
        text: what the case was read from; the file may say something else by now.
    """
    lines = text.splitlines()
    return tuple(_with_excerpt(found, lines) for found in problems(case, citations))


def _with_excerpt(found: Problem, lines: list[str]) -> Problem:
    return replace(found, excerpt=lines[found.line - 1] if 0 < found.line <= len(lines) else "")


def cited_in_words(case: Case, citations: Citations) -> str:
    """Return how many citations could be followed, and why others could not."""
    return citations_in_words(overview_of_citations(case, citations))
