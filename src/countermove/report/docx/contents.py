"""The list of contents: a field that Word can update, filled so that it shows without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml.ns import qn

from countermove.report.docx.elements import element, field_end, field_start, link, paragraph, run, tab
from countermove.report.docx.links import Places

# Headings of the first level as links. Page numbers are left to Word, which alone knows them: it adds them when the
# field is updated.
_TOGETHER = 30  # entries that are kept on one page
_CODE = 'TOC \\o "1-1" \\h \\z \\u'


def contents(titles: Sequence[str], *, on_new_page: bool) -> Any:
    """Return the list of contents of sections with these titles."""
    entries = [_entry(number, title, number < min(len(titles), _TOGETHER)) for number, title in enumerate(titles, 1)]
    first = entries[0].find(qn("w:hyperlink"))
    for part in field_start(_CODE):
        first.addprevious(part)
    entries[-1].append(field_end())
    kind = element("w:docPartObj", element("w:docPartGallery", val="Table of Contents"), element("w:docPartUnique"))
    heading = paragraph("TOCHeading", run("Contents"), pageBreakBefore=on_new_page)
    return element("w:sdt", element("w:sdtPr", kind), element("w:sdtContent", heading, *entries))


def _entry(number: int, title: str, keep: bool) -> Any:
    return paragraph("TOC1", link(Places.section(number), run(str(number)), tab(), run(title)), keepNext=keep)
