"""One table of a paper as CSV, for a spreadsheet or another program.

The bytes are UTF-8 with a mark at the start, as those of a case's tables are: without it Excel takes the text for an
older encoding and garbles every letter that is not English; programs that read CSV know the mark (``utf-8-sig``). A
text that a spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io

from countermove.errors import CountermoveError, nearest
from countermove.report.content import Paper
from countermove.report.letters import clean
from countermove.report.naming_tables import COMPARISON, as_rows, tables_by_name

# The same as in the tables of a case (interchange), from which the report has to stay independent.
_LEADS = ("=", "+", "-", "@", "\t", "\r", "'")


def write(paper: Paper, table: str = "") -> bytes:
    """Return a table of a paper as CSV: by default the comparison of the initiatives, or its first one.

    What cells rest on stands in a last column, "Rests on"; the caption and the notes below the table are left out, so
    that every line is a row (the workbook has them).

    Args:
        paper: the paper.
        table: the name of the table; see ``table_names``.

    Raises: ``CountermoveError`` for a name that no table has, and for a paper without tables.
    """
    found = tables_by_name(paper)
    if not found:
        raise CountermoveError("the paper has no table, so there is nothing to write as .csv")
    name = table or (COMPARISON if COMPARISON in found else next(iter(found)))
    if name not in found:
        hint = nearest(name, found)
        listed = f"the paper's tables are {', '.join(found)}"
        raise CountermoveError(f'there is no table "{name}"; {hint + " " if hint else ""}{listed}')
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([_harmless(clean(text)) for text in row] for row in as_rows(found[name]))
    return stream.getvalue().encode("utf-8-sig")


def _harmless(text: str) -> str:
    """Return a text as it can stand in a CSV cell without being run by a spreadsheet."""
    return f"'{text}" if text.startswith(_LEADS) else text
