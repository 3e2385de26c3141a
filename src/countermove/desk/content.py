"""Content of a paper on a page of the desk: the same words, tables and figures, with citations that lead to the
reading room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from countermove.desk.rendering import address
from countermove.report.content import Block, Paper, Quotation, Section


def shown(sections: Sequence[Section], key: str, quotations: Mapping[str, Quotation] | None = None) -> Any:
    """Return sections as markup for a page; every text in them is escaped where it is written.

    Args:
        key: the case whose citations lead to the reading room.
        quotations: what is cited and at hand, shown in the notes.
    """
    from markupsafe import Markup

    from countermove.report.html import write_sections

    paper = Paper("", "", (), (), tuple(sections), quotations=dict(quotations or {}))
    return Markup(write_sections(paper, lambda cite: address("reading", key, cite=cite)))


def blocks(title: str, anchor: str, key: str, *items: Block) -> Any:
    """Return blocks under a heading as markup; see ``shown``."""
    return shown([Section(title, anchor, items)], key)
