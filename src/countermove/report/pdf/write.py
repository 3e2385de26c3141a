"""Papers as PDF: tagged (PDF/UA-1), fit for an archive (PDF/A-3a), the same bytes for the same paper."""

from __future__ import annotations

from countermove.report.content import Paper
from countermove.report.pdf.data import paper_data
from countermove.report.pdf.row_heads import with_row_heads
from countermove.report.pdf.typesetting import typeset


def write(paper: Paper) -> bytes:
    """Return the paper as a PDF; the same paper gives the same bytes.

    The fonts are built in. Where they lack a script, fonts of this machine and of the folders in ``COUNTERMOVE_FONTS``
    are used as well, and the paper says so.

    Raises: ``CountermoveError`` for letters that no font has, ``TooLarge`` for a paper of very many pages.
    """
    return with_row_heads(typeset(paper_data(paper)))
