"""Edits of collections with brackets, on one line or on several, commas and comments minded."""

from __future__ import annotations

from collections.abc import Sequence

from countermove.editing.edits import Edit
from countermove.editing.errors import NoPlace
from countermove.editing.layout import Part
from countermove.editing.rows import end_of_line


def slots(part: Part) -> list[tuple[int, int]]:
    """Return where the entries of a collection with brackets start and end, their keys included."""
    if not part.keys:
        return [(child.start, child.end) for child in part.children]
    return [
        (key.start, max(key.end, child.end)) for key, child in zip(part.keys, part.children, strict=True)
    ]  # an empty value may end before its key's colon


def comma_after(text: str, offset: int, limit: int) -> int:
    """Return where a comma stands behind blanks and comments, or -1 where there is none before the limit."""
    while offset < limit:
        if text[offset] == "#":
            offset = end_of_line(text, offset)
        elif text[offset] == ",":
            return offset
        elif not text[offset].isspace():
            return -1
        else:
            offset += 1
    return -1


def inserted(text: str, part: Part, index: int, texts: Sequence[str]) -> list[Edit]:
    """Return the edits that put entries, written out, before the entry that has an index now, or at the end."""
    spans = slots(part)
    if not spans:
        return [Edit(part.start + 1, part.start + 1, ", ".join(texts))]
    lead = _lead(text, spans[min(index, len(spans) - 1)][0])
    on_own_lines = lead is not None and "\n" in text[part.start : spans[0][0]]
    if index < len(spans):
        at = spans[index][0]
        between = f",\n{lead}" if on_own_lines else ", "
        return [Edit(at, at, "".join(text + between for text in texts))]
    end = spans[-1][1]
    comma = comma_after(text, end, part.end)
    line = end_of_line(text, max(end, comma))
    if on_own_lines and line < part.end:
        last = "," if comma >= 0 else ""
        added = "".join(f"\n{lead}{one}," for one in texts[:-1]) + f"\n{lead}{texts[-1]}{last}"
        return [*([] if comma >= 0 else [Edit(end, end, ",")]), Edit(line, line, added)]
    between = f",\n{lead}" if on_own_lines else ", "
    at = part.end - 1 if part.children[-1].kind == "nothing" and not text[end : part.end - 1].strip() else end
    return [
        Edit(
            at,
            at,
            (" " if part.keys and text[part.keys[-1].end : at].endswith(":") else "")
            + "".join(between + one for one in texts),
        )
    ]


def removed(text: str, part: Part, index: int) -> list[Edit]:
    """Return the edits that take an entry out, its comma and its own comment too.

    Raises: ``NoPlace`` where a comment between brackets could belong to several entries.
    """
    spans = slots(part)
    start, end = spans[index]
    comma = comma_after(text, end, part.end)
    if len(spans) == 1:
        return [Edit(start, max(end, comma + 1), "")]
    is_last = index == len(spans) - 1
    first, last = (spans[index - 1][1], end) if is_last else (start, spans[index + 1][0])
    between = text[first:start] if is_last else text[end:last]
    if "#" not in between and not (is_last and "#" in text[end : part.end]):
        return [Edit(first, last, "")]
    _refuse_crowded(text, part, spans, index)
    line = text.rfind("\n", 0, start)
    return [Edit(line, end_of_line(text, max(end, comma)), "")]


def moved(text: str, part: Part, order: Sequence[int]) -> list[Edit]:
    """Return the edits that put the entries into another order, given as indices of the present one."""
    spans = slots(part)
    ends = [*(start for start, _ in spans[1:]), part.end]
    if not any("#" in text[end:until] for (_, end), until in zip(spans, ends, strict=True)):
        return [Edit(*spans[to], text[slice(*spans[index])]) for to, index in enumerate(order) if to != index]
    lines = [_whole_line(text, part, spans, index) for index in range(len(spans))]
    return [Edit(*lines[to][:2], lines[index][2]) for to, index in enumerate(order) if to != index]


def _whole_line(text: str, part: Part, spans: Sequence[tuple[int, int]], index: int) -> tuple[int, int, str]:
    """Return where the lines of an entry start and end, and what they say with a comma behind the entry."""
    _refuse_crowded(text, part, spans, index)
    start, end = spans[index]
    comma = comma_after(text, end, part.end)
    first, last = text.rfind("\n", 0, start) + 1, end_of_line(text, max(end, comma))
    return first, last, text[first:end] + ("," if comma < 0 else "") + text[end:last]


def _refuse_crowded(text: str, part: Part, spans: Sequence[tuple[int, int]], index: int) -> None:
    """Refuse an entry between brackets that does not have its lines for itself, where there are comments."""
    start, end = spans[index]
    after = end_of_line(text, max(end, comma_after(text, end, part.end)))
    before = text.rfind("\n", 0, start)
    others = [*spans[max(0, index - 1) : index], *spans[index + 1 : index + 2]]
    crowded = any(a < after and b > before for a, b in others) or after >= part.end or before < part.start
    above = text[text.rfind("\n", 0, before) + 1 : before] if before > 0 else ""
    if crowded or above.lstrip().startswith("#"):
        raise NoPlace("comments stand between the brackets; give every entry a line of its own, or write it as a list")


def _lead(text: str, offset: int) -> str | None:
    """Return the blanks before a character on its line; None where something else stands there."""
    lead = text[text.rfind("\n", 0, offset) + 1 : offset]
    return None if lead.strip() else lead
