"""Which labelled blocks are entries of a list, and which are paragraphs that carry a number.

A list is flattened; an entry belongs to the paragraph above it. In typescripts and cables the paragraphs themselves are
numbered: these are no entries, whatever stands between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from statistics import median

from countermove.records.body.blocks import Block
from countermove.records.body.endings import trimmed
from countermove.records.body.labels import Label, as_letter
from countermove.records.layers import Kind

_PARAGRAPH_WORDS = 18
_SHORT_ENTRY_WORDS = 14


class Role(StrEnum):
    """What the label of a block makes it: an entry of a list, a numbered paragraph, or nothing of the kind."""

    ITEM = "item"
    NUMBERED = "numbered"
    NONE = "none"


def roles_of(blocks: Sequence[Block]) -> dict[int, tuple[Role, Label]]:
    """Return the role of every labelled block, by its place, with its label read in its sequence."""
    roles: dict[int, tuple[Role, Label]] = {}
    for sequence in _sequences(blocks):
        role = _role(blocks, sequence)
        for place, label in sequence:
            roles[place] = (role, label)
    return roles


def _sequences(blocks: Sequence[Block]) -> list[list[tuple[int, Label]]]:
    """Return the runs of labels that count on from one another, each with the places of its blocks."""
    open_runs: dict[str, list[tuple[int, Label]]] = {}
    runs: list[list[tuple[int, Label]]] = []
    for place, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            open_runs = {style: run for style, run in open_runs.items() if style == "number."}
        if block.kind is not Kind.TEXT or block.label is None:
            if block.kind is Kind.TEXT:
                open_runs.pop("bullet", None)
            continue
        label = block.label
        run = _run_of(label, open_runs)
        if run is None:
            run = []
            runs.append(run)
        else:
            label = label if label.style == run[-1][1].style else as_letter(label)
        run.append((place, label))
        open_runs[label.style] = run
    return runs


def _run_of(label: Label, open_runs: dict[str, list[tuple[int, Label]]]) -> list[tuple[int, Label]] | None:
    """Return the run that a label goes on from, its roman reading first, or None."""
    for reading in (label, as_letter(label)):
        run = open_runs.get(reading.style)
        if run and reading.follows(run[-1][1]):
            return run
    return None


def _role(blocks: Sequence[Block], sequence: Sequence[tuple[int, Label]]) -> Role:
    label, place = sequence[0][1], sequence[0][0]
    if label.form == "bullet":
        return Role.ITEM
    if _is_lone_initial(sequence):
        return Role.NONE
    if _above(blocks, place).endswith(":"):
        return Role.ITEM
    if label.form == "number" and label.printed.endswith("."):
        return Role.NUMBERED if _are_paragraphs(blocks, sequence) else Role.ITEM
    return Role.ITEM


def _is_lone_initial(sequence: Sequence[tuple[int, Label]]) -> bool:
    """Say whether a capital is more likely the initial of a name, or in brackets a portion mark, than a label."""
    label = sequence[0][1]
    if label.form not in {"capital", "roman_capital"}:
        return False
    return len(sequence) == 1 if label.printed.endswith(".") else label.form == "capital" and label.value != 1


def _above(blocks: Sequence[Block], place: int) -> str:
    """Return the end of the body text above a block; empty under a heading or at the start."""
    for above in range(place - 1, -1, -1):
        block = blocks[above]
        if block.kind is Kind.HEADING:
            return ""
        if block.kind is Kind.TEXT:
            return trimmed(block.text)[0]
    return ""


def _are_paragraphs(blocks: Sequence[Block], sequence: Sequence[tuple[int, Label]]) -> bool:
    """Say whether numbered blocks are paragraphs: long, or under no paragraph, or with paragraphs between them."""
    words = [len(blocks[place].text.split()) for place, _ in sequence]
    if median(words) >= _PARAGRAPH_WORDS or not _above(blocks, sequence[0][0]):
        return True
    return median(words) > _SHORT_ENTRY_WORDS and _is_interrupted(blocks, sequence)


def _is_interrupted(blocks: Sequence[Block], sequence: Sequence[tuple[int, Label]]) -> bool:
    places = {place for place, _ in sequence}
    return any(
        blocks[place].kind is Kind.TEXT and place not in places for place in range(sequence[0][0], sequence[-1][0])
    )
