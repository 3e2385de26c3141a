"""Where the entries of a collection without brackets stand: their lines, with the comments that belong to them.

Comments directly above an entry belong to it, and so do a comment on its last line and comments below that are indented
more deeply than it. Blank lines, and comments behind one, belong to no entry.
"""

from __future__ import annotations

from dataclasses import dataclass

from countermove.editing.layout import Part


@dataclass(frozen=True, slots=True)
class Row:
    """An entry and its lines.

    ``head`` is where its key or dash stands; ``start`` the start of its first line, comments above included, or
    ``head`` where something else stands before it on its line; ``end`` the end of its last line without line feed.
    """

    head: int
    start: int
    end: int
    shares_line: bool


def column_of(text: str, offset: int) -> int:
    """Return in which column a character stands, counted from 0."""
    return offset - text.rfind("\n", 0, offset) - 1


def end_of_line(text: str, offset: int) -> int:
    """Return where the line of a character ends, its line feed left out."""
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def rows(text: str, part: Part) -> list[Row]:
    """Return the rows of a mapping or list without brackets, in order."""
    found: list[Row] = []
    column = column_of(text, part.keys[0].start if part.keys else part.start)
    for index, child in enumerate(part.children):
        head = part.keys[index].start if part.keys else dash_of(text, part, index, column)
        line = text.rfind("\n", 0, head) + 1
        shares_line = bool(text[line:head].strip())
        end = below(text, max(child.end, part.keys[index].end if part.keys else head + 1), column + 1)
        start = head if shares_line else _with_comments_above(text, line, found[-1].end + 1 if found else 0)
        found.append(Row(head, start, end, shares_line))
    return found


def dash_of(text: str, part: Part, index: int, column: int) -> int:
    """Return where the dash of an entry of a list stands."""
    if index == 0:
        return part.start
    line = text.rfind("\n", 0, part.children[index].start) + 1
    while line > part.start and text[line : line + column + 1] != " " * column + "-":
        line = text.rfind("\n", 0, line - 1) + 1
    return line + column


def below(text: str, offset: int, column: int) -> int:
    """Return the end of the line of a character, or of the comments under it that are indented so far at least."""
    end = end_of_line(text, offset)
    while end < len(text):
        next_end = end_of_line(text, end + 1)
        line = text[end + 1 : next_end]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < column:
            break
        end = next_end
    return end


def _with_comments_above(text: str, line: int, limit: int) -> int:
    while line > limit:
        above = text.rfind("\n", 0, line - 1) + 1
        if above < limit or not text[above:line].lstrip().startswith("#"):
            break
        line = above
    return line
