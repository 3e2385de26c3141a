"""Results as a notebook shows them: tables of at most fifty rows, and pictures. Every text is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

MOST_ROWS = 50


def html_table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    total: int | None = None,
    meanings: Mapping[str, str] | None = None,
) -> str:
    """Return rows as an HTML table with a caption: the first fifty, and how many there are where there are more.

    Args:
        rows: the cells of each row; nothing (None) is an empty cell.
        total: how many rows there are; by default those given.
        meanings: what a head means, shown when it is pointed at.
    """
    if total is None:
        rows = list(rows)
        total = len(rows)
    head = "".join(_head(name, (meanings or {}).get(name, "")) for name in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in islice(rows, MOST_ROWS))
    more = f"<p>… of {total:,}</p>" if total > MOST_ROWS else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )


def html_of_mappings(caption: str, rows: Sequence[Mapping[str, object]]) -> str:
    """Return rows that are mappings of the same keys as a table; see ``html_table``."""
    heads = list(rows[0]) if rows else []
    return html_table(caption, heads, ([row[name] for name in heads] for row in rows[:MOST_ROWS]), len(rows))


def html_text(text: str) -> str:
    """Return a text whose lines are to stand as they are."""
    return f"<pre>{escape(text)}</pre>"


def _head(name: str, meaning: str) -> str:
    title = f' title="{escape(meaning)}"' if meaning else ""
    return f"<th{title}>{escape(name)}</th>"


def _cell(value: object) -> str:
    text = "" if value is None else ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return f"<td>{escape(text)}</td>"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart that a notebook shows as it is drawn, and a text that says the same.

    ``drawings`` are whole SVG documents: one, or more where a chart takes several pages.
    """

    drawings: tuple[str, ...]
    caption: str = ""
    alternative: str = ""

    @property
    def svg(self) -> str:
        """Return the picture as one SVG document, several drawings below one another."""
        if len(self.drawings) == 1:
            return self.drawings[0]
        sizes = [_size(drawing) for drawing in self.drawings]
        width, y, parts = max((size[0] for size in sizes), default=0.0), 0.0, []
        for drawing, (wide, high) in zip(self.drawings, sizes, strict=True):
            parts.append(drawing.replace("<svg ", f'<svg y="{y:g}" width="{wide:g}" height="{high:g}" ', 1))
            y += high
        box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {y:g}"'
        return f"<svg {box}>{''.join(parts)}</svg>"

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture: {self.caption or 'a chart'}>"


def _size(drawing: str) -> tuple[float, float]:
    """Return the width and the height of a drawing."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)
