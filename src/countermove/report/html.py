"""Papers as one HTML file: no script, nothing fetched, every text escaped.

The template decides the form; here are the things that it asks for. Only what this package draws or ships, the style
sheet and the charts, goes in as markup; what comes with a paper is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from countermove.report.card_index import CardIndex
from countermove.report.charts import draw
from countermove.report.content import Block, Figure, Paper, Table
from countermove.report.letters import clean
from countermove.report.numbering import Numbering, basis_of
from countermove.report.templating import environment_of

if TYPE_CHECKING:
    from jinja2 import Environment

WIDE, WIDEST = 6, 9  # with more columns, a table is set in smaller type
SHORT, LETTERS = 8, 900  # a table with no more rows, nor more letters, is kept on one page
NAME = 24  # a row's head longer than this needs room


def write(paper: Paper) -> str:
    """Return the paper as one HTML file; the same paper gives the same text."""
    template = _environment().get_template("paper.html.jinja")
    ids = Ids(paper)
    return template.render(
        paper=paper,
        style=_style() + _running(paper.handling),
        numbering=Numbering(),
        ids=ids,
        cards=CardIndex(paper),
        leads=lambda cite: "#" + ids.of("quotation", cite) if cite in paper.quotations else "",
    )


def write_sections(paper: Paper, leads: Callable[[str], str]) -> str:
    """Return the sections of a paper as part of somebody else's page: no head, no style, no title.

    Args:
        leads: where the link of a citation leads, by citation.
    """
    template = _environment().get_template("sections.html.jinja")
    ids = Ids(paper)
    return template.render(paper=paper, numbering=Numbering(), ids=ids, cards=CardIndex(paper), leads=leads)


class Ids:
    """The ids of a paper's anchors, by kind of part: fit for a link, each used once.

    A section and a card may have one anchor. Ids with a full stop are those of notes and tables.
    """

    def __init__(self, paper: Paper) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._taken = {"main", "summary", "contents", "made-with"}
        for section in paper.sections:
            self._add("section", section.anchor)
        for card in CardIndex(paper).cards:
            self._add("card", card.anchor)
        for cite in paper.quotations:
            self._add("quotation", cite)

    def of(self, kind: str, anchor: str) -> str:
        """Return the id of the section or card with an anchor."""
        return self._ids[kind, anchor]

    def _add(self, kind: str, anchor: str) -> None:
        if (kind, anchor) in self._ids:
            raise ValueError(f"two parts of a paper, each a {kind}, have the anchor {anchor!r}: each needs its own")
        stem = re.sub(r"[^\w-]+", "-", clean(anchor)).strip("-") or kind
        number, chosen = 2, stem
        while chosen in self._taken:
            number, chosen = number + 1, f"{stem}-{number}"
        self._taken.add(chosen)
        self._ids[kind, anchor] = chosen


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _classes(table: Table) -> str:
    """Return what a style sheet needs to know of a table: how wide and long it is, and whether its rows have names."""
    columns = max([len(table.head), *map(len, table.rows)])
    classes = ["widest" if columns > WIDEST else "wide" if columns > WIDE else "plain"]
    if len(table.rows) <= SHORT and sum(len(cell.text) for row in table.rows for cell in row) <= LETTERS:
        classes.append("short")
    if any(len(row[0].text) > NAME for row in table.rows if row):
        classes.append("named")
    return " ".join(classes)


@cache
def _style() -> Any:
    from markupsafe import Markup

    return Markup((resources.files(__package__) / "templates" / "paper.css").read_text(encoding="utf-8"))


def _running(line: str) -> Any:
    """Return a rule that prints a line at the head of every page, the words as code points: no text becomes style."""
    from markupsafe import Markup

    words = "".join(f"\\{ord(letter):x} " for letter in clean(line))
    return Markup(f'@page {{ @top-right {{ content: "{words}"; }} }}\n' if words else "")


def _drawings(figure: Figure) -> Iterator[Any]:
    """Yield a figure's drawings; their labels are escaped where they are made."""
    from markupsafe import Markup

    yield from (Markup(drawing) for drawing in draw(figure.chart))


@cache
def _environment() -> Environment:
    return environment_of("report/templates", kind=_kind, classes=_classes, drawings=_drawings, basis_of=basis_of)
